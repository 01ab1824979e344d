// SPDX-License-Identifier: Apache-2.0

/// @file
/// Records through two sides. The only door is change/comparison.hpp.
///
/// Each side first says only verdict and findings. Where these agree and nothing that was changed
/// can reach the sanctions, that is all; otherwise both sides are asked again in full.

#include <netral/change/comparison.hpp>

#include "causes.hpp"
#include "placement.hpp"
#include "rule_parts.hpp"
#include "tally.hpp"
#include "views.hpp"

#include <algorithm>
#include <unordered_set>

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

bool intersects(const std::vector<fact_id>& sorted, const std::vector<fact_id>& wanted)
{
    return std::any_of(wanted.begin(), wanted.end(), [&](fact_id f) {
        return std::binary_search(sorted.begin(), sorted.end(), f);
    });
}

bool reads_any(const condition& c, const std::vector<fact_id>& wanted)
{
    if (c.what == condition::kind::leaf) {
        const auto facts = c.leaf.expression.facts();
        return intersects({facts.begin(), facts.end()}, wanted);
    }
    return std::any_of(c.parts.begin(), c.parts.end(),
                       [&](const condition& part) { return reads_any(part, wanted); });
}

/// Which rules, with the same status on both sides, are sure to have the same sanctions on both.
class likeness {
public:
    likeness(const comparison_side& before, const comparison_side& after,
             const std::vector<text_difference>& texts, std::vector<fact_id> exchanged)
        : before_(before), after_(after), rules_(before.program->rules()),
          exchanged_(std::move(exchanged))
    {
        for (const text_difference& d : texts) {
            if (d.part == changed_part::rule && concerns_sanctions(d.key))
                changed_rules_.insert(d.id);
            if (d.part == changed_part::sanction) changed_sanctions_.insert(d.id);
            all_doubtful_ = all_doubtful_ || d.part == changed_part::concurrence;
        }
    }

    /// For each rule of the old side its id on the new side, or `none` where it is not sure.
    [[nodiscard]] std::vector<rule_id> run() const
    {
        std::vector<rule_id> out;
        for (const rule& r : rules_.rules)
            out.push_back(doubtful(r) ? none : after_.program->rules().find_rule(r.id));
        return out;
    }

private:
    static bool concerns_sanctions(std::string_view key)
    {
        const std::string part = part_of_key(key).part;
        for (const std::string_view name :
             {"", "sanctions", "supersedes", "nature", "effect", "confidence", "in_force"})
            if (part == name) return true;
        return false;
    }

    [[nodiscard]] bool doubtful(const sanction& s) const
    {
        if (changed_sanctions_.count(s.id) != 0) return true;
        if (exchanged_.empty()) return false;
        const auto in_force = [&](const comparison_side& side) {
            return side.as_of && s.in_force.contains(*side.as_of);
        };
        const bool same_period =
            before_.as_of == after_.as_of || s.in_force == period{} ||
            (before_.as_of && after_.as_of && in_force(before_) == in_force(after_));
        return !same_period || reads_any(s.applies_to, exchanged_);
    }

    [[nodiscard]] bool doubtful(const rule& r) const
    {
        if (all_doubtful_ || changed_rules_.count(r.id) != 0) return true;
        for (const rule_version& v : r.versions) {
            if (before_.as_of != after_.as_of &&
                v.sanctions.sanctions != r.versions.front().sanctions.sanctions)
                return true;
            for (const sanction_id s : v.sanctions.sanctions)
                if (doubtful(rules_.sanctions[s])) return true;
        }
        return false;
    }

    const comparison_side& before_;
    const comparison_side& after_;
    const ruleset& rules_;
    std::vector<fact_id> exchanged_;
    bool all_doubtful_ = false;
    std::unordered_set<std::string_view> changed_rules_;
    std::unordered_set<std::string_view> changed_sanctions_;
};

} // namespace

struct comparison::parts {
    parts(comparison_side a, comparison_side b, comparison_options o);

