// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of match/phrases.hpp.

#include <netral/match/phrases.hpp>

#include <catch2/catch.hpp>

#include <random>

using namespace netral;

namespace {

phrase_set compiled(const std::vector<phrase_list>& lexicons)
{
    auto set = phrase_set::compile(lexicons);
    REQUIRE(set.ok());
    return std::move(set).value();
}

std::vector<phrase_hit> hits_of(const phrase_set& set, std::string_view text)
{
    std::vector<phrase_hit> hits;
    set.find(text, hits);
    return hits;
}

/// The stretches of the text that are found, joined by `|`.
std::string found(const phrase_set& set, std::string_view text)
{
    std::string all;
    for (const phrase_hit& h : hits_of(set, text)) {
        if (!all.empty()) all += '|';
        all += text.substr(h.at.begin, h.at.end - h.at.begin);
    }
    return all;
}

std::string lower(std::string_view text)
{
    std::string all(text);
    for (char& c : all)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return all;
}

/// Word by word from every place, with nothing but a loop; what overlaps counts once.
std::string plain_search(std::string_view phrase, std::string_view text)
{
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    std::string all;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
        if (begin > 0 && is_letter(text[begin - 1])) continue;
        std::size_t at = begin;
        std::size_t p = 0;
        for (; p < phrase.size() && at < text.size(); ++p) {
            if (phrase[p] == ' ') {
                if (text[at] != ' ' && text[at] != '\t') break;
                while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) ++at;
            } else if (lower(text.substr(at, 1)) == lower(phrase.substr(p, 1))) {
                ++at;
            } else {
                break;
            }
        }
        if (p < phrase.size() || (at < text.size() && is_letter(text[at]))) continue;
        all += (all.empty() ? "" : "|") + std::string(text.substr(begin, at - begin));
        begin = at - 1;
    }
    return all;
}

bool finds(const std::string& phrase, std::string_view text, bool affixes = true)
{
    return !hits_of(compiled({{{phrase}, affixes}}), text).empty();
}

} // namespace

TEST_CASE("a phrase is found in any case and with any white space")
{
    const auto set = compiled({{{"tim sukses"}, false}});
    CHECK(found(set, "Ia TIM Sukses.") == "TIM Sukses");
    CHECK(found(set, "tim \t\r\n sukses") == "tim \t\r\n sukses");
    CHECK(found(set, "tim\xC2\xA0sukses") == "tim\xC2\xA0sukses");
    CHECK(found(set, "(tim sukses)") == "tim sukses");
    CHECK(found(set, "").empty());
}

TEST_CASE("a phrase is found on the boundaries of words only")
{
    const auto set = compiled({{{"tim sukses", "apk"}, false}});
    CHECK(found(set, "timsukses").empty());
    CHECK(found(set, "intim sukses").empty());
    CHECK(found(set, "tim suksesi").empty());
    CHECK(found(set, "tim, sukses").empty());
    CHECK(found(set, "tim. Sukses").empty());
    CHECK(found(set, "tim-sukses").empty());
    CHECK(found(set, "apk2 apk_ 1apk apk\xC3\xA9").empty());
    CHECK(found(set, "\xE2\x80\x9C"
                     "apk\xE2\x80\x9D apk/apk") == "apk|apk|apk");
}

TEST_CASE("capitals of Latin-1 are folded too")
{
    const auto set = compiled({{{"caf\xC3\xA9"}, false}});
    CHECK(found(set, "CAF\xC3\x89") == "CAF\xC3\x89");
    CHECK(found(set, "CAF\xC3\x97").empty());
}

TEST_CASE("a hyphen in a phrase is a hyphen in the text")
{
    const auto set = compiled({{{"fotokopi e-ktp", "yel-yel"}, false}});
    CHECK(found(set, "fotokopi e-KTP") == "fotokopi e-KTP");
    CHECK(found(set, "fotokopi e ktp").empty());
    CHECK(found(set, "fotokopi e--ktp").empty());
    CHECK(found(set, "yel\xE2\x80\x90yel") == "yel\xE2\x80\x90yel");
    CHECK(found(set, "yel yel").empty());
}

