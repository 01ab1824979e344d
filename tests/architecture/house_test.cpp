// SPDX-License-Identifier: Apache-2.0

/// @file
/// The rules of the house (rules.hpp), put to this repository. When one fails, it names the place.

#include "rules.hpp"

#include <catch2/catch.hpp>

namespace {

const architecture::tree& house()
{
    static const architecture::tree read = architecture::read_tree(NETRAL_SOURCE_DIR);
    return read;
}

void check_that_none_breaks(architecture::violations (*rule)(const architecture::tree&))
{
    for (const std::string& v : rule(house())) FAIL_CHECK(v);
}

} // namespace

TEST_CASE("the walker sees this repository")
{
    CHECK(house().files.size() > 50);
    CHECK(house().top_level.size() > 5);
}

TEST_CASE("a file includes its own layer and lower ones only")
{
    check_that_none_breaks(architecture::include_direction);
}

TEST_CASE("a third-party header is included by its owner only")
{
    check_that_none_breaks(architecture::third_party_owners);
}

TEST_CASE("a public header names no third-party library but Boost.Variant2")
{
    check_that_none_breaks(architecture::public_third_party);
}

TEST_CASE("a private header is included from its own folder only")
{
    check_that_none_breaks(architecture::private_headers);
}

TEST_CASE("the umbrella header lists every public header and is used by users only")
{
    check_that_none_breaks(architecture::umbrella);
}

TEST_CASE("the top level is closed")
{
    check_that_none_breaks(architecture::closed_top_level);
}

TEST_CASE("no folder has a name that says nothing")
{
    check_that_none_breaks(architecture::folder_names);
}

TEST_CASE("every public header has a test file of its name")
{
    check_that_none_breaks(architecture::test_for_each_header);
}

TEST_CASE("every file opens with its licence and, in C++, with what it is for")
{
    check_that_none_breaks(architecture::opening_lines);
}

TEST_CASE("every header says #pragma once")
{
    check_that_none_breaks(architecture::pragma_once);
}

TEST_CASE("no file is longer than it may be")
{
    check_that_none_breaks(architecture::file_sizes);
}

TEST_CASE("the library neither prints nor ends the process")
{
    check_that_none_breaks(architecture::quiet_library);
}
