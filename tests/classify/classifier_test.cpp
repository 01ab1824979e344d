// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/classifier.hpp: verdicts, robustness, consequences, questions, reasons.

#include "../engine/loaded.hpp"
#include "../engine/small_rules.hpp"

#include <netral/classify/classifier.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

classification classify(const std::shared_ptr<const program>& p, const std::string& json,
                        classify_options options = {})
{
    const read_record r(*p, json);
    return classifier(p, std::move(options)).classify(r.get());
}

const finding& about(const classification& c, const program& p, std::string_view rule)
{
    const auto at = std::find_if(c.findings.begin(), c.findings.end(), [&](const finding& f) {
        return p.rules().rules[f.rule].id == rule;
    });
    REQUIRE(at != c.findings.end());
    return *at;
}

std::vector<std::string> sanction_names(const classification& c, const program& p, truth applies)
{
    std::vector<std::string> out;
    for (const sanction_finding& s : c.sanctions)
        if (s.applies == applies) out.push_back(p.rules().sanctions[s.sanction].id);
    return out;
}

const question* asked(const classification& c, const program& p, std::string_view fact)
{
    for (const question& q : c.questions)
        if (p.rules().facts[q.fact].path == fact) return &q;
    return nullptr;
}

std::string answers(const question& q)
{
    std::string out;
    for (const answer_outcome& a : q.answers)
        out += a.answer + "=" + std::string(to_string(a.status)) + " ";
    return out;
}

constexpr std::string_view like = R"({"act": {"kinds": ["like"]}})";

} // namespace

TEST_CASE("one rule that holds indicates, else one that is open leaves it open")
{
    const auto p =
        compile_text(small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds", when: act.public}
)~"));
    CHECK(classify(p, R"({"act": {"kinds": ["like"], "public": true}})").verdict ==
          verdict::indicated);
    CHECK(classify(p, std::string(like)).verdict == verdict::open);
    CHECK(classify(p, R"({"act": {"kinds": ["share"], "public": true}})").verdict ==
          verdict::not_indicated);
    const classification silent = classify(p, "{}");
    CHECK(silent.verdict == verdict::not_indicated);
    CHECK(silent.not_raised == 1);
    CHECK(silent.findings.empty());
}

TEST_CASE("open rules that cover every completion between them indicate")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: before, conduct: "'like' in act.kinds", when: "act.day < date('2024-09-22')"}
  - {id: after, conduct: "'like' in act.kinds", when: "act.day >= date('2024-09-22')"}
)~"));
    const classification c = classify(p, std::string(like));
    CHECK(c.findings.size() == 2);
    CHECK(c.findings.front().status == rule_status::open);
    CHECK(c.verdict == verdict::indicated);
    CHECK(c.robust == true);
}

TEST_CASE("a verdict that an open exception may turn is not robust")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: act.official}]}
)~"));
    const classification open = classify(p, std::string(like));
    CHECK(open.verdict == verdict::indicated);
    CHECK(open.robust == false);
    REQUIRE(about(open, *p, "a").exceptions.size() == 1);
    CHECK(about(open, *p, "a").exceptions.front().applies == truth::unknown);
    CHECK(about(open, *p, "a").missing ==
          std::vector<fact_id>{p->rules().find_fact("act.official")});

    const classification closed = classify(p, R"({"act": {"kinds": ["like"], "official": false}})");
    CHECK(closed.robust == true);
}

TEST_CASE("a verdict that only the interpreter could turn is neither robust nor not")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: "act.persons * 2 > 5"}]}
)~"));
    CHECK_FALSE(classify(p, std::string(like)).robust.has_value());
}

TEST_CASE("what was not raised makes not_indicated uncertain")
{
    const auto p =
        compile_text(small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds", when: act.public}
)~"));
    CHECK(classify(p, "{}").robust == false);
    CHECK(classify(p, R"({"act": {"public": false}})").robust == true);
}

TEST_CASE("permissions and weakly confirmed norms make no verdict")
{
    std::string text = small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, effect: permits, conduct: "'share' in act.kinds"}
)~");
    text.replace(text.find("confidence: high"), 16, "confidence: low ");
    const auto p = compile_text(text);
    const classification weak = classify(p, std::string(like));
    CHECK(weak.verdict == verdict::not_indicated);
    CHECK(weak.findings.empty());
    CHECK(weak.unverified.size() == 1);
    const classification allowed = classify(p, R"({"act": {"kinds": ["share"]}})");
    CHECK(allowed.verdict == verdict::not_indicated);
    CHECK(allowed.findings.size() == 1);
}

