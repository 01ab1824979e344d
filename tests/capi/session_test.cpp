// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sessions through the C API: options, records that cannot be used, and JSON Lines through buffers
/// of any size.

#include "handles.hpp"

#include <nlohmann/json.hpp>

using nlohmann::json;

namespace {

/// A line for each record, with a bad one, an empty one and no line break at the end.
std::string sample_input()
{
    return capi::golden("records.jsonl") + "{\"act\": 7}\n\n \t\n{\"act\": {\"kinds\": []}}";
}

struct lines_result {
    netral_status status = NETRAL_OK;
    std::string output;
    std::size_t calls = 0;
};

/// Feeds the input in pieces of `step` bytes, keeping what a call leaves, through an output of
/// `room` bytes; a larger one where not even one line goes in.
lines_result run_lines(const capi::session& s, const std::string& input, std::size_t step,
                       std::size_t room)
{
    lines_result out;
    std::string pending;
    std::string buffer(room, '\0');
    std::size_t fed = 0;
    while (true) {
        const std::string piece = input.substr(fed, step);
        fed += piece.size();
        pending += piece;
        const std::uint32_t flags = fed == input.size() ? NETRAL_LINES_LAST : 0;
        do {
            std::size_t consumed = 77;
            std::size_t written = 77;
            out.status =
                netral_session_classify_lines(s.get(), pending.data(), pending.size(), flags,
                                              buffer.data(), buffer.size(), &consumed, &written);
            ++out.calls;
            out.output.append(buffer, 0, written);
            pending.erase(0, consumed);
            if (out.status == NETRAL_ERROR_BUFFER) {
                CHECK(written == 0);
                REQUIRE(netral_session_waiting(s.get()) > buffer.size());
                buffer.resize(netral_session_waiting(s.get()));
            }
        } while (out.status == NETRAL_MORE || out.status == NETRAL_ERROR_BUFFER);
        if (out.status != NETRAL_OK || flags != 0) break;
    }
    CHECK(pending.empty());
    return out;
}

/// What the whole input gives in one call.
std::string expected_output(const capi::session& s)
{
    const std::string input = sample_input();
    return run_lines(s, input, input.size(), std::size_t{1} << 20U).output;
}

netral_status create(const netral_session_options& options, capi::report* says = nullptr)
{
    netral_session* made = nullptr;
    netral_report* said = nullptr;
    const netral_status status =
        netral_session_create(capi::sample_rules().get(), &options, &made, &said);
    const capi::session kept(made);
    capi::report report(said);
    CHECK((status == NETRAL_OK) == (made != nullptr));
    if (says != nullptr) *says = std::move(report);
    return status;
}

} // namespace

TEST_CASE("lines come out as the single records do, errors in their own places")
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.detail = GENERATE(as<netral_detail>{}, NETRAL_DETAIL_FINDINGS, NETRAL_DETAIL_VERDICT,
                              NETRAL_DETAIL_FULL);
    options.suggest = GENERATE(0, 1);
    const auto session = capi::session_of(capi::sample_rules(), &options);
    const std::string first = expected_output(session);
    CHECK(expected_output(session) == first); // also from memory
    const auto lines = capi::lines_of(first);
    const auto records = capi::lines_of(capi::golden("records.jsonl"));
    REQUIRE(lines.size() == records.size() + 2);
    for (std::size_t i = 0; i < records.size(); ++i) {
        netral_text one;
        REQUIRE(netral_session_classify_json(session.get(), records[i].data(), records[i].size(),
                                             &one, nullptr) == NETRAL_OK);
        CHECK(lines[i] == capi::view(one));
    }
    const json bad = json::parse(lines[records.size()]);
    CHECK(bad["line"] == records.size() + 1);
    CHECK(bad["record"].is_null());
    CHECK(bad["errors"].size() == 1);
    CHECK(json::parse(lines.back())["verdict"] == "not_indicated");
}

TEST_CASE("the pieces of the input and the size of the output make no difference")
{
    const auto session = capi::session_at(capi::sample_rules(), NETRAL_DETAIL_VERDICT);
    const std::string whole = expected_output(session);
    const std::size_t step = GENERATE(1U, 7U, 100U, 5000U);
    const std::size_t room = GENERATE(0U, 1U, 200U, 700U, 100000U);
    const auto r = run_lines(session, sample_input(), step, room);
    CHECK(r.status == NETRAL_OK);
    CHECK(r.output == whole);
    CHECK(netral_session_waiting(session.get()) == 0);
}

