// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Everything of the library at once, for its users; nothing inside the project includes it.
///
/// Layer by layer, lowest first: the same order in which the headers are best read. A program that
/// cares for its compile time includes the headers that it names instead.
///
/// Read next: ruleset/load.hpp, engine/program.hpp, classify/classifier.hpp.

#include <netral/text/diagnostic.hpp>
#include <netral/text/markup.hpp>
#include <netral/text/result.hpp>
#include <netral/text/source.hpp>

#include <netral/value/compare.hpp>
#include <netral/value/date.hpp>
#include <netral/value/json.hpp>
#include <netral/value/timestamp.hpp>
#include <netral/value/truth.hpp>
#include <netral/value/value.hpp>

#include <netral/match/name_table.hpp>
#include <netral/match/pattern.hpp>
#include <netral/match/phrases.hpp>
#include <netral/match/substrings.hpp>
#include <netral/match/vectors.hpp>

#include <netral/cel/ast.hpp>
#include <netral/cel/batch.hpp>
#include <netral/cel/check.hpp>
#include <netral/cel/cost.hpp>
#include <netral/cel/environment.hpp>
#include <netral/cel/expression.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/limits.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>
#include <netral/cel/type.hpp>

#include <netral/ruleset/condition.hpp>
#include <netral/ruleset/document.hpp>
#include <netral/ruleset/fact.hpp>
#include <netral/ruleset/listing.hpp>
#include <netral/ruleset/load.hpp>
#include <netral/ruleset/names.hpp>
#include <netral/ruleset/rule.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/ruleset/short_list.hpp>

#include <netral/record/cell_test.hpp>
#include <netral/record/completion.hpp>
#include <netral/record/day_test.hpp>
#include <netral/record/reader.hpp>
#include <netral/record/record.hpp>
#include <netral/record/slots.hpp>

#include <netral/engine/evaluation.hpp>
#include <netral/engine/formula.hpp>
#include <netral/engine/program.hpp>
#include <netral/engine/row_store.hpp>
#include <netral/engine/rule_index.hpp>
#include <netral/engine/stated_key.hpp>

#include <netral/classify/classification.hpp>
#include <netral/classify/classifier.hpp>
#include <netral/classify/explain.hpp>
#include <netral/classify/guide.hpp>
#include <netral/classify/inquiry.hpp>
#include <netral/classify/json.hpp>
#include <netral/classify/leaflet.hpp>
#include <netral/classify/lines.hpp>
#include <netral/classify/pool.hpp>
#include <netral/classify/reasoning.hpp>
#include <netral/classify/suggest.hpp>
#include <netral/classify/text.hpp>

#include <netral/cases/case_file.hpp>
#include <netral/cases/coverage.hpp>
#include <netral/cases/coverage_report.hpp>
#include <netral/cases/decision.hpp>
#include <netral/cases/gap.hpp>
#include <netral/cases/mutation.hpp>
#include <netral/cases/report.hpp>
#include <netral/cases/run.hpp>

#include <netral/change/comparison.hpp>
#include <netral/change/consistency.hpp>
#include <netral/change/direction.hpp>
#include <netral/change/proof.hpp>
#include <netral/change/region.hpp>
#include <netral/change/report.hpp>
#include <netral/change/textual.hpp>