TEST_CASE("a question says what each answer would make of the rules")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: {all: [act.public, "who.status == 'pns'"]}}
  - {id: b, conduct: "'like' in act.kinds", when: "act.day >= date('2024-09-22')"}
)~"));
    const classification c =
        classify(p, R"({"act": {"kinds": ["like"]}, "who": {"status": "pns"}})");
    const question* q = asked(c, *p, "act.public");
    REQUIRE(q != nullptr);
    CHECK(answers(*q) == "false=fails true=holds ");
    q = asked(c, *p, "act.day");
    REQUIRE(q != nullptr);
    CHECK(answers(*q) == "..2024-09-21=fails 2024-09-22..=holds ");
}

TEST_CASE("values that no open rule tells apart are one answer")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "who.status == 'pns'"}
)~"));
    const classification c = classify(p, std::string(like));
    const question* q = asked(c, *p, "who.status");
    REQUIRE(q != nullptr);
    CHECK(answers(*q) == "pns=holds *=fails ");
}

TEST_CASE("a rule open for judgement alone says so")
{
    const auto p =
        compile_text(small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds", when: act.intended}
  - {id: b, conduct: "'like' in act.kinds", when: "act.intended && act.public"}
)~"));
    const classification c = classify(p, std::string(like));
    CHECK(about(c, *p, "a").open_on_judgement);
    CHECK_FALSE(about(c, *p, "b").open_on_judgement);
}

TEST_CASE("a rule that another reading would turn says so, also when it fails")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "reading('wide') == 'yes'"}
)~",
        "readings:\n  wide: {title: {id: w, en: w}, options: {yes: {title: {id: y, en: y}}, "
        "no: {title: {id: n, en: n}}}, default: no}\n"));
    const classification c = classify(p, std::string(like));
    CHECK(c.verdict == verdict::not_indicated);
    const finding& f = about(c, *p, "a");
    CHECK(f.status == rule_status::fails);
    REQUIRE(f.turns_on.size() == 1);
    CHECK(f.turns_on.front().status == rule_status::holds);

    classify_options wide;
    wide.readings = {0};
    CHECK(classify(p, std::string(like), wide).verdict == verdict::indicated);
}

TEST_CASE("an unknown reading or option is an error with a suggestion")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "reading('wide') == 'yes'"}
)~",
        "readings:\n  wide: {title: {id: w, en: w}, options: {yes: {title: {id: y, en: y}}, no: "
        "{title: {id: n, en: n}}}, default: no}\n"));
    const auto bad = choose_readings(p->rules(), {{"wied", "yes"}, {"wide", "yess"}});
    REQUIRE_FALSE(bad.ok());
    REQUIRE(bad.errors().size() == 2);
    CHECK(bad.errors()[0].help == "did you mean `wide`?");
    CHECK(bad.errors()[1].help == "did you mean `yes`?");
    const auto good = choose_readings(p->rules(), {{"wide", "yes"}});
    REQUIRE(good.ok());
    CHECK(*good == reading_choice{0});
}

namespace {

const std::string sanctions = R"~(sanctions:
  - {id: light, nature: disiplin, family: pns, level: ringan, rank: 1, measure: {id: r, en: r}, basis: [{instrument: law, article: '1'}], in_force: {from: 2000-01-01}, for: "who.status == 'pns'"}
  - {id: heavy, nature: disiplin, family: pns, level: berat, rank: 7, measure: {id: b, en: b}, basis: [{instrument: law, article: '1'}], in_force: {from: 2000-01-01}, for: "who.status == 'pns'"}
  - {id: heavier, nature: disiplin, family: pns, level: berat, rank: 8, measure: {id: b, en: b}, basis: [{instrument: law, article: '1'}], in_force: {from: 2000-01-01}, for: "who.status == 'pns'"}
  - {id: past, nature: disiplin, family: pns, level: berat, rank: 9, measure: {id: b, en: b}, basis: [{instrument: law, article: '1'}], in_force: {from: 2000-01-01, to: 2010-01-01}}
concurrence:
  disiplin: {pick: heaviest, basis: [{instrument: law, article: '35'}]}
)~";

} // namespace

