// SPDX-License-Identifier: Apache-2.0

/// @file
/// What counts as written otherwise, and how it is told.

#include "two_sides.hpp"

#include <netral/change/textual.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

std::vector<text_difference> between(const std::string& before, const std::string& after)
{
    return textual_differences(small(before)->rules(), small(after)->rules());
}

} // namespace

TEST_CASE("a rule set does not differ from itself, whatever its layout")
{
    CHECK(between(small_rules, small_rules).empty());
    CHECK(between(small_rules, with(small_rules, "conduct: paid", "conduct:   \"paid\"  # so"))
              .empty());
}

TEST_CASE("a changed key is told with its rule and both texts")
{
    const auto found =
        between(small_rules, with(small_rules, "stage == 'kampanye'", "stage != 'pendaftaran'"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].part == changed_part::rule);
    CHECK(found[0].id == "r.1");
    CHECK(found[0].key == "when");
    CHECK(found[0].before == "stage == 'kampanye'");
    CHECK(found[0].after == "stage != 'pendaftaran'");
    CHECK(to_string(found[0].new_place).find("ruleset.yaml:") == 0);
}

TEST_CASE("keys of versions and exceptions are told apart")
{
    auto found = between(small_rules, with(small_rules, "when: leave", "when: leave && paid"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].key == "unless[cuti].when");
    found = between(small_rules, with(small_rules, "from: 2024-07-01", "from: 2024-08-01"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].key == "versions[baru].in_force");
    CHECK(found[0].before == "2024-07-01..");
}

TEST_CASE("a term that changed is a difference of the rules that use it")
{
    const auto found = between(small_rules, with(small_rules, "official: \"who == 'pns'\"",
                                                 "official: \"who != 'lain'\""));
    REQUIRE(found.size() == 2);
    CHECK(found[0].key == "addressees");
    CHECK(found[0].through_term);
    CHECK(found[0].after == "who != 'lain'");
    CHECK(found[1].part == changed_part::term);
    CHECK(found[1].id == "official");
}

TEST_CASE("rules that came and went are one difference each, with the overlay's reason")
{
    const auto base = small();
    const auto without =
        program_of({{"ruleset.yaml", small_head + small_rules},
                    {"overlay.yaml", "overlay: dinas\noverride:\n"
                                     "  r.3: {disable: true, reason: not ours}\n"}});
    auto found = textual_differences(base->rules(), without->rules());
    REQUIRE(found.size() == 1);
    CHECK(found[0].what == text_difference::kind::removed);
    CHECK(found[0].key.empty());
    CHECK(found[0].reason == "not ours");
    found = textual_differences(without->rules(), base->rules());
    REQUIRE(found.size() == 1);
    CHECK(found[0].what == text_difference::kind::added);
}

TEST_CASE("what decides a rule is told from what it is called and followed by")
{
    for (const char* key : {"", "when", "versions[a].addressees", "unless[x].when", "confidence"})
        CHECK(decides(key));
    for (const char* key : {"title.id", "basis", "route", "sanctions", "versions[a].sanctions"})
        CHECK_FALSE(decides(key));
}

TEST_CASE("records mean the same as long as facts, constraints and calendars do")
{
    const auto a = small();
    CHECK(same_records(a->rules(),
                       small(with(small_rules, "conduct: paid", "conduct: \"!paid\""))->rules()));
    CHECK_FALSE(same_records(a->rules(),
                             small(small_rules, with(small_head, "leave: {type: bool}",
                                                     "leave: {type: bool}\n  more: {type: bool}"))
                                 ->rules()));
    CHECK_FALSE(same_records(
        a->rules(),
        small(with(small_rules, "conduct: paid", "conduct: \"paid && region == 'x'\""))->rules()));
}
