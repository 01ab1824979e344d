// SPDX-License-Identifier: Apache-2.0

/// @file
/// Loading rule sets, and who owns them. The doors are ruleset.hpp and netral.h.

#include "ruleset.hpp"

#include "arguments.hpp"
#include "containment.hpp"
#include "limits.hpp"
#include "report.hpp"

#include <netral/ruleset/load.hpp>

#include <algorithm>
#include <map>
#include <string_view>

namespace netral::capi {
namespace {

constexpr code cannot_read_file{1001};

/// A rule set of which not even the first file can be read is no wrong rule set, but none.
bool is_unreadable(const diagnostics& all) noexcept
{
    return std::any_of(all.begin(), all.end(),
                       [](const diagnostic& d) { return d.id == cannot_read_file && !d.where.in; });
}

/// The caller's options as the loader takes them; false where they are malformed.
bool read_load_options(const netral_load_options* given, load_options& out)
{
    netral_load_options o = NETRAL_LOAD_OPTIONS_INIT;
    if (!take_options(given, o)) return false;
    if ((o.overlays == nullptr && o.overlay_count != 0) ||
        (o.limits == nullptr && o.limit_count != 0))
        return false;
    for (std::size_t i = 0; i < o.overlay_count; ++i) {
        const auto name = name_of(o.overlays[i].data, o.overlays[i].size);
        if (!name) return false;
        out.overlays.emplace_back(*name);
    }
    for (std::size_t i = 0; i < o.limit_count; ++i) {
        const auto name = name_of(o.limits[i].name, o.limits[i].name_size);
        if (!name || !set_limit(out.limits, *name, o.limits[i].amount)) return false;
    }
    return true;
}

/// Compiles what was loaded and hands it out, or says what is wrong with it.
netral_status finish(result<loaded_ruleset> loaded, netral_ruleset** out, netral_report** report)
{
    if (!loaded) {
        hand_out(report, loaded.errors());
        return is_unreadable(loaded.errors()) ? NETRAL_ERROR_UNREADABLE : NETRAL_ERROR_RULES;
    }
    auto compiled = program::compile(loaded->rules);
    if (!compiled) {
        hand_out(report, compiled.errors());
        return NETRAL_ERROR_RULES;
    }
    auto made = std::make_unique<netral_ruleset>(std::move(*compiled));
    hand_out(report, loaded->warnings);
    *out = made.release();
    return NETRAL_OK;
}

/// Named texts by name. Views into what the caller keeps during the call.
using texts_by_name = std::map<std::string_view, std::string_view>;

/// False where a text is malformed, has no name or the name of another.
bool gather(const netral_named_text* texts, std::size_t count, texts_by_name& out)
{
    for (std::size_t i = 0; i < count; ++i) {
        const auto name = name_of(texts[i].name, texts[i].name_size);
        const auto text = text_of(texts[i].text, texts[i].text_size);
        if (!name || name->empty() || !text || !out.emplace(*name, *text).second) return false;
    }
    return true;
}

read_answer answer_from(const texts_by_name& texts, std::string_view path,
                        const load_limits& within)
{
    const auto found = texts.find(path);
    if (found == texts.end()) return {false, {}, "there is no text of that name"};
    // The loader refuses what is longer; of that, it need not be given more.
    return {true, std::string(found->second.substr(0, within.file_bytes + 1)), {}};
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_ruleset_load_directory(const char* path, size_t path_size,
                                            const netral_load_options* options,
                                            netral_ruleset** out, netral_report** report)
{
    begin_report(report);
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    return contained([&]() -> netral_status {
        netral::load_options how;
        const auto folder = text_of(path, path_size);
        if (!folder || folder->empty() || folder->find('\0') != std::string_view::npos ||
            !read_load_options(options, how))
            return NETRAL_ERROR_ARGUMENT;
        return finish(netral::load(std::string(*folder), how), out, report);
    });
}

netral_status netral_ruleset_load_text(const char* text, size_t text_size,
                                       const netral_load_options* options, netral_ruleset** out,
                                       netral_report** report)
{
    constexpr std::string_view name = "ruleset.yaml";
    const netral_named_text only{name.data(), name.size(), text, text_size};
    return netral_ruleset_load_texts(&only, 1, options, out, report);
}

netral_status netral_ruleset_load_texts(const netral_named_text* texts, size_t count,
                                        const netral_load_options* options, netral_ruleset** out,
                                        netral_report** report)
{
    begin_report(report);
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    if (texts == nullptr || count == 0) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        netral::load_options how;
        texts_by_name all;
        if (!read_load_options(options, how) || !gather(texts, count, all))
            return NETRAL_ERROR_ARGUMENT;
        const std::string_view first(texts[0].name, texts[0].name_size);
        const auto read = [&](std::string_view wanted) {
            return answer_from(all, wanted, how.limits);
        };
        return finish(netral::load(first, read, how), out, report);
    });
}

netral_ruleset* netral_ruleset_retain(netral_ruleset* rules)
{
    if (rules != nullptr) rules->owners.fetch_add(1, std::memory_order_relaxed);
    return rules;
}

void netral_ruleset_free(netral_ruleset* rules)
{
    if (rules != nullptr && rules->owners.fetch_sub(1, std::memory_order_acq_rel) == 1)
        delete rules;
}
