// SPDX-License-Identifier: Apache-2.0

/// @file
/// The YAML tree of the loader, copied out for other layers. The only door is ruleset/document.hpp.

#include <netral/ruleset/document.hpp>

#include "yaml_reader.hpp"

namespace netral {
namespace {

document_node copied(yaml_node from)
{
    document_node to;
    to.where = from.where();
    if (from.is_scalar()) {
        to.what = document_node::kind::scalar;
        to.plain = from.plain();
        to.text = from.text();
    } else if (from.is_sequence()) {
        to.what = document_node::kind::list;
        for (const yaml_node item : from.items()) to.items.push_back(copied(item));
    } else if (from.is_map()) {
        to.what = document_node::kind::map;
        for (const auto [key, value] : from.pairs()) {
            to.keys.push_back(copied(key));
            to.items.push_back(copied(value));
        }
    }
    return to;
}

} // namespace

const document_node* document_node::find(std::string_view key) const noexcept
{
    for (std::size_t i = 0; i < keys.size(); ++i)
        if (keys[i].text == key) return &items[i];
    return nullptr;
}

result<document_node> read_document(source_ptr in, const load_limits& limits)
{
    report found(limits.diagnostics);
    std::size_t nodes_left = limits.yaml_nodes;
    const auto tree = read_yaml(std::move(in), limits, nodes_left, found);
    diagnostics said = std::move(found).finish();
    if (has_errors(said)) return said;
    return tree && !tree->elements.empty() ? copied(yaml_node(*tree, 0)) : document_node();
}

} // namespace netral
