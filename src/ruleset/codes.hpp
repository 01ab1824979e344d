// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The numbers of every mistake that the loader tells of; conditions have those of cel/.
///
/// A number is never reused. Each has a golden example in tests/golden/ruleset, and a test checks
/// that it has.

#include <netral/text/diagnostic.hpp>

namespace netral::codes {

// Files and texts
inline constexpr code unreadable_file{1001};
inline constexpr code bad_path{1002};
inline constexpr code included_twice{1003};
inline constexpr code too_many_files{1004};
inline constexpr code file_too_large{1005};
inline constexpr code invalid_utf8{1006};
inline constexpr code control_character{1007};
inline constexpr code too_many_mistakes{1008};

// YAML
inline constexpr code yaml_syntax{1101};
inline constexpr code yaml_alias{1102};
inline constexpr code yaml_anchor{1103};
inline constexpr code yaml_tag{1104};
inline constexpr code duplicate_key{1105};
inline constexpr code several_documents{1106};
inline constexpr code merge_key{1107};
inline constexpr code too_deep{1108};
inline constexpr code too_many_nodes{1109};
inline constexpr code scalar_too_long{1110};
inline constexpr code bad_key{1111};
inline constexpr code cut_by_comment{1112};
inline constexpr code bad_escape{1113};

// The format: what may stand where
inline constexpr code unknown_key{1401};
inline constexpr code missing_key{1402};
inline constexpr code wrong_kind{1403};
inline constexpr code no_value{1404};
inline constexpr code not_a_word_of{1405};
inline constexpr code not_a_name{1406};
inline constexpr code not_a_boolean{1407};
inline constexpr code not_an_integer{1408};
inline constexpr code not_a_date{1409};
inline constexpr code not_a_duration{1410};
inline constexpr code not_exactly_one{1411};
inline constexpr code not_for_this_type{1412};
inline constexpr code ends_before_it_begins{1413};
inline constexpr code overlapping_versions{1414};
inline constexpr code unordered_versions{1415};
inline constexpr code in_force_twice{1416};
inline constexpr code needs_newer_netral{1417};
inline constexpr code bad_requirement{1418};
inline constexpr code least_above_most{1419};
inline constexpr code never_raised{1420};
inline constexpr code no_rules{1423};
inline constexpr code overlapping_stages{1424};
inline constexpr code nested_fact{1425};
inline constexpr code reserved_name{1426};
inline constexpr code bad_setting{1427};
inline constexpr code bad_placeholder{1430};
inline constexpr code too_costly{1431};
inline constexpr code wrong_result{1432};

// References between parts of a rule set
inline constexpr code defined_twice{1501};
inline constexpr code unknown_fact{1502};
inline constexpr code unknown_rule{1503};
inline constexpr code unknown_sanction{1504};
inline constexpr code unknown_instrument{1505};
inline constexpr code unknown_value{1506};
inline constexpr code unknown_reading{1507};
inline constexpr code unknown_option{1508};
inline constexpr code unknown_term{1509};
inline constexpr code unknown_lexicon{1510};
inline constexpr code unknown_calendar_date{1511};
inline constexpr code cycle{1512};
inline constexpr code cited_out_of_force{1513};
inline constexpr code confidential_fact{1514};
inline constexpr code wrong_fact_type{1515};
inline constexpr code unknown_target{1516};
inline constexpr code cannot_disable{1517};
inline constexpr code disabled_away{1518};
inline constexpr code ambiguous_target{1519};
inline constexpr code repeated_reference{1520};
inline constexpr code without_effect{1521};

} // namespace netral::codes
