// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of change/proof.hpp.

#include "two_sides.hpp"

#include <netral/change/proof.hpp>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <array>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

proof of_change(const std::string& old_part, const std::string& new_part)
{
    const auto before = small();
    const auto after = small(with(small_rules, old_part, new_part));
    return prove(*before, *after);
}

/// All directions of a proof, each once.
std::set<change_direction> directions(const proof& p)
{
    std::set<change_direction> all;
    for (const region& r : p.regions) all.insert(r.direction);
    return all;
}

const std::set<change_direction> stricter{change_direction::stricter};
const std::set<change_direction> laxer{change_direction::laxer};

} // namespace

TEST_CASE("this library has a solver")
{
    CHECK(has_solver());
}

TEST_CASE("a rule set is equal to itself, and to one that says the same otherwise")
{
    const auto rules = small();
    const proof same = prove(*rules, *rules);
    CHECK(same.verdict == proof_verdict::equal);
    CHECK(same.rules == 3);
    CHECK(same.same_by_form == 3);

    const proof other = of_change("conduct: paid\n    when: \"who == 'pns' || reading",
                                  "conduct: paid\n    when: \"who in ['pns'] || reading");
    CHECK(other.verdict == proof_verdict::equal);
    CHECK(other.same_by_form == 3);
}

TEST_CASE("what only the solver can see to be equal is equal")
{
    const proof p = of_change("addressees: terms.official\n    conduct: \"'hadir' in kinds\"\n",
                              "addressees: \"who == 'pns' && (who == 'pns' || leave)\"\n"
                              "    conduct: \"'hadir' in kinds\"\n");
    CHECK(p.verdict == proof_verdict::equal);
    CHECK(p.same_by_form == 2);
    CHECK(p.same_by_proof == 1);
}

TEST_CASE("who is newly bound is a region, stricter, with a witness")
{
    const proof p = of_change("addressees: terms.official", "addressees: \"who != 'lain'\"");
    CHECK(p.verdict == proof_verdict::different);
    CHECK(directions(p) == stricter);
    for (const region& r : p.regions) {
        CHECK(r.rule == "r.1");
        CHECK(r.witness.find("\"dprd\"") != std::string::npos);
        CHECK(r.before == rule_status::fails);
    }
}

TEST_CASE("an exception more is laxer, also where it is open")
{
    const proof p = of_change("- {id: cuti, title: {id: cuti, en: leave}, when: leave}",
                              "- {id: cuti, title: {id: cuti, en: leave}, when: leave}\n"
                              "      - {id: bayar, title: {id: b, en: p}, when: paid}");
    CHECK(directions(p) == laxer);
}

TEST_CASE("a rule that is added or dropped reaches whom it reaches")
{
    const std::string third = small_rules.substr(small_rules.find("  - id: r.3"));
    const auto whole = small();
    const auto without = small(with(small_rules, third, ""));
    const proof added = prove(*without, *whole);
    CHECK(directions(added) == stricter);
    const proof dropped = prove(*whole, *without);
    CHECK(directions(dropped) == laxer);
}

TEST_CASE("a version that begins later is laxer in between")
{
    const auto before = small();
    const auto after = small(with(with(small_rules, "to: 2024-06-30", "to: 2024-07-31"),
                                  "from: 2024-07-01", "from: 2024-08-01"));
    const proof p = prove(*before, *after);
    CHECK(p.verdict == proof_verdict::different);
    CHECK(directions(p) == laxer);
}

TEST_CASE("another sanction is a region of its own")
{
    const proof heavier =
        of_change("sanctions: {one_of: [ringan]}", "sanctions: {one_of: [berat]}");
    REQUIRE_FALSE(heavier.regions.empty());
    CHECK(directions(heavier) == stricter);
    for (const region& r : heavier.regions) {
        CHECK(r.aspect == change_aspect::sanctions);
        CHECK(r.sanctions_before == std::vector<std::string>{"ringan"});
        CHECK(r.sanctions_after == std::vector<std::string>{"berat"});
    }
}

TEST_CASE("readings are chosen on either side")
{
    const auto rules = small();
    proof_options how;
    how.readings_after = {1};
    const proof p = prove(*rules, *rules, how);
    CHECK(p.verdict == proof_verdict::different);
    for (const region& r : p.regions) CHECK(r.rule == "r.3");
}

TEST_CASE("days are put in place of the act's on either side")
{
    const auto rules = small();
    proof_options how;
    how.on_before = to_date({2024, 6, 30});
    how.on_after = to_date({2024, 7, 1});
    const proof p = prove(*rules, *rules, how);
    CHECK(p.verdict == proof_verdict::different);
    CHECK(p.same_by_form == 2);
    CHECK(directions(p) == stricter);
    for (const region& r : p.regions) {
        CHECK(r.rule == "r.2");
        CHECK(condition_of(r, language::english).find("day") == std::string::npos);
        CHECK(r.witness.find("\"dprd\"") != std::string::npos);
    }
    how.on_before = how.on_after;
    CHECK(prove(*rules, *rules, how).same_by_form == 3);
    how.on_before.reset(); // the act's own day: whoever acted before July is newly bound
    CHECK(directions(prove(*rules, *rules, how)) == stricter);
}

TEST_CASE("the day of a record stays what completes it")
{
    const std::string derived = with(small_head, "leave: {type: bool}",
                                     "leave: {type: bool, derive: \"day < date('2024-03-01')\"}");
    const auto rules = small(small_rules, derived);
    proof_options how;
    how.on_before = to_date({2024, 6, 30});
    how.on_after = to_date({2024, 7, 1});
    const proof p = prove(*rules, *rules, how);
    CHECK(p.verdict == proof_verdict::different);
    for (const region& r : p.regions) CHECK(r.rule == "r.2"); // not r.1, which asks for leave
}

