// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/leaflet.hpp: what makes one line, what stands where, and that nothing is lost.

#include "../engine/small_rules.hpp"
#include "shipped.hpp"
#include "small_worlds.hpp"

#include <netral/classify/leaflet.hpp>

#include <algorithm>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

guide_request on(const std::string& role, const std::string& day)
{
    guide_request r;
    r.role = role;
    r.on = parse_date(day)->first;
    return r;
}

/// A norm that tells what a role is, and nothing on the day of the tests.
constexpr std::string_view of_a_role =
    R"~(  - {id: later, in_force: {from: 2024-06-01}, addressees: "who.status == 'pns'", conduct: act.public}
)~";

/// The sheet of a small rule set for `pns`. The titles of its rules are all the same.
struct sheet {
    explicit sheet(const std::string& rules, const std::string& phrases = {})
        : program(compile_text(small_rules(std::string(of_a_role) + rules, phrases))),
          about(*guide(*program, on("pns", "2024-03-01"))), made(condense(about, *program))
    {
    }

    std::vector<std::string> ids(const leaflet_line& l) const
    {
        std::vector<std::string> out;
        for (const std::size_t n : l.norms)
            out.push_back(program->rules().rules[about.forbidden[n].rule].id);
        return out;
    }

    std::shared_ptr<const netral::program> program;
    guidance about;
    leaflet made;
};

/// Every norm of the guidance that some line of the leaflet has.
std::set<std::size_t> norms_in(const leaflet& made)
{
    std::set<std::size_t> out;
    for (const leaflet_line& l : made.forbidden) out.insert(l.norms.begin(), l.norms.end());
    for (const leaflet_condition& c : made.conditional)
        for (const leaflet_line& l : c.lines) out.insert(l.norms.begin(), l.norms.end());
    return out;
}

/// A passage or a page without white space and without the word for an article, which the page puts
/// before every article and the rule set does not.
std::string bare(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c != ' ' && c != '\n') out += c;
        if (out.ends_with("Pasal")) out.resize(out.size() - 5);
    }
    return out;
}

using names = std::vector<std::string>;

} // namespace

TEST_CASE("norms of which one conduct includes the other and is little wider make one line")
{
    const sheet s(
        R"~(  - {id: narrow, conduct: "sets.intersects(act.kinds, ['like', 'share'])"}
  - {id: wide, conduct: "sets.intersects(act.kinds, ['like', 'share', 'speech'])"}
  - {id: single, conduct: "'speech' in act.kinds"}
  - {id: again, conduct: "'speech' in act.kinds", when: act.public}
  - {id: told_apart, conduct: "'speech' in act.kinds"}
)~",
        R"~(phrases:
  guide.wide: {id: luas, en: wide}
  guide.single: {id: orasi, en: speech}
  guide.told_apart: {id: pidato, en: address}
)~");
    REQUIRE(s.made.forbidden.size() == 3);
    CHECK(s.ids(s.made.forbidden[0]) == names{"wide", "narrow"});
    CHECK(s.made.forbidden[0].words.en == "wide");
    CHECK(s.ids(s.made.forbidden[1]) == names{"single", "again"});
    CHECK(s.ids(s.made.forbidden[2]) == names{"told_apart"});
    CHECK(s.made.forbidden[2].number == 3);
}

TEST_CASE("norms that the rule set puts in the same words make one line, whatever their conduct")
{
    const sheet s(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'share' in act.kinds"}
  - {id: c, conduct: act.public}
)~",
                  R"~(phrases:
  guide.a: {id: menyukai, en: like}
  guide.b: {id: menyukai, en: like}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"a", "b"});
    CHECK(s.made.forbidden[0].words.en == "like");
    CHECK(s.made.forbidden[1].words.en == "r");
}

TEST_CASE("a breach of others stands with each of them, and by itself where none is there")
{
    const sheet s(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'share' in act.kinds"}
  - {id: on_top, breach_of: [a, b], when: act.intended}
  - {id: soldiers, addressees: "who.status == 'tni'", conduct: "'share' in act.kinds"}
)~",
                  R"~(phrases:
  guide.a: {id: menyukai, en: like}
  guide.b: {id: membagikan, en: share}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"a", "on_top"});
    CHECK(s.ids(s.made.forbidden[1]) == names{"b", "on_top"});
    CHECK(s.about.ruled_out == 2);
}

TEST_CASE("general norms come first, and the special one does not join them")
{
    const sheet s(R"~(  - {id: special, supersedes: [general], conduct: "'like' in act.kinds"}
  - {id: general, conduct: "sets.intersects(act.kinds, ['like', 'share', 'speech'])"}
)~",
                  R"~(phrases:
  guide.special: {id: menyukai, en: like}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"general"});
    CHECK(s.made.forbidden[0].general);
    CHECK_FALSE(s.made.forbidden[1].general);
}

