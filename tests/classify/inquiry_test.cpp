// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/inquiry.hpp: against the enumeration of all records of small rule sets.

#include "../engine/small_rules.hpp"
#include "question_oracle.hpp"
#include "small_worlds.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/inquiry.hpp>
#include <netral/classify/json.hpp>

#include <algorithm>
#include <bit>
#include <functional>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

constexpr unsigned rule_sets = 500 * NETRAL_DRAWS_IN_HUNDRED / 100;
constexpr unsigned records_each = 40;
constexpr inquiry_bounds without_bounds{10'000'000, 7};

/// Whether some question about a state has its answer whatever the answers of `set` are.
bool settles(small_world_rules& rules, const knowns& k, mask set,
             const std::function<bool(const knowns&)>& settled)
{
    std::set<knowns> seen;
    for (const knowns& w : rules.worlds_of(k)) {
        knowns then = k;
        for (std::size_t i = 0; i < k.size(); ++i)
            if ((set >> i & 1U) != 0) then[i] = w[i];
        if (seen.insert(then).second && !settled(then)) return false;
    }
    return true;
}

/// All minimal settling sets among subsets of `of`.
std::set<mask> minimal_sets(small_world_rules& rules, const knowns& k, mask of,
                            const std::function<bool(const knowns&)>& settled)
{
    std::vector<mask> all;
    for (mask s = 0; s < 128; ++s)
        if ((s & ~of) == 0) all.push_back(s);
    std::stable_sort(all.begin(), all.end(),
                     [](mask a, mask b) { return std::popcount(a) < std::popcount(b); });
    std::set<mask> out;
    for (const mask s : all) {
        const bool wider =
            std::any_of(out.begin(), out.end(), [&](mask m) { return (m & ~s) == 0; });
        if (!wider && settles(rules, k, s, settled)) out.insert(s);
    }
    return out;
}

mask unknown_parts(const knowns& k)
{
    mask out = 0;
    for (std::size_t i = 0; i < k.size(); ++i)
        if (k[i] < 0) out |= 1U << i;
    return out;
}

mask mask_of(const small_world_rules& rules, const std::vector<fact_part>& parts)
{
    mask out = 0;
    for (const fact_part& p : parts) out |= 1U << rules.number_of(p);
    return out;
}

std::set<mask> masks_of(const small_world_rules& rules, const missing_facts& found)
{
    std::set<mask> out;
    for (const settling_set& s : found.sets) out.insert(mask_of(rules, s.parts));
    return out;
}

std::string list(const std::set<mask>& sets)
{
    std::string out;
    for (const mask m : sets) out += fmt::format("{:07b} ", m);
    return out;
}

struct seen {
    std::size_t cases = 0;
    std::size_t with_sets = 0;
    std::size_t with_large_sets = 0;
    std::size_t idle = 0;
    std::size_t verdicts = 0;
    std::size_t robust = 0;
    std::size_t not_robust = 0;
};

void compare_rules(small_world_rules& rules, const knowns& k, inquiry& asked, seen& counts)
{
    const std::vector<rule_status> now = rules.statuses(k);
    for (rule_id r = 0; r < now.size(); ++r) {
        if (now[r] != rule_status::open) continue;
        const missing_facts found = asked.missing_for(r);
        const std::set<mask> expected =
            minimal_sets(rules, k, unknown_parts(k), [&](const knowns& then) {
                const rule_status s = rules.statuses(then)[r];
                return s == rule_status::holds || s == rule_status::fails;
            });
        const std::set<mask> sets = masks_of(rules, found);
        if (sets != expected || !found.complete)
            FAIL("rule." << r << ": " << list(sets) << "but by enumeration " << list(expected)
                         << "\n"
                         << small_world_rules::json_of(k) << "\n"
                         << rules.text());
        const mask idle = mask_of(rules, found.idle);
        for (const mask m : expected)
            if ((m & idle) != 0) FAIL("an idle fact settles\n" << rules.text());
        ++counts.with_sets;
        counts.idle += idle == 0 ? 0 : 1;
        counts.with_large_sets +=
            std::any_of(sets.begin(), sets.end(), [](mask m) { return std::popcount(m) > 2; });
    }
}

