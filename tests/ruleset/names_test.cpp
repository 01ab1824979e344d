// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/names.hpp.

#include <netral/ruleset/names.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a text is given in the language asked for, or in the one there is")
{
    const bilingual both{"kampanye", "campaign"};
    CHECK(both.in(language::indonesian) == "kampanye");
    CHECK(both.in(language::english) == "campaign");
    CHECK(bilingual{"kampanye", ""}.in(language::english) == "kampanye");
    CHECK(bilingual{"", "campaign"}.in(language::indonesian) == "campaign");
    CHECK(bilingual{}.empty());
    CHECK_FALSE(bilingual{"", "x"}.empty());
}

TEST_CASE("copies of a text in two languages share it and outlive each other")
{
    static_assert(sizeof(bilingual) == sizeof(void*));
    bilingual first{"kampanye", "campaign"};
    const bilingual copy = first;
    CHECK(copy.id().data() == first.id().data());
    CHECK(copy == first);
    first = bilingual{"kampanye", "campaigning"};
    CHECK_FALSE(copy == first);
    CHECK(copy.en() == "campaign");
    const bilingual moved = std::move(first);
    CHECK(moved.view(language::english) == "campaigning");
    CHECK(bilingual{"ab", "c"}.id() == "ab");
    CHECK_FALSE(bilingual{"ab", "c"} == bilingual{"a", "bc"});
    CHECK(bilingual{} == bilingual{"", ""});
}

TEST_CASE("a period has both its ends and is open where nothing was said")
{
    period p;
    CHECK(p.contains(earliest_date));
    CHECK(p.contains(latest_date));
    p.first = to_date({2024, 9, 25});
    p.last = to_date({2024, 11, 23});
    CHECK(p.contains(p.first));
    CHECK(p.contains(p.last));
    CHECK_FALSE(p.contains(*add_days(p.first, -1)));
    CHECK_FALSE(p.contains(*add_days(p.last, 1)));
}
