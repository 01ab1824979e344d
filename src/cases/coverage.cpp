// SPDX-License-Identifier: Apache-2.0

/// @file
/// What cases exercise, counted. The only door is cases/coverage.hpp.

#include <netral/cases/coverage.hpp>

#include "observed.hpp"
#include <netral/cases/decision.hpp>

#include <netral/record/reader.hpp>

#include <algorithm>
#include <map>

namespace netral {
namespace {

/// Goes through the cases one after the other.
class meter {
public:
    meter(const std::shared_ptr<const program>& p, coverage& into)
        : program_(*p), rules_(p->rules()), reader_(rules_, p->slots(), p->facts_follow()),
          record_(p->slots()), evaluation_(*p), other_(*p), out_(into)
    {
        for (rule_id r = 0; r < rules_.rules.size(); ++r)
            for (std::uint32_t v = 0; v < rules_.rules[r].versions.size(); ++v) add_version(r, v);
        for (reading_id r = 0; r < rules_.readings.size(); ++r)
            for (std::uint32_t o = 0; o < rules_.readings[r].options.size(); ++o)
                out_.readings.push_back({r, o, 0});
    }

    void take(const test_case& c)
    {
        ++out_.cases;
        if (!reader_.read(c.record, record_)) return; // the case is another program's
        evaluation_.bind(record_, c.readings);
        for (const version& v : versions_) {
            if (!observes(c, v.rule)) continue;
            const compiled_version& compiled = program_.compiled(v.rule).versions[v.number];
            if (evaluation_.of(compiled.in_force) == truth::yes) take(v, compiled);
        }
        take_days(c);
        take_readings(c);
    }

private:
    struct version {
        rule_id rule = none;
        std::uint32_t number = 0;
        decision joined;
        std::size_t first_condition = 0; ///< in out_.conditions
        std::size_t first_exception = 0;
        std::vector<std::vector<std::size_t>> atoms; ///< of each site, in out_.atoms
    };

    bool only_readings(formula_id f) const
    {
        const auto facts = program_.formulas().facts_of(f);
        return std::all_of(facts.begin(), facts.end(), [&](fact_id id) {
            return rules_.facts[id].origin == fact_origin::reading;
        });
    }

    void add_version(rule_id r, std::uint32_t number)
    {
        version made{r,
                     number,
                     decision(program_, r, number),
                     out_.conditions.size(),
                     out_.exceptions.size(),
                     {}};
        const auto& sites = program_.compiled(r).versions[number].sites;
        for (std::uint32_t i = 0; i < made.joined.conditions(); ++i) {
            condition_coverage c;
            c.rule = r;
            c.version = number;
            c.site = i;
            if (i < sites.size()) {
                c.can_be_unknown = !only_readings(sites[i].formula);
                made.atoms.push_back(add_atoms(c, sites[i].formula));
            }
            out_.conditions.push_back(c);
        }
        for (const auto& e : made.joined.exceptions())
            out_.exceptions.push_back({r, number, e.written, 0, 0});
        add_boundaries(r, number);
        versions_.push_back(std::move(made));
    }

    /// A composed condition is looked at once, however many rules ask for it.
    std::vector<std::size_t> add_atoms(const condition_coverage& within, formula_id whole)
    {
        const auto known = atoms_.find(whole);
        if (known != atoms_.end()) return known->second;
        std::vector<std::size_t> places;
        const auto atoms = atoms_of(whole, program_.formulas());
        if (atoms.size() > 1)
            for (const formula_id atom : atoms) {
                condition_coverage c = within;
                c.atom = atom;
                c.can_be_unknown = !only_readings(atom);
                places.push_back(out_.atoms.size());
                out_.atoms.push_back(c);
            }
        return atoms_[whole] = places;
    }

    void add_boundaries(rule_id r, std::uint32_t number)
    {
        const period& days = rules_.rules[r].versions[number].in_force;
        if (days.first > earliest_date)
            out_.boundaries.push_back({r, number, days.first, {days.first.days - 1}, 0, 0});
        if (days.last < latest_date)
            out_.boundaries.push_back({r, number, days.last, {days.last.days + 1}, 0, 0});
    }

    void take(const version& v, const compiled_version& compiled)
    {
        v.joined.values(evaluation_, values_);
        for (std::size_t i = 0; i < values_.size(); ++i) {
            condition_coverage& c = out_.conditions[v.first_condition + i];
            c.seen.add(values_[i]);
            const bool decides = v.joined.decides(i, values_);
            if (decides) c.decided.add(values_[i]);
            if (i < compiled.sites.size())
                take_atoms(v.atoms[i], compiled.sites[i].formula, decides);
        }
        const auto& exceptions = v.joined.exceptions();
        for (std::size_t i = 0; i < exceptions.size(); ++i) {
            const truth applies = v.joined.applies(exceptions[i], values_);
            if (applies == truth::no) continue;
            exception_coverage& e = out_.exceptions[v.first_exception + i];
            const truth otherwise = v.joined.without(exceptions[i], values_);
            if (applies == truth::unknown && otherwise == truth::yes) ++e.left_open;
            if (applies == truth::yes && decided(otherwise) && otherwise != v.joined.of(values_))
                ++e.defeated;
        }
    }

