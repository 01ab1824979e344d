// SPDX-License-Identifier: Apache-2.0

/// @file
/// Numbers conditions of two rule sets by their meaning. The only door is forms.hpp.

#include "forms.hpp"

#include <algorithm>
#include <bit>

namespace netral::change {

forms::forms(const side& before, const side& after) : sides_{&before, &after}
{
    for (std::size_t s = 0; s < 2; ++s)
        for (const fact& f : sides_[s]->compiled->rules().facts) {
            std::string all;
            for (const fact_value& v : f.values) all += v.name + '\n';
            domains_[s].push_back(std::move(all));
        }
    for (std::size_t s = 0; s < 2; ++s) number_formulas(s);
}

forms::number forms::intern(std::string key)
{
    return known_.try_emplace(std::move(key), static_cast<number>(known_.size())).first->second;
}

/// A string that is compared with is named; where all others are meant too, those that are not.
std::string forms::names_in(std::size_t s, const cell_test& t) const
{
    const fact& f = sides_[s]->compiled->rules().facts[t.fact];
    if (f.type == fact_type::boolean) return std::to_string(t.mask.front());
    const bool is_string = f.type == fact_type::string;
    const auto other = static_cast<std::uint32_t>(f.constants.size());
    const bool others = is_string && (t.mask[other / 64] >> (other % 64) & 1U) != 0;
    const std::uint32_t count = is_string ? other : static_cast<std::uint32_t>(f.values.size());
    std::vector<std::string> names;
    for (std::uint32_t w = 0; w < t.mask.size(); ++w) {
        std::uint64_t bits = others ? ~t.mask[w] : t.mask[w];
        for (; bits != 0; bits &= bits - 1) {
            const std::uint32_t cell = 64 * w + static_cast<std::uint32_t>(std::countr_zero(bits));
            if (cell < count) names.push_back(is_string ? f.constants[cell] : f.values[cell].name);
        }
    }
    std::sort(names.begin(), names.end());
    std::string out = others ? "!" : "";
    for (const std::string& n : names) out += n + '\n';
    return is_string ? out : out + '|' + domains_[s][t.fact];
}

std::string forms::key_of(std::size_t s, const cell_test& t) const
{
    if (const auto day = sides_[s]->exchanged(t.fact))
        return (t.least <= day->days && day->days <= t.greatest) != t.negated ? "t" : "f";
    if (const auto option = sides_[s]->option_of(t.fact)) {
        const bool so = (t.mask[*option / 64] >> (*option % 64) & 1U) != 0;
        return so != t.negated ? "t" : "f";
    }
    const fact& f = sides_[s]->compiled->rules().facts[t.fact];
    std::string key = "c" + f.path + '\n';
    for (const std::uint64_t n :
         {static_cast<std::uint64_t>(f.type), static_cast<std::uint64_t>(t.what),
          static_cast<std::uint64_t>(t.compare), static_cast<std::uint64_t>(t.negated),
          static_cast<std::uint64_t>(t.least), static_cast<std::uint64_t>(t.greatest),
          std::bit_cast<std::uint64_t>(t.bound)})
        key += std::to_string(n) + ' ';
    return t.mask.empty() ? key : key + names_in(s, t);
}

std::string forms::key_of(std::size_t s, const opaque_atom& a) const
{
    const ruleset& rules = sides_[s]->compiled->rules();
    std::string key = "o" + a.text;
    for (const fact_id f : a.facts) {
        if (const auto day = sides_[s]->exchanged(f)) {
            key += '\n' + to_string(*day);
            continue;
        }
        const auto option = sides_[s]->option_of(f);
        key += '\n' +
               (option ? rules.facts[f].values[*option].name
                       : std::to_string(static_cast<int>(rules.facts[f].type)) + domains_[s][f]);
    }
    return key;
}

void forms::number_formulas(std::size_t s)
{
    const formula_table& table = sides_[s]->compiled->formulas();
    for (formula_id f = 0; f < table.size(); ++f) { // parts come before what is made of them
        const formula& node = table[f];
        std::string key;
        switch (node.what) {
        case formula::kind::constant: key = node.value ? "t" : "f"; break;
        case formula::kind::cell: key = key_of(s, table.cell(node)); break;
        case formula::kind::opaque: key = key_of(s, table.opaque(node)); break;
        case formula::kind::all: key = "&"; break;
        case formula::kind::any: key = "|"; break;
        case formula::kind::negation: key = "!"; break;
        }
        std::vector<number> parts;
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            parts.push_back(numbers_[s][table.children(node)[i]]);
        std::sort(parts.begin(), parts.end());
        for (const number p : parts) key += std::to_string(p) + ' ';
        numbers_[s].push_back(intern(std::move(key)));
    }
}

std::string forms::key_of(std::size_t s, const compiled_exception& e) const
{
    std::string key = std::to_string(numbers_[s][e.when]) + (e.accuser_shows ? "a(" : "(");
    for (const compiled_exception& inner : e.unless) key += key_of(s, inner) + ',';
    return key + ')';
}

/// What the outcome is made of; `whole` with addressees and sanctions.
std::string forms::body_of(std::size_t s, rule_id r, bool whole)
{
    const program& p = *sides_[s]->compiled;
    const compiled_rule& c = p.compiled(r);
    const netral::rule& written = p.rules().rules[r];
    std::string key;
    if (written.versions.size() > 1) // how gaps between versions are covered
        for (const rule_version& v : written.versions)
            key += std::to_string(v.in_force.first.days) + '-' +
                   std::to_string(v.in_force.last.days) + ' ';
    for (const compiled_version& v : c.versions) {
        for (const formula_id part : {v.in_force, v.conduct, v.when})
            key += std::to_string(numbers_[s][part]) + ' ';
        key += "raised";
        std::vector<number> raising;
        for (const formula_id leaf : v.raising) raising.push_back(numbers_[s][leaf]);
        std::sort(raising.begin(), raising.end());
        for (const number n : raising) key += ' ' + std::to_string(n);
        for (const compiled_exception& e : v.unless) key += " unless " + key_of(s, e);
        if (!whole) continue;
        key += " who " + std::to_string(numbers_[s][v.addressees]);
        for (const sanction_id id : v.written->sanctions.sanctions)
            key += " offers " + measure_of(p.rules().sanctions[id]) + ' ' +
                   std::to_string(numbers_[s][p.applies_to(id)]);
    }
    for (const rule_id base : c.breach_of)
        key += " breach " + std::to_string(intern("b" + body_of(s, base, false)));
    return key;
}

bool forms::same(const rule_pair& r)
{
    if (r.before == none || r.after == none) return false;
    const netral::rule& was = sides_[0]->compiled->rules().rules[r.before];
    const netral::rule& is = sides_[1]->compiled->rules().rules[r.after];
    return was.effect == is.effect && was.nature == is.nature &&
           makes_verdict(was) == makes_verdict(is) &&
           body_of(0, r.before, true) == body_of(1, r.after, true);
}

namespace {

class reachable {
public:
    explicit reachable(const program& p) : program_(p), found_(p.formulas().size()) {}

    void rule(rule_id r)
    {
        const compiled_rule& c = program_.compiled(r);
        for (const compiled_version& v : c.versions) {
            for (const formula_id part : {v.in_force, v.addressees, v.conduct, v.when}) add(part);
            for (const formula_id leaf : v.raising) add(leaf);
            for (const compiled_exception& e : v.unless) add(e);
            for (const sanction_id s : v.written->sanctions.sanctions) add(program_.applies_to(s));
        }
        for (const rule_id base : c.breach_of) rule(base);
    }
    [[nodiscard]] std::vector<bool> take() { return std::move(found_); }

private:
    void add(formula_id f)
    {
        if (found_[f]) return;
        found_[f] = true;
        const formula& node = program_.formulas()[f];
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            add(program_.formulas().children(node)[i]);
    }
    void add(const compiled_exception& e)
    {
        add(e.when);
        for (const compiled_exception& inner : e.unless) add(inner);
    }

    const program& program_;
    std::vector<bool> found_;
};

} // namespace

std::vector<bool> formulas_of(const side& in, const std::vector<rule_id>& rules)
{
    reachable r(*in.compiled);
    for (const rule_id id : rules) r.rule(id);
    return r.take();
}

} // namespace netral::change
