// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The record of a case: YAML to the JSON that any record comes as, remembering what stood where.

#include <netral/ruleset/document.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/source.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A record as JSON, and where each of its fields stands in the YAML.
struct record_text {
    struct field {
        std::string path; ///< as in record errors
        location key;     ///< of an item of a list: the item itself
        location value;
    };

    std::string json;
    std::vector<field> fields;

    /// The place of the value at that path, or of its key; of the nearest part around it where the
    /// path itself is not here.
    [[nodiscard]] location value_at(std::string_view path) const;
    [[nodiscard]] location key_at(std::string_view path) const;

private:
    [[nodiscard]] const field& nearest(std::string_view path) const;
};

/// Converts a map. The declared type of a fact decides what a scalar without quotes is: `2024` is a
/// number for an integer and text for a date; where no fact is declared its looks decide.
[[nodiscard]] record_text to_record(const document_node& map, const ruleset& rules);

} // namespace netral
