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

bool has(const std::vector<std::uint64_t>& bits, std::uint32_t place) noexcept
{
    return (bits[place / 64] >> (place % 64) & 1U) != 0;
}

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

} // namespace

std::string_view to_string(rule_found f) noexcept
{
    switch (f) {
    case rule_found::holds: return "holds";
    case rule_found::open: return "open";
    case rule_found::not_raised: return "not raised";
    case rule_found::look: return "to be looked at";
    case rule_found::fails: return "fails";
    }
    return {};
}

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

std::size_t rule_index::row_count() const noexcept
{
    std::size_t rows = 0;
    const auto add = [&](const row_table& t) {
        for (const stated_use& u : t.stated) rows += std::size_t{u.states} + 1;
        for (const member_use& u : t.members) rows += 2 * std::size_t{u.members} + 2;
    };
    for (const stated_use& u : parts_->single.stated) rows += u.states;
    add(parts_->raising);
    for (const row_table& g : parts_->groups) add(g);
    return rows;
}

std::size_t rule_index::bytes() const noexcept
{
    const parts& p = *parts_;
    std::size_t bytes = p.rows.size() * sizeof(std::uint64_t) + p.code.bytes() + p.leaves.bytes() +
                        p.seats.capacity() * sizeof(rule_seat);
    for (const stated_fact& f : p.facts)
        bytes += sizeof f + f.begins.capacity() * sizeof(std::int64_t) +
                 f.direct.capacity() * sizeof(std::uint16_t);
    return bytes;
}

ruling rule_index::make_ruling() const
{
    constexpr std::size_t spare = 8; // see list_places()
    ruling r;
    for (auto* set : {&r.live_, &r.open_, &r.raised_, &r.look_, &r.satisfied_, &r.possible_})
        set->resize(parts_->words);
    r.left.resize(parts_->seats.size());
    r.places_.resize(parts_->seats.size() + spare);
    r.states_.resize(parts_->facts.size());
    for (auto* rows : {&r.known_, &r.all_, &r.partial_}) rows->resize(parts_->facts.size());
    return r;
}

namespace {

/// Gathers the states of facts, and the rows of the table of single facts that they choose.
class gathering {
public:
    gathering(const std::uint64_t* rows, std::int32_t* states, row* known) noexcept
        : rows_(rows), states_(states), known_(known)
    {
    }

    /// Most facts are in one state, so that the processor guesses right.
    void one_word(const looked_at& f, const std::uint64_t* words) noexcept
    {
        const std::uint64_t at = words[f.first];
        if (!is_one_bit(at)) return not_known(f, at == f.blank);
        is_in(f, __builtin_ctzll(at));
    }

    void other(const looked_at& f, std::int32_t state) noexcept
    {
        if (state < 0) return not_known(f, state == stated_fact::unknown);
        is_in(f, state);
    }

    std::size_t count = 0; ///< of rows
    std::uint64_t unknown = 0;
    std::uint64_t partial = 0;

private:
    void is_in(const looked_at& f, std::int32_t state) noexcept
    {
        states_[f.number] = state;
        known_[count] = rows_ + f.rows + static_cast<std::uint32_t>(state) * f.words;
        if (f.words != 0) ++count;
    }

    void not_known(const looked_at& f, bool at_all) noexcept
    {
        states_[f.number] = at_all ? stated_fact::unknown : stated_fact::partial;
        (at_all ? unknown : partial) |= std::uint64_t{1} << f.number;
    }

    const std::uint64_t* rows_;
    std::int32_t* states_;
    row* known_;
};

} // namespace

/// The states of all facts, and the rules that clauses of one stated fact rule out.
void rule_index::rule_out(const std::uint64_t* words, ruling& into) const noexcept
{
    const parts& p = *parts_;
    gathering g(p.rows.data(), into.states_.data(), into.known_.data());
    for (const looked_at& f : p.one_word) g.one_word(f, words);
    for (const looked_at& f : p.others) g.other(f, p.facts[f.number].state(words));
    into.known_facts_ = p.own_bits & ~(g.unknown | g.partial);
    into.unknown_facts_ = g.unknown;
    into.partial_facts_ = g.partial;
    if (p.facts.size() > 64) rule_out_by_others(words, g.count, into);
    filter_rows(into.live_.data(), p.out.data(), into.known_.data(), g.count, p.words);
}

