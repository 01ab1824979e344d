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
    return out;
}

std::string told(const fs::path& file)
{
    std::string text = content(file);
    while (!text.empty() && text.back() == '\n') text.pop_back();
    const auto in = std::make_shared<const source>(file.filename().string(), text);
    diagnostics all;
    const auto tree = cel::parse(text);
    if (!tree) {
        all = tree.errors();
    } else if (const auto e = cel::check_condition(*tree, names()); !e) {
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
    for (const int number :
         {1201, 1202, 1203, 1204, 1205, 1206, 1207, 1208, 1210, 1211, 1212, 1213,
          1301, 1302, 1303, 1304, 1305, 1306, 1307, 1308, 1309, 1310, 1311, 1312,
          1320, 1321, 3001, 3002, 3003, 3004, 3005, 3006, 3008, 3009, 3010, 3011}) {
        INFO(number);
        CHECK(seen.count("N" + std::to_string(number)) == 1);
    }
}
