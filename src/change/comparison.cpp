// SPDX-License-Identifier: Apache-2.0

/// @file
/// Records through two sides. The only door is change/comparison.hpp.
///
/// Each side first says only verdict and findings. Where these agree and nothing that was changed
/// can reach the sanctions, that is all; otherwise both sides are asked again in full, and at once
/// in full while most records change. What came of a record is kept for others that state the same.

#include <netral/change/comparison.hpp>

#include "causes.hpp"
#include "likeness.hpp"
#include "placement.hpp"
#include "tally.hpp"
#include "views.hpp"

#include <netral/engine/stated_key.hpp>

#include <algorithm>
#include <bit>
#include <utility>

namespace netral {
namespace {

constexpr code no_such_fact{5040};
constexpr code not_to_be_told{5041};
constexpr code no_act_day{5042};

diagnostic trouble(code id, std::string message, std::string_view near = {})
{
    diagnostic d;
    d.id = id;
    d.message = std::move(message);
    if (!near.empty()) d.help = "did you mean `" + std::string(near) + "`?";
    return d;
}

diagnostics check(const comparison_side& before, const comparison_side& after,
                  const comparison_options& options)
{
    diagnostics found;
    const ruleset& rules = before.program->rules();
    for (const std::string& path : options.group_by) {
        const fact_id f = rules.find_fact(path);
        if (f == none) {
            std::vector<std::string_view> names;
            for (const fact& other : rules.facts) names.push_back(other.path);
            found.push_back(trouble(no_such_fact, "there is no fact `" + path + "` to group by",
                                    nearest(path, names)));
        } else if (!grouping::tellable(rules.facts[f])) {
            found.push_back(trouble(not_to_be_told, "records are not grouped by `" + path +
                                                        "`, which is prose, a list or "
                                                        "confidential"));
        }
    }
    for (const comparison_side* side : {&before, &after})
        if (side->as_of && side->program->rules().roles.act_day == none)
            found.push_back(trouble(no_act_day, "rule set `" + side->program->rules().name +
                                                    "` has no role `act_day` to put a day to"));
    return found;
}

/// What came of a record.
struct compared {
    bool changed = false;
    record_change change; ///< where nothing changed, only what both sides say
    std::vector<group_place> groups;
    change_rows rows;
};

/// Beside what rules depend on: what sanctions do, on the other side too where one record means the
/// same to both, and what records are grouped by.
std::vector<fact_id> facts_beside(const comparison_side& side, const comparison_side& other,
                                  bool one_record, const std::vector<std::string>& groups)
{
    std::vector<fact_id> out;
    const auto add_sanctions = [&](const program& p) {
        for (sanction_id s = 0; s < p.rules().sanctions.size(); ++s)
            for (const fact_id f : p.formulas().facts_of(p.applies_to(s))) out.push_back(f);
    };
    add_sanctions(*side.program);
    if (one_record) add_sanctions(*other.program);
    for (const std::string& path : groups) out.push_back(side.program->rules().find_fact(path));
    return out;
}

} // namespace

struct comparison::parts {
    parts(comparison_side a, comparison_side b, comparison_options o);

    /// Valid until the next call.
    compared& of(std::string_view line);
    void count(const compared& c);
    void forget() { memory = key_table<compared>(can_remember ? options.remembered : 0); }
    [[nodiscard]] const record& named() const noexcept { return old_ok ? old_record : new_record; }

