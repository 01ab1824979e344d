// SPDX-License-Identifier: Apache-2.0

/// @file
/// Memory that is not there. The allocation functions of this program are replaced: they count, and
/// refuse the one that they are told to refuse.
///
/// Every single allocation is refused once while a small rule set is loaded, used, compared with
/// another and asked for guidance, 500 random ones while the shipped one is used, and more while it
/// is loaded and compared. Each time the call says so, nothing is lost, and the handles then work
/// as before.

#include "handles.hpp"

#include <cstdlib>
#include <new>
#include <random>
#include <stdexcept>

namespace {

struct {
    bool counting = false;
    bool other_exception = false; ///< throw something that is no std::bad_alloc
    std::size_t asked = 0;        ///< allocations since counting began
    std::size_t refused = 0;      ///< the one to refuse, from 1; 0 for none
    bool did_refuse = false;
    bool did_throw = false; ///< refused by an exception; else by a null pointer
    long alive = 0;         ///< allocations that have not been given back
} memory;

bool refuses() noexcept
{
    if (!memory.counting) return false;
    if (++memory.asked != memory.refused) return false;
    return memory.did_refuse = true;
}

void* take(std::size_t size) noexcept
{
    void* p = std::malloc(size == 0 ? 1 : size);
    if (p != nullptr) ++memory.alive;
    return p;
}

void give(void* p) noexcept
{
    if (p != nullptr) --memory.alive;
    std::free(p);
}

} // namespace

// Not inlined: g++ 12 would see free() on what came from `new`, or `delete` on what came from
// malloc().
[[gnu::noinline]] void* operator new(std::size_t size)
{
    if (refuses()) {
        memory.did_throw = true;
        if (memory.other_exception) throw std::runtime_error("no memory, but not in these words");
        throw std::bad_alloc();
    }
    void* p = take(size);
    if (p == nullptr) throw std::bad_alloc();
    return p;
}

[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return refuses() ? nullptr : take(size);
}

[[gnu::noinline]] void* operator new[](std::size_t size, const std::nothrow_t& n) noexcept
{
    return operator new(size, n);
}

[[gnu::noinline]] void* operator new[](std::size_t size)
{
    return operator new(size);
}

[[gnu::noinline]] void operator delete(void* p) noexcept
{
    give(p);
}

[[gnu::noinline]] void operator delete[](void* p) noexcept
{
    give(p);
}

