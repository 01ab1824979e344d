// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the runners of the public suite share: tests, the skip list, the table of results.

#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace conformance {

using nlohmann::json;

/// What a test of the main suite needs: nothing, the well-known wrapper types (which netral has as
/// the values they stand for), or protobuf messages.
enum class kind { plain, well_known, messages };
[[nodiscard]] kind kind_of(const json& test);

/// The tests of one exported file.
[[nodiscard]] std::vector<json> read_lines(const std::string& path);

/// Tests left out, each with its reason: lines `file/section/name : reason`; `#` begins a
/// comment.
class skip_list {
public:
    explicit skip_list(const std::string& path);
    /// The reason, or an empty text.
    [[nodiscard]] std::string reason(const std::string& id);
    [[nodiscard]] std::vector<std::string> unused() const;

private:
    std::map<std::string, std::string> reasons_;
    std::set<std::string> used_;
};

/// Counts by file and section.
class table {
public:
    void passed(const json& test);
    void failed(const json& test);
    void skipped(const json& test);
    /// Prints it; whether nothing failed.
    [[nodiscard]] bool print(const std::string& title) const;

private:
    struct counts {
        int passed = 0;
        int failed = 0;
        int skipped = 0;
    };
    counts& row(const json& test);
    std::map<std::pair<std::string, std::string>, counts> rows_;
    counts kinds_[3];
};

/// Whether the answer of `netral cel` is what the test expects; says how it differs otherwise.
[[nodiscard]] bool check_value_test(const json& test, std::string& difference);

/// The parsing suite: accepted or refused alike, error positions as the reference gives them.
[[nodiscard]] bool check_parsing_test(const json& test, std::string& difference);
/// The checking suite: accepted or refused alike, the deduced type.
[[nodiscard]] bool check_checking_test(const json& test, std::string& difference);
/// The comprehension suite. The reference ran it without the macros of two variables and so refuses
/// nearly all of it; what the tests themselves mean is that each condition is true, unless it is
/// refused (as a macro's argument, or by the checker) or gives an error.
[[nodiscard]] bool check_comprehension_test(const json& test, std::string& difference);

/// A type of the suite as the reference prints it: `list(int)`.
[[nodiscard]] std::string suite_type_text(const json& t);

[[nodiscard]] std::string id_of(const json& test);

} // namespace conformance
