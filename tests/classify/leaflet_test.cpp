// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of classify/leaflet.hpp: what makes one line, what stands where, and that nothing is lost.

#include "../engine/small_rules.hpp"
#include "shipped.hpp"
#include "small_worlds.hpp"

#include <netral/classify/leaflet.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

guide_request on(const std::string& role, const std::string& day)
{
    guide_request r;
    r.role = role;
    r.on = parse_date(day)->first;
    return r;
}

/// A norm that tells what a role is, and nothing on the day of the tests.
constexpr std::string_view of_a_role =
    R"~(  - {id: later, in_force: {from: 2024-06-01}, addressees: "who.status == 'pns'", conduct: act.public}
)~";

/// The sheet of a small rule set for `pns`. The titles of its rules are all the same.
struct sheet {
    explicit sheet(const std::string& rules, const std::string& phrases = {})
        : program(compile_text(small_rules(std::string(of_a_role) + rules, phrases))),
          about(*guide(*program, on("pns", "2024-03-01"))), made(condense(about, *program))
    {
    }

    std::vector<std::string> ids(const leaflet_line& l) const
    {
        std::vector<std::string> out;
        for (const std::size_t n : l.norms)
            out.push_back(program->rules().rules[about.forbidden[n].rule].id);
        return out;
    }

    std::shared_ptr<const netral::program> program;
    guidance about;
    leaflet made;
};

/// Every norm of the guidance that some line of the leaflet has.
std::set<std::size_t> norms_in(const leaflet& made)
{
    std::set<std::size_t> out;
    for (const leaflet_line& l : made.forbidden) out.insert(l.norms.begin(), l.norms.end());
    for (const leaflet_condition& c : made.conditional)
        for (const leaflet_line& l : c.lines) out.insert(l.norms.begin(), l.norms.end());
    return out;
}

/// Lines joined, spaces once.
std::string unwrapped(std::string_view text)
{
    std::string out;
    for (const char c : text)
        if (c != '\n' && c != ' ')
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    return out;
}

/// "ayat (2) huruf f" and "(2).f" as "2f".
std::string bare(std::string_view part)
{
    std::string out;
    for (const char c : part) {
        if (c != ' ' && c != '.' && c != '(' && c != ')') out += c;
        for (const std::string_view word : {"ayat", "huruf", "angka"})
            if (out.ends_with(word)) out.resize(out.size() - word.size());
    }
    return out;
}

std::vector<std::string> split(std::string_view text, std::string_view at)
{
    std::vector<std::string> out;
    for (std::size_t end = 0; end != std::string_view::npos; text.remove_prefix(end + at.size())) {
        end = text.find(at);
        out.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) break;
    }
    return out;
}

/// The passages of a citation as the rule set has it, one by one: "71 ayat (2), ayat (4)".
std::set<std::string> passages_cited(const std::string& article)
{
    std::set<std::string> out;
    std::string last;
    for (std::string piece : split(article, ", ")) {
        for (const std::string_view word : {"Pasal ", "Lampiran "})
            if (piece.starts_with(word)) piece.erase(0, word.size());
        const bool goes_on =
            piece.starts_with('(') || piece.starts_with("ayat") || piece.starts_with("huruf");
        const std::string own = piece.substr(0, piece.find(' '));
        if (!goes_on) last = own;
        out.insert(goes_on ? bare(last) + bare(piece) : bare(piece));
    }
    return out;
}

/// The passages that a sheet refers to, by the letter of their instrument.
std::map<std::string, std::set<std::string>> references_in(const std::string& sheet)
{
    std::map<std::string, std::set<std::string>> out;
    for (std::size_t at = sheet.find('['); at != std::string::npos; at = sheet.find('[', at + 1))
        for (const std::string& one :
             split(sheet.substr(at + 1, sheet.find(']', at) - at - 1), "; ")) {
            const std::size_t space = one.find(' ');
            auto& passages = out[one.substr(0, space)];
            passages.insert(""); // the instrument as a whole
            if (space == std::string::npos) continue;
            std::string last;
            for (const std::string& piece : split(one.substr(space + 1), ", ")) {
                const bool goes_on = piece.starts_with('(') || piece.starts_with('.');
                if (!goes_on) last = piece.substr(0, piece.find_first_of("(."));
                passages.insert(bare(goes_on ? last + piece : piece));
            }
        }
    return out;
}

