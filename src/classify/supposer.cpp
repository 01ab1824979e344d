// SPDX-License-Identifier: Apache-2.0

/// @file
/// Supposing, and what a supposition leaves open. The only door is supposer.hpp.

#include "supposer.hpp"

#include "day_cuts.hpp"

#include <algorithm>

namespace netral {
namespace {

template <class T>
void add_once(std::vector<T>& all, const T& one)
{
    if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

} // namespace

supposer::supposer(std::shared_ptr<const netral::program> p)
    : program_(std::move(p)), parts_(*program_), owner_(program_->slots().word_count(), none),
      trial_(program_->slots()), now_(*program_)
{
    for (fact_id f = 0; f < program_->rules().facts.size(); ++f) {
        const slot& s = program_->slots()[f];
        std::fill_n(owner_.begin() + s.first, s.words(), f);
    }
    program_->facts_follow().complete(trial_, scratch_);
    nothing_.assign(follows(), follows() + program_->slots().word_count());
}

void supposer::bind(const record& r, const reading_choice& readings)
{
    stated_.assign(r.as_stated().begin(), r.as_stated().end());
    trial_ = r;
    readings_ = readings;
    spent_ = 0;
    now_.bind(trial_, readings_);
}

bool supposer::suppose(const record_words& states)
{
    ++spent_;
    std::copy(states.begin(), states.end(), trial_.words());
    for (fact_id f = 0; f < program_->rules().facts.size(); ++f)
        trial_.set_source(f, knowledge::missing);
    const std::uint64_t* const blank = program_->slots().blank().data();
    for (std::size_t w = 0; w < states.size(); ++w)
        if (states[w] != blank[w] && owner_[w] != none) {
            const bool another = states[w] != stated_[w] && is_another_string(owner_[w]);
            trial_.set_source(owner_[w], another ? knowledge::derived : knowledge::stated);
        }
    trial_.clear_warnings();
    program_->facts_follow().complete(trial_, scratch_);
    if (!trial_.warnings().empty()) return false;
    now_.bind(trial_, readings_);
    return true;
}

/// Whether a string is supposed to be none of the constants: that does not state a text.
bool supposer::is_another_string(fact_id f) const noexcept
{
    const slot& s = program_->slots()[f];
    if (s.kind != slot_kind::cells || program_->rules().facts[f].type != fact_type::string)
        return false;
    const std::uint32_t last = s.cell_count - 1;
    return (trial_.words()[s.first + last / 64] >> (last % 64) & 1U) != 0;
}

open_matters supposer::open_in(rule_id r)
{
    open_matters out;
    look(r, true, out);
    return out;
}

void supposer::look(rule_id r, bool with_addressees, open_matters& out)
{
    const compiled_rule& c = program_->compiled(r);
    for (const compiled_version& v : c.versions) {
        if (now_.of(v.in_force) == truth::no) continue;
        look(v.in_force, out);
        if (with_addressees) look(v.addressees, out);
        look(v.conduct, out);
        look(v.when, out);
        look(v.unless, out);
    }
    for (const rule_id base : c.breach_of) look(base, false, out);
}

void supposer::look(const short_list<compiled_exception>& all, open_matters& out)
{
    for (const compiled_exception& e : all) {
        if (now_.of(e.when) == truth::no) continue;
        look(e.when, out);
        look(e.unless, out);
    }
}

void supposer::look(formula_id f, open_matters& out)
{
    if (decided(now_.of(f))) return;
    const formula_table& formulas = program_->formulas();
    const formula& node = formulas[f];
    std::vector<std::uint32_t> asked;
    if (node.what == formula::kind::cell) {
        parts_.add_parts_of(formulas.cell(node), asked);
    } else if (node.what == formula::kind::opaque) {
        add_once(out.opaques, f);
        for (const fact_id fact : formulas.opaque(node).facts) parts_.add_parts_of(fact, asked);
    } else {
        for (std::uint32_t i = 0; i < node.child_count; ++i) look(formulas.children(node)[i], out);
    }
    for (const std::uint32_t part : asked)
        if (!known(part)) add_once(out.parts, part);
}

/// Where the comparison turns as the fact moves; false if that is not known yet.
bool supposer::cut_by(const day_test& t, fact_id f, std::vector<std::int64_t>& cuts)
{
    if (t.left == t.right) return false;
    const slot& s = program_->slots()[t.left == f ? t.right : t.left];
    const std::uint64_t* at = follows() + s.first;
    if (s.kind != slot_kind::interval || at[0] != at[1]) return false;
    if (t.left != f) {
        sensible_ = days_that_move(t, sensible_);
        cuts.push_back(sensible_.first.days);
        cuts.push_back(std::int64_t{sensible_.last.days} + 1);
    }
    return add_day_cuts(t, f, date{static_cast<std::int32_t>(at[0])}, cuts);
}

/// The same for what is derived from the fact; only day tests and tests of single facts will do.
bool supposer::derivations_cut(std::uint32_t part, const open_matters& matters,
                               std::vector<std::int64_t>& cuts)
{
    const ruleset& rules = program_->rules();
    const fact_id f = parts_[part].fact;
    for (const std::uint32_t derived : matters.parts) {
        const fact_id d = parts_[derived].fact;
        if (known(derived)) continue;
        for (const test& t : rules.facts[d].derivations) {
            const auto reads = t.expression.facts();
            if (std::find(reads.begin(), reads.end(), f) == reads.end()) continue;
            if (t.expression.type_kind_of(t.expression.root()) != cel::type_kind::boolean ||
                !only_compares(t.expression, t.expression.root(), f, rules, program_->slots()))
                return false;
            for (cel::expr_id node = 0; node < t.expression.size(); ++node) {
                const auto days = as_day_test(t.expression, node, program_->slots());
                if (days && (days->left == f || days->right == f) && !cut_by(*days, f, cuts))
                    return false;
            }
        }
    }
    return true;
}

bool supposer::answers(std::uint32_t part, const std::uint64_t* words, const open_matters& matters,
                       std::vector<part_answer>& out)
{
    const fact_id f = parts_[part].fact;
    const slot_kind kind = program_->slots()[f].kind;
    if (kind == slot_kind::real || kind == slot_kind::prose) return false;
    const bool countable =
        kind == slot_kind::members ||
        (kind == slot_kind::cells && program_->rules().facts[f].type != fact_type::string);
    std::vector<std::int64_t> cuts;
    sensible_ = {earliest_date, latest_date};
    for (const formula_id o : matters.opaques) {
        if (countable) break;
        const opaque_atom& atom = program_->formulas().opaque(program_->formulas()[o]);
        if (std::find(atom.facts.begin(), atom.facts.end(), f) == atom.facts.end()) continue;
        if (words == follows() && decided(now_.of(o))) continue;
        if (!atom.days || !cut_by(*atom.days, f, cuts)) return false;
    }
    if (!countable && !derivations_cut(part, matters, cuts)) return false;
    out = parts_.answers(part, words, cuts);
    // Days that a comparison would move out of the calendar are no answers.
    if (program_->rules().facts[f].type == fact_type::date)
        std::erase_if(out, [&](const part_answer& a) {
            return a.test.greatest < sensible_.first.days || a.test.least > sensible_.last.days;
        });
    return true;
}

std::optional<bool> supposer::can_be(std::size_t& budget) const
{
    return netral::can_be(*program_, parts_,
                          {follows(), follows() + program_->slots().word_count()}, budget);
}

} // namespace netral
