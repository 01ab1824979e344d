// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the words of a record to what is so of every rule: chooses rows and unites them.
///
/// The only door is engine/rule_index.hpp. Read next: rule_index_builder.cpp.

#include "rule_rows.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <bit>

namespace netral {
namespace {

using row = const std::uint64_t*;

/// What the words say of the members of a set that rules of a table ask for.
class member_ruling {
public:
    member_ruling(const member_use& u, const std::uint64_t* words, row rows, std::size_t n)
        : use_(u), has_(words + u.first), has_not_(has_ + u.mask_words), rows_(rows + u.rows), n_(n)
    {
    }

    /// Adds the rules that are satisfied, and those that are if the open members turn out well.
    void add(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        if (use_.wants) {
            unite_members(satisfied, has_, 0);
            if (possible != nullptr) add_possible(possible);
        }
        if (use_.forbids) add_forbidding(satisfied, possible);
    }

private:
    [[nodiscard]] row wanting(std::size_t member) const noexcept { return rows_ + member * n_; }
    [[nodiscard]] row all_wanting() const noexcept { return rows_ + 2 * use_.members * n_; }
    [[nodiscard]] row all_forbidding() const noexcept { return all_wanting() + n_; }

    [[nodiscard]] std::uint64_t open(std::uint32_t w) const noexcept
    {
        const std::uint32_t left = use_.members - 64 * w;
        const std::uint64_t all = left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1;
        return all & ~(has_[w] | has_not_[w]);
    }

    void unite(std::uint64_t* into, row r) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) into[i] |= r[i];
    }

    /// The rows of the members of a mask; those of rules that forbid them come `offset` later.
    void unite_members(std::uint64_t* into, const std::uint64_t* mask,
                       std::size_t offset) const noexcept
    {
        for (std::uint32_t w = 0; w < use_.mask_words; ++w)
            for (std::uint64_t rest = mask[w]; rest != 0; rest &= rest - 1)
                unite(into,
                      wanting(offset + w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
    }

    void add_possible(std::uint64_t* possible) const noexcept
    {
        bool anything = true;
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) anything = anything && has_not_[w] == 0;
        if (anything) return unite(possible, all_wanting());
        for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
            const std::uint64_t mask = open(w);
            for (std::uint64_t rest = mask; rest != 0; rest &= rest - 1)
                unite(possible, wanting(w * 64 + static_cast<unsigned>(std::countr_zero(rest))));
        }
    }

    /// Word by word: a rule is met if it forbids nothing that is, or may be, in the set.
    void add_forbidding(std::uint64_t* satisfied, std::uint64_t* possible) const noexcept
    {
        for (std::size_t i = 0; i < n_; ++i) {
            std::uint64_t broken = 0;
            std::uint64_t doubtful = 0;
            for (std::uint32_t w = 0; w < use_.mask_words; ++w) {
                for (std::uint64_t rest = has_[w]; rest != 0; rest &= rest - 1)
                    broken |= forbidding(w, rest)[i];
                for (std::uint64_t rest = open(w); rest != 0; rest &= rest - 1)
                    doubtful |= forbidding(w, rest)[i];
            }
            const std::uint64_t rules = all_forbidding()[i] & ~broken;
            satisfied[i] |= rules & ~doubtful;
            if (possible != nullptr) possible[i] |= rules & doubtful;
        }
    }

    [[nodiscard]] row forbidding(std::uint32_t w, std::uint64_t rest) const noexcept
    {
        return wanting(use_.members + w * 64 + static_cast<unsigned>(std::countr_zero(rest)));
    }

    const member_use& use_;
    const std::uint64_t* has_;
    const std::uint64_t* has_not_;
    row rows_;
    std::size_t n_; ///< words of a row
};

void clear(std::vector<std::uint64_t>& set, std::size_t words) noexcept
{
    std::fill_n(set.begin(), words, 0);
}

} // namespace

std::string_view to_string(left_out_reason r) noexcept
{
    switch (r) {
    case left_out_reason::opaque: return "for the interpreter";
    case left_out_reason::too_many: return "too many clauses";
    case left_out_reason::version: return "of some versions only";
    }
    return {};
}

