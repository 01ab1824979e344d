// SPDX-License-Identifier: Apache-2.0

/// @file
/// The smallest settling sets, by size, from conflicts. The only door is classify/inquiry.hpp.

#include <netral/classify/inquiry.hpp>

#include "completions.hpp"
#include "supposer.hpp"
#include "workbench.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace netral {
namespace {

using part_set = std::vector<std::uint32_t>; // sorted

/// From the ladder of natures to how near a penalty each is.
int gravity_of(rule_nature n) noexcept
{
    constexpr std::array<rule_nature, rule_nature_count> ladder{
        rule_nature::etik_lain, rule_nature::kode_etik, rule_nature::administrasi,
        rule_nature::disiplin, rule_nature::pidana};
    return static_cast<int>(std::find(ladder.begin(), ladder.end(), n) - ladder.begin());
}

bool contains_all(const part_set& large, const part_set& small)
{
    return std::includes(large.begin(), large.end(), small.begin(), small.end());
}

part_set with(const part_set& set, std::uint32_t part)
{
    part_set out = set;
    out.insert(std::upper_bound(out.begin(), out.end(), part), part);
    return out;
}

/// What a set of answers came to.
enum class result_of : std::uint8_t { settled, open, unsure };

/// Looks for the minimal settling sets of one rule, or of the verdict.
class set_search {
public:
    set_search(supposer& at, const inquiry_bounds& bounds) : at_(at), bounds_(bounds) {}

    missing_facts of_rule(rule_id r);
    missing_facts of_verdict();

    /// Whether answering these settles the rule, whatever the answers.
    bool settles(const part_set& set, rule_id r)
    {
        about_ = {r};
        whole_verdict_ = false;
        may_turn_ = has_nested_exceptions(at_.program(), r);
        return check(set) == result_of::settled;
    }

private:
    missing_facts find();
    result_of check(const part_set& set);
    result_of descend(const part_set& set, std::size_t next, const record_words& states);
    [[nodiscard]] bool is_settled();
    part_set matters_now();
    bool spent_all() const { return at_.spent() >= bounds_.suppositions; }

