// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the accessors say of a classification is what its JSON says, and that is what the program
/// `netral` writes.

#include "handles.hpp"

#include <nlohmann/json.hpp>

#include <array>

using nlohmann::json;

namespace {

constexpr std::array<const char*, 4> status_names{"not_raised", "fails", "open", "holds"};
constexpr std::array<const char*, 3> truth_names{"no", "open", "yes"};
constexpr std::array<const char*, 3> verdict_names{"not_indicated", "open", "indicated"};

std::string name_of(netral_truth t)
{
    return truth_names.at(static_cast<std::size_t>(t));
}

/// `null` for unknown, as deadlines and requirements are written.
json boolean_of(netral_truth t)
{
    return t == NETRAL_UNKNOWN ? json() : json(t == NETRAL_YES);
}

/// One classification in one language, read through every accessor into the form of the JSON.
class reading {
public:
    reading(const netral_classification* c, netral_language l)
        : c_(c), language_(l), key_(l == NETRAL_ENGLISH ? "en" : "id")
    {
        REQUIRE(netral_classification_summarize(c_, &summary_) == NETRAL_OK);
    }

    void compare(const json& whole)
    {
        compare_head(whole);
        json findings = json::array();
        json unverified = json::array();
        for (std::size_t i = 0; i < summary_.finding_count; ++i)
            one_finding(i, findings, unverified);
        CHECK(findings == reduced_findings(whole["findings"]));
        CHECK(unverified == reduced_findings(whole["unverified"]));
        compare_sanctions(whole["sanctions"]);
        compare_questions(whole["questions"]);
        compare_deadlines(whole["deadlines"]);
        compare_requirements(whole["admissibility"]);
        compare_warnings(whole["warnings"]);
    }

private:
    static std::string text(netral_text t) { return std::string(capi::view(t)); }

    void compare_head(const json& whole)
    {
        CHECK((whole["record"].is_null() ? "" : whole["record"]) == text(summary_.record));
        CHECK(whole["verdict"] == verdict_names.at(static_cast<std::size_t>(summary_.verdict)));
        CHECK(whole["robust"] == boolean_of(summary_.robust));
        CHECK(whole["not_raised"] == summary_.not_raised_count);
        CHECK(whole["failed"] == summary_.failed_count);
        CHECK(whole.value("ignored_keys", 0U) == summary_.ignored_key_count);
        CHECK(whole.value("condition_errors", json::array()).size() == summary_.error_count);
        json natures = json::object();
        for (std::size_t i = 0; i < summary_.nature_count; ++i) {
            netral_nature_verdict n = NETRAL_NATURE_VERDICT_INIT;
            REQUIRE(netral_classification_nature_at(c_, i, &n) == NETRAL_OK);
            if (n.speaks != 0)
                natures[text(n.nature)] = verdict_names.at(static_cast<std::size_t>(n.verdict));
        }
        CHECK(natures == whole["by_nature"]);
    }

    /// Of the JSON, what the accessors have too, with titles in this language.
    [[nodiscard]] json reduced_findings(const json& all) const
    {
        json out = json::array();
        for (const json& f : all) {
            json one;
            for (const char* same :
                 {"rule", "status", "category", "nature", "effect", "basis", "missing",
                  "superseded", "sanctions", "route", "turns_on_reading", "confidence"})
                one[same] = f[same];
            one["title"] = f["title"][key_];
            one["judgement"] = f.contains("open_on");
            one["erred"] = f.contains("erred");
            one["exceptions"] = json::array();
            for (const json& e : f["exceptions"])
                one["exceptions"].push_back(
                    {{"id", e["id"]}, {"title", e["title"][key_]}, {"status", e["status"]}});
            out.push_back(one);
        }
        return out;
    }

    void one_finding(std::size_t index, json& findings, json& unverified)
    {
        netral_finding f = NETRAL_FINDING_INIT;
        REQUIRE(netral_classification_finding_at(c_, index, language_, &f) == NETRAL_OK);
        json one{{"rule", text(f.rule)},
                 {"title", text(f.title)},
                 {"category", text(f.category)},
                 {"nature", text(f.nature)},
                 {"effect", text(f.effect)},
                 {"confidence", text(f.confidence)},
                 {"status", status_names.at(static_cast<std::size_t>(f.status))},
                 {"superseded", name_of(f.superseded)},
                 {"judgement", f.open_on_judgement != 0},
                 {"erred", f.erred != 0}};
        one["basis"] = citations(index, f.citation_count);
        one["missing"] = missing(index, f.missing_count);
        one["exceptions"] = exceptions(index, f.exception_count);
        one["sanctions"] = sanctions(index, f.sanction_count);
        one["route"] = route(index, f.route_count);
        one["turns_on_reading"] = turns(index, f.turn_count);
        (f.unverified != 0 ? unverified : findings).push_back(one);
    }

