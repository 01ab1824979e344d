// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The numbers of everything that can be wrong with a record, and of what the record layer finds
/// wrong with a rule set. Each has an example under tests/golden/record.

#include <netral/text/diagnostic.hpp>

// Inline, because other layers have numbers of the same names.
namespace netral::codes {
inline namespace of_records {

// The JSON of a record; the first five as in value/json.hpp.
inline constexpr code not_json{2001};
inline constexpr code key_twice{2002};
inline constexpr code too_deep{2003};
inline constexpr code too_long{2004};
inline constexpr code not_utf8{2005};
inline constexpr code not_an_object{2006}; ///< the line as a whole
inline constexpr code empty_line{2007};

// What a record says.
inline constexpr code unknown_key{2101};
inline constexpr code not_a_group{2102}; ///< a value where a group of facts belongs
inline constexpr code wrong_type{2103};
inline constexpr code unknown_value{2104};
inline constexpr code not_a_date{2105};
inline constexpr code not_an_integer{2106}; ///< `1.0`, or out of range
inline constexpr code has_and_has_not{2107};

// What cannot be propagated.
inline constexpr code not_clauses{1481};
inline constexpr code too_many_clauses{1482};
inline constexpr code not_one_fact{1483};
inline constexpr code not_a_setting{1484};
inline constexpr code never_satisfied{1485};
inline constexpr code derived_in_a_circle{1486};

} // namespace of_records
} // namespace netral::codes
