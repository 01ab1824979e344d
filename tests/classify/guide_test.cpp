// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/guide.hpp: the rules specialised, and the page.

#include "../engine/small_rules.hpp"
#include "small_worlds.hpp"

#include <netral/classify/guide.hpp>
#include <netral/ruleset/load.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

std::shared_ptr<const program> sample()
{
    return compile_text(small_rules(
        R"~(  - {id: a, addressees: "who.status == 'pns'", conduct: "'like' in act.kinds", when: "act.public && act.official"}
  - {id: b, addressees: "who.status == 'tni'", conduct: "'like' in act.kinds"}
  - {id: c, in_force: {from: 2024-06-01}, addressees: "who.status in ['pns', 'tni']", conduct: "'share' in act.kinds", unless: [{id: x, title: {id: sedang cuti, en: on leave}, when: act.intended}]}
  - {id: d, effect: permits, addressees: "who.status == 'pns'", conduct: "'speech' in act.kinds", when: "!act.official"}
  - {id: e, addressees: "who.status == 'pns'", conduct: "'speech' in act.kinds", when: "act.day < date('2024-02-01') || act.public"}
)~"));
}

guide_request on(const std::string& role, const std::string& day)
{
    guide_request r;
    r.role = role;
    r.on = parse_date(day)->first;
    return r;
}

std::vector<std::string> ids(const std::vector<guided_rule>& all, const program& p)
{
    std::vector<std::string> out;
    for (const guided_rule& g : all) out.push_back(p.rules().rules[g.rule].id);
    return out;
}

} // namespace

TEST_CASE("guidance has the rules that role and day do not rule out, and what is left of them")
{
    const auto p = sample();
    const auto made = guide(*p, on("pns", "2024-03-01"));
    REQUIRE(made);
    CHECK(ids(made->forbidden, *p) == std::vector<std::string>{"a", "e"});
    CHECK(ids(made->allowed, *p) == std::vector<std::string>{"d"});
    CHECK(made->ruled_out == 2);
    const guided_rule& a = made->forbidden.front();
    CHECK(a.binds == truth::yes);
    CHECK(a.of_whom.empty());
    REQUIRE(a.when.size() == 2);
    CHECK(a.when.front().en() == "public");
    CHECK(a.when.back().id() == "dinas");
    // The day is known, so only the other branch is left.
    REQUIRE(made->forbidden.back().when.size() == 1);
    CHECK(made->forbidden.back().when.front().en() == "public");
    CHECK(made->allowed.front().when.front().en() == "official: no");

    const auto later = guide(*p, on("pns", "2024-06-01"));
    REQUIRE(later);
    CHECK(ids(later->forbidden, *p) == std::vector<std::string>{"a", "c", "e"});
    CHECK(later->forbidden[1].unless.front().en() == "on leave");
    // A role may stand behind the path of its fact, as it must where several facts have it.
    const auto named = guide(*p, on("who.status.tni", "2024-06-01"));
    const auto soldier = guide(*p, on("tni", "2024-06-01"));
    REQUIRE(named);
    REQUIRE(soldier);
    CHECK(ids(named->forbidden, *p) == ids(soldier->forbidden, *p));
    CHECK(named->role.en() == soldier->role.en());
    CHECK(ids(soldier->forbidden, *p) == std::vector<std::string>{"b", "c"});
}

TEST_CASE("guidance as JSON names rules, what is left of their conditions, and null where nothing "
          "is known")
{
    const auto p = sample();
    const auto made = guide(*p, on("pns", "2024-03-01"));
    REQUIRE(made);
    const std::string text = render_json(*made, *p);
    CHECK(text.rfind(R"({"on":"2024-03-01","role":{)", 0) == 0);
    CHECK(text.find(R"("election":null,"stage":null)") != std::string::npos);
    CHECK(text.find(R"("binds":"yes","of_whom":[],"when":[{"id":"umum","en":"public"})") !=
          std::string::npos);
    CHECK(text.find(R"("ruled_out":2})") != std::string::npos);
}