    supposer& at_;
    const inquiry_bounds& bounds_;
    std::vector<rule_id> about_;
    bool whole_verdict_ = false;
    bool may_turn_ = false; ///< settled need not stay settled when more is known
    open_matters at_root_;  ///< what is open before any answer
    part_set candidates_;   ///< what sets are made of
    part_set conflict_;     ///< of the last check that found one
    bool out_of_work_ = false;
    bool uncountable_ = false;
};

bool set_search::is_settled()
{
    if (!whole_verdict_) {
        const rule_status s = at_.now().outcome(about_.front()).status;
        return s == rule_status::holds || s == rule_status::fails;
    }
    const ruleset& rules = at_.program().rules();
    std::vector<rule_id> open;
    for (const standing_rule& s : at_.now().run(scope::speaking)) {
        if (!makes_verdict(rules.rules[s.rule])) continue;
        if (s.outcome.status == rule_status::holds) return true;
        open.push_back(s.rule);
    }
    if (open.empty()) return true;
    std::size_t budget = 256;
    const found none_broken =
        completion_search(at_.now(), at_.now(), &at_.parts(), budget).all_fail(open);
    at_.resume();
    return none_broken == found::no;
}

/// The parts of which every settling set that is consistent with this supposition has one.
part_set set_search::matters_now()
{
    part_set out = at_.open_in(about_.front()).parts;
    at_.parts().add_linked(out, [&](std::uint32_t part) { return !at_.known(part); });
    std::sort(out.begin(), out.end());
    return out;
}

result_of set_search::check(const part_set& set)
{
    if (spent_all()) {
        out_of_work_ = true;
        return result_of::unsure;
    }
    at_.suppose(at_.stated());
    return descend(set, 0, at_.stated());
}

/// The record that states `states` has just been supposed.
result_of set_search::descend(const part_set& set, std::size_t next, const record_words& states)
{
    if (!may_turn_ && is_settled()) return result_of::settled;
    while (next < set.size() && at_.known(set[next])) ++next;
    if (next == set.size()) {
        if (is_settled()) return result_of::settled;
        std::size_t budget = 4000;
        const auto possible = at_.can_be(budget);
        if (possible == false) return result_of::settled;
        if (!possible) {
            out_of_work_ = true;
            return result_of::unsure;
        }
        // What is settled may be open again when an exception turns out to apply; then what is
        // missing here need not be in every settling set.
        conflict_ = may_turn_ ? candidates_ : matters_now();
        return result_of::open;
    }
    std::vector<part_answer> answers;
    if (!at_.answers(set[next], at_.follows(), at_root_, answers)) {
        uncountable_ = true;
        return result_of::unsure;
    }
    bool unsure = false;
    for (const part_answer& a : answers) {
        if (spent_all()) {
            out_of_work_ = true;
            return result_of::unsure;
        }
        record_words then = states;
        if (assume(a.test, a.value, at_.program().slots(), then.data()) == assumption::refuted)
            continue;
        if (!at_.suppose(then)) continue;
        const result_of r = descend(set, next + 1, then);
        if (r == result_of::open) return r;
        unsure = unsure || r == result_of::unsure;
    }
    return unsure ? result_of::unsure : result_of::settled;
}

missing_facts set_search::find()
{
    missing_facts out;
    at_.suppose(at_.stated());
    if (is_settled()) return out;
    std::vector<part_set> minimal;
    std::set<part_set> level{{}};
    for (std::size_t size = 0; !level.empty() && size <= bounds_.facts; ++size) {
        std::set<part_set> larger;
        for (const part_set& set : level) {
            const bool wider = std::any_of(minimal.begin(), minimal.end(),
                                           [&](const part_set& m) { return contains_all(set, m); });
            if (wider) continue;
            const result_of r = check(set);
            if (r == result_of::settled) minimal.push_back(set);
            if (r != result_of::open) continue;
            for (const std::uint32_t part : conflict_)
                if (!std::binary_search(set.begin(), set.end(), part))
                    larger.insert(with(set, part));
        }
        level = std::move(larger);
    }
    out.complete = !out_of_work_ && !uncountable_ && level.empty();
    part_set used;
    for (const part_set& set : minimal) {
        settling_set s;
        for (const std::uint32_t part : set) s.parts.push_back(at_.parts()[part]);
        used.insert(used.end(), set.begin(), set.end());
        out.sets.push_back(std::move(s));
    }
    std::sort(used.begin(), used.end());
    if (!out.complete) return out;
    for (const std::uint32_t part : candidates_)
        if (!std::binary_search(used.begin(), used.end(), part))
            out.idle.push_back(at_.parts()[part]);
    return out;
}

missing_facts set_search::of_rule(rule_id r)
{
    about_ = {r};
    may_turn_ = has_nested_exceptions(at_.program(), r);
    at_.suppose(at_.stated());
    at_root_ = at_.open_in(r);
    at_.parts().add_linked(at_root_.parts, [&](std::uint32_t part) { return !at_.known(part); });
    candidates_ = at_root_.parts;
    std::sort(candidates_.begin(), candidates_.end());
    return find();
}

missing_facts set_search::of_verdict()
{
    whole_verdict_ = true;
    may_turn_ = true;
    at_.suppose(at_.stated());
    const ruleset& rules = at_.program().rules();
    for (const standing_rule& s : at_.now().run(scope::standing)) {
        if (!makes_verdict(rules.rules[s.rule])) continue;
        const open_matters m = at_.open_in(s.rule);
        at_root_.opaques.insert(at_root_.opaques.end(), m.opaques.begin(), m.opaques.end());
        if (s.outcome.status != rule_status::open) continue;
        candidates_.insert(candidates_.end(), m.parts.begin(), m.parts.end());
    }
    at_.parts().add_linked(candidates_, [&](std::uint32_t part) { return !at_.known(part); });
    at_root_.parts = candidates_;
    std::sort(candidates_.begin(), candidates_.end());
    if (candidates_.empty()) return {};
    return find();
}

/// More rules first, then graver ones, then smaller sets; then as the facts are declared.
void rank(std::vector<settling_set>& sets)
{
    std::sort(sets.begin(), sets.end(), [](const settling_set& a, const settling_set& b) {
        if (a.settles.size() != b.settles.size()) return a.settles.size() > b.settles.size();
        if (gravity_of(a.gravest) != gravity_of(b.gravest))
            return gravity_of(a.gravest) > gravity_of(b.gravest);
        if (a.parts.size() != b.parts.size()) return a.parts.size() < b.parts.size();
        return a.parts < b.parts;
    });
}

} // namespace

struct inquiry::parts {
    parts(std::shared_ptr<const program> p, inquiry_bounds b) : at(std::move(p)), bounds(b) {}

