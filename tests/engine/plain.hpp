// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The plain interpreter: what rules/SEMANTICS.md says, rule after rule, with no table, no cells
/// and no memory. The oracle for the compiled program.

#include <netral/cel/interpret.hpp>
#include <netral/engine/evaluation.hpp>
#include <netral/record/record.hpp>
#include <netral/ruleset/ruleset.hpp>

namespace netral::testing {

class plain final : public cel::activation {
public:
    plain(const ruleset& rules, const record& r) : rules_(rules), record_(r) {}

    [[nodiscard]] value fact(fact_id id) const override
    {
        for (const reading& r : rules_.readings)
            if (r.fact == id) return value::string(r.options[r.chosen].name);
        return record_.value_of(id, rules_);
    }

    [[nodiscard]] rule_status status(rule_id r) const
    {
        const part p = norm(r, true, false);
        switch (p.value) {
        case truth::yes: return rule_status::holds;
        case truth::no: return rule_status::fails;
        case truth::error: return rule_status::open;
        case truth::unknown: break;
        }
        return p.raised ? rule_status::open : rule_status::not_raised;
    }

    /// Whether a condition that the rule needs could not be worked out.
    [[nodiscard]] bool errs(rule_id r) const { return norm(r, true, false).value == truth::error; }

    [[nodiscard]] truth strictly(rule_id r) const { return norm(r, true, true).value; }

private:
    struct part {
        truth value = truth::yes;
        bool raised = false;
    };

    [[nodiscard]] truth of(const test& t) const
    {
        const value v = cel::interpret(t.expression, *this, scratch_);
        if (v.is_true()) return truth::yes;
        if (v.is_false()) return truth::no;
        return v.is_error() ? truth::error : truth::unknown;
    }

    [[nodiscard]] truth of(const condition& c) const
    {
        if (c.what == condition::kind::constant) return as_truth(c.constant_value);
        if (c.what == condition::kind::leaf) return of(c.leaf);
        const bool any = c.what == condition::kind::any;
        truth t = any ? truth::no : truth::yes;
        for (const condition& inner : c.parts) {
            const truth one = c.what == condition::kind::none ? !of(inner) : of(inner);
            t = any ? either(t, one) : both(t, one);
        }
        return t;
    }

    /// Whether some leaf is true: a part that all, any, `&&` and `||` join. What is negated is one
    /// leaf as a whole; what is negated twice is as if it were not.
    [[nodiscard]] bool raises(const condition& c, bool negated = false) const
    {
        if (c.what == condition::kind::constant) return false;
        if (c.what == condition::kind::leaf)
            return raises(c.leaf.expression, c.leaf.expression.root(), negated);
        if (negated && c.parts.size() > 1) return of(c) == truth::no;
        const bool flips = c.what == condition::kind::none;
        for (const condition& inner : c.parts)
            if (raises(inner, negated != flips)) return true;
        return false;
    }

    [[nodiscard]] bool raises(const cel::expression& e, cel::expr_id node, bool negated) const
    {
        const bool is_operator = e.kind(node) == cel::expr_kind::oper;
        if (is_operator && e.oper(node) == cel::op::logical_not)
            return raises(e, e.children(node).front(), !negated);
        if (!negated && is_operator &&
            (e.oper(node) == cel::op::logical_and || e.oper(node) == cel::op::logical_or)) {
            for (const cel::expr_id child : e.children(node))
                if (raises(e, child, false)) return true;
            return false;
        }
        const value v = cel::interpret(e, node, *this, scratch_);
        return negated ? v.is_false() : v.is_true();
    }

    [[nodiscard]] truth of(const exception& e, bool strict) const
    {
        truth t = of(e.when);
        for (const exception& inner : e.unless) t = less(t, inner, strict);
        return t;
    }

    [[nodiscard]] truth less(truth t, const exception& e, bool strict) const
    {
        const truth applies = of(e, strict);
        if (applies == truth::no) return t;
        if (applies == truth::yes) return truth::no;
        return strict || e.accuser_shows ? both(t, !applies) : t;
    }

    [[nodiscard]] part version(const rule& r, const rule_version& v, bool addressees,
                               bool strict) const
    {
        part out;
        if (addressees) out.value = of(v.addressees);
        out.value = both(out.value, of(v.conduct));
        out.value = both(out.value, of(v.when));
        for (const exception& e : v.unless) out.value = less(out.value, e, strict);
        out.raised = raises(v.conduct);
        if (r.breach_of.empty()) return out;
        truth some = truth::no;
        for (const rule_id base : r.breach_of) {
            const part b = norm(base, false, strict);
            some = either(some, b.value);
            out.raised = out.raised || (b.raised && b.value != truth::no);
        }
        out.value = both(out.value, some);
        return out;
    }

    /// Day by day: what each possible day of the record's would say, put together.
    [[nodiscard]] part norm(rule_id id, bool addressees, bool strict) const
    {
        const rule& r = rules_.rules[id];
        const fact_id day = r.in_force_by != none ? r.in_force_by : rules_.roles.act_day;
        const value known = day == none ? value() : record_.value_of(day, rules_);
        const bool unbounded = !known.is(value_kind::date);
        std::vector<const rule_version*> in_force;
        bool gap = false;
        bool certain = false;
        if (day == none) {
            in_force.push_back(&r.versions.front());
            certain = true;
        } else if (unbounded) {
            for (const rule_version& v : r.versions) in_force.push_back(&v);
            gap = !(r.versions.size() == 1 && r.versions.front().in_force == period{});
            certain = !gap;
        } else {
            const date_range days = known.as_date();
            for (std::int32_t d = days.first.days; d <= days.last.days; ++d) {
                const rule_version* on_day = nullptr;
                for (const rule_version& v : r.versions)
                    if (v.in_force.contains(date{d})) on_day = &v;
                if (on_day == nullptr) {
                    gap = true;
                } else if (in_force.empty() || in_force.back() != on_day) {
                    in_force.push_back(on_day);
                }
            }
            certain = in_force.size() == 1 && !gap;
        }
        if (in_force.empty()) return {truth::no, false};
        if (certain) return version(r, *in_force.front(), addressees, strict);
        part out{truth::unknown, false};
        bool every_no = true;
        bool every_yes = true;
        for (const rule_version* v : in_force) {
            const part p = version(r, *v, addressees, strict);
            every_no = every_no && p.value == truth::no;
            every_yes = every_yes && p.value == truth::yes;
            out.raised = out.raised || (p.raised && p.value != truth::no);
        }
        if (every_no) return {truth::no, false};
        if (every_yes && !gap) out.value = truth::yes;
        return out;
    }

    const ruleset& rules_;
    const record& record_;
    mutable cel::interpreter_workspace scratch_;
};

} // namespace netral::testing
