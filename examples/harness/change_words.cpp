// SPDX-License-Identifier: Apache-2.0

/// @file
/// The words of the commands on changes of rules: what cases exercise, which changes they notice,
/// how two rule sets differ, what is proved of them. The only door is command_words.hpp.

#include "command_words.hpp"

namespace harness {
namespace {

const std::map<std::string, report_format> report_formats{
    {"text", report_format::text}, {"json", report_format::json}, {"html", report_format::html}};
const std::map<std::string, diff_format> diff_formats{{"text", diff_format::text},
                                                      {"json", diff_format::json}};

} // namespace

/// `--old-overlay`, `--old-reading`, `--old-on`; for both sides without a prefix.
void command_line::add_side(CLI::App* to, const std::string& which, side_options& side)
{
    const std::string where =
        which.empty() ? "both sides" : "the " + which.substr(0, which.size() - 1) + " side";
    const auto put_on = [&side](const std::vector<std::string>& all) {
        side.from.overlays.insert(side.from.overlays.end(), all.begin(), all.end());
        return true;
    };
    to->add_option("--" + which + "overlay", put_on, "An overlay on the rules of " + where)
        ->type_name("FILE")
        ->expected(1)
        ->take_all();
    add_readings(to, side.from, "--" + which + "reading");
    to->add_option("--" + which + "on", side.on,
                   "On " + where + ", judge each act as if it had been done on that day")
        ->type_name("DAY");
}

namespace {

/// What was said of both sides holds for each, before its own.
void add_both(side_options& side, const side_options& both)
{
    side.from.overlays.insert(side.from.overlays.begin(), both.from.overlays.begin(),
                              both.from.overlays.end());
    side.from.readings.insert(side.from.readings.begin(), both.from.readings.begin(),
                              both.from.readings.end());
    side.from.limits = both.from.limits;
    if (side.on.empty()) side.on = both.on;
}

} // namespace

void command_line::add_diff()
{
    CLI::App* c = command(
        "diff", "Compare two rule sets, in their texts and on records",
        "  netral diff rules/old rules/new --records all.jsonl\n"
        "  netral diff rules/netralitas rules/netralitas --old-on 2024-11-13 --new-on 2024-11-14 "
        "--records all.jsonl --html report.html\n"
        "  netral diff rules/netralitas rules/netralitas --new-overlay agency.yaml --group-by "
        "incident.stage --records all.jsonl\n"
        "  netral diff rules/old rules/new --records all.jsonl --prove\n\n"
        "Exit status: 0 the same, 1 different, 2 wrong usage, 3 no solver for --prove, 4 the proof "
        "is inconclusive somewhere, 5 some records had errors.");
    c->add_option("OLD", diff_.before.from.rules, "Rules: a folder with `ruleset.yaml`, or a file")
        ->required()
        ->type_name("");
    c->add_option("NEW", diff_.after.from.rules, "Rules to compare them with; may be the same")
        ->required()
        ->type_name("");
    c->add_option("--records", diff_.records, "Files of records; - is standard input")
        ->type_name("FILE");
    add_side(c, "", both_);
    add_side(c, "old-", diff_.before);
    add_side(c, "new-", diff_.after);
    add_limits(c, both_.from.limits);
    c->add_option("--group-by", diff_.group_by,
                  "A fact to count by (default the stage); may be given again")
        ->type_name("FACT")
        ->expected(1)
        ->take_all();
    add_choice(c, "--format", diff_.format, diff_formats, "What to print", "text");
    c->add_option("--html", diff_.html, "Also write the report as a page")->type_name("FILE");
    c->add_flag("--prove", diff_.prove,
                "Also prove where records can change, and say of each in which region it lies");
    c->add_option("--most", diff_.most, "Changed records to list in text and page (default 1000)")
        ->type_name("N");
    add_language(c, diff_.language);
    c->add_flag("--ignore-unknown-keys", diff_.ignore_unknown_keys,
                "Pass over keys that are no fact");
    c->final_callback([this] {
        add_both(diff_.before, both_);
        add_both(diff_.after, both_);
        chosen = [this] { return diff(diff_); };
    });
}

void command_line::add_cover()
{
    CLI::App* c =
        command("cover", "Say what the cases exercise of the rules, with a case for each gap",
                "  netral cover rules/netralitas\n"
                "  netral cover rules/netralitas --figures\n"
                "  netral cover rules/netralitas --format html > coverage.html");
    add_rules(c, cover_.from, false);
    add_overlays(c, cover_.from);
    add_limits(c, cover_.from.limits);
    add_choice(c, "--format", cover_.format, report_formats, "What to print", "text");
    c->add_flag("--figures", cover_.figures_only, "Only the figures; look for no cases");
    c->add_option("--at-least", cover_.at_least, "Fail below that share of the decisions")
        ->type_name("PERCENT");
    c->add_option("CASES", cover_.cases, "Case files; none means all *.cases.yaml under the rules")
        ->type_name("");
    c->final_callback([this] { chosen = [this] { return cover(cover_); }; });
}

void command_line::add_mutate()
{
    CLI::App* c =
        command("mutate", "Change the rules a little, wrongly, and see whether the cases notice",
                "  netral mutate rules/netralitas --jobs 2\n"
                "  netral mutate rules/netralitas --sample 200 --at-least 85");
    add_rules(c, mutate_.from, false);
    add_overlays(c, mutate_.from);
    add_limits(c, mutate_.from.limits);
    c->add_option("--sample", mutate_.sample, "Try only so many changes, drawn evenly")
        ->type_name("N");
    c->add_option("--seed", mutate_.seed, "Of the draw (default 1)")->type_name("N");
    c->add_option("--jobs", mutate_.jobs, "Threads (default 1)")
        ->type_name("N")
        ->check(CLI::Range(1, 256));
    c->add_flag("--json", mutate_.json, "As one JSON document");
    c->add_option("--at-least", mutate_.at_least, "Fail below that share of the changes noticed")
        ->type_name("PERCENT");
    c->add_option("CASES", mutate_.cases, "Case files; none means all *.cases.yaml under the rules")
        ->type_name("");
    c->final_callback([this] { chosen = [this] { return mutate(mutate_); }; });
}

void command_line::add_prove()
{
    CLI::App* c = command(
        "prove", "Prove what a change does to every record, or what is always so of one rule set",
        "  netral prove rules/netralitas\n"
        "  netral prove old-rules rules/netralitas --lang en\n"
        "  netral prove rules/netralitas rules/netralitas --overlay-after jakarta.yaml\n"
        "  netral prove rules/netralitas rules/netralitas --old-on 2024-11-13 --new-on 2024-11-14");
    c->add_option("OLD", prove_.before.rules, "A folder with `ruleset.yaml`, or one rule file")
        ->required()
        ->type_name("");
    CLI::Option* after =
        c->add_option("NEW", prove_.after, "The rules after the change; none: look at OLD alone")
            ->type_name("");
    add_overlays(c, prove_.before);
    c->add_option("--overlay-after", prove_.overlays_after, "An overlay on NEW; may be given again")
        ->type_name("FILE")
        ->expected(1)
        ->take_all()
        ->needs(after);
    const auto add_day = [&](const std::string& name, std::string& day) {
        c->add_option("--" + name + "-on", day,
                      "On the " + name + " side, judge each act as if it had been done on that day")
            ->type_name("DAY")
            ->needs(after);
    };
    add_day("old", prove_.on_before);
    add_day("new", prove_.on_after);
    c->add_option("--reach", prove_.reach,
                  "A rule of NEW that says whom the change is meant to reach: is it so?")
        ->type_name("ID")
        ->needs(after);
    c->add_option("--regions", prove_.most_regions, "At most so many regions (default 1000)")
        ->type_name("N");
    add_limits(c, prove_.before.limits);
    add_readings(c, prove_.before);
    add_language(c, prove_.language);
    c->final_callback([this] { chosen = [this] { return prove(prove_); }; });
}

} // namespace harness