/// The letter that a sheet gives an instrument; empty where it gives none.
std::string letter_in(const std::string& sheet, const std::string& instrument)
{
    for (const char* const end : {";", "."}) {
        const std::size_t at = sheet.rfind(" " + instrument + end);
        if (at == std::string::npos) continue;
        const std::size_t before = sheet.rfind(' ', at - 1);
        return sheet.substr(before + 1, at - before - 1);
    }
    return {};
}

constexpr std::array<const char*, 9> tested_roles{
    "lurah", "camat", "pns", "pppk", "guru", "polri", "kepala_desa", "kepala_daerah", "staf"};
constexpr std::array<const char*, 4> tested_days{"2017-09-30", "2020-10-12", "2023-12-12",
                                                 "2024-10-12"};

using names = std::vector<std::string>;

} // namespace

TEST_CASE("norms of which one conduct includes the other and is little wider make one line")
{
    const sheet s(
        R"~(  - {id: narrow, conduct: "sets.intersects(act.kinds, ['like', 'share'])"}
  - {id: wide, conduct: "sets.intersects(act.kinds, ['like', 'share', 'speech'])"}
  - {id: single, conduct: "'speech' in act.kinds"}
  - {id: again, conduct: "'speech' in act.kinds", when: act.public}
  - {id: told_apart, conduct: "'speech' in act.kinds"}
)~",
        R"~(phrases:
  guide.wide: {id: luas, en: wide}
  guide.single: {id: orasi, en: speech}
  guide.told_apart: {id: pidato, en: address}
)~");
    REQUIRE(s.made.forbidden.size() == 3);
    CHECK(s.ids(s.made.forbidden[0]) == names{"wide", "narrow"});
    CHECK(s.made.forbidden[0].words.en() == "wide");
    CHECK(s.ids(s.made.forbidden[1]) == names{"single", "again"});
    CHECK(s.ids(s.made.forbidden[2]) == names{"told_apart"});
    CHECK(s.made.forbidden[2].number == 3);
}

TEST_CASE("norms that the rule set puts in the same words make one line, whatever their conduct")
{
    const sheet s(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'share' in act.kinds"}
  - {id: c, conduct: act.public}
)~",
                  R"~(phrases:
  guide.a: {id: menyukai, en: like}
  guide.b: {id: menyukai, en: like}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"a", "b"});
    CHECK(s.made.forbidden[0].words.en() == "like");
    CHECK(s.made.forbidden[1].words.en() == "r");
}

TEST_CASE("a breach of others stands with each of them, and by itself where none is there")
{
    const sheet s(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'share' in act.kinds"}
  - {id: on_top, breach_of: [a, b], when: act.intended}
  - {id: soldiers, addressees: "who.status == 'tni'", conduct: "'share' in act.kinds"}
)~",
                  R"~(phrases:
  guide.a: {id: menyukai, en: like}
  guide.b: {id: membagikan, en: share}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"a", "on_top"});
    CHECK(s.ids(s.made.forbidden[1]) == names{"b", "on_top"});
    CHECK(s.about.ruled_out == 2);
}

TEST_CASE("general norms come first, and the special one does not join them")
{
    const sheet s(R"~(  - {id: special, supersedes: [general], conduct: "'like' in act.kinds"}
  - {id: general, conduct: "sets.intersects(act.kinds, ['like', 'share', 'speech'])"}
)~",
                  R"~(phrases:
  guide.special: {id: menyukai, en: like}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"general"});
    CHECK(s.made.forbidden[0].general);
    CHECK_FALSE(s.made.forbidden[1].general);
}

