// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Any YAML text as a tree, as strictly as rule files are read: for the layers above that have
/// formats of their own (cases).
///
/// Read next: load.hpp (the rule format itself).

#include <netral/ruleset/load.hpp>
#include <netral/text/result.hpp>
#include <netral/text/source.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A part of a YAML document. Plain data; shares the source that it points into.
struct document_node {
    enum class kind : std::uint8_t { nothing, scalar, list, map };

    kind what = kind::nothing;
    bool plain = false; ///< a scalar without quotes or block sign: `2024` may be meant as a number
    std::string text;   ///< of a scalar
    location where;
    std::vector<document_node> keys;  ///< of a map: scalars, all different
    std::vector<document_node> items; ///< of a list; of a map, the values beside its keys

    [[nodiscard]] bool is_scalar() const noexcept { return what == kind::scalar; }
    [[nodiscard]] bool is_list() const noexcept { return what == kind::list; }
    [[nodiscard]] bool is_map() const noexcept { return what == kind::map; }

    /// The value under that key of a map, or null pointer. Linear in the map.
    [[nodiscard]] const document_node* find(std::string_view key) const noexcept;
};

/// Reads one YAML document. Depth and size are bounded by the limits.
///
/// Errors: N10xx and N11xx, all at once.
[[nodiscard]] result<document_node> read_document(source_ptr in, const load_limits& limits = {});

} // namespace netral
