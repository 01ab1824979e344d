// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words that table, sentences and JSON share: verdicts, natures, values, questions, dates, and
/// the rules' own sentences with their {facts} put in.
///
/// Read next: sentences.cpp.

#include <netral/classify/classification.hpp>
#include <netral/classify/inquiry.hpp>
#include <netral/record/record.hpp>

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// An answer as a person would give it: "ya", a value's label, "sejak 1 Oktober 2024", "lainnya".
[[nodiscard]] std::string words_of_answer(const question& q, std::string_view answer,
                                          const ruleset& rules, language l);

/// The days of an answer to a question about a day, and back; open ends are the ends of time.
[[nodiscard]] std::optional<date_range> days_of_answer(std::string_view answer);
[[nodiscard]] std::string answer_of_days(date_range days);

/// The condition as its author wrote it. Precondition: the site is in a test.
[[nodiscard]] std::string_view text_of(const condition_site& site) noexcept;

[[nodiscard]] std::string_view word_of(verdict v, language l) noexcept;
[[nodiscard]] std::string_view word_of(rule_nature n, language l) noexcept;

/// Whether two citations, perhaps of different versions, are of one passage.
[[nodiscard]] bool same_passage(const citation& a, const citation& b) noexcept;

/// The natures of rules, and of what follows on them, by how grave that is.
inline constexpr std::array<rule_nature, rule_nature_count> gravest_first{
    rule_nature::pidana, rule_nature::disiplin, rule_nature::administrasi, rule_nature::kode_etik,
    rule_nature::etik_lain};

/// A grade of disciplinary punishment, in words.
struct discipline_grade {
    std::string_view level; ///< as sanctions have it
    std::string_view id;
    std::string_view en;
};

/// The lightest first.
inline constexpr std::array<discipline_grade, 3> discipline_grades{
    {{"ringan", "ringan", "light"},
     {"sedang", "sedang", "moderate"},
     {"berat", "berat", "severe"}}};

/// "hukuman disiplin berat", "pidana": what kind of sanction it is.
[[nodiscard]] std::string kind_of(const sanction& s, language l);

/// Whether a level of sanctions tells nothing beside the nature: empty, `none`, or its name again.
[[nodiscard]] bool says_nothing(std::string_view level, rule_nature n) noexcept;

/// A body that a case goes to: the rule set's phrase of that name, or the name in words.
[[nodiscard]] std::string name_of_body(const std::string& body, const ruleset& rules, language l);

/// The short title of an instrument, else its title, else its id.
[[nodiscard]] std::string name_of(const instrument& i, language l);

/// "UU 10/2016 Pasal 71 ayat (2)"; articles are written in Indonesian and translated here.
[[nodiscard]] std::string words_of(const citation& c, const ruleset& rules, language l);

/// The same without the instrument.
[[nodiscard]] std::string passage_in_words(const citation& c, language l);

/// The same as short as it can be read: "71(2)", "5.n.1", of an annex "II.B.1".
[[nodiscard]] std::string short_passage(const citation& c, language l);

/// The same of several; the instrument is named once for citations of it that follow each other,
/// and a passage that is cited twice once.
[[nodiscard]] std::string words_of(const std::vector<const citation*>& all, const ruleset& rules,
                                   language l);

/// A title inside a sentence: with a small first letter, unless it begins with an abbreviation.
[[nodiscard]] std::string in_sentence(std::string title);

/// What a fact is called inside a sentence; of a set, the value meant stands behind it.
[[nodiscard]] std::string name_of(const fact_part& p, const ruleset& rules, language l);

/// "12 Oktober 2024"; of a month or a year only that; else "from ... to ...".
[[nodiscard]] std::string words_of(date_range days, language l);

/// "6 bulan" for `P6M`; text that is no such duration as it stands.
[[nodiscard]] std::string words_of_duration(std::string_view iso, language l);

/// "Rp6.000.000" or "IDR 6,000,000".
[[nodiscard]] std::string words_of_money(std::int64_t rupiah, language l);

/// What the record says of a fact, with the labels of its values. Never a text or a list: those may
/// hold names.
[[nodiscard]] std::string words_of(fact_id f, const record& r, const ruleset& rules, language l);

/// The judgement facts that a rule reads and the record states: what a person found, as against
/// what was reported or follows from it.
[[nodiscard]] std::vector<fact_id> judged(rule_id rule, const program& p, const record& r);

/// Whether the record has the value in the set. Precondition: a member is meant.
[[nodiscard]] bool has_member(const fact_part& p, const record& r) noexcept;

/// `stated`, `judged`, `derived`, `assumed` or `unknown`: how the record knows a fact.
[[nodiscard]] std::string_view word_of_source(fact_id f, const record& r,
                                              const ruleset& rules) noexcept;

/// "a, b, dan c"; "a, b and c".
[[nodiscard]] std::string joined(const std::vector<std::string>& items, language l);

/// A template with its {names} put in: facts, the rule set's phrases, and `{subject}`. A name that
/// is none of these stays as it stands. The first letter is capital.
[[nodiscard]] std::string filled(std::string_view pattern, const record& r, const ruleset& rules,
                                 language l);

} // namespace netral
