// SPDX-License-Identifier: Apache-2.0

/// @file
/// Walks through everything that is asked of facts.
///
/// Door: facts_read.

#include "facts_read.hpp"

#include <utility>

namespace netral {

namespace {

class gathering {
public:
    explicit gathering(std::size_t facts) : read(facts) {}

    void add(fact_id f)
    {
        if (f != none) read[f] = true;
    }

    void add(const test& t)
    {
        for (const fact_id f : t.expression.facts()) add(f);
    }

    void add(const condition& c)
    {
        if (c.what == condition::kind::leaf) add(c.leaf);
        for (const condition& part : c.parts) add(part);
    }

    void add(const exception& e)
    {
        add(e.when);
        for (const exception& inner : e.unless) add(inner);
    }

    void add(const rule& r)
    {
        add(r.in_force_by);
        for (const rule_version& v : r.versions) {
            add(v.addressees);
            add(v.conduct);
            add(v.when);
            for (const exception& e : v.unless) add(e);
        }
    }

    void add(const calendar& c)
    {
        add(c.applies);
        for (const fact_setting& s : c.sets) add(s.fact);
        for (const fact_setting& s : c.defaults) add(s.fact);
    }

    std::vector<bool> read;
};

} // namespace

std::vector<bool> facts_read(const ruleset& rules)
{
    gathering all(rules.facts.size());
    all.add(rules.roles.record_id);
    all.add(rules.roles.act_day);
    all.add(rules.roles.stage);
    for (fact_id f = 0; f < rules.facts.size(); ++f) {
        if (!rules.facts[f].derivations.empty()) all.add(f);
        for (const test& t : rules.facts[f].derivations) all.add(t);
    }
    for (const constraint& c : rules.constraints)
        for (const test& t : c.tests) all.add(t);
    for (const calendar& c : rules.calendars) all.add(c);
    for (const rule& r : rules.rules) all.add(r);
    for (const sanction& s : rules.sanctions) all.add(s.applies_to);
    for (const deadline& d : rules.deadlines) {
        all.add(d.from);
        all.add(d.met_by);
        all.add(d.when);
    }
    for (const admissibility& a : rules.admissibilities) {
        all.add(a.require);
        all.add(a.when);
    }
    return std::move(all.read);
}

} // namespace netral
