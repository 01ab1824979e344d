// SPDX-License-Identifier: Apache-2.0

/// @file
/// The words of a leaflet. The only door is leaflet_words.hpp.

#include "leaflet_words.hpp"

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace netral {
namespace {

/// Longer measures are named by their kind on a line, and in full in the table of sanctions.
constexpr std::size_t longest_measure = 60;

constexpr std::array<rule_nature, rule_nature_count> gravest_first{
    rule_nature::pidana, rule_nature::disiplin, rule_nature::administrasi, rule_nature::kode_etik,
    rule_nature::etik_lain};

std::string capitalised(std::string text)
{
    if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

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

/// How long `P3M` is, to compare; a month counts as 30 days.
long days_of_duration(std::string_view iso)
{
    long days = 0;
    for (iso.remove_prefix(std::min<std::size_t>(1, iso.size())); !iso.empty();) {
        long n = 0;
        const auto end = std::from_chars(iso.data(), iso.data() + iso.size(), n).ptr;
        const auto digits = static_cast<std::size_t>(end - iso.data());
        if (digits == 0 || digits == iso.size()) return days;
        const char unit = iso[digits];
        days += n * (unit == 'Y' ? 360 : unit == 'M' ? 30 : unit == 'W' ? 7 : 1);
        iso.remove_prefix(digits + 1);
    }
    return days;
}

using sanction_list = std::vector<const sanction*>;

std::string prison_in_words(const sanction_list& all, const leaflet_desk& desk)
{
    std::string_view least;
    std::string_view most;
    for (const sanction* s : all) {
        const duration_range& d = s->prison;
        const std::string_view from = d.least.empty() ? d.most : d.least;
        if (!from.empty() && (least.empty() || days_of_duration(from) < days_of_duration(least)))
            least = from;
        if (days_of_duration(d.most) > days_of_duration(most)) most = d.most;
    }
    if (most.empty()) return desk.say("pidana denda", "a criminal fine");
    std::string from = words_of_duration(least, desk.language);
    const std::string to = words_of_duration(most, desk.language);
    const auto unit = [](const std::string& text) { return text.substr(text.find(' ') + 1); };
    if (from == to) return desk.say("pidana penjara ", "prison, ") + to;
    const bool same_unit = unit(from) == unit(to) || unit(from) + "s" == unit(to);
    if (same_unit) from.resize(from.find(' '));
    return desk.say("pidana penjara ", "prison, ") + from + desk.say(" sampai ", " to ") + to;
}

std::string discipline_in_words(const sanction_list& all, const leaflet_desk& desk)
{
    struct grade {
        std::string_view level;
        std::string_view id;
        std::string_view en;
    };
    constexpr std::array<grade, 3> grades{{{"ringan", "ringan", "light"},
                                           {"sedang", "sedang", "moderate"},
                                           {"berat", "berat", "severe"}}};
    std::vector<const grade*> found;
    for (const grade& g : grades)
        if (std::any_of(all.begin(), all.end(), [&](auto* s) { return s->level == g.level; }))
            found.push_back(&g);
    if (found.empty()) return desk.say("hukuman disiplin", "disciplinary punishment");
    const auto word = [&](const grade* g) { return desk.say(g->id, g->en); };
    std::string range = word(found.front());
    if (found.size() > 1) range += desk.say(" sampai ", " to ") + word(found.back());
    return desk.say("hukuman disiplin " + range, range + " disciplinary punishment");
}

/// The gravest measure where it is short, else what kind of sanction it is. Ranks compare within
/// one family; where the gravest of each is of one level, the first stands for all.
std::string measure_in_words(sanction_list all, std::string_view kind, const leaflet_desk& desk)
{
    const auto says_none = [](const sanction* s) { return s->level == "none"; };
    if (!std::all_of(all.begin(), all.end(), says_none)) std::erase_if(all, says_none);
    std::stable_sort(all.begin(), all.end(), [](auto* a, auto* b) { return a->rank > b->rank; });
    const sanction& gravest = *all.front();
    const bool one_level = std::all_of(all.begin(), all.end(), [&](const sanction* s) {
        return s->family == gravest.family || s->level == gravest.level ||
               std::any_of(all.begin(), all.end(), [&](const sanction* other) {
                   return other->family == s->family && other->level == gravest.level;
               });
    });
    const std::string measure = gravest.measure.in(desk.language);
    const bool plain = one_level && code_points(measure) <= longest_measure &&
                       measure.find(';') == std::string::npos;
    if (!plain) return std::string(kind);
    return (all.size() > 1 ? desk.say("sampai ", "up to ") : "") + measure;
}

std::string of_nature(rule_nature n, sanction_list all, const leaflet_desk& desk)
{
    switch (n) {
    case rule_nature::pidana: return prison_in_words(all, desk);
    case rule_nature::disiplin: return discipline_in_words(all, desk);
    case rule_nature::administrasi:
        return measure_in_words(std::move(all),
                                desk.say("sanksi administratif", "administrative sanction"), desk);
    case rule_nature::kode_etik:
        return desk.say("sanksi moral menurut kode etik",
                        "moral sanction under the code of ethics");
    case rule_nature::etik_lain:
        return desk.say("sanksi menurut kode etik instansi", "sanction under the service's ethics");
    }
    return {};
}

} // namespace

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
        desk.say("Berlaku pada ", "As the law stands on ") + words_of(date_range{g.on, g.on}, l);
    if (!g.election.empty()) when += ": " + g.election.in(l);
    if (!g.stage.empty()) when += ", " + g.stage.in(l);
    if (g.stage_days.last != latest_date)
        when += desk.say(", sampai ", ", until ") +
                words_of(date_range{g.stage_days.last, g.stage_days.last}, l);
    std::vector<std::string> out{when + "."};
    if (!g.you.empty())
        out.push_back(desk.say("Sebagai ", "As ") + g.role.in(l) + desk.say(", ", ", ") +
                      joined_clauses(g.you, l) + ".");
    std::vector<std::string> instruments;
    for (const leaflet_line& line : desk.page.forbidden)
        for (const citation* c : line.basis) {
            std::string name = netral::name_of(desk.rules.instruments[c->instrument], l);
            if (std::find(instruments.begin(), instruments.end(), name) == instruments.end())
                instruments.push_back(std::move(name));
        }
    std::string basis;
    for (const std::string& name : instruments) basis += (basis.empty() ? "" : "; ") + name;
    if (!basis.empty()) out.push_back(desk.say("Dasar hukum: ", "Legal basis: ") + basis + ".");
    return out;
}

std::string name_of(rule_category c, const leaflet_desk& desk)
{
    switch (c) {
    case rule_category::campaigning:
        return desk.say("Berkampanye dan mendukung", "Campaigning and support");
    case rule_category::favouring: return desk.say("Memihak dengan jabatan", "Favouring by office");
    case rule_category::party:
        return desk.say("Partai politik dan pencalonan", "Political parties and candidacy");
    case rule_category::sanctioning:
        return desk.say("Menindak pelanggaran bawahan", "Acting on breaches by subordinates");
    }
    return {};
}

std::string conduct_of(const leaflet_line& l, const leaflet_desk& desk)
{
    return in_sentence(l.words.in(desk.language));
}

std::string basis_of(const leaflet_line& l, const leaflet_desk& desk)
{
    return words_of(l.basis, desk.rules, desk.language);
}

std::string sanction_range_of(const leaflet_line& l, const leaflet_desk& desk)
{
    std::string out;
    for (const rule_nature n : gravest_first) {
        sanction_list all;
        for (const sanction_id s : l.sanctions)
            if (desk.rules.sanctions[s].nature == n) all.push_back(&desk.rules.sanctions[s]);
        const bool nothing_new = !out.empty() && std::all_of(all.begin(), all.end(), [&](auto* s) {
            return says_nothing(s->level, n) && n != rule_nature::pidana;
        });
        if (all.empty() || nothing_new) continue;
        out += (out.empty() ? "" : "; ") + of_nature(n, std::move(all), desk);
    }
    if (out.empty())
        return desk.say("sanksi tidak disebut dalam norma ini", "no sanction named in this norm");
    return out;
}

std::string condition_of(const leaflet_condition& c, const leaflet_desk& desk)
{
    return desk.say("Jika ", "If ") + joined_clauses(c.if_you, desk.language);
}

std::string basis_of(const leaflet_condition& c, const leaflet_desk& desk)
{
    std::vector<const citation*> all;
    for (const leaflet_line& l : c.lines)
        for (const citation* passage : l.basis) {
            const auto last = std::find_if(all.rbegin(), all.rend(), [&](const citation* o) {
                return o->instrument == passage->instrument;
            });
            all.insert(last == all.rend() ? all.end() : last.base(), passage);
        }
    return words_of(all, desk.rules, desk.language);
}

std::string numbers_of(const std::vector<std::size_t>& lines, const leaflet_desk& desk)
{
    if (lines.size() == desk.page.forbidden.size() && lines.size() > 1 &&
        lines.back() == lines.size())
        return desk.say("semua nomor", "all numbers");
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < lines.size();) {
        std::size_t end = i;
        while (end + 1 < lines.size() && lines[end + 1] == lines[end] + 1) ++end;
        std::string run = std::to_string(lines[i]);
        if (end == i + 1) runs.push_back(std::exchange(run, std::to_string(lines[end])));
        if (end > i + 1) run += "–" + std::to_string(lines[end]);
        runs.push_back(std::move(run));
        i = end + 1;
    }
    return desk.say("nomor ", lines.size() > 1 ? "numbers " : "number ") +
           joined(runs, desk.language);
}