    json citations(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_citation c = NETRAL_CITATION_INIT;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_citation_at(c_, finding, i, language_, &c) == NETRAL_OK);
            CHECK(text(c.title) == (text(c.instrument) == "lama"
                                        ? (language_ == NETRAL_ENGLISH ? "Old Law" : "UU Lama")
                                        : (language_ == NETRAL_ENGLISH ? "New Law" : "UU Baru")));
            out.push_back({{"instrument", text(c.instrument)}, {"article", text(c.article)}});
        }
        CHECK(netral_classification_citation_at(c_, finding, count, language_, &c) ==
              NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    json missing(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_fact f = NETRAL_FACT_INIT;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_missing_at(c_, finding, i, language_, &f) == NETRAL_OK);
            CHECK((f.judgement != 0) == (text(f.path) == "act.intended"));
            CHECK(f.title.size > 0);
            out.push_back(text(f.path));
        }
        CHECK(netral_classification_missing_at(c_, finding, count, language_, &f) ==
              NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    json exceptions(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_condition e = NETRAL_CONDITION_INIT;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_exception_at(c_, finding, i, language_, &e) == NETRAL_OK);
            out.push_back(
                {{"id", text(e.id)}, {"title", text(e.title)}, {"status", name_of(e.value)}});
        }
        CHECK(netral_classification_exception_at(c_, finding, count, language_, &e) ==
              NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    json sanctions(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_sanction s = NETRAL_SANCTION_INIT;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_finding_sanction_at(c_, finding, i, language_, &s) ==
                    NETRAL_OK);
            out.push_back({{"id", text(s.id)}, {"applies", name_of(s.applies)}});
        }
        CHECK(netral_classification_finding_sanction_at(c_, finding, count, language_, &s) ==
              NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    json route(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_text body;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_route_at(c_, finding, i, &body) == NETRAL_OK);
            out.push_back(text(body));
        }
        CHECK(netral_classification_route_at(c_, finding, count, &body) == NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    json turns(std::size_t finding, std::size_t count) const
    {
        json out = json::array();
        netral_turn t = NETRAL_TURN_INIT;
        for (std::size_t i = 0; i < count; ++i) {
            REQUIRE(netral_classification_turn_at(c_, finding, i, &t) == NETRAL_OK);
            out.push_back({{"reading", text(t.reading)},
                           {"option", text(t.option)},
                           {"status", status_names.at(static_cast<std::size_t>(t.status))}});
        }
        CHECK(netral_classification_turn_at(c_, finding, count, &t) == NETRAL_ERROR_NOT_FOUND);
        return out;
    }

    void compare_sanctions(const json& all) const
    {
        REQUIRE(summary_.sanction_count == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            netral_sanction s = NETRAL_SANCTION_INIT;
            REQUIRE(netral_classification_sanction_at(c_, i, language_, &s) == NETRAL_OK);
            CHECK(all[i]["id"] == text(s.id));
            CHECK(all[i]["measure"][key_] == text(s.measure));
            CHECK(all[i]["nature"] == text(s.nature));
            CHECK((all[i]["family"].is_null() ? "" : all[i]["family"]) == text(s.family));
            CHECK((all[i]["level"].is_null() ? "" : all[i]["level"]) == text(s.level));
            CHECK(all[i]["confidence"] == text(s.confidence));
            CHECK(all[i]["applies"] == name_of(s.applies));
        }
    }

    void compare_questions(const json& all) const
    {
        REQUIRE(summary_.question_count == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            netral_question q = NETRAL_QUESTION_INIT;
            REQUIRE(netral_classification_question_at(c_, i, language_, &q) == NETRAL_OK);
            CHECK(all[i]["fact"] == text(q.fact));
            CHECK(all[i].value("member", "") == text(q.member));
            CHECK(all[i]["ask"][key_] == text(q.ask));
            CHECK(all[i]["judgement"] == (q.judgement != 0));
            json settles = json::array();
            for (std::size_t k = 0; k < q.settled_count; ++k) {
                netral_text rule;
                REQUIRE(netral_classification_settled_at(c_, i, k, &rule) == NETRAL_OK);
                settles.push_back(text(rule));
            }
            CHECK(all[i]["settles"] == settles);
            compare_answers(all[i]["if"], i, q.answer_count);
        }
    }

    void compare_answers(const json& written, std::size_t question, std::size_t count) const
    {
        json seen = json::object();
        for (std::size_t k = 0; k < count; ++k) {
            netral_answer a = NETRAL_ANSWER_INIT;
            REQUIRE(netral_classification_answer_at(c_, question, k, &a) == NETRAL_OK);
            const json& about = written[text(a.answer)];
            CHECK((about.is_object() ? about[text(a.rule)] : about) ==
                  status_names.at(static_cast<std::size_t>(a.status)));
            seen[text(a.answer)] = true;
        }
        CHECK(seen.size() == written.size());
    }

    void compare_deadlines(const json& all) const
    {
        REQUIRE(summary_.deadline_count == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            netral_deadline d = NETRAL_DEADLINE_INIT;
            REQUIRE(netral_classification_deadline_at(c_, i, language_, &d) == NETRAL_OK);
            CHECK(all[i]["id"] == text(d.id));
            CHECK(all[i]["title"][key_] == text(d.title));
            std::array<char, 16> day{};
            std::snprintf(day.data(), day.size(), "%04d-%02d-%02d", d.year, d.month, d.day);
            CHECK(all[i]["by"] == (d.year == 0 ? json() : json(day.data())));
            CHECK(all[i].value("earliest", false) == (d.earliest != 0));
            CHECK(all[i]["met"] == boolean_of(d.met));
        }
    }

    void compare_requirements(const json& all) const
    {
        REQUIRE(summary_.requirement_count == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            netral_condition r = NETRAL_CONDITION_INIT;
            REQUIRE(netral_classification_requirement_at(c_, i, language_, &r) == NETRAL_OK);
            CHECK(all[i]["id"] == text(r.id));
            CHECK(all[i]["title"][key_] == text(r.title));
            CHECK(all[i]["met"] == boolean_of(r.value));
        }
    }

    void compare_warnings(const json& all) const
    {
        REQUIRE(summary_.warning_count == all.size());
        for (std::size_t i = 0; i < all.size(); ++i) {
            netral_warning w = NETRAL_WARNING_INIT;
            REQUIRE(netral_classification_warning_at(c_, i, &w) == NETRAL_OK);
            CHECK(all[i]["kind"] == text(w.kind));
            CHECK(all[i]["path"] == text(w.path));
        }
    }

    const netral_classification* c_;
    netral_language language_;
    std::string key_;
    netral_summary summary_ = NETRAL_SUMMARY_INIT;
};

std::vector<std::string> records()
{
    std::vector<std::string> out = capi::lines_of(capi::golden("records.jsonl"));
    // Facts with the subject's own and ignored keys, for warnings of both kinds.
    out.emplace_back(R"({"act": {"persons": 20, "crowd": false}, "x": 1, "y": {"z": 2}})");
    return out;
}

} // namespace

