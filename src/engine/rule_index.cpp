// SPDX-License-Identifier: Apache-2.0

/// @file
/// From the words of a record to what is so of every rule: chooses rows and unites them.
///
/// The only door is engine/rule_index.hpp. Read next: rule_index_builder.cpp.

#include "rule_rows.hpp"

#include <netral/engine/program.hpp>

#include <algorithm>
#include <bit>
#include <limits>

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

std::int32_t stated_fact::stretch(std::int64_t n) const noexcept
{
    if (begins.empty() || n < begins.front()) return 0;
    if (!direct.empty()) {
        const auto at = static_cast<std::uint64_t>(n) - static_cast<std::uint64_t>(base);
        return at < direct.size() ? direct[at] : static_cast<std::int32_t>(begins.size());
    }
    return static_cast<std::int32_t>(std::upper_bound(begins.begin(), begins.end(), n) -
                                     begins.begin());
}

std::int32_t stated_fact::state(const std::uint64_t* words) const noexcept
{
    const std::uint64_t* at = words + first;
    if (kind == slot_kind::interval) {
        if (at[0] == at[1]) return stretch(static_cast<std::int64_t>(at[0]));
        if (at[0] == first_blank && at[1] == second_blank) return unknown;
        const std::int32_t low = stretch(static_cast<std::int64_t>(at[0]));
        return low == stretch(static_cast<std::int64_t>(at[1])) ? low : partial;
    }
    if (mask_words != 1) return state_of_many(at);
    if (at[0] == first_blank) return unknown;
    return std::has_single_bit(at[0]) ? std::countr_zero(at[0]) : partial;
}

std::int32_t stated_fact::state_of_many(const std::uint64_t* at) const noexcept
{
    std::int32_t found = unknown;
    for (std::uint32_t w = 0; w < mask_words; ++w) {
        if (at[w] == 0) continue;
        if (found != unknown || !std::has_single_bit(at[w]))
            return std::equal(blank.begin(), blank.end(), at) ? unknown : partial;
        found = static_cast<std::int32_t>(w * 64) + std::countr_zero(at[w]);
    }
    return found;
}

void stated_fact::put(std::uint32_t state, std::uint64_t* words) const
{
    std::uint64_t* at = words + first;
    if (kind == slot_kind::cells) {
        std::fill_n(at, mask_words, 0);
        at[state / 64] = std::uint64_t{1} << (state % 64);
        return;
    }
    const std::int64_t inside =
        state == 0 ? std::numeric_limits<std::int64_t>::min() : begins[state - 1];
    at[0] = at[1] = static_cast<std::uint64_t>(inside);
}

std::size_t row_store::add(std::size_t words)
{
    const std::size_t at = used_;
    used_ += words;
    lines_.resize((used_ + line_words - 1) / line_words);
    return at;
}

// Compiled for several machines; the right one is chosen when the program starts.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) &&                             \
    !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define NETRAL_FOR_SEVERAL_MACHINES                                                                \
    __attribute__((target_clones("avx512f", "avx2", "default"), optimize("O3")))
#else
#define NETRAL_FOR_SEVERAL_MACHINES
#endif

namespace {

/// Joins rows to `into`: each word becomes the union of all. A vector's width of words at a time
/// stays in a register while all rows pass.
NETRAL_FOR_SEVERAL_MACHINES
void unite_rows(std::uint64_t* into, const row* rows, std::size_t count, std::size_t words) noexcept
{
    constexpr std::size_t step = 4;
    std::size_t i = 0;
    for (; i + step <= words; i += step) {
        std::uint64_t sum[step];
        for (std::size_t j = 0; j < step; ++j) sum[j] = into[i + j];
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t j = 0; j < step; ++j) sum[j] |= rows[r][i + j];
        for (std::size_t j = 0; j < step; ++j) into[i + j] = sum[j];
    }
    for (; i < words; ++i)
        for (std::size_t r = 0; r < count; ++r) into[i] |= rows[r][i];
}

/// What is left of all rules by the rows of what is ruled out.
NETRAL_FOR_SEVERAL_MACHINES
void filter_rows(std::uint64_t* live, row out, const row* rows, std::size_t count,
                 std::size_t words) noexcept
{
    constexpr std::size_t step = 8;
    std::size_t i = 0;
    for (; i + step <= words; i += step) {
        std::uint64_t sum[step];
        for (std::size_t j = 0; j < step; ++j) sum[j] = out[i + j];
        for (std::size_t r = 0; r < count; ++r)
            for (std::size_t j = 0; j < step; ++j) sum[j] |= rows[r][i + j];
        for (std::size_t j = 0; j < step; ++j) live[i + j] = ~sum[j];
    }
    for (; i < words; ++i) {
        std::uint64_t sum = out[i];
        for (std::size_t r = 0; r < count; ++r) sum |= rows[r][i];
        live[i] = ~sum;
    }
}

} // namespace

rule_index::~rule_index() = default;
rule_index::rule_index(rule_index&&) noexcept = default;
rule_index& rule_index::operator=(rule_index&&) noexcept = default;

std::size_t rule_index::set_words() const noexcept
{
    return parts_->words;
}

rule_id rule_index::rule_at(std::size_t bit) const noexcept
{
    return parts_->seats[bit].rule;
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
    for (auto* set : {&r.live, &r.open, &r.raised, &r.look, &r.ask, &r.satisfied_, &r.possible_})
        set->resize(parts_->words);
    r.states_.resize(parts_->facts.size());
    r.known_.resize(parts_->facts.size());
    r.all_.resize(parts_->facts.size());
    r.knows_raised = parts_->raising_by_rows;
    return r;
}

