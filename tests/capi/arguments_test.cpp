// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every function with null pointers, lengths of zero, bytes that are not UTF-8, and indices past
/// the end: a status, never a crash.

#include "handles.hpp"

#include <netral/cel/limits.hpp>

#include <functional>
#include <limits>

namespace {

constexpr std::size_t far = std::numeric_limits<std::size_t>::max();

/// A call of an accessor with what it is to be tried with.
struct accessor {
    const char* name;
    /// (classification, index, whether to give somewhere to write, language)
    std::function<netral_status(const netral_classification*, std::size_t, bool, netral_language)>
        call;
    bool has_language = true;
};

#define ACCESSOR(function, type, init, ...)                                                        \
    accessor                                                                                       \
    {                                                                                              \
#function, [](const netral_classification* c, std::size_t i, bool there, netral_language l) { \
            type out = init;                                                                       \
            static_cast<void>(l);                                                                  \
            return function(c, __VA_ARGS__, there ? &out : nullptr);                               \
        }    \
    }

std::vector<accessor> accessors()
{
    std::vector<accessor> all{
        ACCESSOR(netral_classification_finding_at, netral_finding, NETRAL_FINDING_INIT, i, l),
        ACCESSOR(netral_classification_citation_at, netral_citation, NETRAL_CITATION_INIT, i, 0, l),
        ACCESSOR(netral_classification_missing_at, netral_fact, NETRAL_FACT_INIT, i, 0, l),
        ACCESSOR(netral_classification_exception_at, netral_condition, NETRAL_CONDITION_INIT, i, 0,
                 l),
        ACCESSOR(netral_classification_finding_sanction_at, netral_sanction, NETRAL_SANCTION_INIT,
                 i, 0, l),
        ACCESSOR(netral_classification_sanction_at, netral_sanction, NETRAL_SANCTION_INIT, i, l),
        ACCESSOR(netral_classification_question_at, netral_question, NETRAL_QUESTION_INIT, i, l),
        ACCESSOR(netral_classification_deadline_at, netral_deadline, NETRAL_DEADLINE_INIT, i, l),
        ACCESSOR(netral_classification_requirement_at, netral_condition, NETRAL_CONDITION_INIT, i,
                 l)};
    std::vector<accessor> mute{
        ACCESSOR(netral_classification_nature_at, netral_nature_verdict, NETRAL_NATURE_VERDICT_INIT,
                 i),
        ACCESSOR(netral_classification_route_at, netral_text, (netral_text{nullptr, 0}), i, 0),
        ACCESSOR(netral_classification_turn_at, netral_turn, NETRAL_TURN_INIT, i, 0),
        ACCESSOR(netral_classification_settled_at, netral_text, (netral_text{nullptr, 0}), i, 0),
        ACCESSOR(netral_classification_answer_at, netral_answer, NETRAL_ANSWER_INIT, i, 0),
        ACCESSOR(netral_classification_warning_at, netral_warning, NETRAL_WARNING_INIT, i)};
    for (accessor& a : mute) {
        a.has_language = false;
        all.push_back(std::move(a));
    }
    return all;
}

} // namespace

TEST_CASE("the version is that of the header, and every status has a name")
{
    CHECK(std::string(netral_version()) == "0.1.0");
    CHECK(netral_version_number() == 1000);
    for (netral_status s = NETRAL_ERROR_INTERNAL; s <= NETRAL_MORE; ++s)
        CHECK(std::string(netral_status_name(s)).rfind("NETRAL_", 0) == 0);
    CHECK(std::string(netral_status_name(2)) == "unknown status");
    CHECK(std::string(netral_status_name(-9)) == "unknown status");
}

TEST_CASE("giving back a null pointer does nothing")
{
    netral_report_free(nullptr);
    netral_ruleset_free(nullptr);
    netral_session_free(nullptr);
    netral_classification_free(nullptr);
    netral_session_restart_lines(nullptr);
    CHECK(netral_ruleset_retain(nullptr) == nullptr);
    CHECK(netral_report_count(nullptr) == 0);
    CHECK(netral_session_waiting(nullptr) == 0);
}