[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept
{
    give(p);
}

[[gnu::noinline]] void operator delete[](void* p, std::size_t) noexcept
{
    give(p);
}

namespace {

/// Runs `work` with the allocation of that number refused; whether it came so far.
template <class Work>
bool refusing(std::size_t number, Work work)
{
    memory.asked = 0;
    memory.refused = number;
    memory.did_refuse = false;
    memory.did_throw = false;
    memory.counting = true;
    work();
    memory.counting = false;
    return memory.did_refuse;
}

/// Whether a status is right after a call. Of whoever asks for memory without exceptions the parser
/// says that there was none, and std::stable_sort does with less.
bool fits(netral_status status, bool refused)
{
    if (!refused) return status == NETRAL_OK;
    return status == NETRAL_ERROR_MEMORY || (status == NETRAL_OK && !memory.did_throw);
}

/// A rule set, a session, and every way to an answer. Returns the first status that is no success,
/// or OK; what was classified goes to `out`.
netral_status whole_way(std::string_view rules_text, std::string_view record, std::string& out)
{
    capi::rules rules;
    netral_status status = capi::load(rules_text, rules);
    if (status != NETRAL_OK) return status;

    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.detail = NETRAL_DETAIL_FULL;
    options.suggest = 1;
    netral_session* made_session = nullptr;
    netral_report* said = nullptr;
    status = netral_session_create(rules.get(), &options, &made_session, &said);
    const capi::session session(made_session);
    capi::report report(said);
    if (status != NETRAL_OK) return status;

    netral_classification* made = nullptr;
    status = netral_session_classify(session.get(), record.data(), record.size(), &made, &said);
    const capi::answer answer(made);
    report.reset(said);
    if (status != NETRAL_OK) return status;
    netral_text text;
    for (const auto write : {+[](netral_classification*c, netral_text*t) {
                                 return netral_classification_text(c, NETRAL_ENGLISH, 0, t);
                             },
                             +[](netral_classification*c, netral_text*t) {
                                 return netral_classification_explain(
                                     c, "c.1", 3, NETRAL_EXPLAIN_ALL, NETRAL_ENGLISH, t);
                             },
                             +[](netral_classification*c, netral_text*t) {
                                 return netral_classification_json(c, t);
                             }}) {
        status = write(answer.get(), &text);
        if (status != NETRAL_OK) return status;
    }
    status = netral_ruleset_rules_json(rules.get(), &text);
    if (status != NETRAL_OK) return status;
    status = netral_ruleset_record_schema(rules.get(), &text);
    if (status != NETRAL_OK) return status;

    char buffer[20000];
    std::size_t consumed = 0;
    std::size_t written = 0;
    status = netral_session_classify_lines(session.get(), record.data(), record.size(),
                                           NETRAL_LINES_LAST, buffer, sizeof buffer, &consumed,
                                           &written);
    if (status != NETRAL_OK) return status;
    memory.counting = false;
    out.assign(buffer, written);
    return NETRAL_OK;
}

/// Begins a comparison, compares all records and reads what there is to read. Returns the first
/// status that is no success, or OK; the report goes to `out`.
netral_status compare(const capi::rules& before, const capi::rules& after,
                      const std::vector<std::string>& records, std::string& out)
{
    netral_comparison* made = nullptr;
    netral_status status = netral_comparison_create(before.get(), after.get(), &made);
    const capi::owner<netral_comparison, netral_comparison_free> comparison(made);
    netral_change change = NETRAL_CHANGE_NONE;
    for (std::size_t i = 0; i < records.size() && status == NETRAL_OK; ++i)
        status = netral_comparison_add(made, records[i].data(), records[i].size(), &change);
    netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
    if (status == NETRAL_OK) status = netral_comparison_summarize(made, &s);
    netral_text text{nullptr, 0};
    if (status == NETRAL_OK) status = netral_comparison_json(made, &text);
    if (status != NETRAL_OK) return status;
    memory.counting = false;
    out = capi::view(text);
    return NETRAL_OK;
}

/// Reads a report in both forms.
netral_status read_report(const capi::report& said, std::string& out)
{
    netral_text text{nullptr, 0};
    netral_status status = netral_report_text(said.get(), &text);
    if (status == NETRAL_OK) status = netral_report_json(said.get(), &text);
    if (status != NETRAL_OK) return status;
    memory.counting = false;
    out = capi::view(text);
    return NETRAL_OK;
}

/// Makes guidance and renders it in every form.
netral_status guide(const capi::rules& rules, std::string_view role, std::string& out)
{
    const std::string_view day = "2024-10-12";
    netral_guidance* made = nullptr;
    netral_status status = netral_guidance_create(rules.get(), role.data(), role.size(), day.data(),
                                                  day.size(), nullptr, &made, nullptr);
    const capi::owner<netral_guidance, netral_guidance_free> guidance(made);
    netral_text text{nullptr, 0};
    if (status == NETRAL_OK) status = netral_guidance_text(made, NETRAL_ENGLISH, 0, &text);
    if (status == NETRAL_OK) status = netral_guidance_html(made, NETRAL_ENGLISH, &text);
    if (status == NETRAL_OK) status = netral_guidance_json(made, &text);
    if (status != NETRAL_OK) return status;
    memory.counting = false;
    out = capi::view(text);
    return NETRAL_OK;
}

/// Runs `work(out)` with one allocation refused: the status says so, nothing is lost, and what
/// comes of it all the same is as usual. Whether it came so far.
template <class Work>
bool survives(std::size_t number, const std::string& usual, Work work)
{
    std::string out;
    netral_status status = NETRAL_OK;
    const long before = memory.alive;
    const bool refused = refusing(number, [&] { status = work(out); });
    const long lost = memory.alive - before - (out.capacity() > 15 ? 1 : 0);
    INFO("allocation " << number << ": " << netral_status_name(status) << ", lost " << lost);
    if (!fits(status, refused) || lost != 0 || (status == NETRAL_OK && out != usual))
        FAIL_CHECK("not contained");
    return refused;
}

/// Refuses every single allocation of `work` once.
template <class Work>
std::size_t refuse_each(Work work)
{
    std::string usual;
    REQUIRE(work(usual) == NETRAL_OK); // also whatever is made once for ever
    std::size_t n = 1;
    while (survives(n, usual, work)) ++n;
    return n - 1;
}

/// Refuses as many allocations of `work`, anywhere in it.
template <class Work>
void refuse_some(int count, std::uint32_t seed, Work work)
{
    std::string usual;
    REQUIRE(work(usual) == NETRAL_OK);
    survives(0, usual, work);
    std::mt19937 random(seed);
    std::uniform_int_distribution<std::size_t> any(1, memory.asked);
    for (int i = 0; i < count; ++i) CHECK(survives(any(random), usual, work));
    survives(0, usual, work);
}

} // namespace

TEST_CASE("every single allocation may fail while a small rule set is loaded and used")
{
    const std::string& rules = capi::sample_text();
    const std::string record = capi::lines_of(capi::golden("records.jsonl"))[1] + "\n";
    const auto work = [&](std::string& out) { return whole_way(rules, record, out); };
    CHECK(refuse_each(work) > 3000);
}

TEST_CASE("every single allocation may fail while reports are made and read")
{
    const std::string wrong = capi::sample_text() + "\nnobody_knows: 1\n";
    const auto rules = capi::sample_rules();
    const auto said_of_rules = [&](std::string& out) {
        capi::rules none;
        capi::report said;
        const netral_status status = capi::load(wrong, none, &said);
        return status == NETRAL_ERROR_RULES ? read_report(said, out) : status;
    };
    CHECK(refuse_each(said_of_rules) > 100);
    const std::string_view bad = R"({"act": {"publik": 1, "day": "2024-13"}})";
    const auto said_of_record = [&](std::string& out) {
        netral_session* made_session = nullptr;
        netral_status status = netral_session_create(rules.get(), nullptr, &made_session, nullptr);
        if (status != NETRAL_OK) return status;
        const capi::session session(made_session);
        netral_text line;
        netral_report* made = nullptr;
        status = netral_session_classify_json(session.get(), bad.data(), bad.size(), &line, &made);
        const capi::report said(made);
        return status == NETRAL_ERROR_RECORD ? read_report(said, out) : status;
    };
    CHECK(refuse_each(said_of_record) > 10);
}

TEST_CASE("every single allocation may fail while two rule sets are compared")
{
    const auto before = capi::sample_rules();
    const auto after = capi::laxer_rules();
    const auto records = capi::lines_of(capi::golden("records.jsonl"));
    CHECK(refuse_each([&](std::string& out) { return compare(before, after, records, out); }) >
          1000);
}

TEST_CASE("every single allocation may fail while guidance is made")
{
    const auto rules = capi::sample_rules();
    CHECK(refuse_each([&](std::string& out) { return guide(rules, "pns", out); }) > 300);
}

TEST_CASE("a session stays usable whichever allocation fails, and no line is lost or said twice")
{
    const auto rules = capi::sample_rules();
    const auto session = capi::session_of(rules);
    const std::string input = capi::golden("records.jsonl") + "{\"act\": 7}\n";
    std::string buffer(std::size_t{1} << 16U, '\0');
    const auto all_lines = [&](std::size_t refused) {
        std::string output;
        std::size_t at = 0;
        bool failed = false;
        while (true) {
            std::size_t consumed = 0;
            std::size_t written = 0;
            netral_status status = NETRAL_OK;
            failed = refusing(failed ? 0 : refused, [&] {
                status = netral_session_classify_lines(
                    session.get(), input.data() + at, input.size() - at, NETRAL_LINES_LAST,
                    buffer.data(), buffer.size(), &consumed, &written);
            });
            CHECK(fits(status, failed));
            output.append(buffer, 0, written);
            at += consumed;
            if (status == NETRAL_OK) return output;
        }
    };
    const std::string usual = all_lines(0);
    const std::size_t most = memory.asked;
    REQUIRE(most > 100);
    for (std::size_t n = 1; n <= most; ++n) {
        INFO("allocation " << n);
        CHECK(all_lines(n) == usual);
    }
}

TEST_CASE("500 random allocations may fail while the shipped rules are used")
{
    const auto rules = capi::shipped_rules();
    auto session = capi::session_of(rules);
    const std::string record =
        capi::lines_of(capi::content_of(NETRAL_SOURCE_DIR "/examples/incidents/jakarta.jsonl"))[0];
    netral_text text{nullptr, 0};
    const auto classify = [&] {
        return netral_session_classify_json(session.get(), record.data(), record.size(), &text,
                                            nullptr);
    };
    const auto fresh = [&](std::size_t refused) { // a session, a record with it, and its end
        netral_status status = NETRAL_OK;
        const bool failed = refusing(refused, [&] {
            netral_session* made = nullptr;
            status = netral_session_create(rules.get(), nullptr, &made, nullptr);
            const capi::session kept(made);
            if (status == NETRAL_OK)
                status = netral_session_classify_json(made, record.data(), record.size(), &text,
                                                      nullptr);
        });
        CHECK(fits(status, failed));
        return failed;
    };
    REQUIRE(classify() == NETRAL_OK);
    const std::string usual(capi::view(text));
    fresh(0);
    const std::size_t most = memory.asked;
    std::mt19937 random(20240214);
    std::uniform_int_distribution<std::size_t> any(1, most);
    std::size_t failed = 0;
    for (int i = 0; i < 500; ++i) {
        const long before = memory.alive;
        failed += fresh(any(random)) ? 1 : 0;
        CHECK(memory.alive == before);
    }
    CHECK(failed == 500);
    REQUIRE(classify() == NETRAL_OK);
    CHECK(capi::view(text) == usual);
}

TEST_CASE("50 random allocations may fail while the shipped rules are loaded")
{
    struct outcome {
        netral_status status = NETRAL_OK;
        bool refused = false;
        long lost = 0;
        std::string digest;
    };
    const std::string path = NETRAL_SOURCE_DIR "/rules/netralitas";
    const auto load = [&](std::size_t number) {
        outcome out;
        const long before = memory.alive;
        netral_ruleset* made = nullptr;
        out.refused = refusing(number, [&] {
            out.status =
                netral_ruleset_load_directory(path.data(), path.size(), nullptr, &made, nullptr);
        });
        netral_ruleset_summary s = NETRAL_RULESET_SUMMARY_INIT;
        if (netral_ruleset_summarize(made, NETRAL_ENGLISH, &s) == NETRAL_OK)
            out.digest = std::string(capi::view(s.digest));
        netral_ruleset_free(made);
        out.lost = memory.alive - before - (out.digest.capacity() > 15 ? 1 : 0);
        return out;
    };
    const std::string usual = load(0).digest;
    REQUIRE(usual.size() > 15);
    std::mt19937 random(20240627);
    std::uniform_int_distribution<std::size_t> any(1, memory.asked);
    for (int i = 0; i < 50; ++i) {
        const std::size_t n = any(random);
        const outcome out = load(n);
        INFO("allocation " << n);
        CHECK(fits(out.status, out.refused));
        CHECK(out.lost == 0);
        CHECK(out.digest == (out.status == NETRAL_OK ? usual : ""));
    }
}

TEST_CASE("random allocations may fail while the shipped rules are compared and asked for guidance")
{
    const auto before = capi::shipped_rules();
    const auto after = capi::shipped_rules_with("examples/python/stages.yaml");
    const auto records =
        capi::lines_of(capi::content_of(NETRAL_SOURCE_DIR "/examples/incidents/jakarta.jsonl"));
    const std::vector<std::string> some(records.begin(), records.begin() + 3);
    refuse_some(100, 20240925, [&](std::string& out) { return compare(before, after, some, out); });
    refuse_some(100, 20241127, [&](std::string& out) { return guide(before, "lurah", out); });
}

TEST_CASE("what is thrown and is no lack of memory is a mistake of the library")
{
    const auto rules = capi::sample_rules();
    const auto session = capi::session_of(rules);
    netral_text text{nullptr, 0};
    netral_status status = NETRAL_OK;
    memory.other_exception = true;
    const bool thrown = refusing(
        1, [&] { status = netral_session_classify_json(session.get(), "{}", 2, &text, nullptr); });
    memory.other_exception = false;
    REQUIRE(thrown);
    CHECK(status == NETRAL_ERROR_INTERNAL);
    CHECK(netral_session_classify_json(session.get(), "{}", 2, &text, nullptr) == NETRAL_OK);
}
