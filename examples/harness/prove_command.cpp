// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral prove`: what a change of the rules does to every record there could be, or what is
/// always so of one rule set.

#include "codes.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "rule_files.hpp"

#include <netral/change/consistency.hpp>
#include <netral/change/proof.hpp>

namespace harness {
namespace {

using netral::consistency_kind;
using netral::proof_verdict;

std::string seconds(std::chrono::milliseconds took)
{
    const auto ms = took.count();
    std::string rest = std::to_string(ms % 1000);
    rest.insert(0, 3 - rest.size(), '0');
    return std::to_string(ms / 1000) + "." + rest + " s";
}

std::string listed(const std::vector<std::string>& all)
{
    std::string out;
    for (const std::string& one : all) out += (out.empty() ? "" : ", ") + one;
    return out.empty() ? "none" : out;
}

std::string counted(std::size_t n, std::string_view one)
{
    return std::to_string(n) + " " + std::string(one) + (n == 1 ? "" : "s");
}

void write(output& out, const netral::region& r, std::size_t number, netral::language l)
{
    out.write("\n" + std::to_string(number) + ". " + r.rule + " (" +
              std::string(to_string(r.aspect)) + "): " + std::string(to_string(r.direction)) +
              "\n   where    " + condition_of(r, l) + "\n   witness  " + r.witness +
              "\n   engine   " + std::string(to_string(r.before)) + " -> " +
              std::string(to_string(r.after)));
    if (r.aspect == netral::change_aspect::sanctions)
        out.write("; sanctions " + listed(r.sanctions_before) + " -> " + listed(r.sanctions_after));
    out.write("\n");
}

void write(output& out, const netral::proof& p, netral::language l)
{
    switch (p.verdict) {
    case proof_verdict::equal: out.write("equal: no record changes\n"); break;
    case proof_verdict::different:
        out.write("different: " + counted(p.regions.size(), "region") +
                  (p.more_exist ? ", and more exist\n" : "; outside them no record changes\n"));
        break;
    case proof_verdict::inconclusive:
        out.write("inconclusive: " + counted(p.regions.size(), "region") +
                  " shown; where it is not known is listed below\n");
        break;
    }
    out.write(counted(p.rules, "rule") + " compared: " + std::to_string(p.same_by_form) +
              " say the same, " + std::to_string(p.same_by_proof) +
              " were shown to agree everywhere; " + seconds(p.took) + "\n");
    for (std::size_t i = 0; i < p.regions.size(); ++i) write(out, p.regions[i], i + 1, l);
    if (!p.doubts.empty()) out.write("\nnot known:\n");
    for (const netral::doubt& d : p.doubts)
        out.write("  " + (d.rule.empty() ? std::string() : d.rule + ": ") + d.where + ": " + d.why +
                  "\n");
}

/// Says so where a rule set has no act whose day could be another.
bool has_act_day(const netral::program& p, const std::optional<netral::date>& day)
{
    if (!day || p.rules().roles.act_day != netral::none) return true;
    complain(codes::no_act_day,
             "rule set `" + p.rules().name + "` has no role `act_day` to put a day to");
    return false;
}

/// Without readings given, both sides have their own defaults.
ending compare(const prove_options& options, const rule_files& before)
{
    rule_options later = options.before;
    later.rules = options.after;
    later.overlays = options.overlays_after;
    const rule_files after = load_rules(later);
    if (!after) return after.unreadable ? ending::wrong_usage : ending::negative;
    netral::proof_options how;
    how.readings_before = before.readings;
    how.readings_after = after.readings;
    how.most_regions = options.most_regions;
    how.passed_over = options.reach;
    if (!take_day(options.on_before, how.on_before) || !take_day(options.on_after, how.on_after) ||
        !has_act_day(*before.program, how.on_before) || !has_act_day(*after.program, how.on_after))
        return ending::wrong_usage;
    if (!options.reach.empty() && after.program->rules().find_rule(options.reach) == netral::none) {
        complain(codes::no_such_rule, "there is no rule `" + options.reach + "`");
        return ending::wrong_usage;
    }
    const netral::proof p = prove(*before.program, *after.program, how);
    output out;
    write(out, p, options.language);
    ending end = p.verdict == proof_verdict::equal       ? ending::well
                 : p.verdict == proof_verdict::different ? ending::negative
                                                         : ending::inconclusive;
    if (!options.reach.empty()) {
        const auto exactly = reaches_exactly(*before.program, *after.program, p.regions, how);
        const bool whole = p.doubts.empty() && !p.more_exist;
        out.write("\nthe regions are exactly the reach of " + options.reach + ": " +
                  (!exactly || !whole ? "not known"
                   : *exactly         ? "yes"
                                      : "no") +
                  "\n");
        end = !exactly || !whole ? ending::inconclusive
              : *exactly         ? ending::well
                                 : ending::negative;
    }
    out.flush();
    return out.failed() ? ending::wrong_usage : end;
}

ending look_at(const rule_files& files)
{
    netral::proof_options how;
    how.readings_before = files.readings;
    const netral::consistency c = examine(*files.program, how);
    output out;
    for (const netral::consistency_finding& f : c.findings) {
        out.write(f.subject + ": " + std::string(to_string(f.what)) +
                  (f.other.empty() ? "" : " " + f.other) +
                  (f.remark.empty() ? "" : ", " + f.remark) + "\n");
        if (!f.witness.empty()) out.write("  witness  " + f.witness + "\n");
    }
    out.write(counted(c.rules, "rule") + ", " + counted(c.findings.size(), "result") + "; " +
              seconds(c.took) + "\n");
    out.flush();
    if (out.failed()) return ending::wrong_usage;
    if (!c.conclusive()) return ending::inconclusive;
    return c.clean() ? ending::well : ending::negative;
}

} // namespace

void complain_of_solver()
{
    complain(codes::no_solver, "this program was built without the solver Z3, which proofs need; "
                               "install libz3-dev and build again");
}

ending prove(const prove_options& options)
{
    if (!netral::has_solver()) {
        complain_of_solver();
        return ending::something_missing;
    }
    const rule_files before = load_rules(options.before);
    if (!before) return before.unreadable ? ending::wrong_usage : ending::negative;
    return options.after.empty() ? look_at(before) : compare(options, before);
}

} // namespace harness
