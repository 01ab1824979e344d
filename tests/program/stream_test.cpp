// SPDX-License-Identifier: Apache-2.0

/// @file
/// Input as it comes: endless, broken, hostile; and readers that go away.

#include "shell.hpp"

#include <algorithm>
#include <string>
#include <vector>

using namespace netral::testing;

namespace {

const std::string classify =
    "netral classify --rules tests/golden/classify --format jsonl --detail verdict ";

// The address sanitizer needs more room than a limit would leave.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define NETRAL_TEST_TAKES_MORE_ROOM
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NETRAL_TEST_TAKES_MORE_ROOM
#endif
#endif

#ifdef NETRAL_TEST_TAKES_MORE_ROOM
const std::string in_little_memory;
const std::string in_little_memory_for_threads;
#else
const std::string in_little_memory = "ulimit -v 200000\n";
// Each thread has a stack and, unless told otherwise, an arena of addresses that it does not use.
const std::string in_little_memory_for_threads = "ulimit -v 240000\nexport MALLOC_ARENA_MAX=1\n";
#endif

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

/// Classifies a file with that content.
outcome classify_text(const std::string& content, const std::string& before = {})
{
    return run_shell(before + classify + "'" + write_file("in.jsonl", content) + "'");
}

bool is_error(const std::string& line, const std::string& number, const std::string& code)
{
    return line.starts_with("{\"line\":" + number + ",") &&
           line.find("\"code\":\"" + code + "\"") != std::string::npos;
}

} // namespace

TEST_CASE("blank lines are passed over and counted, CRLF and a missing last line break are taken")
{
    const outcome o = classify_text("\xEF\xBB\xBF{}\r\n\r\n  \t\n\n{\"act\": 1}\r\n{}");
    CHECK(o.status == 5);
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("{\"record\":null,\"verdict\""));
    CHECK(is_error(lines[1], "5", "N2102"));
    CHECK(lines[2] == lines[0]);
    CHECK(o.err.empty());
}

TEST_CASE("an empty file, and one of blank lines, have no records")
{
    for (const char* content : {"", "\n", "\r\n\n   \n"}) {
        const outcome o = classify_text(content);
        CHECK(o.status == 0);
        CHECK(o.out.empty());
        CHECK(o.err.empty());
    }
}

TEST_CASE("a line over the limit is an error in its place and the rest goes on")
{
    const std::string long_line = "{\"report\": {\"id\": \"" + std::string(3U << 20U, 'x') + "\"}}";
    const outcome o = classify_text("{}\n" + long_line + "\n{}\n" + long_line);
    CHECK(o.status == 5);
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 4);
    CHECK(is_error(lines[1], "2", "N2004"));
    CHECK(is_error(lines[3], "4", "N2004"));
    CHECK(lines[2] == lines[0]);
}

TEST_CASE("a line of exactly the limit is read")
{
    const std::size_t limit = std::size_t{1} << 20U;
    const std::string head = "{\"report\": {\"account\": \"";
    const std::string tail = "\"}}";
    const auto of_length = [&](std::size_t n) {
        return head + std::string(n - head.size() - tail.size(), 'x') + tail;
    };
    const outcome o =
        classify_text(of_length(limit) + "\r\n" + of_length(limit + 1) + "\n" + of_length(limit));
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].starts_with("{\"record\":null,\"verdict\""));
    CHECK(is_error(lines[1], "2", "N2004"));
    CHECK(lines[2] == lines[0]);
}

