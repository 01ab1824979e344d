// SPDX-License-Identifier: Apache-2.0

/// @file
/// The words of a leaflet. The only door is leaflet_words.hpp.

#include "leaflet_words.hpp"

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>
#include <utility>

namespace netral {
namespace {

/// A clause after another one about the official: "Saudara petahana" as "petahana".
std::string without_subject(const std::string& clause)
{
    for (const std::string_view subject : {"Saudara ", "you "})
        if (clause.starts_with(subject)) return clause.substr(subject.size());
    return clause;
}

std::string joined_clauses(const std::vector<bilingual>& clauses, language l)
{
    std::vector<std::string> words;
    for (const bilingual& clause : clauses)
        words.push_back(words.empty() ? clause.in(l) : without_subject(clause.in(l)));
    return joined(words, l);
}

/// Numbers that follow each other as "3–5".
std::vector<std::string> runs_of(const std::vector<std::size_t>& numbers)
{
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < numbers.size();) {
        std::size_t end = i;
        while (end + 1 < numbers.size() && numbers[end + 1] == numbers[end] + 1) ++end;
        std::string run = std::to_string(numbers[i]);
        if (end == i + 1) runs.push_back(std::exchange(run, std::to_string(numbers[end])));
        if (end > i + 1) run += "–" + std::to_string(numbers[end]);
        runs.push_back(std::move(run));
        i = end + 1;
    }
    return runs;
}

} // namespace

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

std::string title_of(const leaflet_desk& desk)
{
    return desk.say("Panduan netralitas bagi ", "Guidance on neutrality: ") +
           desk.about.role.in(desk.language);
}

std::vector<std::string> opening_of(const leaflet_desk& desk)
{
    const guidance& g = desk.about;
    const language l = desk.language;
    std::string when =
        desk.say("Berlaku pada ", "The law on ") + words_of(date_range{g.on, g.on}, l);
    if (!g.election.empty()) when += ": " + g.election.in(l);
    if (!g.stage.empty()) when += ", " + g.stage.in(l);
    if (g.stage_days.last != latest_date)
        when += desk.say(", sampai ", ", until ") +
                words_of(date_range{g.stage_days.last, g.stage_days.last}, l);
    std::vector<std::string> out{when + "."};
    if (!g.you.empty())
        out.push_back(desk.say("Sebagai ", "As ") + g.role.in(l) + desk.say(", ", ", ") +
                      joined_clauses(g.you, l) + ".");
    return out;
}

std::string conduct_of(const leaflet_line& l, const leaflet_desk& desk)
{
    return in_sentence(l.words.in(desk.language));
}

std::string condition_of(const leaflet_condition& c, const leaflet_desk& desk)
{
    return desk.say("Jika ", "If ") + joined_clauses(c.if_you, desk.language);
}

std::size_t last_number(const leaflet& page)
{
    std::size_t last = page.forbidden.size();
    for (const leaflet_condition& c : page.conditional)
        if (!c.of_another_status && !c.lines.empty()) last = c.lines.back().number;
    return last;
}

std::string numbers_of(const std::vector<std::size_t>& lines, const leaflet_desk& desk)
{
    const std::size_t all = last_number(desk.page);
    std::vector<std::size_t> others;
    for (std::size_t n = 1; n <= all; ++n)
        if (!std::binary_search(lines.begin(), lines.end(), n)) others.push_back(n);
    if (others.empty() && all > 1) return desk.say("semua nomor", "all numbers");
    std::vector<std::string> without = runs_of(others);
    std::vector<std::string> with = runs_of(lines);
    if (without.size() + 2 < with.size())
        return desk.say("semua nomor kecuali ", "all numbers but ") +
               joined(without, desk.language);
    return desk.say("nomor ", lines.size() > 1 ? "numbers " : "number ") +
           joined(with, desk.language);
}

std::vector<std::string> besides_of(const leaflet_desk& desk)
{
    std::vector<std::string> out;
    for (const leaflet_condition& c : desk.page.conditional) {
        if (!c.of_another_status) continue;
        std::string status = without_subject(joined_clauses(c.if_you, desk.language));
        if (status.starts_with("are ")) status.erase(0, 4);
        out.push_back(status + " [" + references_of(c, desk) + "]");
    }
    return out;
}

std::vector<std::string> exceptions_of(const leaflet_desk& desk)
{
    std::vector<std::string> out;
    const std::vector<std::size_t>* last = nullptr;
    for (const leaflet_exception& e : desk.page.exceptions) {
        if (last != nullptr && *last == e.lines)
            out.back() += desk.say("; atau ", "; or ") + e.words.in(desk.language);
        else
            out.push_back(capitalised(numbers_of(e.lines, desk)) + ": " +
                          e.words.in(desk.language));
        last = &e.lines;
    }
    return out;
}

std::vector<std::string> allowed_of(const leaflet_desk& desk)
{
    std::vector<std::string> out;
    for (const leaflet_line& l : desk.page.allowed)
        out.push_back(conduct_of(l, desk) + " [" + references_of(l, desk) + "]");
    return out;
}

std::string closing_of(const leaflet_desk& desk)
{
    std::string made_from = desk.about.ruleset;
    constexpr std::size_t digits_told = 12;
    const std::size_t digest = made_from.find("sha256:");
    if (digest != std::string::npos)
        made_from.resize(std::min(made_from.size(), digest + 7 + digits_told));
    return desk.say(
               "Ringkasan, bukan pengganti naskah peraturan; syarat lengkap setiap norma ada pada "
               "panduan lengkap. Dibuat dari ",
               "A summary, no substitute for the texts of the law; the full guidance has the "
               "conditions of each norm. Made from ") +
           made_from + ".";
}

} // namespace netral