TEST_CASE("every accessor says what the JSON says, in both languages")
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.ignore_unknown_keys = 1;
    const auto session = capi::session_of(capi::sample_rules(), &options);
    for (const std::string& record : records()) {
        INFO(record);
        const auto made = capi::classify(session, record);
        netral_text line;
        REQUIRE(netral_classification_json(made.get(), &line) == NETRAL_OK);
        const json whole = json::parse(capi::view(line));
        reading(made.get(), NETRAL_INDONESIAN).compare(whole);
        reading(made.get(), NETRAL_ENGLISH).compare(whole);
    }
}

TEST_CASE("the JSON is what the program writes, at every detail")
{
    const std::string name = GENERATE("findings", "verdict", "full");
    const netral_detail detail = name == "findings"  ? NETRAL_DETAIL_FINDINGS
                                 : name == "verdict" ? NETRAL_DETAIL_VERDICT
                                                     : NETRAL_DETAIL_FULL;
    // The same texts as for the golden files, so that the digest is the same.
    const std::string text = capi::golden("ruleset.yaml");
    capi::rules rules;
    REQUIRE(capi::load(text, rules) == NETRAL_OK);
    const auto session = capi::session_at(rules, detail);
    const auto inputs = capi::lines_of(capi::golden("records.jsonl"));
    const auto expected = capi::lines_of(capi::golden(name + ".jsonl"));
    REQUIRE(inputs.size() <= expected.size());
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto made = capi::classify(session, inputs[i]);
        netral_text line;
        REQUIRE(netral_classification_json(made.get(), &line) == NETRAL_OK);
        CHECK(capi::view(line) == expected[i]);
        CHECK(line.data[line.size] == '\0');
        netral_text direct;
        REQUIRE(netral_session_classify_json(session.get(), inputs[i].data(), inputs[i].size(),
                                             &direct, nullptr) == NETRAL_OK);
        CHECK(capi::view(direct) == expected[i]);
    }
}

