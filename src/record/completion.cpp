// SPDX-License-Identifier: Apache-2.0

/// @file
/// Completes a record: clauses first, then derived facts and defaults in their order, and whatever
/// each of them wakes, until nothing is left to do.
///
/// The usual record agrees with the rule set and takes one attempt. When one fails,
/// giving_way.cpp finds what has to go, and it starts over.
///
/// Door: class completion. Read next: propagation.cpp, giving_way.cpp.

#include "codes.hpp"
#include "completion_parts.hpp"
#include "meet.hpp"

#include <algorithm>
#include <utility>

namespace netral {

/// One attempt: the record and what is still to be looked at.
class completion::parts::run {
public:
    run(const parts& p, record& r, cel::interpreter_workspace& scratch, detour* way)
        : parts_(p), record_(r), scratch_(scratch), way_(way), due_(p.clauses.size()),
          fresh_(p.rules.facts.size()), pending_(p.derived.size())
    {
    }

    dead_end go()
    {
        parts_.clauses.wake_at_once(due_);
        for (const std::uint32_t d : parts_.always_due) pending_.set(d);
        wake_what_is_stated();
        if (const dead_end end = settle(); end.reached()) return end;
        for (std::size_t d = pending_.take(); d != bit_row::most_bits; d = pending_.take())
            if (const dead_end end = work_out(static_cast<std::uint32_t>(d)); end.reached())
                return end;
        return {};
    }

private:
    /// Nothing is done for the facts that a record does not mention, which are most.
    void wake_what_is_stated()
    {
        const std::uint64_t* words = record_.words();
        const std::uint64_t* blank = parts_.slots.blank().data();
        const std::size_t count = parts_.slots.word_count();
        std::size_t w = 0;
        for (; w + 4 <= count; w += 4) {
            const std::uint64_t differs = (words[w] ^ blank[w]) | (words[w + 1] ^ blank[w + 1]) |
                                          (words[w + 2] ^ blank[w + 2]) |
                                          (words[w + 3] ^ blank[w + 3]);
            if (differs != 0) wake_words(w, w + 4);
        }
        wake_words(w, count);
    }

    void wake_words(std::size_t from, std::size_t to)
    {
        for (std::size_t w = from; w < to; ++w)
            if (record_.words()[w] != parts_.slots.blank()[w]) wake_fact(parts_.fact_of_word[w]);
    }

    void wake_fact(fact_id f)
    {
        if (f == woken_) return;
        woken_ = f;
        if (record_.source_of(f) == knowledge::missing) record_.set_source(f, knowledge::stated);
        parts_.clauses.wake(f, record_.words(), due_);
        for (const std::uint32_t d : parts_.readers[f]) pending_.set(d);
    }

    /// Propagates, and marks what the narrowed facts are read by.
    dead_end settle()
    {
        clause_table::notes notes{&fresh_, nullptr, nullptr};
        if (way_ != nullptr) {
            notes.trail = &way_->trail;
            notes.without = &way_->clauses_off;
        }
        const std::uint32_t broken = parts_.clauses.run(record_.words(), due_, notes);
        fresh_.for_each([&](std::size_t i) {
            const auto f = static_cast<fact_id>(i);
            if (record_.source_of(f) == knowledge::missing)
                record_.set_source(f, knowledge::derived);
            for (const std::uint32_t d : parts_.readers[f]) pending_.set(d);
        });
        fresh_.clear();
        return {broken, none};
    }

    dead_end work_out(std::uint32_t index)
    {
        const derived_fact& d = parts_.derived[index];
        const slot& s = parts_.slots[d.fact];
        const std::uint64_t* given = record_.given() + s.first;
        if (!derive(d, parts_.rules, record_, scratch_, record_.given())) return fall_back(d);
        switch (meet(s, record_.words() + s.first, given)) {
        case assumption::narrowed: return learnt(d.fact, index, knowledge::derived);
        case assumption::refuted: {
            const bool ignored = way_ != nullptr && way_->derivations_off[index] != 0;
            return ignored ? dead_end{} : dead_end{none, index};
        }
        default: return {};
        }
    }

    /// What calendars offer where nothing better is known.
    dead_end fall_back(const derived_fact& d)
    {
        if (way_ != nullptr && way_->defaults_off[d.fact] != 0) return {};
        if (!record_.touched(d.fact)) {
            for (const fact_default& one : d.defaults) {
                if (!is_so(one.applies)) continue;
                assume(one.gives.test, one.gives.value, parts_.slots, record_.words());
                return learnt(d.fact, none, knowledge::assumed);
            }
        }
        if (record_.known(d.fact)) return {};
        for (const stage_hint& one : d.hints) {
            if (!is_so(one.in_stage) || !is_so(one.applies)) continue;
            if (take_hint(one, parts_.slots, d.fact, record_.words()) == assumption::narrowed)
                return learnt(d.fact, none, knowledge::assumed);
        }
        return {};
    }

    [[nodiscard]] bool is_so(const literal& l) const noexcept
    {
        return ask(l.test, parts_.slots, record_.words()) == as_truth(l.value);
    }

