// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/environment.hpp.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("a name is looked up in the container, then around it")
{
    cel::environment names;
    names.declare("x.y.v", 1, cel::type_kind::int64);
    names.declare("x.v", 2, cel::type_kind::int64);
    names.declare("v", 3, cel::type_kind::int64);
    names.set_container("x.y");
    const auto used = [&](const char* text) { return bench::checked(text, names).facts()[0]; };
    CHECK(used("v") == 1);
    CHECK(used(".v") == 3);
    CHECK(used(".x.v") == 2);
    names.set_container("x.z");
    CHECK(used("v") == 2);
}

TEST_CASE("a definition is put in where its name stands, and does not see what is around it")
{
    CHECK(bench::mistake("terms.is_online") == 0);
    CHECK(bench::checked("terms.is_online").facts().size() == 1);
    cel::environment names = bench::names(false);
    names.define("terms.uses_x", cel::parse("x == 1").value());
    CHECK(bench::mistake("[1].exists(x, terms.uses_x)", names) == 1301);
}

TEST_CASE("a definition in terms of itself is an error, not a crash")
{
    cel::environment names;
    names.define("a", cel::parse("b || true").value());
    names.define("b", cel::parse("a || false").value());
    CHECK(bench::mistake("a", names) == 1308);
}

TEST_CASE("definitions that double each other are refused when too big")
{
    cel::environment names;
    names.declare("t0", 0, cel::type_kind::int64);
    for (int i = 1; i < 30; ++i) {
        const std::string before = "t" + std::to_string(i - 1);
        names.define("t" + std::to_string(i), cel::parse(before + " + " + before).value());
    }
    CHECK(bench::mistake("t29 == 1", names) == 1320);
}

TEST_CASE("a host function is called with what it takes, and never with unknowns")
{
    cel::environment names = bench::names(false);
    int calls = 0;
    cel::overload way;
    way.parameters = {cel::type_kind::string, cel::type_kind::int64};
    way.returns = cel::type_kind::string;
    way.member = true;
    way.pure = false;
    way.call = [&calls](std::span<const value> given) {
        ++calls;
        std::string out;
        for (std::int64_t i = 0; i < given[1].as_int(); ++i) out += given[0].text();
        return value::string(out);
    };
    names.declare_function("times", way);
    CHECK(bench::run("'ab'.times(3)", {}, {}, names).text() == "ababab");
    CHECK(calls == 1);
    CHECK(bench::run("act.text.times(3)", {}, {}, names).is_unknown());
    CHECK(bench::run("'ab'.times(1 / 0)", {}, {}, names).is_error());
    CHECK(calls == 1);
    CHECK(bench::mistake("'ab'.times('x')", names) == 1303);
}

TEST_CASE("a host function that asks for it gets unknowns")
{
    cel::environment names = bench::names(false);
    cel::overload way;
    way.parameters = {cel::type_kind::dyn};
    way.returns = cel::type_kind::boolean;
    way.takes_unknown = true;
    way.call = [](std::span<const value> given) { return value(given[0].is_unknown()); };
    names.declare_function("open", way);
    CHECK(bench::run("open(act.text)", {}, {}, names).is_true());
    CHECK(bench::run("open(1)", {}, {}, names).is_false());
}

TEST_CASE("a copy of an environment goes its own way")
{
    cel::environment first = bench::names(false);
    cel::environment second = first;
    second.declare("only.here", 99, cel::type::list_of(cel::type_kind::int64));
    CHECK(bench::mistake("only.here == [1]", second) == 0);
    CHECK(bench::mistake("only.here == [1]", first) == 1301);
    CHECK(first.find("act.day") != nullptr);
    CHECK(second.fact(99)->name == "only.here");
}
