// SPDX-License-Identifier: Apache-2.0

/// @file
/// From compiled rules to rows, once, when rules are loaded.
///
/// The only door is the constructor of rule_index. Read next: rule_index.cpp.

#include "rule_filing.hpp"
#include "rule_index_parts.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>

namespace netral {

/// Lays out what the rules ask for.
class rule_index::builder {
public:
    builder(rule_index& index, const slot_layout& slots, const formula_table& formulas,
            const std::vector<compiled_rule>& rules, vectors used)
        : index_(index), parts_(*index.parts_), slots_(slots), formulas_(formulas), rules_(rules),
          vectors_(used), filed_(slots, formulas, rules)
    {
        parts_.slots = &slots;
    }

    void build()
    {
        index_.clauses_ = filed_.clause_count;
        for (const auto& [formula, why] : filed_.left_out) index_.left_out_.push_back(why);
        number_facts();
        join_facts();
        deal_places();
        for (rule_id r = 0; r < rules_.size(); ++r) {
            if (filed_.rules[r].never) mark(nobody_.data(), r);
            if (filed_.rules[r].may_be_raised) mark(parts_.raised.data(), r);
        }
        lay_out_slices();
        look_at_facts();
        for (clause_group& g : filed_.groups) lay_out_group(g);
        lay_out_texts();
        lay_out_raising();
        take_facts();
        take_clauses();
        parts_.rows.shrink();
        parts_.code.shrink();
        parts_.leaves.shrink();
        parts_.facts = std::vector<stated_fact>(std::make_move_iterator(parts_.facts.begin()),
                                                std::make_move_iterator(parts_.facts.end()));
    }

private:
    /// The facts that most entries ask for come first, since not all can have a bit of their own.
    void number_facts()
    {
        std::map<fact_id, std::size_t> uses;
        const auto count = [&](const std::vector<filed_clause>& entries) {
            for (const filed_clause& e : entries)
                for (const fact_id f : filed_.subjects_of(e.literals))
                    if (!filed_.is_set(f)) ++uses[f];
        };
        count(filed_.single);
        count(filed_.raising);
        for (const clause_group& g : filed_.groups) count(g.entries);
        std::vector<fact_id> order;
        for (const auto& [fact, n] : uses) order.push_back(fact);
        std::stable_sort(order.begin(), order.end(),
                         [&](fact_id a, fact_id b) { return uses[a] > uses[b]; });
        const std::size_t own = order.size() <= fact_bits ? order.size() : fact_bits - 1;
        parts_.own_bits = (std::uint64_t{1} << own) - 1;
        for (const fact_id f : order) {
            numbers_.emplace(f, static_cast<std::uint32_t>(parts_.facts.size()));
            parts_.facts.push_back(make_stated_fact(f, slots_, formulas_));
        }
    }

    [[nodiscard]] std::uint64_t bit_of(fact_id fact) const
    {
        return std::uint64_t{1} << std::min(numbers_.at(fact), fact_bits - 1);
    }

    /// Facts of few states share tables, the more of them the more rules there are, since every
    /// combination takes its memory.
    void join_facts()
    {
        constexpr std::size_t rules_for_a_row = 32;
        constexpr std::size_t most_rows = 256;
        std::vector<bool> used(parts_.facts.size());
        for (const filed_clause& e : filed_.single) used[number_of(e)] = true;
        tables_ =
            state_tables(parts_.facts, used, std::min(rules_.size() / rules_for_a_row, most_rows));
        parts_.tables = std::max<std::size_t>(tables_.count(), 1);
    }

    /// The stated fact of a clause that is about no other.
    [[nodiscard]] std::uint32_t number_of(const filed_clause& e) const
    {
        return numbers_.at(filed_.subject_of(e.literals.front()));
    }

    /// Rules that want a text come first, then others with clauses in groups, so that rows which
    /// speak only of them are short; then all others. Each part begins in a word of its own. In the
    /// first two those lie together that are asked as many literals, since these are gone through
    /// in a loop whose end is foretold from the last; and always those that ask for the same
    /// tables.
    void deal_places()
    {
        const std::size_t count = rules_.size();
        const std::size_t whole = rule_slices::words_of_slice(count);
        std::vector<rule_id> order(count);
        std::iota(order.begin(), order.end(), 0);
        if (count > rule_slices::line_rules) {
            const std::vector<std::uint64_t> wants = tables_asked();
            std::stable_sort(order.begin(), order.end(),
                             [&](rule_id a, rule_id b) { return wants[a] < wants[b]; });
        }
        places_.resize(count);
        std::stable_sort(order.begin(), order.end(),
                         [&](rule_id a, rule_id b) { return literals_of(a) < literals_of(b); });
        const auto deal = [&](std::size_t first_word, const auto& is_of_part) {
            std::size_t at = 64 * first_word;
            for (const rule_id r : order)
                if (is_of_part(filed_.rules[r])) places_[r] = static_cast<std::uint32_t>(at++);
            return (at + 63) / 64;
        };
        parts_.text_words = deal(0, [](const filed_rule& f) { return f.wants_text; });
        parts_.grouped_words = deal(parts_.text_words, [](const filed_rule& f) {
            return !f.wants_text && !f.clauses.empty();
        });
        const std::size_t words =
            deal(parts_.grouped_words, [](const filed_rule& f) { return f.clauses.empty(); });
        parts_.words = std::max((words + whole - 1) / whole * whole, whole);
        take_places();
    }

