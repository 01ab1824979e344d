// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The passes of the loader, in the order in which load.cpp runs them. Each has the file that its
/// comment names, takes its entries from the draft and puts what they say into the rule set.

#include "draft.hpp"
#include "rule_files.hpp"

namespace netral {

/// Sections of all files to entries; form is checked against the table of keys. gather.cpp
void gather(draft& d, const rule_files& files);

/// `override:` of overlays. overlays.cpp
void apply_overrides(draft& d, const rule_files& files);

void read_instruments(draft& d); ///< instruments.cpp
void read_readings(draft& d);    ///< readings.cpp: without their facts
void read_facts(draft& d);       ///< facts.cpp: also those of calendars and readings
void read_roles(draft& d, const rule_files& files); ///< facts.cpp
void read_lexicons(draft& d);                       ///< lexicons.cpp
void declare_names(draft& d);    ///< declare.cpp: facts, lexicons and functions for conditions
void read_terms(draft& d);       ///< terms.cpp
void read_derivations(draft& d); ///< derivations.cpp: `derive:` of facts
void read_constraints(draft& d); ///< derivations.cpp
void read_calendars(draft& d);   ///< calendars.cpp
void read_sanctions(draft& d);   ///< sanctions.cpp: also concurrence
void read_rules(draft& d);       ///< rules.cpp
void read_procedure(draft& d);   ///< procedure.cpp: deadlines, admissibility, invariants, phrases

/// Names to the tables that ruleset::find_* looks in. ruleset.cpp
void build_index(ruleset& r);

} // namespace netral
