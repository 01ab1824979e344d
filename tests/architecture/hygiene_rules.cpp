// SPDX-License-Identifier: Apache-2.0

/// @file
/// What each file looks like. The only door is rules.hpp.

#include "rules.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace architecture {
namespace {

constexpr std::size_t header_lines = 400;
constexpr std::size_t body_lines = 600;

/// A file that may be longer, how long, and why. Empty is best.
struct exemption {
    std::string_view path;
    std::size_t lines;
    std::string_view reason;
};

constexpr std::array<exemption, 2> exemptions{{
    {"include/netral.h", 1000, "the whole C API is one header: callers copy it, bindings parse it"},
    {"tests/capi/first/netral.h", 900, "the first one, as it was published"},
}};

constexpr std::string_view licence = "SPDX-License-Identifier: Apache-2.0";

bool starts_with(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

bool ends_with(std::string_view text, std::string_view with)
{
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

bool is_header(std::string_view path)
{
    return ends_with(path, ".hpp") || ends_with(path, ".h");
}

/// Files whose comments begin with `#`. What a golden test compares is not ours to comment.
bool is_script(std::string_view path)
{
    if (starts_with(path, "tests/golden/") || starts_with(path, ".github/")) return false;
    return ends_with(path, "CMakeLists.txt") || ends_with(path, ".cmake") ||
           ends_with(path, ".sh") || (starts_with(path, "rules/") && ends_with(path, ".yaml"));
}

std::size_t line_count(std::string_view text)
{
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

std::string_view first_line(std::string_view text)
{
    return text.substr(0, text.find('\n'));
}

/// Words that the library must not call or name: printing, ending the process, the environment, the
/// locale.
constexpr std::array<std::string_view, 20> called{
    "printf", "fprintf",   "vprintf", "puts",  "fputs",         "putchar",   "perror",
    "abort",  "exit",      "_exit",   "_Exit", "quick_exit",    "terminate", "system",
    "getenv", "setlocale", "srand",   "popen", "secure_getenv", "raise"};
constexpr std::array<std::string_view, 3> named{"cout", "cerr", "clog"};

bool is_word(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Calls `visit(word, line, called)` for each free-standing word of `code` (not a member's name).
template <typename Visit>
void for_each_word(std::string_view code, Visit visit)
{
    std::size_t line = 1;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '\n') ++line;
        if (!is_word(code[i])) continue;
        std::size_t end = i;
        while (end < code.size() && is_word(code[end])) ++end;
        const bool member = i > 0 && (code[i - 1] == '.' || code[i - 1] == '>');
        const std::size_t next = code.find_first_not_of(" \n", end);
        if (!member)
            visit(code.substr(i, end - i), line,
                  next != std::string_view::npos && code[next] == '(');
        i = end - 1;
    }
}

} // namespace

violations opening_lines(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        std::string_view text = f.text;
        if (is_cpp(f.path)) {
            if (first_line(text) != "// " + std::string(licence))
                found.push_back(f.path + ":1: no licence line");
            const std::size_t paragraph = text.find("/// @file\n/// ");
            if (paragraph == std::string_view::npos || line_count(text.substr(0, paragraph)) > 4)
                found.push_back(f.path + ": does not open with an @file paragraph");
        } else if (is_script(f.path)) {
            if (starts_with(text, "#!")) text.remove_prefix(first_line(text).size() + 1);
            if (first_line(text) != "# " + std::string(licence))
                found.push_back(f.path + ": no licence line");
        }
    }
    return found;
}

violations pragma_once(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        if (!is_header(f.path) || ends_with(f.path, "/netral.h")) continue; // C: a classic guard
        const std::size_t at = f.text.find("\n#pragma once\n");
        if (at == std::string::npos || at > f.text.find("#include"))
            found.push_back(f.path + ": no #pragma once before the first #include");
    }
    return found;
}

violations file_sizes(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        if (!is_cpp(f.path)) continue;
        std::size_t limit = starts_with(f.path, "include/") ? header_lines : body_lines;
        for (const exemption& e : exemptions)
            if (e.path == f.path) limit = e.lines;
        if (line_count(f.text) > limit)
            found.push_back(f.path + ": " + std::to_string(line_count(f.text)) +
                            " lines, at most " + std::to_string(limit) + "; split it by subject");
    }
    return found;
}

violations quiet_library(const tree& t)
{
    violations found;
    for (const file& f : t.files) {
        if (!is_cpp(f.path) || (!starts_with(f.path, "src/") && !starts_with(f.path, "include/")))
            continue;
        for_each_word(code_of(f.text), [&](std::string_view word, std::size_t line, bool is_call) {
            const bool bad =
                std::find(named.begin(), named.end(), word) != named.end() ||
                (is_call && std::find(called.begin(), called.end(), word) != called.end());
            if (bad)
                found.push_back(f.path + ':' + std::to_string(line) + ": `" + std::string(word) +
                                "`");
        });
        for (const include_line& i : includes_of(f.text))
            if (i.name == "iostream")
                found.push_back(f.path + ':' + std::to_string(i.line) + ": <iostream>");
    }
    return found;
}

} // namespace architecture
