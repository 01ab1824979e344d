// SPDX-License-Identifier: Apache-2.0

/// @file
/// Words in both languages, and templates. The only door is wording.hpp.

#include "wording.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace netral {
namespace {

/// Templates may use phrases that use phrases; no author needs more than this.
constexpr int deepest_template = 4;

constexpr std::array<std::string_view, 12> months_id{
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};
constexpr std::array<std::string_view, 12> months_en{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

bool indonesian(language l) noexcept
{
    return l == language::indonesian;
}

std::string_view month_name(std::uint32_t month, language l) noexcept
{
    return (indonesian(l) ? months_id : months_en)[month - 1];
}

std::string day_in_words(date day, language l)
{
    const civil_day c = to_civil(day);
    return std::to_string(c.day) + " " + std::string(month_name(c.month, l)) + " " +
           std::to_string(c.year);
}

std::string unit_in_words(std::uint64_t n, char unit, bool of_time, language l)
{
    struct named {
        char letter;
        std::string_view id;
        std::string_view en;
    };
    constexpr std::array<named, 4> dates{{{'Y', "tahun", "year"},
                                          {'M', "bulan", "month"},
                                          {'W', "minggu", "week"},
                                          {'D', "hari", "day"}}};
    constexpr std::array<named, 3> times{
        {{'H', "jam", "hour"}, {'M', "menit", "minute"}, {'S', "detik", "second"}}};
    const auto words = [&](const named& u) {
        if (indonesian(l)) return std::to_string(n) + " " + std::string(u.id);
        return std::to_string(n) + " " + std::string(u.en) + (n == 1 ? "" : "s");
    };
    if (of_time) {
        for (const named& u : times)
            if (u.letter == unit) return words(u);
    } else {
        for (const named& u : dates)
            if (u.letter == unit) return words(u);
    }
    return {};
}

std::string label_of(const fact& f, std::string_view name, language l)
{
    const std::uint32_t index = f.find_value(name);
    if (index != none && !f.values[index].title.empty()) return f.values[index].title.in(l);
    return std::string(name);
}

std::vector<std::string> labels_of(const fact& f, std::span<const std::string> names, language l)
{
    std::vector<std::string> out;
    for (const std::string& name : names) out.push_back(label_of(f, name, l));
    return out;
}

/// A value that follows from another value of the set (`unggah` from `unggah_foto`) goes without
/// saying.
std::vector<std::string> without_broader(const fact& f, std::span<const std::string> names)
{
    std::vector<std::string> out;
    for (const std::string& name : names) {
        const std::uint32_t index = f.find_value(name);
        const bool follows = std::any_of(names.begin(), names.end(), [&](const std::string& other) {
            const std::uint32_t o = f.find_value(other);
            if (o == none || o == index) return false;
            const auto& broader = f.values[o].broader;
            return std::find(broader.begin(), broader.end(), index) != broader.end();
        });
        if (!follows) out.push_back(name);
    }
    return out;
}

std::string_view unknown_word(language l) noexcept
{
    return indonesian(l) ? "(belum diketahui)" : "(not known)";
}

std::string set_in_words(const fact& f, const value& v, language l)
{
    const auto members = without_broader(f, v.members());
    std::string out = joined(labels_of(f, members, l), l);
    if (!out.empty()) return out;
    if (v.possible().empty()) return indonesian(l) ? "(tidak ada)" : "(none)";
    return std::string(unknown_word(l));
}

std::string one_of_words(const fact& f, const value& v, language l)
{
    std::string out;
    for (const std::string& label : labels_of(f, v.candidates(), l)) {
        if (!out.empty()) out += indonesian(l) ? " atau " : " or ";
        out += label;
    }
    return out;
}

std::string value_in_words(const fact& f, const value& v, language l)
{
    switch (v.kind()) {
    case value_kind::boolean:
        if (indonesian(l)) return v.as_bool() ? "ya" : "tidak";
        return v.as_bool() ? "yes" : "no";
    case value_kind::int64: return std::to_string(v.as_int());
    case value_kind::string: return label_of(f, v.text(), l);
    case value_kind::date: return words_of(v.as_date(), l);
    case value_kind::choice: return one_of_words(f, v, l);
    case value_kind::fact_set: return set_in_words(f, v, l);
    default: return std::string(unknown_word(l));
    }
}

/// A bound of a span as it stands in an answer: a day in words, a number as it is.
std::string bound_in_words(std::string_view text, language l)
{
    const auto days = parse_date(text);
    return days && days->exact() ? day_in_words(days->first, l) : std::string(text);
}

/// The first bound of a span of days without the month and year that it shares with the last.
std::string beginning_in_words(std::string_view from, std::string_view to, language l)
{
    const auto first = parse_date(from);
    const auto last = parse_date(to);
    if (!first || !last || !first->exact() || !last->exact()) return bound_in_words(from, l);
    const civil_day a = to_civil(first->first);
    const civil_day b = to_civil(last->first);
    if (a.year != b.year) return day_in_words(first->first, l);
    std::string out = std::to_string(a.day);
    if (a.month != b.month) out += " " + std::string(month_name(a.month, l));
    return out;
}

/// "2024-09-22..", "..2024-09-21", "2..5".
std::string span_in_words(std::string_view from, std::string_view to, language l)
{
    if (from.empty() && to.empty()) return indonesian(l) ? "apa pun" : "any";
    std::string out;
    if (to.empty()) {
        out = indonesian(l) ? "sejak " : "from ";
        out += bound_in_words(from, l);
        return out += indonesian(l) ? "" : " on";
    }
    if (from.empty()) {
        out = indonesian(l) ? "sampai " : "up to ";
        return out += bound_in_words(to, l);
    }
    out = beginning_in_words(from, to, l);
    out += indonesian(l) ? " sampai " : " to ";
    return out += bound_in_words(to, l);
}

std::string put_in(std::string_view name, const record& r, const ruleset& rules, language l,
                   int depth);

std::string fill(std::string_view pattern, const record& r, const ruleset& rules, language l,
                 int depth)
{
    std::string out;
    while (!pattern.empty()) {
        const std::size_t open = pattern.find('{');
        const std::size_t close = open == std::string_view::npos ? open : pattern.find('}', open);
        out += pattern.substr(0, close == std::string_view::npos ? pattern.size() : open);
        if (close == std::string_view::npos) break;
        out += put_in(pattern.substr(open + 1, close - open - 1), r, rules, l, depth);
        pattern.remove_prefix(close + 1);
    }
    return out;
}

std::string put_in(std::string_view name, const record& r, const ruleset& rules, language l,
                   int depth)
{
    const fact_id f = rules.find_fact(name);
    if (f != none) return words_of(f, r, rules, l);
    const auto phrase = rules.phrases.find(name);
    if (phrase != rules.phrases.end() && depth < deepest_template)
        return fill(phrase->second.in(l), r, rules, l, depth + 1);
    if (name == "subject") return indonesian(l) ? "terlapor" : "the subject";
    std::string unchanged(1, '{');
    unchanged += name;
    return unchanged += '}';
}

} // namespace

const bilingual& wording_of(const question& q, const ruleset& rules) noexcept
{
    const fact& f = rules.facts[q.fact];
    if (q.member != none && !f.values[q.member].question.empty())
        return f.values[q.member].question;
    return f.question.empty() ? f.title : f.question;
}

std::string words_of_answer(const question& q, std::string_view answer, const ruleset& rules,
                            language l)
{
    if (answer == "true") return indonesian(l) ? "ya" : "yes";
    if (answer == "false") return indonesian(l) ? "tidak" : "no";
    if (answer == "*") return indonesian(l) ? "lainnya" : "any other";
    const fact& f = rules.facts[q.fact];
    const std::size_t dots = answer.find("..");
    if ((f.type == fact_type::date || f.type == fact_type::integer) &&
        dots != std::string_view::npos)
        return span_in_words(answer.substr(0, dots), answer.substr(dots + 2), l);
    if (f.type == fact_type::date) return bound_in_words(answer, l);
    return f.values.empty() ? std::string(answer) : label_of(f, answer, l);
}

std::optional<date_range> days_of_answer(std::string_view answer)
{
    const std::size_t dots = answer.find("..");
    if (dots == std::string_view::npos) return parse_date(answer);
    date_range out{earliest_date, latest_date};
    const std::string_view from = answer.substr(0, dots);
    const std::string_view to = answer.substr(dots + 2);
    const auto first = parse_date(from);
    const auto last = parse_date(to);
    if ((!from.empty() && !first) || (!to.empty() && !last)) return std::nullopt;
    if (first) out.first = first->first;
    if (last) out.last = last->last;
    return out;
}

std::string answer_of_days(date_range days)
{
    if (days.exact()) return to_string(days.first);
    return (days.first == earliest_date ? "" : to_string(days.first)) + ".." +
           (days.last == latest_date ? "" : to_string(days.last));
}

std::vector<fact_id> judged(rule_id rule, const program& p, const record& r)
{
    std::vector<fact_id> out;
    for (const fact_id f : p.compiled(rule).facts)
        if (p.rules().facts[f].judgement && r.known(f)) out.push_back(f);
    return out;
}

bool has_member(const fact_part& p, const record& r) noexcept
{
    const std::uint64_t* at = r.words() + r.layout()[p.fact].first;
    return (at[p.member / 64] >> (p.member % 64) & 1U) != 0;
}

std::string_view word_of_source(fact_id f, const record& r, const ruleset& rules) noexcept
{
    if (rules.facts[f].origin != fact_origin::stated) return "derived";
    switch (r.source_of(f)) {
    case knowledge::missing: return "unknown";
    case knowledge::stated: return rules.facts[f].judgement ? "judged" : "stated";
    case knowledge::derived: return "derived";
    case knowledge::assumed: return "assumed";
    }
    return {};
}

std::string_view text_of(const condition_site& site) noexcept
{
    return site.written->text().substr(site.in_text.begin, site.in_text.end - site.in_text.begin);
}

std::string_view word_of(verdict v, language l) noexcept
{
    switch (v) {
    case verdict::not_indicated: return indonesian(l) ? "tidak terindikasi" : "not indicated";
    case verdict::open: return indonesian(l) ? "belum pasti" : "open";
    case verdict::indicated: return indonesian(l) ? "terindikasi" : "indicated";
    }
    return {};
}

std::string_view word_of(rule_nature n, language l) noexcept
{
    switch (n) {
    case rule_nature::kode_etik: return indonesian(l) ? "kode etik" : "code of ethics";
    case rule_nature::disiplin: return indonesian(l) ? "disiplin" : "discipline";
    case rule_nature::pidana: return indonesian(l) ? "pidana" : "criminal";
    case rule_nature::administrasi: return indonesian(l) ? "administrasi" : "administrative";
    case rule_nature::etik_lain: return indonesian(l) ? "kode etik lain" : "other code of ethics";
    }
    return {};
}

bool says_nothing(std::string_view level, rule_nature n) noexcept
{
    return level.empty() || level == "none" || level == to_string(n);
}

std::string kind_of(const sanction& s, language l)
{
    if (s.nature == rule_nature::disiplin)
        for (const discipline_grade& g : discipline_grades)
            if (g.level == s.level)
                return indonesian(l) ? "hukuman disiplin " + std::string(g.id)
                                     : std::string(g.en) + " disciplinary punishment";
    return std::string(word_of(s.nature, l));
}

std::string name_of_body(const std::string& body, const ruleset& rules, language l)
{
    const auto phrase = rules.phrases.find(body);
    if (phrase != rules.phrases.end()) return phrase->second.in(l);
    std::string out = body;
    std::replace(out.begin(), out.end(), '_', ' ');
    return out;
}

std::string in_sentence(std::string title)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const bool abbreviation = title.size() > 1 && capital(title[1]);
    if (!title.empty() && capital(title.front()) && !abbreviation)
        title.front() = static_cast<char>(title.front() - 'A' + 'a');
    return title;
}

