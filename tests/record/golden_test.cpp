// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is said about bad records and about rule sets that records cannot be completed with: in
/// tests/golden/record NAME.in is a line and NAME.yaml a rule set, NAME.out is what it gets.
///
/// With NETRAL_UPDATE_GOLDEN set, the .out files are written instead of compared.

#include "sample_rules.hpp"

#include <netral/ruleset/load.hpp>

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

fs::path folder()
{
    return fs::path(NETRAL_SOURCE_DIR) / "tests/golden/record";
}

std::string content_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> inputs(std::string_view kind = ".in")
{
    std::vector<fs::path> found;
    for (const fs::directory_entry& e : fs::directory_iterator(folder()))
        if (e.path().extension() == kind) found.push_back(e.path());
    std::sort(found.begin(), found.end());
    return found;
}

void compare(fs::path in, const std::string& told)
{
    fs::path out = in;
    out.replace_extension(".out");
    if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr) std::ofstream(out) << told;
    CHECK(told == content_of(out));
}

/// What loading the rule set or preparing to complete records of it gives.
diagnostics trouble_with(const fs::path& rules)
{
    const auto read = [&](std::string_view path) {
        const bool base = path == "rule.yaml";
        return read_answer{true, content_of(base ? folder() / "base/rule.yaml" : rules), {}};
    };
    const auto loaded = load(rules.filename().string(), read);
    if (!loaded) return loaded.errors();
    const slot_layout slots(*loaded->rules);
    const auto follow = completion::compile(*loaded->rules, slots);
    return follow ? diagnostics{} : follow.errors();
}

} // namespace

TEST_CASE("bad records get the errors that are written down for them")
{
    const auto all = inputs();
    REQUIRE(all.size() > 40);
    for (const fs::path& in : all) {
        INFO(in.filename().string());
        sample::desk d(sample::small());
        CHECK_FALSE(d.read(content_of(in)));
        compare(in, d.complaints() + '\n');
    }
}

TEST_CASE("rule sets that records cannot be completed with get the errors that are written down")
{
    const auto all = inputs(".yaml");
    REQUIRE(all.size() == 6);
    std::set<std::string> seen;
    for (const fs::path& in : all) {
        INFO(in.filename().string());
        const diagnostics found = trouble_with(in);
        CHECK_FALSE(found.empty());
        for (const diagnostic& d : found) seen.insert(to_string(d.id));
        compare(in, render(found));
    }
    CHECK(seen == std::set<std::string>{"N1481", "N1482", "N1483", "N1484", "N1485", "N1486"});
}

TEST_CASE("every code about the text and content of a record has an example")
{
    std::set<std::string> seen;
    for (const fs::path& in : inputs()) {
        sample::desk d(sample::small());
        CHECK_FALSE(d.read(content_of(in)));
        for (const record_error& e : d.reader.errors()) seen.insert(to_string(e.id));
    }
    // N2004, a record that is too long, is in reader_test.cpp: nobody keeps a megabyte for it.
    CHECK(seen == std::set<std::string>{"N2001", "N2002", "N2003", "N2005", "N2006", "N2007",
                                        "N2101", "N2102", "N2103", "N2104", "N2105", "N2106",
                                        "N2107"});
}

TEST_CASE("the messages about records are one line in lower case without a full stop")
{
    for (const fs::path& in : inputs()) {
        sample::desk d(sample::small());
        CHECK_FALSE(d.read(content_of(in)));
        for (const record_error& e : d.reader.errors()) {
            INFO(e.message);
            CHECK_FALSE(e.message.empty());
            CHECK(e.message.find('\n') == std::string::npos);
            CHECK(e.message.back() != '.');
            CHECK_FALSE(std::isupper(static_cast<unsigned char>(e.message.front())));
        }
    }
}
