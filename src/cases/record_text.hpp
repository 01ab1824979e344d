// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The record of a case: YAML to the JSON that any record comes as, remembering what stood where.

#include <netral/ruleset/document.hpp>
#include <netral/ruleset/ruleset.hpp>
#include <netral/text/source.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace netral {

/// A record as JSON, and where each of its parts stands in the YAML.
struct record_text {
    /// A key or a value: where it begins in the JSON, and where it stands.
    struct part {
        std::size_t offset = 0;
        location where;
    };

    std::string json;
    std::vector<part> parts; ///< in the order of the JSON; never empty

    /// The place of the part that the column of a record error (in code points from 1, or 0 for the
    /// whole) is in.
    [[nodiscard]] location place(std::uint32_t column) const;
};

/// Converts a map. The declared type of a fact decides what a scalar without quotes is: `2024` is a
/// number for an integer and text for a date; where no fact is declared its looks decide.
[[nodiscard]] record_text to_record(const document_node& map, const ruleset& rules);

} // namespace netral
