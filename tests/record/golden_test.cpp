// SPDX-License-Identifier: Apache-2.0

/// @file
/// What is said about bad records: tests/golden/record/NAME.in is a line, NAME.out what it gets.
///
/// With NETRAL_UPDATE_GOLDEN set, the .out files are written instead of compared.

#include "sample_rules.hpp"

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

std::vector<fs::path> inputs()
{
    std::vector<fs::path> found;
    for (const fs::directory_entry& e : fs::directory_iterator(folder()))
        if (e.path().extension() == ".in") found.push_back(e.path());
    std::sort(found.begin(), found.end());
    return found;
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
        const std::string told = d.complaints() + '\n';
        fs::path out = in;
        out.replace_extension(".out");
        if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr) std::ofstream(out) << told;
        CHECK(told == content_of(out));
    }
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
