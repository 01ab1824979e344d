// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of text/markup.hpp.

#include <netral/text/markup.hpp>

#include <catch2/catch.hpp>

using namespace netral;

TEST_CASE("nothing of the data is taken for markup")
{
    CHECK(as_markup("a < b && \"c\" > 'd'") ==
          "a &lt; b &amp;&amp; &quot;c&quot; &gt; &#39;d&#39;");
    CHECK(as_markup("</script>").find('<') == std::string::npos);
    CHECK(as_markup("surat édaran\n\tRT 3") == "surat édaran\n\tRT 3");
    CHECK(as_markup("").empty());
}

TEST_CASE("what markup cannot hold is replaced, byte by byte where it is not UTF-8")
{
    using namespace std::string_literals;
    CHECK(as_markup("a\0b\x1B[31m\x7F"s) == "a\uFFFDb\uFFFD[31m\uFFFD");
    CHECK(as_markup("a\xFF\xFE"
                    "b") == "a\uFFFD\uFFFDb");
    CHECK(as_markup("\xC3") == "\uFFFD");
}

TEST_CASE("it is appended to what there is")
{
    std::string out = "<p>";
    append_as_markup(out, "<");
    CHECK(out == "<p>&lt;");
}
