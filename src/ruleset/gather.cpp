// SPDX-License-Identifier: Apache-2.0

/// @file
/// Files to entries: the pass `gather` of passes.hpp.

#include "codes.hpp"
#include "passes.hpp"
#include "shape_check.hpp"

#include <string_view>
#include <unordered_set>
#include <utility>

namespace netral {
namespace {

const shape& shape_of(file_role role) noexcept
{
    switch (role) {
    case file_role::manifest: return manifest_shape;
    case file_role::overlay: return overlay_shape;
    case file_role::module: break;
    }
    return module_shape;
}

bool check_file(draft& d, const rule_file& file)
{
    const yaml_node root = file.root();
    if (root.is_map()) {
        check_shape(root, shape_of(file.role), "this file", d.found);
        return true;
    }
    if (root.kind() == yaml_kind::null)
        d.found.error(codes::no_value, root.where(), "the file is empty");
    else
        d.found.error(codes::wrong_kind, root.where(), "a rule file is a map of sections");
    return false;
}

void take_list(draft& d, const section_rule& s, yaml_node list)
{
    for (const yaml_node item : list.items()) {
        const yaml_node id = item.find("id");
        if (!id || !id.is_scalar()) continue; // the shape check tells
        entry e(item);
        e.label = id;
        d.add(s.what, std::move(e));
    }
}

void take_map(draft& d, const section_rule& s, yaml_node map)
{
    std::unordered_set<std::string_view> seen; // a key that is here twice has been told of
    for (const auto [key, value] : map.pairs()) {
        if (!key.is_scalar() || !seen.insert(key.text()).second) continue;
        entry e(value);
        e.label = key;
        d.add(s.what, std::move(e));
    }
}

} // namespace

void gather(draft& d, const rule_files& files)
{
    for (const rule_file& file : files.all) {
        if (!file.tree || !check_file(d, file)) continue;
        for (const section_rule& s : sections()) {
            const yaml_node part = file.root().find(s.key);
            if (!part) continue;
            s.by_id ? take_list(d, s, part) : take_map(d, s, part);
        }
    }
}

} // namespace netral
