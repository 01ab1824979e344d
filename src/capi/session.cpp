// SPDX-License-Identifier: Apache-2.0

/// @file
/// Sessions, and one record at a time. The doors are session.hpp and netral.h.

#include "session.hpp"

#include "arguments.hpp"
#include "readings.hpp"
#include "report.hpp"
#include "ruleset.hpp"

#include <utility>

namespace netral::capi {
namespace {

std::optional<detail> detail_of(netral_detail d) noexcept
{
    switch (d) {
    case NETRAL_DETAIL_VERDICT: return detail::verdict;
    case NETRAL_DETAIL_FINDINGS: return detail::findings;
    case NETRAL_DETAIL_FULL: return detail::full;
    default: return std::nullopt;
    }
}

template <class Number>
void set_unless_zero(std::size_t& bound, Number n) noexcept
{
    if (n != 0) bound = n;
}

/// Everything but the readings; false where an option is malformed.
bool read_session_options(const netral_session_options& o, setup& out) noexcept
{
    const auto detail = detail_of(o.detail);
    if (!detail) return false;
    out.how.detail = *detail;
    set_unless_zero(out.how.completions, o.completions);
    set_unless_zero(out.how.questions, o.questions);
    out.within.ignore_unknown_keys = o.ignore_unknown_keys != 0;
    set_unless_zero(out.within.record_bytes, o.record_bytes);
    set_unless_zero(out.within.depth, o.record_depth);
    set_unless_zero(out.within.errors, o.record_errors);
    out.suggest = o.suggest != 0;
    return true;
}

/// With the memory of one that was given back, where there is one.
std::unique_ptr<netral_classification> new_classification(const std::shared_ptr<const setup>& s)
{
    std::unique_ptr<netral_classification> made = s->spare.take();
    if (!made) return std::make_unique<netral_classification>(s);
    made->chosen = s;
    return made;
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_session_create(const netral_ruleset* rules,
                                    const netral_session_options* options, netral_session** out,
                                    netral_report** report)
{
    begin_report(report);
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    netral_session_options o = NETRAL_SESSION_OPTIONS_INIT;
    if (rules == nullptr || !take_options(options, o)) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        const auto chosen = std::make_shared<setup>();
        if (!read_session_options(o, *chosen)) return NETRAL_ERROR_ARGUMENT;
        chosen->rules = rules->program;
        const netral_status status =
            read_readings(o.readings, o.reading_count, *rules, chosen->how.readings, report);
        if (status != NETRAL_OK) return status;
        *out = std::make_unique<netral_session>(chosen).release();
        return NETRAL_OK;
    });
}

void netral_session_free(netral_session* session)
{
    delete session;
}

netral_status netral_session_classify(netral_session* session, const char* record,
                                      size_t record_size, netral_classification** out,
                                      netral_report** report)
{
    begin_report(report);
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    const auto json = text_of(record, record_size);
    if (session == nullptr || !json) return NETRAL_ERROR_ARGUMENT;
    return with_tools(*session, [&](workspace& tools) -> netral_status {
        std::unique_ptr<netral_classification> made = new_classification(session->chosen);
        if (!tools.read(*json, made->record)) {
            netral_classification_free(made.release());
            hand_out(report, tools.errors());
            return NETRAL_ERROR_RECORD;
        }
        tools.classify(made->record, made->found);
        *out = made.release();
        return NETRAL_OK;
    });
}

netral_status netral_session_classify_json(netral_session* session, const char* record,
                                           size_t record_size, netral_text* out,
                                           netral_report** report)
{
    begin_report(report);
    const auto json = text_of(record, record_size);
    if (session == nullptr || out == nullptr || !json) return NETRAL_ERROR_ARGUMENT;
    return with_tools(*session, [&](workspace& tools) -> netral_status {
        session->line.clear();
        if (!tools.append_line_of(*json, session->line)) {
            hand_out(report, tools.errors());
            return NETRAL_ERROR_RECORD;
        }
        *out = text_for(session->line);
        return NETRAL_OK;
    });
}
