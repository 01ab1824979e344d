// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/check.hpp; the words of each mistake are in golden_test.cpp.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using bench::mistake;

TEST_CASE("a literal outside the values of an enum is a mistake, wherever it meets the fact")
{
    for (const char* text :
         {"subject.kin == 'ank'", "'ank' != subject.kin", "subject.kin in ['anak', 'ank']",
          "'lik' in act.kinds", "sets.intersects(act.kinds, ['suka', 'lik'])",
          "sets.contains(act.kinds, ['lik'])", "act.kinds.exists(k, k == 'lik')",
          "['suka', 'lik'].exists(v, v in act.kinds)",
          "subject.kin == (act.by_subject ? 'anak' : 'ank')", "act.kinds.all(k, k in ['lik'])"})
        CHECK(mistake(text) == 1304);
    CHECK(mistake("subject.kin in ['anak', 'tidak'] && 'suka' in act.kinds") == 0);
}

TEST_CASE("a mistake in a term is found where the term is used")
{
    cel::environment names = bench::names();
    names.define("terms.bad", cel::parse("['suka', 'lik']").value());
    CHECK(mistake("sets.intersects(act.kinds, terms.bad)", names) == 1304);
}

TEST_CASE("forms that would ask whether a fact is known are refused on facts")
{
    for (const char* text :
         {"act.text == null", "null != subject.kin", "act.list[0] == 'a'", "size(act.kinds) > 1",
          "act.text.size() > 1", "act.list == ['a']", "act.list == act.list"})
        CHECK(mistake(text) == 1311);
    CHECK(mistake("has({'a': act.text}.a)") == 1311);
    CHECK(mistake("size([1, 2]) == 2 && [1][0] == 1") == 0);
    CHECK(mistake("size(act.kinds) > 1 && act.list == ['a']", bench::names(false)) == 0);
}

TEST_CASE("all mistakes are reported, in order")
{
    const auto tree = cel::parse("subject.kin == 'ank' && act.dai == 1 && 1 + 'a' == 2");
    const auto out = cel::check(*tree, bench::names());
    REQUIRE_FALSE(out.ok());
    REQUIRE(out.errors().size() == 3);
    CHECK(out.errors()[0].id.number == 1304);
    CHECK(out.errors()[1].id.number == 1301);
    CHECK(out.errors()[2].id.number == 1303);
}

TEST_CASE("a condition must be true or false")
{
    const auto code_of = [](const char* text) {
        const auto out = cel::check_condition(*cel::parse(text), bench::names(false));
        return out ? 0 : int{out.errors().front().id.number};
    };
    CHECK(code_of("act.count") == 1312);
    CHECK(code_of("act.count > 1") == 0);
    CHECK(code_of("dyn(act.count)") == 0);
}

TEST_CASE("without types, mistakes wait until they are evaluated")
{
    cel::check_options how;
    how.types = false;
    CHECK(mistake("1 + 'a' == nobody", bench::names(), how) == 0);
    const auto e = cel::check(*cel::parse("1 + 'a'"), bench::names(), how);
    REQUIRE(e.ok());
    cel::interpreter_workspace scratch;
    CHECK(cel::interpret(*e, bench::record(), scratch).is_error());
}