bool verdict_settled(small_world_rules& rules, const knowns& k)
{
    const std::vector<rule_status>& all = rules.statuses(k);
    if (std::find(all.begin(), all.end(), rule_status::holds) != all.end()) return true;
    std::vector<rule_id> open;
    for (rule_id r = 0; r < all.size(); ++r)
        if (all[r] == rule_status::open) open.push_back(r);
    if (open.empty()) return true;
    for (const knowns& w : rules.worlds_of(k))
        if (std::none_of(open.begin(), open.end(), [&](rule_id r) { return rules.broken(w, r); }))
            return false;
    return true;
}

void compare_verdict(small_world_rules& rules, const knowns& k, inquiry& asked, seen& counts)
{
    if (verdict_settled(rules, k)) {
        if (!asked.missing_for_verdict().sets.empty()) FAIL("a settled verdict misses something");
        return;
    }
    const missing_facts found = asked.missing_for_verdict();
    mask of = mask_of(rules, found.idle);
    for (const settling_set& s : found.sets) of |= mask_of(rules, s.parts);
    const std::set<mask> expected = minimal_sets(
        rules, k, of, [&](const knowns& then) { return verdict_settled(rules, then); });
    if (masks_of(rules, found) != expected || !found.complete)
        FAIL("verdict: " << list(masks_of(rules, found)) << "but by enumeration " << list(expected)
                         << "\n"
                         << small_world_rules::json_of(k) << "\n"
                         << rules.text());
    for (const settling_set& s : found.sets)
        for (const rule_id r : s.settles)
            if (!settles(rules, k, mask_of(rules, s.parts), [&](const knowns& then) {
                    const rule_status now = rules.statuses(then)[r];
                    return now == rule_status::holds || now == rule_status::fails;
                }))
                FAIL("a set does not settle what it says\n" << rules.text());
    ++counts.verdicts;
}

void compare_outlook(small_world_rules& rules, const knowns& k, inquiry& asked,
                     const classification& made, seen& counts)
{
    bool some = false;
    bool every = true;
    for (const knowns& w : rules.worlds_of(k)) {
        bool broken = false;
        for (rule_id id = 0; id < rules.compiled()->rules().rules.size(); ++id)
            broken = broken || rules.broken(w, id);
        some = some || broken;
        every = every && broken;
    }
    const outlook o = asked.outlook();
    const auto as_verdict = [](bool b) { return b ? verdict::indicated : verdict::not_indicated; };
    if (o.best != as_verdict(every) || o.worst != as_verdict(some))
        FAIL("the outlook differs\n" << small_world_rules::json_of(k) << "\n" << rules.text());
    const bool robust = made.verdict == verdict::indicated       ? every
                        : made.verdict == verdict::not_indicated ? !some
                                                                 : false;
    if (made.robust != robust)
        FAIL("robustness differs\n" << small_world_rules::json_of(k) << "\n" << rules.text());
    ++(robust ? counts.robust : counts.not_robust);
}

constexpr std::string_view like = R"({"act": {"kinds": ["like"]}})";

/// Rules on what a report says, measures and dates, and what is said of a record by them.
class told {
public:
    explicit told(const std::string& rules) : program_(compile_text(text_of(rules))) {}

    classification of(std::string_view json)
    {
        const read_record r(*program_, R"({"act": {"kinds": ["like"])" + std::string(json) + "}}");
        classify_options options;
        options.detail = detail::full;
        return classifier(program_, options).classify(r.get());
    }

    /// The question about the fact, each answer with what it makes of the first rule.
    std::string asked(const classification& made, std::string_view fact)
    {
        std::string out;
        for (const question& q : made.questions)
            if (q.fact == program_->rules().find_fact(fact))
                for (const answer_outcome& a : q.answers)
                    out += a.answer + " " + std::string(to_string(a.status)) + ", ";
        return out;
    }

private:
    static std::string text_of(const std::string& rules)
    {
        std::string text = small_rules(rules);
        text.insert(text.find("  act.day:"),
                    R"~(  act.report: {type: text, title: {id: uraian, en: report}}
  act.place: {type: string, title: {id: tempat, en: place}}
  act.town: {type: string, title: {id: kota, en: town}}
  act.share: {type: double, title: {id: bagian, en: share}}
  act.limit: {type: int, title: {id: batas, en: limit}}
  act.named: {type: bool, title: {id: disebut, en: named}, derive: "act.place.contains('aula')"}
)~");
        text.insert(text.find("rules:"),
                    "lexicons: {calon: {phrases: [pilih nomor], suggests: {act.public: true}}}\n");
        return text;
    }

