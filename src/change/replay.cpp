// SPDX-License-Identifier: Apache-2.0

/// @file
/// Records through the engine, and what the engine's outcomes say of a change. The only door is
/// witness.hpp.

#include "witness.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace netral::change {

namespace {

read_options lenient()
{
    read_options o;
    o.ignore_unknown_keys = true; // a fact that only the other side declares
    return o;
}

} // namespace

replay::replay(const program& p, reading_choice readings, std::optional<date> as_of)
    : program_(&p), readings_(std::move(readings)), as_of_(as_of), record_(p.slots()),
      reader_(p.rules(), p.slots(), p.facts_follow(), lenient()), evaluation_(p)
{
}

bool replay::read(const std::string& line)
{
    exchanged_.reset();
    if (!reader_.read(line, record_)) return false;
    exchanged_.emplace(record_, *program_, as_of_);
    const auto& warnings = record_.warnings();
    const bool contradicts =
        std::any_of(warnings.begin(), warnings.end(), [](const record_warning& w) {
            return w.what == record_warning::kind::contradicts_derived;
        });
    evaluation_.bind(record_, readings_);
    return !contradicts;
}

rule_status replay::status(rule_id r)
{
    return r == none ? rule_status::fails : evaluation_.outcome(r).status;
}

std::map<sanction_id, truth> replay::offers(rule_id r)
{
    std::map<sanction_id, truth> all;
    if (r == none) return all;
    const rule_outcome o = evaluation_.outcome(r);
    if (o.status != rule_status::holds && o.status != rule_status::open) return all;
    const compiled_rule& c = program_->compiled(r);
    for (std::size_t v = 0; v < c.versions.size(); ++v) {
        if ((o.versions >> v & 1U) == 0) continue;
        for (const sanction_id s : c.versions[v].written->sanctions.sanctions) {
            const truth applies = evaluation_.of(program_->applies_to(s));
            if (applies != truth::no) all[s] = applies == truth::yes ? truth::yes : truth::unknown;
        }
    }
    return all;
}

namespace {

using scale = std::pair<rule_nature, std::string>;

/// By measure, how it is offered; and the heaviest rank on each scale.
struct offered {
    std::map<std::string, truth> measures;
    std::map<scale, std::int32_t> heaviest;
};

offered gather(replay& side, rule_id r)
{
    offered out;
    for (const auto& [s, applies] : side.offers(r)) {
        const sanction& declared = side.under().rules().sanctions[s];
        out.measures.emplace(measure_of(declared), applies);
        const auto [at, fresh] =
            out.heaviest.try_emplace({declared.nature, declared.family}, declared.rank);
        if (!fresh) at->second = std::max(at->second, declared.rank);
    }
    return out;
}

bool heavier(const offered& a, const offered& b)
{
    return std::any_of(a.heaviest.begin(), a.heaviest.end(), [&](const auto& one) {
        const auto other = b.heaviest.find(one.first);
        return other == b.heaviest.end() || other->second < one.second;
    });
}

int level(rule_status s, const rule* r)
{
    if (r == nullptr || !makes_verdict(*r)) return 0;
    return s == rule_status::holds ? 2 : s == rule_status::open ? 1 : 0;
}

bool speaks(rule_status s)
{
    return s == rule_status::holds || s == rule_status::open;
}

std::optional<change_direction> direction_of_status(const rule* old_rule, const rule* new_rule,
                                                    rule_status old_status, rule_status new_status)
{
    const bool other_kind =
        old_rule != nullptr && new_rule != nullptr &&
        std::tuple(old_rule->effect, old_rule->nature, makes_verdict(*old_rule)) !=
            std::tuple(new_rule->effect, new_rule->nature, makes_verdict(*new_rule));
    const bool same = old_status == new_status || (!speaks(old_status) && !speaks(new_status));
    if (same && !(other_kind && speaks(old_status))) return std::nullopt;
    const int was = level(old_status, old_rule);
    const int is = level(new_status, new_rule);
    if (is > was) return change_direction::stricter;
    return is < was ? change_direction::laxer : change_direction::sideways;
}

} // namespace

std::optional<change_direction> direction_of(const rule_pair& r, change_aspect aspect,
                                             replay& before, replay& after)
{
    const auto written = [](const replay& side, rule_id id) {
        return id == none ? nullptr : &side.under().rules().rules[id];
    };
    const rule_status old_status = before.status(r.before);
    const rule_status new_status = after.status(r.after);
    if (aspect == change_aspect::status)
        return direction_of_status(written(before, r.before), written(after, r.after), old_status,
                                   new_status);
    if (old_status != new_status || !speaks(old_status)) return std::nullopt;
    const offered was = gather(before, r.before);
    const offered is = gather(after, r.after);
    if (was.measures == is.measures) return std::nullopt;
    const bool up = heavier(is, was);
    const bool down = heavier(was, is);
    if (up == down) return change_direction::sideways;
    return up ? change_direction::stricter : change_direction::laxer;
}

} // namespace netral::change
