// SPDX-License-Identifier: Apache-2.0

/// @file
/// From compiled rules to rows, once, when rules are loaded.
///
/// The only door is the constructor of rule_index. Read next: rule_index.cpp.

#include "clauses.hpp"
#include "rule_rows.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>

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

/// What every version of a rule asks for, and what only some do.
struct demands {
    std::vector<formula_id> common;
    std::vector<formula_id> of_versions;
};

demands demands_of(const formula_table& formulas, const compiled_rule& r)
{
    demands d{conjuncts_of(formulas, r.versions.front()), {}};
    for (std::size_t v = 1; v < r.versions.size(); ++v) {
        const std::vector<formula_id> other = conjuncts_of(formulas, r.versions[v]);
        std::vector<formula_id> kept;
        std::set_symmetric_difference(d.common.begin(), d.common.end(), other.begin(), other.end(),
                                      std::back_inserter(d.of_versions));
        std::set_intersection(d.common.begin(), d.common.end(), other.begin(), other.end(),
                              std::back_inserter(kept));
        d.common = std::move(kept);
    }
    return d;
}

std::size_t members_in(const cell_test& t)
{
    std::size_t n = 0;
    for (const std::uint64_t w : t.mask) n += static_cast<std::size_t>(__builtin_popcountll(w));
    return n;
}

} // namespace

/// Files clauses and raising leaves by rule, then lays out the rows.
class rule_index::builder {
public:
    builder(rule_index& index, const slot_layout& slots, const formula_table& formulas,
            const std::vector<compiled_rule>& rules)
        : index_(index), parts_(*index.parts_), slots_(slots), formulas_(formulas), rules_(rules),
          filed_(rules.size())
    {
        parts_.slots = &slots;
    }

    void build()
    {
        for (rule_id r = 0; r < rules_.size(); ++r) file(r);
        number_facts();
        deal_places();
        for (rule_id r = 0; r < rules_.size(); ++r)
            for (const auto& [set, on] : {std::pair{&parts_.out, filed_[r].never},
                                          std::pair{&parts_.raised, filed_[r].may_be_raised}})
                if (on) mark(set->data(), r);
        lay_out(single_, parts_.single, parts_.words, true);
        look_at_facts();
        // Those that say most at the least cost come first.
        std::stable_sort(groups_.begin(), groups_.end(), [](const group& a, const group& b) {
            return a.entries.size() * b.facts.size() > b.entries.size() * a.facts.size();
        });
        for (group& g : groups_) lay_out_group(g);
        lay_out_raising();
        take_seats();
        parts_.rows.shrink();
        parts_.code.shrink();
        parts_.leaves.shrink();
        parts_.facts = std::vector<stated_fact>(std::make_move_iterator(parts_.facts.begin()),
                                                std::make_move_iterator(parts_.facts.end()));
        for (const auto& [formula, why] : left_out_) index_.left_out_.push_back(why);
    }

private:
    struct filed_rule {
        bool never = false;         ///< a condition is false whatever the record
        bool may_be_raised = false; ///< by what the rows do not know
        bool look = false;
        std::uint64_t raising = 0;        ///< see rule_seat
        std::vector<cell_clause> clauses; ///< in groups
        cell_clause leaves;               ///< of the conduct
    };
    /// A clause or a raising leaf, of one rule.
    struct entry {
        rule_id rule = none;
        cell_clause literals;
    };
    struct group {
        std::vector<entry> entries;
        std::vector<fact_id> facts; ///< sorted
        rule_id last = none;        ///< the rule that was filed last
    };

    void leave_out(rule_id r, formula_id f, left_out_reason why)
    {
        filed_[r].look = true;
        left_out& l = left_out_.try_emplace(f, left_out{f, why, 0}).first->second;
        ++l.rules;
    }

    void file(rule_id r)
    {
        const compiled_rule& rule = rules_[r];
        const demands d = demands_of(formulas_, rule);
        for (const formula_id f : d.common) file_conjunct(r, f);
        for (const formula_id f : d.of_versions) leave_out(r, f, left_out_reason::version);
        const bool excepted = std::any_of(rule.versions.begin(), rule.versions.end(),
                                          [](const auto& v) { return !v.unless.empty(); });
        if (excepted || rule.versions.size() > 1 || !rule.breach_of.empty()) filed_[r].look = true;
        file_leaves(r, r);
    }