    std::shared_ptr<const program> program_;
};

/// Nothing is claimed of what turns on a fact whose answers cannot be listed.
void check_not_claimed(const classification& made)
{
    CHECK_FALSE(made.questions_complete);
    CHECK_FALSE(made.missing->complete);
    CHECK_FALSE(made.outlook->worst.has_value());
    CHECK_FALSE(made.robust.has_value());
}

std::vector<std::string> names_of(const settling_set& s, const program& p)
{
    std::vector<std::string> out;
    for (const fact_part& part : s.parts) out.push_back(p.rules().facts[part.fact].path);
    return out;
}

} // namespace

TEST_CASE("what is missing is what the enumeration of all records says")
{
    seen counts;
    questions_seen questions;
    for (unsigned seed = 0; seed < rule_sets; ++seed) {
        small_world_rules rules(seed);
        inquiry asked(rules.compiled(), without_bounds);
        classify_options options;
        options.completions = 1'000'000;
        classifier c(rules.compiled(), options);
        for (unsigned i = 0; i < records_each; ++i) {
            const knowns k = rules.random_record();
            const read_record r(*rules.compiled(), small_world_rules::json_of(k));
            asked.bind(r.get());
            compare_rules(rules, k, asked, counts);
            compare_verdict(rules, k, asked, counts);
            const classification made = c.classify(r.get());
            compare_outlook(rules, k, asked, made, counts);
            question_oracle(rules, k, made, questions).compare();
            ++counts.cases;
        }
    }
    CHECK(counts.cases == rule_sets * records_each);
    if (NETRAL_DRAWS_IN_HUNDRED < 100) return;
    // The comparison is worth something only if everything occurs.
    CHECK(counts.with_sets > 1000);
    CHECK(counts.with_large_sets > 100);
    CHECK(counts.idle > 100);
    CHECK(counts.verdicts > 1000);
    CHECK(counts.robust > 1000);
    CHECK(counts.not_robust > 1000);
    CHECK(questions.questions > 5000);
    CHECK(questions.answers > 10'000);
    CHECK(questions.single_values > 10'000);
    CHECK(questions.under_constraints > 5000);
    CHECK(questions.contradicted > 300);
}

TEST_CASE("the smallest sets come with the rules that they settle, the graver ones first")
{
    std::string text = small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
  - {id: b, conduct: "'like' in act.kinds", when: act.intended}
)~");
    text.replace(text.rfind("nature: disiplin"), 16, "nature: pidana  ");
    const auto p = compile_text(text);
    const read_record r(*p, std::string(like));
    inquiry asked(p);
    asked.bind(r.get());
    const missing_facts a = asked.missing_for(p->rules().find_rule("a"));
    REQUIRE(a.complete);
    REQUIRE(a.sets.size() == 1);
    CHECK(names_of(a.sets.front(), *p) == std::vector<std::string>{"act.public", "act.official"});
    const missing_facts all = asked.missing_for_verdict();
    REQUIRE(all.sets.size() == 1);
    CHECK(all.sets.front().parts.size() == 3);
    CHECK(all.sets.front().settles == std::vector<rule_id>{0, 1});
    CHECK(all.sets.front().gravest == rule_nature::pidana);
}

TEST_CASE("past the bound, and where answers cannot be listed, the sets are not said to be all")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official && act.intended"}
  - {id: b, conduct: "'like' in act.kinds", when: "act.persons * 2 > 5"}
)~"));
    const read_record r(*p, std::string(like));
    inquiry few(p, {4, 4});
    few.bind(r.get());
    CHECK_FALSE(few.missing_for(0).complete);
    inquiry small(p, {4000, 2});
    small.bind(r.get());
    CHECK_FALSE(small.missing_for(0).complete);
    CHECK(small.missing_for(0).sets.empty());
    CHECK_FALSE(small.missing_for(1).complete);
    CHECK_FALSE(small.outlook().best.has_value());
    CHECK(small.outlook().worst == verdict::indicated);
}

