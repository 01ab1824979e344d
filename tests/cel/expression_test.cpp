// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/expression.hpp: what the engine's lowering sees.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a test of one fact with a constant is easy to see")
{
    const cel::expression e = bench::checked("subject.kin == 'anak'");
    REQUIRE(e.kind(e.root()) == cel::expr_kind::oper);
    CHECK(e.oper(e.root()) == cel::op::equals);
    const auto sides = e.children(e.root());
    CHECK(e.kind(sides[0]) == cel::expr_kind::fact);
    CHECK(e.fact(sides[0]) == bench::kin);
    CHECK(e.function_name(sides[0]) == "subject.kin");
    CHECK(e.type_kind_of(sides[0]) == cel::type_kind::enumeration);
    CHECK(e.kind(sides[1]) == cel::expr_kind::constant);
    CHECK(e.constant(sides[1]).text() == "anak");
}

TEST_CASE("constants are folded, terms put in, and places kept")
{
    const cel::expression e =
        bench::checked("sets.intersects(act.kinds, terms.online + ['unggah'])");
    const auto given = e.children(e.root());
    CHECK(e.function_name(e.root()) == "sets.intersects");
    REQUIRE(e.kind(given[1]) == cel::expr_kind::constant);
    CHECK(e.constant(given[1]).items().size() == 4);
    CHECK(e.at(given[0]) == span{16, 25});
    const cel::expression f = bench::checked("act.day >= date('2024-09-22')");
    CHECK(f.constant(f.children(f.root())[1]).is(value_kind::date));
    const cel::expression g = bench::checked("terms.is_online");
    CHECK(g.at(g.root()) == span{0, 15});
}

TEST_CASE("an expression keeps its text and nothing that was folded")
{
    const cel::expression e = bench::checked("subject.kin in ['anak'] + ['saudara']");
    CHECK(e.text() == "subject.kin in ['anak'] + ['saudara']");
    CHECK(e.size() == 3);
    const auto given = e.children(e.root());
    CHECK(e.constant(given[1]).items().size() == 2);
    CHECK(e.type_of(given[1]).kind == cel::type_kind::list);
    CHECK(e.type_of(e.root()).kind == cel::type_kind::boolean);
    const cel::expression f = bench::checked("act.by_subject && terms.is_online");
    CHECK(f.text() == "act.by_subject && terms.is_online");
    CHECK(cel::print(f).find("act.kinds") != std::string::npos);
}

TEST_CASE("a quantifier shows its range, its variable and its test")
{
    const cel::expression e = bench::checked("act.kinds.exists(k, k in ['suka'])");
    CHECK(e.kind(e.root()) == cel::expr_kind::quantifier);
    CHECK(e.macro(e.root()) == cel::macro::exists);
    CHECK(e.variables(e.root()) == 1);
    const auto parts = e.children(e.root());
    CHECK(e.kind(parts[0]) == cel::expr_kind::fact);
    const auto test = e.children(parts[1]);
    CHECK(e.kind(test[0]) == cel::expr_kind::local);
    CHECK(e.slot(test[0]) == e.slot(e.root()));
}

TEST_CASE("an expression lists the facts it may read, once each")
{
    const cel::expression e = bench::checked("act.count > 1 && act.count < 5 && act.by_subject");
    REQUIRE(e.facts().size() == 2);
    CHECK(e.facts()[0] == bench::by_subject);
    CHECK(e.facts()[1] == bench::count);
}