    void file_conjunct(rule_id r, formula_id f)
    {
        const auto clauses = clauses_of(formulas_, f);
        if (!clauses)
            return leave_out(r, f,
                             is_opaque(formulas_, f) ? left_out_reason::opaque
                                                     : left_out_reason::too_many);
        for (const cell_clause& c : *clauses) {
            ++index_.clauses_;
            if (c.empty())
                filed_[r].never = true;
            else if (!file_clause(r, c))
                leave_out(r, f, left_out_reason::too_many);
        }
    }

    bool file_clause(rule_id r, const cell_clause& c)
    {
        std::vector<cell_clause> parts{c};
        if (c.size() == 1 && wants_all(c.front())) parts = one_by_one(c.front());
        for (const cell_clause& part : parts) {
            if (!fits(part)) return false;
            const std::vector<fact_id> facts = subjects_of(part);
            if (facts.size() == 1 && !is_set(facts.front()))
                single_.push_back({r, part});
            else
                file_in_group(r, part, facts);
        }
        return true;
    }

    void file_in_group(rule_id r, const cell_clause& c, const std::vector<fact_id>& facts)
    {
        filed_[r].clauses.push_back(c);
        choose_group(r, facts).entries.push_back({r, c});
    }

    /// The fact that a literal is about. What searches find has numbers of its own, after the
    /// facts.
    [[nodiscard]] fact_id subject_of(const cell_literal& l) const
    {
        if (l.test != nullptr) return l.test->fact;
        return static_cast<fact_id>(slots_.fact_count()) + l.text.search;
    }

    [[nodiscard]] bool is_set(fact_id subject) const
    {
        return subject >= slots_.fact_count() || slots_[subject].kind == slot_kind::members;
    }

    [[nodiscard]] std::vector<fact_id> subjects_of(const cell_clause& c) const
    {
        std::vector<fact_id> out;
        for (const cell_literal& l : c) out.push_back(subject_of(l));
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    }

    [[nodiscard]] static bool wants_all(const cell_literal& l)
    {
        return l.test != nullptr && l.test->what == cell_test::kind::has_all && !l.negated;
    }

    /// That a set has all of some members, said member by member.
    std::vector<cell_clause> one_by_one(const cell_literal& l)
    {
        std::vector<cell_clause> out;
        for (std::size_t w = 0; w < l.test->mask.size(); ++w)
            for (std::uint64_t rest = l.test->mask[w]; rest != 0; rest &= rest - 1) {
                auto t = std::make_unique<cell_test>(*l.test);
                t->what = cell_test::kind::has_any;
                std::fill(t->mask.begin(), t->mask.end(), 0);
                t->mask[w] = rest & (~rest + 1);
                out.push_back({{t.get(), false, {}}});
                made_.push_back(std::move(t));
            }
        return out;
    }

    /// Whether rows can say it: every test is unknown of an unknown fact, and of one set the
    /// members that must not be are one demand at most.
    [[nodiscard]] bool fits(const cell_clause& c) const
    {
        std::vector<fact_id> forbidding;
        for (const cell_literal& l : c) {
            if (l.test != nullptr) {
                if (decided(ask(*l.test, slots_, slots_.blank().data()))) return false;
                if (!is_set(l.test->fact)) continue;
                if (l.test->what == cell_test::kind::has_all && members_in(*l.test) > 1)
                    return false;
            }
            if (!l.negated) continue;
            const fact_id subject = subject_of(l);
            if (std::count(forbidding.begin(), forbidding.end(), subject) != 0) return false;
            forbidding.push_back(subject);
        }
        return true;
    }

