// SPDX-License-Identifier: Apache-2.0

/// @file
/// Manifest, includes, overlays. The only door is rule_files.hpp; digest.cpp has the digest.

#include "rule_files.hpp"

#include "codes.hpp"
#include "yaml_reader.hpp"
#include "yaml_trouble.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <system_error>
#include <utility>

namespace netral {
namespace {

namespace fs = std::filesystem;

std::string_view folder_of(std::string_view path) noexcept
{
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1);
}

/// Relative, forward slashes, no way out and no empty part.
bool stays_inside(std::string_view path) noexcept
{
    if (path.empty() || path.find('\\') != std::string_view::npos) return false;
    for (;;) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        if (part.empty() || part == "." || part == "..") return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

/// Reads file after file until a limit is met.
class collector {
public:
    collector(const text_reader& read, const load_options& options, report& found)
        : read_(read), limits_(options.limits), report_(found), nodes_left_(limits_.yaml_nodes)
    {
    }

    void add_with_includes(file_role role, const std::string& path);
    [[nodiscard]] rule_files finish() && { return std::move(files_); }

private:
    bool add(file_role role, const std::string& path, std::string name, location asked_at);
    void include(const std::string& folder, yaml_node list);
    bool within_limits(const std::string& path, const std::string& text, const location& at);
    bool refuse(code id, location at, std::string message, std::string help = {});

    const text_reader& read_;
    const load_limits& limits_;
    report& report_;
    std::size_t nodes_left_;
    std::size_t total_ = 0;
    std::map<std::string, location> seen_; ///< and where each was asked for
    rule_files files_;
};

bool collector::refuse(code id, location at, std::string message, std::string help)
{
    files_.whole = false;
    report_.error(id, std::move(at), std::move(message), std::move(help));
    return false;
}

bool collector::within_limits(const std::string& path, const std::string& text, const location& at)
{
    total_ += text.size();
    if (text.size() > limits_.file_bytes)
        return refuse(codes::file_too_large, at,
                      fmt::format("`{}` has more than {} bytes", path, limits_.file_bytes));
    if (total_ > limits_.total_bytes)
        return refuse(codes::file_too_large, at,
                      fmt::format("with `{}` the rule set has more than {} bytes", path,
                                  limits_.total_bytes));
    if (files_.all.size() >= limits_.files)
        return refuse(codes::too_many_files, at, fmt::format("more than {} files", limits_.files));
    return true;
}

bool collector::add(file_role role, const std::string& path, std::string name, location asked_at)
{
    const auto [known, is_new] = seen_.emplace(path, asked_at);
    if (!is_new) {
        refuse(codes::included_twice, asked_at,
               fmt::format("`{}` is already part of the rule set", path));
        return false;
    }
    read_answer answer = read_(path);
    if (!answer.found)
        return refuse(codes::unreadable_file, asked_at,
                      fmt::format("cannot read `{}`: {}", path, answer.reason));
    if (!within_limits(path, answer.text, asked_at)) return false;
    rule_file file;
    file.role = role;
    file.name = std::move(name);
    file.in = make_source(path, std::move(answer.text));
    file.tree = read_yaml(file.in, limits_, nodes_left_, report_);
    const bool readable = file.tree != nullptr;
    if (!readable) files_.whole = false;
    files_.all.push_back(std::move(file));
    return readable;
}

void collector::include(const std::string& folder, yaml_node list)
{
    for (const yaml_node item : list.items()) {
        if (report_.full() || files_.all.size() > limits_.files) return;
        if (!item.is_scalar()) continue; // the shape check tells
        const std::string path(item.text());
        if (stays_inside(path))
            add(file_role::module, folder + path, path, item.where());
        else
            refuse(
                codes::bad_path, item.where(),
                fmt::format("`{}` is not a path inside the folder of this file", printable(path)),
                "write it relative to this file, with `/` and without `..`");
    }
}

void collector::add_with_includes(file_role role, const std::string& path)
{
    const std::string folder(folder_of(path));
    std::string name = path.substr(folder.size());
    if (role == file_role::overlay) name = "overlay " + name;
    if (!add(role, path, std::move(name), {})) return;
    if (const yaml_node list = files_.all.back().root().find("include")) include(folder, list);
}

bool lies_in(const fs::path& file, const fs::path& folder)
{
    const auto [at, rest] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return at == folder.end() || (at->empty() && std::next(at) == folder.end());
}

read_answer failed(std::string reason)
{
    return {false, {}, std::move(reason)};
}

/// One byte more than is allowed, so that too much is seen to be too much.
read_answer read_text(const std::string& path, std::size_t most)
{
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (!fs::exists(status)) return failed("there is no such file");
    if (!fs::is_regular_file(status)) return failed("it is not a regular file");
    std::ifstream in(path, std::ios::binary);
    if (!in) return failed("it cannot be opened");
    const auto size = fs::file_size(path, error);
    std::string text(error ? most + 1 : std::min<std::uintmax_t>(size, most + 1), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(in.gcount()));
    if (in.bad()) return failed("it cannot be read");
    return {true, std::move(text), {}};
}

} // namespace

rule_files read_files(std::string_view manifest, const text_reader& read,
                      const load_options& options, report& found)
{
    collector files(read, options, found);
    files.add_with_includes(file_role::manifest, std::string(manifest));
    for (const std::string& overlay : options.overlays)
        files.add_with_includes(file_role::overlay, overlay);
    return std::move(files).finish();
}

text_reader folder_reader(const std::string& manifest, const load_options& options)
{
    std::vector<std::string> given = options.overlays;
    given.push_back(manifest);
    std::vector<fs::path> folders;
    for (const std::string& path : given) {
        std::error_code error;
        const fs::path folder(folder_of(path).empty() ? "." : std::string(folder_of(path)));
        folders.push_back(fs::weakly_canonical(folder, error));
    }
    const std::size_t most = options.limits.file_bytes;
    return [given, folders, most](std::string_view wanted) {
        const std::string path(wanted);
        const bool as_given = std::find(given.begin(), given.end(), path) != given.end();
        std::error_code error;
        const fs::path real = fs::weakly_canonical(fs::absolute(path, error), error);
        const bool inside = std::any_of(folders.begin(), folders.end(), [&](const fs::path& f) {
            return !error && lies_in(real, f);
        });
        if (!as_given && !inside) return failed("it lies outside the folder");
        return read_text(path, most);
    };
}

} // namespace netral
