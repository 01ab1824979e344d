// SPDX-License-Identifier: Apache-2.0

/// @file
/// Readings: the pass `read_readings` of passes.hpp. Their facts are made in facts.cpp.

#include "codes.hpp"
#include "fields.hpp"
#include "passes.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace netral {
namespace {

reading_option read_option(yaml_node name, yaml_node body)
{
    const entry e(body);
    reading_option o;
    o.name = text_of(name);
    o.title = bilingual_of(e["title"]);
    o.by = texts_of(e, "by");
    o.remark = bilingual_of(e["note"]);
    return o;
}

std::uint32_t chosen_of(draft& d, const reading& r, yaml_node name)
{
    if (!name || !name.is_scalar()) return 0;
    const auto at = std::find_if(r.options.begin(), r.options.end(),
                                 [&](const reading_option& o) { return o.name == name.text(); });
    if (at != r.options.end()) return static_cast<std::uint32_t>(at - r.options.begin());
    std::vector<std::string_view> known;
    for (const reading_option& o : r.options) known.push_back(o.name);
    const std::string near = suggestion(name.text(), known);
    d.found.error(codes::unknown_option, name.where(),
                  fmt::format("reading `{}` has no option `{}`", r.name, printable(name.text())),
                  near.empty() ? "one of " + listed(known) : near);
    return 0;
}

} // namespace

void read_readings(draft& d)
{
    for (const entry& e : d.of(section::readings)) {
        reading r;
        r.name = e.name();
        r.title = bilingual_of(e["title"]);
        if (const yaml_node options = e["options"])
            for (const auto [name, body] : options.pairs())
                if (name.is_scalar()) r.options.push_back(read_option(name, body));
        r.chosen = chosen_of(d, r, e["default"]);
        r.basis = citations_of(d, e);
        r.remark = bilingual_of(e["note"]);
        r.where = e.where();
        d.out.readings.push_back(std::move(r));
    }
}

} // namespace netral
