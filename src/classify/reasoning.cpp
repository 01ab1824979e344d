// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reasons by forgetting, and changes by trying. The only door is classify/reasoning.hpp.

#include <netral/classify/reasoning.hpp>

#include "support.hpp"
#include "supposer.hpp"
#include "workbench.hpp"

#include <algorithm>
#include <map>

namespace netral {
namespace {

void sort_uniquely(part_list& all)
{
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
}

/// Whether an exception of the rule, or of one that it is a breach of, has exceptions itself: then
/// the rule may come out the same with less known and otherwise with more.
bool has_inner_exceptions(rule_id r, const program& p)
{
    const compiled_rule& c = p.compiled(r);
    const auto nested = [](const compiled_exception& e) { return !e.unless.empty(); };
    return std::any_of(c.versions.begin(), c.versions.end(),
                       [&](const compiled_version& v) {
                           return std::any_of(v.unless.begin(), v.unless.end(), nested);
                       }) ||
           std::any_of(c.breach_of.begin(), c.breach_of.end(),
                       [&](rule_id base) { return has_inner_exceptions(base, p); });
}

/// Looks for one reason.
class reason_search {
public:
    reason_search(supposer& at, rule_id r)
        : at_(at), rule_(r), status_(at.now().outcome(r).status),
          by_what_is_known_(!has_inner_exceptions(r, at.program()))
    {
    }

    sufficient_reason find()
    {
        kept_ = stated_of(support_of(rule_, at_.now(), at_.parts()));
        if (!is_enough(only(kept_))) {
            part_list all;
            for (const fact_id f : at_.program().compiled(rule_).facts)
                at_.parts().add_parts_of(f, all);
            at_.parts().add_linked(all, [](std::uint32_t) { return true; });
            keep_stated(all);
            if (!is_enough(only(kept_))) keep_all();
        }
        drop_what_can_be();
        sufficient_reason out{rule_, status_, {}};
        for (const std::uint32_t part : kept_) out.parts.push_back(at_.parts()[part]);
        std::sort(out.parts.begin(), out.parts.end());
        return out;
    }

private:
    [[nodiscard]] bool is_stated(std::uint32_t part) const
    {
        return at_.parts().touched(part, at_.stated().data());
    }

    /// The parts of these that the record states; for one that follows, what it may follow from.
    part_list stated_of(const part_list& parts)
    {
        part_list out;
        part_list derived;
        for (const std::uint32_t part : parts) {
            if (is_stated(part))
                out.push_back(part);
            else if (at_.known(part))
                derived.push_back(part);
        }
        if (!derived.empty()) {
            at_.parts().add_linked(derived, [](std::uint32_t) { return true; });
            for (const std::uint32_t part : derived)
                if (is_stated(part)) out.push_back(part);
            sort_uniquely(out);
        }
        return out;
    }

    void keep_stated(const part_list& of)
    {
        kept_.clear();
        for (const std::uint32_t part : of)
            if (is_stated(part)) kept_.push_back(part);
        sort_uniquely(kept_);
    }

    void keep_all()
    {
        kept_.clear();
        for (std::uint32_t part = 0; part < at_.parts().size(); ++part)
            if (is_stated(part)) kept_.push_back(part);
    }

    [[nodiscard]] record_words only(const part_list& parts) const
    {
        record_words words = at_.program().slots().blank();
        for (const std::uint32_t part : parts)
            at_.parts().copy(part, at_.stated().data(), words.data());
        return words;
    }

    bool is_enough(const record_words& words)
    {
        if (!at_.suppose(words) || at_.now().outcome(rule_).status != status_) return false;
        const std::uint64_t* const all = at_.now().words();
        follows_.assign(all, all + words.size());
        return true;
    }

    /// The same for what was enough last, without one part.
    bool is_enough_without(std::uint32_t part, const record_words& words)
    {
        const part_table& parts = at_.parts();
        const std::uint64_t* const nothing = at_.nothing().data();
        if (parts.stands_alone(part, kept_, follows_.data(), nothing, alone_)) {
            // What follows from the others stays as it was worked out.
            trial_ = follows_;
            for (const std::uint32_t one : alone_) parts.copy(one, nothing, trial_.data());
            at_.now().assume(trial_.data());
            if (at_.now().outcome(rule_).status != status_) return false;
            follows_.swap(trial_);
            at_.now().assume(follows_.data());
            return true;
        }
        if (by_what_is_known_ && parts.only_takes_away(part, follows_.data(), nothing)) {
            // Not even with what would no longer follow?
            trial_ = follows_;
            parts.copy(part, nothing, trial_.data());
            at_.now().assume(trial_.data());
            if (at_.now().outcome(rule_).status != status_) return false;
        }
        return is_enough(words);
    }

    /// A part that was needed is so as long as nothing else was dropped.
    void drop_what_can_be()
    {
        record_words words = only(kept_);
        record_words less;
        std::size_t i = kept_.size();
        for (std::size_t needed = 0; needed < kept_.size();) {
            if (i == 0) i = kept_.size();
            --i;
            less = words;
            at_.parts().forget(kept_[i], less.data());
            if (!is_enough_without(kept_[i], less)) {
                ++needed;
                continue;
            }
            words.swap(less);
            kept_.erase(kept_.begin() + static_cast<std::ptrdiff_t>(i));
            needed = 0;
        }
    }