    /// A group in which the rule has no clause yet, and which looks at most of the facts anyway.
    group& choose_group(rule_id r, const std::vector<fact_id>& facts)
    {
        constexpr std::size_t cost_of_a_group = 2;
        group* best = nullptr;
        std::size_t least = facts.size() + cost_of_a_group;
        for (group& g : groups_) {
            if (g.last == r) continue;
            std::vector<fact_id> fresh;
            std::set_difference(facts.begin(), facts.end(), g.facts.begin(), g.facts.end(),
                                std::back_inserter(fresh));
            if (fresh.size() >= least) continue;
            least = fresh.size();
            best = &g;
        }
        if (best == nullptr) best = &groups_.emplace_back();
        std::vector<fact_id> all;
        std::set_union(best->facts.begin(), best->facts.end(), facts.begin(), facts.end(),
                       std::back_inserter(all));
        best->facts = std::move(all);
        best->last = r;
        return *best;
    }

    /// The leaves that raise a rule: its own, and those of the rules that it is a breach of.
    void file_leaves(rule_id r, rule_id of)
    {
        const compiled_rule& rule = rules_[of];
        bool none_of_its_own = true;
        for (const compiled_version& v : rule.versions)
            for (const formula_id leaf : v.raising) {
                none_of_its_own = false;
                file_leaf(r, leaf);
            }
        for (const rule_id base : rule.breach_of) file_leaves(r, base);
        if (none_of_its_own && rule.breach_of.empty()) is_raised_unseen(r);
    }

    void file_leaf(rule_id r, formula_id leaf)
    {
        const auto literal = literal_of(formulas_, leaf);
        if (!literal || !fits({*literal})) return is_raised_unseen(r);
        const fact_id subject = subject_of(*literal);
        if (is_set(subject) && literal->negated) {
            const auto [at, fresh] = forbidding_leaf_.try_emplace({r, subject}, *literal);
            if (!fresh && !same(at->second, *literal)) return is_raised_unseen(r);
        }
        raising_.push_back({r, {*literal}});
        filed_[r].leaves.push_back(*literal);
    }

    [[nodiscard]] static bool same(const cell_literal& a, const cell_literal& b)
    {
        if (a.test == nullptr || b.test == nullptr) return a == b;
        return *a.test == *b.test;
    }

    void is_raised_unseen(rule_id r)
    {
        filed_[r].may_be_raised = true;
        filed_[r].look = true;
    }

    /// The facts that most entries ask for come first, since not all can have a bit of their own.
    void number_facts()
    {
        std::map<fact_id, std::size_t> uses;
        const auto count = [&](const std::vector<entry>& entries) {
            for (const entry& e : entries)
                for (const fact_id f : subjects_of(e.literals))
                    if (!is_set(f)) ++uses[f];
        };
        count(single_);
        count(raising_);
        for (const group& g : groups_) count(g.entries);
        std::vector<fact_id> order;
        for (const auto& [fact, n] : uses) order.push_back(fact);
        std::stable_sort(order.begin(), order.end(),
                         [&](fact_id a, fact_id b) { return uses[a] > uses[b]; });
        const std::size_t own = order.size() <= 64 ? order.size() : 63;
        parts_.own_bits = own == 0 ? 0 : ~std::uint64_t{0} >> (64 - own);
        for (const fact_id f : order) {
            numbers_.emplace(f, static_cast<std::uint32_t>(parts_.facts.size()));
            parts_.facts.push_back(make_stated_fact(f, slots_, formulas_));
        }
    }

    [[nodiscard]] std::uint64_t bit_of(fact_id fact) const
    {
        return std::uint64_t{1} << std::min<std::uint32_t>(numbers_.at(fact), 63);
    }

