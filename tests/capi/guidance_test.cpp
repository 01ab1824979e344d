// SPDX-License-Identifier: Apache-2.0

/// @file
/// Guidance before the act through the C API.

#include "handles.hpp"

#include <nlohmann/json.hpp>

#include <limits>

namespace {

using guidance = capi::owner<netral_guidance, netral_guidance_free>;

struct outcome {
    netral_status status = NETRAL_OK;
    guidance made;
    capi::report said;
};

outcome guide(const capi::rules& rules, std::string_view role, std::string_view day,
              const netral_guidance_options* options = nullptr)
{
    netral_guidance* made = nullptr;
    netral_report* said = nullptr;
    outcome out;
    out.status = netral_guidance_create(rules.get(), role.data(), role.size(), day.data(),
                                        day.size(), options, &made, &said);
    out.made.reset(made);
    out.said.reset(said);
    CHECK((made != nullptr) == (out.status == NETRAL_OK));
    return out;
}

outcome with_fact(const capi::rules& rules, std::string_view path, std::string_view value)
{
    const netral_known_fact fact{path.data(), path.size(), value.data(), value.size()};
    netral_guidance_options options = NETRAL_GUIDANCE_OPTIONS_INIT;
    options.facts = &fact;
    options.fact_count = 1;
    return guide(rules, "pns", "2024-10-12", &options);
}

outcome with_reading(const capi::rules& rules, std::string_view reading, std::string_view option)
{
    const netral_chosen_reading chosen{reading.data(), reading.size(), option.data(),
                                       option.size()};
    netral_guidance_options options = NETRAL_GUIDANCE_OPTIONS_INIT;
    options.readings = &chosen;
    options.reading_count = 1;
    return guide(rules, "pns", "2024-10-12", &options);
}

std::string code_of(const outcome& o)
{
    netral_diagnostic d = NETRAL_DIAGNOSTIC_INIT;
    REQUIRE(netral_report_at(o.said.get(), 0, &d) == NETRAL_OK);
    return std::string(capi::view(d.code));
}

netral_guidance_summary summary_of(const guidance& g)
{
    netral_guidance_summary s = NETRAL_GUIDANCE_SUMMARY_INIT;
    REQUIRE(netral_guidance_summarize(g.get(), NETRAL_ENGLISH, &s) == NETRAL_OK);
    return s;
}

} // namespace

TEST_CASE("guidance says what is forbidden and allowed, and what is left of the conditions")
{
    guidance g;
    {
        const auto rules = capi::sample_rules(); // need not outlive the guidance
        auto made = guide(rules, "pns", "2024-10-12");
        REQUIRE(made.status == NETRAL_OK);
        g = std::move(made.made);
    }
    const auto s = summary_of(g);
    CHECK(capi::view(s.role) == "civil servant");
    CHECK(s.election.size == 0);
    CHECK(s.stage.size == 0);
    CHECK(capi::view(s.ruleset).find("sha256:") != std::string_view::npos);
    CHECK(s.forbidden_count == 3);
    CHECK(s.allowed_count == 1);
    CHECK(s.ruled_out_count > 0);

    netral_guided_rule r = NETRAL_GUIDED_RULE_INIT;
    REQUIRE(netral_guidance_rule_at(g.get(), 0, NETRAL_ENGLISH, &r) == NETRAL_OK);
    CHECK(capi::view(r.rule) == "c.1");
    CHECK(capi::view(r.title) == "Posted support");
    CHECK(capi::view(r.category) == "campaigning");
    CHECK(capi::view(r.nature) == "disiplin");
    CHECK(capi::view(r.effect) == "prohibits");
    CHECK(capi::view(r.confidence) == "high");
    CHECK(r.binds == NETRAL_YES);
    CHECK(r.of_whom_count == 0);
    REQUIRE(r.when_count == 1);
    REQUIRE(r.unless_count == 1);
    REQUIRE(r.citation_count == 1);
    REQUIRE(r.sanction_count == 2);

    netral_text t;
    const auto condition = [&](std::int32_t kind) {
        REQUIRE(netral_guidance_condition_at(g.get(), 0, kind, 0, NETRAL_ENGLISH, &t) == NETRAL_OK);
        return std::string(capi::view(t));
    };
    CHECK(condition(NETRAL_GUIDED_WHEN) == "public");
    CHECK(condition(NETRAL_GUIDED_UNLESS) == "official duty");
    netral_citation c = NETRAL_CITATION_INIT;
    REQUIRE(netral_guidance_citation_at(g.get(), 0, 0, NETRAL_ENGLISH, &c) == NETRAL_OK);
    CHECK(capi::view(c.title) == "New Law");
    CHECK(capi::view(c.article) == "5 ayat (1)");
    netral_sanction sanction = NETRAL_SANCTION_INIT;
    REQUIRE(netral_guidance_sanction_at(g.get(), 0, 1, NETRAL_ENGLISH, &sanction) == NETRAL_OK);
    CHECK(capi::view(sanction.measure) == "release from office");
    CHECK(sanction.applies == NETRAL_UNKNOWN);

    REQUIRE(netral_guidance_rule_at(g.get(), 3, NETRAL_INDONESIAN, &r) == NETRAL_OK);
    CHECK(capi::view(r.effect) == "permits");
    CHECK(netral_guidance_rule_at(g.get(), 4, NETRAL_INDONESIAN, &r) == NETRAL_ERROR_NOT_FOUND);
}

