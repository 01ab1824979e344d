// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/json.hpp: golden lines at each detail, and the schema against real output.

#include "sample.hpp"
#include "schema_validator.hpp"

#include <netral/classify/json.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

std::string lines_at(detail d)
{
    std::string out;
    for (const std::string& line : sample_lines()) {
        const sample_case one(line, d);
        append_json(out, one.made, *sample_program(), one.about, d);
        out += '\n';
    }
    return out;
}

value parsed(const std::string& text)
{
    auto read = json::parse(text);
    if (!read) FAIL(text << '\n' << render(read.errors()));
    return *read;
}

const value& schema()
{
    static const value read = parsed(classification_schema());
    return read;
}

void check_against_schema(const std::string& line)
{
    INFO(line);
    for (const std::string& c : schema_validator(schema()).complaints(parsed(line))) FAIL_CHECK(c);
}

void check_lines_against_schema(const std::string& lines)
{
    std::size_t count = 0;
    for (std::size_t at = 0; at < lines.size(); ++count) {
        const std::size_t end = lines.find('\n', at);
        check_against_schema(lines.substr(at, end - at));
        at = end + 1;
    }
    CHECK(count == sample_lines().size());
}

std::vector<record_error> two_errors()
{
    return {{code{2104}, "act.kinds[1]", 83, "`act.kinds` has no such value", "did you mean `x`?"},
            {code{2001}, "", 0, "not JSON", ""}};
}

} // namespace

TEST_CASE("a classification is written as its golden line at each detail")
{
    check_golden("verdict.jsonl", lines_at(detail::verdict));
    check_golden("findings.jsonl", lines_at(detail::findings));
    check_golden("full.jsonl", lines_at(detail::full));
}

TEST_CASE("the schema describes every classification at each detail")
{
    for (const detail d : {detail::verdict, detail::findings, detail::full})
        check_lines_against_schema(lines_at(d));
}

TEST_CASE("errors take the place of a classification, and the schema describes them")
{
    std::string out;
    append_json(out, two_errors(), 7, "");
    CHECK(out == R"({"line":7,"record":null,"errors":[)"
                 R"({"code":"N2104","path":"act.kinds[1]","column":83,)"
                 R"("message":"`act.kinds` has no such value","help":"did you mean `x`?"},)"
                 R"({"code":"N2001","path":"","column":0,"message":"not JSON"}]})");
    check_against_schema(out);
}

TEST_CASE("errors name the file where there are several")
{
    std::string out;
    append_json(out, two_errors(), 2, "A\"1", "dir/b.jsonl");
    CHECK(out.starts_with(R"({"file":"dir/b.jsonl","line":2,"record":"A\"1","errors":[)"));
    check_against_schema(out);
}

TEST_CASE("the schema refuses what is not written")
{
    std::string line;
    const sample_case one(sample_lines().front(), detail::verdict);
    append_json(line, one.made, *sample_program(), one.about, detail::verdict);
    check_against_schema(line);
    const auto refused = [](std::string text, std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        return !schema_validator(schema()).complaints(parsed(text)).empty();
    };
    CHECK(refused(line, "\"indicated\"", "\"guilty\""));
    CHECK(refused(line, "\"holds\"", "\"held\""));
    CHECK(refused(line, "\"holds\":[", "\"holds\":[1,"));
}

TEST_CASE("narratives and confidential facts are in no output")
{
    for (const detail d : {detail::verdict, detail::findings, detail::full})
        CHECK(lines_at(d).find("RAHASIA") == std::string::npos);
}

TEST_CASE("JSON is appended to what is there already")
{
    std::string out = "x";
    append_json(out, {}, 1, {});
    CHECK(out == R"(x{"line":1,"record":null,"errors":[]})");
}