/// The same of the facts that share a bit.
void rule_index::rule_out_by_others(const std::uint64_t* words, std::size_t& known,
                                    ruling& into) const noexcept
{
    const parts& p = *parts_;
    for (std::size_t number = 63; number < p.facts.size(); ++number) {
        const std::int32_t state = p.facts[number].state(words);
        into.states_[number] = state;
        if (state < 0) into.partial_facts_ |= ~p.own_bits;
    }
    for (const stated_use& u : p.single.stated)
        if (u.fact >= 63 && into.states_[u.fact] >= 0)
            into.known_[known++] =
                p.rows.data() + u.rows + static_cast<std::uint32_t>(into.states_[u.fact]) * p.words;
}

/// Chooses the rows of a table by the states of its facts.
void rule_index::choose(const row_table& t, ruling& into) const noexcept
{
    row* known = into.known_.data();
    row* all = into.all_.data();
    row* partial = into.partial_.data();
    const row rows = parts_->rows.data();
    const std::size_t words = t.words;
    for (const stated_use& u : t.stated) {
        const std::int32_t state = into.states_[u.fact];
        if (state >= 0) {
            *known++ = rows + u.rows + static_cast<std::size_t>(state) * words;
            continue;
        }
        *all = rows + u.rows + u.states * words;
        if (state == stated_fact::partial) *partial++ = *all;
        ++all;
    }
    into.known_count_ = static_cast<std::size_t>(known - into.known_.data());
    into.all_count_ = static_cast<std::size_t>(all - into.all_.data());
    into.partial_count_ = static_cast<std::size_t>(partial - into.partial_.data());
}

/// From here on `open_` and `look_` say something.
void rule_index::join(ruling& into) const noexcept
{
    if (into.joined_) return;
    std::fill(into.open_.begin(), into.open_.end(), 0);
    std::fill(into.look_.begin(), into.look_.end(), 0);
    into.joined_ = true;
}

/// Rules that a fact known in part concerns, by the table that was chosen from last.
void rule_index::look_at_partial(std::size_t words, ruling& into) const noexcept
{
    if (into.partial_count_ == 0) return;
    join(into);
    unite_rows(into.look_.data(), into.look_.data(), into.partial_.data(), into.partial_count_,
               words);
}

void rule_index::find_raised(const std::uint64_t* words, text_findings& texts, scope which,
                             ruling& into) const
{
    const parts& p = *parts_;
    std::uint64_t* raised = into.raised_.data();
    choose(p.raising, into);
    unite_rows(raised, p.raised.data(), into.known_.data(), into.known_count_, p.words);
    unite_rows(raised, raised, into.partial_.data(), into.partial_count_, p.words);
    look_at_partial(p.words, into);
    for (const member_use& u : p.raising.members)
        member_ruling(u, u.of_text ? texts.words() : words, p.rows.data(), p.words)
            .add(raised, nullptr);
    if (which == scope::speaking)
        intersect_rows(into.live_.data(), into.live_.data(), raised, p.words);
}

void rule_index::rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                            ruling& into) const
{
    const row nothing = parts_->nothing.data();
    std::uint64_t* satisfied = into.satisfied_.data();
    std::uint64_t* possible = into.possible_.data();
    choose(g, into);
    unite_rows(satisfied, nothing, into.known_.data(), into.known_count_, g.words);
    unite_rows(possible, nothing, into.all_.data(), into.all_count_, g.words);
    join(into);
    look_at_partial(g.words, into);
    for (const member_use& u : g.members)
        member_ruling(u, u.of_text ? texts.words() : words, parts_->rows.data(), g.words)
            .add(satisfied, possible);
    apply_clauses(into.live_.data(), into.open_.data(), parts_->rows.data() + g.concerned,
                  satisfied, possible, g.words);
}

/// Asks for what judging will read, all at once: in large rule sets most of it is far away.
void rule_index::fetch_seats(const ruling& r, std::size_t grouped, std::size_t count) const noexcept
{
    const rule_seat* seats = parts_->seats.data();
    const std::uint32_t* places = r.places_.data();
    for (std::size_t i = 0; i < count; ++i) __builtin_prefetch(seats + places[i]);
    for (std::size_t i = 0; i < grouped; ++i)
        __builtin_prefetch(parts_->code.literals.data() + seats[places[i]].first_literal);
}