    dead_end learnt(fact_id f, std::uint32_t derivation, knowledge from)
    {
        if (record_.source_of(f) == knowledge::missing) record_.set_source(f, from);
        if (way_ != nullptr) way_->trail.push_back({f, none, derivation});
        fresh_.set(f);
        parts_.clauses.wake(f, record_.words(), due_);
        return settle();
    }

    const parts& parts_;
    record& record_;
    cel::interpreter_workspace& scratch_;
    detour* way_;
    agenda due_;      ///< clauses to look at
    bit_row fresh_;   ///< facts narrowed since readers were told
    bit_row pending_; ///< derivations to work out
    fact_id woken_ = none;
};

completion::parts::parts(const ruleset& the_rules, const slot_layout& the_slots,
                         std::vector<clause> all, std::vector<derived_fact> in_order)
    : rules(the_rules), slots(the_slots), clauses(std::move(all), the_rules, the_slots),
      derived(std::move(in_order)), readers(the_rules.facts.size())
{
    for (std::uint32_t d = 0; d < derived.size(); ++d)
        for (const fact_id f : derived[d].inputs) readers[f].push_back(d);
    firm.resize(rules.facts.size());
    diagnostics already_told;
    for (const calendar& c : rules.calendars)
        if (const auto applies = calendar_literal(c, rules, slots, already_told))
            firm[applies->test.fact] = 1;
    const record nothing(slots);
    for (std::uint32_t d = 0; d < derived.size(); ++d)
        if (says_something(derived[d], rules, nothing)) always_due.push_back(d);
    fact_of_word.resize(slots.word_count());
    for (fact_id f = 0; f < rules.facts.size(); ++f)
        std::fill_n(fact_of_word.begin() + slots[f].first, slots[f].words(), f);
}

dead_end completion::parts::attempt(record& r, cel::interpreter_workspace& scratch,
                                    detour* way) const
{
    return run(*this, r, scratch, way).go();
}

result<completion> completion::compile(const ruleset& rules, const slot_layout& slots)
{
    diagnostics errors;
    std::vector<clause> clauses = clauses_of(rules, slots, errors);
    std::vector<derived_fact> derived = derivations_of(rules, slots, errors);
    if (clauses.size() > bit_row::most_bits || rules.facts.size() > bit_row::most_bits)
        errors.push_back({codes::too_many_clauses,
                          severity::error,
                          {},
                          "the constraints, calendars and facts are too many",
                          "a rule set may have 8192 facts and as many clauses",
                          {}});
    if (!errors.empty()) return errors;
    auto p = std::make_unique<parts>(rules, slots, std::move(clauses), std::move(derived));
    std::vector<std::uint64_t> words = slots.blank();
    agenda due(p->clauses.size());
    p->clauses.wake_at_once(due);
    const std::uint32_t broken = p->clauses.run(words.data(), due, {});
    if (broken != none)
        return diagnostic{codes::never_satisfied,
                          severity::error,
                          p->clauses[broken].where,
                          "no record can satisfy this together with the other constraints",
                          {},
                          {}};
    return completion(std::move(p));
}

completion::completion(std::unique_ptr<const parts> p) noexcept : parts_(std::move(p)) {}
completion::completion(completion&&) noexcept = default;
completion& completion::operator=(completion&&) noexcept = default;
completion::~completion() = default;

std::vector<clause> completion::clauses() const
{
    std::vector<clause> all;
    for (std::size_t c = 0; c < parts_->clauses.size(); ++c) all.push_back(parts_->clauses[c]);
    return all;
}

void completion::complete(record& r, cel::interpreter_workspace& scratch) const
{
    for (const derived_fact& d : parts_->derived) {
        if (r.source_of(d.fact) != knowledge::assumed) continue;
        parts_->forget(r.words(), d.fact);
        r.set_source(d.fact, knowledge::missing);
    }
    std::copy_n(r.words(), parts_->slots.word_count(), r.stated());
    if (parts_->clauses.size() == 0 && parts_->derived.empty()) return; // nothing follows
    if (parts_->attempt(r, scratch, nullptr).reached()) parts_->reconcile(r, scratch);
}

void completion::complete(record& r) const
{
    cel::interpreter_workspace scratch;
    complete(r, scratch);
}

bool completion::reads(fact_id f) const noexcept
{
    const auto is_derived = [f](const derived_fact& d) { return d.fact == f; };
    return parts_->clauses.concern(f) || !parts_->readers[f].empty() ||
           std::any_of(parts_->derived.begin(), parts_->derived.end(), is_derived);
}

bool completion::propagate(std::uint64_t* words) const noexcept
{
    agenda due(parts_->clauses.size());
    parts_->clauses.wake_at_once(due);
    const std::vector<std::uint64_t>& blank = parts_->slots.blank();
    for (std::size_t w = 0; w < blank.size(); ++w)
        if (words[w] != blank[w]) parts_->clauses.wake(parts_->fact_of_word[w], words, due);
    return parts_->clauses.run(words, due, {}) == none;
}

bool completion::propagate(std::uint64_t* words, fact_id changed) const noexcept
{
    agenda due(parts_->clauses.size());
    parts_->clauses.wake(changed, words, due);
    return parts_->clauses.run(words, due, {}) == none;
}

} // namespace netral