TEST_CASE("accessors of a classification refuse what is missing and say what is past the end")
{
    const auto made = capi::classify(capi::session_of(capi::sample_rules()),
                                     capi::lines_of(capi::golden("records.jsonl"))[1]);
    for (const accessor& a : accessors()) {
        INFO(a.name);
        CHECK(a.call(nullptr, 0, true, NETRAL_ENGLISH) == NETRAL_ERROR_ARGUMENT);
        CHECK(a.call(made.get(), 0, false, NETRAL_ENGLISH) == NETRAL_ERROR_ARGUMENT);
        CHECK(a.call(made.get(), far, true, NETRAL_ENGLISH) == NETRAL_ERROR_NOT_FOUND);
        CHECK(a.call(made.get(), 1000, true, NETRAL_INDONESIAN) == NETRAL_ERROR_NOT_FOUND);
        if (a.has_language) CHECK(a.call(made.get(), 0, true, 2) == NETRAL_ERROR_ARGUMENT);
    }
}

TEST_CASE("what is written of a classification needs a classification and a place")
{
    const auto made = capi::classify(capi::session_of(capi::sample_rules()), "{}");
    netral_summary s = NETRAL_SUMMARY_INIT;
    netral_text t;
    CHECK(netral_classification_summarize(nullptr, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_summarize(made.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_json(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_json(made.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_text(nullptr, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_text(made.get(), -1, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_text(made.get(), 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(nullptr, "c.1", 3, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), nullptr, 3, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), "c.1", 3, 2, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), "c.1", 3, 0, 9, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), "c.1", 3, 0, 0, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), "c.\xff", 3, 0, 0, &t) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_classification_explain(made.get(), nullptr, 0, 0, 0, &t) ==
          NETRAL_ERROR_NOT_FOUND);
}

TEST_CASE("loading refuses what is missing and says what is not UTF-8")
{
    netral_ruleset* made = nullptr;
    netral_report* said = nullptr;
    CHECK(netral_ruleset_load_text(nullptr, 5, nullptr, &made, &said) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_text("a", 1, nullptr, nullptr, &said) == NETRAL_ERROR_ARGUMENT);
    CHECK(said == nullptr);
    CHECK(netral_ruleset_load_directory(nullptr, 0, nullptr, &made, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_directory(nullptr, 1, nullptr, &made, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_directory("a", 1, nullptr, nullptr, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_directory("\xff", 1, nullptr, &made, nullptr) ==
          NETRAL_ERROR_UNREADABLE);
    CHECK(netral_ruleset_load_texts(nullptr, 1, nullptr, &made, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_texts(nullptr, 1, nullptr, nullptr, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    options.size = 3;
    CHECK(netral_ruleset_load_text("a", 1, &options, &made, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_load_directory("a", 1, &options, &made, nullptr) == NETRAL_ERROR_ARGUMENT);
    options = NETRAL_LOAD_OPTIONS_INIT;
    options.limit_count = 1;
    CHECK(netral_ruleset_load_text("a", 1, &options, &made, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(made == nullptr);

    for (const std::string& text :
         {std::string(), std::string("ruleset: \xff"), std::string("a\0b", 3)}) {
        CHECK(netral_ruleset_load_text(text.data(), text.size(), nullptr, &made, &said) ==
              NETRAL_ERROR_RULES);
        const capi::report kept(said);
        CHECK(netral_report_count(said) > 0);
    }
    CHECK(netral_ruleset_load_text(nullptr, 0, nullptr, &made, nullptr) == NETRAL_ERROR_RULES);
    CHECK(made == nullptr);
}

TEST_CASE("what is read of a rule set needs a rule set, a place, a language and an index")
{
    const auto rules = capi::sample_rules();
    netral_ruleset_summary s = NETRAL_RULESET_SUMMARY_INIT;
    netral_rule r = NETRAL_RULE_INIT;
    netral_reading g = NETRAL_READING_INIT;
    netral_text t;
    netral_limit limit;
    CHECK(netral_ruleset_summarize(nullptr, 0, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_summarize(rules.get(), 7, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_summarize(rules.get(), 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_rule_at(nullptr, 0, 0, &r) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_rule_at(rules.get(), 0, 7, &r) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_rule_at(rules.get(), 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_rule_at(rules.get(), far, 0, &r) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_ruleset_reading_at(nullptr, 0, 0, &g) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_reading_at(rules.get(), 0, 7, &g) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_reading_at(rules.get(), 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_reading_at(rules.get(), 1, 0, &g) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_ruleset_reading_option_at(nullptr, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_reading_option_at(rules.get(), 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_reading_option_at(rules.get(), 1, 0, &t) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_ruleset_reading_option_at(rules.get(), 0, 2, &t) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_ruleset_rules_json(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_rules_json(rules.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_record_schema(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_ruleset_record_schema(rules.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_limit_at(0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_limit_at(far, &limit) == NETRAL_ERROR_NOT_FOUND);
}

TEST_CASE("a session needs a rule set, and to classify it needs a record")
{
    const auto rules = capi::sample_rules();
    netral_session* made = nullptr;
    CHECK(netral_session_create(nullptr, nullptr, &made, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_create(rules.get(), nullptr, nullptr, nullptr) == NETRAL_ERROR_ARGUMENT);
    const auto session = capi::session_of(rules);
    netral_classification* answer = nullptr;
    netral_text t;
    CHECK(netral_session_classify(nullptr, "{}", 2, &answer, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_classify(session.get(), nullptr, 2, &answer, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_classify(session.get(), "{}", 2, nullptr, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_classify_json(nullptr, "{}", 2, &t, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_classify_json(session.get(), nullptr, 2, &t, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(netral_session_classify_json(session.get(), "{}", 2, nullptr, nullptr) ==
          NETRAL_ERROR_ARGUMENT);
    CHECK(answer == nullptr);

    netral_report* said = nullptr;
    for (const std::string& text : {std::string(), std::string("{\"act\": \"\xff\"}"),
                                    std::string("{\0}", 3), std::string("[]")}) {
        CHECK(netral_session_classify(session.get(), text.data(), text.size(), &answer, &said) ==
              NETRAL_ERROR_RECORD);
        const capi::report kept(said);
        CHECK(netral_report_count(said) == 1);
    }
    CHECK(netral_session_classify_json(session.get(), nullptr, 0, &t, nullptr) ==
          NETRAL_ERROR_RECORD);
}

TEST_CASE("lines need their buffers and flags that exist")
{
    const auto session = capi::session_of(capi::sample_rules());
    char out[8];
    std::size_t n = 0;
    const auto call = netral_session_classify_lines;
    CHECK(call(nullptr, "", 0, 0, out, 8, &n, &n) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), nullptr, 1, 0, out, 8, &n, &n) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), "", 0, 2, out, 8, &n, &n) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), "", 0, 0, nullptr, 8, &n, &n) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), "", 0, 0, out, 8, nullptr, &n) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), "", 0, 0, out, 8, &n, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(call(session.get(), nullptr, 0, NETRAL_LINES_LAST, nullptr, 0, &n, &n) == NETRAL_OK);
    std::size_t consumed = 1;
    std::string buffer(1000, '\0');
    CHECK(call(session.get(), "\xff\n", 2, 0, buffer.data(), buffer.size(), &consumed, &n) ==
          NETRAL_OK);
    CHECK(consumed == 2);
    CHECK(buffer.find("N2005") != std::string::npos);
}

TEST_CASE("reports refuse what is missing")
{
    netral_text t;
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    netral_report* said = nullptr;
    netral_ruleset* made = nullptr;
    REQUIRE(netral_ruleset_load_text("a", 1, nullptr, &made, &said) == NETRAL_ERROR_RULES);
    const capi::report report(said);
    CHECK(netral_report_at(nullptr, 0, &d) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_report_at(said, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_report_json(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_report_json(said, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_report_text(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_report_text(said, nullptr) == NETRAL_ERROR_ARGUMENT);
}

TEST_CASE("every limit of a condition can be set")
{
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < netral_limit_count(); ++i) {
        netral_limit limit{};
        REQUIRE(netral_limit_at(i, &limit) == NETRAL_OK);
        names.emplace_back(limit.name, limit.name_size);
    }
    for (const std::string_view name : netral::cel::limit_names())
        CHECK(std::count(names.begin(), names.end(), name) == 1);
}