TEST_CASE("of several findings the heaviest band remains, and what is open is listed as open")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", sanctions: {one_of: [light]}}
  - {id: b, conduct: "'share' in act.kinds", sanctions: {one_of: [heavy, past]}}
  - {id: c, conduct: "'like' in act.kinds", when: act.public, sanctions: {one_of: [heavier]}}
)~",
        sanctions));
    const std::string who = R"(, "who": {"status": "pns"}})";
    const auto one = classify(p, R"({"act": {"kinds": ["like"], "day": "2024-01-01"})" + who);
    CHECK(sanction_names(one, *p, truth::yes) == std::vector<std::string>{"light"});
    CHECK(sanction_names(one, *p, truth::unknown) == std::vector<std::string>{"heavier"});

    const auto two =
        classify(p, R"({"act": {"kinds": ["like", "share"], "day": "2024-01-01"})" + who);
    CHECK(sanction_names(two, *p, truth::yes) == std::vector<std::string>{"heavy"});

    const auto nobody = classify(p, R"({"act": {"kinds": ["share"], "day": "2024-01-01"}})");
    CHECK(sanction_names(nobody, *p, truth::unknown) == std::vector<std::string>{"heavy"});
    const auto other = classify(
        p, R"({"act": {"kinds": ["share"], "day": "2024-01-01"}, "who": {"status": "tni"}})");
    CHECK(other.sanctions.empty());
}

TEST_CASE("the special norm displaces the general one from the sanctions")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: general, conduct: "'like' in act.kinds", sanctions: {one_of: [heavy]}}
  - {id: special, conduct: "'like' in act.kinds", when: act.public, supersedes: [general], sanctions: {one_of: [light]}}
)~",
        sanctions));
    const std::string who = R"(, "who": {"status": "pns"}})";
    const auto held =
        classify(p, R"({"act": {"kinds": ["like"], "public": true, "day": "2024-01-01"})" + who);
    CHECK(about(held, *p, "general").superseded == truth::yes);
    CHECK(sanction_names(held, *p, truth::yes) == std::vector<std::string>{"light"});
    const auto open = classify(p, R"({"act": {"kinds": ["like"], "day": "2024-01-01"})" + who);
    CHECK(about(open, *p, "general").superseded == truth::unknown);
    CHECK(sanction_names(open, *p, truth::unknown) == std::vector<std::string>{"heavy", "light"});
}

TEST_CASE("basis and route are those of the day")
{
    std::string text = small_rules(R"~(  - {id: a, conduct: "'like' in act.kinds"}
)~");
    const std::string from = "basis: [{instrument: law, article: '1'}]";
    text.replace(text.find(from), from.size(),
                 "basis: [{instrument: law, article: '1', until: 2023-10-30}, {instrument: law, "
                 "article: '2', from: 2023-10-31}], route: [{to: [kasn], until: 2024-09-03}, {to: "
                 "[bkn], from: 2024-09-04}]");
    const auto p = compile_text(text);
    const auto c = classify(p, R"({"act": {"kinds": ["like"], "day": "2024-09-04"}})");
    const finding& f = about(c, *p, "a");
    REQUIRE(f.basis.size() == 1);
    CHECK(f.basis.front()->article == "2");
    REQUIRE(f.route.size() == 1);
    CHECK(f.route.front()->to == std::vector<std::string>{"bkn"});
    const auto any = classify(p, R"({"act": {"kinds": ["like"]}})");
    CHECK(about(any, *p, "a").basis.size() == 2);
}