    /// Of its clauses in groups: rules that are asked as much are asked in a row.
    [[nodiscard]] std::size_t literals_of(rule_id r) const
    {
        std::size_t out = 0;
        for (const cell_clause& c : filed_.rules[r].clauses) out += c.size();
        return out;
    }

    void take_places()
    {
        const auto last = std::max_element(places_.begin(), places_.end());
        const std::size_t places = last == places_.end() ? 0 : *last + 1;
        parts_.rules.resize(places);
        for (auto* set : {&nobody_, &parts_.raised, &parts_.nothing}) set->resize(parts_.words);
        std::fill(nobody_.begin(), nobody_.end(), ~std::uint64_t{0});
        for (rule_id r = 0; r < rules_.size(); ++r) {
            const std::uint32_t at = places_[r];
            parts_.rules[at].rule = r;
            nobody_[at / 64] &= ~(std::uint64_t{1} << (at % 64));
        }
    }

    /// Of each rule, where the set of tables that it asks for stands in the order of the reflected
    /// binary code (F. Gray), in which neighbours differ by one table. Those with most rows weigh
    /// most.
    [[nodiscard]] std::vector<std::uint64_t> tables_asked() const
    {
        constexpr std::size_t most = 64;
        std::vector<std::uint32_t> by_rows(tables_.count());
        std::iota(by_rows.begin(), by_rows.end(), 0);
        std::stable_sort(by_rows.begin(), by_rows.end(), [&](std::uint32_t a, std::uint32_t b) {
            return tables_.rows(a) > tables_.rows(b);
        });
        std::vector<std::uint64_t> weight(tables_.count());
        for (std::size_t i = 0; i < std::min(by_rows.size(), most); ++i)
            weight[by_rows[i]] = std::uint64_t{1} << (most - 1 - i);
        std::vector<std::uint64_t> out(rules_.size());
        for (const filed_clause& e : filed_.single)
            out[e.rule] |= weight[tables_.of(number_of(e)).table];
        for (std::uint64_t& code : out)
            for (const unsigned shift : {1U, 2U, 4U, 8U, 16U, 32U}) code ^= code >> shift;
        return out;
    }

    void mark(std::uint64_t* row, rule_id r) const
    {
        const std::uint32_t at = places_[r];
        row[at / 64] |= std::uint64_t{1} << (at % 64);
    }

    [[nodiscard]] std::size_t new_rows(std::size_t words) { return parts_.rows.add(words); }

    /// Where most rules ask in their conduct for single facts, a known fact raises those that are
    /// left, and rows of what raises would say nothing more.
    void lay_out_raising()
    {
        std::size_t plain = 0;
        for (rule_id r = 0; r < rules_.size(); ++r) {
            const std::uint64_t facts = raising_facts(r);
            parts_.rules[places_[r]].raising = facts;
            if (facts != 0) ++plain;
        }
        parts_.raising_by_rows = 2 * plain < rules_.size();
        if (parts_.raising_by_rows) lay_out(filed_.raising, parts_.raising, parts_.words);
    }

    /// The facts of the conjuncts of a rule's conduct that are about one stated fact.
    std::uint64_t raising_facts(rule_id r)
    {
        std::vector<formula_id> conjuncts;
        collect_conjuncts(formulas_, rules_[r].versions.front().conduct, conjuncts);
        std::uint64_t out = 0;
        for (const formula_id f : conjuncts) {
            const auto literal = literal_of(formulas_, f);
            if (!literal || filed_.is_set(filed_.subject_of(*literal)) || !filed_.fits({*literal}))
                continue;
            out |= bit_of(literal->test->fact);
        }
        return out & parts_.own_bits;
    }

