// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines in, lines out: the same answers whether they are remembered or not.

#include <netral/classify/json.hpp>
#include <netral/classify/lines.hpp>

#include "sample.hpp"
#include "shipped.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <string>
#include <vector>

using namespace netral;
using namespace netral::testing;

namespace {

line_options options_at(detail d, std::size_t remembered)
{
    line_options o;
    o.how.detail = d;
    o.remembered = remembered;
    return o;
}

/// What a reader and a classifier make of a line, with nothing used again.
std::string apart(const std::shared_ptr<const program>& p, const std::string& line, detail d)
{
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record incident(p->slots());
    std::string out;
    if (reader.read(line, incident)) {
        classify_options how;
        how.detail = d;
        append_json(out, classifier(p, how).classify(incident), *p, incident, d);
    } else {
        append_json(out, reader.errors(), 7, reader.last_id());
    }
    return out + '\n';
}

std::shared_ptr<const program> program_of(const std::string& rules)
{
    const auto loaded = load("rules.yaml", [&](std::string_view) {
        return read_answer{true, rules, {}};
    });
    if (!loaded) FAIL(render(loaded.errors()));
    auto compiled = program::compile(loaded->rules);
    if (!compiled) FAIL(render(compiled.errors()));
    return *compiled;
}

const std::string by_text = R"(ruleset: small
version: "1"
title: {id: kecil, en: small}
facts:
  note.place: {type: string, title: {id: a, en: a}}
  note.words: {type: text, title: {id: b, en: b}}
  note.names: {type: list, title: {id: c, en: c}}
  note.id: {type: string, title: {id: d, en: d}}
roles: {record_id: note.id}
instruments:
  law: {title: {id: hukum, en: law}, short: {id: hukum, en: law}, in_force: {from: 2000-01-01}}
rules:
  - id: one
    category: campaigning
    title: {id: r, en: r}
    basis: [{instrument: law, article: '1'}]
    nature: disiplin
    confidence: high
    conduct: CONDITION
)";

std::shared_ptr<const program> small_program(const std::string& condition)
{
    std::string text = by_text;
    text.replace(text.find("CONDITION"), 9, '"' + condition + '"');
    return program_of(text);
}

} // namespace

TEST_CASE("every line has the answer that it has apart, at every detail")
{
    const auto p = shipped_program();
    for (const detail d : {detail::verdict, detail::findings, detail::full}) {
        line_classifier lines(p, options_at(d, 256));
        for (int round = 0; round < 2; ++round)
            for (const std::string& line : shipped_incidents()) {
                std::string out;
                CHECK(lines.answer(line, out, 7));
                REQUIRE(out == apart(p, line, d));
            }
    }
}

TEST_CASE("what no rule reads may differ, and the answer comes from memory with the new number")
{
    line_classifier lines(shipped_program(), options_at(detail::verdict, 16));
    std::string first;
    std::string second;
    lines.answer(R"({"incident": {"id": "A\"1", "narrative": "x"}, "act": {"active": true}})",
                 first, 1);
    CHECK(lines.found_in_memory() == 0);
    lines.answer(R"({"act": {"active": true}, "incident": {"id": "B-2", "narrative": "y"}})",
                 second, 2);
    CHECK(lines.found_in_memory() == 1);
    CHECK(first.starts_with(R"({"record":"A\"1","verdict":)"));
    CHECK(second.starts_with(R"({"record":"B-2","verdict":)"));
    CHECK(first.substr(first.find("\"verdict\"")) == second.substr(second.find("\"verdict\"")));
    std::string third;
    lines.answer(R"({"act": {"active": false}})", third, 3);
    CHECK(lines.found_in_memory() == 1);
    CHECK(third.starts_with(R"({"record":null,"verdict":)"));
}

TEST_CASE("texts that a rule reads are told apart")
{
    for (const char* condition : {"note.place.contains('uang')", "note.place.startsWith('uang')",
                                  "note.place.endsWith('g')"}) {
        const auto p = small_program(condition);
        line_classifier lines(p, options_at(detail::verdict, 64));
        for (int round = 0; round < 2; ++round)
            for (const char* text : {"uang", "warga", "", "uan", "uangg"})
                for (const char* fact : {"words", "place"}) {
                    const std::string line =
                        std::string(R"({"note": {")") + fact + "\": \"" + text + "\"}}";
                    std::string out;
                    CHECK(lines.answer(line, out, 1));
                    CHECK(out == apart(p, line, detail::verdict));
                }
        CHECK(lines.found_in_memory() > 0);
    }
}

