// SPDX-License-Identifier: Apache-2.0

/// @file
/// Case files on the file system. The only door is cases/case_file.hpp.

#include <netral/cases/case_file.hpp>

#include "codes.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace netral {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view ending = ".cases.yaml";

diagnostic unreadable(const std::string& path, const std::string& why)
{
    diagnostic d;
    d.id = codes::unreadable_file;
    d.message = "cannot read `" + path + "`: " + why;
    return d;
}

bool is_case_file(const fs::directory_entry& entry, std::error_code& trouble)
{
    const std::string name = entry.path().filename().string();
    return name.ends_with(ending) && entry.is_regular_file(trouble);
}

/// Why a file cannot be opened as one, in a few words.
std::string reason_for(const std::string& path)
{
    std::error_code trouble;
    const fs::file_status status = fs::status(path, trouble);
    if (status.type() == fs::file_type::not_found) return "there is no such file";
    if (fs::is_directory(status)) return "it is a folder";
    return "it cannot be opened";
}

} // namespace

result<case_file> load_cases(const std::string& path, const program& p, const load_limits& limits)
{
    std::error_code trouble;
    std::ifstream file(path, std::ios::binary);
    if (!file || fs::is_directory(path, trouble)) return unreadable(path, reason_for(path));
    std::ostringstream text;
    std::vector<char> buffer(std::size_t{64} << 10);
    std::size_t total = 0;
    while (file.read(buffer.data(), static_cast<std::streamsize>(buffer.size())) ||
           file.gcount() > 0) {
        total += static_cast<std::size_t>(file.gcount());
        if (total > limits.file_bytes)
            return unreadable(path,
                              "it is longer than " + std::to_string(limits.file_bytes) + " bytes");
        text.write(buffer.data(), file.gcount());
    }
    if (file.bad()) return unreadable(path, "reading failed");
    return read_cases(make_source(path, std::move(text).str()), p, limits);
}

void keep(case_file& file, const case_selection& wanted, const ruleset& rules)
{
    const auto has = [&](const std::string& in) {
        return in.find(wanted.text) != std::string::npos;
    };
    const auto unwanted = [&](const test_case& c) {
        const bool tagged = wanted.tags.empty() ||
                            std::any_of(wanted.tags.begin(), wanted.tags.end(), [&](auto& t) {
                                return std::find(c.tags.begin(), c.tags.end(), t) != c.tags.end();
                            });
        return !tagged || !(has(c.name) || has(file.in->name()) ||
                            (c.about != none && has(rules.rules[c.about].id)));
    };
    file.cases.erase(std::remove_if(file.cases.begin(), file.cases.end(), unwanted),
                     file.cases.end());
}

result<std::vector<std::string>> find_case_files(const std::string& path)
{
    std::error_code trouble;
    fs::path folder(path);
    if (!fs::exists(folder, trouble)) return unreadable(path, "there is no such file or folder");
    if (!fs::is_directory(folder, trouble)) folder = folder.parent_path();
    if (folder.empty()) folder = ".";
    std::vector<std::string> out;
    fs::recursive_directory_iterator at(folder, trouble);
    for (; !trouble && at != fs::recursive_directory_iterator(); at.increment(trouble)) {
        std::error_code ignored; // what vanishes while we look is not there
        if (is_case_file(*at, ignored)) out.push_back(at->path().string());
    }
    if (trouble) return unreadable(folder.string(), trouble.message());
    std::sort(out.begin(), out.end());
    return out;
}

} // namespace netral
