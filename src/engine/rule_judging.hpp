// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rules that the rows do not rule out, looked at one by one.
///
/// Read next: rule_index.cpp.

#include "rule_index_parts.hpp"

#include <cstdint>
#include <vector>

namespace netral {

/// Judges rules that are live, one after the other.
class rule_index::judging {
public:
    judging(const parts& p, const std::uint64_t* words, text_findings& texts, scope which,
            ruling& r) noexcept
        : parts_(p), words_(words), texts_(texts), which_(which), ruling_(r),
          raising_(which == scope::holding || p.raising_by_rows ? 0 : r.known_facts_)
    {
    }

    /// Those without clauses of several facts, from one place in the list of what is live to
    /// another.
    void judge(std::size_t begin, std::size_t end)
    {
        judge(begin, end, ruling_.joined_ && parts_.raising_by_rows,
              [](std::uint32_t, const placed_rule&) { return truth::yes; });
    }

    /// Those with them, what satisfies these having been united in rows.
    void judge_by_rows(std::size_t begin, std::size_t end)
    {
        judge(begin, end, parts_.raising_by_rows, [this](std::uint32_t place, const placed_rule&) {
            const truth met = has(ruling_.open_, place) ? truth::unknown : truth::yes;
            return has(ruling_.look_, place) ? clause_code::known_in_part : met;
        });
    }

    /// Asks the memory for the literals of rules that judge_by_asking() will be called for, and so
    /// for the rules themselves.
    void fetch_literals(std::size_t begin, std::size_t end) const noexcept
    {
        const coded_literal* const literals = parts_.code.literals.data();
        for (std::size_t i = begin; i < end; ++i)
            __builtin_prefetch(literals + parts_.rules[ruling_.places_[i]].first_literal);
    }

    /// Those with them, which are asked of each.
    void judge_by_asking(std::size_t begin, std::size_t end)
    {
        judge(begin, end, ruling_.joined_, [this](std::uint32_t, const placed_rule& of) {
            return ask(parts_.code, of.first_literal, of.literals);
        });
    }

private:
    static bool has(const row_store& bits, std::uint32_t place) noexcept
    {
        return (bits.data()[place / 64] >> (place % 64) & 1U) != 0;
    }

    /// @param joined what rows have joined may say something of these rules
    template <class Clauses>
    void judge(std::size_t begin, std::size_t end, bool joined, const Clauses& clauses)
    {
        const std::uint64_t unknown = ruling_.unknown_facts_;
        const std::uint64_t partial = ruling_.partial_facts_;
        const std::uint64_t raising = raising_;
        const placed_rule* const rules = parts_.rules.data();
        const std::uint32_t* const places = ruling_.places_.data();
        std::uint32_t* found = ruling_.found_.data() + ruling_.left_count;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t place = places[i];
            const placed_rule& of = rules[place];
            const truth met = clauses(place, of);
            const bool open = ((of.asks & unknown) != 0) | (met == truth::unknown);
            rule_found what = open ? rule_found::open : rule_found::holds;
            // Of most rules that are open a known fact raises them, and no more is to be seen.
            // Which ones are open, and which fail, cannot be predicted: no branch depends on it.
            const bool seen = ((of.asks & partial) == 0) & (((of.raising & raising) != 0) | !open) &
                              (met != clause_code::known_in_part);
            if ((joined || !seen) && met != truth::no) what = look_closer(place, open, met);
            *found = of.rule << ruling::found_bits | static_cast<std::uint32_t>(what);
            const bool left = (what != rule_found::fails) & (met != truth::no);
            found += left ? 1 : 0;
        }
        ruling_.left_count = static_cast<std::size_t>(found - ruling_.found_.data());
    }

    /// `fails` also where nobody asks for what it is.
    [[gnu::noinline]] rule_found look_closer(std::uint32_t place, bool open, truth met)
    {
        bool look = (parts_.rules[place].asks & ruling_.partial_facts_) != 0 ||
                    met == clause_code::known_in_part;
        if (ruling_.joined_) {
            open = open || has(ruling_.open_, place);
            look = look || has(ruling_.look_, place);
        }
        if (look) return rule_found::look;
        if (!open) return rule_found::holds;
        if (which_ == scope::holding) return rule_found::fails;
        switch (is_raised(place)) {
        case truth::yes: return rule_found::open;
        case truth::no:
            return which_ == scope::speaking ? rule_found::fails : rule_found::not_raised;
        default: return rule_found::look;
        }
    }

    /// `known_in_part` where a fact is.
    truth is_raised(std::uint32_t place)
    {
        if (parts_.raising_by_rows) return as_truth(has(ruling_.raised_, place));
        const placed_rule& of = parts_.rules[place];
        if ((of.raising & raising_) != 0) return truth::yes;
        if (of.leaves == 0) return truth::no;
        const truth raised = ask(parts_.leaves, of.first_leaf, of.leaves);
        return raised == truth::unknown ? truth::no : raised;
    }

    truth ask(const clause_code& code, std::size_t first, std::size_t count)
    {
        return code.ask(first, first + count, ruling_.states_.data(), words_, *parts_.slots,
                        texts_);
    }

    const parts& parts_;
    const std::uint64_t* words_;
    text_findings& texts_;
    scope which_;
    ruling& ruling_;
    /// The facts that raise what is open, if no rows do: a known fact that a live rule's conduct
    /// asks for is as it asks.
    std::uint64_t raising_;
};

} // namespace netral