TEST_CASE("endless nesting is an error and no crash")
{
    const outcome o = classify_text(std::string(500'000, '[') + "\n" +
                                    "{\"act\":" + std::string(100'000, '[') + "\n{}\n");
    CHECK(o.status == 5);
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].find("\"errors\"") != std::string::npos);
    CHECK(lines[1].find("\"errors\"") != std::string::npos);
    CHECK(lines[2].find("\"verdict\"") != std::string::npos);
}

TEST_CASE("bytes that are no text are errors of their lines")
{
    std::string garbage;
    std::uint32_t state = 12345;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525U + 1013904223U;
        garbage += static_cast<char>(state >> 24U);
    }
    const outcome o = classify_text("{\"report\": {\"id\": \"\xFF\"}}\n" + garbage + "\n{}\n");
    CHECK(o.status == 5);
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() > 3);
    CHECK(is_error(lines[0], "1", "N2005"));
    CHECK(lines.back().find("\"verdict\"") != std::string::npos);
    CHECK(o.err.empty());
}

TEST_CASE("memory does not grow with the input")
{
    // 400 MB on one line, then a record; and half a million records.
    const outcome one_line = run_shell(
        in_little_memory + "{ head -c 400000000 /dev/zero | tr '\\0' x; echo; echo '{}'; } | " +
        classify + "-");
    CHECK(one_line.status == 5);
    const auto lines = lines_of(one_line.out);
    REQUIRE(lines.size() == 2);
    CHECK(is_error(lines[0], "1", "N2004"));

    const outcome many =
        run_shell(in_little_memory + "yes '{\"report\": {\"id\": \"1\"}}' | head -n 500000 | " +
                  classify + "| wc -l");
    CHECK(many.out == "500000\n");
    CHECK(many.err.empty());
}

TEST_CASE("many threads answer in the order of the records, and name the lines with mistakes")
{
    std::string content;
    for (int i = 0; i < 5000; ++i) {
        content += "{\"report\": {\"id\": \"" + std::to_string(i) + "\"}}\n";
        if (i % 700 == 0) content += "[]\n\n";
        if (i == 3000) content += std::string((std::size_t{1} << 20U) + 1, 'x') + "\n";
    }
    const std::string file = write_file("in.jsonl", content);
    const outcome one = run_shell(classify + "'" + file + "'");
    CHECK(lines_of(one.out).size() == 5009);
    for (const char* jobs : {"0", "2", "7"}) {
        const outcome many = run_shell(classify + "--jobs " + jobs + " '" + file + "'");
        CHECK(many.status == 5);
        CHECK(many.out == one.out);
    }
    const outcome forgetful = run_shell(classify + "--remember 0 '" + file + "'");
    CHECK(forgetful.out == one.out);
}

TEST_CASE("memory does not grow with the input of many threads")
{
    const outcome many = run_shell(in_little_memory_for_threads +
                                   "yes '{\"report\": {\"id\": \"1\"}}' | head -n 500000 | " +
                                   classify + "--jobs 2 | wc -l");
    CHECK(many.out == "500000\n");
    CHECK(many.err.empty());

    // The reader goes away after one line: the pool is emptied and the work ends.
    const outcome slow = run_shell(in_little_memory_for_threads + "yes '{}' | " + classify +
                                   "--jobs 2 | { read -r first; echo \"$first\"; }\n"
                                   "echo \"${PIPESTATUS[@]}\"");
    const auto lines = lines_of(slow.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find("\"verdict\"") != std::string::npos);
    CHECK(lines[1] == "141 0 0");
}

TEST_CASE("a table of many records is handed out in parts")
{
    const outcome o = run_shell(in_little_memory +
                                "yes '{\"report\": {\"id\": \"1\"}}' | head -n 200000 | netral "
                                "classify --rules tests/golden/classify --lang en | wc -l");
    CHECK(o.out == "200002\n");
    CHECK(o.err.starts_with("200000 records: 0 indicated"));
}

TEST_CASE("a reader that goes away ends the work quietly")
{
    const outcome o = run_shell("set -o pipefail\nyes '{}' | " + classify +
                                "| head -n 1\necho \"${PIPESTATUS[@]}\"");
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find("\"verdict\"") != std::string::npos);
    CHECK(lines[1] == "141 0 0"); // yes was told by a signal
    CHECK(o.err.empty());
}

TEST_CASE("who waits for an answer gets it before the next record is there")
{
    // The second record is only sent when the answer to the first has come.
    for (const char* jobs : {"--jobs 1 ", "--jobs 3 "}) {
        const outcome o = run_shell(
            "rm -f $scratch/answers\nmkfifo $scratch/answers\n{ echo '{}'; read -r answer "
            "< $scratch/answers; echo '{}'; } | " +
            classify + jobs +
            "| { read -r first; echo \"$first\" > $scratch/answers; cat; "
            "echo \"$first\"; }");
        CHECK(o.status == 0);
        CHECK(lines_of(o.out).size() == 2);
    }
}

TEST_CASE("records of several files come in order and errors name the file")
{
    const std::string a = write_file("a.jsonl", "{\"report\": {\"id\": \"a1\"}}\n[]\n");
    const std::string b = write_file("b.jsonl", "[]\n{\"report\": {\"id\": \"b2\"}}");
    const outcome o = run_shell(classify + "'" + a + "' '" + b + "'");
    CHECK(o.status == 5);
    const auto lines = lines_of(o.out);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].starts_with("{\"record\":\"a1\""));
    CHECK(lines[1].starts_with("{\"file\":\"" + a + "\",\"line\":2,"));
    CHECK(lines[2].starts_with("{\"file\":\"" + b + "\",\"line\":1,"));
    CHECK(lines[3].starts_with("{\"record\":\"b2\""));
}

TEST_CASE("nothing is classified when one of several files is not there")
{
    const std::string a = write_file("a.jsonl", "{}\n");
    const outcome o = run_shell(classify + "'" + a + "' no/such/file.jsonl");
    CHECK(o.status == 2);
    CHECK(o.out.empty());
    CHECK(o.err.find("no/such/file.jsonl") != std::string::npos);
}

TEST_CASE("the same records give the same bytes, and the golden lines of the library")
{
    const outcome o = run_shell(classify + "tests/golden/classify/records.jsonl");
    CHECK(o.status == 0);
    CHECK(o.out == file_content(NETRAL_SOURCE_DIR "/tests/golden/classify/verdict.jsonl"));
}

TEST_CASE("rule files of every broken kind are refused without a crash")
{
    std::string deep;
    for (int i = 0; i < 100'000; ++i) deep += "[";
    std::string wide = "ruleset: x\nterms:\n  t: \"";
    wide += std::string(2U << 20U, 'a') + "\"\n";
    for (const std::string& content :
         {std::string(), std::string("\xFF\xFE\0x", 4), deep, wide, std::string("rules: *a\n"),
          std::string("ruleset: !tag x\n"), std::string("a: &a [*a]\n"),
          std::string("rules: {a: 1, a: 2}\n")}) {
        const outcome o = run_shell("netral check '" + write_file("rules.yaml", content) + "'");
        CHECK(o.status == 1);
        CHECK(o.out.empty());
        CHECK(o.err.find("error N1") != std::string::npos);
    }
}