rule_index::~rule_index() = default;
rule_index::rule_index(rule_index&&) noexcept = default;
rule_index& rule_index::operator=(rule_index&&) noexcept = default;

std::size_t rule_index::set_words() const noexcept
{
    return parts_->words;
}

std::size_t rule_index::row_count() const noexcept
{
    std::size_t rows = 0;
    const auto add = [&](const row_table& t) {
        for (const stated_use& u : t.stated) rows += std::size_t{u.states} + 1;
        for (const member_use& u : t.members) rows += 2 * std::size_t{u.members} + 2;
    };
    add(parts_->single);
    add(parts_->raising);
    for (const row_table& g : parts_->groups) add(g);
    return rows;
}

std::size_t rule_index::bytes() const noexcept
{
    return parts_->rows.size() * sizeof(std::uint64_t);
}

ruling rule_index::make_ruling() const
{
    ruling r;
    for (auto* set : {&r.live, &r.open, &r.raised, &r.look, &r.ask_, &r.satisfied_, &r.possible_})
        set->resize(parts_->words);
    r.busy.resize(parts_->words);
    r.states_.resize(parts_->facts.size());
    r.known_.resize(parts_->facts.size());
    r.all_.resize(parts_->facts.size());
    r.partial_.resize(parts_->facts.size());
    r.knows_raised = parts_->raising_by_rows;
    return r;
}

void rule_index::find_states(const std::uint64_t* words, ruling& into) const noexcept
{
    std::uint64_t known = 0;
    const std::size_t count = parts_->facts.size();
    for (std::size_t f = 0; f < count; ++f) {
        const std::int32_t state = parts_->facts[f].state(words);
        into.states_[f] = state;
        if (f < 64) known |= std::uint64_t{state >= 0} << f;
    }
    into.known_facts_ = known;
}

/// Chooses the rows of a table by the states of its facts.
void rule_index::choose(const row_table& t, ruling& into) const noexcept
{
    std::size_t known = 0;
    std::size_t all = 0;
    std::size_t partial = 0;
    const row rows = parts_->rows.data();
    for (const stated_use& u : t.stated) {
        const std::int32_t state = into.states_[u.fact];
        if (state >= 0) {
            into.known_[known++] = rows + u.rows + static_cast<std::size_t>(state) * t.words;
            continue;
        }
        const row concerned = rows + u.rows + u.states * t.words;
        into.all_[all++] = concerned;
        if (state == stated_fact::partial) into.partial_[partial++] = concerned;
    }
    into.known_count_ = known;
    into.all_count_ = all;
    into.partial_count_ = partial;
}

/// Clauses of one stated fact: for all rules what they rule out, and for those that are left what
/// is unknown.
void rule_index::rule_by_states(ruling& into, scope which) const noexcept
{
    const parts& p = *parts_;
    choose(p.single, into);
    into.busy_count = filter_rows(into.live.data(), into.busy.data(), p.out.data(),
                                  into.known_.data(), into.known_count_, p.words);
    for (std::size_t i = 0; i < into.busy_count; ++i) {
        const std::size_t w = into.busy[i];
        std::uint64_t open = 0;
        std::uint64_t look = p.look[w];
        for (std::size_t r = 0; r < into.all_count_; ++r) open |= into.all_[r][w];
        for (std::size_t r = 0; r < into.partial_count_; ++r) look |= into.partial_[r][w];
        if (which == scope::holding) into.live[w] &= ~open | look;
        into.open[w] = open;
        into.look[w] = look;
        into.ask_[w] = 0;
        into.raised[w] = 0;
    }
}

void rule_index::find_raised(const std::uint64_t* words, text_findings& texts, scope which,
                             ruling& into) const
{
    const parts& p = *parts_;
    std::copy(p.raised.begin(), p.raised.end(), into.raised.begin());
    choose(p.raising, into);
    unite_rows(into.raised.data(), into.known_.data(), into.known_count_, p.words);
    unite_rows(into.raised.data(), into.partial_.data(), into.partial_count_, p.words);
    unite_rows(into.look.data(), into.partial_.data(), into.partial_count_, p.words);
    for (const member_use& u : p.raising.members)
        member_ruling(u, u.of_text ? texts.words() : words, p.rows.data(), p.words)
            .add(into.raised.data(), nullptr);
    if (which != scope::speaking) return;
    for (std::size_t i = 0; i < into.busy_count; ++i)
        into.live[into.busy[i]] &= into.raised[into.busy[i]];
}

