// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Collects the keys of one part of a rule set. What was not written gives no key.

#include "written.hpp"

namespace netral {

class key_writer {
public:
    key_writer(const ruleset& of, std::string id, location where)
        : of_(&of), part_{std::move(id), std::move(where), {}}
    {
    }

    void text(std::string key, std::string text);
    void number(std::string key, std::int64_t n) { text(std::move(key), std::to_string(n)); }
    void flag(std::string key, bool b)
    {
        if (b) text(std::move(key), "true");
    }
    void wording(const std::string& key, const bilingual& words);
    void days(std::string key, const period& days);
    void fact(std::string key, fact_id f);
    void condition(std::string key, const test& t);
    void condition(std::string key, const netral::condition& c);
    void citations(std::string key, const short_list<citation>& all);

    /// `[a, b]`; empty for none.
    [[nodiscard]] static std::string list_of(std::span<const std::string> items);

    [[nodiscard]] written_part take() { return std::move(part_); }

private:
    const ruleset* of_;
    written_part part_;
};

[[nodiscard]] std::vector<written_part> written_rules(const ruleset& of);
[[nodiscard]] std::vector<written_part> written_sanctions(const ruleset& of);

} // namespace netral
