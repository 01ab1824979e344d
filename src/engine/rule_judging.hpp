// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Rules that the rows do not rule out, looked at one by one.
///
/// Read next: rule_index.cpp.

#include "rule_rows.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace netral {

/// Judges rules that are live, one after the other.
class rule_index::judging {
public:
    judging(const parts& p, const std::uint64_t* words, text_findings& texts, scope which,
            ruling& r) noexcept
        : parts_(p), words_(words), texts_(texts), which_(which), ruling_(r)
    {
    }

    /// From one place in the list of those that are live to another.
    void judge(std::size_t begin, std::size_t end, bool asks)
    {
        ruled_rule* left = ruling_.left.data() + ruling_.left_count;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t place = ruling_.places_[i];
            const rule_seat& seat = parts_.seats[place];
            const rule_found what = of(seat, place, asks);
            *left = {seat.rule, what};
            left += what == rule_found::fails ? 0 : 1;
        }
        ruling_.left_count = static_cast<std::size_t>(left - ruling_.left.data());
    }

private:
    static bool has(const std::vector<std::uint64_t>& bits, std::uint32_t place) noexcept
    {
        return (bits[place / 64] >> (place % 64) & 1U) != 0;
    }

    /// `fails` also where nobody asks for what it is.
    rule_found of(const rule_seat& seat, std::uint32_t place, bool asks)
    {
        bool open = (seat.asks & ruling_.unknown_facts_) != 0;
        bool look = seat.look != 0 || (seat.asks & ruling_.partial_facts_) != 0;
        if (ruling_.joined_) {
            open = open || has(ruling_.open_, place);
            look = look || has(ruling_.look_, place);
        }
        if (asks) {
            const auto met = ask(parts_.code, seat.first_literal, seat.literals);
            if (met == truth::no) return rule_found::fails;
            open = open || met == truth::unknown;
            look = look || !met;
        }
        if (look) return rule_found::look;
        return open ? of_open(seat, place) : rule_found::holds;
    }

    rule_found of_open(const rule_seat& seat, std::uint32_t place)
    {
        if (which_ == scope::holding) return rule_found::fails;
        const auto raised = is_raised(seat, place);
        if (!raised) return rule_found::look;
        if (*raised) return rule_found::open;
        return which_ == scope::speaking ? rule_found::fails : rule_found::not_raised;
    }

    /// Nothing where a fact is known in part.
    std::optional<bool> is_raised(const rule_seat& seat, std::uint32_t place)
    {
        if (parts_.raising_by_rows) return has(ruling_.raised_, place);
        // A known fact that a live rule's conduct asks for is as it asks.
        if ((seat.raising & ruling_.known_facts_) != 0) return true;
        if (seat.leaves == 0) return false;
        const auto raised = ask(parts_.leaves, seat.first_leaf, seat.leaves);
        if (!raised) return std::nullopt;
        return raised == truth::yes;
    }

    std::optional<truth> ask(const clause_code& code, std::size_t first, std::size_t count)
    {
        return code.ask(first, first + count, ruling_.states_.data(), words_, *parts_.slots,
                        texts_);
    }

    const parts& parts_;
    const std::uint64_t* words_;
    text_findings& texts_;
    scope which_;
    ruling& ruling_;
};

} // namespace netral
