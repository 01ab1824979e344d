// SPDX-License-Identifier: Apache-2.0

/// @file
/// What came of cases, for other programs. The only door is cases/report.hpp.

#include <netral/cases/report.hpp>

#include <netral/text/markup.hpp>
#include <netral/value/json.hpp>

#include <fmt/format.h>

namespace netral {
namespace {

const case_outcome* failure_of(const test_case& c, const case_report& report)
{
    for (const case_outcome& f : report.failed)
        if (f.of == &c) return &f;
    return nullptr;
}

std::string quoted(std::string_view text)
{
    std::string out;
    json::append_quoted(out, text);
    return out;
}

/// What TAP takes for a directive or a comment is escaped.
std::string tap_name(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '#' || c == '\\') out += '\\';
        out += c;
    }
    return out;
}

/// A line break within an attribute would be read as a space.
std::string xml(std::string_view text)
{
    std::string out;
    for (const char c : as_markup(text)) {
        if (c == '\n')
            out += "&#10;";
        else
            out += c;
    }
    return out;
}

} // namespace

std::string to_tap(const std::vector<case_file>& files, const case_report& report)
{
    std::string out = fmt::format("TAP version 14\n1..{}\n", report.run());
    std::size_t number = 0;
    for (const case_file& file : files)
        for (const test_case& c : file.cases) {
            const case_outcome* failed = failure_of(c, report);
            out += fmt::format("{} {} - {}\n", failed == nullptr ? "ok" : "not ok", ++number,
                               tap_name(c.name));
            if (failed == nullptr) continue;
            out += fmt::format("  ---\n  at: {}\n  complaints:\n", quoted(to_string(c.where)));
            for (const complaint& one : failed->complaints)
                out += fmt::format("    - about: {}\n      expected: {}\n      got: {}\n"
                                   "      why: {}\n",
                                   quoted(one.about), quoted(one.expected), quoted(one.got),
                                   quoted(one.why));
            out += "  ...\n";
        }
    return out;
}

std::string to_junit(const std::vector<case_file>& files, const case_report& report)
{
    std::string out = fmt::format("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                  "<testsuites name=\"netral\" tests=\"{}\" failures=\"{}\">\n",
                                  report.run(), report.failed.size());
    for (const case_file& file : files) {
        std::string cases;
        std::size_t failures = 0;
        for (const test_case& c : file.cases) {
            cases += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(file.in->name()),
                                 xml(c.name));
            const case_outcome* failed = failure_of(c, report);
            if (failed == nullptr) {
                cases += "/>\n";
                continue;
            }
            ++failures;
            const complaint& first = failed->complaints.front();
            cases += fmt::format(
                ">\n      <failure message=\"{}\">{}</failure>\n"
                "    </testcase>\n",
                xml(first.about + ": expected " + first.expected + ", got " + first.got),
                xml(render(*failed)));
        }
        out += fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n{}"
                           "  </testsuite>\n",
                           xml(file.in->name()), file.cases.size(), failures, cases);
    }
    return out += "</testsuites>\n";
}

} // namespace netral