    void take_facts()
    {
        for (const filed_clause& e : filed_.single)
            parts_.rules[places_[e.rule]].asks |= bit_of(filed_.subject_of(e.literals.front()));
        for (rule_id r = 0; r < rules_.size(); ++r) {
            if (filed_.rules[r].look) parts_.rules[places_[r]].asks |= look_bit;
        }
    }

    void take_clauses()
    {
        for (std::size_t at = 0; at < parts_.rules.size(); ++at) {
            if (parts_.rules[at].rule == none) continue;
            const filed_rule& filed = filed_.rules[parts_.rules[at].rule];
            placed_rule& into = parts_.rules[at];
            const auto first_literal = parts_.code.literals.size();
            for (const cell_clause& c : filed.clauses) code(c, parts_.code);
            into.first_literal = static_cast<std::uint32_t>(first_literal);
            const auto first_leaf = parts_.leaves.literals.size();
            if (!parts_.raising_by_rows && !filed.look)
                code(other_leaves(filed, into.raising), parts_.leaves);
            into.first_leaf = static_cast<std::uint32_t>(first_leaf);
            if (!count_clauses(into)) into.asks |= look_bit;
        }
    }

    /// A rule with more than can be counted is looked at.
    bool count_clauses(placed_rule& of)
    {
        constexpr std::size_t most = std::numeric_limits<std::uint16_t>::max();
        const std::size_t literals = parts_.code.literals.size() - of.first_literal;
        const std::size_t leaves = parts_.leaves.literals.size() - of.first_leaf;
        if (std::max(literals, leaves) > most) {
            parts_.code.literals.resize(of.first_literal);
            parts_.leaves.literals.resize(of.first_leaf);
            return false;
        }
        of.literals = static_cast<std::uint16_t>(literals);
        of.leaves = static_cast<std::uint16_t>(leaves);
        return true;
    }

    void look_at_facts()
    {
        for (std::uint32_t number = 0; number < parts_.facts.size(); ++number) {
            const stated_fact& f = parts_.facts[number];
            const state_tables::place at = tables_.of(number);
            looked_at l;
            l.first = f.first;
            l.number = number;
            l.blank = f.first_blank;
            l.table = at.table;
            l.bit = std::min(number, fact_bits - 1);
            if (at.stride != 0)
                l.step = static_cast<std::uint32_t>(at.stride * parts_.slices.row_bytes(at.table));
            l.states = f.states;
            (f.is_one_word() ? parts_.one_word : parts_.others).push_back(l);
        }
    }

    /// The leaves that the facts of `raising` do not answer for.
    [[nodiscard]] cell_clause other_leaves(const filed_rule& filed, std::uint64_t raising) const
    {
        cell_clause out;
        for (const cell_literal& l : filed.leaves) {
            const fact_id subject = filed_.subject_of(l);
            if (filed_.is_set(subject) || (bit_of(subject) & raising) == 0) out.push_back(l);
        }
        return out;
    }

    /// Facts of one state first: they are asked at the least cost.
    void code(const cell_clause& c, clause_code& into)
    {
        for (const cell_literal& l : c) {
            if (filed_.is_set(filed_.subject_of(l))) continue;
            const std::uint32_t number = numbers_.at(l.test->fact);
            into.add(l, number, parts_.facts[number]);
        }
        for (const cell_literal& l : c)
            if (filed_.is_set(filed_.subject_of(l))) into.add(l);
        if (!c.empty()) into.literals.back().last = true;
    }

    void lay_out_group(clause_group& g)
    {
        std::size_t last = 0;
        for (const filed_clause& e : g.entries) last = std::max<std::size_t>(last, places_[e.rule]);
        const std::size_t words = std::min(parts_.words, (last / 64 + 4) / 4 * 4);
        row_table& t = parts_.groups.emplace_back();
        lay_out(g.entries, t, words);
        parts_.cost_of_groups += 100 + 2 * words + (15 + words / 2) * t.stated.size() +
                                 (50 + 2 * words) * t.members.size();
        t.concerned = new_rows(words);
        for (const filed_clause& e : g.entries) mark(parts_.rows.data() + t.concerned, e.rule);
    }

    /// The rows of what each state of a fact rules out.
    void lay_out_slices()
    {
        std::vector<exclusion> all;
        std::vector<std::uint64_t> states;
        for (const filed_clause& e : filed_.single) {
            const std::uint32_t number = number_of(e);
            const stated_fact& f = parts_.facts[number];
            all.push_back({places_[e.rule], number, states.size()});
            states.resize(states.size() + (f.states + 63) / 64);
            std::uint64_t* bits = states.data() + all.back().states;
            for (const cell_literal& l : e.literals) add_states(*l.test, l.negated, f, bits);
            for (std::size_t i = all.back().states; i < states.size(); ++i) states[i] = ~states[i];
        }
        parts_.slices =
            rule_slices(parts_.facts, tables_, nobody_, rule_slices::words_of_slice(rules_.size()),
                        all, states, vectors_);
    }

