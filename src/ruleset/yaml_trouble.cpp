// SPDX-License-Identifier: Apache-2.0

/// @file
/// yaml-cpp's complaints, explained. The only door is yaml_trouble.hpp.

#include "yaml_trouble.hpp"

#include "codes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace netral {
namespace {

struct explanation {
    std::string_view complaint; ///< how yaml-cpp's message begins
    code id;
    std::string_view message;
    std::string_view help;
};

constexpr std::string_view quote_it = "quote a text that holds quotes, brackets or `: `";

constexpr std::array<explanation, 18> explanations{{
    {"end of map not found", codes::yaml_syntax, "this does not go on with the keys above it",
     "check the indentation of this line"},
    {"end of map flow not found", codes::yaml_syntax, "expected `,` or `}` here",
     "quote a text that holds quotes, brackets or `: `; or is a `}` missing above?"},
    {"end of sequence not found", codes::yaml_syntax, "this does not go on with the list above it",
     "check the indentation of this line"},
    {"end of sequence flow not found", codes::yaml_syntax, "expected `,` or `]` here",
     "quote a text that holds quotes, brackets or `: `; or is a `]` missing above?"},
    {"illegal map value", codes::yaml_syntax, "`:` cannot stand here",
     "quote a text that holds a colon and a space, as in `a ? b : c`"},
    {"illegal map key", codes::yaml_syntax, "a key cannot stand here", "check the indentation"},
    {"illegal block entry", codes::yaml_syntax, "`- ` cannot begin a list here",
     "begin the list on a line of its own"},
    {"illegal flow end", codes::yaml_syntax, "this bracket closes nothing", quote_it},
    {"unknown token", codes::yaml_syntax, "a value cannot begin with this character",
     "quote the text"},
    {"illegal tab", codes::yaml_syntax, "a tab cannot indent", "indent with spaces"},
    {"unexpected character in block scalar", codes::yaml_syntax,
     "nothing can stand after `|` or `>` on its line", "begin the text on the next line"},
    {"cannot set zero indentation", codes::yaml_syntax, "a block cannot be indented by 0",
     "write `|` alone"},
    {"illegal document indicator in scalar", codes::yaml_syntax,
     "`---` or `...` inside a quoted text", "is a closing quote missing above?"},
    {"the referenced anchor is not defined", codes::yaml_alias, "aliases are not allowed",
     alias_help},
    {"alias not found after", codes::yaml_alias, "aliases are not allowed", alias_help},
    {"illegal character found while scanning alias", codes::yaml_alias, "aliases are not allowed",
     alias_help},
    {"anchor not found after", codes::yaml_anchor, "anchors are not allowed",
     "quote a text that begins with `&`"},
    {"illegal character found while scanning anchor", codes::yaml_anchor, "anchors are not allowed",
     "quote a text that begins with `&`"},
}};

bool begins_with(std::string_view text, std::string_view with) noexcept
{
    return text.substr(0, with.size()) == with;
}

/// Whether only white space stands before the place on its line, with a tab in it.
bool is_indented_by_tab(std::string_view text, std::uint32_t at) noexcept
{
    at = std::min(at, static_cast<std::uint32_t>(text.size()));
    const std::size_t begin = text.substr(0, at).rfind('\n') + 1;
    const std::string_view before = text.substr(begin, at - begin);
    return before.find_first_not_of(" \t") == std::string_view::npos &&
           before.find('\t') != std::string_view::npos;
}

/// Whether the last thing before the place, on its line, closes a quote or a bracket.
bool stands_behind_quote(std::string_view text, std::uint32_t at) noexcept
{
    std::size_t i = std::min<std::size_t>(at, text.size());
    while (i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\t')) --i;
    if (i == 0) return false;
    const char last = text[i - 1];
    return last == '"' || last == '\'' || last == ']' || last == '}';
}

/// The quote that opens the text in which the file ended: the first one, outside comments, after
/// all that had been understood.
std::uint32_t opening_quote(std::string_view text, std::uint32_t from, std::uint32_t otherwise)
{
    for (std::size_t i = from; i < text.size(); ++i) {
        if (text[i] == '"' || text[i] == '\'') return static_cast<std::uint32_t>(i);
        if (text[i] == '#' && i > 0 && (text[i - 1] == ' ' || text[i - 1] == '\n'))
            i = std::min(text.find('\n', i), text.size() - 1);
    }
    return otherwise;
}

diagnostic described(const source_ptr& in, std::uint32_t at, code id, std::string message,
                     std::string_view help)
{
    const auto size = static_cast<std::uint32_t>(in->text().size());
    at = std::min(at, size);
    return {id,
            severity::error,
            {in, {at, std::min(at + 1, size)}},
            std::move(message),
            std::string(help),
            {}};
}

} // namespace

std::string printable(std::string_view word)
{
    constexpr std::size_t longest = 40;
    if (word.size() <= longest) return std::string(word);
    std::size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(word[end]) & 0xC0U) == 0x80U) --end;
    return std::string(word.substr(0, end)) + "...";
}

diagnostic explain_yaml(const source_ptr& in, std::uint32_t understood, std::uint32_t at,
                        const std::string& complaint)
{
    if (is_indented_by_tab(in->text(), at))
        return described(in, at, codes::yaml_syntax, "a tab cannot indent", "indent with spaces");
    if (begins_with(complaint, "end of") && stands_behind_quote(in->text(), at))
        return described(in, at, codes::yaml_syntax,
                         "a value that begins with a quote or a bracket ends with it",
                         "quote all of it, or write it in a `|` block");
    const bool question_mark = at < in->text().size() && in->text()[at] == '?';
    if (question_mark && begins_with(complaint, "unknown token"))
        return described(in, at, codes::yaml_syntax, "`?` cannot stand here",
                         "inside `{` and `}` or `[` and `]` quote a text with a question mark");
    for (const explanation& e : explanations)
        if (begins_with(complaint, e.complaint))
            return described(in, at, e.id, std::string(e.message), e.help);
    if (begins_with(complaint, "bad file"))
        return described(in, at, codes::too_deep, "nested too deep", "");
    if (begins_with(complaint, "illegal EOF in scalar"))
        return described(in, opening_quote(in->text(), understood, at), codes::yaml_syntax,
                         "this quote is never closed", "");
    if (begins_with(complaint, "unknown escape character"))
        return described(in, at, codes::bad_escape,
                         "this is no escape that a double-quoted text can hold",
                         "in a `|` block or in single quotes a backslash is only a backslash");
    if (complaint.find("tag") != std::string::npos)
        return described(in, at, codes::yaml_tag, "this is read as a YAML tag",
                         "quote an expression that begins with `!`");
    return described(in, at, codes::yaml_syntax, fmt::format("not YAML: {}", printable(complaint)),
                     "");
}

} // namespace netral
