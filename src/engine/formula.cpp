// SPDX-License-Identifier: Apache-2.0

/// @file
/// Conditions to formulas, each meaning once. The only door is engine/formula.hpp.

#include <netral/engine/formula.hpp>

#include <algorithm>
#include <bit>
#include <iterator>
#include <unordered_map>

namespace netral {

/// A key spells out what a formula means; equal keys are equal formulas.
struct formula_table::consing {
    std::unordered_map<std::string, formula_id> known;
};

namespace {

void append(std::string& key, std::uint64_t word)
{
    for (int i = 0; i < 8; ++i) key += static_cast<char>(word >> (8 * i) & 0xFFU);
}

std::string key_of(const cell_test& t)
{
    std::string key = "c";
    key += static_cast<char>(t.what);
    key += static_cast<char>(t.compare);
    append(key, t.fact);
    append(key, static_cast<std::uint64_t>(t.least));
    append(key, static_cast<std::uint64_t>(t.greatest));
    append(key, std::bit_cast<std::uint64_t>(t.bound));
    for (const std::uint64_t w : t.mask) append(key, w);
    return key;
}

void collect_facts(const cel::expression& e, cel::expr_id node, std::vector<fact_id>& into)
{
    if (e.kind(node) == cel::expr_kind::fact) into.push_back(e.fact(node));
    for (const cel::expr_id child : e.children(node)) collect_facts(e, child, into);
}

/// As std::vector::shrink_to_fit, but where there is no memory for it, it says so.
template <class T>
void give_back_room(std::vector<T>& v)
{
    v = std::vector<T>(std::make_move_iterator(v.begin()), std::make_move_iterator(v.end()));
}

void sort_unique(std::vector<fact_id>& facts)
{
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
}

} // namespace

formula_table::formula_table(const ruleset& rules, const slot_layout& slots)
    : rules_(&rules), slots_(&slots), consing_(std::make_shared<consing>())
{
    constant(false);
    constant(true);
}

formula_id formula_table::intern(std::string key, formula f, const std::vector<formula_id>& parts)
{
    const auto [at, fresh] =
        consing_->known.try_emplace(std::move(key), static_cast<formula_id>(formulas_.size()));
    if (!fresh) return at->second;
    f.first_child = static_cast<std::uint32_t>(children_.size());
    f.child_count = static_cast<std::uint32_t>(parts.size());
    children_.insert(children_.end(), parts.begin(), parts.end());
    formulas_.push_back(f);
    return at->second;
}

formula_id formula_table::constant(bool value)
{
    formula f;
    f.value = value;
    return intern(value ? "t" : "f", f, {});
}

formula_id formula_table::negation(formula_id inner)
{
    const formula& node = formulas_[inner];
    if (node.what == formula::kind::constant) return constant(!node.value);
    if (node.what == formula::kind::negation) return *children(node);
    formula f;
    f.what = formula::kind::negation;
    std::string key = "!";
    append(key, inner);
    return intern(std::move(key), f, {inner});
}

formula_id formula_table::all(const std::vector<formula_id>& parts)
{
    return join(formula::kind::all, parts);
}

formula_id formula_table::any(const std::vector<formula_id>& parts)
{
    return join(formula::kind::any, parts);
}

/// Joins flatly: `all` within `all` is one `all`, what changes nothing is dropped, and what decides
/// alone decides. The order of the author is kept, for it is the order of questions.
formula_id formula_table::join(formula::kind what, const std::vector<formula_id>& parts)
{
    const bool neutral = what == formula::kind::all;
    std::vector<formula_id> flat;
    const auto take = [&](formula_id part) {
        if (std::find(flat.begin(), flat.end(), part) == flat.end()) flat.push_back(part);
    };
    for (const formula_id part : parts) {
        const formula& node = formulas_[part];
        if (node.what == formula::kind::constant) {
            if (node.value != neutral) return constant(!neutral);
        } else if (node.what == what) {
            for (std::uint32_t i = 0; i < node.child_count; ++i) take(children(node)[i]);
        } else {
            take(part);
        }
    }
    if (flat.empty()) return constant(neutral);
    if (flat.size() == 1) return flat.front();

    formula f;
    f.what = what;
    std::string key = neutral ? "&" : "|";
    std::vector<formula_id> sorted = flat; // the order of operands does not matter to the meaning
    std::sort(sorted.begin(), sorted.end());
    for (const formula_id part : sorted) append(key, part);
    return intern(std::move(key), f, flat);
}

formula_id formula_table::add(cell_test t)
{
    const bool negated = t.negated;
    t.negated = false;
    formula f;
    f.what = formula::kind::cell;
    f.payload = static_cast<std::uint32_t>(cells_.size());
    const std::size_t before = formulas_.size();
    const formula_id id = intern(key_of(t), f, {});
    if (formulas_.size() != before) cells_.push_back(std::move(t));
    return negated ? negation(id) : id;
}

formula_id formula_table::add_opaque(const test& t, cel::expr_id node)
{
    formula f;
    f.what = formula::kind::opaque;
    f.payload = static_cast<std::uint32_t>(opaques_.size());
    opaque_atom atom{t.expression, node, {}, cel::print(t.expression, node), {}, {}};
    atom.days = as_day_test(t.expression, node, *slots_);
    const std::size_t before = formulas_.size();
    const formula_id id = intern("o" + atom.text, f, {});
    if (formulas_.size() == before) return id;
    atom.search = search_of(t, node);
    collect_facts(t.expression, node, atom.facts);
    sort_unique(atom.facts);
    opaques_.push_back(std::move(atom));
    return id;
}

/// `fact.contains('text')`, of a string fact that is in no cells: those may be known in part.
std::optional<searched_text> formula_table::search_of(const test& t, cel::expr_id node)
{
    const cel::expression& e = t.expression;
    if (e.kind(node) != cel::expr_kind::call || e.function_name(node) != "contains")
        return std::nullopt;
    const auto parts = e.children(node);
    if (parts.size() != 2 || e.kind(parts[0]) != cel::expr_kind::fact ||
        e.kind(parts[1]) != cel::expr_kind::constant ||
        !e.constant(parts[1]).is(value_kind::string))
        return std::nullopt;
    const fact_id f = e.fact(parts[0]);
    const std::string_view text = e.constant(parts[1]).text();
    if (rules_->facts[f].type != fact_type::string || (*slots_)[f].kind != slot_kind::prose ||
        text.empty())
        return std::nullopt;
    auto at = std::find_if(searches_.begin(), searches_.end(),
                           [&](const text_search& s) { return s.fact == f; });
    if (at == searches_.end()) {
        searches_.emplace_back().fact = f;
        at = searches_.end() - 1;
    }
    at->wanted.emplace_back(text); // once: equal atoms are one
    return searched_text{static_cast<std::uint32_t>(at - searches_.begin()),
                         static_cast<std::uint32_t>(at->wanted.size() - 1)};
}

void formula_table::seal(vectors used)
{
    search_words_ = 0;
    for (text_search& s : searches_) {
        s.first = static_cast<std::uint32_t>(search_words_);
        s.mask_words = static_cast<std::uint32_t>((s.wanted.size() + 63) / 64);
        s.set = substring_set(s.wanted, used);
        search_words_ += 2 * std::size_t{s.mask_words};
    }
    consing_.reset();
    give_back_room(formulas_);
    give_back_room(children_);
    give_back_room(cells_);
    give_back_room(opaques_);
}

text_findings::text_findings(const formula_table& formulas)
    : formulas_(&formulas), found_(formulas.search_words())
{
}

/// A text that is not known leaves open what is in it.
void text_findings::search()
{
    for (const text_search& s : formulas_->searches()) {
        std::uint64_t* in = found_.data() + s.first;
        std::uint64_t* not_in = in + s.mask_words;
        std::fill_n(in, 2 * std::size_t{s.mask_words}, 0);
        if (!record_->known(s.fact)) continue;
        s.set.find_in(record_->text(s.fact), in);
        for (std::uint32_t w = 0; w < s.mask_words; ++w) {
            const std::size_t left = s.wanted.size() - 64 * std::size_t{w};
            not_in[w] = ~in[w] & (left >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << left) - 1);
        }
    }
    searched_ = true;
}

