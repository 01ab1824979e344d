// SPDX-License-Identifier: Apache-2.0

/// @file
/// Citations in words: instruments, and passages of them in full and short. The door is
/// wording.hpp.

#include "wording.hpp"

#include <algorithm>
#include <array>
#include <cctype>

namespace netral {
namespace {

/// "paragraph (2), paragraph (4), paragraph (5)" as "paragraphs (2), (4) and (5)".
std::string with_paragraphs_counted(std::string text)
{
    constexpr std::string_view one = "paragraph (";
    constexpr std::string_view next = "), paragraph (";
    for (std::size_t at = text.find(one); at != std::string::npos; at = text.find(one, at + 1)) {
        std::size_t last = std::string::npos;
        for (std::size_t close = text.find(')', at); text.compare(close, next.size(), next) == 0;
             close = text.find(')', close + 1)) {
            text.replace(close, next.size(), "), (");
            last = close;
        }
        if (last == std::string::npos) continue;
        text.replace(last, 4, ") and (");
        text.replace(at, one.size(), "paragraphs (");
    }
    return text;
}

/// The parts of an instrument in English, word by word.
std::string translated(std::string_view article)
{
    struct part {
        std::string_view id;
        std::string_view en;
    };
    constexpr std::array<part, 19> parts{{{"Pasal", "Article"},
                                          {"ayat", "paragraph"},
                                          {"huruf", "letter"},
                                          {"angka", "number"},
                                          {"butir", "item"},
                                          {"Lampiran", "Annex"},
                                          {"lampiran", "annex"},
                                          {"Bagian", "Part"},
                                          {"Penjelasan", "Elucidation of"},
                                          {"penjelasannya", "its elucidation"},
                                          {"amar", "operative part"},
                                          {"perubahan", "amending"},
                                          {"seluruh", "whole"},
                                          {"isi", "text"},
                                          {"surat", "of the letter"},
                                          {"edaran", "(circular)"},
                                          {"telegram", "of the telegram"},
                                          {"jo.", "with"},
                                          {"dan", "and"}}};
    std::string out;
    while (!article.empty()) {
        const std::size_t end = std::min(article.find(' '), article.size());
        const std::string_view word = article.substr(0, end);
        const auto known =
            std::find_if(parts.begin(), parts.end(), [&](const part& p) { return p.id == word; });
        out += known == parts.end() ? word : known->en;
        article.remove_prefix(std::min(end + 1, article.size()));
        const std::string_view next = article.substr(0, article.find(' '));
        const bool many = word == "ayat"    ? next.find("-(") != std::string_view::npos
                          : word == "Pasal" ? next.find('-') != std::string_view::npos ||
                                                  article.substr(next.size(), 5) == " dan "
                                            : false;
        if (many) out += 's';
        if (!article.empty()) out += ' ';
    }
    return with_paragraphs_counted(std::move(out));
}

bool is_digit(char c) noexcept
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// "5 huruf n, 14 huruf i" as "Pasal 5 huruf n, Pasal 14 huruf i". A number after a comma is an
/// article's, unless it only goes on counting: "1 angka 4, 2, 3".
std::string with_articles_named(std::string_view article)
{
    if (article.empty() || !is_digit(article.front())) return std::string(article);
    std::string out = "Pasal ";
    for (std::size_t i = 0; i < article.size(); ++i) {
        out += article[i];
        const bool number = i > 0 && article[i] == ' ' && article[i - 1] == ',' &&
                            i + 1 < article.size() && is_digit(article[i + 1]);
        if (!number) continue;
        const std::string_view before = article.substr(0, i - 1);
        const std::size_t word = before.rfind(' ');
        const bool counts =
            word != std::string_view::npos && word > 4 && before.substr(word - 5, 5) == "angka";
        const std::string_view after = article.substr(i + 1);
        const std::size_t end = after.find_first_of(" ,");
        if (!counts || (end != std::string_view::npos && after[end] == ' ')) out += "Pasal ";
    }
    return out;
}

/// "9 ayat (2) huruf f" as "9(2).f".
std::string abbreviated(std::string article)
{
    constexpr std::array<std::array<std::string_view, 2>, 7> shorter{{{"Pasal ", ""},
                                                                      {"Lampiran ", ""},
                                                                      {" ayat (", "("},
                                                                      {"ayat (", "("},
                                                                      {" huruf ", "."},
                                                                      {"huruf ", "."},
                                                                      {" angka ", "."}}};
    for (const auto& [of, as] : shorter)
        for (std::size_t at = article.find(of); at != std::string::npos; at = article.find(of, at))
            // Behind a comma a part of the same article goes on: "24(1).d, (2)".
            article.replace(at, of.size(),
                            at > 0 && article[at - 1] == ',' ? " " + std::string(as)
                                                             : std::string(as));
    return article;
}

} // namespace

bool same_passage(const citation& a, const citation& b) noexcept
{
    return a.instrument == b.instrument && a.article == b.article;
}

std::string name_of(const instrument& i, language l)
{
    if (!i.short_title.empty()) return i.short_title.in(l);
    if (!i.title.empty()) return i.title.in(l);
    return i.id;
}

std::string passage_in_words(const citation& c, language l)
{
    const std::string article = with_articles_named(c.article);
    return l == language::indonesian ? article : translated(article);
}

std::string words_of(const citation& c, const ruleset& rules, language l)
{
    return words_of(std::vector<const citation*>{&c}, rules, l);
}

std::string words_of(const std::vector<const citation*>& all, const ruleset& rules, language l)
{
    std::string out;
    instrument_id last = none;
    for (auto c = all.begin(); c != all.end(); ++c) {
        if (std::any_of(all.begin(), c, [&](const citation* d) { return same_passage(*d, **c); }))
            continue;
        const std::string passage = passage_in_words(**c, l);
        const bool again = (*c)->instrument == last && !passage.empty();
        if (again)
            out += ", " + passage;
        else
            out += (out.empty() ? "" : "; ") + name_of(rules.instruments[(*c)->instrument], l) +
                   (passage.empty() ? "" : " " + passage);
        last = (*c)->instrument;
    }
    return out;
}

std::string short_passage(const citation& c, language l)
{
    std::string article = abbreviated(with_articles_named(c.article));
    return l == language::indonesian ? article : translated(article);
}

} // namespace netral
