// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of ruleset/ruleset.hpp: looking things up, terms, lexicons, instruments, overlays.

#include "texts.hpp"

#include <netral/cel/interpret.hpp>

#include <catch2/catch.hpp>

using namespace netral;

namespace {

std::shared_ptr<const ruleset> loaded(texts::files all, const load_options& options = {})
{
    const auto r = texts::load(std::move(all), options);
    if (!r) FAIL(render(r.errors()));
    return r->rules;
}

std::shared_ptr<const ruleset> with_overlay(const std::string& overlay)
{
    load_options options;
    options.overlays = {"agency.yaml"};
    return loaded({{"ruleset.yaml",
                    texts::smallest_with_rule("    conduct: act.public\n    supersedes: [first]\n"
                                              "    route: [{to: [bkn]}]\n")},
                   {"agency.yaml", "overlay: agency\n" + overlay}},
                  options);
}

/// One text for every fact.
class one_text : public cel::activation {
public:
    explicit one_text(std::string text) : text_(std::move(text)) {}
    [[nodiscard]] value fact(fact_id) const override { return value::string(text_); }

private:
    std::string text_;
};

} // namespace

TEST_CASE("everything is found by its name, and nothing else is")
{
    const auto r = loaded({{"ruleset.yaml", texts::smallest()}});
    CHECK(r->find_rule("first") == 0);
    CHECK(r->find_rule("firs") == none);
    CHECK(r->find_instrument("law") == 0);
    CHECK(r->find_sanction("law") == none);
    CHECK(r->find_reading("") == none);
    for (fact_id f = 0; f < r->facts.size(); ++f) CHECK(r->find_fact(r->facts[f].path) == f);
}

TEST_CASE("terms are listed, and put in place of their names")
{
    const auto r = loaded({{"ruleset.yaml", texts::smallest_with_rule(
                                                "    conduct: terms.both\nterms:\n"
                                                "  both: terms.online && act.public\n"
                                                "  online: sets.intersects(act.kinds, terms.acts)\n"
                                                "  acts: [suka, unggah]\n")}});
    REQUIRE(r->terms.size() == 3);
    CHECK(r->terms[0].predicate);
    CHECK(r->terms[0].text == "terms.online && act.public");
    CHECK_FALSE(r->terms[2].predicate);
    CHECK(r->terms[2].list == std::vector<std::string>{"suka", "unggah"});
    const auto facts = r->rules[1].versions[0].conduct.leaf.expression.facts();
    REQUIRE(facts.size() == 2);
    CHECK(facts[0] == r->find_fact("act.public"));
    CHECK(facts[1] == r->find_fact("act.kinds"));
}

TEST_CASE("a condition can ask whether a text mentions a lexicon")
{
    const auto r = loaded(
        {{"ruleset.yaml",
          texts::smallest_with_rule(
              "    conduct: a.story.mentions(lexicon.asks)\n"
              "lexicons:\n"
              "  other: {phrases: [bagi uang]}\n"
              "  asks: {title: {en: asks}, phrases: [coblos nomor], affixes: true, suggests: "
              "{act.public: true}}\ninclude: [f.yaml]\n")},
         {"f.yaml", "facts: {a.story: {type: text}}\n"}});
    const cel::expression& e = r->rules[1].versions[0].conduct.leaf.expression;
    cel::interpreter_workspace scratch;
    CHECK(interpret(e, one_text("Ia mengajak warga MENCOBLOS  nomor dua"), scratch).is_true());
    CHECK(interpret(e, one_text("Ia membagi uang"), scratch).is_false());
    REQUIRE(r->lexicons.size() == 2);
    CHECK(r->lexicons[1].affixes);
    CHECK(r->lexicons[1].suggests[0].value == "true");
}