TEST_CASE("a classification outlives session, rule set and record")
{
    capi::answer made;
    {
        std::string record = capi::lines_of(capi::golden("records.jsonl")).front();
        made = capi::classify(capi::session_of(capi::sample_rules()), record);
        std::fill(record.begin(), record.end(), '#');
    }
    netral_summary s = NETRAL_SUMMARY_INIT;
    REQUIRE(netral_classification_summarize(made.get(), &s) == NETRAL_OK);
    CHECK(capi::view(s.record) == "A-1");
    CHECK(s.verdict == NETRAL_INDICATED);
}

TEST_CASE("an answer reads as sentences, at the width that was asked for")
{
    const auto session = capi::session_of(capi::sample_rules());
    const auto made = capi::classify(session, capi::lines_of(capi::golden("records.jsonl"))[0]);
    netral_text english;
    netral_text indonesian;
    netral_text narrow;
    REQUIRE(netral_classification_text(made.get(), NETRAL_INDONESIAN, 0, &indonesian) == NETRAL_OK);
    REQUIRE(netral_classification_text(made.get(), NETRAL_ENGLISH, 0, &english) == NETRAL_OK);
    CHECK(capi::view(english).find("Posted a photo") != std::string_view::npos);
    CHECK(capi::view(indonesian).find("Mengunggah foto") != std::string_view::npos);
    const auto lines = std::count(english.data, english.data + english.size, '\n');
    REQUIRE(netral_classification_text(made.get(), NETRAL_ENGLISH, 60, &narrow) == NETRAL_OK);
    CHECK(std::count(narrow.data, narrow.data + narrow.size, '\n') > lines);
}

TEST_CASE("a rule is explained whatever became of it, in the words of the program")
{
    const auto session = capi::session_of(capi::sample_rules());
    const auto made = capi::classify(session, capi::lines_of(capi::golden("records.jsonl"))[0]);
    const std::string rule = "c.3"; // fails: the subject is no village head
    netral_text all;
    netral_text deciding;
    REQUIRE(netral_classification_explain(made.get(), rule.data(), rule.size(), NETRAL_EXPLAIN_ALL,
                                          NETRAL_ENGLISH, &all) == NETRAL_OK);
    const std::string kept(capi::view(all));
    CHECK(kept.find("who.status == 'kades'") != std::string::npos);
    REQUIRE(netral_classification_explain(made.get(), rule.data(), rule.size(),
                                          NETRAL_EXPLAIN_DECIDING, NETRAL_ENGLISH,
                                          &deciding) == NETRAL_OK);
    CHECK(deciding.size < kept.size());
    CHECK(netral_classification_explain(made.get(), "c.99", 4, NETRAL_EXPLAIN_ALL, NETRAL_ENGLISH,
                                        &all) == NETRAL_ERROR_NOT_FOUND);
}

TEST_CASE("words of the narrative suggest facts where that was asked for")
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.suggest = 1;
    const auto rules = capi::sample_rules();
    const auto session = capi::session_of(rules, &options);
    const auto made = capi::classify(session, R"({"report": {"account": "satu uraian"}})");
    netral_text line;
    netral_text text;
    REQUIRE(netral_classification_json(made.get(), &line) == NETRAL_OK);
    REQUIRE(netral_classification_text(made.get(), NETRAL_ENGLISH, 0, &text) == NETRAL_OK);
    const auto read = json::parse(capi::view(line));
    REQUIRE(read["suggestions"].size() == 1);
    CHECK(read["suggestions"][0]["fact"] == "act.public");
    CHECK(capi::view(text).find("uraian") != std::string_view::npos);
}