TEST_CASE("a day that is compared with one some months away is exact beside a certain day")
{
    const std::string head =
        with(small_head, "leave: {type: bool}", "leave: {type: bool}\n  fixed: {type: date}");
    const auto rules = small(
        with(small_rules, "when: \"stage == 'kampanye'\"", "when: \"day >= fixed.addMonths(-6)\""),
        head);
    proof_options how;
    how.on_before = to_date({2024, 3, 21});
    how.on_after = to_date({2024, 3, 22});
    const proof p = prove(*rules, *rules, how);
    CHECK(p.verdict == proof_verdict::different);
    CHECK(p.doubts.empty());
    for (const region& r : p.regions) CHECK(r.rule == "r.1");
    REQUIRE_FALSE(p.regions.empty());
    CHECK(p.regions.front().witness.find("2024-09") != std::string::npos);
}

TEST_CASE("a changed constraint changes what follows from records, and nothing that does not")
{
    const std::string constraint =
        "constraints:\n  - {id: k, implies: {if: paid, then: \"who == 'pns'\"}}\n";
    const auto before = small();
    const auto after = small(small_rules, small_head + constraint);
    const proof p = prove(*before, *after);
    CHECK(p.verdict == proof_verdict::different);
    REQUIRE_FALSE(p.regions.empty());
    std::set<std::string> rules;
    std::string all;
    for (const region& r : p.regions) {
        rules.insert(r.rule);
        all += condition_of(r, language::english) + '\n';
        CHECK(r.witness.find("\"paid\": true") != std::string::npos);
        CHECK(r.witness.find("\"who\"") == std::string::npos); // it follows from the constraint
    }
    CHECK(rules.count("r.3") == 1);
    CHECK(all.find("[new]") != std::string::npos);
}

TEST_CASE("a constraint that says no more than the others changes nothing")
{
    const std::string first =
        "constraints:\n  - {id: k, implies: {if: paid, then: \"who == 'pns'\"}}\n";
    const std::string second =
        "  - {id: l, implies: {if: \"paid && leave\", then: \"who == 'pns'\"}}\n";
    const auto before = small(small_rules, small_head + first);
    const auto after = small(small_rules, small_head + first + second);
    const proof p = prove(*before, *after);
    CHECK(p.same_by_proof > 0);
    for (const region& r : p.regions) INFO(condition_of(r, language::english));
    CHECK(p.verdict == proof_verdict::equal);
}

TEST_CASE("a changed derivation changes what follows from records")
{
    const auto deriving = [](const char* from) {
        return small(small_rules, with(small_head, "leave: {type: bool}",
                                       fmt::format("leave: {{type: bool, derive: \"{}\"}}", from)));
    };
    const proof p = prove(*deriving("who == 'lain'"), *deriving("who == 'pns'"));
    CHECK(p.verdict == proof_verdict::different);
    for (const region& r : p.regions) CHECK(r.rule == "r.1");
    CHECK(directions(p).count(change_direction::laxer) == 1);
}

TEST_CASE("what only the interpreter understands is not called equal")
{
    const proof p = of_change("conduct: paid", "conduct: \"paid && region.startsWith('kota')\"");
    CHECK(p.verdict == proof_verdict::inconclusive);
}

TEST_CASE("regions stop at the bound, and more are said to exist")
{
    const auto before = small();
    const auto after =
        small(with(with(small_rules, "addressees: terms.official", "addressees: \"who != 'lain'\""),
                   "conduct: paid", "conduct: leave"));
    proof_options how;
    how.most_regions = 1;
    const proof p = prove(*before, *after, how);
    CHECK(p.regions.size() == 1);
    CHECK(p.more_exist);
    CHECK(p.verdict == proof_verdict::different);
}

TEST_CASE("a change in one of ten thousand rules is found and described")
{
    const std::array<const char*, 3> stages{"pendaftaran", "kampanye", "pemungutan"};
    const auto rule = [&](unsigned i, const char* comparison) {
        return fmt::format("  - {{id: r.{}, category: campaigning, title: {{id: r, en: r}}, "
                           "nature: disiplin, basis: [{{instrument: uu, article: '1'}}], "
                           "addressees: \"who == '{}'\", conduct: \"'{}' in kinds\", when: "
                           "\"stage == '{}' && day {} date('20{:02}-{:02}-01')\"}}\n",
                           i, i % 2 == 0 ? "pns" : "dprd", i % 3 == 0 ? "hadir" : "ajakan",
                           stages[i % 5 % 3], comparison, 10 + i % 13, 1 + i % 12);
    };
    std::string old_rules = "rules:\n";
    std::string new_rules = "rules:\n";
    for (unsigned i = 0; i < 10'000; ++i) {
        old_rules += rule(i, ">=");
        new_rules += rule(i, i == 7777 ? ">" : ">=");
    }
    const auto before = small(old_rules);
    const auto after = small(new_rules);
    const proof p = prove(*before, *after);
    CHECK(p.verdict == proof_verdict::different);
    CHECK(p.rules == 10'000);
    CHECK(p.same_by_form == 9'999);
    CHECK(directions(p) == laxer);
    REQUIRE_FALSE(p.regions.empty());
    for (const region& r : p.regions) {
        CHECK(r.rule == "r.7777");
        CHECK(condition_of(r, language::english).find("2013-02-0") != std::string::npos);
    }
    CHECK(p.took < std::chrono::seconds(60));
}

TEST_CASE("verdicts of a proof have names")
{
    CHECK(to_string(proof_verdict::equal) == "equal");
    CHECK(to_string(proof_verdict::different) == "different");
    CHECK(to_string(proof_verdict::inconclusive) == "inconclusive");
}
