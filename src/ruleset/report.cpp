// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the loader found. The only door is report.hpp.

#include "report.hpp"

#include <algorithm>

#include "codes.hpp"

#include <fmt/format.h>

namespace netral {
namespace {

std::string_view only_one_that_begins(std::string_view word,
                                      const std::vector<std::string_view>& candidates)
{
    std::string_view found;
    for (const std::string_view candidate : candidates) {
        if (candidate.substr(0, word.size()) != word) continue;
        if (!found.empty()) return {};
        found = candidate;
    }
    return found;
}

} // namespace

/// What a file says may hold line breaks; a message is one line.
diagnostic& report::add(diagnostic d)
{
    std::replace_if(
        d.message.begin(), d.message.end(), [](char c) { return c == '\n' || c == '\r'; }, ' ');
    if (d.level == severity::error) ++errors_;
    if (errors_ > most_ || found_.size() >= 2 * most_) return unkept_ = std::move(d);
    return found_.emplace_back(std::move(d));
}

diagnostic& report::error(code id, location where, std::string message, std::string help)
{
    return add({id, severity::error, std::move(where), std::move(message), std::move(help), {}});
}

diagnostic& report::warning(code id, location where, std::string message, std::string help)
{
    return add({id, severity::warning, std::move(where), std::move(message), std::move(help), {}});
}

diagnostics report::finish() &&
{
    sort_by_place(found_);
    if (full()) {
        found_.push_back({codes::too_many_mistakes,
                          severity::error,
                          {},
                          fmt::format("gave up after {} errors", most_),
                          "mend these first; some may be the cause of others",
                          {}});
    }
    return std::move(found_);
}

std::string suggestion(std::string_view word, const std::vector<std::string_view>& candidates)
{
    constexpr std::size_t shortest = 3; // anything is near to less
    constexpr std::size_t most = 2000;  // many names and many mistakes must not take minutes
    if (word.size() < shortest) return {};
    std::string_view near;
    if (candidates.size() > most)
        near = nearest(word, {candidates.begin(), candidates.begin() + most});
    else
        near = nearest(word, candidates);
    if (near.empty()) near = only_one_that_begins(word, candidates);
    return near.empty() ? std::string() : fmt::format("did you mean `{}`?", near);
}

std::string listed(const std::vector<std::string_view>& words)
{
    std::string out;
    for (const std::string_view word : words)
        out += fmt::format("{}`{}`", out.empty() ? "" : ", ", word);
    return out;
}

} // namespace netral
