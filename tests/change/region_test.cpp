// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of change/region.hpp.

#include "two_sides.hpp"

#include <netral/change/proof.hpp>
#include <netral/record/reader.hpp>

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

region_literal said(region_literal::manner how, std::string text)
{
    region_literal l;
    l.how = how;
    l.text = std::move(text);
    return l;
}

bool lies(const region& r, const program& before, const program& after, const std::string& line)
{
    record old_record(before.slots());
    record new_record(after.slots());
    record_reader old_reader(before.rules(), before.slots(), before.facts_follow());
    record_reader new_reader(after.rules(), after.slots(), after.facts_follow());
    REQUIRE(old_reader.read(line, old_record));
    REQUIRE(new_reader.read(line, new_record));
    evaluation old_facts(before);
    evaluation new_facts(after);
    old_facts.bind(old_record);
    new_facts.bind(new_record);
    return lies_in(r, old_facts, new_facts);
}

} // namespace

TEST_CASE("a region is said in the words of the rules, and of what is not known")
{
    using manner = region_literal::manner;
    region r;
    CHECK(condition_of(r, language::english) == "true");
    r.literals = {said(manner::known, "paid"), said(manner::excluded, "a == b"),
                  said(manner::possible, "leave"), said(manner::doubtful, "c")};
    CHECK(condition_of(r, language::english) ==
          "paid && !(a == b) && (leave or unknown) && (!c or unknown)");
    CHECK(condition_of(r, language::indonesian) ==
          "paid && !(a == b) && (leave atau tidak diketahui) && (!c atau tidak diketahui)");
}

TEST_CASE("a record lies in a region when every statement is so of it")
{
    const auto before = small();
    const auto after = small(with(small_rules, "addressees: terms.official",
                                  "addressees: \"who == 'pns' || who == 'dprd'\""));
    const proof p = prove(*before, *after);
    REQUIRE_FALSE(p.regions.empty());
    const auto lies_in_some = [&](const std::string& line) {
        return std::any_of(p.regions.begin(), p.regions.end(),
                           [&](const region& r) { return lies(r, *before, *after, line); });
    };
    CHECK(lies_in_some(R"({"who": "dprd", "kinds": ["hadir"], "stage": "kampanye"})"));
    CHECK(lies_in_some(R"({"who": "dprd", "kinds": ["hadir"]})"));
    CHECK_FALSE(lies_in_some(R"({"who": "pns", "kinds": ["hadir"], "stage": "kampanye"})"));
    CHECK_FALSE(lies_in_some(R"({"who": "dprd", "kinds": ["hadir"], "stage": "pendaftaran"})"));
    CHECK_FALSE(lies_in_some(R"({"who": "dprd", "kinds": ["hadir"], "leave": true})"));
    CHECK_FALSE(lies_in_some("{}"));
}

TEST_CASE("the aspects of a change have names")
{
    CHECK(to_string(change_aspect::status) == "status");
    CHECK(to_string(change_aspect::sanctions) == "sanctions");
}