TEST_CASE("a full output says that there is more, and only whole lines are in it")
{
    const auto session = capi::session_at(capi::sample_rules(), NETRAL_DETAIL_VERDICT);
    const std::string input = sample_input();
    const std::string whole = expected_output(session);
    std::string buffer(whole.size() - 1, '\0');
    std::size_t consumed = 0;
    std::size_t written = 0;
    CHECK(netral_session_classify_lines(session.get(), input.data(), input.size(),
                                        NETRAL_LINES_LAST, buffer.data(), buffer.size(), &consumed,
                                        &written) == NETRAL_MORE);
    CHECK(consumed == input.size()); // the last line is done with; its answer waits
    CHECK(buffer[written - 1] == '\n');
    CHECK(netral_session_waiting(session.get()) == whole.size() - written);

    netral_session_restart_lines(session.get());
    CHECK(netral_session_waiting(session.get()) == 0);
}

TEST_CASE("a line that is too long is passed over, whether it comes whole or in pieces")
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.record_bytes = 30;
    options.detail = NETRAL_DETAIL_VERDICT;
    const auto session = capi::session_of(capi::sample_rules(), &options);
    const std::string input = "{\"act\": {\"kinds\": []}}\n" + std::string(100, ' ') + "{}\n{}\n" +
                              std::string(31, '7') + "\n";
    const std::size_t step = GENERATE(1U, 10U, 60U, 1000U);
    const auto r = run_lines(session, input, step, 1000);
    const auto lines = capi::lines_of(r.output);
    REQUIRE(lines.size() == 4);
    CHECK(lines[1] == R"({"line":2,"record":null,"errors":[{"code":"N2004","path":"","column":0,)"
                      R"("message":"the line is longer than 30 bytes"}]})");
    CHECK(json::parse(lines[2]).contains("verdict"));
    CHECK(json::parse(lines[3])["line"] == 4);
}

TEST_CASE("a record that cannot be used is told of, field by field")
{
    const auto session = capi::session_of(capi::sample_rules());
    const std::string record = R"({"act": {"kinds": ["likes"], "public": 1}})";
    netral_classification* made = nullptr;
    netral_report* said = nullptr;
    REQUIRE(netral_session_classify(session.get(), record.data(), record.size(), &made, &said) ==
            NETRAL_ERROR_RECORD);
    capi::report report(said);
    CHECK(made == nullptr);
    REQUIRE(netral_report_count(said) == 2);
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    REQUIRE(netral_report_at(said, 0, &d) == NETRAL_OK);
    CHECK(capi::view(d.path) == "act.kinds[0]");
    CHECK(d.line == 0);
    CHECK(d.column > 0);
    CHECK(d.file.size == 0);
    CHECK(d.suggestion.size > 0);
    CHECK(netral_report_at(said, 2, &d) == NETRAL_ERROR_NOT_FOUND);
    netral_text text;
    REQUIRE(netral_report_text(said, &text) == NETRAL_OK);
    CHECK(capi::view(text).find(": act.kinds[0]: ") != std::string_view::npos);
    CHECK(capi::view(text).find("\n  help: ") != std::string_view::npos);
    netral_text again;
    REQUIRE(netral_report_text(said, &again) == NETRAL_OK);
    CHECK(text.data == again.data);

    netral_text json_text;
    CHECK(netral_session_classify_json(session.get(), record.data(), record.size(), &json_text,
                                       nullptr) == NETRAL_ERROR_RECORD);
}