    supposer& at_;
    rule_id rule_;
    rule_status status_;
    bool
        by_what_is_known_; ///< what is enough stays so when more is known that leaves it consistent
    part_list kept_;
    record_words follows_; ///< from what was enough last
    record_words trial_;
    part_list alone_;
};

/// One part as it was tried.
struct trial {
    std::uint32_t part = 0;
    part_answer answer;
};

/// Looks for one change.
class change_search {
public:
    change_search(supposer& at, rule_id r, const inquiry_bounds& bounds)
        : at_(at), rule_(r), bounds_(bounds)
    {
        open_matters all;
        for (const fact_id f : at.program().compiled(r).facts)
            at.parts().add_parts_of(f, all.parts);
        for (formula_id f = 0; f < at.program().formulas().size(); ++f)
            if (at.program().formulas()[f].what == formula::kind::opaque) all.opaques.push_back(f);
        matters_ = std::move(all);
    }

    holding_change find()
    {
        holding_change out;
        for (std::size_t size = 0; size <= bounds_.facts && !found_ && !spent_all_; ++size)
            found_ = deepen(at_.stated(), size);
        out.smallest = !spent_all_ && !uncountable_;
        if (!found_) {
            found_ = climb();
            out.smallest = out.smallest && !found_;
        }
        out.found = found_;
        if (!found_) return out;
        for (const trial& t : trials_) out.changes.push_back(as_change(t));
        return out;
    }

private:
    bool holds() { return at_.now().outcome(rule_).status == rule_status::holds; }
    bool deepen(const record_words& states, std::size_t left);
    bool climb();
    void leave_out_what_can_be();
    [[nodiscard]] std::size_t obstacles();
    part_list to_try(bool consistent);
    std::vector<part_answer> other_answers(std::uint32_t part, record_words& without);
    [[nodiscard]] fact_change as_change(const trial& t) const;
    [[nodiscard]] bool tried(std::uint32_t part) const
    {
        return std::any_of(trials_.begin(), trials_.end(),
                           [&](const trial& t) { return t.part == part; });
    }
    bool suppose(const record_words& states)
    {
        if (at_.spent() >= bounds_.suppositions) spent_all_ = true;
        return at_.suppose(states);
    }

    supposer& at_;
    rule_id rule_;
    const inquiry_bounds& bounds_;
    open_matters matters_;
    std::vector<trial> trials_;
    std::map<record_words, std::size_t> dead_; ///< states, and how many more changes do not help
    bool found_ = false;
    bool spent_all_ = false;
    bool uncountable_ = false;
};

/// Parts of which every change that makes the rule hold has one: for each version the smallest
/// obstacle. Where what was supposed cannot be, what is linked with the changes so far.
part_list change_search::to_try(bool consistent)
{
    part_list out;
    if (consistent) {
        for (const auto& version : obstacles_of(rule_, at_.now(), at_.parts())) {
            const auto least =
                std::min_element(version.begin(), version.end(),
                                 [](const auto& a, const auto& b) { return a.size() < b.size(); });
            if (least != version.end()) out.insert(out.end(), least->begin(), least->end());
        }
    } else {
        for (const trial& t : trials_) out.push_back(t.part);
    }
    at_.parts().add_linked(out, [](std::uint32_t) { return true; });
    return out;
}

/// The answers to a part beside what the record says of it; it is forgotten in `without`.
std::vector<part_answer> change_search::other_answers(std::uint32_t part, record_words& without)
{
    std::vector<part_answer> out;
    at_.parts().forget(part, without.data());
    if (!at_.answers(part, without.data(), matters_, out)) uncountable_ = true;
    return out;
}

bool change_search::deepen(const record_words& states, std::size_t left)
{
    // The same changes in another order come to the same states.
    const auto dead = dead_.find(states);
    if (dead != dead_.end() && dead->second >= left) return false;
    const bool consistent = suppose(states);
    if (consistent && holds()) return true;
    if (spent_all_) return false;
    dead_[states] = left; // or it is found below
    if (left == 0) return false;
    const part_list next = to_try(consistent);
    for (const std::uint32_t part : next) {
        if (tried(part)) continue;
        suppose(states);
        record_words without = states;
        for (const part_answer& a : other_answers(part, without)) {
            record_words then = without;
            assume(a.test, a.value, at_.program().slots(), then.data());
            if (then == states) continue;
            trials_.push_back({part, a});
            if (deepen(then, left - 1)) return true;
            trials_.pop_back();
            if (spent_all_) return false;
        }
    }
    return false;
}

std::size_t change_search::obstacles()
{
    std::size_t fewest = SIZE_MAX;
    for (const auto& version : obstacles_of(rule_, at_.now(), at_.parts()))
        fewest = std::min(fewest, version.size());
    return fewest;
}

/// Past the bound: one obstacle after the other is removed by the first change that does.
bool change_search::climb()
{
    constexpr std::size_t most_steps = 16;
    trials_.clear();
    record_words states = at_.stated();
    at_.suppose(states);
    for (std::size_t step = 0; step < most_steps && !holds(); ++step) {
        const std::size_t before = obstacles();
        bool better = false;
        for (const auto& version : obstacles_of(rule_, at_.now(), at_.parts())) {
            if (version.size() != before) continue;
            for (const std::uint32_t part : version.front()) {
                at_.suppose(states);
                record_words without = states;
                for (const part_answer& a : other_answers(part, without)) {
                    record_words then = without;
                    assume(a.test, a.value, at_.program().slots(), then.data());
                    if (then == states || !at_.suppose(then) || obstacles() >= before) continue;
                    std::erase_if(trials_, [&](const trial& t) { return t.part == part; });
                    trials_.push_back({part, a});
                    states = std::move(then);
                    better = true;
                    break;
                }
                if (better) break;
            }
            break;
        }
        if (!better) return false;
        at_.suppose(states);
    }
    if (!holds()) return false;
    leave_out_what_can_be();
    return true;
}

void change_search::leave_out_what_can_be()
{
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < trials_.size(); ++i) {
            record_words states = at_.stated();
            for (std::size_t j = 0; j < trials_.size(); ++j) {
                if (j == i) continue;
                at_.parts().forget(trials_[j].part, states.data());
                assume(trials_[j].answer.test, trials_[j].answer.value, at_.program().slots(),
                       states.data());
            }
            if (!at_.suppose(states) || !holds()) continue;
            trials_.erase(trials_.begin() + static_cast<std::ptrdiff_t>(i));
            again = true;
            break;
        }
    }
}

