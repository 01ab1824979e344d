// SPDX-License-Identifier: Apache-2.0

/// @file
/// Truths and outcomes on one record. The only door is engine/evaluation.hpp.
///
/// run() lets the index rule out what it can, and looks at the rest rule by rule.

#include <netral/engine/evaluation.hpp>

#include <algorithm>
#include <bit>

namespace netral {
namespace {

/// Rounds share a word with the truth.
constexpr std::uint32_t last_round = 0x3FFFFFFF;

} // namespace

std::string_view to_string(rule_status s) noexcept
{
    switch (s) {
    case rule_status::not_raised: return "not_raised";
    case rule_status::fails: return "fails";
    case rule_status::open: return "open";
    case rule_status::holds: return "holds";
    }
    return {};
}

evaluation::evaluation(const program& p)
    : program_(&p), texts_(p.formulas()), bases_(2 * p.rules().rules.size()),
      truths_(p.formulas().size()), standing_(p.rules().rules.size()),
      ruling_(p.index().make_ruling())
{
}

void evaluation::bind(const record& r, const reading_choice& readings)
{
    record_ = &r;
    texts_.bind(r);
    const auto& all = program_->rules().readings;
    if (all.empty()) return assume(r.words());
    bound_words_.assign(r.words(), r.words() + program_->slots().word_count());
    for (std::size_t i = 0; i < all.size(); ++i) {
        const slot& s = program_->slots()[all[i].fact];
        const std::uint32_t option = i < readings.size() ? readings[i] : all[i].chosen;
        std::fill_n(bound_words_.begin() + s.first, s.mask_words, 0);
        bound_words_[s.first + option / 64] = std::uint64_t{1} << (option % 64);
    }
    assume(bound_words_.data());
}

void evaluation::assume(const std::uint64_t* words)
{
    words_ = words;
    if (++round_ == last_round) { // once in a billion records
        std::fill(truths_.begin(), truths_.end(), 0);
        std::fill(bases_.begin(), bases_.end(), remembered{});
        round_ = 1;
    }
    errors_.clear();
}

value evaluation::value_of(fact_id f) const
{
    return record_->value_of(f, program_->rules(), words_);
}

truth evaluation::of(formula_id f)
{
    const std::uint32_t known = truths_[f];
    if (known >> 2 == round_) return static_cast<truth>(known & 3U);
    const truth t = work_out(f);
    truths_[f] = round_ << 2 | static_cast<std::uint32_t>(t);
    return t;
}

truth evaluation::work_out(formula_id f)
{
    const formula_table& formulas = program_->formulas();
    const formula& node = formulas[f];
    const formula_id* child = formulas.children(node);
    switch (node.what) {
    case formula::kind::constant: return as_truth(node.value);
    case formula::kind::cell: return ask(formulas.cell(node), program_->slots(), words_);
    case formula::kind::opaque: return ask_interpreter(formulas.opaque(node), f);
    case formula::kind::negation: return !of(*child);
    case formula::kind::all: {
        truth t = truth::yes;
        for (std::uint32_t i = 0; i < node.child_count && t != truth::no; ++i)
            t = both(t, of(child[i]));
        return t;
    }
    case formula::kind::any: {
        truth t = truth::no;
        for (std::uint32_t i = 0; i < node.child_count && t != truth::yes; ++i)
            t = either(t, of(child[i]));
        return t;
    }
    }
    return truth::unknown;
}

namespace {

/// What an opaque atom sees of the record.
class record_facts final : public cel::activation {
public:
    explicit record_facts(const evaluation& e) noexcept : evaluation_(&e) {}
    [[nodiscard]] value fact(fact_id id) const override { return evaluation_->value_of(id); }

private:
    const evaluation* evaluation_;
};

} // namespace

truth evaluation::ask_interpreter(const opaque_atom& atom, formula_id f)
{
    if (atom.search) return texts_.ask(*atom.search);
    if (atom.days)
        if (const auto t = ask(*atom.days, program_->slots(), words_)) return *t;
    const record_facts facts(*this);
    const value v = cel::interpret(atom.expression, atom.node, facts, interpreter_);
    if (v.is_true()) return truth::yes;
    if (v.is_false()) return truth::no;
    if (v.is_error()) {
        errors_.push_back({f, code{v.error_code()}, std::string(v.text())});
        return truth::error;
    }
    return truth::unknown;
}

truth evaluation::of(const compiled_exception& e, bool strict)
{
    truth t = of(e.when);
    for (const compiled_exception& inner : e.unless) {
        if (t == truth::no) break;
        const truth back = of(inner, strict);
        if (back == truth::yes || strict || (!decided(back) && inner.accuser_shows))
            t = both(t, !back);
    }
    return t;
}

breach evaluation::body_of(const compiled_rule& r, const compiled_version& v, bool with_addressees,
                           bool strict)
{
    breach out;
    const auto require = [&](truth t) {
        out.value = both(out.value, t);
        return out.value != truth::no;
    };
    if (with_addressees && !require(of(v.addressees))) return out;
    if (!require(of(v.conduct)) || !require(of(v.when))) return out;
    for (const compiled_exception& e : v.unless) {
        const truth t = of(e, strict);
        if (t == truth::yes || strict || (!decided(t) && e.accuser_shows))
            if (!require(!t)) return out;
    }
    for (const formula_id leaf : v.raising) out.raised = out.raised || of(leaf) == truth::yes;
    if (r.breach_of.empty()) return out;

    truth some = truth::no;
    for (const rule_id base : r.breach_of) {
        const breach b = base_of(base, strict);
        some = either(some, b.value);
        out.raised = out.raised || (b.raised && b.value != truth::no);
    }
    require(some);
    return out;
}

breach evaluation::breach_of(rule_id r)
{
    return base_of(r, false);
}

breach evaluation::base_of(rule_id base, bool strict)
{
    remembered& known = bases_[2 * base + (strict ? 1 : 0)];
    if (known.round != round_) {
        std::uint32_t possible = 0;
        known.is = over_versions(base, false, strict, possible);
        known.round = round_;
    }
    return known.is;
}

breach evaluation::over_versions(rule_id id, bool with_addressees, bool strict,
                                 std::uint32_t& possible)
{
    const compiled_rule& r = program_->compiled(id);
    breach all{truth::no, false};
    bool every_no = true;
    bool every_yes = true;
    for (std::size_t i = 0; i < r.versions.size(); ++i) {
        const truth in_force = of(r.versions[i].in_force);
        if (in_force == truth::no) continue;
        possible |= std::uint32_t{1} << i;
        const breach b = body_of(r, r.versions[i], with_addressees, strict);
        if (in_force == truth::yes) return b;
        every_no = every_no && b.value == truth::no;
        every_yes = every_yes && b.value == truth::yes;
        all.raised = all.raised || (b.raised && b.value != truth::no);
    }
    if (possible == 0 || every_no) return {truth::no, false};
    all.value = every_yes && covered(id, possible) ? truth::yes : truth::unknown;
    return all;
}

/// Whether the possible versions leave no day of the record's without one.
bool evaluation::covered(rule_id id, std::uint32_t possible) const
{
    const rule& written = program_->rules().rules[id];
    const fact_id day =
        written.in_force_by != none ? written.in_force_by : program_->rules().roles.act_day;
    if (day == none) return true;
    const slot& s = program_->slots()[day];
    auto next = static_cast<std::int64_t>(words_[s.first]);
    const auto last = static_cast<std::int64_t>(words_[s.first + 1]);
    for (std::size_t i = 0; i < written.versions.size() && next <= last; ++i) {
        if ((possible >> i & 1U) == 0) continue;
        const period& days = written.versions[i].in_force;
        if (days.first.days > next) return false;
        next = std::max<std::int64_t>(next, std::int64_t{days.last.days} + 1);
    }
    return next > last;
}

rule_outcome evaluation::finish(const breach& b, std::uint32_t possible)
{
    rule_outcome out;
    out.versions = possible;
    switch (b.value) {
    case truth::yes: out.status = rule_status::holds; break;
    case truth::no: out.status = rule_status::fails; break;
    case truth::unknown: out.status = b.raised ? rule_status::open : rule_status::not_raised; break;
    case truth::error:
        out.status = rule_status::open;
        out.erred = true;
        break;
    }
    return out;
}

rule_outcome evaluation::outcome(rule_id r)
{
    std::uint32_t possible = 0;
    const breach b = over_versions(r, true, false, possible);
    return finish(b, possible);
}

truth evaluation::strictly(rule_id r)
{
    std::uint32_t possible = 0;
    return over_versions(r, true, true, possible).value;
}

namespace {

bool is_asked_for(rule_status s, scope which) noexcept
{
    if (which == scope::holding) return s == rule_status::holds;
    return s != rule_status::fails && (which == scope::standing || s != rule_status::not_raised);
}

/// What the index found of a rule; one that must be looked at counts as failing, which what is left
/// never does.
constexpr rule_status status_of(rule_found f) noexcept
{
    return f == rule_found::look ? rule_status::fails : static_cast<rule_status>(f);
}
static_assert(status_of(rule_found::holds) == rule_status::holds &&
              status_of(rule_found::open) == rule_status::open &&
              status_of(rule_found::not_raised) == rule_status::not_raised &&
              status_of(rule_found::fails) == rule_status::fails);

} // namespace

std::span<const standing_rule> evaluation::run(scope which)
{
    program_->index().rule(words_, texts_, ruling_, which);
    standing_rule* const standing = standing_.data();
    bool any_look = false;
    ruling_.deal([&](std::size_t at, rule_id r, rule_found what) {
        standing[at] = {r, {status_of(what), false, 1}};
        any_look |= what == rule_found::look;
    });
    return {standing, any_look ? look_at_rest(which) : ruling_.left_count};
}

/// Looks at those that the index says it does not know: of what it knows it lists only what is
/// asked for, and nothing that fails. How many stand.
std::size_t evaluation::look_at_rest(scope which)
{
    standing_rule* out = standing_.data();
    for (std::size_t i = 0; i < ruling_.left_count; ++i) {
        standing_rule r = standing_[i];
        if (r.outcome.status == status_of(rule_found::look)) {
            r.outcome = outcome(r.rule);
            if (!is_asked_for(r.outcome.status, which)) continue;
        }
        *out++ = r;
    }
    return static_cast<std::size_t>(out - standing_.data());
}

} // namespace netral
