// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a difference can be said in: the largest conditions that both sides share, then their
/// parts. Doors: words_for of differences.hpp, and the texts of region.hpp.

#include "differences.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace netral::change {
namespace {

/// Conditions of one side of a rule: its parts, and what they are made of.
class side_words {
public:
    side_words(state_space& space, outcomes& of, std::size_t s, bool sanctions)
        : space_(space), of_(of), side_(s), sanctions_(sanctions)
    {
        for (rule_id r = 0; r < program().rules().rules.size(); ++r)
            for (const compiled_version& v : program().compiled(r).versions) quote(v);
    }

    /// All that the rule is made of, each once, so that the other side can say what is shared.
    [[nodiscard]] std::set<kleene::key_type> all_keys(rule_id r)
    {
        std::set<kleene::key_type> keys;
        for (const formula_id root : roots(r)) collect(root, keys);
        return keys;
    }

    void say(rule_id id, const std::set<kleene::key_type>& shared, bool finest,
             std::vector<speakable>& into)
    {
        into_ = &into;
        shared_ = &shared;
        finest_ = finest;
        say_rule(id, true);
    }

    /// Whether the two sides have equal bases.
    [[nodiscard]] std::set<std::tuple<std::string, kleene::key_type, unsigned>> bases(rule_id id)
    {
        std::set<std::tuple<std::string, kleene::key_type, unsigned>> out;
        if (id == none) return out;
        for (const rule_id b : program().compiled(id).breach_of) out.insert(base_key(b));
        return out;
    }
    void share_bases(std::set<std::tuple<std::string, kleene::key_type, unsigned>> shared)
    {
        shared_bases_ = std::move(shared);
    }

private:
    [[nodiscard]] const netral::program& program() const { return *of_.of_side().compiled; }
    /// Remembers the author's words for whole conditions and for the parts that are joined.
    void quote(const compiled_version& v)
    {
        quote(v.addressees, v.written->addressees);
        quote(v.conduct, v.written->conduct);
        quote(v.when, v.written->when);
        quote(v.unless);
        for (const condition_site& site : v.sites)
            if (site.written != nullptr)
                quote(site.formula,
                      std::string(site.written->text().substr(
                          site.in_text.begin, site.in_text.end - site.in_text.begin)));
    }
    void quote(const short_list<compiled_exception>& all)
    {
        for (const compiled_exception& e : all) {
            quote(e.when, e.written->when);
            quote(e.unless);
        }
    }
    void quote(formula_id f, const condition& c)
    {
        if (c.what == condition::kind::leaf) quote(f, std::string(c.leaf.text()));
    }
    void quote(formula_id f, std::string text)
    {
        std::replace(text.begin(), text.end(), '\n', ' ');
        while (!text.empty() && text.back() == ' ') text.pop_back();
        written_.try_emplace(f, std::move(text));
    }

    /// In the author's words where there are any for the whole or for its parts.
    [[nodiscard]] std::string text_of(formula_id f) const
    {
        const auto text = written_.find(f);
        if (text != written_.end()) return text->second;
        const formula& node = program().formulas()[f];
        const formula_id* child = program().formulas().children(node);
        const auto part = [&](formula_id p) {
            const std::string t = text_of(p);
            return t.find(' ') == std::string::npos ? t : '(' + t + ')';
        };
        if (node.what == formula::kind::negation) return '!' + part(*child);
        if (node.what != formula::kind::all && node.what != formula::kind::any)
            return program().formulas().print(f);
        std::string out;
        for (std::uint32_t i = 0; i < node.child_count; ++i) {
            if (i > 0) out += node.what == formula::kind::all ? " && " : " || ";
            out += part(child[i]);
        }
        return out;
    }

    [[nodiscard]] std::tuple<std::string, kleene::key_type, unsigned> base_key(rule_id b)
    {
        const rule_truth t = of_.base(b);
        return {program().rules().rules[b].id, t.value.key(),
                Z3_get_ast_id(t.raised.ctx(), t.raised)};
    }

    static void exceptions(const short_list<compiled_exception>& all, std::vector<formula_id>& into)
    {
        for (const compiled_exception& e : all) {
            into.push_back(e.when);
            exceptions(e.unless, into);
        }
    }

    [[nodiscard]] std::vector<formula_id> parts(const compiled_version& v, bool addressees)
    {
        std::vector<formula_id> all{v.in_force};
        if (addressees) all.push_back(v.addressees);
        all.push_back(v.conduct);
        all.push_back(v.when);
        exceptions(v.unless, all);
        return all;
    }

    [[nodiscard]] std::vector<formula_id> roots(rule_id id)
    {
        std::vector<formula_id> all;
        if (id == none) return all;
        const compiled_rule& r = program().compiled(id);
        for (const compiled_version& v : r.versions) {
            const auto of_version = parts(v, true);
            all.insert(all.end(), of_version.begin(), of_version.end());
            for (const sanction_id s : v.written->sanctions.sanctions)
                all.push_back(program().applies_to(s));
        }
        for (const rule_id b : r.breach_of) {
            const auto more = roots(b);
            all.insert(all.end(), more.begin(), more.end());
        }
        return all;
    }

    void collect(formula_id f, std::set<kleene::key_type>& keys)
    {
        if (!seen_.insert(f).second) return;
        keys.insert(of_.of(f).key());
        const formula& node = program().formulas()[f];
        for (std::uint32_t i = 0; i < node.child_count; ++i)
            collect(program().formulas().children(node)[i], keys);
    }

