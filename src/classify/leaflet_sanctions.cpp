// SPDX-License-Identifier: Apache-2.0

/// @file
/// What follows on the lines of a leaflet, in words. The only door is leaflet_words.hpp.

#include "leaflet_words.hpp"

#include "layout.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace netral {
namespace {

/// Longer measures are named by their kind above the lines, and in full under the sanctions.
constexpr std::size_t longest_measure = 60;

using sanction_list = std::vector<const sanction*>;

/// "Rp200 juta" of "Rp200.000.000"; an amount that is not round stays.
std::string amount_in_short(std::string_view digits, language l)
{
    struct unit {
        std::string_view zeros;
        std::string_view id;
        std::string_view en;
    };
    constexpr std::array<unit, 3> units{{{"000000000", " miliar", " billion"},
                                         {"000000", " juta", " million"},
                                         {"000", " ribu", ",000"}}};
    for (const unit& u : units)
        if (digits.size() > u.zeros.size() && digits.ends_with(u.zeros))
            return std::string(digits.substr(0, digits.size() - u.zeros.size())) +
                   std::string(l == language::indonesian ? u.id : u.en);
    return std::string(digits);
}

/// "36–72 bulan dan denda Rp200 juta–Rp1 miliar".
std::string penalty_in_short(std::string text, language l)
{
    const std::string_view thousands = l == language::indonesian ? "." : ",";
    for (std::size_t at = text.find("Rp"); at != std::string::npos; at = text.find("Rp", at + 2)) {
        const std::size_t end = std::min(
            text.find_first_not_of("0123456789" + std::string(thousands), at + 2), text.size());
        std::string digits = text.substr(at + 2, end - at - 2);
        std::erase(digits, thousands.front());
        text.replace(at + 2, end - at - 2, amount_in_short(digits, l));
    }
    const std::string_view to = l == language::indonesian ? " sampai " : " to ";
    for (std::size_t at = text.find(to); at != std::string::npos; at = text.find(to, at + 1)) {
        if (std::string_view(text).substr(0, at).ends_with(" up")) continue;
        text.replace(at, to.size(), "–");
        // "Rp36 juta–Rp96 juta" as "Rp36–96 juta".
        const std::size_t unit = text.find_last_of("0123456789", at) + 1;
        const std::string_view from = std::string_view(text).substr(unit, at - unit);
        const std::size_t behind = at + std::string_view("–Rp").size();
        const std::size_t end = text.find_first_not_of("0123456789", behind);
        const bool one_unit = !from.empty() && from.front() == ' ' && end != std::string::npos &&
                              std::string_view(text).substr(at).starts_with("–Rp") &&
                              std::string_view(text).substr(end).starts_with(from);
        if (!one_unit) continue;
        text.erase(behind - 2, 2);
        text.erase(unit, at - unit);
    }
    return text;
}

/// Each measure once, as the law has it.
std::string penalty_in_words(const sanction_list& all, const leaflet_desk& desk)
{
    std::string out;
    std::vector<std::string> said;
    for (const sanction* s : all) {
        const std::string measure = penalty_in_short(s->measure.in(desk.language), desk.language);
        if (std::find(said.begin(), said.end(), measure) != said.end()) continue;
        out += (said.empty() ? "" : desk.say("; atau ", "; or ")) + measure;
        said.push_back(measure);
    }
    return out;
}

std::string discipline_in_words(const sanction_list& all, const leaflet_desk& desk)
{
    std::vector<const discipline_grade*> found;
    for (const discipline_grade& g : discipline_grades)
        if (std::any_of(all.begin(), all.end(), [&](auto* s) { return s->level == g.level; }))
            found.push_back(&g);
    if (found.empty()) return desk.say("hukuman disiplin", "disciplinary punishment");
    const auto word = [&](const discipline_grade* g) { return desk.say(g->id, g->en); };
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
    case rule_nature::pidana: return penalty_in_words(all, desk);
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
        const sanction& one = desk.rules.sanctions[id];
        std::string measure = one.measure.in(desk.language);
        if (one.nature == rule_nature::pidana) measure = penalty_in_short(measure, desk.language);
        if (std::find(said.begin(), said.end(), measure) != said.end()) continue;
        out += (said.empty() ? "" : "; ") + measure;
        said.push_back(measure);
    }
    return out;
}

/// Sanctions of which the lines do not say all.
std::vector<const leaflet_sanction*> sanctions_to_tell(const leaflet_desk& desk)
{
    std::vector<std::string> said(last_number(desk.page) + 1); // by number
    for (const leaflet_line& l : desk.page.forbidden) said[l.number] = consequence_of(l, desk);
    for (const leaflet_condition& c : desk.page.conditional)
        if (!c.of_another_status)
            for (const leaflet_line& l : c.lines) said[l.number] = consequence_of(l, desk);
    std::vector<const leaflet_sanction*> out;
    for (const leaflet_sanction& s : desk.page.sanctions) {
        const std::string all = measures_of(s, desk);
        if (std::any_of(s.lines.begin(), s.lines.end(),
                        [&](std::size_t n) { return said[n].find(all) == std::string::npos; }))
            out.push_back(&s);
    }
    return out;
}

} // namespace

std::string consequence_of(const leaflet_line& l, const leaflet_desk& desk)
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

std::vector<std::string> sanctions_of(const leaflet_desk& desk)
{
    std::vector<std::pair<std::string, std::string>> kinds; // and what they may be
    for (const leaflet_sanction* s : sanctions_to_tell(desk)) {
        const std::string kind = kind_of(*s, desk);
        const std::string& level = desk.rules.sanctions[s->sanctions.front()].level;
        // The lines name grades; other kinds differ from line to line.
        const bool graded = level == "ringan" || level == "sedang" || level == "berat";
        const std::string told =
            measures_of(*s, desk) + (graded ? "" : " (" + numbers_of(s->lines, desk) + ")");
        const auto at =
            std::find_if(kinds.begin(), kinds.end(), [&](auto& k) { return k.first == kind; });
        if (at == kinds.end())
            kinds.emplace_back(kind, told);
        else
            at->second += "; " + told;
    }
    std::vector<std::string> out;
    for (const auto& [kind, told] : kinds) out.push_back(kind + ": " + told);
    return out;
}

std::vector<std::string> routes_of(const leaflet_desk& desk)
{
    using way = std::pair<const std::vector<std::string>*, std::vector<std::string>>;
    std::vector<way> ways; // and the natures of what goes it
    for (const leaflet_route& r : desk.page.routes) {
        auto at =
            std::find_if(ways.begin(), ways.end(), [&](const way& w) { return *w.first == r.to; });
        if (at == ways.end()) at = ways.insert(at, {&r.to, {}});
        at->second.emplace_back(word_of(r.nature, desk.language));
    }
    std::vector<std::string> out;
    std::vector<std::string> named;
    for (const auto& [chain, natures] : ways) {
        std::string text;
        for (const std::string& body : *chain) {
            std::string name = name_of_body(body, desk.rules, desk.language);
            // What an abbreviation means is said once.
            if (std::find(named.begin(), named.end(), name) != named.end())
                name.resize(std::min(name.find(" ("), name.size()));
            else
                named.push_back(name);
            text += (text.empty() ? "" : " → ") + name;
        }
        out.push_back(capitalised(joined(natures, desk.language)) + ": " + text);
    }
    return out;
}

} // namespace netral