TEST_CASE("instruments amend and repeal each other")
{
    const auto r = loaded({{"ruleset.yaml", texts::smallest() + "include: [i.yaml]\n"},
                           {"i.yaml", "instruments:\n  law-2:\n    title: {id: UU 2, en: Law 2}\n"
                                      "    short: UU 2\n    number: 2/2024\n    amends: [law]\n"
                                      "    repeals: law\n    source: read\n    note: {en: n}\n"}});
    const instrument& i = r->instruments[r->find_instrument("law-2")];
    CHECK(i.amends == std::vector<instrument_id>{r->find_instrument("law")});
    CHECK(i.repeals == i.amends);
    CHECK(i.short_title.id() == "UU 2");
    CHECK(i.number == "2/2024");
    CHECK(i.source_name == "read");
}

TEST_CASE("an overlay adds, replaces and appends, and says why")
{
    const auto r = with_overlay("facts: {own.fact: {type: bool}}\n"
                                "override:\n"
                                "  second:\n    confidence: low\n"
                                "    route: {append: [{to: [inspektorat]}]}\n"
                                "    when: own.fact\n    reason: our inspectorate takes part\n");
    const rule& x = r->rules[r->find_rule("second")];
    CHECK(x.confidence == rule_confidence::low);
    REQUIRE(x.versions[0].route.size() == 2);
    CHECK(x.versions[0].route[0].to[0] == "bkn");
    CHECK(x.versions[0].route[1].to[0] == "inspektorat");
    CHECK(x.versions[0].when.leaf.text() == "own.fact");
    CHECK(r->overlays == std::vector<std::string>{"agency"});
    REQUIRE(r->overrides.size() == 1);
    CHECK(r->overrides[0].target == "second");
    CHECK(r->overrides[0].reason == "our inspectorate takes part");
    CHECK_FALSE(r->overrides[0].disabled);
    CHECK(to_string(r->overrides[0].where) == "agency.yaml:4:3");
}

TEST_CASE("an overlay can append to a list that was not there")
{
    const auto r = with_overlay("override:\n  first:\n"
                                "    route: {append: [{to: [a]}]}\n"
                                "    unless: {append: [{id: e, when: act.public}]}\n"
                                "    versions: {append: [{v: one}]}\n    reason: r\n");
    REQUIRE(r->rules[0].versions.size() == 1);
    const rule_version& v = r->rules[0].versions[0];
    CHECK(v.name == "one");
    CHECK(v.route.size() == 1);
    CHECK(v.unless.size() == 1);
}

TEST_CASE("an overlay can take a rule out, and what names it goes on without it")
{
    const auto r = with_overlay("override: {first: {disable: true, reason: not ours}}\n");
    REQUIRE(r->rules.size() == 1);
    CHECK(r->rules[0].id == "second");
    CHECK(r->rules[0].supersedes.empty());
    CHECK(r->find_rule("first") == none);
    CHECK(r->overrides[0].disabled);
}

TEST_CASE("a later overlay stands above an earlier one")
{
    load_options options;
    options.overlays = {"one.yaml", "two.yaml"};
    const auto r = loaded(
        {{"ruleset.yaml", texts::smallest()},
         {"one.yaml", "overlay: one\noverride: {first: {route: {append: [{to: [a]}]}, nature: "
                      "pidana, reason: r}}\n"},
         {"two.yaml", "overlay: two\noverride: {first: {route: [{to: [b]}], nature: kode_etik, "
                      "reason: r}}\n"}},
        options);
    CHECK(r->rules[0].nature == rule_nature::kode_etik);
    REQUIRE(r->rules[0].versions[0].route.size() == 1);
    CHECK(r->rules[0].versions[0].route[0].to[0] == "b");
}

TEST_CASE("overlays include files of their own, and choose readings")
{
    load_options options;
    options.overlays = {"agency/agency.yaml"};
    const auto r = loaded(
        {{"ruleset.yaml", texts::smallest() + "readings: {w: {title: {en: q}, options: {a: {}, b: "
                                              "{}}, default: a}}\n"},
         {"agency/agency.yaml",
          "overlay: agency\ninclude: [more.yaml]\noverride: {w: {default: b, reason: r}}\n"},
         {"agency/more.yaml", "phrases: {x: {en: y}}\n"}},
        options);
    CHECK(r->phrases.count("x") == 1);
    CHECK(r->readings[0].chosen == 1);
    CHECK(r->sources.size() == 3);
}