    comparison_side before, after;
    comparison_options options;
    std::vector<text_difference> texts;
    bool one_record; ///< means the same to both
    std::size_t completions;
    record_reader old_reader, new_reader;
    record old_record, new_record;
    bool old_ok = false, new_ok = false;
    cel::interpreter_workspace scratch;
    judge old_quick, new_quick, old_full, new_full;
    cause_finder causes;
    std::vector<rule_id> alike;
    std::vector<grouping> groupings;
    comparison_totals totals;
    std::optional<placement> places;
    key_maker old_keys, new_keys;
    bool can_remember;
    key_table<compared> memory;
    stated_key key, other_key;
    compared latest; ///< that was worked out
    std::size_t found = 0;
    std::uint64_t in_full = 0; ///< of the last 64 records worked out, those that had to be in full

private:
    [[nodiscard]] bool surely_same(const classification& a, const classification& b) const;
    [[nodiscard]] bool makes_key();
    void work_out(compared& c);
    bool compare(record_change& change);
    record& other() noexcept { return one_record ? old_record : new_record; }
};

comparison::parts::parts(comparison_side a, comparison_side b, comparison_options o)
    : before(std::move(a)), after(std::move(b)), options(std::move(o)),
      texts(textual_differences(before.program->rules(), after.program->rules())),
      one_record(same_records(before.program->rules(), after.program->rules())),
      completions(before.as_of || after.as_of ? 0 : options.completions),
      old_reader(before.program->rules(), before.program->slots(), before.program->facts_follow(),
                 options.reading),
      new_reader(after.program->rules(), after.program->slots(), after.program->facts_follow(),
                 options.reading),
      old_record(before.program->slots()), new_record(after.program->slots()),
      old_quick(before, detail::verdict, completions),
      new_quick(after, detail::verdict, completions),
      old_full(before, detail::findings, completions),
      new_full(after, detail::findings, completions), causes(before, after, texts, completions),
      alike(surely_alike(before, after, texts, causes.exchanged_facts())),
      old_keys(*before.program, facts_beside(before, after, one_record, options.group_by),
               one_record ? after.program.get() : nullptr),
      new_keys(*after.program, facts_beside(after, after, false, {})),
      can_remember(old_keys.complete() && new_keys.complete()),
      memory(can_remember ? options.remembered : 0)
{
    for (const std::string& path : options.group_by)
        groupings.emplace_back(*before.program, before.program->rules().find_fact(path),
                               options.most_groups);
}

bool comparison::parts::surely_same(const classification& a, const classification& b) const
{
    if (a.verdict != b.verdict || a.findings.size() != b.findings.size() ||
        a.unverified.size() != b.unverified.size())
        return false;
    for (std::size_t n = 0; n < rule_nature_count; ++n)
        if (a.by_nature[n].says != b.by_nature[n].says) return false;
    const auto same = [&](const finding& x, const finding& y) {
        return x.status == y.status && alike[x.rule] == y.rule;
    };
    return std::equal(a.findings.begin(), a.findings.end(), b.findings.begin(), same) &&
           std::equal(a.unverified.begin(), a.unverified.end(), b.unverified.begin(), same);
}

/// Whether the line that was read can be remembered; then of what is in `key`.
bool comparison::parts::makes_key()
{
    if (!old_ok || !new_ok || !memory.has_room()) return false;
    old_keys.make(old_record, key);
    if (one_record) return true;
    new_keys.make(new_record, other_key);
    key.append(other_key);
    return true;
}

compared& comparison::parts::of(std::string_view line)
{
    old_ok = old_reader.read_stated(line, old_record);
    new_ok = one_record ? old_ok : new_reader.read_stated(line, new_record);
    const bool has_key = makes_key();
    if (has_key)
        if (compared* known = memory.find(key)) {
            ++found;
            return *known;
        }
    work_out(latest);
    compared* const at = has_key ? memory.place(key) : nullptr;
    if (at == nullptr) return latest;
    std::swap(*at, latest);
    return *at;
}

void comparison::parts::work_out(compared& c)
{
    if (old_ok) before.program->facts_follow().complete(old_record, scratch);
    if (new_ok && !one_record) after.program->facts_follow().complete(new_record, scratch);
    c.groups.resize(groupings.size());
    for (std::size_t g = 0; g < groupings.size() && old_ok; ++g)
        groupings[g].place(old_record, c.groups[g]);
    c.changed = compare(c.change);
    if (!c.changed) return;
    c.change.groups.clear();
    for (const group_place& g : c.groups) c.change.groups.push_back(g.value);
    c.rows = rows_of(c.change, totals);
}

/// Whether the record that was read comes out otherwise; `change` says how.
bool comparison::parts::compare(record_change& change)
{
    change.before.readable = old_ok;
    change.after.readable = new_ok;
    const bool at_once = std::popcount(in_full) > 32;
    judge& ask_old = at_once ? old_full : old_quick;
    judge& ask_new = at_once ? new_full : new_quick;
    if (old_ok && new_ok) {
        const classification& was = ask_old(old_record);
        const classification& is = ask_new(other());
        change.before.verdict = was.verdict;
        change.after.verdict = is.verdict;
        change.before.by_nature = was.by_nature;
        change.after.by_nature = is.by_nature;
        const bool same = surely_same(was, is);
        in_full = in_full << 1 | (same ? 0 : 1);
        if (same) return false;
    }
    if (!old_ok && !new_ok) return false;
    change.findings.clear();
    change.levels.clear();
    change.why = {};
    change.place = record_place::not_asked;
    change.regions.clear();
    const bool known = at_once && old_ok && new_ok;
    change.before = !old_ok ? unreadable_view(old_reader.errors())
                            : view_of(known ? old_full.latest() : old_full(old_record),
                                      before.program->rules());
    change.after =
        !new_ok ? unreadable_view(new_reader.errors())
                : view_of(known ? new_full.latest() : new_full(other()), after.program->rules());
    if (!set_against(change, before.program->rules(), after.program->rules())) return false;
    causes.explain(change, old_record, other());
    if (places) places->place(change, old_record, other());
    return true;
}

void comparison::parts::count(const compared& c)
{
    const auto outcome = [](const side_view& v) {
        return v.readable ? static_cast<std::size_t>(v.verdict) : comparison_totals::outcomes - 1;
    };
    const side_view& was = c.change.before;
    const side_view& is = c.change.after;
    ++totals.records;
    ++totals.verdicts[outcome(was)][outcome(is)];
    if (was.readable && is.readable) {
        for (std::size_t n = 0; n < rule_nature_count; ++n)
            ++totals.by_nature[n][static_cast<std::size_t>(was.by_nature[n].says)]
                              [static_cast<std::size_t>(is.by_nature[n].says)];
    } else {
        ++totals.errors;
    }
    if (c.changed) count_change(totals, c.change, c.rows);
    for (std::size_t g = 0; g < groupings.size() && was.readable; ++g)
        groupings[g].count(c.groups[g],
                           c.changed ? std::optional(c.change.direction) : std::nullopt);
}

result<comparison> comparison::begin(comparison_side before, comparison_side after,
                                     comparison_options options)
{
    diagnostics found = check(before, after, options);
    if (!found.empty()) return found;
    return comparison(
        std::make_unique<parts>(std::move(before), std::move(after), std::move(options)));
}

comparison::comparison(std::unique_ptr<parts> p) : parts_(std::move(p)) {}
comparison::comparison(comparison&&) noexcept = default;
comparison& comparison::operator=(comparison&&) noexcept = default;
comparison::~comparison() = default;

const record_change* comparison::add(std::string_view line, std::size_t number)
{
    parts& p = *parts_;
    compared& c = p.of(line);
    p.count(c);
    if (!c.changed) return nullptr;
    c.change.line = number;
    c.change.record = p.named().id();
    return &c.change;
}

void comparison::place_in(std::vector<region> regions)
{
    parts& p = *parts_;
    p.places.emplace(p.before, p.after, std::move(regions));
    p.totals.regions.assign(p.places->regions(), 0);
    p.forget();
}

void comparison::add_unreadable()
{
    ++parts_->totals.records;
    ++parts_->totals.errors;
    ++parts_->totals.verdicts.back().back();
}

const comparison_totals& comparison::totals() const
{
    parts& p = *parts_;
    p.totals.groups.clear();
    for (const grouping& g : p.groupings) p.totals.groups.push_back(g.table());
    return p.totals;
}

const std::vector<text_difference>& comparison::texts() const noexcept
{
    return parts_->texts;
}

const std::vector<std::string>& comparison::grouped_by() const noexcept
{
    return parts_->options.group_by;
}

const comparison_side& comparison::before() const noexcept
{
    return parts_->before;
}

const comparison_side& comparison::after() const noexcept
{
    return parts_->after;
}

bool comparison::last_readable() const noexcept
{
    return parts_->old_ok && parts_->new_ok;
}

std::size_t comparison::found_in_memory() const noexcept
{
    return parts_->found;
}

} // namespace netral