TEST_CASE("facts that are known beforehand narrow the guidance further")
{
    const auto p = sample();
    guide_request r = on("pns", "2024-03-01");
    r.facts.emplace_back("act.official", "false");
    const auto made = guide(*p, r);
    REQUIRE(made);
    CHECK(ids(made->forbidden, *p) == std::vector<std::string>{"e"});
    CHECK(made->allowed.front().when.empty());
}

TEST_CASE("a role, fact or value that there is not is an error with a code")
{
    const auto p = sample();
    const auto no_role = guide(*p, on("pnss", "2024-03-01"));
    REQUIRE_FALSE(no_role);
    CHECK(no_role.errors().front().id == code{5060});
    CHECK(no_role.errors().front().help == "did you mean `pns`?");
    guide_request r = on("pns", "2024-03-01");
    r.facts.emplace_back("act.offical", "true");
    const auto unknown_fact = guide(*p, r);
    REQUIRE_FALSE(unknown_fact);
    CHECK(unknown_fact.errors().front().id == code{5062});
    r.facts.front() = {"act.official", "perhaps"};
    CHECK_FALSE(guide(*p, r));
    r.facts.front() = {"who.status", "tni"};
    const auto against = guide(*p, r);
    REQUIRE_FALSE(against);
    CHECK(against.errors().front().id == code{5063});
}

TEST_CASE("guidance leaves out exactly the rules that no record of that day can break")
{
    std::size_t kept = 0;
    std::size_t left_out = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        small_world_rules rules(seed);
        const program& p = *rules.compiled();
        const bool has_role =
            std::any_of(p.rules().rules.begin(), p.rules().rules.end(), [&](auto& r) {
                const auto& v = p.compiled(p.rules().find_rule(r.id)).versions.front();
                const auto facts = p.formulas().facts_of(v.addressees);
                return std::find(facts.begin(), facts.end(), p.rules().find_fact("f.e")) !=
                       facts.end();
            });
        if (!has_role) continue;
        const auto made = guide(p, on("v", "2024-04-15"));
        knowns k;
        k.fill(-1);
        k[3] = 1;
        k[6] = 2;
        const auto worlds = rules.worlds_of(k);
        if (!made) continue; // the constraints allow no such official
        const std::vector<std::string> listed = ids(made->forbidden, p);
        for (rule_id r = 0; r < p.rules().rules.size(); ++r) {
            const bool breakable = std::any_of(worlds.begin(), worlds.end(),
                                               [&](const knowns& w) { return rules.broken(w, r); });
            const bool is_listed =
                std::find(listed.begin(), listed.end(), p.rules().rules[r].id) != listed.end();
            // Kleene logic may keep a rule that no record breaks, never drop one that some does.
            if (breakable && !is_listed) FAIL("a rule is missing\n" << rules.text());
            if (is_listed && breakable) ++kept;
            if (!is_listed) ++left_out;
        }
    }
    CHECK(kept > 50);
    CHECK(left_out > 20);
}

TEST_CASE("the page stands by itself, in both languages")
{
    const auto p = sample();
    const auto made = guide(*p, on("pns", "2024-06-01"));
    REQUIRE(made);
    const std::string text = render_text(*made, *p, language::indonesian, 70);
    CHECK(text.find("Panduan netralitas bagi pns\n====") == 0);
    CHECK(text.find("Kecuali: sedang cuti.") != std::string::npos);
    const std::string html = render_html(*made, *p, language::english);
    CHECK(html.find("<!DOCTYPE html>\n<html lang=\"en\">") == 0);
    CHECK(html.find("http") == std::string::npos);
    CHECK(html.find("src=") == std::string::npos);
    CHECK(html.find("<h1>Guidance on neutrality for: pns</h1>") != std::string::npos);
    for (const std::string_view tag : {"ol", "li", "main", "body", "html"}) {
        std::size_t opened = 0;
        std::size_t closed = 0;
        for (std::size_t at = 0; (at = html.find("<" + std::string(tag), at)) != std::string::npos;
             ++at)
            ++opened;
        for (std::size_t at = 0;
             (at = html.find("</" + std::string(tag) + ">", at)) != std::string::npos; ++at)
            ++closed;
        CHECK(opened == closed);
    }
}