TEST_CASE("without affixes a word is found as it stands only")
{
    CHECK(finds("dukung", "dukung", false));
    CHECK_FALSE(finds("dukung", "mendukung", false));
    CHECK_FALSE(finds("dukung", "dukungan", false));
    CHECK_FALSE(finds("ajak", "ajak2", false));
}

TEST_CASE("the nasal of me- is undone")
{
    const std::pair<const char*, const char*> pairs[] = {
        {"pilih", "memilih"},          {"tolak", "menolak"},
        {"suka", "menyukai"},          {"kumpul", "mengumpulkan"},
        {"ajak", "mengajak"},          {"hina", "menghina"},
        {"bagi", "membagikan"},        {"fitnah", "memfitnah"},
        {"dukung", "mendukung"},       {"coblos", "mencoblos"},
        {"jaring", "menjaring"},       {"lantik", "melantik"},
        {"minta", "meminta"},          {"nyata", "menyatakan"},
        {"rotasi", "merotasi"},        {"wajib", "mewajibkan"},
        {"provokasi", "memprovokasi"}, {"ganti", "mengganti"},
        {"unggah", "mengunggah"},      {"cek", "mengecek"},
        {"tulis", "menulis"},          {"perintah", "memerintahkan"},
        {"himpun", "menghimpun"},      {"kampanye", "mengkampanyekan"}};
    for (const auto& [stem, word] : pairs) {
        INFO(word);
        CHECK(finds(stem, word));
    }
}

TEST_CASE("ber-, di-, ter-, per- and their like are taken off")
{
    const std::pair<const char*, const char*> pairs[] = {
        {"temu", "bertemu"},   {"kerja", "bekerja"}, {"dukung", "didukung"},
        {"bukti", "terbukti"}, {"kuat", "perkuat"},  {"kuat", "memperkuat"},
        {"kuat", "diperkuat"}, {"rekam", "terekam"}, {"ajar", "belajar"}};
    for (const auto& [stem, word] : pairs) {
        INFO(word);
        CHECK(finds(stem, word));
    }
}

TEST_CASE("suffixes are taken off in their order")
{
    for (const char* word :
         {"dukungan", "dukungi", "dukungkan", "dukungnya", "dukunganku", "dukungannya",
          "dukungannyalah", "dukunglah", "dukungkah", "dukungpun"}) {
        INFO(word);
        CHECK(finds("dukung", word));
    }
    CHECK_FALSE(finds("dukung", "dukungnyakan"));
    CHECK_FALSE(finds("dukung", "dukungx"));
}

TEST_CASE("a word said twice is one word")
{
    const auto set = compiled({{{"ajak warga", "bagi uang"}, true}});
    CHECK(found(set, "mengajak-ajak warga") == "mengajak-ajak warga");
    CHECK(found(set, "ajak2 warga") == "ajak2 warga");
    CHECK(found(set, "ajak-2 warga") == "ajak-2 warga");
    CHECK(found(set, "membagi-bagikan uang") == "membagi-bagikan uang");
    CHECK(found(set, "ajak-tolak warga").empty());
    CHECK(found(compiled({{{"pilih"}, true}}), "memilih-milih") == "memilih-milih");
    CHECK(found(compiled({{{"teman"}, true}}), "teman2nya") == "teman2nya");
}

TEST_CASE("speech leaves the me- away and keeps its nasal")
{
    CHECK(finds("pilih", "milih"));
    CHECK(finds("tolak", "nolak"));
    CHECK(finds("ajak", "ngajak"));
    CHECK(finds("coblos", "nyoblos"));
    CHECK(finds("kumpul", "ngumpulin") == false); // -in is not among the suffixes
}

TEST_CASE("what merely begins or ends alike is not found")
{
    CHECK_FALSE(finds("suara", "bersuarakata"));
    CHECK_FALSE(finds("arah", "marah"));
    CHECK_FALSE(finds("ajak", "pajak"));
    CHECK_FALSE(finds("dia", "di"));
    CHECK_FALSE(finds("pilih", "terpilihx"));
}

