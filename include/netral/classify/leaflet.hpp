// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Guidance on a page or two, to hand out: one entry for each forbidden conduct, under what follows
/// on it; what binds only some; what is allowed; the sanctions and the sources once.
///
///     guidance --condense--> leaflet --render_text, render_html--> a page
///
/// Norms that forbid the same conduct stand on one line with all their bases: those that the rule
/// set puts in the same words; and where it has no words of its own for both, those of one category
/// of which the conduct of one includes that of the other and is at most half as wide again. A rule
/// that is a breach of others stands with each of them. Nothing is left out: every rule of the
/// guidance is in some line.
///
/// The words are the rule's title, or where the rule set has it the phrase `guide.<rule>`, which
/// says it as before the act.
///
/// Read next: guide.hpp (the same, norm by norm).

#include <netral/classify/guide.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace netral {

/// Conduct that is forbidden or allowed.
struct leaflet_line {
    std::size_t number = 0; ///< from 1, through all lines of the leaflet that forbid
    bilingual words;
    rule_category category = rule_category::campaigning;
    bool general = false;               ///< a special norm in another line displaces it
    std::vector<std::size_t> norms;     ///< indices into the guidance's list; the first has words
    std::vector<const citation*> basis; ///< the passage that each norm rests on, each once
    std::vector<sanction_id> sanctions; ///< of all of them, each once
};

/// Lines that bind only an official of whom this is so as well.
struct leaflet_condition {
    std::vector<bilingual> if_you;
    bool of_another_status = false; ///< one that an official may have besides the one given
    std::vector<leaflet_line> lines;
};

/// What takes conduct out of lines.
struct leaflet_exception {
    bilingual words;
    std::vector<std::size_t> lines; ///< numbers
};

/// Sanctions of one kind that follow on the same lines.
struct leaflet_sanction {
    std::vector<sanction_id> sanctions;
    std::vector<std::size_t> lines; ///< numbers
};

/// Bodies that breaches of one nature go to, in their order: the way that most norms name.
struct leaflet_route {
    rule_nature nature = rule_nature::disiplin;
    std::vector<std::string> to; ///< as the rule set names them
};

/// Guidance condensed. Refers to the guidance's rule set.
struct leaflet {
    /// By what follows on them, the gravest first; general norms before special ones.
    std::vector<leaflet_line> forbidden;
    std::vector<leaflet_exception> exceptions;
    std::vector<leaflet_line> allowed;
    std::vector<leaflet_condition> conditional;
    std::vector<leaflet_sanction> sanctions; ///< by nature, the gravest first
    std::vector<leaflet_route> routes;
};

/// Condenses guidance. Complexity: quadratic in its rules.
[[nodiscard]] leaflet condense(const guidance& g, const program& p);

/// The leaflet as plain text: one entry on a line where 120 lines hold it, else in paragraphs.
/// Instruments are named by letters, and once in full. Ends in a line break. `g` is what it was
/// made from.
[[nodiscard]] std::string render_text(const leaflet& l, const guidance& g, const program& p,
                                      language lang, std::size_t width = 100);

/// The leaflet as one HTML document: nothing loaded from elsewhere; A4 on paper, legible on a
/// telephone and with styles off.
[[nodiscard]] std::string render_html(const leaflet& l, const guidance& g, const program& p,
                                      language lang);

} // namespace netral
