// SPDX-License-Identifier: Apache-2.0

/// @file
/// References of a leaflet: each instrument has a letter, each passage is as short as it can be
/// read. The only door is leaflet_words.hpp.

#include "leaflet_words.hpp"

#include "wording.hpp"

#include <algorithm>
#include <utility>

namespace netral {
namespace {

using passages = std::vector<const citation*>;

void add_sources(const leaflet_line& l, std::vector<instrument_id>& out)
{
    for (const citation* c : l.basis)
        if (std::find(out.begin(), out.end(), c->instrument) == out.end())
            out.push_back(c->instrument);
}

/// A, B, ..., Z, AA, AB.
std::string letter_of(std::size_t index)
{
    constexpr std::size_t letters = 26;
    std::string out(1, static_cast<char>('A' + index % letters));
    return index < letters ? out : letter_of(index / letters - 1) + out;
}

/// Parts of articles, each article once: "71(2), (3), 7(2).p".
class article_list {
public:
    void add(std::string_view passage)
    {
        while (!passage.empty()) {
            const std::size_t end = std::min(passage.find(", "), passage.size());
            add_part(passage.substr(0, end));
            passage.remove_prefix(std::min(end + 2, passage.size()));
        }
    }
    [[nodiscard]] std::string text() const
    {
        std::string out;
        for (const auto& [article, parts] : articles_)
            for (std::size_t i = 0; i < parts.size(); ++i) {
                out += out.empty() ? " " : ", ";
                if (i == 0) out += article;
                out += parts[i];
            }
        return out;
    }

private:
    void add_part(std::string_view text)
    {
        const std::size_t begin = std::min(text.find_first_of("(."), text.size());
        const std::string_view article = begin == 0 ? last_ : text.substr(0, begin);
        last_ = article;
        auto at = std::find_if(articles_.begin(), articles_.end(),
                               [&](const auto& known) { return known.first == article; });
        if (at == articles_.end()) at = articles_.insert(at, {article, {}});
        const std::string_view part = text.substr(begin);
        if (std::find(at->second.begin(), at->second.end(), part) == at->second.end())
            at->second.push_back(part);
    }

    std::vector<std::pair<std::string_view, std::vector<std::string_view>>> articles_;
    std::string_view last_;
};

/// Of one instrument after the other, in the order of the sources.
std::string references_to(const passages& all, const leaflet_desk& desk)
{
    std::string out;
    for (std::size_t s = 0; s < desk.sources.size(); ++s) {
        std::vector<std::string> cited;
        for (const citation* c : all)
            if (c->instrument == desk.sources[s]) cited.push_back(short_passage(*c, desk.language));
        if (cited.empty()) continue;
        article_list articles;
        for (const std::string& passage : cited) articles.add(passage);
        out += (out.empty() ? "" : "; ") + letter_of(s) + articles.text();
    }
    return out;
}

} // namespace

leaflet_desk desk_for(const leaflet& l, const guidance& g, const program& p, language lang)
{
    leaflet_desk desk{l, g, p.rules(), lang, {}};
    for (const leaflet_line& line : l.forbidden) add_sources(line, desk.sources);
    for (const leaflet_condition& c : l.conditional)
        for (const leaflet_line& line : c.lines) add_sources(line, desk.sources);
    for (const leaflet_line& line : l.allowed) add_sources(line, desk.sources);
    return desk;
}

std::string references_of(const leaflet_line& l, const leaflet_desk& desk)
{
    return references_to(l.basis, desk);
}

std::string references_of(const leaflet_condition& c, const leaflet_desk& desk)
{
    passages all;
    for (const leaflet_line& l : c.lines) all.insert(all.end(), l.basis.begin(), l.basis.end());
    return references_to(all, desk);
}

std::vector<std::string> sources_of(const leaflet_desk& desk)
{
    if (desk.sources.empty()) return {};
    std::string names;
    for (std::size_t s = 0; s < desk.sources.size(); ++s)
        names += (s == 0 ? "" : "; ") + letter_of(s) + " " +
                 netral::name_of(desk.rules.instruments[desk.sources[s]], desk.language);
    return {
        names + ".",
        desk.say("9(2).f: Pasal 9 ayat (2) huruf f; II.B.1: Lampiran II huruf B angka 1.",
                 "9(2).f: Article 9 paragraph (2) letter f; II.B.1: Annex II letter B number 1.")};
}

} // namespace netral
