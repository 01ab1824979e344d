// SPDX-License-Identifier: Apache-2.0

/// @file
/// Suggestions from the words of an account.

#include <netral/classify/suggest.hpp>

#include <netral/record/reader.hpp>
#include <netral/ruleset/load.hpp>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace netral;

namespace {

const std::shared_ptr<const program>& rules_with_lexicons()
{
    static const std::shared_ptr<const program> made = [] {
        const auto loaded = load("ruleset.yaml", [](std::string_view) {
            return read_answer{true,
                               R"(
ruleset: words
version: 1
roles: {narrative: incident.narrative}
facts:
  incident.narrative: {type: text}
  act.kinds:
    type: set
    title: {id: Perbuatan, en: Kinds of act}
    values: {ajakan: {id: mengajak, en: appealed}, suka: {id: menyukai, en: liked}}
  act.public: {type: bool}
  act.medium: {type: enum, values: {surat: {en: letter}, daring: {en: online}}}
  act.intentional: {type: bool, judgement: true}
lexicons:
  ajakan: {phrases: [coblos nomor, pilih pasangan], affixes: true, suggests: {act.kinds: ajakan, act.intentional: true}}
  daring: {phrases: [facebook], suggests: {act.medium: daring, act.public: true}}
rules:
  - {id: r, category: campaigning, nature: disiplin, title: {en: R}, conduct: act.public, basis: [{instrument: law}]}
instruments: {law: {title: {en: Law}}}
)",
                               {}};
        });
        if (!loaded) FAIL(render(loaded.errors()));
        auto compiled = program::compile(loaded->rules);
        REQUIRE(compiled);
        return *compiled;
    }();
    return made;
}

/// What is suggested, one line each: `fact=value (words, words)`.
std::string suggested(const std::string& json)
{
    const program& p = *rules_with_lexicons();
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    REQUIRE(reader.read(json, r));
    std::vector<suggestion> all;
    suggester(p).suggest(r, all);
    std::string out;
    for (const suggestion& s : all) {
        out += p.rules().facts[s.fact].path + (s.against_record ? "!=" : "=") + s.value + " (";
        for (const suggesting_words& w : s.words) out += "<" + w.words + ">";
        out += ")\n";
    }
    return out;
}

std::string account(const std::string& text, const std::string& more = {})
{
    return R"({"incident": {"narrative": ")" + text + R"("})" + more + "}";
}

} // namespace

TEST_CASE("words of the account suggest facts, and are shown as they stand")
{
    CHECK(suggested(account("Ia MENCOBLOS  nomor dua, lalu memilih pasangan itu di Facebook")) ==
          "act.kinds=ajakan (<MENCOBLOS  nomor><memilih pasangan>)\n"
          "act.medium=daring (<Facebook>)\nact.public=true (<Facebook>)\n");
    CHECK(suggested(account("Ia hadir saja")).empty());
    CHECK(suggested("{}").empty());
}

TEST_CASE("what the record says already is not suggested, what it denies is marked")
{
    CHECK(suggested(account("coblos nomor", R"(, "act": {"kinds": ["ajakan"]})")).empty());
    CHECK(suggested(account("coblos nomor", R"(, "act": {"kinds": ["suka"]})")) ==
          "act.kinds!=ajakan (<coblos nomor>)\n");
    CHECK(suggested(account("coblos nomor", R"(, "act": {"kinds": {"has": ["suka"]}})")) ==
          "act.kinds=ajakan (<coblos nomor>)\n");
    CHECK(suggested(account("di facebook", R"(, "act": {"medium": "surat", "public": false})")) ==
          "act.medium!=daring (<facebook>)\nact.public!=true (<facebook>)\n");
    CHECK(suggested(account("di facebook", R"(, "act": {"medium": "daring", "public": true})"))
              .empty());
}

TEST_CASE("judgement facts are never suggested")
{
    CHECK(suggested(account("coblos nomor")).find("intentional") == std::string::npos);
}

TEST_CASE("the same words are shown once, and not without end")
{
    CHECK(suggested(account("facebook, facebook dan Facebook", R"(, "act": {"public": true})")) ==
          "act.medium=daring (<facebook><Facebook>)\n");
    std::string text;
    for (const char* word :
         {"fAcebook", "faCebook", "facEbook", "faceBook", "faceboOk", "facebOok"})
        text += std::string(word) + " ";
    const std::string got = suggested(account(text, R"(, "act": {"public": true})"));
    CHECK(std::count(got.begin(), got.end(), '<') == suggester::most_words);
}

TEST_CASE("suggestions are written as JSON and for people")
{
    const program& p = *rules_with_lexicons();
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    REQUIRE(reader.read(account("di facebook: coblos nomor", R"(, "act": {"public": false})"), r));
    std::vector<suggestion> all;
    suggester(p).suggest(r, all);
    std::string json;
    append_json(json, all, p);
    CHECK(
        json ==
        R"([{"fact":"act.medium","value":"daring","against_record":false,"words":[{"text":"facebook","lexicon":"daring"}]},)"
        R"({"fact":"act.public","value":true,"against_record":true,"words":[{"text":"facebook","lexicon":"daring"}]},)"
        R"({"fact":"act.kinds","value":"ajakan","against_record":false,"words":[{"text":"coblos nomor","lexicon":"ajakan"}]}])");
    CHECK(render_text(all, p, language::english, 80) ==
          "\nPerhaps, by words of the account (not counted; decide yourself):\n"
          " - act.medium: online [act.medium]: \"facebook\"\n"
          " - act.public: yes [act.public], though the record says otherwise: \"facebook\"\n"
          " - Kinds of act: appealed [act.kinds]: \"coblos nomor\"\n");
    CHECK(render_text({}, p, language::english, 80).empty());
}