TEST_CASE("guidance as JSON has what the accessors have, and the pages are those of the program")
{
    const auto made = guide(capi::sample_rules(), "pns", "2024-10-12");
    REQUIRE(made.status == NETRAL_OK);
    netral_text t;
    REQUIRE(netral_guidance_json(made.made.get(), &t) == NETRAL_OK);
    const auto json = nlohmann::json::parse(capi::view(t));
    const auto s = summary_of(made.made);
    CHECK(json.at("on") == "2024-10-12");
    CHECK(json.at("forbidden").size() == s.forbidden_count);
    CHECK(json.at("allowed").size() == s.allowed_count);
    CHECK(json.at("ruled_out") == s.ruled_out_count);
    CHECK(json.at("ruleset") == std::string(capi::view(s.ruleset)));

    REQUIRE(netral_guidance_text(made.made.get(), NETRAL_ENGLISH, 0, &t) == NETRAL_OK);
    const std::string page(capi::view(t));
    CHECK(page.find("1. Posted support (discipline)\n   Applies if: public.") != std::string::npos);
    REQUIRE(netral_guidance_text(made.made.get(), NETRAL_ENGLISH, 40, &t) == NETRAL_OK);
    CHECK(t.size > page.size()); // narrower, so it has more indents
    REQUIRE(netral_guidance_html(made.made.get(), NETRAL_INDONESIAN, &t) == NETRAL_OK);
    CHECK(capi::view(t).find("<html lang=\"id\">") != std::string_view::npos);
}

TEST_CASE("facts and readings that are known beforehand narrow the guidance")
{
    const auto rules = capi::sample_rules();
    const auto usual = guide(rules, "pns", "2024-10-12");
    const auto hidden = with_fact(rules, "act.public", "false");
    REQUIRE(hidden.status == NETRAL_OK);
    CHECK(summary_of(hidden.made).forbidden_count < summary_of(usual.made).forbidden_count);

    netral_reading reading = NETRAL_READING_INIT;
    REQUIRE(netral_ruleset_reading_at(rules.get(), 0, NETRAL_ENGLISH, &reading) == NETRAL_OK);
    CHECK(with_reading(rules, capi::view(reading.name), capi::view(reading.chosen)).status ==
          NETRAL_OK);
    const auto none = with_reading(rules, capi::view(reading.name), "none");
    CHECK(none.status == NETRAL_ERROR_NOT_FOUND);
    CHECK(code_of(none) == "N5011");
}

TEST_CASE("the report says what there is not and what contradicts itself")
{
    const auto rules = capi::sample_rules();
    const auto role = guide(rules, "penjaga", "2024-10-12");
    CHECK(role.status == NETRAL_ERROR_NOT_FOUND);
    CHECK(code_of(role) == "N5060");
    const auto fact = with_fact(rules, "act.publik", "true");
    CHECK(fact.status == NETRAL_ERROR_NOT_FOUND);
    CHECK(code_of(fact) == "N5062");
    const auto contradiction = with_fact(rules, "who.status", "kades");
    CHECK(contradiction.status == NETRAL_ERROR_ARGUMENT);
    CHECK(code_of(contradiction) == "N5063");
    for (const std::string_view day : {"2024", "12 October", "", "2024-02-30", "2024-10-1\xff"}) {
        INFO(day);
        CHECK(guide(rules, "pns", day).status == NETRAL_ERROR_ARGUMENT);
    }
}

