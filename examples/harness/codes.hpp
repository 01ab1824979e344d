// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The numbers of what the program itself has to complain about. Each has an example in
/// tests/golden/program; N5010 and N5011 (readings) are the library's.

#include <netral/text/diagnostic.hpp>

namespace harness::codes {

using netral::code;

inline constexpr code wrong_words{5001}; ///< of the command line
inline constexpr code cannot_read{5002};
inline constexpr code cannot_write{5003};
inline constexpr code gave_up{5004};   ///< no memory, or something that should not happen
inline constexpr code not_a_day{5043}; ///< N5040 to N5042 (comparisons) are the library's
inline constexpr code no_such_rule{5012};
inline constexpr code no_such_line{5013};
inline constexpr code several_records{5014};
inline constexpr code no_cases{5020};
inline constexpr code cases_fail{5021}; ///< so that nothing can be said of changes
inline constexpr code no_case_fits{5022};
inline constexpr code bindings_not_an_object{5030};
inline constexpr code not_a_variable{5031};
inline constexpr code no_act_day{5042}; ///< to put a day to
inline constexpr code no_solver{5050};  ///< only of a program built without Z3

} // namespace harness::codes