TEST_CASE("a deadline ends with its last day; working days leave out weekends and may end later")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds"}
)~",
        "deadlines:\n"
        "  - {id: report, title: {id: l, en: l}, from: act.known, days: 7, count: calendar, "
        "met_by: act.day, basis: [{instrument: law, article: '134'}]}\n"
        "  - {id: answer, title: {id: j, en: j}, from: act.known, days: 2, count: working, met_by: "
        "act.day, basis: [{instrument: law, article: '135'}]}\n"));
    const auto on = [&](const std::string& day) {
        return classify(p, R"({"act": {"known": "2024-10-04", "day": ")" + day + R"("}})")
            .deadlines;
    };
    const auto last = on("2024-10-11");
    REQUIRE(last.size() == 2);
    CHECK(to_string(*last[0].by) == "2024-10-11");
    CHECK(last[0].met == truth::yes);
    CHECK(to_string(*last[1].by) == "2024-10-08"); // Friday, then Monday and Tuesday
    CHECK(last[1].earliest);
    CHECK(last[1].met == truth::unknown);
    CHECK(on("2024-10-12")[0].met == truth::no);
    CHECK(on("2024-10")[0].met == truth::unknown);
    CHECK(classify(p, "{}").deadlines.empty());
}

TEST_CASE("reasons are the conditions that decided, at their places")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, addressees: "who.status == 'pns'", conduct: "'like' in act.kinds", when: act.public}
)~"));
    classify_options full;
    full.detail = detail::full;
    const auto c = classify(p, R"({"act": {"kinds": ["like"]}, "who": {"status": "pns"}})", full);
    const finding& f = about(c, *p, "a");
    REQUIRE(f.because.size() == 3);
    CHECK(f.because[0].site.part == rule_part::addressees);
    CHECK(f.because[0].outcome == truth::yes);
    CHECK(f.because[2].site.written->text() == "act.public");
    CHECK(f.because[2].outcome == truth::unknown);
    CHECK(f.because[2].facts == std::vector<fact_id>{p->rules().find_fact("act.public")});
}

TEST_CASE("the outlook, and for an open verdict what settles it, come with detail::full alone")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
)~"));
    classify_options options;
    options.detail = detail::full;
    const auto open = classify(p, R"({"act": {"kinds": ["like"]}})", options);
    REQUIRE(open.outlook);
    CHECK(open.outlook->best == verdict::not_indicated);
    CHECK(open.outlook->worst == verdict::indicated);
    REQUIRE(open.missing);
    REQUIRE(open.missing->sets.size() == 1);
    CHECK(open.missing->sets.front().parts.size() == 2);

    const auto settled = classify(p, R"({"act": {"kinds": ["like"], "public": false}})", options);
    REQUIRE(settled.outlook);
    CHECK(settled.outlook->worst == verdict::not_indicated);
    CHECK_FALSE(settled.missing);

    options.outcomes_only = true;
    CHECK_FALSE(classify(p, R"({"act": {"kinds": ["like"]}})", options).outlook);
    CHECK_FALSE(classify(p, R"({"act": {"kinds": ["like"]}})").outlook);
}

TEST_CASE("detail::verdict finds the same verdict and the same rules")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: before, conduct: "'like' in act.kinds", when: "act.day < date('2024-09-22')"}
  - {id: after, conduct: "'like' in act.kinds", when: "act.day >= date('2024-09-22')"}
  - {id: c, conduct: "'like' in act.kinds", when: act.public}
)~"));
    classify_options brief;
    brief.detail = detail::verdict;
    for (const std::string json :
         {R"({"act": {"kinds": ["like"]}})", R"({"act": {"kinds": ["like"], "day": "2024-10"}})",
          R"({"act": {"kinds": ["share"]}})", "{}"}) {
        const auto whole = classify(p, json);
        const auto short_one = classify(p, json, brief);
        CHECK(whole.verdict == short_one.verdict);
        CHECK(whole.findings.size() == short_one.findings.size());
        CHECK(whole.not_raised + whole.failed + whole.findings.size() == p->rules().rules.size());
    }
}

TEST_CASE("outcomes_only leaves verdict, findings and sanctions as they are, and asks nothing")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: act.public}
  - {id: b, conduct: "'like' in act.kinds"}
)~"));
    classify_options brief;
    brief.outcomes_only = true;
    const std::string json = R"({"act": {"kinds": ["like"]}})";
    const auto whole = classify(p, json);
    const auto short_one = classify(p, json, brief);
    CHECK(whole.verdict == short_one.verdict);
    CHECK(whole.findings.size() == short_one.findings.size());
    CHECK(whole.sanctions.size() == short_one.sanctions.size());
    CHECK_FALSE(whole.questions.empty());
    CHECK(short_one.questions.empty());
}