TEST_CASE("what turns on the official alone becomes a condition, in clauses that address him")
{
    const sheet s(R"~(  - {id: plain, conduct: "'like' in act.kinds"}
  - {id: bound, conduct: "'like' in act.kinds", when: "act.official && act.public"}
  - {id: unless, conduct: "'share' in act.kinds", unless: [{id: x, title: {id: x, en: x}, when: "!act.official"}]}
  - {id: kept, conduct: "'speech' in act.kinds", unless: [{id: y, title: {id: cuti, en: leave}, when: act.public}]}
)~",
                  R"~(phrases:
  guide.act.official: {id: Saudara pejabat, en: you are an official}
  guide.unless: {id: membagikan, en: share}
  guide.kept: {id: berorasi, en: speak}
)~");
    REQUIRE(s.made.forbidden.size() == 2);
    CHECK(s.ids(s.made.forbidden[0]) == names{"plain"});
    REQUIRE(s.made.conditional.size() == 1);
    CHECK(s.made.conditional[0].if_you.front().en() == "you are an official");
    REQUIRE(s.made.conditional[0].lines.size() == 2);
    CHECK(s.ids(s.made.conditional[0].lines[0]) == names{"bound"});
    CHECK(s.ids(s.made.conditional[0].lines[1]) == names{"unless"});
    // The exception that became a condition is none any more.
    REQUIRE(s.made.exceptions.size() == 1);
    CHECK(s.made.exceptions[0].words.en() == "leave");
    CHECK(s.made.exceptions[0].lines == std::vector<std::size_t>{2});
    const std::string text = render_text(s.made, s.about, *s.program, language::english);
    CHECK(text.find("If you are an official:") != std::string::npos);
}

TEST_CASE("a sheet that forbids nothing says so")
{
    const sheet s(R"~(  - {id: a, addressees: "who.status == 'tni'", conduct: "'like' in act.kinds"}
)~");
    CHECK(s.made.forbidden.empty());
    for (const bool html : {false, true}) {
        const std::string page = html ? render_html(s.made, s.about, *s.program, language::english)
                                      : render_text(s.made, s.about, *s.program, language::english);
        CHECK(page.find("Nothing is forbidden to you on that day.") != std::string::npos);
    }
}

TEST_CASE("nothing that the whole guidance forbids is absent from the sheet")
{
    const auto p = shipped_program();
    const ruleset& rules = p->rules();
    std::size_t seen = 0;
    for (const std::string role : tested_roles)
        for (const std::string day : tested_days) {
            const auto about = guide(*p, on(role, day));
            if (!about) FAIL(role << ' ' << about.errors().front().message);
            const leaflet made = condense(*about, *p);
            CHECK(norms_in(made).size() == about->forbidden.size());
            std::size_t allowed = 0;
            for (const leaflet_line& l : made.allowed) allowed += l.norms.size();
            CHECK(allowed == about->allowed.size());
            // Each norm stands there by the passage that it rests on.
            const std::string text = unwrapped(render_text(made, *about, *p, language::indonesian));
            const std::string page = render_html(made, *about, *p, language::indonesian);
            const auto of_text = references_in(text);
            const auto of_page = references_in(page.substr(page.find("<main")));
            for (const guided_rule& g : about->forbidden) {
                REQUIRE_FALSE(g.basis.empty());
                const citation& own = *g.basis.front();
                const std::string letter = letter_in(
                    text, rules.instruments[own.instrument].short_title.in(language::indonesian));
                INFO(role << ' ' << day << ' ' << rules.rules[g.rule].id << ' ' << letter);
                REQUIRE(of_text.count(letter) == 1);
                REQUIRE(of_page.count(letter) == 1);
                for (const std::string& passage : passages_cited(own.article)) {
                    INFO(passage);
                    CHECK(of_text.at(letter).count(passage) == 1);
                    CHECK(of_page.at(letter).count(passage) == 1);
                }
                ++seen;
            }
        }
    CHECK(seen > 1000);
}

TEST_CASE("no sanction of a line that is written out is absent from the sheet")
{
    const auto p = shipped_program();
    const ruleset& rules = p->rules();
    std::size_t seen = 0;
    for (const std::string role : tested_roles)
        for (const std::string day : tested_days) {
            const auto about = guide(*p, on(role, day));
            REQUIRE(about);
            const leaflet made = condense(*about, *p);
            const std::string text = unwrapped(render_text(made, *about, *p, language::indonesian));
            const auto look = [&](const leaflet_line& l) {
                for (const sanction_id s : l.sanctions) {
                    const sanction& one = rules.sanctions[s];
                    std::string words = one.measure.in(language::indonesian);
                    // Of a penalty the sheet shortens the figures.
                    if (one.nature == rule_nature::pidana)
                        words = words.substr(
                            0, std::min(words.find(" sampai"), words.find(" dan denda")));
                    if (one.level == "none") continue;
                    INFO(role << ' ' << day << ' ' << one.id);
                    const std::string capital =
                        static_cast<char>(words.front() - 'a' + 'A') + words.substr(1);
                    CHECK((text.find(words) != std::string::npos ||
                           text.find(capital) != std::string::npos));
                    ++seen;
                }
            };
            for (const leaflet_line& l : made.forbidden) look(l);
            for (const leaflet_condition& c : made.conditional)
                if (!c.of_another_status)
                    for (const leaflet_line& l : c.lines) look(l);
        }
    CHECK(seen > 1000);
}