TEST_CASE("guidance refuses what is missing and malformed")
{
    const auto rules = capi::sample_rules();
    netral_guidance* made = nullptr;
    const auto create = [&](const netral_ruleset* r, const char* role, std::size_t role_size,
                            const char* day, std::size_t day_size) {
        return netral_guidance_create(r, role, role_size, day, day_size, nullptr, &made, nullptr);
    };
    CHECK(create(nullptr, "pns", 3, "2024-10-12", 10) == NETRAL_ERROR_ARGUMENT);
    CHECK(create(rules.get(), nullptr, 3, "2024-10-12", 10) == NETRAL_ERROR_ARGUMENT);
    CHECK(create(rules.get(), "p\xff", 2, "2024-10-12", 10) == NETRAL_ERROR_ARGUMENT);
    CHECK(create(rules.get(), nullptr, 0, "2024-10-12", 10) == NETRAL_ERROR_NOT_FOUND);
    CHECK(create(rules.get(), "pns", 3, nullptr, 10) == NETRAL_ERROR_ARGUMENT);
    CHECK(create(rules.get(), "pns", 3, nullptr, 0) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_create(rules.get(), "pns", 3, "2024-10-12", 10, nullptr, nullptr,
                                 nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(with_fact(rules, "act.\xff", "true").status == NETRAL_ERROR_ARGUMENT);
    CHECK(with_fact(rules, "act.public", "\xff").status == NETRAL_ERROR_ARGUMENT);
    CHECK(with_reading(rules, "\xff", "a").status == NETRAL_ERROR_ARGUMENT);
    netral_guidance_options options = NETRAL_GUIDANCE_OPTIONS_INIT;
    options.fact_count = 1;
    CHECK(guide(rules, "pns", "2024-10-12", &options).status == NETRAL_ERROR_ARGUMENT);
    options = NETRAL_GUIDANCE_OPTIONS_INIT;
    options.reading_count = 1;
    CHECK(guide(rules, "pns", "2024-10-12", &options).status == NETRAL_ERROR_ARGUMENT);
    options = NETRAL_GUIDANCE_OPTIONS_INIT;
    options.size = 3;
    CHECK(guide(rules, "pns", "2024-10-12", &options).status == NETRAL_ERROR_ARGUMENT);
    CHECK(made == nullptr);
    netral_guidance_free(nullptr);
}

TEST_CASE("accessors of guidance refuse what is missing and say what is past the end")
{
    const auto made = guide(capi::sample_rules(), "pns", "2024-10-12");
    netral_guidance* const g = made.made.get();
    constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
    netral_guidance_summary s = NETRAL_GUIDANCE_SUMMARY_INIT;
    netral_guided_rule r = NETRAL_GUIDED_RULE_INIT;
    netral_citation c = NETRAL_CITATION_INIT;
    netral_sanction m = NETRAL_SANCTION_INIT;
    netral_text t;
    CHECK(netral_guidance_summarize(nullptr, 0, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_summarize(g, 2, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_summarize(g, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_rule_at(nullptr, 0, 0, &r) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_rule_at(g, 0, 2, &r) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_rule_at(g, 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_rule_at(g, far, 0, &r) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_condition_at(nullptr, 0, 0, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_condition_at(g, 0, -1, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_condition_at(g, 0, 3, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_condition_at(g, 0, 1, 0, 2, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_condition_at(g, 0, 1, 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_condition_at(g, far, 1, 0, 0, &t) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_condition_at(g, 0, 0, 0, 0, &t) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_citation_at(nullptr, 0, 0, 0, &c) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_citation_at(g, 0, 0, 2, &c) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_citation_at(g, 0, 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_citation_at(g, far, 0, 0, &c) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_citation_at(g, 0, far, 0, &c) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_sanction_at(nullptr, 0, 0, 0, &m) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_sanction_at(g, 0, 0, 2, &m) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_sanction_at(g, 0, 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_sanction_at(g, far, 0, 0, &m) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_sanction_at(g, 0, far, 0, &m) == NETRAL_ERROR_NOT_FOUND);
    CHECK(netral_guidance_json(nullptr, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_json(g, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_text(nullptr, 0, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_text(g, 2, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_text(g, 0, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_html(nullptr, 0, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_html(g, 2, &t) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_guidance_html(g, 0, nullptr) == NETRAL_ERROR_ARGUMENT);
}
