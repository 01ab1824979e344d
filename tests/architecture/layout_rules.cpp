// SPDX-License-Identifier: Apache-2.0

/// @file
/// Where things are. The only door is rules.hpp.

#include "rules.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace architecture {
namespace {

constexpr std::array<std::string_view, 10> top_level{
    "CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "benchmarks",
    "examples",       "include",           "rules",   "src",       "tests"};

/// Folders where everything meets in the end: if a thing has no layer, it has no reason.
constexpr std::array<std::string_view, 12> banned{"common",  "base",    "core",     "util",
                                                  "utils",   "helper",  "misc",     "lib",
                                                  "helpers", "manager", "internal", "shared"};

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

violations closed_top_level(const tree& t)
{
    violations found;
    for (const std::string& name : t.top_level)
        if (name.front() != '.' && !is_in(top_level, name))
            found.push_back(name + ": does not belong at the top");
    return found;
}

violations folder_names(const tree& t)
{
    violations found;
    for (const std::string& path : t.folders)
        if (path.rfind("tests/golden/", 0) != 0 && // named after what they show
            is_in(banned, parts_of(path).back()))
            found.push_back(path + ": says nothing of what is in it");
    return found;
}

violations test_for_each_header(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        const auto parts = parts_of(f.path); // include/netral/<layer>/<name>.hpp
        if (parts.size() != 4 || parts[0] != "include") continue;
        const std::string test =
            "tests/" + parts[2] + '/' + parts[3].substr(0, parts[3].rfind('.')) + "_test.cpp";
        const bool there = std::any_of(t.files.begin(), t.files.end(),
                                       [&](const file& o) { return o.path == test; });
        if (!there) found.push_back(f.path + ": has no " + test);
    }
    return found;
}

} // namespace architecture