TEST_CASE("options bound what a record and an answer may cost")
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.record_errors = 1;
    options.record_depth = 2;
    options.record_bytes = 60;
    options.questions = 1;
    options.completions = 1;
    const auto rules = capi::sample_rules();
    const auto session = capi::session_of(rules, &options);
    netral_text text;
    const auto status = [&](const std::string& record) {
        netral_report* said = nullptr;
        const netral_status s =
            netral_session_classify_json(session.get(), record.data(), record.size(), &text, &said);
        const capi::report kept(said);
        CHECK(netral_report_count(said) == (s == NETRAL_OK ? 0 : 1));
        return s;
    };
    CHECK(status(R"({"act": {"kinds": ["likes"], "public": 1}})") == NETRAL_ERROR_RECORD);
    CHECK(status(R"({"act": {"kinds": {"has": ["like"]}}})") == NETRAL_ERROR_RECORD);
    CHECK(status("{}" + std::string(60, ' ')) == NETRAL_ERROR_RECORD);
    CHECK(status(R"({"act": {"public": true}, "who": {"status": "pns"}})") == NETRAL_OK);

    const auto made = capi::classify(session, R"({"who": {"status": "kades"}})");
    netral_summary s = NETRAL_SUMMARY_INIT;
    REQUIRE(netral_classification_summarize(made.get(), &s) == NETRAL_OK);
    CHECK(s.question_count <= 1);
    CHECK(s.robust == NETRAL_UNKNOWN);
}

TEST_CASE("a reading is chosen by name, and a wrong one is told of")
{
    const std::string reading = "arti_umum";
    const std::string wide = "luas";
    netral_chosen_reading chosen{reading.data(), reading.size(), wide.data(), wide.size()};
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.readings = &chosen;
    options.reading_count = 1;
    const std::string record =
        R"({"who": {"status": "pns"}, "act": {"kinds": ["like"], "public": false,
            "on_duty": false, "day": "2024-10-01"}})";
    const auto rules = capi::sample_rules();
    netral_finding f = NETRAL_FINDING_INIT;
    const auto status_of_first = [&](const netral_session_options* o) {
        const auto made = capi::classify(capi::session_of(rules, o), record);
        REQUIRE(netral_classification_finding_at(made.get(), 0, NETRAL_ENGLISH, &f) == NETRAL_OK);
        CHECK(f.turn_count == 1);
        return f.status;
    };
    CHECK(status_of_first(&options) == NETRAL_RULE_HOLDS);
    CHECK(status_of_first(nullptr) != NETRAL_RULE_HOLDS);

    capi::report report;
    chosen.option = "lebar";
    chosen.option_size = 5;
    CHECK(create(options, &report) == NETRAL_ERROR_NOT_FOUND);
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    REQUIRE(netral_report_at(report.get(), 0, &d) == NETRAL_OK);
    CHECK(capi::view(d.code) == "N5011");
    chosen.reading_size = 3;
    CHECK(create(options, &report) == NETRAL_ERROR_NOT_FOUND);
    chosen.reading = nullptr;
    CHECK(create(options) == NETRAL_ERROR_ARGUMENT);
    chosen.reading = "\xff\xfe\xfd";
    CHECK(create(options) == NETRAL_ERROR_ARGUMENT);
    options.readings = nullptr;
    CHECK(create(options) == NETRAL_ERROR_ARGUMENT);
}

TEST_CASE("options of another version of the header are read as far as both know them")
{
    struct newer {
        netral_session_options known;
        std::uint64_t unknown;
    } options{};
    options.known.size = sizeof options;
    CHECK(create(options.known) == NETRAL_OK);
    options.unknown = 1;
    CHECK(create(options.known) == NETRAL_ERROR_ARGUMENT);
    options.known.size = sizeof(netral_session_options) - 1;
    CHECK(create(options.known) == NETRAL_ERROR_ARGUMENT);
    options.known = NETRAL_SESSION_OPTIONS_INIT;
    options.known.detail = 3;
    CHECK(create(options.known) == NETRAL_ERROR_ARGUMENT);
}

TEST_CASE("what the library does not know of a caller's struct stays as it is")
{
    struct newer {
        netral_summary known;
        std::uint64_t unknown;
    } out{};
    out.known.size = sizeof out;
    out.unknown = 42;
    const auto made = capi::classify(capi::session_of(capi::sample_rules()), "{}");
    REQUIRE(netral_classification_summarize(made.get(), &out.known) == NETRAL_OK);
    CHECK(out.known.size == sizeof out);
    CHECK(out.known.nature_count == 5);
    CHECK(out.unknown == 42);
    out.known.size = sizeof(netral_summary) - 1;
    CHECK(netral_classification_summarize(made.get(), &out.known) == NETRAL_ERROR_ARGUMENT);
}
