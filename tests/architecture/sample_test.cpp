// SPDX-License-Identifier: Apache-2.0

/// @file
/// Each rule of the house finds what is wrong in the tree of the folder sample/, and nothing else
/// there: a rule that could not fail would be none.

#include "rules.hpp"

#include <catch2/catch.hpp>

namespace {

using architecture::violations;

const architecture::tree& sample()
{
    static const architecture::tree read =
        architecture::read_tree(NETRAL_SOURCE_DIR "/tests/architecture/sample");
    return read;
}

architecture::tree with_lines(const std::string& path, std::size_t lines)
{
    return {{}, {}, {{path, std::string(lines, '\n')}}};
}

} // namespace

TEST_CASE("an include of a higher layer is found")
{
    CHECK(architecture::include_direction(sample()) ==
          violations{"include/netral/value/dragging.hpp:7: value is below cel",
                     "src/value/loud.cpp:9: `nonsense` is no layer"});
}

TEST_CASE("another's library and one that nobody owns are found")
{
    CHECK(architecture::third_party_owners(sample()) ==
          violations{"include/netral/value/dragging.hpp:9: <fmt/core.h> is another's",
                     "src/value/loud.cpp:11: <boost/spirit/home/x3.hpp> is another's",
                     "src/value/loud.cpp:13: <lmdb.h> has no owner"});
}

TEST_CASE("a third-party library in a public header is found")
{
    CHECK(architecture::public_third_party(sample()) ==
          violations{"include/netral/value/dragging.hpp:9: <fmt/core.h> in a public header"});
}

TEST_CASE("a private header of another folder is found")
{
    CHECK(architecture::private_headers(sample()) ==
          violations{"include/netral/value/bare.hpp:2: quotes in a public header",
                     "src/value/loud.cpp:6: `../cel/private.hpp` is private to another folder",
                     "src/value/loud.cpp:7: `nowhere.hpp` is not in this folder"});
}

TEST_CASE("a test may use what a lower layer's tests have made, not a higher one's")
{
    const std::string low = "tests/value/sample.hpp";
    const std::string high = "tests/cel/sample.hpp";
    CHECK(architecture::private_headers(
              {{}, {}, {{high, "#include \"../value/sample.hpp\"\n"}, {low, ""}}})
              .empty());
    CHECK(architecture::private_headers(
              {{}, {}, {{high, ""}, {low, "#include \"../cel/sample.hpp\"\n"}}})
              .size() == 1);
}

TEST_CASE("an umbrella header that forgets a header, or is used inside, is found")
{
    CHECK(architecture::umbrella(sample()) ==
          violations{"src/value/loud.cpp:8: the umbrella is for users",
                     "include/netral/netral.hpp: does not list include/netral/value/dragging.hpp"});
}

TEST_CASE("what does not belong at the top is found")
{
    CHECK(architecture::closed_top_level(sample()) ==
          violations{"notes.txt: does not belong at the top"});
}

TEST_CASE("a folder whose name says nothing is found")
{
    CHECK(architecture::folder_names(sample()) ==
          violations{"src/util: says nothing of what is in it"});
}

TEST_CASE("a header without a test is found")
{
    CHECK(architecture::test_for_each_header(sample()) ==
          violations{"include/netral/value/dragging.hpp: has no tests/value/dragging_test.cpp"});
}

TEST_CASE("a file without its opening lines is found")
{
    CHECK(architecture::opening_lines(sample()) ==
          violations{"include/netral/value/bare.hpp:1: no licence line",
                     "include/netral/value/bare.hpp: does not open with an @file paragraph",
                     "src/util/CMakeLists.txt: no licence line"});
}

TEST_CASE("a header without #pragma once is found")
{
    CHECK(architecture::pragma_once(sample()) ==
          violations{"include/netral/value/bare.hpp: no #pragma once before the first #include"});
}

TEST_CASE("a file that is too long is found")
{
    CHECK(architecture::file_sizes(sample()).empty());
    CHECK(architecture::file_sizes(with_lines("include/netral/value/a.hpp", 400)).empty());
    CHECK(architecture::file_sizes(with_lines("include/netral/value/a.hpp", 401)).size() == 1);
    CHECK(architecture::file_sizes(with_lines("src/value/a.cpp", 600)).empty());
    CHECK(architecture::file_sizes(with_lines("src/value/a.cpp", 601)).size() == 1);
}

TEST_CASE("printing and leaving are found, but not in comments and strings")
{
    CHECK(architecture::quiet_library(sample()) == violations{"src/value/loud.cpp:18: `cout`",
                                                              "src/value/loud.cpp:19: `abort`",
                                                              "src/value/loud.cpp:12: <iostream>"});
}
