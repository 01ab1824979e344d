// SPDX-License-Identifier: Apache-2.0

/// @file
/// Two rule sets over the same records. The door is netral.h.

#include "arguments.hpp"
#include "containment.hpp"
#include "ruleset.hpp"

#include <netral/change/comparison.hpp>
#include <netral/change/report.hpp>

#include <string>
#include <utility>

struct netral_comparison {
    explicit netral_comparison(netral::comparison c) : over(std::move(c)), writer(over)
    {
        writer.begin(changes);
    }
    netral_comparison(const netral_comparison&) = delete;
    netral_comparison& operator=(const netral_comparison&) = delete;

    netral::comparison over;
    netral::change_json writer;
    std::string changes; ///< the report as far as it has come
    std::string json;    ///< the whole, handed out last
    std::size_t records = 0;
    bool broken_off = false; ///< no memory half-way: what is counted is no longer known
};

namespace netral::capi {
namespace {

netral_change change_for(change_direction d) noexcept
{
    switch (d) {
    case change_direction::stricter: return NETRAL_CHANGE_STRICTER;
    case change_direction::laxer: return NETRAL_CHANGE_LAXER;
    case change_direction::sideways: break;
    }
    return NETRAL_CHANGE_SIDEWAYS;
}

netral_status add(netral_comparison& c, std::string_view record, netral_change& out)
{
    const record_change* const change = c.over.add(record, ++c.records);
    if (change == nullptr) return c.over.last_readable() ? NETRAL_OK : NETRAL_ERROR_RECORD;
    c.writer.add(c.changes, *change);
    out = change_for(change->direction);
    return NETRAL_OK;
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_comparison_create(const netral_ruleset* before, const netral_ruleset* after,
                                       netral_comparison** out)
{
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    if (before == nullptr || after == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        // Without facts to group by and without a day there is nothing to be wrong.
        auto begun = netral::comparison::begin({before->program, {}, {}}, {after->program, {}, {}});
        *out = std::make_unique<netral_comparison>(std::move(begun).value()).release();
        return NETRAL_OK;
    });
}

netral_status netral_comparison_add(netral_comparison* comparison, const char* record,
                                    size_t record_size, netral_change* out)
{
    const auto json = text_of(record, record_size);
    if (comparison == nullptr || !json || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = NETRAL_CHANGE_NONE;
    if (comparison->broken_off) return NETRAL_ERROR_MEMORY;
    const netral_status status = contained([&] { return add(*comparison, *json, *out); });
    comparison->broken_off = status == NETRAL_ERROR_MEMORY || status == NETRAL_ERROR_INTERNAL;
    return status;
}

netral_status netral_comparison_summarize(const netral_comparison* comparison,
                                          netral_comparison_summary* out)
{
    if (comparison == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    if (comparison->broken_off) return NETRAL_ERROR_MEMORY;
    return contained([&]() -> netral_status {
        const netral::comparison_totals& totals = comparison->over.totals();
        netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
        s.record_count = totals.records;
        s.error_count = totals.errors;
        s.stricter_count = totals.changed[0];
        s.laxer_count = totals.changed[1];
        s.sideways_count = totals.changed[2];
        return fill(out, s);
    });
}

netral_status netral_comparison_json(netral_comparison* comparison, netral_text* out)
{
    if (comparison == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    if (comparison->broken_off) return NETRAL_ERROR_MEMORY;
    return contained([&]() -> netral_status {
        std::string whole = comparison->changes;
        comparison->writer.end(whole);
        comparison->json = std::move(whole);
        *out = text_for(comparison->json);
        return NETRAL_OK;
    });
}

void netral_comparison_free(netral_comparison* comparison)
{
    delete comparison;
}
