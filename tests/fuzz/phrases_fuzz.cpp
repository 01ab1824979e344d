// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any text against some phrases: what is found lies in the text, in order, in whole words, and is
/// found again in capitals and in what was found alone.

#include "fuzz_target.hpp"

#include <netral/match/phrases.hpp>

#include <string>
#include <vector>

namespace {

using namespace netral;

phrase_set phrases()
{
    auto set = phrase_set::compile(
        {{{"pilih nomor", "ajak pilih", "komentar", "beri like", "kumpul"}, true},
         {{"tim sukses", "e-ktp", "yel-yel", "a b c d"}, false},
         {{"suka", "suka suka", "nyata dukung", "tolak paslon"}, true}});
    must(set.ok(), "the phrases compile");
    return std::move(set).value();
}

bool is_word_byte(unsigned char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const phrase_set set = phrases();
    const std::string text(text_of(data, size));
    std::vector<phrase_hit> hits;
    set.find(text, hits);
    std::uint32_t last = 0;
    for (const phrase_hit& h : hits) {
        must(h.lexicon < 3 && h.at.begin < h.at.end && h.at.end <= text.size(),
             "a hit is in the text");
        must(h.at.begin >= last, "hits are in order");
        last = h.at.begin;
        const bool begins =
            h.at.begin == 0 || !is_word_byte(static_cast<unsigned char>(text[h.at.begin - 1]));
        const bool ends =
            h.at.end == text.size() || !is_word_byte(static_cast<unsigned char>(text[h.at.end]));
        must(begins && ends, "a hit is whole words");
        std::vector<phrase_hit> alone;
        set.find(std::string_view(text).substr(h.at.begin, h.at.end - h.at.begin), alone);
        bool again = false;
        for (const phrase_hit& a : alone)
            again = again || (a.lexicon == h.lexicon && a.at.begin == 0);
        must(again, "what is found is found alone");
    }
    std::string capitals = text;
    for (char& c : capitals)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    std::vector<phrase_hit> in_capitals;
    set.find(capitals, in_capitals);
    must(in_capitals == hits, "capitals do not matter");
    return 0;
}
