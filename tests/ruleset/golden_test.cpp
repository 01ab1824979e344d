// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every mistake of tests/golden/ruleset/NAME.yaml is told as NAME.out says.
///
/// An example includes base/base.yaml. Lines of its own beginning with `# file: NAME` or
/// `# overlay: NAME` begin another file, `# limit: NAME N` at the top sets a limit, and `%{XX}`
/// stands for the byte XX. With NETRAL_UPDATE_GOLDEN=1 in the environment the .out files are
/// written anew; what changed is for whoever commits them to read.

#include "texts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

using namespace netral;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(NETRAL_SOURCE_DIR) / "tests/golden/ruleset";

std::string read_text(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> examples()
{
    std::vector<fs::path> found;
    for (const auto& item : fs::directory_iterator(folder))
        if (item.path().extension() == ".yaml") found.push_back(item.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string with_bytes(std::string text)
{
    for (std::size_t at = text.find("%{"); at != std::string::npos; at = text.find("%{", at + 1)) {
        const int byte = std::stoi(text.substr(at + 2, 2), nullptr, 16);
        text.replace(at, 5, 1, static_cast<char>(byte));
    }
    return text;
}

/// The other way round, for bytes that no text should hold.
std::string without_bytes(const std::string& told)
{
    std::string out;
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto byte = static_cast<unsigned char>(told[i]);
        const bool control = byte < 0x20 && told[i] != '\n' && told[i] != '\t';
        const bool lone = byte >= 0x80 && find_invalid_utf8(told.substr(i, 4)) == 0;
        if (control || lone)
            out.append("%{")
                .append({"0123456789ABCDEF"[byte >> 4U], "0123456789ABCDEF"[byte & 15U]})
                .append("}");
        else
            out += told[i];
    }
    return out;
}

void set_limit(load_limits& limits, const std::string& name, std::size_t value)
{
    const std::map<std::string, std::size_t load_limits::*> known{
        {"files", &load_limits::files},
        {"file_bytes", &load_limits::file_bytes},
        {"total_bytes", &load_limits::total_bytes},
        {"diagnostics", &load_limits::diagnostics},
        {"yaml_depth", &load_limits::yaml_depth},
        {"yaml_nodes", &load_limits::yaml_nodes},
        {"scalar_bytes", &load_limits::scalar_bytes}};
    limits.*known.at(name) = value;
}

struct example {
    texts::files files;
    load_options options;
};

example parse_example(const fs::path& path)
{
    example e;
    e.files["base.yaml"] = read_text(folder / "base/base.yaml");
    std::string current = "ruleset.yaml";
    e.files[current];
    std::istringstream lines(with_bytes(read_text(path)));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string hash, kind, name;
        words >> hash >> kind >> name;
        if (hash == "#" && (kind == "file:" || kind == "overlay:")) {
            current = name;
            e.files[current];
            if (kind == "overlay:") e.options.overlays.push_back(name);
        } else if (hash == "#" && kind == "limit:") {
            std::size_t value = 0;
            words >> value;
            set_limit(e.options.limits, name, value);
        } else {
            e.files[current] += line + '\n';
        }
    }
    return e;
}

std::string told_of(const fs::path& path)
{
    example e = parse_example(path);
    const auto loaded = texts::load(std::move(e.files), e.options);
    const std::string told =
        loaded ? render(loaded->warnings) + "loaded\n" : render(loaded.errors());
    return without_bytes(told);
}

} // namespace

TEST_CASE("every golden mistake is told as it should be")
{
    const bool update = std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr;
    for (const fs::path& path : examples()) {
        fs::path expected = path;
        expected.replace_extension(".out");
        const std::string told = told_of(path);
        INFO(path.filename().string());
        if (update) std::ofstream(expected, std::ios::binary) << told;
        CHECK(told == read_text(expected));
    }
}

TEST_CASE("every code of the loader has a golden example")
{
    const std::string codes = read_text(fs::path(NETRAL_SOURCE_DIR) / "src/ruleset/codes.hpp");
    std::string told;
    for (const fs::path& path : examples())
        told += read_text(fs::path(path).replace_extension(".out"));
    std::size_t count = 0;
    for (std::size_t at = codes.find("{1"); at != std::string::npos;
         at = codes.find("{1", at + 1)) {
        const std::string number = " N" + codes.substr(at + 1, 4) + ':';
        INFO(number);
        CHECK(told.find(number) != std::string::npos);
        ++count;
    }
    CHECK(count > 50);
}

TEST_CASE("messages keep to the house's form")
{
    for (const fs::path& path : examples()) {
        example e = parse_example(path);
        const auto loaded = texts::load(std::move(e.files), e.options);
        for (const diagnostic& d : loaded ? loaded->warnings : loaded.errors()) {
            INFO(path.filename().string() << ": " << d.message);
            CHECK(d.message.find('\n') == std::string::npos);
            CHECK(!d.message.empty());
            CHECK(d.message.back() != '.');
            CHECK((d.message[0] < 'A' || d.message[0] > 'Z'));
        }
    }
}
