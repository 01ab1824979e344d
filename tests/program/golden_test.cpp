// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the program says: tests/golden/program/NAME.cmd is a shell command, NAME.out what comes of
/// it, on standard output and standard error, with the exit status.
///
/// With NETRAL_UPDATE_GOLDEN set, the .out files are written instead of compared.

#include "shell.hpp"

#include <algorithm>
#include <regex>
#include <set>

using namespace netral::testing;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> commands()
{
    std::vector<fs::path> found;
    for (const auto& e : fs::directory_iterator(NETRAL_SOURCE_DIR "/tests/golden/program"))
        if (e.path().extension() == ".cmd") found.push_back(e.path());
    std::sort(found.begin(), found.end());
    return found;
}

/// As a golden file has it; the scratch folder, which is another each time, by its name.
std::string told(const outcome& o)
{
    std::string text = o.out;
    if (!o.err.empty()) text += "--- standard error\n" + o.err;
    text += "--- exit " + std::to_string(o.status) + "\n";
    const std::string& folder = scratch_folder();
    for (std::size_t at = text.find(folder); at != std::string::npos; at = text.find(folder, at))
        text.replace(at, folder.size(), "SCRATCH");
    return text;
}

} // namespace

TEST_CASE("each command says what is written down for it")
{
    const auto all = commands();
    REQUIRE(all.size() > 30);
    for (const fs::path& path : all) {
        const std::string got = told(run_shell(file_content(path.string())));
        fs::path out = path;
        out.replace_extension(".out");
        if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
            std::ofstream(out, std::ios::binary) << got;
        INFO(path.filename().string());
        CHECK(got == file_content(out.string()));
    }
}

TEST_CASE("every code of the command line has an example")
{
    std::set<std::string> seen;
    const std::regex code("N50[0-9][0-9]");
    for (const fs::path& path : commands()) {
        fs::path out = path;
        out.replace_extension(".out");
        const std::string text = file_content(out.string());
        for (auto at = std::sregex_iterator(text.begin(), text.end(), code);
             at != std::sregex_iterator(); ++at)
            seen.insert(at->str());
    }
    // N5004 is for what should not happen: no memory. N5050 is said by a program without a solver:
    // tests/change/without_solver.sh.
    CHECK(seen == std::set<std::string>{"N5001", "N5002", "N5003", "N5010", "N5011", "N5012",
                                        "N5013", "N5014", "N5020", "N5021", "N5022", "N5030",
                                        "N5031", "N5040", "N5041", "N5042", "N5043", "N5060",
                                        "N5061", "N5062", "N5063"});
}

TEST_CASE("every command has an example of its help")
{
    for (const char* command : {"check", "classify", "explain", "test", "cover", "mutate", "diff",
                                "prove", "rules", "cel", "schema"}) {
        const outcome o = run_shell(std::string("netral ") + command + " --help");
        INFO(command);
        CHECK(o.status == 0);
        CHECK(o.err.empty());
        CHECK(o.out.find("Examples:\n  netral " + std::string(command)) != std::string::npos);
    }
}
