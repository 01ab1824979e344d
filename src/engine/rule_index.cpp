// SPDX-License-Identifier: Apache-2.0

/// @file
/// Rows of rules by cell. The only door is engine/rule_index.hpp.

#include <netral/engine/program.hpp>
#include <netral/engine/rule_index.hpp>

#include <algorithm>
#include <bit>
#include <iterator>
#include <map>
#include <tuple>

namespace netral {
namespace {

/// The formulas that must all be true for `f` to be: the children of a conjunction, or itself.
void collect_conjuncts(const formula_table& formulas, formula_id f, std::vector<formula_id>& into)
{
    const formula& node = formulas[f];
    if (node.what != formula::kind::all) {
        if (node.what != formula::kind::constant || !node.value) into.push_back(f);
        return;
    }
    const formula_id* child = formulas.children(node);
    for (std::uint32_t i = 0; i < node.child_count; ++i)
        collect_conjuncts(formulas, child[i], into);
}

std::vector<formula_id> conjuncts_of(const formula_table& formulas, const compiled_version& v)
{
    std::vector<formula_id> out;
    for (const formula_id part : {v.in_force, v.addressees, v.conduct, v.when})
        collect_conjuncts(formulas, part, out);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

/// The conjuncts of a rule under every version.
std::vector<formula_id> conjuncts_of(const formula_table& formulas, const compiled_rule& r)
{
    std::vector<formula_id> common = conjuncts_of(formulas, r.versions.front());
    for (std::size_t v = 1; v < r.versions.size(); ++v) {
        const std::vector<formula_id> other = conjuncts_of(formulas, r.versions[v]);
        std::vector<formula_id> kept;
        std::set_intersection(common.begin(), common.end(), other.begin(), other.end(),
                              std::back_inserter(kept));
        common = std::move(kept);
    }
    return common;
}

void unite(std::uint64_t* into, const std::uint64_t* row, std::size_t n) noexcept
{
    for (std::size_t w = 0; w < n; ++w) into[w] |= row[w];
}

/// The only bit of a mask, or -1 where there are several.
int only_bit(const std::uint64_t* mask, std::uint32_t words) noexcept
{
    int found = -1;
    for (std::uint32_t w = 0; w < words; ++w) {
        if (mask[w] == 0) continue;
        if (found >= 0 || !std::has_single_bit(mask[w])) return -1;
        found = static_cast<int>(w * 64) + std::countr_zero(mask[w]);
    }
    return found;
}

} // namespace

/// Collects the indexable conjuncts by fact, then lays out the rows.
class rule_index::builder {
public:
    builder(rule_index& index, const slot_layout& slots, const formula_table& formulas)
        : index_(index), slots_(slots), formulas_(formulas)
    {
    }

    void add(rule_id rule, formula_id conjunct)
    {
        const formula* node = &formulas_[conjunct];
        const bool negated = node->what == formula::kind::negation;
        if (negated) node = &formulas_[*formulas_.children(*node)];
        if (node->what != formula::kind::cell || !file(rule, formulas_.cell(*node), negated)) {
            left_out_[conjunct].push_back(rule);
            return;
        }
        ++index_.indexed_;
    }

    void lay_out()
    {
        for (const auto& [fact, all] : by_cell_) lay_out_cells(fact, all);
        for (const auto& [fact, all] : by_bound_) lay_out_bounds(fact, all);
        for (const auto& [key, all] : by_member_)
            lay_out_members(std::get<0>(key), std::get<1>(key), all);
        for (const auto& [formula, rules] : left_out_) list_left_out(formula, rules);
        std::stable_sort(index_.shared_.begin(), index_.shared_.end(),
                         [&](const shared_conjunct& a, const shared_conjunct& b) {
                             return left_out_[a.formula].size() > left_out_[b.formula].size();
                         });
    }

private:
    struct use {
        rule_id rule;
        const cell_test* test;
        bool negated;
    };
    using uses = std::vector<use>;

    bool file(rule_id rule, const cell_test& t, bool negated)
    {
        switch (t.what) {
        case cell_test::kind::in_cells:
            by_cell_[t.fact].push_back({rule, &t, negated});
            return true;
        case cell_test::kind::within: by_bound_[t.fact].push_back({rule, &t, negated}); return true;
        case cell_test::kind::has_any: {
            // Each of several demands of one rule on one set has rows of its own.
            const std::uint32_t nth = demands_[{t.fact, negated, rule}]++;
            by_member_[{t.fact, negated, negated ? 0 : nth}].push_back({rule, &t, negated});
            return true;
        }
        default: return false;
        }
    }

    std::size_t new_rows(std::size_t count)
    {
        const std::size_t at = index_.rows_.size();
        index_.rows_.resize(at + count * index_.set_words_);
        return at;
    }

    void set(std::size_t rows, std::size_t row, rule_id rule)
    {
        index_.rows_[rows + row * index_.set_words_ + rule / 64] |= std::uint64_t{1} << (rule % 64);
    }

    void lay_out_cells(fact_id fact, const uses& all)
    {
        const slot& s = slots_[fact];
        by_cell part{s.first, s.mask_words, new_rows(s.cell_count)};
        for (const use& u : all)
            for (std::uint32_t cell = 0; cell < s.cell_count; ++cell)
                if (((u.test->mask[cell / 64] >> (cell % 64) & 1U) != 0) == u.negated)
                    set(part.rows, cell, u.rule);
        index_.cells_.push_back(part);
    }