/// Chooses the rows of a table by the states of its facts.
void rule_index::choose(const row_table& t, ruling& into) const noexcept
{
    std::size_t known = 0;
    std::size_t all = 0;
    const row rows = parts_->rows.data();
    for (const stated_use& u : t.stated) {
        const std::int32_t state = into.states_[u.fact];
        if (state >= 0) {
            into.known_[known++] = rows + u.rows + static_cast<std::size_t>(state) * t.words;
            continue;
        }
        const row concerned = rows + u.rows + u.states * t.words;
        into.all_[all++] = concerned;
        if (state == stated_fact::partial) unite_rows(into.look.data(), &concerned, 1, t.words);
    }
    into.known_count_ = known;
    into.all_count_ = all;
}

/// The rules for which a group's clauses would matter, in `satisfied_`. Where they are few, it is
/// cheaper to ask the clauses of each.
static bool is_worth_it(const row_table& g, row concerned, const ruling& r,
                        std::vector<std::uint64_t>& rules) noexcept
{
    constexpr std::size_t cost_of_a_clause = 40;
    std::size_t count = 0;
    for (std::size_t i = 0; i < g.words; ++i) {
        rules[i] = concerned[i] & r.live[i];
        for (std::uint64_t rest = rules[i]; rest != 0; rest &= rest - 1) ++count;
    }
    return count * cost_of_a_clause >= g.cost;
}

void rule_index::rule_group(const row_table& g, const std::uint64_t* words, text_findings& texts,
                            ruling& into) const
{
    clear(into.satisfied_, g.words);
    clear(into.possible_, g.words);
    choose(g, into);
    unite_rows(into.satisfied_.data(), into.known_.data(), into.known_count_, g.words);
    unite_rows(into.possible_.data(), into.all_.data(), into.all_count_, g.words);
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

void rule_index::rule_groups(const std::uint64_t* words, text_findings& texts, ruling& into) const
{
    for (const row_table& g : parts_->groups) {
        if (is_worth_it(g, parts_->rows.data() + g.concerned, into, into.satisfied_)) {
            rule_group(g, words, texts, into);
            continue;
        }
        for (std::size_t i = 0; i < g.words; ++i) into.ask[i] |= into.satisfied_[i];
    }
}

void rule_index::find_raised(const std::uint64_t* words, text_findings& texts, ruling& into) const
{
    const parts& p = *parts_;
    std::copy(p.raised.begin(), p.raised.end(), into.raised.begin());
    choose(p.raising, into);
    unite_rows(into.raised.data(), into.known_.data(), into.known_count_, p.words);
    for (const stated_use& u : p.raising.stated) {
        if (into.states_[u.fact] != stated_fact::partial) continue;
        const row all = p.rows.data() + u.rows + u.states * p.words;
        unite_rows(into.raised.data(), &all, 1, p.words);
    }
    for (const member_use& u : p.raising.members)
        member_ruling(u, u.of_text ? texts.words() : words, p.rows.data(), p.words)
            .add(into.raised.data(), nullptr);
}

void rule_index::rule_by_states(ruling& into) const noexcept
{
    const parts& p = *parts_;
    choose(p.single, into);
    filter_rows(into.live.data(), p.out.data(), into.known_.data(), into.known_count_, p.words);
    clear(into.open, p.words);
    unite_rows(into.open.data(), into.all_.data(), into.all_count_, p.words);
}

void rule_index::rule(const std::uint64_t* words, text_findings& texts, ruling& into,
                      scope which) const
{
    const parts& p = *parts_;
    into.known_facts_ = 0;
    for (std::size_t f = 0; f < p.facts.size(); ++f) {
        const std::int32_t state = p.facts[f].state(words);
        into.states_[f] = state;
        if (f < 64) into.known_facts_ |= std::uint64_t{state >= 0} << f;
    }
    std::copy(p.look.begin(), p.look.end(), into.look.begin());
    clear(into.ask, p.group_words);
    rule_by_states(into);
    if (which == scope::holding)
        for (std::size_t i = 0; i < p.words; ++i) into.live[i] &= ~into.open[i] | into.look[i];
    if (p.raising_by_rows && which != scope::holding) {
        find_raised(words, texts, into);
        if (which == scope::speaking)
            for (std::size_t i = 0; i < p.words; ++i) into.live[i] &= into.raised[i];
    }
    rule_groups(words, texts, into);
}

std::optional<truth> rule_index::value_of(std::size_t bit, const std::uint64_t* words,
                                          text_findings& texts, const ruling& r) const
{
    const std::uint64_t mask = std::uint64_t{1} << (bit % 64);
    if ((r.look[bit / 64] & mask) != 0) return std::nullopt;
    const truth met = (r.open[bit / 64] & mask) != 0 ? truth::unknown : truth::yes;
    if ((r.ask[bit / 64] & mask) == 0) return met;
    const parts& p = *parts_;
    const auto asked = p.code.ask(p.seats[bit].first_literal, p.seats[bit + 1].first_literal,
                                  r.states_.data(), words, *p.slots, texts);
    if (!asked) return std::nullopt;
    return both(met, *asked);
}

bool rule_index::surely_raised(std::size_t bit, const ruling& r) const noexcept
{
    return (parts_->seats[bit].raising & r.known_facts_) != 0;
}

} // namespace netral
