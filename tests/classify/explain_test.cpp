// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/explain.hpp.

#include "sample.hpp"
#include "schema_validator.hpp"

#include <netral/classify/explain.hpp>
#include <netral/value/json.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

std::string explained(const std::string& line, std::string_view rule,
                      explanation how_much = explanation::all, language l = language::english)
{
    const sample_case one(line);
    const rule_id id = sample_program()->rules().find_rule(rule);
    REQUIRE(id != none);
    return explain_rule(id, one.about, *sample_program(), {}, l, how_much);
}

bool says(const std::string& text, std::string_view what)
{
    return text.find(what) != std::string::npos;
}

} // namespace

TEST_CASE("explanations are written as their golden text")
{
    std::string out;
    for (const std::string& line : sample_lines())
        for (const auto& rule : sample_program()->rules().rules)
            out += explained(line, rule.id, explanation::all, language::english) + "\n";
    check_golden("explain.en.txt", out);
    CHECK_FALSE(says(out, "RAHASIA"));
}

TEST_CASE("a rule that fails is explained by the condition that is false")
{
    const std::string text =
        explained(R"({"who": {"status": "lain"}, "act": {"kinds": ["like"], "public": true}})",
                  "c.1", explanation::deciding);
    CHECK(says(text, "c.1 fails"));
    CHECK(says(text, "- addressees"));
    CHECK(says(text, "who.status = \"lain\""));
    CHECK_FALSE(says(text, "act.public"));
}

TEST_CASE("a rule that is open is explained by what is not known")
{
    const std::string text =
        explained(R"({"who": {"status": "pns"}, "act": {"day": "2024-01-01", "kinds": ["like"]}})",
                  "c.1", explanation::deciding);
    CHECK(says(text, "c.1 is open"));
    CHECK(says(text, "? when"));
    CHECK(says(text, "act.public = (not known)"));
}

TEST_CASE("a rule that is not raised is explained by its conduct")
{
    const std::string text = explained("{}", "c.1", explanation::deciding);
    CHECK(says(text, "c.1 is not raised"));
    CHECK(says(text, "? conduct"));
    CHECK_FALSE(says(text, "addressees"));
}

TEST_CASE("a rule out of force is explained by its dates")
{
    const std::string text = explained(
        R"({"who": {"status": "pns"}, "act": {"day": "2001-01-01", "kinds": ["like"], "public": true}})",
        "c.1", explanation::deciding);
    CHECK(says(text, "- in force: 2010-01-01 - ..."));
    CHECK(says(text, "act.day = \"2001-01-01\""));
}

TEST_CASE("a breach of another rule names it and what became of it")
{
    const std::string text = explained(
        R"({"who": {"status": "pns"}, "act": {"day": "2024-01-01", "kinds": ["like"], "public": true}})",
        "c.2");
    CHECK(says(text, "breach of c.1, holds"));
}

TEST_CASE("a term is taken apart")
{
    const std::string text =
        explained(R"({"who": {"status": "kades"}, "act": {"persons": 0}})", "c.2");
    CHECK(says(text, "- terms.pejabat"));
    CHECK(says(text, "= any of\n"
                     "          - who.status in {pns}\n"
                     "          - all of\n"
                     "            + who.status in {kades}\n"
                     "            - !(act.persons == 0)\n"));
}

TEST_CASE("an explanation is indented as asked and speaks Indonesian")
{
    const sample_case one(sample_lines().front());
    const std::string text = explain_rule(0, one.about, *sample_program(), {}, language::indonesian,
                                          explanation::all, 3);
    CHECK(text.starts_with("   c.1 "));
    CHECK(says(text, "perbuatan"));
}

TEST_CASE("explanations in sentences and as JSON are written as their golden texts")
{
    std::string id;
    std::string en;
    std::string lines;
    reasoning asked(sample_program());
    const auto schema = json::parse(explanation_schema());
    REQUIRE(schema);
    for (const std::string& line : sample_lines()) {
        const sample_case one(line);
        asked.bind(one.about);
        for (rule_id r = 0; r < sample_program()->rules().rules.size(); ++r) {
            const rule_explanation e = asked.explain(r, true);
            id += render_text(e, *sample_program(), one.about, language::indonesian) + "\n";
            en += render_text(e, *sample_program(), one.about, language::english) + "\n";
            std::string json_line;
            append_json(json_line, e, *sample_program(), one.about);
            const auto read = json::parse(json_line);
            REQUIRE(read);
            CHECK(schema_validator(*schema).complaints(*read) == std::vector<std::string>{});
            lines += json_line + "\n";
        }
    }
    check_golden("explanation.id.txt", id);
    check_golden("explanation.en.txt", en);
    check_golden("explanation.jsonl", lines);
    CHECK_FALSE(says(id + en + lines, "RAHASIA"));
}
