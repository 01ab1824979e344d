// SPDX-License-Identifier: Apache-2.0

/// @file
/// Instruments: the pass `read_instruments` of passes.hpp.

#include "codes.hpp"
#include "cycles.hpp"
#include "fields.hpp"
#include "passes.hpp"

namespace netral {
namespace {

instrument read_instrument(draft& d, const entry& e)
{
    instrument i;
    i.id = e.name();
    i.title = bilingual_of(e["title"]);
    i.short_title = bilingual_of(e["short"]);
    i.number = text_of(e["number"]);
    i.in_force = in_force_of(d, e);
    i.source_name = text_of(e["source"]);
    i.remark = bilingual_of(e["note"]);
    i.where = e.where();
    return i;
}

} // namespace

void read_instruments(draft& d)
{
    auto& all = d.out.instruments;
    for (const entry& e : d.of(section::instruments)) all.push_back(read_instrument(d, e));
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        const entry& e = d.of(section::instruments)[i];
        all[i].amends = references(d, e, "amends", section::instruments, codes::unknown_instrument);
        all[i].repeals =
            references(d, e, "repeals", section::instruments, codes::unknown_instrument);
    }
    report_cycles(d.found, section::instruments, d.of(section::instruments), "amends",
                  [&](std::uint32_t i) { return all[i].amends; });
}

} // namespace netral
