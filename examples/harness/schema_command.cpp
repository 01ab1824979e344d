// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral schema`: the JSON Schemas of what goes in and what comes out.

#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/cases/case_file.hpp>
#include <netral/change/report.hpp>
#include <netral/classify/explain.hpp>
#include <netral/classify/json.hpp>
#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

namespace harness {

ending print_schema(const schema_options& options)
{
    std::string text;
    switch (options.of) {
    case schema_kind::rules: text = netral::rules_schema(); break;
    case schema_kind::classification: text = netral::classification_schema(); break;
    case schema_kind::diff: text = netral::change_schema(); break;
    case schema_kind::explanation: text = netral::explanation_schema(); break;
    case schema_kind::record:
    case schema_kind::cases: {
        const rule_files files = load_rules(options.from);
        if (!files) return ending::wrong_usage;
        const netral::ruleset& rules = files.program->rules();
        text = options.of == schema_kind::cases ? netral::cases_schema(rules)
                                                : netral::record_schema(rules);
        break;
    }
    }
    if (text.empty() || text.back() != '\n') text += '\n';
    output out;
    out.write(text);
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
