// SPDX-License-Identifier: Apache-2.0

/// @file
/// Case files for `test`, `cover` and `mutate`. The only door is case_files.hpp.

#include "case_files.hpp"

#include "codes.hpp"
#include "output.hpp"

namespace harness {

read_files read_case_files(const rule_options& from, const std::vector<std::string>& named)
{
    read_files out;
    out.rules = load_rules(from);
    if (!out.rules) {
        out.trouble = ending::wrong_usage;
        return out;
    }
    std::vector<std::string> paths = named;
    if (named.empty()) {
        auto found = netral::find_case_files(from.rules);
        if (!found) {
            show(found.errors());
            out.trouble = ending::wrong_usage;
            return out;
        }
        paths = std::move(*found);
    }
    if (paths.empty()) {
        complain(codes::no_cases, "there is no `*.cases.yaml` under `" + from.rules + "`");
        out.trouble = ending::something_missing;
        return out;
    }
    for (const std::string& path : paths) {
        auto file = netral::load_cases(path, *out.rules.program);
        if (file) {
            out.files.push_back(std::move(*file));
            continue;
        }
        show(file.errors());
        out.all_readable = false;
    }
    return out;
}

} // namespace harness