    void lay_out_bounds(fact_id fact, const uses& all)
    {
        by_bound part;
        part.first = slots_[fact].first;
        for (const use& u : all) {
            if (u.test->least != INT64_MIN) part.begins.push_back(u.test->least);
            if (u.test->greatest != INT64_MAX) part.begins.push_back(u.test->greatest + 1);
        }
        std::sort(part.begins.begin(), part.begins.end());
        part.begins.erase(std::unique(part.begins.begin(), part.begins.end()), part.begins.end());
        part.rows = new_rows(part.begins.size() + 1);
        for (const use& u : all) {
            for (std::size_t row = 0; row <= part.begins.size(); ++row) {
                const std::int64_t begin = row == 0 ? INT64_MIN : part.begins[row - 1];
                const bool inside = u.test->least <= begin && begin <= u.test->greatest;
                if (inside == u.negated) set(part.rows, row, u.rule);
            }
        }
        index_.bounds_.push_back(std::move(part));
    }

    void lay_out_members(fact_id fact, bool negated, const uses& all)
    {
        const slot& s = slots_[fact];
        by_member part{s.first, s.mask_words, s.cell_count, negated, new_rows(1 + s.cell_count)};
        for (const use& u : all) {
            set(part.rows, 0, u.rule);
            for (std::uint32_t m = 0; m < s.cell_count; ++m)
                if ((u.test->mask[m / 64] >> (m % 64) & 1U) != 0) set(part.rows, 1 + m, u.rule);
        }
        index_.members_.push_back(part);
    }

    void list_left_out(formula_id formula, const std::vector<rule_id>& rules)
    {
        index_.left_out_.push_back(formula);
        if (rules.size() < 2) return;
        shared_conjunct shared{formula, std::vector<std::uint64_t>(index_.set_words_)};
        for (const rule_id r : rules) shared.rules[r / 64] |= std::uint64_t{1} << (r % 64);
        index_.shared_.push_back(std::move(shared));
    }

    rule_index& index_;
    const slot_layout& slots_;
    const formula_table& formulas_;
    std::map<fact_id, uses> by_cell_;
    std::map<fact_id, uses> by_bound_;
    std::map<std::tuple<fact_id, bool, std::uint32_t>, uses> by_member_;
    std::map<std::tuple<fact_id, bool, rule_id>, std::uint32_t> demands_;
    std::map<formula_id, std::vector<rule_id>> left_out_;
};

rule_index::rule_index(const slot_layout& slots, const formula_table& formulas,
                       const std::vector<compiled_rule>& rules)
    : set_words_((rules.size() + 63) / 64)
{
    builder b(*this, slots, formulas);
    for (rule_id r = 0; r < rules.size(); ++r)
        for (const formula_id conjunct : conjuncts_of(formulas, rules[r])) b.add(r, conjunct);
    b.lay_out();
}

void rule_index::rule_out(const std::uint64_t* words, std::uint64_t* out) const noexcept
{
    const std::size_t n = set_words_;
    std::fill_n(out, n, 0);
    for (const by_cell& part : cells_) {
        const int cell = only_bit(words + part.first, part.mask_words);
        if (cell >= 0) unite(out, rows_.data() + part.rows + static_cast<std::size_t>(cell) * n, n);
    }
    for (const by_bound& part : bounds_) {
        if (words[part.first] != words[part.first + 1]) continue;
        const auto value = static_cast<std::int64_t>(words[part.first]);
        const auto row =
            std::upper_bound(part.begins.begin(), part.begins.end(), value) - part.begins.begin();
        unite(out, rows_.data() + part.rows + static_cast<std::size_t>(row) * n, n);
    }
    for (const by_member& part : members_) rule_out_by_members(part, words + part.first, out);
}

/// A demand for some of its members is in vain when all of them are known not to hold; a demand
/// for none of them, when one of them holds.
void rule_index::rule_out_by_members(const by_member& part, const std::uint64_t* members,
                                     std::uint64_t* out) const noexcept
{
    const std::size_t n = set_words_;
    const std::uint64_t* rows = rows_.data() + part.rows;
    const std::uint64_t* has_not = members + part.mask_words;
    if (part.negated) {
        for (std::uint32_t w = 0; w < part.mask_words; ++w)
            for (std::uint64_t rest = members[w]; rest != 0; rest &= rest - 1)
                unite(out, rows + (1 + w * 64 + static_cast<unsigned>(std::countr_zero(rest))) * n,
                      n);
        return;
    }
    bool something = false; // known not to hold; otherwise no demand is in vain
    for (std::uint32_t w = 0; w < part.mask_words; ++w) something = something || has_not[w] != 0;
    if (!something) return;
    for (std::size_t at = 0; at < n; ++at) {
        std::uint64_t unmet = rows[at];
        for (std::uint32_t w = 0; w < part.mask_words && unmet != 0; ++w)
            for (std::uint64_t rest = ~has_not[w]; rest != 0 && unmet != 0; rest &= rest - 1) {
                const std::size_t m = w * 64 + static_cast<unsigned>(std::countr_zero(rest));
                if (m >= part.member_count) break;
                unmet &= ~rows[(1 + m) * n + at];
            }
        out[at] |= unmet;
    }
}

} // namespace netral
