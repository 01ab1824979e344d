// SPDX-License-Identifier: Apache-2.0

/// @file
/// Words. The only door is report_words.hpp.

#include "report_words.hpp"

#include <array>

namespace netral {
namespace {

constexpr std::array<phrase, 4> outcomes{{{"tidak terindikasi", "not indicated"},
                                          {"terbuka", "open"},
                                          {"terindikasi", "indicated"},
                                          {"tidak terbaca", "unreadable"}}};
constexpr std::array<phrase, rule_nature_count> natures{{{"kode etik", "code of ethics"},
                                                         {"disiplin", "discipline"},
                                                         {"pidana", "criminal"},
                                                         {"administrasi", "administrative"},
                                                         {"etik lain", "other ethics"}}};
constexpr std::array<phrase, change_direction_count> directions{
    {{"lebih ketat", "stricter"}, {"lebih longgar", "laxer"}, {"bergeser", "sideways"}}};
constexpr std::array<phrase, 14> parts{{{"aturan", "rule"},
                                        {"sanksi", "sanction"},
                                        {"perbarengan", "concurrence"},
                                        {"fakta", "fact"},
                                        {"batasan", "constraint"},
                                        {"kalender", "calendar"},
                                        {"tafsir", "reading"},
                                        {"istilah", "term"},
                                        {"tenggat", "deadline"},
                                        {"syarat laporan", "admissibility"},
                                        {"instrumen", "instrument"},
                                        {"leksikon", "lexicon"},
                                        {"invarian", "invariant"},
                                        {"peran", "roles"}}};

std::string joined(phrase between, const std::vector<std::string>& items, language l)
{
    std::string out;
    for (const std::string& item : items)
        out += (out.empty() ? "" : std::string(between.in(l))) + item;
    return out;
}

} // namespace

phrase word_for(verdict v) noexcept
{
    return outcomes[static_cast<std::size_t>(v)];
}

phrase word_for_outcome(std::size_t outcome) noexcept
{
    return outcomes[outcome];
}

phrase word_for(rule_nature n) noexcept
{
    return natures[static_cast<std::size_t>(n)];
}

phrase word_for(change_direction d) noexcept
{
    return directions[static_cast<std::size_t>(d)];
}

phrase word_for(std::optional<rule_status> s) noexcept
{
    if (!s) return {"tidak ada", "not there"};
    switch (*s) {
    case rule_status::holds: return {"terpenuhi", "holds"};
    case rule_status::open: return {"terbuka", "open"};
    case rule_status::fails:
    case rule_status::not_raised: break;
    }
    return {"tidak berlaku", "does not apply"};
}

phrase word_for(changed_part p) noexcept
{
    return parts[static_cast<std::size_t>(p)];
}

phrase word_for(text_difference::kind k) noexcept
{
    switch (k) {
    case text_difference::kind::added: return {"baru", "added"};
    case text_difference::kind::removed: return {"dihapus", "removed"};
    case text_difference::kind::changed: return {"diubah", "changed"};
    }
    return {};
}

std::vector<std::pair<std::string, std::string>> chosen_readings(const comparison_side& side)
{
    std::vector<std::pair<std::string, std::string>> out;
    const auto& readings = side.program->rules().readings;
    for (reading_id i = 0; i < readings.size() && i < side.readings.size(); ++i)
        if (side.readings[i] != readings[i].chosen)
            out.emplace_back(readings[i].name, readings[i].options[side.readings[i]].name);
    return out;
}

std::string words_of(const comparison_side& side, language l)
{
    const bool id = l == language::indonesian;
    const ruleset& rules = side.program->rules();
    std::string out = rules.name + " " + rules.version;
    for (const std::string& overlay : rules.overlays) out += " + " + overlay;
    if (side.as_of) out += (id ? ", perbuatan pada " : ", act on ") + to_string(*side.as_of);
    for (const auto& [name, option] : chosen_readings(side)) out += ", " + name + " = " + option;
    return out;
}

std::string words_of(const sanction_level& level, language l)
{
    const bool id = l == language::indonesian;
    if (!level) return id ? "tidak ada" : "none";
    const sanction& s = *level.heaviest;
    std::string out = s.level.empty() || s.level == "none" ? s.measure.in(l) : s.level;
    for (char& c : out)
        if (c == '_') c = ' ';
    if (!s.family.empty()) out += " (" + s.family + ")";
    if (level.open) out += id ? ", masih terbuka" : ", left open";
    return out;
}

std::string words_of(const level_change& change, language l)
{
    const std::string arrow = " \xE2\x86\x92 ";
    const auto named = [&](const sanction_level& level) {
        const bool alike = change.before && change.after &&
                           change.before.heaviest->level == change.after.heaviest->level;
        std::string out = words_of(level, l);
        if (alike && out.find(level.heaviest->measure.in(l)) == std::string::npos)
            out += ": " + level.heaviest->measure.in(l);
        return out;
    };
    return named(change.before) + arrow + named(change.after);
}

std::string words_of(const change_cause& cause, language l)
{
    const bool id = l == language::indonesian;
    const auto day = [&](const std::string& text) {
        return text.empty() ? std::string(id ? "hari perbuatan" : "the day of the act") : text;
    };
    switch (cause.what) {
    case change_cause::kind::day: {
        const std::string versions =
            cause.key.empty() ? "" : (id ? " (versi " : " (version ") + cause.key + ")";
        return (id ? "tanggal " : "date ") + day(cause.before) + " \xE2\x86\x92 " +
               day(cause.after) + versions;
    }
    case change_cause::kind::reading:
        return (id ? "tafsir " : "reading ") + cause.id + ": " + cause.before + " \xE2\x86\x92 " +
               cause.after;
    case change_cause::kind::text: break;
    }
    std::string out = std::string(word_for(cause.part).in(l)) + " " + cause.id;
    if (!cause.key.empty()) return out + ", " + cause.key;
    return out + (id ? " (seluruhnya)" : " (all of it)");
}

std::string words_of(const change_reason& why, language l)
{
    const bool id = l == language::indonesian;
    std::vector<std::string> items;
    for (const change_cause& c : why.causes) items.push_back(words_of(c, l));
    if (items.size() < 2) return joined({}, items, l);
    if (why.together)
        return (id ? "bersama-sama: " : "together: ") + joined({"; ", "; "}, items, l);
    return (id ? "masing-masing cukup: " : "each alone: ") + joined({"; ", "; "}, items, l);
}

phrase words_of(const side_view& v) noexcept
{
    return v.readable ? word_for(v.verdict) : outcomes.back();
}

std::string words_of(const group_row& row, language l)
{
    if (row.value.empty()) return l == language::indonesian ? "tidak diketahui" : "unknown";
    const std::string& title = row.title.in(l);
    return title.empty() ? row.value : title;
}

} // namespace netral
