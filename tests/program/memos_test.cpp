// SPDX-License-Identifier: Apache-2.0

/// @file
/// The memos of examples/memos are what the program writes of their records today.
///
/// With NETRAL_UPDATE_GOLDEN set, they are written instead of compared.

#include "shell.hpp"

#include <string>
#include <vector>

using namespace netral::testing;

namespace {

constexpr std::size_t page_lines = 60; ///< of A4, 100 characters wide

/// The record's number: what its memos are called after.
std::string number_of(const std::string& line)
{
    const std::string before = "\"id\": \"";
    const std::size_t at = line.find(before) + before.size();
    return line.substr(at, line.find('"', at) - at);
}

} // namespace

TEST_CASE("the memos of ten real cases are current and fit one page")
{
    std::ifstream in(NETRAL_SOURCE_DIR "/examples/memos/records.jsonl");
    std::size_t records = 0;
    for (std::string line; std::getline(in, line); ++records) {
        for (const std::string language : {"id", "en"}) {
            const outcome made = run_shell("sed -n " + std::to_string(records + 1) +
                                           "p examples/memos/records.jsonl | netral classify "
                                           "--rules rules/netralitas --format text --lang " +
                                           language);
            CHECK(made.status == 0);
            const std::string path =
                NETRAL_SOURCE_DIR "/examples/memos/" + number_of(line) + "." + language + ".txt";
            if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
                std::ofstream(path, std::ios::binary) << made.out;
            INFO(path);
            CHECK(made.out == file_content(path));
            CHECK(static_cast<std::size_t>(std::count(made.out.begin(), made.out.end(), '\n')) <=
                  page_lines);
        }
    }
    CHECK(records == 10);
}
