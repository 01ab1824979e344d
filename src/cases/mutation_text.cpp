// SPDX-License-Identifier: Apache-2.0

/// @file
/// Mutants in words and as JSON. The only door is cases/mutation.hpp.

#include <netral/cases/mutation.hpp>

#include <netral/value/json.hpp>

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

std::string_view to_string(mutant::fate f) noexcept
{
    switch (f) {
    case mutant::fate::noticed: return "noticed";
    case mutant::fate::survived: return "survived";
    case mutant::fate::unusable: return "unusable";
    }
    return {};
}

/// On one line, however the author broke it.
std::string flat(const std::string& text)
{
    std::string out;
    for (const char c : text)
        if (c != '\n')
            out += c;
        else
            out += ' ';
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

std::string in_words(const mutation& m)
{
    std::string out = fmt::format("{}: {}: {}: `{}`", netral::to_string(m.where), m.of,
                                  netral::to_string(m.kind), flat(m.from));
    return out += m.to.empty() ? " left out" : fmt::format(" -> `{}`", flat(m.to));
}

} // namespace

std::string_view to_string(mutation_kind k) noexcept
{
    switch (k) {
    case mutation_kind::joining: return "joining";
    case mutation_kind::comparison: return "comparison";
    case mutation_kind::negation: return "negation";
    case mutation_kind::bound: return "bound";
    case mutation_kind::list_entry: return "list entry";
    case mutation_kind::dropped_condition: return "dropped condition";
    case mutation_kind::dropped_exception: return "dropped exception";
    case mutation_kind::shifted_date: return "shifted date";
    case mutation_kind::swapped_sanction: return "swapped sanction";
    }
    return {};
}

std::size_t mutation_report::count(mutant::fate f) const noexcept
{
    return static_cast<std::size_t>(std::count_if(mutants.begin(), mutants.end(),
                                                  [f](const mutant& m) { return m.came_to == f; }));
}

std::size_t mutation_report::count(mutant::fate f, mutation_kind k) const noexcept
{
    return static_cast<std::size_t>(
        std::count_if(mutants.begin(), mutants.end(),
                      [f, k](const mutant& m) { return m.came_to == f && m.change.kind == k; }));
}

double mutation_report::score() const noexcept
{
    const std::size_t noticed = count(mutant::fate::noticed);
    const std::size_t usable = noticed + count(mutant::fate::survived);
    return usable == 0 ? 100.0 : 100.0 * static_cast<double>(noticed) / static_cast<double>(usable);
}

std::string render(const mutation_report& report)
{
    std::string out;
    for (const mutant& m : report.mutants)
        if (m.came_to == mutant::fate::survived) out += in_words(m.change) + ": no case notices\n";
    if (!out.empty()) out += '\n';
    out += fmt::format("{:<20}{:>9}{:>10}{:>10}\n", "change", "noticed", "survived", "unusable");
    for (std::size_t i = 0; i < mutation_kind_count; ++i) {
        const auto kind = static_cast<mutation_kind>(i);
        out += fmt::format(
            "{:<20}{:>9}{:>10}{:>10}\n", to_string(kind), report.count(mutant::fate::noticed, kind),
            report.count(mutant::fate::survived, kind), report.count(mutant::fate::unusable, kind));
    }
    const std::size_t noticed = report.count(mutant::fate::noticed);
    out += fmt::format("mutation score {:.1f} %: {} of {} changes noticed", report.score(), noticed,
                       noticed + report.count(mutant::fate::survived));
    if (report.mutants.size() < report.possible)
        out += fmt::format("; {} drawn of {}", report.mutants.size(), report.possible);
    return out += '\n';
}

std::string to_json(const mutation_report& report)
{
    std::string out;
    json::writer w(out);
    w.begin_object().key("possible").number(std::uint64_t{report.possible});
    w.key("tried").number(std::uint64_t{report.mutants.size()});
    for (const auto f : {mutant::fate::noticed, mutant::fate::survived, mutant::fate::unusable})
        w.key(to_string(f)).number(std::uint64_t{report.count(f)});
    w.key("score").number(report.score()).key("mutants").begin_array();
    for (const mutant& m : report.mutants) {
        w.begin_object().key("of").string(m.change.of);
        w.key("kind").string(to_string(m.change.kind));
        w.key("place").string(to_string(m.change.where));
        w.key("from").string(m.change.from).key("to").string(m.change.to);
        w.key("fate").string(to_string(m.came_to));
        if (m.noticed_by != nullptr)
            w.key("noticed_by")
                .begin_object()
                .key("case")
                .string(m.noticed_by->name)
                .key("place")
                .string(to_string(m.noticed_by->where))
                .end_object();
        w.end_object();
    }
    w.end_array().end_object();
    return out += '\n';
}

} // namespace netral