/// Judges rules that are live, one after the other.
class rule_index::judging {
public:
    judging(const parts& p, const std::uint64_t* words, text_findings& texts, scope which,
            ruling& r) noexcept
        : parts_(p), words_(words), texts_(texts), which_(which), ruling_(r)
    {
    }

    /// From one place in the list of those that are live to another.
    void judge(std::size_t begin, std::size_t end, bool asks)
    {
        ruled_rule* left = ruling_.left.data() + ruling_.left_count;
        for (std::size_t i = begin; i < end; ++i) {
            const std::uint32_t place = ruling_.places_[i];
            const rule_seat& seat = parts_.seats[place];
            const rule_found what = of(seat, place, asks);
            *left = {seat.rule, what};
            left += what == rule_found::fails ? 0 : 1;
        }
        ruling_.left_count = static_cast<std::size_t>(left - ruling_.left.data());
    }

private:
    /// `fails` also where nobody asks for what it is.
    rule_found of(const rule_seat& seat, std::uint32_t place, bool asks)
    {
        bool open = (seat.asks & ruling_.unknown_facts_) != 0;
        bool look = seat.look != 0 || (seat.asks & ruling_.partial_facts_) != 0;
        if (ruling_.joined_) {
            open = open || has(ruling_.open_, place);
            look = look || has(ruling_.look_, place);
        }
        if (asks) {
            const auto met = ask(parts_.code, seat.first_literal, seat.literals);
            if (met == truth::no) return rule_found::fails;
            open = open || met == truth::unknown;
            look = look || !met;
        }
        if (look) return rule_found::look;
        return open ? of_open(seat, place) : rule_found::holds;
    }

    rule_found of_open(const rule_seat& seat, std::uint32_t place)
    {
        if (which_ == scope::holding) return rule_found::fails;
        const auto raised = is_raised(seat, place);
        if (!raised) return rule_found::look;
        if (*raised) return rule_found::open;
        return which_ == scope::speaking ? rule_found::fails : rule_found::not_raised;
    }

    /// Nothing where a fact is known in part.
    std::optional<bool> is_raised(const rule_seat& seat, std::uint32_t place)
    {
        if (parts_.raising_by_rows) return has(ruling_.raised_, place);
        // A known fact that a live rule's conduct asks for is as it asks.
        if ((seat.raising & ruling_.known_facts_) != 0) return true;
        if (seat.leaves == 0) return false;
        const auto raised = ask(parts_.leaves, seat.first_leaf, seat.leaves);
        if (!raised) return std::nullopt;
        return raised == truth::yes;
    }

    std::optional<truth> ask(const clause_code& code, std::size_t first, std::size_t count)
    {
        return code.ask(first, first + count, ruling_.states_.data(), words_, *parts_.slots,
                        texts_);
    }

    const parts& parts_;
    const std::uint64_t* words_;
    text_findings& texts_;
    scope which_;
    ruling& ruling_;
};

/// Where few rules are left that have clauses of several facts, it is cheaper to ask the clauses of
/// each than to unite rows.
void rule_index::rule(const std::uint64_t* words, text_findings& texts, ruling& into,
                      scope which) const
{
    constexpr std::size_t cost_of_a_rule = 50;
    const parts& p = *parts_;
    into.joined_ = false;
    into.left_count = 0;
    rule_out(words, into);
    if (p.raising_by_rows && which != scope::holding) find_raised(words, texts, which, into);

    const auto list = [&](std::size_t at, std::size_t begin, std::size_t end) {
        return list_places(into.places_.data() + at, into.live_.data(), begin, end);
    };
    std::size_t grouped = list(0, 0, p.grouped_words);
    const bool asks = grouped * cost_of_a_rule < p.cost_of_groups;
    if (!asks) {
        for (const row_table& g : p.groups) rule_group(g, words, texts, into);
        grouped = list(0, 0, p.grouped_words);
    }
    const std::size_t count = grouped + list(grouped, p.grouped_words, p.words);
    fetch_seats(into, asks ? grouped : 0, count);
    judging j(p, words, texts, which, into);
    j.judge(0, grouped, asks);
    into.first_stretch = into.left_count;
    j.judge(grouped, count, false);
}

} // namespace netral
