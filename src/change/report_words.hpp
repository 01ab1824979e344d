// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words of the reports, in both languages.

#include <netral/change/report.hpp>

#include <string>
#include <string_view>

namespace netral {

/// Two string literals.
struct phrase {
    std::string_view id;
    std::string_view en;

    [[nodiscard]] std::string_view in(language l) const noexcept
    {
        return l == language::indonesian ? id : en;
    }
};

[[nodiscard]] phrase word_for(verdict v) noexcept;
/// Of an index into comparison_totals::verdicts.
[[nodiscard]] phrase word_for_outcome(std::size_t outcome) noexcept;
[[nodiscard]] phrase word_for(rule_nature n) noexcept;
[[nodiscard]] phrase word_for(change_direction d) noexcept;
[[nodiscard]] phrase word_for(std::optional<rule_status> s) noexcept;
[[nodiscard]] phrase word_for(changed_part p) noexcept;
[[nodiscard]] phrase word_for(text_difference::kind k) noexcept;

/// `netralitas 2024.11.14, as of 2024-11-13, arti = luas`
[[nodiscard]] std::string words_of(const comparison_side& side, language l);
[[nodiscard]] std::string words_of(const sanction_level& level, language l);
/// From one level to another; where both are called alike, with the measures.
[[nodiscard]] std::string words_of(const level_change& change, language l);
[[nodiscard]] std::string words_of(const change_cause& cause, language l);
/// The causes of a change on one line; empty where there are none.
[[nodiscard]] std::string words_of(const change_reason& why, language l);
/// What a record's verdict is, or that it could not be read.
[[nodiscard]] phrase words_of(const side_view& v) noexcept;
[[nodiscard]] std::string words_of(const group_row& row, language l);

/// The options of readings that are not the rule set's default, as (name, option).
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
chosen_readings(const comparison_side& side);

/// What a proof found, in one sentence.
[[nodiscard]] std::string words_of(const proof_note& proof, language l);
[[nodiscard]] phrase word_for(change_aspect a) noexcept;
[[nodiscard]] phrase word_for(record_place p) noexcept;
/// `regions 1, 4`, or why the record lies in none.
[[nodiscard]] std::string words_of_place(const record_change& c, language l);

} // namespace netral
