// SPDX-License-Identifier: Apache-2.0

/// @file
/// Every mistake of tests/golden/cel/NAME.cel is told as NAME.out says. `NETRAL_UPDATE_GOLDEN=1`
/// writes the .out files anew. The facts are those of bench.hpp.

#include "bench.hpp"

#include <netral/value/json.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

using namespace netral;
namespace fs = std::filesystem;

namespace {

const fs::path folder = fs::path(NETRAL_SOURCE_DIR) / "tests/golden/cel";

std::string content(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

cel::environment names()
{
    cel::environment out = bench::names();
    out.define("terms.round", cel::parse("terms.round || true").value());
    out.define("terms.wide0", cel::parse("act.count").value());
    for (int i = 1; i < 20; ++i) { // each twice as big as the one before
        const std::string before = "terms.wide" + std::to_string(i - 1);
        out.define("terms.wide" + std::to_string(i), cel::parse(before + " + " + before).value());
    }
    cel::overload failing; // a host's function that finds what it was told about missing
    failing.parameters = {cel::type_kind::string};
    failing.returns = cel::type_kind::boolean;
    failing.pure = false;
    failing.call = [](std::span<const value>) { return value::error(3012, "no such register"); };
    out.declare_function("register", failing);
    return out;
}

/// Files called `...-unchecked` are evaluated without being checked for types first.
cel::check_options options_of(const fs::path& file)
{
    cel::check_options how;
    how.types = file.stem().string().find("-unchecked") == std::string::npos;
    return how;
}

std::string told(const fs::path& file)
{
    std::string text = content(file);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const auto in = make_source(file.filename().string(), text);
    diagnostics all;
    const auto tree = cel::parse(text);
    if (!tree) {
        all = tree.errors();
    } else if (const auto e = cel::check_condition(*tree, names(), options_of(file)); !e) {
        all = e.errors();
    } else {
        cel::interpreter_workspace scratch;
        const value v =
            cel::interpret(*e, bench::record({{bench::count, value(std::int64_t{0})}}), scratch);
        if (v.is_error())
            return to_string(code{v.error_code()}) + ": " + std::string(v.text()) + "\n";
        return json::to_json(v) + "\n";
    }
    for (diagnostic& d : all) d.where.in = in;
    return render(all);
}

} // namespace

TEST_CASE("every golden condition is answered as it should be")
{
    int files = 0;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".cel") continue;
        ++files;
        fs::path out = entry.path();
        out.replace_extension(".out");
        if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
            std::ofstream(out, std::ios::binary) << told(entry.path());
        INFO(entry.path().filename().string());
        CHECK(told(entry.path()) == content(out));
    }
    CHECK(files > 30);
}

TEST_CASE("every code of this layer has a golden example")
{
    std::set<std::string> seen;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".out") {
            const std::string text = content(entry.path());
            if (text.rfind("N3", 0) == 0) seen.insert(text.substr(0, 5)); // of a run
            for (std::size_t at = text.find("error N"); at != std::string::npos;
                 at = text.find("error N", at + 1))
                seen.insert(text.substr(at + 6, 5));
        }
    // What the sources of this layer can say, and what hosts can.
    std::set<std::string> known{"N3012"};
    const std::regex number("\\b(12|13|30)[0-9]{2}\\b");
    for (const auto& entry : fs::directory_iterator(fs::path(NETRAL_SOURCE_DIR) / "src/cel")) {
        const std::string text = content(entry.path());
        for (std::sregex_iterator at(text.begin(), text.end(), number), end; at != end; ++at)
            known.insert("N" + at->str());
    }
    CHECK(known.size() >= 38);
    for (const std::string& code : known) {
        INFO(code);
        CHECK(seen.count(code) == 1);
    }
}