    [[nodiscard]] bool surely_same(const classification& a, const classification& b) const;
    void read(std::string_view line);
    bool compare(std::size_t line);
    void count_transition();
    record& other() noexcept { return one_record ? old_record : new_record; }

    comparison_side before, after;
    comparison_options options;
    std::vector<text_difference> texts;
    bool one_record; ///< means the same to both
    std::size_t completions;
    record_reader old_reader, new_reader;
    record old_record, new_record;
    bool old_ok = false, new_ok = false;
    judge old_quick, new_quick, old_full, new_full;
    cause_finder causes;
    std::vector<rule_id> alike;
    std::vector<grouping> groupings;
    comparison_totals totals;
    record_change change;
    std::optional<placement> places;
    std::vector<std::string> values; ///< of the groupings, of the last record
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
      alike(likeness(before, after, texts, causes.exchanged_facts()).run())
{
    for (const std::string& path : options.group_by) {
        groupings.emplace_back(*before.program, before.program->rules().find_fact(path),
                               options.most_groups);
        values.emplace_back();
    }
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

void comparison::parts::read(std::string_view line)
{
    old_ok = old_reader.read(line, old_record);
    new_ok = one_record ? old_ok : new_reader.read(line, new_record);
}

/// Whether the record that was read comes out otherwise; `change` says how.
bool comparison::parts::compare(std::size_t line)
{
    change.before.readable = old_ok;
    change.after.readable = new_ok;
    if (old_ok && new_ok) {
        const classification& was = old_quick(old_record);
        const classification& is = new_quick(other());
        change.before.verdict = was.verdict;
        change.after.verdict = is.verdict;
        change.before.by_nature = was.by_nature;
        change.after.by_nature = is.by_nature;
        if (surely_same(was, is)) return false;
    }
    if (!old_ok && !new_ok) return false;
    change.line = line;
    change.record = old_ok ? old_record.id() : new_record.id();
    change.findings.clear();
    change.levels.clear();
    change.why = {};
    change.before = old_ok ? view_of(old_full(old_record), before.program->rules())
                           : unreadable_view(old_reader.errors());
    change.after = new_ok ? view_of(new_full(other()), after.program->rules())
                          : unreadable_view(new_reader.errors());
    if (!set_against(change, before.program->rules(), after.program->rules())) return false;
    causes.explain(change, old_record, other());
    if (places) places->place(change, old_record, other());
    change.groups = values;
    return true;
}

void comparison::parts::count_transition()
{
    const auto outcome = [](const side_view& v) {
        return v.readable ? static_cast<std::size_t>(v.verdict) : comparison_totals::outcomes - 1;
    };
    ++totals.records;
    ++totals.verdicts[outcome(change.before)][outcome(change.after)];
    if (!change.before.readable || !change.after.readable) {
        ++totals.errors;
        return;
    }
    for (std::size_t n = 0; n < rule_nature_count; ++n)
        ++totals.by_nature[n][static_cast<std::size_t>(change.before.by_nature[n].says)]
                          [static_cast<std::size_t>(change.after.by_nature[n].says)];
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
    p.read(line);
    for (std::size_t g = 0; g < p.groupings.size() && p.old_ok; ++g)
        p.groupings[g].place(p.old_record, p.values[g]);
    const bool changed = p.compare(number);
    p.count_transition();
    if (changed) count_change(p.totals, p.change);
    for (std::size_t g = 0; g < p.groupings.size() && p.old_ok; ++g)
        p.groupings[g].count(changed ? std::optional(p.change.direction) : std::nullopt);
    return changed ? &p.change : nullptr;
}

void comparison::place_in(std::vector<region> regions)
{
    parts& p = *parts_;
    p.places.emplace(p.before, p.after, std::move(regions));
    p.totals.regions.assign(p.places->regions(), 0);
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

const record& comparison::last_before() const noexcept
{
    return parts_->old_record;
}

const record& comparison::last_after() const noexcept
{
    return parts_->other();
}

bool comparison::last_readable() const noexcept
{
    return parts_->old_ok && parts_->new_ok;
}

} // namespace netral
