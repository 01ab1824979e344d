// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral rules`: every rule of a rule set with what one wants to know of it before reading it.

#include "commands.hpp"
#include "instrument_view.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/ruleset/listing.hpp>

#include <string>
#include <vector>

namespace harness {
namespace {

/// From the first day of the first version to the last day of the last.
netral::period in_force(const netral::rule& r)
{
    return {r.versions.front().in_force.first, r.versions.back().in_force.last};
}

// --- text ---------------------------------------------------------------------------------------

/// The list of rules for people.
class text_listing {
public:
    text_listing(const netral::ruleset& rules, netral::language l, output& out)
        : rules_(rules), language_(l), out_(out)
    {
    }

    void in_order()
    {
        for (const netral::rule& r : rules_.rules) one_rule(r);
    }

private:
    void one_rule(const netral::rule& r);
    void one_version(const netral::rule& r, const netral::rule_version& v);
    void line(std::string_view label, const std::string& text)
    {
        if (!text.empty()) out_.write("    " + std::string(label) + ": " + text + "\n");
    }
    [[nodiscard]] std::string instrument_name(netral::instrument_id i) const
    {
        const netral::instrument& one = rules_.instruments[i];
        return one.short_title.empty() ? one.id : one.short_title.in(language_);
    }
    [[nodiscard]] std::string basis(const netral::short_list<netral::citation>& all) const;
    [[nodiscard]] std::string sanctions(const netral::sanction_choice& choice) const;

    const netral::ruleset& rules_;
    netral::language language_;
    output& out_;
};

std::string text_listing::basis(const netral::short_list<netral::citation>& all) const
{
    std::string out;
    for (const netral::citation& c : all) {
        if (!out.empty()) out += "; ";
        out += instrument_name(c.instrument) + " " + c.article;
        const std::string days = in_words(c.cited);
        if (!days.empty()) out += " (" + days + ")";
    }
    return out;
}

std::string text_listing::sanctions(const netral::sanction_choice& choice) const
{
    std::string out;
    const bool all = choice.what == netral::sanction_choice::kind::all_of;
    for (const netral::sanction_id s : choice.sanctions) {
        if (!out.empty()) out += all ? " + " : " | ";
        out += rules_.sanctions[s].id;
    }
    return out;
}

void text_listing::one_version(const netral::rule& r, const netral::rule_version& v)
{
    if (r.versions.size() > 1) line("version " + v.name, in_words(v.in_force));
    line("basis", basis(v.basis));
    line("sanctions", sanctions(v.sanctions));
}

void text_listing::one_rule(const netral::rule& r)
{
    std::string head = r.id + "  " + std::string(netral::to_string(r.category)) + ", " +
                       std::string(netral::to_string(r.nature)) + ", confidence " +
                       std::string(netral::to_string(r.confidence));
    if (r.effect != netral::rule_effect::prohibits)
        head += ", " + std::string(netral::to_string(r.effect));
    out_.write(head + "\n    " + r.title.in(language_) + "\n");
    line("in force", in_words(in_force(r)));
    for (const netral::rule_version& v : r.versions) one_version(r, v);
}

} // namespace

ending list_rules(const rules_options& options)
{
    const rule_files files = load_rules(options.from);
    if (!files) return ending::wrong_usage;
    output out;
    if (options.json) {
        out.write(netral::rules_listing(files.program->rules()));
    } else if (options.by_instrument) {
        write_by_instrument(files.program->rules(), options.language, out);
    } else {
        text_listing(files.program->rules(), options.language, out).in_order();
    }
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace harness