    /// The rows of rules that want a text.
    void lay_out_texts()
    {
        if (filed_.texts.empty()) return;
        lay_out(filed_.texts, parts_.texts, parts_.text_words);
        parts_.texts.concerned = new_rows(parts_.text_words);
        for (const filed_clause& e : filed_.texts)
            mark(parts_.rows.data() + parts_.texts.concerned, e.rule);
    }

    /// Rows of what each state satisfies.
    void lay_out(const std::vector<filed_clause>& entries, row_table& t, std::size_t words)
    {
        t.words = words;
        std::map<fact_id, std::vector<const filed_clause*>> by_fact;
        for (const filed_clause& e : entries)
            for (const fact_id f : filed_.subjects_of(e.literals)) by_fact[f].push_back(&e);
        for (const auto& [fact, all] : by_fact) {
            if (filed_.is_set(fact))
                lay_out_members(fact, all, t);
            else
                lay_out_states(fact, all, t);
        }
    }

    void lay_out_states(fact_id fact, const std::vector<const filed_clause*>& all, row_table& t)
    {
        const std::uint32_t number = numbers_.at(fact);
        const stated_fact& f = parts_.facts[number];
        const stated_use use{number, f.states, new_rows((std::size_t{f.states} + 1) * t.words)};
        t.stated.push_back(use);
        std::uint64_t* rows = parts_.rows.data() + use.rows;
        std::vector<std::uint64_t> satisfied((f.states + 63) / 64);
        for (const filed_clause* e : all) {
            std::fill(satisfied.begin(), satisfied.end(), 0);
            for (const cell_literal& l : e->literals)
                if (l.test != nullptr && l.test->fact == fact)
                    add_states(*l.test, l.negated, f, satisfied.data());
            for (std::uint32_t state = 0; state < f.states; ++state)
                if ((satisfied[state / 64] >> (state % 64) & 1U) != 0)
                    mark(rows + state * t.words, e->rule);
            mark(rows + f.states * t.words, e->rule);
        }
    }

    /// Where the members of a set, or the texts of a search, lie, and how many they are.
    [[nodiscard]] member_use members_of(fact_id subject) const
    {
        member_use use;
        if (subject < slots_.fact_count()) {
            const slot& s = slots_[subject];
            use.first = s.first;
            use.mask_words = s.mask_words;
            use.members = s.cell_count;
            return use;
        }
        const text_search& s = formulas_.searches()[subject - slots_.fact_count()];
        use.first = s.first;
        use.mask_words = s.mask_words;
        use.members = static_cast<std::uint32_t>(s.wanted.size());
        use.of_text = true;
        return use;
    }

    [[nodiscard]] static bool names(const cell_literal& l, std::size_t member)
    {
        if (l.test == nullptr) return l.text.number == member;
        return (l.test->mask[member / 64] >> (member % 64) & 1U) != 0;
    }

    void lay_out_members(fact_id subject, const std::vector<const filed_clause*>& all, row_table& t)
    {
        member_use use = members_of(subject);
        use.rows = new_rows((2 * std::size_t{use.members} + 2) * t.words);
        std::uint64_t* rows = parts_.rows.data() + use.rows;
        for (const filed_clause* e : all)
            for (const cell_literal& l : e->literals) {
                if (filed_.subject_of(l) != subject) continue;
                (l.negated ? use.forbids : use.wants) = true;
                const std::size_t offset = l.negated ? use.members : 0;
                for (std::size_t m = 0; m < use.members; ++m)
                    if (names(l, m)) mark(rows + (offset + m) * t.words, e->rule);
                mark(rows + (2 * std::size_t{use.members} + (l.negated ? 1 : 0)) * t.words,
                     e->rule);
            }
        t.members.push_back(use);
    }

    rule_index& index_;
    parts& parts_;
    const slot_layout& slots_;
    const formula_table& formulas_;
    const std::vector<compiled_rule>& rules_;
    vectors vectors_;

    rule_filing filed_;
    std::vector<std::uint32_t> places_;        ///< by rule
    std::map<fact_id, std::uint32_t> numbers_; ///< of the stated facts
    state_tables tables_;
    std::vector<std::uint64_t> nobody_; ///< see rule_slices
};

rule_index::rule_index(const slot_layout& slots, const formula_table& formulas,
                       const std::vector<compiled_rule>& rules, vectors used)
    : parts_(std::make_unique<parts>())
{
    builder(*this, slots, formulas, rules, used).build();
}

} // namespace netral
