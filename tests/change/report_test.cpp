// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reports: what they say, that JSON follows its schema, and that a page takes no data for markup.

#include "../classify/schema_validator.hpp"
#include "two_sides.hpp"

#include <netral/change/report.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

const std::string hostile_id =
    R"(</article><script>alert(1)</script>\" onload='x' &amp; \u001b[31m)";

/// A comparison with a changed record, an unchanged one and one that cannot be read.
struct compared {
    explicit compared(const std::string& after, const std::string& id = "a")
        : of(comparison::begin({small(), {}, {}}, {small(after), {}, {}},
                               {{}, {"stage", "region"}, 200, 512})
                 .value())
    {
        report.of = &of;
        json.begin(text);
        add(R"({"id":")" + id +
            R"(","stage":"kampanye","region":"<b>31</b>","who":"pns","kinds":["hadir"]})");
        add(R"({"id":"b","who":"lain","paid":true})");
        add("{");
        json.end(text, report.proof);
    }

    void add(const std::string& line)
    {
        const record_change* c = of.add(line, ++lines);
        if (c == nullptr) return;
        report.keep(*c);
        json.add(text, *c);
    }

    comparison of;
    change_report report;
    change_json json{of};
    std::string text;
    std::size_t lines = 0;
};

std::string without_when()
{
    return with(small_rules, "stage == 'kampanye'", "stage == 'pemungutan'");
}

std::size_t count_of(std::string_view text, std::string_view what)
{
    std::size_t n = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + 1))
        ++n;
    return n;
}

void check_against_schema(const std::string& text)
{
    const auto schema = json::parse(change_schema());
    REQUIRE(schema);
    const auto read = json::parse(text);
    REQUIRE(read);
    for (const std::string& c : schema_validator(*schema).complaints(*read)) FAIL_CHECK(c);
}

} // namespace

TEST_CASE("text says what changed, how and why, in both languages")
{
    compared c(without_when());
    const std::string en = render_text(c.report, language::english);
    CHECK(en.find("3 records, 1 changed: 0 stricter, 1 laxer, 0 sideways") != std::string::npos);
    CHECK(en.find("rule r.1, when: changed") != std::string::npos);
    CHECK(en.find("a: indicated → not indicated, laxer") != std::string::npos);
    CHECK(en.find("because of rule r.1, when") != std::string::npos);
    CHECK(en.find("sanctions, discipline: ringan (pns) → none") != std::string::npos);
    CHECK(en.find("By region") != std::string::npos);
    const std::string id = render_text(c.report, language::indonesian);
    CHECK(id.find("a: terindikasi → tidak terindikasi, lebih longgar") != std::string::npos);
    CHECK(id.find("karena aturan r.1, when") != std::string::npos);
}

TEST_CASE("text passes no control characters of a record on")
{
    compared c(without_when(), hostile_id);
    CHECK(render_text(c.report, language::english).find('\x1b') == std::string::npos);
}

TEST_CASE("JSON follows its schema, with changes and without")
{
    check_against_schema(compared(without_when()).text);
    check_against_schema(compared(small_rules).text);
    compared with_error(without_when());
    CHECK(with_error.text.find("\"errors\":1") != std::string::npos);
}

TEST_CASE("JSON with a proof follows its schema, and every report tells of the regions")
{
    compared c(without_when());
    proof_note p;
    p.says = proof_verdict::different;
    p.regions.push_back({"r.1",
                         change_aspect::status,
                         change_direction::laxer,
                         {"tahap <kampanye>", "stage <kampanye>"},
                         "{\"a\":1}",
                         1});
    c.report.proof = p;
    std::string text;
    change_json json(c.of);
    json.begin(text);
    json.end(text, c.report.proof);
    check_against_schema(text);
    CHECK(render_text(c.report, language::english).find("outside it no record can") !=
          std::string::npos);
    const std::string page = render_html(c.report, language::english);
    CHECK(page.find("stage &lt;kampanye&gt;") != std::string::npos);
    CHECK(page.find("outside it no record can") != std::string::npos);
}

TEST_CASE("a page takes nothing of the data for markup")
{
    compared c(without_when(), hostile_id);
    const std::string page = render_html(c.report, language::english);
    CHECK(count_of(page, "<script") == 1);
    CHECK(count_of(page, "</script>") == 1);
    CHECK(count_of(page, "<b>") == 0);
    CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
    CHECK(page.find("data-group1=\"&lt;b&gt;31") != std::string::npos);
    CHECK(page.find('\x1b') == std::string::npos);
    CHECK(count_of(page, "<article ") == count_of(page, "</article>"));
}

TEST_CASE("a page lets nothing in and names nothing outside itself")
{
    compared c(without_when());
    const std::string page = render_html(c.report, language::indonesian);
    CHECK(page.find("default-src 'none'; style-src 'sha256-") != std::string::npos);
    for (const char* outside : {"http:", "https:", " src=", "@import", "url(", "style=\""})
        CHECK(page.find(outside) == std::string::npos);
    CHECK(page.find("<html lang=\"id\"") != std::string::npos);
}

TEST_CASE("no more records are kept than asked for, and the rest is counted")
{
    change_report r;
    comparison of = comparison::begin({small(), {}, {}}, {small(without_when()), {}, {}}).value();
    r.of = &of;
    r.most = 1;
    for (std::size_t i = 1; i <= 3; ++i)
        if (const record_change* c =
                of.add(R"({"stage":"kampanye","who":"pns","kinds":["hadir"]})", i))
            r.keep(*c);
    CHECK(r.kept.size() == 1);
    CHECK(render_text(r, language::english).find("2 more are not listed") != std::string::npos);
    CHECK(render_html(r, language::english).find("2<span lang") != std::string::npos);
}

TEST_CASE("levels that are called alike are told apart by their measures")
{
    const auto heavy = with(small_head, "level: berat, rank: 3", "level: ringan, rank: 3");
    const auto sharper = with(small_rules, "one_of: [ringan]", "one_of: [berat]");
    comparison of =
        comparison::begin({small(small_rules, heavy), {}, {}}, {small(sharper, heavy), {}, {}})
            .value();
    change_report r;
    r.of = &of;
    const record_change* c = of.add(R"({"stage":"kampanye","who":"pns","kinds":["hadir"]})", 1);
    REQUIRE(c != nullptr);
    r.keep(*c);
    CHECK(render_text(r, language::english).find("ringan (pns): light → ringan (pns): heavy") !=
          std::string::npos);
}