std::string name_of(const fact_part& p, const ruleset& rules, language l)
{
    const fact& f = rules.facts[p.fact];
    std::string title = f.title.empty() ? f.path : in_sentence(f.title.in(l));
    if (p.member == none) return title;
    const fact_value& v = f.values[p.member];
    return title + " (" + (v.title.empty() ? v.name : v.title.in(l)) + ")";
}

std::string words_of(date_range days, language l)
{
    if (days.exact()) return day_in_words(days.first, l);
    const civil_day first = to_civil(days.first);
    const civil_day last = to_civil(days.last);
    const bool whole_months = first.day == 1 && last.day == days_in_month(last.year, last.month) &&
                              first.year == last.year;
    if (whole_months && first.month == last.month)
        return std::string(month_name(first.month, l)) + " " + std::to_string(first.year);
    if (whole_months && first.month == 1 && last.month == 12) return std::to_string(first.year);
    if (indonesian(l))
        return "antara " + day_in_words(days.first, l) + " dan " + day_in_words(days.last, l);
    return "between " + day_in_words(days.first, l) + " and " + day_in_words(days.last, l);
}

std::string words_of_duration(std::string_view iso, language l)
{
    std::string out;
    if (iso.size() < 3 || iso.front() != 'P') return std::string(iso);
    bool of_time = false;
    for (std::string_view rest = iso.substr(1); !rest.empty();) {
        if (rest.front() == 'T') {
            of_time = true;
            rest.remove_prefix(1);
            continue;
        }
        std::uint64_t n = 0;
        const auto end = std::from_chars(rest.data(), rest.data() + rest.size(), n).ptr;
        const auto digits = static_cast<std::size_t>(end - rest.data());
        if (digits == 0 || digits == rest.size()) return std::string(iso);
        const std::string part = unit_in_words(n, rest[digits], of_time, l);
        if (part.empty()) return std::string(iso);
        if (!out.empty()) out += ' ';
        out += part;
        rest.remove_prefix(digits + 1);
    }
    return out;
}

std::string words_of_money(std::int64_t rupiah, language l)
{
    std::string digits = std::to_string(rupiah);
    for (std::size_t at = digits.size(); at > 3;) {
        at -= 3;
        digits.insert(at, 1, indonesian(l) ? '.' : ',');
    }
    return (indonesian(l) ? "Rp" : "IDR ") + digits;
}

std::string words_of(fact_id f, const record& r, const ruleset& rules, language l)
{
    const fact& about = rules.facts[f];
    if (about.confidential || about.type == fact_type::text || about.type == fact_type::list)
        return indonesian(l) ? "(tidak dikutip)" : "(not quoted)";
    return value_in_words(about, r.value_of(f, rules), l);
}

std::string joined(const std::vector<std::string>& items, language l)
{
    std::string out;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0 && i + 1 == items.size())
            out += !indonesian(l) ? " and " : items.size() > 2 ? ", dan " : " dan ";
        else if (i > 0)
            out += ", ";
        out += items[i];
    }
    return out;
}

std::string filled(std::string_view pattern, const record& r, const ruleset& rules, language l)
{
    std::string out = fill(pattern, r, rules, l, 0);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

} // namespace netral