TEST_CASE("the words of a phrase take affixes each for itself")
{
    const auto set = compiled({{{"ajak pilih", "nyata dukung"}, true}});
    CHECK(found(set, "Ia mengajak memilih calon itu") == "mengajak memilih");
    CHECK(found(set, "menyatakan dukungannya") == "menyatakan dukungannya");
    CHECK(found(set, "mengajak warga memilih").empty());
}

TEST_CASE("lexicons are told apart, and of one only the longest at a place is given")
{
    const auto set = compiled({{{"pilih", "pilih nomor", "pilih nomor dua"}, true},
                               {{"nomor dua"}, false},
                               {{"pilih"}, false}});
    const auto hits = hits_of(set, "ayo pilih nomor dua");
    REQUIRE(hits.size() == 3);
    CHECK(hits[0] == phrase_hit{0, {4, 19}});
    CHECK(hits[1] == phrase_hit{2, {4, 9}});
    CHECK(hits[2] == phrase_hit{1, {10, 19}});
}

TEST_CASE("hits replace those of the text before")
{
    const auto set = compiled({{{"apk"}, false}});
    std::vector<phrase_hit> hits;
    set.find("apk apk", hits);
    CHECK(hits.size() == 2);
    set.find("lain", hits);
    CHECK(hits.empty());
}

TEST_CASE("without affixes what is found is what a plain search for words finds")
{
    std::mt19937 random(7);
    const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
    const std::string_view words[] = {"a", "bb", "A", "c"};
    const std::string_view gaps[] = {" ", "  ", "-", ", ", "\t"};
    const auto text_of = [&](std::uint32_t count, std::uint32_t kinds) {
        std::string text;
        for (std::uint32_t i = 0; i < count; ++i)
            text.append(i == 0 ? "" : gaps[below(kinds)]).append(words[below(4)]);
        return text;
    };
    std::size_t hits = 0;
    for (int round = 0; round < 2000; ++round) {
        const std::string phrase = text_of(1 + below(3), 1);
        const std::string text = text_of(12, 5);
        INFO("`" << phrase << "` in `" << text << "`");
        const std::string expected = plain_search(phrase, text);
        CHECK(found(compiled({{{phrase}, false}}), text) == expected);
        hits += expected.empty() ? 0 : 1;
    }
    CHECK(hits > 500);
}

TEST_CASE("phrases without a word or too long are refused")
{
    auto refused = phrase_set::compile({{{"..."}, false}});
    REQUIRE_FALSE(refused);
    CHECK(refused.errors().front().id == code{1013});
    refused = phrase_set::compile({{{std::string(61, 'a')}, false}});
    REQUIRE_FALSE(refused);
    CHECK(refused.errors().front().id == code{1014});
    std::string many;
    for (int i = 0; i < 17; ++i) many += "a ";
    refused = phrase_set::compile({{{many}, false}});
    REQUIRE_FALSE(refused);
    CHECK(refused.errors().front().id == code{1014});
}

TEST_CASE("words that are too long for any phrase and bytes that are no UTF-8 do no harm")
{
    const auto set = compiled({{{"apk", "apk apk"}, true}});
    const std::string text = "apk " + std::string(1000, 'a') + " apk \xFF\xE2\x80 apk";
    CHECK(found(set, text) == "apk|apk|apk");
    CHECK(found(set, "\xE2"
                     "A\x9D apk") == "apk");
    CHECK(found(set, "\xE2"
                     "a\x9D apk") == "apk");
    CHECK(found(set, "\xE2"
                     "A\x9D"
                     "apk")
              .empty());
    CHECK(found(set, std::string(64, 'a') + " " + std::string(65, 'a')).empty());
}

TEST_CASE("no phrases are found where there are none")
{
    CHECK(found(compiled({}), "apa saja").empty());
    CHECK(found(compiled({{{}, true}}), "apa saja").empty());
}