TEST_CASE("what turns on the official alone becomes a condition, in clauses that address him")
{
    const sheet s(R"~(  - {id: plain, conduct: "'like' in act.kinds"}
  - {id: bound, conduct: "'like' in act.kinds", when: "act.official && act.public"}
  - {id: unless, conduct: "'share' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: "!act.official"}]}
  - {id: kept, conduct: "'speech' in act.kinds", unless: [{id: y, title: {id: cuti, en: leave}, when: act.public}]}
)~",
                  R"~(phrases:
  guide.act.official: {id: Saudara pejabat, en: you are an official}
  guide.unless: {id: membagikan, en: share}
  guide.kept: {id: berorasi, en: speak}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"plain"});
    REQUIRE(s.made.conditional.size() == 1);
    CHECK(s.made.conditional[0].if_you.front().en == "you are an official");
    REQUIRE(s.made.conditional[0].lines.size() == 2);
    CHECK(s.ids(s.made.conditional[0].lines[0]) == names{"bound"});
    CHECK(s.ids(s.made.conditional[0].lines[1]) == names{"unless"});
    // The exception that became a condition is none any more.
    REQUIRE(s.made.exceptions.size() == 1);
    CHECK(s.made.exceptions[0].words.en == "leave");
    CHECK(s.made.exceptions[0].lines == std::vector<std::size_t>{2});
    const std::string text = render_text(s.made, s.about, *s.program, language::english);
    CHECK(text.find("If you are an official, you may not:") != std::string::npos);
}

TEST_CASE("a sheet that forbids nothing says so")
{
    const sheet s(R"~(  - {id: a, addressees: "who.status == 'tni'", conduct: "'like' in act.kinds"}
)~");
    CHECK(s.made.forbidden.empty());
    for (const bool html : {false, true}) {
        const std::string page = html ? render_html(s.made, s.about, *s.program, language::english)
                                      : render_text(s.made, s.about, *s.program, language::english);
        CHECK(page.find("Nothing is forbidden to you on that day.") != std::string::npos);
    }
}

TEST_CASE("nothing that the whole guidance forbids is absent from the sheet")
{
    const auto p = shipped_program();
    std::size_t seen = 0;
    for (const std::string role :
         {"lurah", "camat", "pns", "pppk", "guru", "polri", "kepala_desa", "kepala_daerah", "staf"})
        for (const std::string day : {"2017-09-30", "2020-10-12", "2023-12-12", "2024-10-12"}) {
            const auto about = guide(*p, on(role, day));
            if (!about) FAIL(role << ' ' << about.errors().front().message);
            const leaflet made = condense(*about, *p);
            CHECK(norms_in(made).size() == about->forbidden.size());
            std::size_t allowed = 0;
            for (const leaflet_line& l : made.allowed) allowed += l.norms.size();
            CHECK(allowed == about->allowed.size());
            // Each norm stands there by the passage that it rests on.
            const std::string page = bare(render_html(made, *about, *p, language::indonesian));
            for (const guided_rule& g : about->forbidden) {
                REQUIRE_FALSE(g.basis.empty());
                if (page.find(bare(g.basis.front()->article)) == std::string::npos)
                    FAIL(role << ' ' << day << ' ' << p->rules().rules[g.rule].id);
                ++seen;
            }
        }
    CHECK(seen > 1000);
}

TEST_CASE("numbers count through the sheet, and exceptions and sanctions name only those")
{
    const auto p = shipped_program();
    const auto about = guide(*p, on("lurah", "2024-10-12"));
    REQUIRE(about);
    const leaflet made = condense(*about, *p);
    std::size_t number = 0;
    for (const leaflet_line& l : made.forbidden) CHECK(l.number == ++number);
    for (const leaflet_condition& c : made.conditional)
        for (const leaflet_line& l : c.lines) CHECK(l.number == ++number);
    for (const leaflet_exception& e : made.exceptions) {
        CHECK(std::is_sorted(e.lines.begin(), e.lines.end()));
        CHECK(e.lines.back() <= number);
    }
    for (const leaflet_sanction& s : made.sanctions) CHECK(s.lines.back() <= number);
    // It is a sheet beside the whole.
    for (const language l : {language::indonesian, language::english}) {
        const std::string text = render_text(made, *about, *p, l);
        const std::string whole = render_text(*about, *p, l);
        CHECK(3 * text.size() < whole.size());
    }
}

TEST_CASE("each phrase of the sheet speaks of a rule, a fact or an exception that there is")
{
    const auto p = shipped_program();
    const ruleset& rules = p->rules();
    std::set<std::string> exceptions;
    for (const rule& r : rules.rules)
        for (const rule_version& v : r.versions)
            for (const exception& e : v.unless) exceptions.insert("guide.unless." + e.id);
    std::size_t seen = 0;
    for (const auto& [name, text] : rules.phrases) {
        if (!name.starts_with("guide.")) continue;
        ++seen;
        const std::string of = name.substr(6);
        const std::size_t dot = of.rfind('.');
        const fact_id owner = rules.find_fact(of.substr(0, dot));
        const bool known =
            rules.find_rule(of) != none || rules.find_fact(of) != none ||
            exceptions.count(name) != 0 ||
            (owner != none && rules.facts[owner].find_value(of.substr(dot + 1)) != none);
        if (!known) FAIL(name << " speaks of nothing");
    }
    CHECK(seen > 100);
}
