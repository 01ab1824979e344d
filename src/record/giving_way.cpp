// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a record has to give up when it contradicts the rule set.
///
/// From the clause or derivation that cannot be, the trail leads back to what it rests on. If a
/// default is there, it is left out. Otherwise the search goes down the literals of the clause,
/// the last one first, to a statement of the record that makes one false, or to what made it false
/// and so on; that statement is forgotten, with a warning, and completion starts over with what is
/// left. Each round leaves less, so this ends.
///
/// Read next: completion.cpp.

#include "completion_parts.hpp"

#include <algorithm>
#include <utility>

namespace netral {

/// One round: from a dead end to what gives way.
class completion::parts::retreat {
public:
    retreat(const parts& p, record& r, detour& way) : parts_(p), record_(r), way_(way) {}

    void from(const dead_end& end)
    {
        if (leave_out_default(end)) return;
        for (const bool also_firm : {false, true}) {
            also_firm_ = also_firm;
            visited_.assign(way_.trail.size(), 0);
            if (end.derivation != none ? forget_stated(parts_.derived[end.derivation].fact)
                                       : yields(parts_.clauses[end.clause].literals))
                return;
        }
        // Nothing that the record states stands behind it: derivations and clauses disagree.
        if (end.derivation != none)
            way_.derivations_off[end.derivation] = 1;
        else
            way_.clauses_off[end.clause] = 1;
    }

private:
    /// Calls `use` for the facts that a clause or derivation rests on.
    template <class Use>
    void for_each_fact(std::uint32_t clause, std::uint32_t derivation, Use use) const
    {
        if (clause != none)
            for (const literal& l : parts_.clauses[clause].literals) use(l.test.fact);
        if (derivation != none)
            for (const fact_id f : parts_.derived[derivation].inputs) use(f);
    }

    /// Looks through all that led here, backwards; the nearest default goes.
    bool leave_out_default(const dead_end& end)
    {
        std::vector<char> concerned(parts_.rules.facts.size());
        const auto concern = [&](fact_id f) { concerned[f] = 1; };
        for_each_fact(end.clause, end.derivation, concern);
        if (end.derivation != none) concern(parts_.derived[end.derivation].fact);
        for (std::size_t i = way_.trail.size(); i-- > 0;) {
            const narrowing& n = way_.trail[i];
            if (concerned[n.fact] == 0) continue;
            if (n.clause == none && n.derivation == none) {
                way_.defaults_off[n.fact] = 1;
                return true;
            }
            for_each_fact(n.clause, n.derivation, concern);
        }
        return false;
    }

    bool yields(const std::vector<literal>& literals)
    {
        return std::any_of(literals.rbegin(), literals.rend(), [&](const literal& l) {
            const bool is_false = ask(l.test, parts_.slots, record_.words()) == as_truth(!l.value);
            return is_false && (weaken(l) || yields(l.test.fact));
        });
    }

    /// Follows what narrowed the fact, the latest first.
    bool yields(fact_id f)
    {
        for (std::size_t i = way_.trail.size(); i-- > 0;) {
            const narrowing& n = way_.trail[i];
            if (n.fact != f || visited_[i] != 0) continue;
            visited_[i] = 1;
            if (n.clause != none && yields(parts_.clauses[n.clause].literals)) return true;
            if (n.derivation == none) continue;
            const std::vector<fact_id>& inputs = parts_.derived[n.derivation].inputs;
            if (std::any_of(inputs.rbegin(), inputs.rend(),
                            [&](fact_id in) { return forget_stated(in) || yields(in); }))
                return true;
        }
        return false;
    }

    /// Forgets what the record states against a literal. Of a set, only the members concerned.
    bool weaken(const literal& l)
    {
        const cell_test& t = l.test;
        const bool is_stated = ask(t, parts_.slots, record_.stated()) == as_truth(!l.value);
        const slot& s = parts_.slots[t.fact];
        if (!is_stated || s.kind != slot_kind::members) return is_stated && forget_stated(t.fact);
        const bool has_it = l.value != t.negated;
        std::uint64_t* against = record_.stated() + s.first + (has_it ? s.mask_words : 0);
        for (std::uint32_t i = 0; i < s.mask_words; ++i) against[i] &= ~t.mask[i];
        warn(t.fact);
        return true;
    }

    bool forget_stated(fact_id f)
    {
        if (record_.source_of(f) != knowledge::stated || (parts_.firm[f] != 0 && !also_firm_))
            return false;
        parts_.forget(record_.stated(), f);
        record_.set_text(f, {});
        warn(f);
        return true;
    }

    void warn(fact_id f)
    {
        for (const record_warning& told : record_.warnings())
            if (told.what == record_warning::kind::contradicts_derived && told.fact == f) return;
        record_warning w;
        w.fact = f;
        record_.warn(std::move(w));
    }

    const parts& parts_;
    record& record_;
    detour& way_;
    bool also_firm_ = false;
    std::vector<char> visited_; ///< of the trail
};

void completion::parts::reconcile(record& r, cel::interpreter_workspace& scratch) const
{
    detour way;
    way.clauses_off.resize(clauses.size());
    way.derivations_off.resize(derived.size());
    way.defaults_off.resize(rules.facts.size());
    for (;;) {
        std::copy_n(r.stated(), slots.word_count(), r.words());
        for (fact_id f = 0; f < rules.facts.size(); ++f)
            if (!r.touched(f)) r.set_source(f, knowledge::missing);
        way.trail.clear();
        const dead_end end = attempt(r, scratch, &way);
        if (!end.reached()) return;
        retreat(*this, r, way).from(end);
    }
}

void completion::parts::forget(std::uint64_t* words, fact_id f) const
{
    const std::uint32_t first = slots[f].first;
    std::copy_n(slots.blank().data() + first, slots[f].words(), words + first);
}

} // namespace netral