TEST_CASE("the sheet is two pages of text, three where the role leaves office or status open")
{
    constexpr std::size_t page = 72; // lines of A4, nine points on eleven
    constexpr std::size_t columns = 100;
    const auto p = shipped_program();
    std::vector<std::string> roles(tested_roles.begin(), tested_roles.end());
    roles.emplace_back("tni");
    for (const std::string& role : roles)
        for (const std::string day : tested_days)
            for (const language l : {language::indonesian, language::english}) {
                const auto about = guide(*p, on(role, day));
                REQUIRE(about);
                const std::string text = render_text(condense(*about, *p), *about, *p, l);
                INFO(role << ' ' << day << (l == language::english ? " en" : " id"));
                const bool open = role == "pns" || role == "guru" || role == "staf";
                const auto lines =
                    static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
                CHECK(lines <= (open ? 3 : 2) * page);
                for (const std::string& line : split(text, "\n")) {
                    const auto width = std::count_if(line.begin(), line.end(), [](char c) {
                        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                    });
                    CHECK(static_cast<std::size_t>(width) <= columns);
                }
            }
}

TEST_CASE("a sheet with few entries has one on each line")
{
    const sheet s(R"~(  - {id: a, conduct: "'like' in act.kinds"}
  - {id: b, conduct: "'share' in act.kinds"}
)~",
                  R"~(phrases:
  guide.a: {id: menyukai, en: like}
  guide.b: {id: membagikan, en: share}
)~");
    const std::string text = render_text(s.made, s.about, *s.program, language::english);
    CHECK(text.find("\n    1. like [") != std::string::npos);
    CHECK(text.find("\n    2. share [") != std::string::npos);
}

TEST_CASE("numbers count through the sheet, and exceptions and sanctions name only those")
{
    const auto p = shipped_program();
    const auto about = guide(*p, on("lurah", "2024-10-12"));
    REQUIRE(about);
    const leaflet made = condense(*about, *p);
    std::size_t number = 0;
    for (const leaflet_line& l : made.forbidden) CHECK(l.number == ++number);
    for (const leaflet_condition& c : made.conditional)
        for (const leaflet_line& l : c.lines) CHECK(l.number == ++number);
    for (const leaflet_exception& e : made.exceptions) {
        CHECK(std::is_sorted(e.lines.begin(), e.lines.end()));
        CHECK(e.lines.back() <= number);
    }
    for (const leaflet_sanction& s : made.sanctions) CHECK(s.lines.back() <= number);
    // It is a sheet beside the whole.
    for (const language l : {language::indonesian, language::english}) {
        const std::string text = render_text(made, *about, *p, l);
        const std::string whole = render_text(*about, *p, l);
        CHECK(3 * text.size() < whole.size());
    }
}

TEST_CASE("each phrase of the sheet speaks of a rule, a fact or an exception that there is")
{
    const auto p = shipped_program();
    const ruleset& rules = p->rules();
    std::set<std::string> exceptions;
    for (const rule& r : rules.rules)
        for (const rule_version& v : r.versions)
            for (const exception& e : v.unless) exceptions.insert("guide.unless." + e.id);
    std::size_t seen = 0;
    for (const auto& [name, text] : rules.phrases) {
        if (!name.starts_with("guide.")) continue;
        ++seen;
        const std::string of = name.substr(6);
        const std::size_t dot = of.rfind('.');
        const fact_id owner = rules.find_fact(of.substr(0, dot));
        const bool known =
            rules.find_rule(of) != none || rules.find_fact(of) != none ||
            exceptions.count(name) != 0 ||
            (owner != none && rules.facts[owner].find_value(of.substr(dot + 1)) != none);
        if (!known) FAIL(name << " speaks of nothing");
    }
    CHECK(seen > 100);
}
