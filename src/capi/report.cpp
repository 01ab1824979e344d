// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reports. The doors are report.hpp and netral.h.

#include "report.hpp"

#include "arguments.hpp"
#include "containment.hpp"

#include <netral/value/json.hpp>

#include <memory>

namespace netral::capi {
namespace {

netral_report::entry entry_of(const diagnostic& d)
{
    netral_report::entry out;
    out.severity = d.level == severity::error ? NETRAL_ERROR : NETRAL_WARNING;
    if (d.where.in) {
        const position at = d.where.in->position_of(d.where.at.begin);
        out.line = at.line;
        out.column = at.column;
        out.file = d.where.in->name();
    }
    out.code = to_string(d.id);
    out.message = d.message;
    out.suggestion = d.help;
    return out;
}

netral_report::entry entry_of(const record_error& e)
{
    netral_report::entry out;
    out.column = e.column;
    out.code = to_string(e.id);
    out.path = e.path;
    out.message = e.message;
    out.suggestion = e.help;
    return out;
}

std::string json_of(const std::vector<netral_report::entry>& all)
{
    std::string text;
    json::writer out(text);
    out.begin_array();
    for (const netral_report::entry& e : all) {
        out.begin_object().key("code").string(e.code);
        out.key("severity").string(e.severity == NETRAL_ERROR ? "error" : "warning");
        out.key("file").string(e.file);
        out.key("line").number(std::uint64_t{e.line});
        out.key("column").number(std::uint64_t{e.column});
        out.key("path").string(e.path);
        out.key("message").string(e.message);
        out.key("suggestion").string(e.suggestion).end_object();
    }
    out.end_array();
    return text;
}

/// The errors of a record for people: `error N2107: act.kinds[1]: message`, and help below.
std::string text_of_record(const std::vector<netral_report::entry>& all)
{
    std::string out;
    for (const netral_report::entry& e : all) {
        out += "error " + e.code + ": ";
        if (!e.path.empty()) out += e.path + ": ";
        out += e.message + "\n";
        if (!e.suggestion.empty()) out += "  help: " + e.suggestion + "\n";
    }
    return out;
}

} // namespace

void begin_report(netral_report** report) noexcept
{
    if (report != nullptr) *report = nullptr;
}

void hand_out(netral_report** report, const diagnostics& all)
{
    if (report == nullptr || all.empty()) return;
    auto made = std::make_unique<netral_report>();
    for (const diagnostic& d : all) made->entries.push_back(entry_of(d));
    made->diagnostics = all;
    *report = made.release();
}

void hand_out(netral_report** report, const std::vector<record_error>& all)
{
    if (report == nullptr || all.empty()) return;
    auto made = std::make_unique<netral_report>();
    for (const record_error& e : all) made->entries.push_back(entry_of(e));
    *report = made.release();
}

} // namespace netral::capi

using namespace netral::capi;

size_t netral_report_count(const netral_report* report)
{
    return report == nullptr ? 0 : report->entries.size();
}

netral_status netral_report_at(const netral_report* report, size_t index, netral_diagnostic* out)
{
    if (report == nullptr || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    if (index >= report->entries.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral_report::entry& e = report->entries[index];
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    d.severity = e.severity;
    d.line = e.line;
    d.column = e.column;
    d.code = text_for(e.code);
    d.file = text_for(e.file);
    d.path = text_for(e.path);
    d.message = text_for(e.message);
    d.suggestion = text_for(e.suggestion);
    return fill(out, d);
}

netral_status netral_report_json(netral_report* report, netral_text* out)
{
    if (report == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        if (report->json.empty()) report->json = json_of(report->entries);
        *out = text_for(report->json);
        return NETRAL_OK;
    });
}

netral_status netral_report_text(netral_report* report, netral_text* out)
{
    if (report == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        if (report->text.empty())
            report->text = report->diagnostics.empty() ? text_of_record(report->entries)
                                                       : netral::render(report->diagnostics);
        *out = text_for(report->text);
        return NETRAL_OK;
    });
}

void netral_report_free(netral_report* report)
{
    delete report;
}