/// Where few rules are left for which a group's clauses would matter, it is cheaper to ask the
/// clauses of each.
void rule_index::rule_groups(const std::uint64_t* words, text_findings& texts, ruling& into) const
{
    constexpr std::size_t cost_of_a_clause = 40;
    for (const row_table& g : parts_->groups) {
        const row concerned = parts_->rows.data() + g.concerned;
        std::size_t count = 0;
        for (std::size_t i = 0; i < into.busy_count && into.busy[i] < g.words; ++i) {
            const std::size_t w = into.busy[i];
            into.satisfied_[w] = concerned[w] & into.live[w];
            for (std::uint64_t rest = into.satisfied_[w]; rest != 0; rest &= rest - 1) ++count;
        }
        if (count * cost_of_a_clause >= g.cost) {
            rule_group(g, words, texts, into);
            continue;
        }
        for (std::size_t i = 0; i < into.busy_count && into.busy[i] < g.words; ++i)
            into.ask_[into.busy[i]] |= into.satisfied_[into.busy[i]];
    }
}

void rule_index::rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                            ruling& into) const
{
    clear(into.satisfied_, g.words);
    clear(into.possible_, g.words);
    choose(g, into);
    unite_rows(into.satisfied_.data(), into.known_.data(), into.known_count_, g.words);
    unite_rows(into.possible_.data(), into.all_.data(), into.all_count_, g.words);
    unite_rows(into.look.data(), into.partial_.data(), into.partial_count_, g.words);
    for (const member_use& u : g.members)
        member_ruling(u, u.of_text ? texts.words() : words, parts_->rows.data(), g.words)
            .add(into.satisfied_.data(), into.possible_.data());
    const row concerned = parts_->rows.data() + g.concerned;
    for (std::size_t i = 0; i < g.words; ++i) {
        const std::uint64_t unmet = concerned[i] & ~into.satisfied_[i];
        into.live[i] &= ~unmet | into.possible_[i];
        into.open[i] |= unmet;
    }
}

/// Clauses that no row was united for, of one word of rules.
void rule_index::ask_clauses(std::size_t w, const std::uint64_t* words, text_findings& texts,
                             ruling& into) const
{
    const parts& p = *parts_;
    for (std::uint64_t rest = into.ask_[w] & into.live[w] & ~into.look[w]; rest != 0;
         rest &= rest - 1) {
        const std::uint64_t bit = rest & (~rest + 1);
        const rule_seat* seat =
            p.seats.data() + 64 * w + static_cast<unsigned>(std::countr_zero(rest));
        const auto met = p.code.ask(seat[0].first_literal, seat[1].first_literal,
                                    into.states_.data(), words, *p.slots, texts);
        if (!met)
            into.look[w] |= bit;
        else if (*met == truth::no)
            into.live[w] &= ~bit;
        else if (*met == truth::unknown)
            into.open[w] |= bit;
    }
}

/// A known fact that a live rule's conduct asks for is as it asks.
void rule_index::raise_by_facts(std::size_t w, ruling& into) const noexcept
{
    const rule_seat* seats = parts_->seats.data() + 64 * w;
    for (std::uint64_t rest = into.live[w] & into.open[w]; rest != 0; rest &= rest - 1)
        if ((seats[std::countr_zero(rest)].raising & into.known_facts_) != 0)
            into.raised[w] |= rest & (~rest + 1);
}

void rule_index::rule(const std::uint64_t* words, text_findings& texts, ruling& into,
                      scope which) const
{
    find_states(words, into);
    rule_by_states(into, which);
    if (parts_->raising_by_rows && which != scope::holding) find_raised(words, texts, which, into);
    rule_groups(words, texts, into);
    for (std::size_t i = 0; i < into.busy_count; ++i) {
        const std::size_t w = into.busy[i];
        ask_clauses(w, words, texts, into);
        if (which == scope::holding)
            into.live[w] &= ~into.open[w] | into.look[w];
        else if (!parts_->raising_by_rows)
            raise_by_facts(w, into);
    }
}

} // namespace netral
