// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral guide`: what an official may not do on a day, as a page to hand out.

#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/classify/guide.hpp>
#include <netral/classify/leaflet.hpp>
#include <netral/text/diagnostic.hpp>

namespace harness {
namespace {

std::string page_of(const netral::guidance& made, const netral::program& program,
                    const guide_options& options)
{
    if (options.format == page_format::json) return netral::render_json(made, program) + "\n";
    const bool html = options.format == page_format::html;
    if (options.detail == page_detail::full)
        return html ? netral::render_html(made, program, options.language)
                    : netral::render_text(made, program, options.language);
    const netral::leaflet sheet = netral::condense(made, program);
    return html ? netral::render_html(sheet, made, program, options.language)
                : netral::render_text(sheet, made, program, options.language);
}

} // namespace

ending print_guide(const guide_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return ending::wrong_usage;
    const auto day = netral::parse_date(options.on);
    if (!day || !day->exact()) {
        complain(codes::wrong_words, "`" + options.on + "` is no day such as 2024-10-12");
        return ending::wrong_usage;
    }
    netral::guide_request request;
    request.role = options.role;
    request.on = day->first;
    request.facts = options.facts;
    request.readings = files.readings;
    const auto made = netral::guide(*files.program, request);
    if (!made) {
        for (const netral::diagnostic& d : made.errors())
            complain(d.id, d.message + (d.help.empty() ? "" : " (" + d.help + ")"));
        return ending::wrong_usage;
    }
    output out;
    out.write(page_of(*made, *files.program, options));
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