    void take_atoms(const std::vector<std::size_t>& atoms, formula_id whole, bool whole_decides)
    {
        for (const std::size_t place : atoms) {
            condition_coverage& c = out_.atoms[place];
            const truth is = evaluation_.of(*c.atom);
            c.seen.add(is);
            if (!whole_decides) continue;
            const truth with = truth_with(whole, *c.atom, truth::yes, evaluation_);
            const truth without = truth_with(whole, *c.atom, truth::no, evaluation_);
            if (decided(with) && decided(without) && with != without) c.decided.add(is);
        }
    }

    void take_days(const test_case& c)
    {
        for (boundary_coverage& b : out_.boundaries) {
            if (!lists(c, b.rule)) continue;
            const fact_id by = rules_.rules[b.rule].in_force_by;
            const fact_id fact = by != none ? by : rules_.roles.act_day;
            if (fact == none || !record_.known(fact)) continue;
            const auto day =
                static_cast<std::int64_t>(record_.words()[program_.slots()[fact].first]);
            if (day == b.day.days) ++b.cases;
            if (day == b.beside.days) ++b.cases_beside;
        }
    }

    /// Whether some rule that the case observes would come out otherwise under another option.
    void take_readings(const test_case& c)
    {
        std::size_t place = 0;
        for (reading_id r = 0; r < rules_.readings.size(); ++r) {
            const auto options = static_cast<std::uint32_t>(rules_.readings[r].options.size());
            const std::uint32_t chosen =
                r < c.readings.size() ? c.readings[r] : rules_.readings[r].chosen;
            if (turns(c, r, chosen, options)) ++out_.readings[place + chosen].cases;
            place += options;
        }
    }

    bool turns(const test_case& c, reading_id r, std::uint32_t chosen, std::uint32_t options)
    {
        for (std::uint32_t o = 0; o < options; ++o) {
            if (o == chosen) continue;
            reading_choice other = c.readings;
            for (auto i = static_cast<reading_id>(other.size()); i <= r; ++i)
                other.push_back(rules_.readings[i].chosen);
            other[r] = o;
            other_.bind(record_, other);
            for (const rule_id id : program_.turning_on(r))
                if (observes(c, id) && other_.outcome(id).status != evaluation_.outcome(id).status)
                    return true;
        }
        return false;
    }

    const program& program_;
    const ruleset& rules_;
    record_reader reader_;
    record record_;
    evaluation evaluation_;
    evaluation other_;
    coverage& out_;
    std::vector<version> versions_;
    std::map<formula_id, std::vector<std::size_t>> atoms_;
    std::vector<truth> values_;
};

std::size_t met_of(const truth_counts& counts, bool with_unknown) noexcept
{
    std::size_t n = 0;
    for (std::size_t i = 0; i < counts.cases.size(); ++i)
        if (counts.cases[i] > 0 && (with_unknown || i != truth_counts::place(truth::unknown))) ++n;
    return n;
}

} // namespace

std::size_t condition_coverage::met() const noexcept
{
    return met_of(decided, can_be_unknown);
}

share coverage::decisions() const noexcept
{
    share out;
    for (const auto* list : {&conditions, &atoms})
        for (const condition_coverage& c : *list) out += {c.met(), c.obligations()};
    return out;
}

share coverage::decisions_of(rule_id r) const noexcept
{
    share out;
    for (const condition_coverage& c : conditions)
        if (c.rule == r) out += {c.met(), c.obligations()};
    return out;
}

share coverage::truths() const noexcept
{
    share out;
    for (const auto* list : {&conditions, &atoms})
        for (const condition_coverage& c : *list)
            out += {met_of(c.seen, c.can_be_unknown), c.obligations()};
    return out;
}

share coverage::exceptions_met() const noexcept
{
    share out{0, exceptions.size()};
    for (const exception_coverage& e : exceptions) out.met += e.defeated > 0 ? 1 : 0;
    return out;
}

share coverage::boundaries_met() const noexcept
{
    share out{0, boundaries.size()};
    for (const boundary_coverage& b : boundaries) out.met += b.met() ? 1 : 0;
    return out;
}

share coverage::readings_met() const noexcept
{
    share out{0, readings.size()};
    for (const reading_coverage& r : readings) out.met += r.cases > 0 ? 1 : 0;
    return out;
}

coverage measure(const std::vector<case_file>& files, const std::shared_ptr<const program>& p)
{
    coverage out;
    meter through(p, out);
    for (const case_file& file : files)
        for (const test_case& c : file.cases) through.take(c);
    return out;
}

} // namespace netral
