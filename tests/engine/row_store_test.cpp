// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/row_store.hpp.

#include <netral/engine/row_store.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>

using namespace netral;

TEST_CASE("what is added to a row store is zero, keeps what was there and begins at a cache line")
{
    row_store rows;
    CHECK(rows.add(3) == 0);
    rows.data()[2] = 7;
    const std::size_t second = rows.add(500);
    REQUIRE(second >= 3);
    CHECK(rows.data()[2] == 7);
    CHECK(std::all_of(rows.data() + second, rows.data() + second + 500,
                      [](std::uint64_t word) { return word == 0; }));
    CHECK(rows.size() >= second + 500);
    CHECK(reinterpret_cast<std::uintptr_t>(rows.data()) % 64 == 0);
    rows.shrink();
    CHECK(rows.data()[2] == 7);
    CHECK(reinterpret_cast<std::uintptr_t>(rows.data()) % 64 == 0);
}
