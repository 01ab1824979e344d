// SPDX-License-Identifier: Apache-2.0

/// @file
/// What can reach the sanctions of a rule. The only door is likeness.hpp.

#include "likeness.hpp"

#include "rule_parts.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace netral {
namespace {

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

std::vector<rule_id> surely_alike(const comparison_side& before, const comparison_side& after,
                                  const std::vector<text_difference>& texts,
                                  std::vector<fact_id> exchanged)
{
    return likeness(before, after, texts, std::move(exchanged)).run();
}

} // namespace netral
