// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/text.hpp: golden tables and memos in both languages, and widths.

#include "../engine/loaded.hpp"
#include "../engine/small_rules.hpp"
#include "sample.hpp"

#include <netral/classify/text.hpp>

#include <algorithm>

using namespace netral;
using namespace netral::testing;

namespace {

std::vector<record_error> one_error()
{
    return {{code{2104}, "act.kinds[1]", 83, "`act.kinds` has no such value", ""}};
}

std::string table_of_all(language l, std::size_t width)
{
    classification_table table(*sample_program(), l, width);
    for (const std::string& line : sample_lines()) table.add(sample_case(line).made);
    table.add_error("A-7", 7, one_error());
    table.add_error("", 8, one_error());
    return table.render();
}

std::string memos_of_all(language l)
{
    std::string out;
    for (const std::string& line : sample_lines()) {
        const sample_case one(line);
        out += render_text(one.made, *sample_program(), one.about, l) + "\n====\n\n";
    }
    return out + render_text(one_error(), 7, "A-7", l);
}

std::size_t widest_line(const std::string& text)
{
    std::size_t widest = 0;
    std::size_t here = 0;
    for (const char c : text) {
        if (c == '\n')
            here = 0;
        else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U)
            widest = std::max(widest, ++here);
    }
    return widest;
}

/// A classification that only has a number.
classification numbered(std::string id)
{
    classification c;
    c.record = std::move(id);
    return c;
}

} // namespace

TEST_CASE("a table is written as its golden text in both languages")
{
    check_golden("table.id.txt", table_of_all(language::indonesian, 120));
    check_golden("table.en.txt", table_of_all(language::english, 120));
}

TEST_CASE("a memo is written as its golden text in both languages")
{
    check_golden("text.id.txt", memos_of_all(language::indonesian));
    check_golden("text.en.txt", memos_of_all(language::english));
}

TEST_CASE("a table keeps to its width")
{
    for (const std::size_t width : {80U, 100U, 120U, 200U})
        CHECK(widest_line(table_of_all(language::indonesian, width)) <= width);
}

TEST_CASE("a memo keeps to its width")
{
    const sample_case one(sample_lines().front());
    for (const std::size_t width : {60U, 80U, 100U})
        CHECK(widest_line(render_text(one.made, *sample_program(), one.about, language::english,
                                      width)) <= width);
}

TEST_CASE("columns are counted in code points and not in bytes")
{
    classification_table table(*sample_program(), language::english);
    table.add(numbered("\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9"));
    table.add(numbered("12345678"));
    const std::string out = table.take();
    const std::size_t accented = out.find("\xC3\xA9  not indicated");
    const std::size_t plain = out.find("8  not indicated");
    CHECK(accented != std::string::npos);
    CHECK(plain != std::string::npos);
}

TEST_CASE("control characters of a record's number do not reach a terminal")
{
    classification_table table(*sample_program(), language::english);
    table.add(numbered("a\x1B[31mb\x7F\xC2\x9B"));
    const std::string out = table.render();
    CHECK(out.find("a?[31mb??") != std::string::npos);
    CHECK(out.find('\x1B') == std::string::npos);
    record blank(sample_program()->slots());
    const std::string memo =
        render_text(numbered("a\x1B[31mb"), *sample_program(), blank, language::english);
    CHECK(memo.find('\x1B') == std::string::npos);
    CHECK(render_text(one_error(), 1, "a\x1B", language::english).find('\x1B') ==
          std::string::npos);
}

TEST_CASE("rows that were taken are forgotten, and the columns stay as they were")
{
    classification_table table(*sample_program(), language::english);
    CHECK(table.take().empty());
    table.add(numbered("1"));
    CHECK(table.waiting() == 1);
    const std::string first = table.take();
    CHECK(first.find("Record") != std::string::npos);
    CHECK(table.waiting() == 0);
    table.add(numbered("a-much-longer-number"));
    const std::string second = table.take();
    CHECK(second.find("Record") == std::string::npos);
    CHECK(second.find("not indicated") != std::string::npos);
    CHECK(table.summary() == "2 records: 0 indicated, 0 open, 2 not indicated\n");
}

TEST_CASE("a summary counts by verdict and by nature, and what could not be read")
{
    classification_counts counts;
    classification c;
    c.verdict = verdict::indicated;
    c.by_nature[static_cast<std::size_t>(rule_nature::disiplin)] = {verdict::indicated, true};
    c.by_nature[static_cast<std::size_t>(rule_nature::pidana)] = {verdict::open, true};
    counts.count(c);
    counts.count(classification{});
    counts.count_error();
    CHECK(counts.summary(language::english) ==
          "3 records: 1 indicated, 0 open, 1 not indicated, 1 not readable\n"
          "  discipline: 1 indicated, 0 open\n"
          "  criminal: 0 indicated, 1 open\n");
    CHECK(counts.summary(language::indonesian) ==
          "3 laporan: 1 terindikasi, 0 belum pasti, 1 tidak terindikasi, 1 tidak "
          "terbaca\n"
          "  disiplin: 1 terindikasi, 0 belum pasti\n"
          "  pidana: 0 terindikasi, 1 belum pasti\n");
}

TEST_CASE("no memo quotes a narrative or a confidential fact")
{
    CHECK(memos_of_all(language::indonesian).find("RAHASIA") == std::string::npos);
    CHECK(memos_of_all(language::english).find("RAHASIA") == std::string::npos);
}

TEST_CASE(
    "a memo names what is not known in the rules' own words, and passages of one article once")
{
    std::string text = small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.public && act.official"}
)~",
        "phrases: {missing.act.public: {id: apakah publik melihatnya, en: whether the public saw "
        "it}}\n");
    text.replace(text.find("article: '1'"), 12, "article: '71 ayat (2), ayat (4), ayat (5)'");
    const auto p = compile_text(text);
    const read_record r(*p, R"({"act": {"kinds": ["like"]}})");
    const classification made = classifier(p).classify(r.get());
    const std::string memo = render_text(made, *p, r.get(), language::english);
    CHECK(memo.find("Not known yet: whether the public saw it and official.") != std::string::npos);
    CHECK(memo.find("Basis: law Article 71 paragraphs (2), (4) and (5).") != std::string::npos);
    CHECK(memo.find("no question here covers") == std::string::npos);
    CHECK(render_text(made, *p, r.get(), language::indonesian)
              .find("Belum diketahui: apakah publik melihatnya dan ") != std::string::npos);
}

TEST_CASE("a memo says where its questions do not cover all that may settle more")
{
    std::string text = small_rules(
        R"~(  - {id: a, conduct: "'like' in act.kinds", when: "act.place.contains('aula')"}
)~");
    text.insert(text.find("  act.day:"),
                "  act.place: {type: string, title: {id: tempat, en: place}}\n");
    const auto p = compile_text(text);
    const read_record r(*p, R"({"act": {"kinds": ["like"]}})");
    const classification made = classifier(p).classify(r.get());
    REQUIRE(made.questions.empty());
    CHECK(render_text(made, *p, r.get(), language::english)
              .find("\nOther facts that no question here covers may settle more.\n") !=
          std::string::npos);
}