TEST_CASE("past the bounds of a classification it says that more may be worth asking")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
)~"));
    const read_record r(*p, std::string(like));
    classify_options options;
    options.detail = detail::full;
    const classification whole = classifier(p, options).classify(r.get());
    CHECK(whole.questions_complete);
    CHECK(whole.questions.size() == 2);
    CHECK(whole.missing->complete);
    options.suppositions = 2;
    options.prospect_suppositions = 2;
    const classification some = classifier(p, options).classify(r.get());
    CHECK_FALSE(some.questions_complete);
    CHECK(some.questions.size() == 1);
    CHECK_FALSE(some.missing->complete);
    std::string text;
    append_json(text, some, *p, r.get(), options.detail);
    CHECK(text.find(R"("questions_complete":false)") != std::string::npos);
}

TEST_CASE("past the bound the ends of the outlook are null, and nothing else is lost")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
  - {id: b, conduct: "'like' in act.kinds", when: "act.intended", unless: [{id: x, title: {id: x, en: x}, when: "act.official"}]}
)~"));
    const read_record r(*p, std::string(like));
    classify_options options;
    options.detail = detail::full;
    const classification whole = classifier(p, options).classify(r.get());
    REQUIRE(whole.outlook);
    CHECK(whole.outlook->best == verdict::not_indicated);
    CHECK(whole.outlook->worst == verdict::indicated);
    CHECK(whole.robust == false);

    options.completions = 0;
    options.prospect_suppositions = 0;
    const classification some = classifier(p, options).classify(r.get());
    REQUIRE(some.outlook);
    CHECK_FALSE(some.outlook->best.has_value());
    CHECK_FALSE(some.outlook->worst.has_value());
    CHECK_FALSE(some.robust.has_value());
    CHECK_FALSE(some.missing->complete);
    CHECK(some.missing->sets.empty());
    CHECK(some.verdict == whole.verdict);
    CHECK(some.questions.size() == whole.questions.size());
    CHECK(some.questions_complete);
    REQUIRE(some.findings.size() == whole.findings.size());
    for (std::size_t i = 0; i < some.findings.size(); ++i) {
        CHECK(some.findings[i].status == whole.findings[i].status);
        CHECK(some.findings[i].missing == whole.findings[i].missing);
        CHECK(some.findings[i].because.size() == whole.findings[i].because.size());
    }
    std::string text;
    append_json(text, some, *p, r.get(), options.detail);
    CHECK(text.find(R"("best":null)") != std::string::npos);
    CHECK(text.find(R"("worst":null)") != std::string::npos);
    CHECK(text.find(R"("robust":null)") != std::string::npos);
}

TEST_CASE("a day is asked for where another day that is known turns the comparison")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.day <= act.known.addMonths(-6)"}
)~"));
    const read_record r(*p, R"({"act": {"kinds": ["like"], "day": "2024-03-31"}})");
    const classification made = classifier(p).classify(r.get());
    REQUIRE(made.questions.size() == 1);
    std::vector<std::string> answers;
    for (const answer_outcome& a : made.questions.front().answers) answers.push_back(a.answer);
    CHECK(answers == std::vector<std::string>{"..2024-09-30", "2024-10-01.."});
}

TEST_CASE("a comparison of two days is settled by the one that is not known")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.day <= act.known.addMonths(-6)"}
)~"));
    const read_record r(*p, R"({"act": {"kinds": ["like"], "day": "2024-03-31"}})");
    inquiry asked(p);
    asked.bind(r.get());
    const missing_facts found = asked.missing_for(0);
    REQUIRE(found.complete);
    REQUIRE(found.sets.size() == 1);
    CHECK(names_of(found.sets.front(), *p) == std::vector<std::string>{"act.known"});
}