truth text_findings::ask(const searched_text& t)
{
    const text_search& s = formulas_->searches()[t.search];
    const std::uint64_t bit = std::uint64_t{1} << (t.number % 64);
    const std::uint64_t* in = words() + s.first + t.number / 64;
    if ((in[0] & bit) != 0) return truth::yes;
    return (in[s.mask_words] & bit) != 0 ? truth::no : truth::unknown;
}

formula_id formula_table::add(const test& t, cel::expr_id node)
{
    const cel::expression& e = t.expression;
    if (auto cell = as_cell_test(e, node, *rules_, *slots_)) return add(std::move(*cell));
    if (e.kind(node) == cel::expr_kind::constant && e.constant(node).is(value_kind::boolean))
        return constant(e.constant(node).as_bool());
    if (e.kind(node) != cel::expr_kind::oper) return add_opaque(t, node);

    std::vector<formula_id> parts;
    switch (e.oper(node)) {
    case cel::op::logical_and:
        for (const cel::expr_id child : e.children(node)) parts.push_back(add(t, child));
        return all(parts);
    case cel::op::logical_or:
        for (const cel::expr_id child : e.children(node)) parts.push_back(add(t, child));
        return any(parts);
    case cel::op::logical_not: return negation(add(t, e.children(node).front()));
    default: return add_opaque(t, node);
    }
}

formula_id formula_table::add(const test& t)
{
    return add(t, t.expression.root());
}

formula_id formula_table::add(const condition& c)
{
    switch (c.what) {
    case condition::kind::constant: return constant(c.constant_value);
    case condition::kind::leaf: return add(c.leaf);
    default: break;
    }
    std::vector<formula_id> parts;
    parts.reserve(c.parts.size());
    for (const condition& part : c.parts) parts.push_back(add(part));
    if (c.what == condition::kind::all) return all(parts);
    if (c.what == condition::kind::any) return any(parts);
    for (formula_id& part : parts) part = negation(part);
    return all(parts);
}

std::vector<fact_id> formula_table::facts_of(formula_id f) const
{
    std::vector<fact_id> out;
    std::vector<formula_id> rest{f};
    while (!rest.empty()) {
        const formula& node = formulas_[rest.back()];
        rest.pop_back();
        if (node.what == formula::kind::cell) out.push_back(cell(node).fact);
        if (node.what == formula::kind::opaque)
            out.insert(out.end(), opaque(node).facts.begin(), opaque(node).facts.end());
        rest.insert(rest.end(), children(node), children(node) + node.child_count);
    }
    sort_unique(out);
    return out;
}

std::vector<formula_id> formula_table::leaves_of(formula_id f) const
{
    std::vector<formula_id> out;
    std::vector<formula_id> rest{f};
    while (!rest.empty()) {
        const formula_id id = rest.back();
        rest.pop_back();
        const formula& node = formulas_[id];
        if (node.what == formula::kind::all || node.what == formula::kind::any) {
            for (std::uint32_t i = node.child_count; i > 0; --i)
                rest.push_back(children(node)[i - 1]);
        } else if (std::find(out.begin(), out.end(), id) == out.end()) {
            out.push_back(id);
        }
    }
    return out;
}

} // namespace netral
