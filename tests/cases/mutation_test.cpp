// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/mutation.hpp.

#include "sample.hpp"

#include <netral/cases/mutation.hpp>
#include <netral/cases/run.hpp>
#include <netral/value/json.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

/// What could be changed in c.1, as "kind: from -> to".
std::vector<std::string> changes_of(const std::string& rule)
{
    std::vector<std::string> out;
    for (const mutation& m : mutations_of(sample_program()->rules()))
        if (m.of == rule)
            out.push_back(std::string(to_string(m.kind)) + ": " + m.from + " -> " + m.to);
    return out;
}

bool has(const std::vector<std::string>& all, const std::string& one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// The rule set of tests/golden/classify again, from its file: mutants are loaded from its texts.
mutation_report mutants_of(const std::string& cases, const mutation_options& options = {})
{
    static std::vector<std::vector<case_file>> kept;
    kept.push_back({cases_of(cases)});
    REQUIRE(run_cases(kept.back(), sample_program()).all_well());
    auto made = mutate(kept.back(), sample_program(), {}, options);
    REQUIRE(made.ok());
    return std::move(*made);
}

const std::string speech =
    case_text("{act: {day: 2024-10-01, kinds: [speech], persons: 3}, who: {status: kades}}",
              "{holds: [c.3]}");

const mutant& of(const mutation_report& r, const std::string& rule, mutation_kind kind,
                 const std::string& to)
{
    for (const mutant& m : r.mutants)
        if (m.change.of == rule && m.change.kind == kind && m.change.to == to) return m;
    FAIL("no such mutant");
    return r.mutants.front();
}

} // namespace

TEST_CASE("a rule has the changes that its parts allow")
{
    const auto c1 = changes_of("c.1");
    CHECK(has(c1, "comparison: == -> !="));
    CHECK(has(c1, "list entry: 'post',  -> "));
    CHECK(has(c1, "list entry: , 'like' -> "));
    CHECK(has(c1, "joining: any -> all"));
    CHECK(has(c1, "dropped condition: act.public -> "));
    CHECK(has(c1, "dropped exception: tugas -> "));
    CHECK(has(c1, "negation: act.on_duty -> !(act.on_duty)"));
    CHECK(has(c1, "shifted date: 2010-01-01 -> 2009-12-31"));
    CHECK(has(c1, "shifted date: 2010-01-01 -> 2010-01-02"));
    CHECK(has(changes_of("c.3"), "bound: 2 -> 3"));
    CHECK(has(changes_of("c.3"), "comparison: > -> >="));
    CHECK(has(changes_of("terms.pejabat"),
              "joining: who.status == 'pns' || who.status == 'kades' && act.persons != 0 -> "
              "(who.status == 'pns' && who.status == 'kades' && act.persons != 0)"));
}

TEST_CASE("a change that turns the outcome of a case is noticed, another is not")
{
    const mutation_report r = mutants_of(speech);
    CHECK(of(r, "c.3", mutation_kind::bound, "3").came_to == mutant::fate::noticed);
    CHECK(of(r, "c.3", mutation_kind::bound, "3").noticed_by->name == "a case");
    CHECK(of(r, "c.3", mutation_kind::bound, "1").came_to == mutant::fate::survived);
    CHECK(of(r, "c.3", mutation_kind::comparison, ">=").came_to == mutant::fate::survived);
}

TEST_CASE("a breach of a rule notices what is changed in the rule")
{
    const mutation_report r = mutants_of(case_text(
        "{who: {status: pns}, act: {day: 2024-10-01, kinds: [post], public: true, intended: true}}",
        "{holds: [c.2], at_least: true}"));
    CHECK(of(r, "c.1", mutation_kind::list_entry, "").came_to == mutant::fate::noticed);
}

TEST_CASE("a swapped sanction is noticed by a case that says which sanctions apply")
{
    const std::string posted =
        "{who: {status: pns}, act: {day: 2024-10-01, kinds: [photo], public: true}}";
    const auto first = [](const mutation_report& r) {
        return std::any_of(r.mutants.begin(), r.mutants.end(), [](const mutant& m) {
            return m.change.of == "c.6" && m.change.kind == mutation_kind::swapped_sanction &&
                   m.came_to == mutant::fate::noticed;
        });
    };
    CHECK_FALSE(first(mutants_of(case_text(posted, "{holds: [c.6], at_least: true}"))));
    CHECK(first(
        mutants_of(case_text(posted, "{holds: [c.6], sanctions: [s.berat], at_least: true}"))));
}

TEST_CASE("the same seed draws the same changes, and threads change nothing")
{
    mutation_options some;
    some.sample = 9;
    const mutation_report one = mutants_of(speech, some);
    some.jobs = 3;
    const mutation_report three = mutants_of(speech, some);
    REQUIRE(one.mutants.size() == 9);
    CHECK(one.possible > 9);
    CHECK(render(one) == render(three));
    some.seed = 2;
    CHECK(render(one) != render(mutants_of(speech, some)));
}

TEST_CASE("the report counts, scores and lists what nobody noticed")
{
    const mutation_report r = mutants_of(speech);
    const std::string out = render(r);
    CHECK(out.find("c.3: bound: `2` -> `1`: no case notices") != std::string::npos);
    CHECK(out.find("mutation score ") != std::string::npos);
    CHECK(r.count(mutant::fate::noticed) + r.count(mutant::fate::survived) +
              r.count(mutant::fate::unusable) ==
          r.mutants.size());
    CHECK(r.score() > 0.0);
    CHECK(r.score() < 100.0);
    const auto read = json::parse(to_json(r));
    REQUIRE(read.ok());
    CHECK(read->find("mutants")->items().size() == r.mutants.size());
}