TEST_CASE("where a text could settle a rule the questions are not said to be all")
{
    for (const char* const atom :
         {"act.report.mentions(lexicon.calon)", "act.place.contains('aula')",
          "act.place.startsWith('aula') || act.place.endsWith('desa')", "act.named"}) {
        INFO(atom);
        told rules("  - {id: a, conduct: \"'like' in act.kinds\", when: {all: [act.public, \"" +
                   std::string(atom) + "\"]}}\n");
        const classification open = rules.of("");
        CHECK_FALSE(open.questions_complete);
        CHECK_FALSE(open.missing->complete);
        CHECK(rules.asked(open, "act.public") == "false fails, true open, ");
        // Of what can be listed all is known; the text alone is left.
        const classification left = rules.of(R"(, "public": true)");
        CHECK_FALSE(left.questions_complete);
        // It cannot matter any more.
        const classification fails = rules.of(R"(, "public": false)");
        CHECK(fails.questions_complete);
        CHECK(fails.robust == true);
        // It is known.
        const classification known = rules.of(R"(, "report": "x", "place": "x")");
        CHECK(known.questions_complete);
    }
}

TEST_CASE("a text that is compared and searched has other values than those compared")
{
    told rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.town == 'Kota' || act.town.contains('baru')"}
)~");
    const classification made = rules.of("");
    CHECK_FALSE(made.questions_complete);
    CHECK(rules.asked(made, "act.town") == "Kota holds, * open, ");
    CHECK(rules.of(R"(, "town": "desa")").findings.empty());
    CHECK(told(R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.town == 'Kota'"}
)~")
              .of("")
              .questions_complete);
}

TEST_CASE("that a text is none of the constants does not say what is in it")
{
    told rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.town != 'Kota' && act.town.contains('baru')"}
)~");
    const classification open = rules.of("");
    CHECK_FALSE(open.questions_complete);
    CHECK_FALSE(open.missing->complete);
    CHECK_FALSE(open.outlook->worst.has_value());
    told derived(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.place != 'Kota' && act.named"}
)~");
    const classification made = derived.of("");
    CHECK_FALSE(made.questions_complete);
    CHECK_FALSE(made.missing->complete);
    CHECK(derived.asked(made, "act.place") == "Kota fails, * open, ");
}

TEST_CASE("where a number in arithmetic or a real one could settle a rule nothing is claimed")
{
    for (const char* const atom :
         {"act.share > 0.5", "act.persons * 2 > 5", "act.persons > act.limit"}) {
        INFO(atom);
        told rules("  - {id: a, conduct: \"'like' in act.kinds\", when: \"" + std::string(atom) +
                   " && act.public\"}\n");
        check_not_claimed(rules.of(R"(, "public": true)"));
        CHECK(rules.of(R"(, "public": false)").questions_complete);
        CHECK(rules.of(R"(, "share": 0.7, "persons": 9, "limit": 5)").questions_complete);
    }
    CHECK(told(R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.persons > 5"}
)~")
              .of("")
              .questions_complete);
}

TEST_CASE("two days of which nothing is known are not asked for, of one known in part each is")
{
    told rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.day <= act.known.addMonths(-6) && act.public"}
)~");
    const classification neither = rules.of(R"(, "public": true)");
    check_not_claimed(neither);
    CHECK(neither.questions.empty());
    CHECK(rules.of(R"(, "public": false)").questions_complete);

    const classification by_month = rules.of(R"(, "public": true, "day": "2024-03")");
    CHECK(by_month.questions_complete);
    CHECK(rules.asked(by_month, "act.known") ==
          "..2024-08-31 fails, 2024-09-01..2024-09-30 open, 2024-10-01.. holds, ");

    const classification both_by_month =
        rules.of(R"(, "public": true, "day": "2024-03", "known": "2024-09")");
    CHECK(both_by_month.questions_complete);
    CHECK(rules.asked(both_by_month, "act.day") ==
          "2024-03-01 holds, 2024-03-02..2024-03-30 open, 2024-03-31 fails, ");
}

TEST_CASE("questions that are found but not listed are not said to be all")
{
    const auto p = compile_text(small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
)~"));
    const read_record r(*p, std::string(like));
    classify_options options;
    options.questions = 1;
    const classification made = classifier(p, options).classify(r.get());
    CHECK(made.questions.size() == 1);
    CHECK_FALSE(made.questions_complete);
}
