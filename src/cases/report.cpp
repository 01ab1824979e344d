// SPDX-License-Identifier: Apache-2.0

/// @file
/// Failed cases and counts in words. The only door is cases/report.hpp.

#include <netral/cases/report.hpp>

namespace netral {
namespace {

std::string counted(std::size_t n, std::string_view one, std::string_view many)
{
    return std::to_string(n) + " " + std::string(n == 1 ? one : many);
}

} // namespace

std::string render(const case_outcome& failed)
{
    std::string out = to_string(failed.of->where) + ": failed: " + failed.of->name + "\n";
    for (const complaint& c : failed.complaints) {
        out += "  " + c.about + ": expected " + c.expected + ", got " + c.got + "\n";
        out += c.why;
    }
    return out;
}

std::string render(const case_report& report)
{
    std::string out;
    for (const case_outcome& failed : report.failed) out += render(failed) + "\n";
    out += counted(report.run(), "case", "cases") + " in " +
           counted(report.files, "file", "files") + ": " + std::to_string(report.passed) +
           " passed, " + std::to_string(report.failed.size()) + " failed\n";
    return out;
}

} // namespace netral
