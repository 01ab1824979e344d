// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/substrings.hpp.

#include "all_vectors.hpp"

#include <netral/match/substrings.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <vector>

using namespace netral;
using namespace netral::testing;

namespace {

std::string found_in(const substring_set& set, std::string_view text)
{
    std::vector<std::uint64_t> bits((set.size() + 63) / 64);
    set.find_in(text, bits.data());
    std::string out;
    for (std::size_t i = 0; i < set.size(); ++i)
        out += (bits[i / 64] >> (i % 64) & 1U) != 0 ? '1' : '0';
    return out;
}

} // namespace

TEST_CASE("each of many texts is found wherever it stands, and no other is")
{
    for (const vectors used : all_vectors()) {
        CAPTURE(static_cast<int>(used));
        const substring_set set({"jangan pilih", "salam dua jari", "dua jari", "ktp", "x"}, used);
        CHECK(found_in(set, "") == "00000");
        CHECK(found_in(set, "salam dua jari") == "01100");
        CHECK(found_in(set, "kumpul ktp, jangan pili") == "00010");
        CHECK(found_in(set, "jangan pilih x") == "10001");
        CHECK(found_in(set, "Jangan pilih") == "00000");
    }
}

TEST_CASE("a text is found at every place of texts of every length, and none behind their ends")
{
    for (const vectors used : all_vectors()) {
        CAPTURE(static_cast<int>(used));
        const substring_set set({"desa", "suara", "dukung calon"}, used);
        for (std::size_t size = 0; size < 200; ++size)
            for (std::size_t at = 0; at < size; ++at) {
                std::string text(size, '.');
                text.replace(at, 12, "dukung calon");
                // Memory that ends with the text: who reads on is found out by the sanitizer.
                const auto shown = [&] {
                    const std::vector<char> exact(text.begin(),
                                                  text.begin() + static_cast<std::ptrdiff_t>(size));
                    return found_in(set, {exact.data(), exact.size()});
                };
                const std::string expected = at + 12 <= size ? "001" : "000";
                REQUIRE(shown() == expected);
                text.replace(at, 12, "desa suara..");
                const std::string both =
                    std::string(at + 4 <= size ? "1" : "0") + (at + 10 <= size ? "1" : "0") + "0";
                REQUIRE(shown() == both);
            }
    }
}

TEST_CASE("a set of no texts finds nothing, one of short texts only finds them")
{
    CHECK(found_in(substring_set({}), "anything").empty());
    CHECK(found_in(substring_set({"ab", "b", "cd"}), "abc") == "110");
}

TEST_CASE("many texts are found as one search for each finds them")
{
    std::mt19937 random(11);
    const auto pick = [&](unsigned below) { return static_cast<unsigned>(random() % below); };
    const auto word = [&](unsigned shortest, unsigned longest) {
        std::string out(shortest + pick(longest - shortest + 1), ' ');
        for (char& c : out) c = "abc \xC3"[pick(5)];
        return out;
    };
    std::size_t hits = 0;
    for (int round = 0; round < 2000; ++round) {
        std::vector<std::string> wanted;
        for (unsigned n = 1 + pick(80); n > 0; --n) wanted.push_back(word(1 + pick(4), 9));
        const std::string text = word(0, 160);
        std::string plainly;
        for (const std::string& w : wanted)
            plainly += text.find(w) != std::string::npos ? '1' : '0';
        hits += static_cast<std::size_t>(std::count(plainly.begin(), plainly.end(), '1'));
        for (const vectors used : all_vectors())
            REQUIRE(found_in(substring_set(wanted, used), text) == plainly);
    }
    CHECK(hits > 1000);
}