    /// Which of the open rules each set settles.
    void note_rules(missing_facts& found, const std::vector<rule_id>& open)
    {
        const ruleset& rules = at.program().rules();
        for (settling_set& s : found.sets) {
            part_set set;
            for (std::uint32_t i = 0; i < at.parts().size(); ++i)
                if (std::find(s.parts.begin(), s.parts.end(), at.parts()[i]) != s.parts.end())
                    set.push_back(i);
            for (const rule_id r : open)
                if (set_search(at, bounds).settles(set, r)) s.settles.push_back(r);
            for (const rule_id r : s.settles)
                if (r == s.settles.front() ||
                    gravity_of(rules.rules[r].nature) > gravity_of(s.gravest))
                    s.gravest = rules.rules[r].nature;
        }
        rank(found.sets);
    }

    supposer at;
    inquiry_bounds bounds;
    const record* about = nullptr;
    reading_choice readings;
};

inquiry::inquiry(std::shared_ptr<const program> p, inquiry_bounds bounds)
    : parts_(new parts(std::move(p), bounds))
{
}

inquiry::~inquiry() = default;
inquiry::inquiry(inquiry&&) noexcept = default;
inquiry& inquiry::operator=(inquiry&&) noexcept = default;

void inquiry::bind(const record& r, const reading_choice& readings)
{
    parts_->about = &r;
    parts_->readings = readings;
    parts_->at.bind(r, readings);
}

missing_facts inquiry::missing_for(rule_id r)
{
    parts_->at.bind(*parts_->about, parts_->readings);
    missing_facts out = set_search(parts_->at, parts_->bounds).of_rule(r);
    const ruleset& rules = parts_->at.program().rules();
    for (settling_set& s : out.sets) {
        s.settles = {r};
        s.gravest = rules.rules[r].nature;
    }
    rank(out.sets);
    return out;
}

missing_facts inquiry::missing_for_verdict()
{
    supposer& at = parts_->at;
    at.bind(*parts_->about, parts_->readings);
    missing_facts out = set_search(at, parts_->bounds).of_verdict();
    at.suppose(at.stated());
    std::vector<rule_id> open;
    for (const standing_rule& s : at.now().run(scope::speaking))
        if (s.outcome.status == rule_status::open &&
            makes_verdict(at.program().rules().rules[s.rule]))
            open.push_back(s.rule);
    parts_->note_rules(out, open);
    return out;
}

outlook inquiry::outlook()
{
    supposer& at = parts_->at;
    at.bind(*parts_->about, parts_->readings);
    at.suppose(at.stated());
    std::vector<rule_id> standing;
    for (rule_id r = 0; r < at.program().rules().rules.size(); ++r)
        if (makes_verdict(at.program().rules().rules[r]) && at.now().strictly(r) != truth::no)
            standing.push_back(r);
    std::stable_sort(standing.begin(), standing.end(), [&](rule_id a, rule_id b) {
        return at.now().outcome(a).status > at.now().outcome(b).status;
    });
    netral::outlook out;
    std::size_t budget = parts_->bounds.suppositions;
    const found none_broken =
        completion_search(at.now(), at.now(), &at.parts(), budget).all_fail(standing);
    if (none_broken == found::yes) out.best = verdict::not_indicated;
    if (none_broken == found::no) out.best = verdict::indicated;
    if (out.best == verdict::indicated) {
        out.worst = verdict::indicated;
        return out;
    }
    bool gave_up = false;
    for (const rule_id r : standing) {
        budget = parts_->bounds.suppositions / 8 + 1;
        at.resume();
        const found broken =
            completion_search(at.now(), at.now(), &at.parts(), budget).one_holds(r);
        gave_up = gave_up || broken == found::gave_up;
        if (broken == found::yes) {
            out.worst = verdict::indicated;
            return out;
        }
    }
    if (!gave_up) out.worst = verdict::not_indicated;
    return out;
}

void find_prospects(workbench& bench, const record& r, classification& out)
{
    const inquiry_bounds bounds{bench.options.prospect_suppositions, bench.options.prospect_facts};
    if (!bench.asked) bench.asked.emplace(bench.program, bounds);
    bench.asked->bind(r, bench.options.readings);
    out.outlook = bench.asked->outlook();
    if (out.verdict == verdict::open) out.missing = bench.asked->missing_for_verdict();
}

} // namespace netral
