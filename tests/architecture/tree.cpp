// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading a source tree. The only door is tree.hpp.

#include "tree.hpp"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iterator>

namespace architecture {
namespace {

namespace fs = std::filesystem;

bool is_skipped(const std::string& path)
{
    return path == ".git" || path == ".build" || path == ".cache" || path == ".vscode" ||
           path == "tests/architecture/sample";
}

std::string contents(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void read_folder(const fs::path& root, const fs::path& folder, tree& into)
{
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        const std::string path = fs::relative(entry.path(), root).generic_string();
        if (is_skipped(path)) continue;
        if (folder == root) into.top_level.push_back(path);
        if (entry.is_directory()) {
            into.folders.push_back(path);
            read_folder(root, entry.path(), into);
        } else if (entry.is_regular_file()) {
            into.files.push_back({path, contents(entry.path())});
        }
    }
}

bool is_word(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Where the literal or comment that begins at `at` ends (one past); `at` itself when none begins
/// there.
std::size_t end_of_non_code(std::string_view text, std::size_t at)
{
    const auto past = [&](std::size_t found, std::size_t length) {
        return found == std::string_view::npos ? text.size() : found + length;
    };
    const std::string_view rest = text.substr(at);
    if (rest.substr(0, 2) == "//") return past(text.find('\n', at), 0);
    if (rest.substr(0, 2) == "/*") return past(text.find("*/", at + 2), 2);
    const bool after_word = at > 0 && is_word(text[at - 1]);
    if (rest.substr(0, 2) == "R\"" && !after_word) {
        const std::size_t open = text.find('(', at);
        if (open == std::string_view::npos) return text.size();
        const std::string close = ')' + std::string(text.substr(at + 2, open - at - 2)) + '"';
        return past(text.find(close, open), close.size());
    }
    const char quote = text[at];
    const bool is_separator = quote == '\'' && after_word; // 1'000
    if ((quote != '"' && quote != '\'') || is_separator) return at;
    std::size_t end = at + 1;
    while (end < text.size() && text[end] != quote && text[end] != '\n')
        end += text[end] == '\\' ? 2U : 1U;
    return std::min(end + 1, text.size());
}

} // namespace

tree read_tree(const fs::path& root)
{
    tree result;
    read_folder(root, root, result);
    std::sort(result.top_level.begin(), result.top_level.end());
    std::sort(result.folders.begin(), result.folders.end());
    std::sort(result.files.begin(), result.files.end(),
              [](const file& a, const file& b) { return a.path < b.path; });
    return result;
}

std::vector<include_line> includes_of(std::string_view text)
{
    std::vector<include_line> result;
    std::size_t number = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        std::string_view line = text.substr(begin, end - begin);
        ++number;
        begin = end + 1;
        const auto skip = [&](std::string_view what) {
            while (!line.empty() && (line.front() == ' ' || line.front() == '\t'))
                line.remove_prefix(1);
            const bool there = line.substr(0, what.size()) == what;
            if (there) line.remove_prefix(what.size());
            return there;
        };
        if (!skip("#") || !skip("include")) continue;
        const bool quoted = skip("\"");
        if (!quoted && !skip("<")) continue;
        result.push_back(
            {number, quoted, std::string(line.substr(0, line.find(quoted ? '"' : '>')))});
    }
    return result;
}

std::string code_of(std::string_view text)
{
    std::string result(text);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = end_of_non_code(text, at);
        for (std::size_t i = at; i < end; ++i)
            if (result[i] != '\n') result[i] = ' ';
        at = std::max(end, at + 1);
    }
    return result;
}

bool is_cpp(std::string_view path)
{
    const std::string_view extension = path.substr(std::min(path.rfind('.'), path.size()));
    return extension == ".hpp" || extension == ".cpp" || extension == ".h" || extension == ".c";
}

std::vector<std::string> parts_of(std::string_view path)
{
    std::vector<std::string> result;
    for (std::size_t begin = 0; begin <= path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        result.emplace_back(path.substr(begin, end - begin));
        begin = end + 1;
    }
    return result;
}

} // namespace architecture
