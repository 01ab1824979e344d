// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What cases exercise of the rules: each condition seen true, false and unknown; each shown to
/// decide its rule; each exception, boundary of a version and reading.
///
///     case files + program --[this file]--> coverage --coverage_report.hpp--> text, JSON, HTML
///
/// A case *observes* a rule when its expectation could fail for it: it lists the rule, or it is not
/// `at_least`. Nothing else counts.
///
/// Modified condition/decision coverage (J. J. Chilenski and S. P. Miller, Applicability of
/// modified condition/decision coverage to software testing, 1994), in its masking form and over
/// Kleene's three values: a condition *decides* in a case when the rule would hold with it true and
/// fail with it false, or the other way round, while all other conditions keep the values that they
/// have in that case. It is covered when it decides in a case where it is true, in one where it is
/// false, and in one where it is unknown: three obligations. The first two are the masking pair.
/// In the third the outcome is open, or an exception that nobody has shown is seen not to stop the
/// rule.
///
/// The conditions of a rule are what its author joined (program.hpp, condition_site). A condition
/// that is itself composed, as a term is, has atoms; an atom is shown to decide where it decides
/// its condition and that decides the rule, in whichever rule that is.
///
/// Read next: gap.hpp (a case for each obligation that is not met), mutation.hpp.

#include <netral/cases/case_file.hpp>
#include <netral/engine/program.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace netral {

/// Numbers of cases by what a condition was in them: no, unknown, yes.
struct truth_counts {
    std::array<std::uint32_t, 3> cases{};

    [[nodiscard]] std::uint32_t of(truth t) const noexcept { return cases[place(t)]; }
    void add(truth t) noexcept { ++cases[place(t)]; }
    /// Of a decided or unknown truth; an error counts as unknown.
    [[nodiscard]] static constexpr std::size_t place(truth t) noexcept
    {
        return t == truth::no ? 0 : t == truth::yes ? 2 : 1;
    }
};

/// One condition of one version of a rule, or one atom of a composed condition.
struct condition_coverage {
    rule_id rule = none; ///< of an atom: the first rule that asks for it
    std::uint32_t version = 0;
    std::uint32_t site = 0; ///< in compiled_version::sites; their number: the breach of other rules
    std::optional<formula_id> atom; ///< within the condition
    truth_counts seen;
    truth_counts decided;
    bool can_be_unknown = true; ///< not where only readings are asked, which are always chosen

    [[nodiscard]] std::size_t obligations() const noexcept { return can_be_unknown ? 3 : 2; }
    [[nodiscard]] std::size_t met() const noexcept;
};

/// One exception: whether it was seen to defeat a rule that would hold without it, and whether one
/// was left open beside a rule that otherwise holds.
struct exception_coverage {
    rule_id rule = none;
    std::uint32_t version = 0;
    const exception* written = nullptr;
    std::uint32_t defeated = 0;
    std::uint32_t left_open = 0;
};

/// The first or last day of a version, and the day beside it: cases on that day that list the rule.
struct boundary_coverage {
    rule_id rule = none;
    std::uint32_t version = 0;
    date day;
    date beside;
    std::uint32_t cases = 0;
    std::uint32_t cases_beside = 0;

    [[nodiscard]] bool met() const noexcept { return cases > 0 && cases_beside > 0; }
};

/// One option of a reading: cases under it in which a rule would come out otherwise under another.
struct reading_coverage {
    reading_id reading = none;
    std::uint32_t option = 0;
    std::uint32_t cases = 0;
};

/// So many of so many.
struct share {
    std::size_t met = 0;
    std::size_t of = 0;

    /// In percent; nothing to meet is met.
    [[nodiscard]] double percent() const noexcept
    {
        return of == 0 ? 100.0 : 100.0 * static_cast<double>(met) / static_cast<double>(of);
    }
    share& operator+=(share other) noexcept
    {
        met += other.met;
        of += other.of;
        return *this;
    }
};

/// What all cases exercise. Refers to the program, which must outlive it.
struct coverage {
    std::size_t cases = 0;
    std::vector<condition_coverage> conditions; ///< in the order of the rule set
    std::vector<condition_coverage> atoms;
    std::vector<exception_coverage> exceptions;
    std::vector<boundary_coverage> boundaries;
    std::vector<reading_coverage> readings;

    /// Obligations of modified condition/decision coverage, over conditions and atoms.
    [[nodiscard]] share decisions() const noexcept;
    /// The same of one rule's conditions.
    [[nodiscard]] share decisions_of(rule_id r) const noexcept;
    /// Truths that conditions and atoms were seen to have.
    [[nodiscard]] share truths() const noexcept;
    [[nodiscard]] share exceptions_met() const noexcept;
    [[nodiscard]] share boundaries_met() const noexcept;
    [[nodiscard]] share readings_met() const noexcept;
};

/// Runs all cases and notes what they exercise; whether they pass is run.hpp's concern.
///
/// Precondition: the files were read with this program.
/// Complexity: cases times conditions times the size of their rules.
[[nodiscard]] coverage measure(const std::vector<case_file>& files,
                               const std::shared_ptr<const program>& p);

} // namespace netral