TEST_CASE("where a list decides, nothing is remembered")
{
    const auto p = small_program("note.names.exists(n, n == 'uang')");
    line_classifier lines(p, options_at(detail::verdict, 64));
    for (const char* line :
         {R"({"note": {"names": ["uang"]}})", R"({"note": {"names": ["warga"]}})"}) {
        std::string out;
        lines.answer(line, out, 1);
        CHECK(out == apart(p, line, detail::verdict));
    }
    CHECK(lines.found_in_memory() == 0);
}

TEST_CASE("a memory that is too small forgets and answers rightly")
{
    const auto p = shipped_program();
    line_classifier lines(p, options_at(detail::verdict, 4));
    for (const std::string& line : shipped_incidents()) {
        std::string out;
        lines.answer(line, out, 7);
        CHECK(out == apart(p, line, detail::verdict));
    }
}

TEST_CASE("other details, and a memory of none, remember nothing")
{
    for (const auto& o : {options_at(detail::findings, 64), options_at(detail::verdict, 0)}) {
        line_classifier lines(shipped_program(), o);
        std::string out;
        for (int i = 0; i < 3; ++i) lines.answer("{}", out, 1);
        CHECK(lines.found_in_memory() == 0);
    }
}

TEST_CASE("a line that is no record is an error in its place, and the next line is answered")
{
    line_classifier lines(shipped_program(), options_at(detail::verdict, 64));
    std::string out;
    CHECK_FALSE(lines.answer(R"({"act": 1})", out, 12, "a.jsonl"));
    CHECK(
        out.starts_with(R"({"file":"a.jsonl","line":12,"record":null,"errors":[{"code":"N2102")"));
    out.clear();
    CHECK(lines.answer("{}", out, 13));
    CHECK(out == apart(shipped_program(), "{}", detail::verdict));
}

namespace {

/// The top-level keys of a line with what belongs to them, as they stand there.
std::vector<std::string> members_of(const std::string& line)
{
    std::vector<std::string> out;
    int depth = 0;
    bool quoted = false;
    std::size_t begin = 1;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted) {
            if (c == '\\') ++i;
            quoted = c != '"';
            continue;
        }
        if (c == '"') quoted = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth < 0 || (depth == 0 && c == ',')) {
            out.push_back(line.substr(begin, i - begin));
            begin = i + 1;
        }
    }
    return out;
}

/// Of each key, what some line has there.
std::vector<std::string> mixed(const std::vector<std::string>& lines, std::size_t count)
{
    std::mt19937 random(3);
    std::vector<std::string> out;
    while (out.size() < count) {
        std::map<std::string, std::string> members;
        for (int from = 0; from < 4; ++from)
            for (const std::string& member : members_of(lines[random() % lines.size()])) {
                const std::string key = member.substr(member.find('"'), member.find(':'));
                if (random() % 2 == 0 || members.count(key) == 0) members[key] = member;
            }
        std::string line = "{";
        for (const auto& [key, member] : members) line += (line.size() > 1 ? "," : "") + member;
        out.push_back(line + '}');
    }
    return out;
}

} // namespace

TEST_CASE("fast reading gives every record the answer that strict reading gives it")
{
    const auto p = shipped_program();
    std::vector<std::string> lines = shipped_incidents();
    const std::vector<std::string> more = mixed(lines, 300);
    lines.insert(lines.end(), more.begin(), more.end());
    for (const detail d : {detail::verdict, detail::findings}) {
        line_options how = options_at(d, 4096);
        line_classifier strict(p, how);
        how.limits.fast = true;
        line_classifier fast(p, how);
        for (const std::string& line : lines) {
            std::string expected;
            std::string out;
            INFO(line);
            REQUIRE(strict.answer(line, expected, 7));
            REQUIRE(fast.answer(line, out, 7));
            REQUIRE(out == expected);
        }
    }
}

TEST_CASE("what one has answered, another one beside it finds")
{
    const auto p = shipped_program();
    line_classifier one(p, options_at(detail::verdict, 256));
    line_classifier other = one.beside();
    line_classifier third = other.beside();
    const std::string line = shipped_incidents().front();
    std::string first;
    std::string out;
    one.answer(line, first, 1);
    CHECK(one.found_in_memory() == 0);
    for (line_classifier* next : {&other, &third, &one}) {
        out.clear();
        next->answer(line, out, 1);
        CHECK(next->found_in_memory() == 1);
        CHECK(out == first);
    }
    line_classifier apart_from_these(p, options_at(detail::verdict, 256));
    apart_from_these.answer(line, out, 1);
    CHECK(apart_from_these.found_in_memory() == 0);
}

TEST_CASE("beside one that remembers nothing there is another such one")
{
    line_classifier one(shipped_program(), options_at(detail::verdict, 0));
    line_classifier other = one.beside();
    std::string out;
    for (line_classifier* next : {&one, &other, &one, &other}) next->answer("{}", out, 1);
    CHECK(one.found_in_memory() + other.found_in_memory() == 0);
}