    void say_rule(rule_id id, bool addressees)
    {
        const compiled_rule& r = program().compiled(id);
        for (std::uint32_t n = 0; n < r.versions.size(); ++n) {
            const compiled_version& v = r.versions[n];
            for (const formula_id part : parts(v, addressees)) say(part);
            say_raised(id, n);
            for (const sanction_id s : v.written->sanctions.sanctions)
                if (addressees && sanctions_) say(program().applies_to(s));
        }
        for (const cell_test& run : of_.covered_days(id)) say_days(run);
        for (const rule_id b : r.breach_of) {
            if (!finest_ && shared_bases_.count(base_key(b)) != 0)
                say_base(b);
            else
                say_rule(b, false);
        }
    }

    /// As a whole if the other side knows it or nothing smaller was asked for, else in its parts.
    void say(formula_id f)
    {
        const formula& node = program().formulas()[f];
        const kleene k = of_.of(f);
        if (k.constant()) return;
        const bool joins = node.what == formula::kind::all || node.what == formula::kind::any ||
                           node.what == formula::kind::negation;
        const bool whole =
            !joins || (!finest_ && (shared_->empty() || shared_->count(k.key()) != 0));
        if (!whole) {
            for (std::uint32_t i = 0; i < node.child_count; ++i)
                say(program().formulas().children(node)[i]);
            return;
        }
        region_literal l = literal(region_literal::subject::formula);
        l.formula = f;
        l.by_side = is_split(program().formulas().facts_of(f));
        l.text = text_of(f);
        add(std::move(l), k.yes, k.no);
    }

    [[nodiscard]] region_literal literal(region_literal::subject what) const
    {
        region_literal l;
        l.of_after = side_ == 1;
        l.what = what;
        return l;
    }

    /// Whether a condition on these facts may be another on the other side.
    [[nodiscard]] bool is_split(std::span<const fact_id> facts) const
    {
        const bool two_days = space_.sides()[0]->as_of != space_.sides()[1]->as_of;
        return std::any_of(facts.begin(), facts.end(), [&](fact_id f) {
            return space_.joint(side_, f).seen == joint_fact::view::completed ||
                   (two_days && f == program().rules().roles.act_day);
        });
    }

    void say_raised(rule_id id, std::uint32_t version)
    {
        const z3::expr raised = of_.raised_by(program().compiled(id).versions[version]);
        if (raised.is_true() || raised.is_false()) return;
        region_literal l = literal(region_literal::subject::raised);
        l.rule = id;
        l.version = version;
        for (const formula_id leaf : program().compiled(id).versions[version].raising)
            l.by_side = l.by_side || is_split(program().formulas().facts_of(leaf));
        l.text = "raised(" + program().rules().rules[id].id + ")";
        add(std::move(l), raised, !raised);
    }

    void say_days(const cell_test& run)
    {
        const kleene k = of_.of(run);
        if (k.constant()) return;
        region_literal l = literal(region_literal::subject::days);
        l.test = run;
        l.by_side = is_split(std::array{run.fact});
        const std::string& day = program().rules().facts[run.fact].path;
        const auto at = [](std::int64_t d) {
            return to_string(date{static_cast<std::int32_t>(d)});
        };
        l.text = run.greatest >= latest_date.days
                     ? day + " >= " + at(run.least)
                     : at(run.least) + " <= " + day + " <= " + at(run.greatest);
        add(std::move(l), k.yes, k.no);
    }

    void say_base(rule_id b)
    {
        const rule_truth t = of_.base(b);
        region_literal l = literal(region_literal::subject::breach);
        l.rule = b;
        l.by_side = is_split(program().compiled(b).facts);
        l.text = "breach_of(" + program().rules().rules[b].id + ")";
        add(l, t.value.yes, t.value.no);
        if (t.raised.is_true() || t.raised.is_false()) return;
        l.what = region_literal::subject::base_raised;
        l.text = "raised(" + program().rules().rules[b].id + ")";
        add(std::move(l), t.raised, !t.raised);
    }

    void add(region_literal l, const z3::expr& known, const z3::expr& excluded)
    {
        for (const speakable& s : *into_)
            if (z3::eq(s.known, known) && z3::eq(s.excluded, excluded)) return;
        into_->push_back({std::move(l), known, excluded});
    }

    state_space& space_;
    outcomes& of_;
    std::size_t side_;
    bool sanctions_;
    std::map<formula_id, std::string> written_; ///< by formula: the author's own words
    std::set<formula_id> seen_;
    std::vector<speakable>* into_ = nullptr;
    const std::set<kleene::key_type>* shared_ = nullptr;
    std::set<std::tuple<std::string, kleene::key_type, unsigned>> shared_bases_;
    bool finest_ = false;
};

} // namespace

std::vector<speakable> words_for(const rule_pair& r, change_aspect aspect, state_space& space,
                                 outcomes& before, outcomes& after, bool finest)
{
    std::vector<speakable> all;
    const bool sanctions = aspect == change_aspect::sanctions;
    side_words old_side(space, before, 0, sanctions);
    side_words new_side(space, after, 1, sanctions);
    const auto old_keys = old_side.all_keys(r.before);
    const auto new_keys = new_side.all_keys(r.after);
    const auto old_bases = old_side.bases(r.before);
    const auto new_bases = new_side.bases(r.after);
    old_side.share_bases(r.after == none ? old_bases : new_bases);
    new_side.share_bases(r.before == none ? new_bases : old_bases);
    if (r.after != none) new_side.say(r.after, old_keys, finest, all);
    if (r.before != none) old_side.say(r.before, new_keys, finest, all);
    return all;
}

} // namespace netral::change