    /// Rules with clauses in groups come first, so that rows which speak only of them are short;
    /// the others begin in a word of their own. Else they are in the order of the rule set.
    void deal_places()
    {
        const std::size_t count = rules_.size();
        std::vector<rule_id> order(count);
        std::iota(order.begin(), order.end(), 0);
        const auto others = std::stable_partition(
            order.begin(), order.end(), [&](rule_id r) { return !filed_[r].clauses.empty(); });
        const auto grouped = static_cast<std::size_t>(others - order.begin());
        parts_.grouped_words = (grouped + 63) / 64;
        const std::size_t words = parts_.grouped_words + (count - grouped + 63) / 64;
        parts_.words = words > 4 ? (words + 7) / 8 * 8 : 4; // for the machine's vectors
        parts_.seats.resize(count == grouped ? count : 64 * parts_.grouped_words + count - grouped);
        places_.resize(count);
        for (auto* set : {&parts_.out, &parts_.raised, &parts_.nothing}) set->resize(parts_.words);
        std::fill(parts_.out.begin(), parts_.out.end(), ~std::uint64_t{0});
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = i < grouped ? i : 64 * parts_.grouped_words + i - grouped;
            places_[order[i]] = static_cast<std::uint32_t>(at);
            parts_.seats[at].rule = order[i];
            parts_.out[at / 64] &= ~(std::uint64_t{1} << (at % 64));
        }
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
            filed_[r].raising = raising_facts(r);
            if (filed_[r].raising != 0) ++plain;
        }
        parts_.raising_by_rows = 2 * plain < rules_.size();
        if (parts_.raising_by_rows) lay_out(raising_, parts_.raising, parts_.words, false);
    }

    /// The facts of the conjuncts of a rule's conduct that are about one stated fact.
    std::uint64_t raising_facts(rule_id r)
    {
        std::vector<formula_id> conjuncts;
        collect_conjuncts(formulas_, rules_[r].versions.front().conduct, conjuncts);
        std::uint64_t out = 0;
        for (const formula_id f : conjuncts) {
            const auto literal = literal_of(formulas_, f);
            if (!literal || is_set(subject_of(*literal)) || !fits({*literal})) continue;
            out |= bit_of(literal->test->fact);
        }
        return out & parts_.own_bits;
    }

    void take_seats()
    {
        for (const entry& e : single_)
            parts_.seats[places_[e.rule]].asks |= bit_of(subjects_of(e.literals).front());
        for (rule_seat& seat : parts_.seats) {
            if (seat.rule == none) continue;
            const filed_rule& filed = filed_[seat.rule];
            seat.raising = filed.raising;
            seat.look = filed.look ? 1 : 0;
            const auto first_literal = parts_.code.literals.size();
            for (const cell_clause& c : filed.clauses) code(c, parts_.code);
            seat.first_literal = static_cast<std::uint32_t>(first_literal);
            const auto first_leaf = parts_.leaves.literals.size();
            if (!parts_.raising_by_rows && !filed.look) code(other_leaves(filed), parts_.leaves);
            seat.first_leaf = static_cast<std::uint32_t>(first_leaf);
            set_counts(seat);
        }
    }

    /// A rule with more than can be counted is looked at.
    void set_counts(rule_seat& seat)
    {
        const std::size_t literals = parts_.code.literals.size() - seat.first_literal;
        const std::size_t leaves = parts_.leaves.literals.size() - seat.first_leaf;
        if (std::max(literals, leaves) > rule_seat::most_literals) {
            seat.look = 1;
            parts_.code.literals.resize(seat.first_literal);
            parts_.leaves.literals.resize(seat.first_leaf);
            return;
        }
        seat.literals = static_cast<std::uint16_t>(literals);
        seat.leaves = static_cast<std::uint16_t>(leaves) & rule_seat::most_literals;
    }

    void look_at_facts()
    {
        for (std::uint32_t number = 0; number < parts_.facts.size(); ++number) {
            if (number >= 64 || (parts_.own_bits >> number & 1U) == 0) break;
            const stated_fact& f = parts_.facts[number];
            looked_at l{f.first, number, f.first_blank, 0, 0};
            for (const stated_use& u : parts_.single.stated) {
                if (u.fact != number) continue;
                l.rows = u.rows;
                l.words = parts_.words;
            }
            (f.is_one_word() ? parts_.one_word : parts_.others).push_back(l);
        }
    }

    /// The leaves that the facts of `raising` do not answer for.
    [[nodiscard]] cell_clause other_leaves(const filed_rule& filed) const
    {
        cell_clause out;
        for (const cell_literal& l : filed.leaves) {
            const fact_id subject = subject_of(l);
            if (is_set(subject) || (bit_of(subject) & filed.raising) == 0) out.push_back(l);
        }
        return out;
    }

    /// Facts of one state first: they are asked at the least cost.
    void code(const cell_clause& c, clause_code& into)
    {
        for (const cell_literal& l : c) {
            if (is_set(subject_of(l))) continue;
            const std::uint32_t number = numbers_.at(l.test->fact);
            into.add(l, number, parts_.facts[number]);
        }
        for (const cell_literal& l : c)
            if (is_set(subject_of(l))) into.add(l);
        if (!c.empty()) into.literals.back().last = true;
    }

    void lay_out_group(group& g)
    {
        std::size_t last = 0;
        for (const entry& e : g.entries) last = std::max<std::size_t>(last, places_[e.rule]);
        const std::size_t words = std::min(parts_.words, (last / 64 + 4) / 4 * 4);
        row_table& t = parts_.groups.emplace_back();
        lay_out(g.entries, t, words, false);
        parts_.cost_of_groups += 100 + 2 * words + (15 + words / 2) * t.stated.size() +
                                 (50 + 2 * words) * t.members.size();
        t.concerned = new_rows(words);
        for (const entry& e : g.entries) mark(parts_.rows.data() + t.concerned, e.rule);
    }

    /// Rows of what each state satisfies, or, of clauses of one fact, of what it rules out.
    void lay_out(const std::vector<entry>& entries, row_table& t, std::size_t words, bool ruled_out)
    {
        t.words = words;
        std::map<fact_id, std::vector<const entry*>> by_fact;
        for (const entry& e : entries)
            for (const fact_id f : subjects_of(e.literals)) by_fact[f].push_back(&e);
        for (const auto& [fact, all] : by_fact) {
            if (is_set(fact))
                lay_out_members(fact, all, t);
            else
                lay_out_states(fact, all, t, ruled_out);
        }
    }

    void lay_out_states(fact_id fact, const std::vector<const entry*>& all, row_table& t,
                        bool ruled_out)
    {
        const std::uint32_t number = numbers_.at(fact);
        const stated_fact& f = parts_.facts[number];
        // What a live rule leaves open of single facts, its seat says.
        const std::size_t all_rules = ruled_out ? 0 : 1;
        const stated_use use{number, f.states, new_rows((f.states + all_rules) * t.words)};
        t.stated.push_back(use);
        std::uint64_t* rows = parts_.rows.data() + use.rows;
        std::vector<std::uint64_t> satisfied((f.states + 63) / 64);
        for (const entry* e : all) {
            std::fill(satisfied.begin(), satisfied.end(), 0);
            for (const cell_literal& l : e->literals)
                if (l.test != nullptr && l.test->fact == fact)
                    add_states(*l.test, l.negated, f, satisfied.data());
            for (std::uint32_t state = 0; state < f.states; ++state)
                if (((satisfied[state / 64] >> (state % 64) & 1U) != 0) != ruled_out)
                    mark(rows + state * t.words, e->rule);
            if (!ruled_out) mark(rows + f.states * t.words, e->rule);
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

    void lay_out_members(fact_id subject, const std::vector<const entry*>& all, row_table& t)
    {
        member_use use = members_of(subject);
        use.rows = new_rows((2 * std::size_t{use.members} + 2) * t.words);
        std::uint64_t* rows = parts_.rows.data() + use.rows;
        for (const entry* e : all)
            for (const cell_literal& l : e->literals) {
                if (subject_of(l) != subject) continue;
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

    std::vector<filed_rule> filed_;
    std::vector<std::uint32_t> places_; ///< by rule
    std::vector<entry> single_;
    std::vector<group> groups_;
    std::vector<entry> raising_;
    std::vector<std::unique_ptr<cell_test>> made_;
    std::map<fact_id, std::uint32_t> numbers_; ///< of the stated facts
    std::map<std::pair<rule_id, fact_id>, cell_literal> forbidding_leaf_;
    std::map<formula_id, left_out> left_out_;
};

rule_index::rule_index(const slot_layout& slots, const formula_table& formulas,
                       const std::vector<compiled_rule>& rules)
    : parts_(std::make_unique<parts>())
{
    builder(*this, slots, formulas, rules).build();
}

} // namespace netral
