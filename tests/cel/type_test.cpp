// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/type.hpp, and of deduction.

#include "bench.hpp"

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("types print as people write them")
{
    CHECK(to_string(cel::type::map_of(cel::type_kind::string,
                                      cel::type::list_of(cel::type_kind::int64))) ==
          "map(string, list(int))");
    CHECK(to_string(cel::type::opaque_named("tuple", {cel::type_kind::dyn})) == "tuple(dyn)");
}

TEST_CASE("types are deduced")
{
    const auto of = [](const char* text) {
        const auto e = bench::checked(text, bench::names(false));
        return to_string(e.type_of(e.root()));
    };
    CHECK(of("[1, 2]") == "list(int)");
    CHECK(of("[1, 'a']") == "list(dyn)");
    CHECK(of("[]") == "list(dyn)");
    CHECK(of("[[], [1]]") == "list(list(int))");
    CHECK(of("{'a': [1.5]}") == "map(string, list(double))");
    CHECK(of("[1].map(x, [x, x])") == "list(list(int))");
    CHECK(of("act.kinds") == "set(act.kinds)");
    CHECK(of("act.kinds.filter(k, k != 'suka')") == "list(act.kinds)");
    CHECK(of("act.day.addDays(3)") == "date");
    CHECK(of("optional.of(1).optMap(x, string(x))") == "optional_type(string)");
}