std::string kind_of(const leaflet_sanction& s, const leaflet_desk& desk)
{
    const sanction& first = desk.rules.sanctions[s.sanctions.front()];
    const std::string kind = netral::kind_of(first, desk.language);
    const bool is_nature = kind == word_of(first.nature, desk.language);
    if (!is_nature) return capitalised(kind);
    switch (first.nature) {
    case rule_nature::pidana: return desk.say("Pidana", "Criminal penalty");
    case rule_nature::disiplin: return desk.say("Hukuman disiplin", "Disciplinary punishment");
    case rule_nature::administrasi:
        return desk.say("Sanksi administratif", "Administrative sanction");
    case rule_nature::kode_etik: return desk.say("Kode etik", "Code of ethics");
    case rule_nature::etik_lain: return desk.say("Kode etik instansi", "Service ethics");
    }
    return {};
}

std::string measures_of(const leaflet_sanction& s, const leaflet_desk& desk)
{
    std::string out;
    std::vector<std::string> said;
    for (const sanction_id id : s.sanctions) {
        const std::string& measure = desk.rules.sanctions[id].measure.in(desk.language);
        if (std::find(said.begin(), said.end(), measure) != said.end()) continue;
        out += (said.empty() ? "" : "; ") + measure;
        said.push_back(measure);
    }
    return out;
}

std::vector<std::string> routes_of(const leaflet_desk& desk)
{
    std::vector<std::string> out;
    for (const leaflet_route& r : desk.page.routes) {
        std::string chain;
        for (const std::string& body : r.to)
            chain += (chain.empty() ? "" : " → ") + name_of_body(body, desk.rules, desk.language);
        out.push_back(capitalised(std::string(word_of(r.nature, desk.language))) + ": " + chain);
    }
    return out;
}

std::string closing_of(const leaflet_desk& desk)
{
    return desk.say("Lembar ini ringkasan dari aturan yang dipakai untuk menilai laporan dan tidak "
                    "menggantikan naskah peraturan. Syarat lengkap setiap norma ada pada panduan "
                    "lengkap. Sumber: ",
                    "This sheet sums up the rules by which reports are assessed and does not "
                    "replace the texts of the law. The full conditions of each norm are in the "
                    "full guidance. Made from: ") +
           desk.about.ruleset + ".";
}

} // namespace netral
