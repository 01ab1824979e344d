// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Case files as texts, read with the rule set of tests/golden/classify.

#include "../classify/sample.hpp"

#include <netral/cases/case_file.hpp>

#include <string>

namespace netral::testing {

inline result<case_file> read_case_text(const std::string& text)
{
    return read_cases(make_source("x.cases.yaml", text), *sample_program());
}

/// The cases of a text that has to be well-formed.
inline case_file cases_of(const std::string& text)
{
    auto read = read_case_text(text);
    if (!read) FAIL(render(read.errors()) << text);
    return std::move(*read);
}

/// One case with that record and expectation.
inline std::string case_text(const std::string& record, const std::string& expect,
                             const std::string& more = {})
{
    return "cases:\n  - name: a case\n    record: " + record + "\n    expect: " + expect + "\n" +
           more;
}

} // namespace netral::testing
