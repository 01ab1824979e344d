// SPDX-License-Identifier: Apache-2.0

/// @file
/// One pattern on RE2. The only file that knows RE2 for single patterns; the only door is
/// match/pattern.hpp.

#include <netral/match/pattern.hpp>

#include <re2/re2.h>

#include <string>

namespace netral {

struct pattern::compiled {
    compiled(std::string_view text, const RE2::Options& options)
        : expression(re2::StringPiece(text.data(), text.size()), options)
    {
    }
    RE2 expression;
};

result<pattern> pattern::compile(std::string_view text, const pattern_limits& bounds)
{
    diagnostic d;
    if (text.size() > bounds.text_bytes) {
        d.id = code{1011};
        d.message = "a pattern of " + std::to_string(text.size()) + " bytes is longer than the " +
                    std::to_string(bounds.text_bytes) + " allowed";
        return d;
    }
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(bounds.program_bytes);
    auto form = std::make_shared<const compiled>(text, options);
    if (form->expression.ok()) return pattern(std::move(form));
    d.id = code{1012};
    d.message = "`" + std::string(text) + "` is not a pattern: " + form->expression.error();
    return d;
}

bool pattern::search(std::string_view text) const noexcept
{
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), form_->expression);
}

} // namespace netral
