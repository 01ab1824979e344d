// SPDX-License-Identifier: Apache-2.0

/// @file
/// Overrides: the pass `apply_overrides` of passes.hpp.
///
/// An override is found by the id of what it changes, whatever section that is in. It replaces a
/// key, appends to the list under one, or takes the thing out; always with a reason, and never by
/// accident: what it names must be there.

#include "codes.hpp"
#include "fields.hpp"
#include "passes.hpp"
#include "shape_check.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace netral {
namespace {

struct target {
    const section_rule* in = nullptr;
    entry* what = nullptr;
};

void unknown(draft& d, yaml_node name)
{
    std::vector<std::string_view> known;
    for (const section_rule& s : sections())
        for (const entry& e : d.of(s.what)) known.push_back(e.name());
    d.found.error(codes::unknown_target, name.where(),
                  fmt::format("there is nothing called `{}` to override", printable(name.text())),
                  suggestion(name.text(), known));
}

target find_target(draft& d, yaml_node name)
{
    target found;
    for (const section_rule& s : sections()) {
        const std::uint32_t at = d.find(s.what, name.text());
        if (at == none) continue;
        if (found.what != nullptr) {
            d.found.error(
                codes::ambiguous_target, name.where(),
                fmt::format("`{}` is a {} and a {}", name.text(), found.in->entry, s.entry),
                "give one of them another name");
            return {};
        }
        found = {&s, &d.of(s.what)[at]};
    }
    if (found.what == nullptr) unknown(d, name);
    return found;
}

/// `{append: [...]}`, or an empty node.
yaml_node appended_list(yaml_node value)
{
    return value.is_map() && value.size() == 1 ? value.find("append") : yaml_node();
}

void override_key(draft& d, const target& t, yaml_node key, yaml_node value)
{
    const shape& form = *t.in->value;
    const key_rule* rule = key.text() == "id" && t.in->by_id ? nullptr : find_key(form, key.text());
    if (rule == nullptr) {
        std::vector<std::string_view> known{"disable", "reason"};
        for (const key_rule& k : form.keys)
            if (k.name != "id" || !t.in->by_id) known.push_back(k.name);
        const std::string near = suggestion(key.text(), known);
        d.found.error(
            codes::unknown_key, key.where(),
            fmt::format("a {} has no key `{}` to override", t.in->entry, printable(key.text())),
            near.empty() ? "one of " + listed(known) : near);
        return;
    }
    const std::string what = fmt::format("`{}`", rule->name);
    const yaml_node list = appended_list(value);
    if (list && rule->value->items == nullptr) {
        d.found.error(codes::wrong_kind, list.where(),
                      fmt::format("{} is no list that something can be appended to", what),
                      "write the whole value");
        return;
    }
    check_shape(list ? list : value, *rule->value, what, d.found);
    t.what->patches.push_back({key, list ? list : value, bool(list)});
}

void disable(draft& d, const target& t, yaml_node key, yaml_node value)
{
    if (!value.is_scalar() || !fits(value, scalar_rule::boolean)) {
        d.found.error(codes::not_a_boolean, value.where(), "`disable` is neither true nor false");
        return;
    }
    if (!t.in->can_be_disabled) {
        d.found.error(codes::cannot_disable, key.where(),
                      fmt::format("a {} cannot be disabled", t.in->entry),
                      "others speak of it; override its keys instead");
        return;
    }
    t.what->disabled = boolean_of(value);
}

void check_forms(draft& d, const target& t, yaml_node name)
{
    const auto forms = t.in->value->exactly_one;
    const auto there = std::count_if(forms.begin(), forms.end(),
                                     [&](std::string_view key) { return bool((*t.what)[key]); });
    if (forms.empty() || there == 1) return;
    d.found.error(codes::not_exactly_one, name.where(),
                  fmt::format("with this override the {} has {} of {}", t.in->entry, there,
                              listed({forms.begin(), forms.end()})));
}

void apply(draft& d, const std::string& overlay, yaml_node name, yaml_node changes)
{
    if (!changes.is_map()) return; // the shape check tells
    const target t = find_target(d, name);
    const yaml_node reason = changes.find("reason");
    if (!reason || !reason.is_scalar() || !fits(reason, scalar_rule::text))
        d.found.error(codes::missing_key, name.where(),
                      fmt::format("the override of `{}` gives no `reason`", name.text()),
                      "say why, for whoever asks later");
    if (t.what == nullptr) return;
    for (const auto [key, value] : changes.pairs()) {
        if (!key.is_scalar() || key.text() == "reason") continue;
        key.text() == "disable" ? disable(d, t, key, value) : override_key(d, t, key, value);
    }
    check_forms(d, t, name);
    d.out.overrides.push_back(
        {overlay, std::string(name.text()), text_of(reason), t.what->disabled, name.where()});
}

} // namespace

void apply_overrides(draft& d, const rule_files& files)
{
    for (const rule_file& file : files.all) {
        if (file.role != file_role::overlay || !file.tree) continue;
        const std::string overlay = text_of(file.root().find("overlay"));
        d.out.overlays.push_back(overlay);
        const yaml_node all = file.root().find("override");
        if (!all) continue;
        for (const auto [name, changes] : all.pairs())
            if (name.is_scalar() && !d.found.full()) apply(d, overlay, name, changes);
    }
    d.drop_disabled();
}

} // namespace netral
