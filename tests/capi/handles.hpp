// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Handles that give themselves back, and the rule set of tests/golden/classify through the C API.

#include <netral.h>

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace capi {

template <class Handle, void (*Free)(Handle*)>
struct give_back {
    void operator()(Handle* h) const noexcept { Free(h); }
};
template <class Handle, void (*Free)(Handle*)>
using owner = std::unique_ptr<Handle, give_back<Handle, Free>>;

using rules = owner<netral_ruleset, netral_ruleset_free>;
using session = owner<netral_session, netral_session_free>;
using answer = owner<netral_classification, netral_classification_free>;
using report = owner<netral_report, netral_report_free>;

inline std::string_view view(netral_text t)
{
    return {t.data, t.size};
}

inline std::string content_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    if (!in) FAIL("cannot read " << path);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string golden(const std::string& name)
{
    return content_of(NETRAL_SOURCE_DIR "/tests/golden/classify/" + name);
}

inline std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// With a lexicon, so that there is something to suggest.
inline const std::string& sample_text()
{
    static const std::string text =
        golden("ruleset.yaml") +
        "\nlexicons:\n  uraian: {phrases: [uraian], suggests: {act.public: true}}\n";
    return text;
}

/// Nothing but the call: for tests that count or refuse memory.
inline netral_status load(std::string_view text, rules& out, report* says = nullptr)
{
    netral_ruleset* made = nullptr;
    netral_report* said = nullptr;
    const netral_status status =
        netral_ruleset_load_text(text.data(), text.size(), nullptr, &made, &said);
    out.reset(made);
    report kept(said);
    if (says != nullptr) *says = std::move(kept);
    return status;
}

inline rules sample_rules()
{
    rules out;
    REQUIRE(load(sample_text(), out) == NETRAL_OK);
    return out;
}

/// The sample with the condition of c.3 made harder to meet.
inline rules laxer_rules()
{
    std::string text = sample_text();
    const std::string was = "when: \"act.persons > 2\"";
    text.replace(text.find(was), was.size(), "when: \"act.persons > 200\"");
    rules out;
    REQUIRE(load(text, out) == NETRAL_OK);
    return out;
}

inline rules shipped_rules(const netral_load_options* options = nullptr)
{
    const std::string path = NETRAL_SOURCE_DIR "/rules/netralitas";
    netral_ruleset* made = nullptr;
    REQUIRE(netral_ruleset_load_directory(path.data(), path.size(), options, &made, nullptr) ==
            NETRAL_OK);
    return rules(made);
}

inline rules shipped_rules_with(const std::string& overlay)
{
    const std::string path = NETRAL_SOURCE_DIR "/" + overlay;
    const netral_text name{path.data(), path.size()};
    netral_load_options options = NETRAL_LOAD_OPTIONS_INIT;
    options.overlays = &name;
    options.overlay_count = 1;
    return shipped_rules(&options);
}

inline session session_of(const rules& r, const netral_session_options* options = nullptr)
{
    netral_session* made = nullptr;
    REQUIRE(netral_session_create(r.get(), options, &made, nullptr) == NETRAL_OK);
    return session(made);
}

inline session session_at(const rules& r, netral_detail d)
{
    netral_session_options options = NETRAL_SESSION_OPTIONS_INIT;
    options.detail = d;
    return session_of(r, &options);
}

inline answer classify(const session& s, std::string_view record)
{
    netral_classification* made = nullptr;
    REQUIRE(netral_session_classify(s.get(), record.data(), record.size(), &made, nullptr) ==
            NETRAL_OK);
    return answer(made);
}

} // namespace capi
