// SPDX-License-Identifier: Apache-2.0

/// @file
/// Two rule sets compared through the C API.

#include "handles.hpp"

#include <nlohmann/json.hpp>

namespace {

using comparison = capi::owner<netral_comparison, netral_comparison_free>;

comparison compare(const capi::rules& before, const capi::rules& after)
{
    netral_comparison* made = nullptr;
    REQUIRE(netral_comparison_create(before.get(), after.get(), &made) == NETRAL_OK);
    return comparison(made);
}

netral_status add(const comparison& c, std::string_view record, netral_change& out)
{
    return netral_comparison_add(c.get(), record.data(), record.size(), &out);
}

constexpr std::string_view speech =
    R"({"who": {"status": "kades"}, "act": {"day": "2024-10-01", "kinds": ["speech"], "persons": 20}})";

} // namespace

TEST_CASE("a comparison counts what changes, and in which direction")
{
    comparison c;
    {
        const auto before = capi::sample_rules();
        c = compare(before, capi::laxer_rules()); // neither rule set has to outlive this
    }
    netral_change change = NETRAL_CHANGE_SIDEWAYS;
    CHECK(add(c, speech, change) == NETRAL_OK);
    CHECK(change == NETRAL_CHANGE_LAXER);
    CHECK(add(c, "{}", change) == NETRAL_OK);
    CHECK(change == NETRAL_CHANGE_NONE);
    CHECK(add(c, "{\"act\": 7}", change) == NETRAL_ERROR_RECORD);

    netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
    REQUIRE(netral_comparison_summarize(c.get(), &s) == NETRAL_OK);
    CHECK(s.record_count == 3);
    CHECK(s.error_count == 1);
    CHECK(s.laxer_count == 1);
    CHECK(s.stricter_count == 0);
    CHECK(s.sideways_count == 0);

    netral_text text;
    REQUIRE(netral_comparison_json(c.get(), &text) == NETRAL_OK);
    const std::string first(capi::view(text));
    CHECK(nlohmann::json::parse(first).is_object());
    CHECK(first.find("c.3") != std::string::npos);
    CHECK(add(c, speech, change) == NETRAL_OK); // goes on after it was read
    REQUIRE(netral_comparison_json(c.get(), &text) == NETRAL_OK);
    CHECK(text.size > first.size());
}

TEST_CASE("the other way round it is stricter")
{
    const auto c = compare(capi::laxer_rules(), capi::sample_rules());
    netral_change change = NETRAL_CHANGE_NONE;
    CHECK(add(c, speech, change) == NETRAL_OK);
    CHECK(change == NETRAL_CHANGE_STRICTER);
}

TEST_CASE("another sanction that is neither graver nor milder is a change sideways")
{
    std::string text = capi::sample_text();
    const std::string was = "nature: pidana, family: umum";
    text.replace(text.find(was), was.size(), "nature: pidana, family: khusus");
    capi::rules after;
    REQUIRE(capi::load(text, after) == NETRAL_OK);
    const auto c = compare(capi::sample_rules(), after);
    netral_change change = NETRAL_CHANGE_NONE;
    CHECK(add(c, capi::lines_of(capi::golden("records.jsonl"))[0], change) == NETRAL_OK);
    CHECK(change == NETRAL_CHANGE_SIDEWAYS);
}

TEST_CASE("a comparison refuses what is missing")
{
    const auto rules = capi::sample_rules();
    netral_comparison* made = nullptr;
    netral_change change = NETRAL_CHANGE_NONE;
    netral_text text;
    netral_comparison_summary s = NETRAL_COMPARISON_SUMMARY_INIT;
    CHECK(netral_comparison_create(nullptr, rules.get(), &made) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_create(rules.get(), nullptr, &made) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_create(rules.get(), rules.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    const auto c = compare(rules, rules);
    CHECK(netral_comparison_add(nullptr, "{}", 2, &change) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_add(c.get(), nullptr, 2, &change) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_add(c.get(), "{}", 2, nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_add(c.get(), nullptr, 0, &change) == NETRAL_ERROR_RECORD);
    CHECK(netral_comparison_summarize(nullptr, &s) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_summarize(c.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_json(nullptr, &text) == NETRAL_ERROR_ARGUMENT);
    CHECK(netral_comparison_json(c.get(), nullptr) == NETRAL_ERROR_ARGUMENT);
    netral_comparison_free(nullptr);
}
