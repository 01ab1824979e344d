// SPDX-License-Identifier: Apache-2.0

/// @file
/// Mutants made, loaded and held against the cases. The only door is cases/mutation.hpp.

#include <netral/cases/mutation.hpp>

#include "case_runner.hpp"
#include "change.hpp"
#include "observed.hpp"

#include <algorithm>
#include <atomic>
#include <random>
#include <thread>

namespace netral {
namespace {

using statuses = std::vector<rule_status>;

/// What all threads share; nothing of it changes once it is made, but for the counters.
struct laboratory {
    std::shared_ptr<const program> original;
    std::vector<document_node> trees;
    std::vector<const test_case*> cases;
    std::vector<statuses> usual; ///< of each case
    load_options loading;

    /// The rule set with one file changed.
    [[nodiscard]] std::shared_ptr<const program> with(const change* c) const
    {
        const auto& sources = original->rules().sources;
        const auto read = [&](std::string_view path) {
            for (std::size_t i = 0; i < sources.size(); ++i)
                if (sources[i]->name() == path)
                    return read_answer{true,
                                       c != nullptr && c->source == i
                                           ? apply(*c, trees[i])
                                           : std::string(sources[i]->text()),
                                       {}};
            return read_answer{false, {}, "it is no file of the rule set"};
        };
        const auto loaded = load(sources.front()->name(), read, loading);
        if (!loaded) return nullptr;
        auto compiled = program::compile(loaded->rules);
        return compiled ? *compiled : nullptr;
    }
};

/// The rule and all that are a breach of it, at any remove.
std::vector<rule_id> concerned(const program& p, rule_id r)
{
    std::vector<rule_id> out{r};
    for (std::size_t i = 0; i < out.size(); ++i)
        for (rule_id other = 0; other < p.rules().rules.size(); ++other) {
            const auto& bases = p.compiled(other).breach_of;
            const bool on_top = std::find(bases.begin(), bases.end(), out[i]) != bases.end();
            if (on_top && std::find(out.begin(), out.end(), other) == out.end())
                out.push_back(other);
        }
    return out;
}

/// One mutant against the cases.
class trial {
public:
    trial(const laboratory& lab, const change& c, std::shared_ptr<const program> changed)
        : lab_(lab), rule_(c.says.rule), runner_(std::move(changed))
    {
        if (rule_ != none) concerned_ = concerned(*lab.original, rule_);
    }

    /// The first case that fails, or null pointer.
    const test_case* noticed_by()
    {
        std::vector<std::size_t> order[2];
        for (std::size_t i = 0; i < lab_.cases.size(); ++i)
            order[speaks(*lab_.cases[i]) ? 0 : 1].push_back(i);
        for (const std::size_t i : order[0])
            if (!runner_.passes(*lab_.cases[i])) return lab_.cases[i];
        for (const std::size_t i : order[1])
            if (turned(i) && !runner_.passes(*lab_.cases[i])) return lab_.cases[i];
        return nullptr;
    }

private:
    bool speaks(const test_case& c) const
    {
        return std::any_of(concerned_.begin(), concerned_.end(),
                           [&](rule_id r) { return lists(c, r); });
    }

    bool turned(std::size_t i)
    {
        if (!runner_.statuses(*lab_.cases[i], now_)) return true;
        if (concerned_.empty()) return now_ != lab_.usual[i];
        return std::any_of(concerned_.begin(), concerned_.end(),
                           [&](rule_id r) { return now_[r] != lab_.usual[i][r]; });
    }

    const laboratory& lab_;
    rule_id rule_;
    std::vector<rule_id> concerned_; ///< empty: all
    case_runner runner_;
    statuses now_;
};

mutant try_out(const laboratory& lab, const change& c)
{
    mutant m;
    m.change = c.says;
    auto changed = lab.with(&c);
    if (!changed) {
        m.came_to = mutant::fate::unusable;
        return m;
    }
    m.noticed_by = trial(lab, c, std::move(changed)).noticed_by();
    m.came_to = m.noticed_by != nullptr ? mutant::fate::noticed : mutant::fate::survived;
    return m;
}

/// Evenly drawn, in their order. Not std::shuffle, which draws differently in each library.
std::vector<change> drawn(std::vector<change> all, const mutation_options& options)
{
    if (options.sample == 0 || options.sample >= all.size()) return all;
    std::mt19937_64 random(options.seed);
    std::vector<change> out;
    std::size_t wanted = options.sample;
    for (std::size_t i = 0; i < all.size() && wanted > 0; ++i) {
        if (random() % (all.size() - i) >= wanted) continue;
        out.push_back(std::move(all[i]));
        --wanted;
    }
    return out;
}

result<laboratory> prepared(const std::vector<case_file>& files,
                            const std::shared_ptr<const program>& p, const load_options& loading)
{
    laboratory lab{p, {}, {}, {}, loading};
    auto trees = trees_of(p->rules(), loading.limits);
    if (!trees) return std::move(trees).errors();
    lab.trees = std::move(*trees);
    case_runner runner(p);
    for (const case_file& file : files)
        for (const test_case& c : file.cases) {
            lab.cases.push_back(&c);
            lab.usual.emplace_back();
            (void)runner.statuses(c, lab.usual.back());
        }
    return lab;
}

} // namespace

std::vector<mutation> mutations_of(const ruleset& rules)
{
    std::vector<mutation> out;
    const auto trees = trees_of(rules, {});
    if (!trees) return out;
    for (change& c : changes_of(rules, *trees)) out.push_back(std::move(c.says));
    return out;
}

result<mutation_report> mutate(const std::vector<case_file>& files,
                               const std::shared_ptr<const program>& p, const load_options& loading,
                               const mutation_options& options)
{
    auto lab = prepared(files, p, loading);
    if (!lab) return std::move(lab).errors();
    mutation_report report;
    std::vector<change> changes = changes_of(p->rules(), lab->trees);
    report.possible = changes.size();
    changes = drawn(std::move(changes), options);
    report.mutants.resize(changes.size());
    std::atomic<std::size_t> next{0};
    std::atomic<std::size_t> done{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < changes.size(); i = next++) {
            report.mutants[i] = try_out(*lab, changes[i]);
            const std::size_t so_far = ++done;
            if (options.progress) options.progress(so_far, changes.size());
        }
    };
    std::vector<std::thread> others;
    for (unsigned n = 1; n < options.jobs; ++n) others.emplace_back(work);
    work();
    for (std::thread& t : others) t.join();
    return report;
}

} // namespace netral
