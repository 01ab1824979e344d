// SPDX-License-Identifier: Apache-2.0

/// @file
/// Outcomes to classification: the verdict and the findings, and the order of the other passes.
/// The only door is classify/classifier.hpp.

#include "workbench.hpp"

#include <algorithm>
#include <span>

namespace netral {

std::string_view to_string(verdict v) noexcept
{
    switch (v) {
    case verdict::not_indicated: return "not_indicated";
    case verdict::open: return "open";
    case verdict::indicated: return "indicated";
    }
    return {};
}

struct classifier::parts {
    workbench bench;
};

namespace {

constexpr code no_such_reading{5010};
constexpr code no_such_option{5011};

verdict verdict_of(rule_status s) noexcept
{
    return s == rule_status::holds  ? verdict::indicated
           : s == rule_status::open ? verdict::open
                                    : verdict::not_indicated;
}

void empty(classification& out, const record& r, detail d)
{
    out.record = r.id();
    out.verdict = verdict::not_indicated;
    out.robust.reset();
    out.by_nature.fill({});
    out.findings.clear();
    out.unverified.clear();
    out.not_raised = 0;
    out.failed = 0;
    out.sanctions.clear();
    out.questions.clear();
    out.questions_complete = true;
    out.deadlines.clear();
    out.admissibility.clear();
    out.errors.clear();
    out.warnings.clear();
    if (d != detail::verdict) out.warnings = r.warnings();
    out.ignored_keys = r.ignored_keys;
    out.outlook.reset();
    out.missing.reset();
}

finding finding_of(rule_id r, const rule_outcome& outcome, detail d)
{
    finding f;
    f.rule = r;
    f.status = outcome.status;
    f.erred = outcome.erred;
    if (d == detail::verdict) return f;
    for (std::uint32_t v = 0; v < 32; ++v)
        if ((outcome.versions >> v & 1U) != 0) f.versions.push_back(v);
    return f;
}

void gather(const workbench& bench, std::span<const standing_rule> standing, classification& out)
{
    if (bench.options.detail != detail::verdict)
        out.failed = bench.rules().rules.size() - standing.size();
    for (const standing_rule& s : standing) {
        const rule_status status = s.outcome.status;
        if (status == rule_status::not_raised) ++out.not_raised;
        if (status != rule_status::holds && status != rule_status::open) continue;

        const rule& written = bench.rules().rules[s.rule];
        const bool unverified = written.confidence == rule_confidence::low;
        (unverified ? out.unverified : out.findings)
            .push_back(finding_of(s.rule, s.outcome, bench.options.detail));
        if (!makes_verdict(written)) continue;
        auto& nature = out.by_nature[static_cast<std::size_t>(written.nature)];
        nature.speaks = true;
        nature.says = std::max(nature.says, verdict_of(status));
        out.verdict = std::max(out.verdict, verdict_of(status));
    }
}

finding& finding_about(workbench& bench, classification& out, rule_id r, const rule_outcome& now)
{
    auto& list =
        bench.rules().rules[r].confidence == rule_confidence::low ? out.unverified : out.findings;
    const auto at =
        std::find_if(list.begin(), list.end(), [&](const finding& f) { return f.rule == r; });
    if (at != list.end()) return *at;
    list.push_back(finding_of(r, now, bench.options.detail));
    return list.back();
}

bool speaks(rule_status s) noexcept
{
    return s == rule_status::holds || s == rule_status::open;
}

/// Varies one reading at a time.
void find_turns(workbench& bench, classification& out)
{
    const auto& readings = bench.rules().readings;
    for (reading_id i = 0; i < readings.size(); ++i) {
        if (bench.program->turning_on(i).empty()) continue;
        const slot& s = bench.program->slots()[readings[i].fact];
        const std::uint32_t now =
            i < bench.options.readings.size() ? bench.options.readings[i] : readings[i].chosen;
        for (std::uint32_t option = 0; option < readings[i].options.size(); ++option) {
            if (option == now) continue;
            auto& words = bench.suppose();
            std::fill_n(words.begin() + s.first, s.mask_words, 0);
            words[s.first + option / 64] = std::uint64_t{1} << (option % 64);
            bench.supposed.assume(words.data());
            for (const rule_id r : bench.program->turning_on(i)) {
                const rule_status then = bench.supposed.outcome(r).status;
                const rule_outcome is = bench.facts.outcome(r);
                if (then != is.status && (speaks(then) || speaks(is.status)))
                    finding_about(bench, out, r, is).turns_on.push_back({i, option, then});
            }
        }
    }
}

void order(std::vector<finding>& findings)
{
    std::sort(findings.begin(), findings.end(), [](const finding& a, const finding& b) {
        if (a.status != b.status) return a.status > b.status; // holds, open, fails, not raised
        return a.rule < b.rule;
    });
}

} // namespace

result<reading_choice>
choose_readings(const ruleset& rules, const std::vector<std::pair<std::string, std::string>>& named)
{
    reading_choice chosen;
    for (const reading& r : rules.readings) chosen.push_back(r.chosen);
    diagnostics errors;
    const auto complain = [&](code id, std::string message, std::string_view near) {
        diagnostic d;
        d.id = id;
        d.message = std::move(message);
        if (!near.empty()) d.help = "did you mean `" + std::string(near) + "`?";
        errors.push_back(std::move(d));
    };
    for (const auto& choice : named) {
        const std::string& name = choice.first;
        const std::string& option = choice.second;
        const reading_id id = rules.find_reading(name);
        if (id == none) {
            std::vector<std::string_view> names;
            for (const reading& r : rules.readings) names.push_back(r.name);
            complain(no_such_reading, "the rule set has no reading `" + name + "`",
                     nearest(name, names));
            continue;
        }
        const auto& options = rules.readings[id].options;
        const auto at = std::find_if(options.begin(), options.end(),
                                     [&](const reading_option& o) { return o.name == option; });
        if (at == options.end()) {
            std::vector<std::string_view> names;
            for (const reading_option& o : options) names.push_back(o.name);
            complain(no_such_option, "reading `" + name + "` has no option `" + option + "`",
                     nearest(option, names));
            continue;
        }
        chosen[id] = static_cast<std::uint32_t>(at - options.begin());
    }
    if (!errors.empty()) return errors;
    return chosen;
}

classifier::classifier(std::shared_ptr<const program> p, classify_options options)
    : parts_(new parts{workbench(std::move(p), std::move(options))})
{
}

classifier::~classifier() = default;
classifier::classifier(classifier&&) noexcept = default;
classifier& classifier::operator=(classifier&&) noexcept = default;

const program& classifier::compiled() const noexcept
{
    return *parts_->bench.program;
}

classification classifier::classify(const record& r)
{
    classification out;
    classify(r, out);
    return out;
}

void classifier::classify(const record& r, classification& out)
{
    workbench& bench = parts_->bench;
    const detail d = bench.options.detail;
    empty(out, r, d);
    bench.facts.bind(r, bench.options.readings);
    std::span<const standing_rule> standing =
        bench.facts.run(d == detail::verdict ? scope::speaking : scope::standing);
    gather(bench, standing, out);
    if (d != detail::verdict || out.verdict == verdict::open)
        bench.supposed.bind(r, bench.options.readings);
    find_robustness(bench, standing, out);
    if (d != detail::verdict) {
        const bool all = !bench.options.outcomes_only;
        if (all) find_turns(bench, out);
        find_consequences(bench, out);
        if (all) find_questions(bench, out);
        if (d == detail::full) find_reasons(bench, out);
        if (d == detail::full && all) find_prospects(bench, r, out);
        out.errors = bench.facts.errors();
    }
    order(out.findings);
    order(out.unverified);
}

} // namespace netral
