// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral guide`: what an official may not do on a day, as a page to hand out.

#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/classify/guide.hpp>
#include <netral/text/diagnostic.hpp>

namespace harness {

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
    switch (options.format) {
    case page_format::text:
        out.write(netral::render_text(*made, *files.program, options.language));
        break;
    case page_format::html:
        out.write(netral::render_html(*made, *files.program, options.language));
        break;
    case page_format::json: out.write(netral::render_json(*made, *files.program) + "\n"); break;
    }
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