fact_change change_search::as_change(const trial& t) const
{
    fact_change out;
    out.part = at_.parts()[t.part];
    out.was_known = at_.parts().touched(t.part, at_.stated().data());
    out.to = text_of(t.answer, out.part, at_.program());
    return out;
}

void consider(const short_list<compiled_exception>& all, evaluation& asked,
              std::vector<exception_finding>& out)
{
    for (const compiled_exception& e : all) {
        out.push_back({e.written, asked.of(e)});
        consider(e.unless, asked, out);
    }
}

/// One reading at a time, as a classification does.
std::vector<reading_turn> turns_of(rule_id r, evaluation& asked)
{
    std::vector<reading_turn> out;
    const program& p = asked.of_program();
    const rule_status is = asked.outcome(r).status;
    const record_words as_is(asked.words(), asked.words() + p.slots().word_count());
    for (reading_id i = 0; i < p.rules().readings.size(); ++i) {
        const auto& turning = p.turning_on(i);
        if (std::find(turning.begin(), turning.end(), r) == turning.end()) continue;
        const slot& s = p.slots()[p.rules().readings[i].fact];
        for (std::uint32_t option = 0; option < p.rules().readings[i].options.size(); ++option) {
            record_words words = as_is;
            std::fill_n(words.begin() + s.first, s.mask_words, 0);
            words[s.first + option / 64] = std::uint64_t{1} << (option % 64);
            if (words == as_is) continue;
            asked.assume(words.data());
            const rule_status then = asked.outcome(r).status;
            if (then != is) out.push_back({i, option, then});
        }
    }
    return out;
}

} // namespace

struct reasoning::parts {
    parts(std::shared_ptr<const program> p, inquiry_bounds b) : at(std::move(p)), bounds(b) {}

    supposer at;
    inquiry_bounds bounds;
    const record* about = nullptr;
    reading_choice readings;
};

reasoning::reasoning(std::shared_ptr<const program> p, inquiry_bounds bounds)
    : parts_(new parts(std::move(p), bounds))
{
}

reasoning::~reasoning() = default;
reasoning::reasoning(reasoning&&) noexcept = default;
reasoning& reasoning::operator=(reasoning&&) noexcept = default;

void reasoning::bind(const record& r, const reading_choice& readings)
{
    parts_->about = &r;
    parts_->readings = readings;
    parts_->at.bind(r, readings);
}

sufficient_reason reasoning::why(rule_id r)
{
    parts_->at.bind(*parts_->about, parts_->readings);
    return reason_search(parts_->at, r).find();
}

holding_change reasoning::why_not(rule_id r)
{
    parts_->at.bind(*parts_->about, parts_->readings);
    return change_search(parts_->at, r, parts_->bounds).find();
}

rule_explanation reasoning::explain(rule_id r, bool with_change)
{
    supposer& at = parts_->at;
    at.bind(*parts_->about, parts_->readings);
    rule_explanation out;
    out.because = reasons_of(at.now(), r);
    for (const compiled_version& v : at.program().compiled(r).versions)
        if (at.now().of(v.in_force) != truth::no) consider(v.unless, at.now(), out.exceptions);
    out.turns_on = turns_of(r, at.now());
    at.resume();
    out.enough = reason_search(at, r).find();
    if (with_change && out.enough.status != rule_status::holds) out.change = why_not(r);
    return out;
}

} // namespace netral
