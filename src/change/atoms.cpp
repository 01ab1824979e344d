// SPDX-License-Identifier: Apache-2.0

/// @file
/// The truths of atoms over the variables. The only door is state_space.hpp; comparisons of two
/// days are in day_atoms.cpp.

#include "state_space.hpp"

namespace netral::change {
namespace {

bool in_mask(const std::vector<std::uint64_t>& mask, std::uint32_t cell)
{
    return (mask[cell / 64] >> (cell % 64) & 1U) != 0;
}

/// What `ask` says of each kind of test, in propositions.
class test_truth {
public:
    test_truth(const state_space& space, std::size_t s, const cell_test& t)
        : space_(space), is_(space.propositions()), side_(s), test_(t),
          fact_(space.joint(s, t.fact))
    {
    }

    [[nodiscard]] kleene plain() const
    {
        switch (test_.what) {
        case cell_test::kind::in_cells: return in_cells();
        case cell_test::kind::has_any: return has_any();
        case cell_test::kind::has_all: return has_all();
        case cell_test::kind::within: return within();
        case cell_test::kind::real_is: return real_is();
        }
        return is_.constant(false);
    }

private:
    [[nodiscard]] kleene in_cells() const
    {
        std::vector<z3::expr> inside;
        std::vector<z3::expr> outside;
        for (std::size_t k = 0; k < fact_.names.size(); ++k) {
            const std::uint32_t cell = fact_.cell[side_][k];
            if (cell == none) continue;
            (in_mask(test_.mask, cell) ? inside : outside).push_back(fact_.possible[k]);
        }
        return {is_.negation(is_.any(outside)), is_.negation(is_.any(inside)), is_.truth(false)};
    }

    template <class Use>
    void for_each_member(Use use) const
    {
        const auto& members = fact_.member[side_];
        for (std::uint32_t m = 0; m < members.size(); ++m)
            if (in_mask(test_.mask, m)) use(members[m]);
    }

    [[nodiscard]] kleene has_any() const
    {
        std::vector<z3::expr> some;
        std::vector<z3::expr> none_of;
        for_each_member([&](std::uint32_t m) {
            some.push_back(fact_.has[m]);
            none_of.push_back(fact_.lacks[m]);
        });
        return {is_.any(some), is_.all(none_of), is_.truth(false)};
    }

    [[nodiscard]] kleene has_all() const
    {
        std::vector<z3::expr> every;
        std::vector<z3::expr> missing;
        for_each_member([&](std::uint32_t m) {
            every.push_back(fact_.has[m]);
            missing.push_back(fact_.lacks[m]);
        });
        return {is_.all(every), is_.any(missing), is_.truth(false)};
    }

    [[nodiscard]] kleene within() const
    {
        if (test_.least > test_.greatest) return is_.constant(false);
        const auto highest = state_space::domain(fact_).second;
        const bool open_above = test_.greatest >= highest;
        const z3::expr past =
            open_above ? is_.truth(false) : space_.greatest_from(fact_, test_.greatest + 1);
        const z3::expr begins_past =
            open_above ? is_.truth(false) : space_.least_from(fact_, test_.greatest + 1);
        return {is_.all(std::vector<z3::expr>{space_.least_from(fact_, test_.least),
                                              is_.negation(past)}),
                is_.any(std::vector<z3::expr>{
                    is_.negation(space_.greatest_from(fact_, test_.least)), begins_past}),
                is_.truth(false)};
    }

    [[nodiscard]] kleene real_is() const
    {
        std::size_t i = 0;
        while (fact_.bounds[i] != test_.bound) ++i;
        const z3::expr& at_least = fact_.at_least[i];
        const z3::expr& above = fact_.above[i];
        z3::expr so = is_.truth(false);
        switch (test_.compare) {
        case cell_test::comparison::equal:
            so = is_.all(std::vector<z3::expr>{at_least, is_.negation(above)});
            break;
        case cell_test::comparison::less: so = is_.negation(at_least); break;
        case cell_test::comparison::less_equal: so = is_.negation(above); break;
        case cell_test::comparison::greater: so = above; break;
        case cell_test::comparison::greater_equal: so = at_least; break;
        }
        return {is_.all(std::vector<z3::expr>{*fact_.known, so}),
                is_.all(std::vector<z3::expr>{*fact_.known, is_.negation(so)}), is_.truth(false)};
    }

    const state_space& space_;
    const logic& is_;
    std::size_t side_;
    const cell_test& test_;
    const joint_fact& fact_;
};

/// The name of an atom whose truth is free: its words, and what it reads that sides may differ in.
std::string key_of(const state_space& space, std::size_t s, const opaque_atom& a,
                   state_space::asker who)
{
    const side& in = *space.sides()[s];
    std::string key = a.text;
    for (const fact_id f : a.facts) {
        if (space.joint(s, f).seen == joint_fact::view::completed)
            key += "\nside " + std::to_string(s);
        if (const auto day = in.exchanged(f); day && who == state_space::asker::rule)
            key += "\n" + to_string(*day);
        else if (const auto option = in.option_of(f))
            key += "\n" + in.compiled->rules().facts[f].values[*option].name;
        else
            key += "\n" + std::to_string(static_cast<int>(in.compiled->rules().facts[f].type));
    }
    return key;
}

} // namespace

kleene state_space::truth_of(std::size_t s, const cell_test& t, asker who) const
{
    if (const auto day = sides_[s]->exchanged(t.fact); day && who == asker::rule)
        return logic_.constant((t.least <= day->days && day->days <= t.greatest) != t.negated);
    if (const auto option = sides_[s]->option_of(t.fact))
        return logic_.constant(in_mask(t.mask, *option) != t.negated);
    const kleene plain = test_truth(*this, s, t).plain();
    return t.negated ? logic_.negation(plain) : plain;
}

kleene state_space::free_truth(const std::string& key)
{
    const auto known = free_.find(key);
    if (known != free_.end()) return known->second;
    kleene fresh{logic_.fresh(("yes " + key).c_str()), logic_.fresh(("no " + key).c_str()),
                 logic_.fresh(("error " + key).c_str())};
    always_.push_back(!(fresh.yes && fresh.no) && !(fresh.error && (fresh.yes || fresh.no)));
    free_.emplace(key, fresh);
    return fresh;
}

kleene state_space::truth_of(std::size_t s, const formula_table& in, const opaque_atom& a,
                             asker who)
{
    const std::string key = key_of(*this, s, a, who);
    if (a.search) {
        const bool seen = free_.count(key) != 0;
        kleene k = free_truth(key);
        const text_search& texts = in.searches()[a.search->search];
        k.error = logic_.truth(false);
        if (!seen) {
            always_.push_back(!free_.at(key).error);
            relate_searches({joint(s, texts.fact).path, texts.wanted[a.search->number], k});
        }
        return k;
    }
    return a.days ? truth_of(s, *a.days, who) : free_truth(key);
}

/// A text is known or not as a whole, and what is in a part of it is in it.
void state_space::relate_searches(const searched& fresh)
{
    for (const searched& other : searches_) {
        if (other.path != fresh.path) continue;
        always_.push_back((other.found.yes || other.found.no) ==
                          (fresh.found.yes || fresh.found.no));
        if (other.text.find(fresh.text) != std::string::npos)
            always_.push_back(logic_.implies(other.found.yes, fresh.found.yes));
        if (fresh.text.find(other.text) != std::string::npos)
            always_.push_back(logic_.implies(fresh.found.yes, other.found.yes));
    }
    searches_.push_back(fresh);
}

} // namespace netral::change
