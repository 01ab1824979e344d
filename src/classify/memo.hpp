// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the sections of a memo share. sentences.cpp writes the findings, memo_consequences.cpp what
/// follows from them, memo_questions.cpp what is to be asked.

#include "layout.hpp"
#include "wording.hpp"

#include <netral/classify/classification.hpp>

#include <string>
#include <string_view>

namespace netral {

/// A memo that is being written: the text, what it is about, and in which language.
struct memo_desk {
    std::string& out;
    const classification& about;
    const netral::program& program;
    const ruleset& rules;
    const netral::record& record;
    netral::language language;
    std::size_t width;

    [[nodiscard]] bool indonesian() const noexcept
    {
        return language == netral::language::indonesian;
    }
    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(indonesian() ? id : en);
    }
    void paragraph(std::string_view first, std::string_view text) const
    {
        append_paragraph(out, first, text, width);
    }
    void heading(std::string_view id, std::string_view en) const
    {
        out += '\n';
        paragraph("", say(id, en));
    }
};

/// The text with a remark in brackets; one pair is enough: "(2017; criminal)".
[[nodiscard]] std::string with_remark(std::string text, std::string_view remark);

/// " 3. ".
[[nodiscard]] std::string numbered(std::size_t n);

/// "is indicated", "remains open", ...
[[nodiscard]] std::string words_of(rule_status s, const memo_desk& desk);

/// The first passage that a norm rests on, by which sentences name it: of "71 ayat (2), ayat (4)"
/// the former. Every rule has a basis: a rule set without one for each does not load.
[[nodiscard]] citation first_passage_of(rule_id r, const memo_desk& desk);

/// What to ask, what each answer would mean, and which answers settle the verdict.
void write_questions(const memo_desk& desk);

/// Sanctions, questions, deadlines and the requirements of a report; a section without content has
/// no heading.
void write_consequences(const memo_desk& desk);

} // namespace netral
