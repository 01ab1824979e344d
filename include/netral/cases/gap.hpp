// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What cases leave out, and for each a case that does it, where one can be found.
///
///     coverage + case files --[this file]--> gaps with cases ready to paste
///
/// A case is found by changing facts of records that the case files already have, nearest first
/// (best-first search, bounded); it is written as YAML, read again and run before it is given out,
/// so that what it expects is what the engine says. Whether that is also what the law says is for
/// its reader to judge: that is what a gap is for.
///
/// Read next: coverage_report.hpp.

#include <netral/cases/coverage.hpp>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace netral {

/// One obligation that no case meets.
struct gap {
    enum class kind : std::uint8_t {
        condition, ///< `place` in coverage::conditions, `value` that was never decisive
        atom,      ///< `place` in coverage::atoms, the same
        exception, ///< `place` in coverage::exceptions: never seen to defeat the rule
        boundary,  ///< `place` in coverage::boundaries: no case on the day or beside it
        reading,   ///< `place` in coverage::readings
    };
    kind what = kind::condition;
    std::size_t place = 0;
    truth value = truth::yes;
    rule_id rule = none; ///< none for a reading
    std::string yaml;    ///< a case, indented as in a case file; empty where none was found
    bool closed_by_earlier = false; ///< by the case of a gap before this one; `yaml` is empty
};

/// How long to look for a case.
struct gap_limits {
    std::size_t records = 20000; ///< read and evaluated for one gap, at most; 0: look for none
    std::size_t seeds = 12;      ///< records to begin with
    std::size_t changes = 4;     ///< of facts, one after the other
};

/// The gaps in the order of the coverage, each with a case where the search finds one.
///
/// Preconditions: the coverage is of these files and this program.
[[nodiscard]] std::vector<gap> find_gaps(const coverage& c, const std::vector<case_file>& files,
                                         const std::shared_ptr<const program>& p,
                                         const gap_limits& limits = {});

} // namespace netral
