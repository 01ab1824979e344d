// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the decision 136/PUU-XXII/2024 of the Constitutional Court did to Article 188, proved over
/// the whole shipped rule set.

#include "two_sides.hpp"

#include <netral/change/proof.hpp>

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

using namespace netral;
using netral::testing::with;

namespace {

const std::string folder = NETRAL_SOURCE_DIR "/rules/netralitas/";

/// The two texts of Article 188, and the single one that was there before the decision.
const std::string two_texts = R"yaml(    versions:
      - v: v1
        from: 2014-10-02
        to: 2024-11-13
        addressees: "terms.pejabat_188_v1 || (terms.is_asn && terms.is_penjabat)"
)yaml";
const std::string first_text = R"yaml(    in_force: {from: 2014-10-02}
    addressees: "terms.pejabat_188_v1 || (terms.is_asn && terms.is_penjabat)"
)yaml";

/// What the change is meant to reach, as a rule: a breach of Article 71, done deliberately, by a
/// member of DPRD, army or police who holds no office that the old text named, from that day.
std::string meant(const std::string& from)
{
    return R"yaml(  - id: meant.188
    category: favouring
    title: {id: Yang dijangkau, en: What is reached}
    basis: [{instrument: mk-136-2024, article: amar}]
    in_force: {from: )yaml" +
           from + R"yaml(}
    addressees:
      all:
        - "sets.intersects(subject.statuses, ['pejabat_daerah', 'tni', 'polri'])"
        - "!(terms.is_pejabat_negara || terms.pejabat_asn || terms.is_kepala_desa || terms.is_lurah)"
        - "!(terms.is_asn && terms.is_penjabat)"
    breach_of:
      - uu-10-2016.71.1
      - uu-10-2016.71.2
      - uu-10-2016.71.3
      - uu-1-2015.71.1
      - uu-1-2015.71.2
      - uu-1-2015.71.3
    when: act.intentional
    effect: permits
    say: {id: "{subject}", en: "{subject}"}
    nature: pidana
    confidence: high
    sources: [uu1-2015]

)yaml";
}

std::string read(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

const std::string next_rule = "  - id: uu-1-2015.190\n";

std::shared_ptr<const program> shipped(bool decided, const std::string& from = "2024-11-14")
{
    std::string office =
        with(read(folder + "pilkada-jabatan.yaml"), next_rule, meant(from) + next_rule);
    if (!decided) {
        office = with(office, two_texts, first_text);
        const std::size_t second = office.find("      - v: v2", office.find("- id: uu-1-2015.188"));
        const std::size_t end = office.find("    say:", second);
        office.erase(second, end - second);
    }
    const auto loaded = load("ruleset.yaml", [&](std::string_view path) {
        if (path == "pilkada-jabatan.yaml") return read_answer{true, office, {}};
        return read_answer{true, read(folder + std::string(path)), {}};
    });
    if (!loaded) FAIL(render(loaded.errors()));
    auto compiled = program::compile(loaded->rules);
    if (!compiled) FAIL(render(compiled.errors()));
    return *compiled;
}

} // namespace

TEST_CASE("the decision on Article 188 reaches deliberate breaches by DPRD, army and police, and "
          "nothing else")
{
    const auto before = shipped(false);
    const auto after = shipped(true);
    proof_options how;
    how.passed_over = "meant.188";
    const proof p = prove(*before, *after, how);

    CHECK(p.verdict == proof_verdict::different);
    CHECK_FALSE(p.more_exist);
    CHECK(p.doubts.empty());
    CHECK(p.rules > 200);
    CHECK(p.same_by_form == p.rules - 1);
    REQUIRE_FALSE(p.regions.empty());
    for (const region& r : p.regions) {
        CHECK(r.rule == "uu-1-2015.188");
        CHECK(r.aspect == change_aspect::status);
        CHECK(r.direction == change_direction::stricter);
    }
    CHECK(reaches_exactly(*before, *after, p.regions, how) == true);
    CHECK(p.took < std::chrono::seconds(60));
}

TEST_CASE("a reach that is stated a day wrong is not the reach")
{
    const auto before = shipped(false, "2024-11-15");
    const auto after = shipped(true, "2024-11-15");
    proof_options how;
    how.passed_over = "meant.188";
    const proof p = prove(*before, *after, how);
    CHECK(reaches_exactly(*before, *after, p.regions, how) == false);
}

TEST_CASE("the shipped rule set is equal to itself")
{
    const auto rules = shipped(true);
    const proof p = prove(*rules, *rules);
    CHECK(p.verdict == proof_verdict::equal);
    CHECK(p.same_by_form == p.rules);
}
