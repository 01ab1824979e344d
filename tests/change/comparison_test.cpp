// SPDX-License-Identifier: Apache-2.0

/// @file
/// What changes of records, in which direction, and because of what.

#include "two_sides.hpp"

#include <netral/change/comparison.hpp>
#include <netral/change/report.hpp>

#include <fstream>
#include <map>

using namespace netral;
using namespace netral::testing;

namespace {

comparison between(comparison_side a, comparison_side b, comparison_options o = {})
{
    auto made = comparison::begin(std::move(a), std::move(b), std::move(o));
    if (!made) FAIL(render(made.errors()));
    return std::move(*made);
}

comparison texts(const std::string& before, const std::string& after, comparison_options o = {})
{
    return between({small(before), {}, {}}, {small(after), {}, {}}, std::move(o));
}

const std::string attended =
    R"({"id":"a","day":"2024-05-01","stage":"kampanye","who":"pns","kinds":["hadir"]})";
const std::string urged = R"({"id":"b","day":"2024-05-01","who":"dprd","kinds":["ajakan"]})";
const std::string paid = R"({"id":"c","who":"lain","paid":true})";

} // namespace

TEST_CASE("equal sides change no record, and every record is in the matrix")
{
    auto c = texts(small_rules, small_rules);
    CHECK(c.add(attended, 1) == nullptr);
    CHECK(c.add(paid, 2) == nullptr);
    CHECK(c.add("{", 3) == nullptr);
    CHECK(c.totals().records == 3);
    CHECK(c.totals().errors == 1);
    CHECK(c.totals().verdicts[2][2] == 1);
    CHECK(c.totals().verdicts[0][0] == 1);
    CHECK(c.totals().verdicts[3][3] == 1);
    CHECK(c.totals().all_changed() == 0);
}

TEST_CASE("a changed key is the cause of what it changes")
{
    auto c = texts(small_rules, with(small_rules, "stage == 'kampanye'", "stage == 'pemungutan'"));
    const record_change* change = c.add(attended, 7);
    REQUIRE(change != nullptr);
    CHECK(change->line == 7);
    CHECK(change->record == "a");
    CHECK(change->direction == change_direction::laxer);
    CHECK(change->before.verdict == verdict::indicated);
    CHECK(change->after.verdict == verdict::not_indicated);
    REQUIRE(change->findings.size() == 1);
    REQUIRE(change->findings[0].why.causes.size() == 1);
    CHECK(change->findings[0].why.causes[0].id == "r.1");
    CHECK(change->findings[0].why.causes[0].key == "when");
    REQUIRE(change->levels.size() == 1);
    CHECK(change->levels[0].direction == change_direction::laxer);
    CHECK(change->levels[0].why.causes.empty());
    CHECK(c.totals().changed[1] == 1);
    CHECK(c.totals().by_nature[1][2][0] == 1);
}

TEST_CASE("of several changed keys the one whose outcome differs is the cause")
{
    auto after = with(small_rules, "stage == 'kampanye'", "stage != 'pendaftaran'");
    after = with(after, "when: leave", "when: leave || paid");
    auto c = texts(small_rules, after);
    const record_change* change = c.add(with(attended, "}", R"(,"paid":true})"), 1);
    REQUIRE(change != nullptr);
    REQUIRE(change->findings.size() == 1);
    REQUIRE(change->findings[0].why.causes.size() == 1);
    CHECK(change->findings[0].why.causes[0].key == "unless[cuti].when");
}

TEST_CASE("keys that only together make the difference are told so")
{
    auto after = with(small_rules, "stage == 'kampanye'", "stage == 'pemungutan'");
    after = with(after, "conduct: \"'hadir' in kinds\"", "conduct: paid");
    auto c = texts(small_rules, after);
    const record_change* change =
        c.add(R"({"id":"d","stage":"pemungutan","who":"pns","paid":true,"kinds":["ajakan"]})", 1);
    REQUIRE(change != nullptr);
    REQUIRE(!change->findings.empty());
    const finding_change& f = change->findings[0];
    CHECK(f.written->id == "r.1");
    CHECK(f.direction == change_direction::stricter);
    CHECK(f.why.together);
    CHECK(f.why.causes.size() == 2);
}

TEST_CASE("the day is the cause where another version is in force, and the stage stays")
{
    const auto p = small();
    auto c = between({p, {}, to_date({2024, 6, 30})}, {p, {}, to_date({2024, 7, 1})});
    const record_change* change = c.add(urged, 1);
    REQUIRE(change != nullptr);
    CHECK(change->direction == change_direction::stricter);
    REQUIRE(change->findings.size() == 1);
    REQUIRE(change->findings[0].why.causes.size() == 1);
    const change_cause& why = change->findings[0].why.causes[0];
    CHECK(why.what == change_cause::kind::day);
    CHECK(why.before == "2024-06-30");
    CHECK(why.after == "2024-07-01");
    CHECK(why.key == "lama -> baru");
    CHECK(c.add(attended, 2) == nullptr);
    CHECK(c.totals().verdicts[2][2] == 1);
}

TEST_CASE("a reading is the cause where it is the only thing that makes the difference")
{
    const auto p = small();
    const auto wide = choose_readings(p->rules(), {{"arti", "luas"}});
    REQUIRE(wide);
    auto c = between({p, {}, to_date({2024, 6, 30})}, {p, *wide, to_date({2024, 7, 1})});
    const record_change* change = c.add(paid, 1);
    REQUIRE(change != nullptr);
    REQUIRE(change->findings.size() == 1);
    REQUIRE(change->findings[0].why.causes.size() == 1);
    const change_cause& why = change->findings[0].why.causes[0];
    CHECK(why.what == change_cause::kind::reading);
    CHECK(why.id == "arti");
    CHECK(why.before == "sempit");
    CHECK(why.after == "luas");
    CHECK_FALSE(change->findings[0].why.together);
}

TEST_CASE("a day and a text that only together make the difference are told so")
{
    const auto before = small(with(small_rules, "who == 'pns' || who == 'dprd'", "who == 'pns'"));
    auto c = between({before, {}, to_date({2024, 6, 30})}, {small(), {}, to_date({2024, 7, 1})});
    const record_change* change = c.add(urged, 1);
    REQUIRE(change != nullptr);
    REQUIRE(change->findings.size() == 1);
    CHECK(change->findings[0].why.together);
    CHECK(change->findings[0].why.causes.size() == 2);
}

TEST_CASE("sanctions are stricter or laxer by rank, and a changed list of them is its own cause")
{
    auto c = texts(small_rules, with(small_rules, "one_of: [ringan]", "one_of: [berat]"));
    const record_change* change = c.add(attended, 1);
    REQUIRE(change != nullptr);
    CHECK(change->findings.empty());
    CHECK(change->direction == change_direction::stricter);
    REQUIRE(change->levels.size() == 1);
    CHECK(change->levels[0].before.heaviest->level == "ringan");
    CHECK(change->levels[0].after.heaviest->level == "berat");
    REQUIRE(change->levels[0].why.causes.size() == 1);
    CHECK(change->levels[0].why.causes[0].key == "sanctions");
    REQUIRE(c.totals().levels.size() == 1);
    CHECK(c.totals().levels[0].records == 1);
}

TEST_CASE("a rule that is gone is told with the overlay's words of why")
{
    const auto without = program_of({{"ruleset.yaml", small_head + small_rules},
                                     {"overlay.yaml", "overlay: dinas\noverride:\n"
                                                      "  r.1: {disable: true, reason: no}\n"}});
    auto c = between({small(), {}, {}}, {without, {}, {}});
    const record_change* change = c.add(attended, 1);
    REQUIRE(change != nullptr);
    REQUIRE(change->findings.size() == 1);
    CHECK_FALSE(change->findings[0].after.has_value());
    REQUIRE(change->findings[0].why.causes.size() == 1);
    CHECK(change->findings[0].why.causes[0].key.empty());
}

TEST_CASE("a record that only one side can read is a change of its own")
{
    const auto more = small(small_rules, with(small_head, "leave: {type: bool}",
                                              "leave: {type: bool}\n  more: {type: bool}"));
    auto c = between({small(), {}, {}}, {more, {}, {}});
    CHECK(c.add(attended, 1) == nullptr);
    const record_change* change = c.add(R"({"id":"e","more":true})", 2);
    REQUIRE(change != nullptr);
    CHECK_FALSE(change->before.readable);
    CHECK(change->before.errors.size() == 1);
    CHECK(change->direction == change_direction::sideways);
    CHECK(c.totals().verdicts[3][0] == 1);
    CHECK(c.totals().errors == 1);
}

TEST_CASE("records are counted by the values of any fact that may be told")
{
    comparison_options how;
    how.group_by = {"stage", "region", "kinds"};
    how.most_groups = 2;
    auto c = texts(small_rules, with(small_rules, "stage == 'kampanye'", "false"), how);
    const auto in = [](const std::string& region) {
        return with(attended, "}", ",\"region\":\"" + region + "\"}");
    };
    for (const char* region : {"31", "32", "33", "31"}) (void)c.add(in(region), 1);
    (void)c.add(paid, 5);
    const auto& groups = c.totals().groups;
    REQUIRE(groups.size() == 3);
    CHECK(groups[0].rows[1].value == "kampanye");
    CHECK(groups[0].rows[1].records == 4);
    CHECK(groups[0].rows[1].changed[1] == 4);
    CHECK(groups[0].rows[0].records == 0);
    REQUIRE(groups[1].rows.size() == 2);
    CHECK(groups[1].rows[0].records == 2);
    CHECK(groups[1].beyond == 2);
    CHECK(groups[2].rows[0].records == 4);
}

TEST_CASE("what cannot be grouped by or put to a day is said")
{
    const auto p =
        small(small_rules, with(small_head, "leave: {type: bool}",
                                "leave: {type: bool}\n  tale: {type: text}\n  by: {type: "
                                "string, confidential: true}"));
    comparison_options how;
    how.group_by = {"stge", "tale", "by"};
    const auto bad = comparison::begin({p, {}, {}}, {p, {}, {}}, how);
    REQUIRE_FALSE(bad);
    REQUIRE(bad.errors().size() == 3);
    CHECK(to_string(bad.errors()[0].id) == "N5040");
    CHECK(bad.errors()[0].help == "did you mean `stage`?");
    CHECK(to_string(bad.errors()[1].id) == "N5041");
    CHECK(to_string(bad.errors()[2].id) == "N5041");
    const auto no_day =
        small(small_rules, with(small_head, "act_day: day, stage: stage", "stage: stage"));
    const auto undated = comparison::begin({no_day, {}, to_date({2024, 1, 1})}, {no_day, {}, {}});
    REQUIRE_FALSE(undated);
    CHECK(to_string(undated.errors()[0].id) == "N5042");
}

TEST_CASE("a changed record says in which regions of a proof it lies")
{
    const auto before = small();
    const auto after =
        small(with(small_rules, "addressees: terms.official", "addressees: \"who != 'lain'\""));
    auto c = between({before, {}, {}}, {after, {}, {}});
    const proof p = prove(*before, *after);
    REQUIRE(p.verdict == proof_verdict::different);
    c.place_in(p.regions);
    CHECK(c.add(attended, 1) == nullptr);
    const record_change* change = c.add(with(attended, "\"pns\"", "\"dprd\""), 2);
    REQUIRE(change != nullptr);
    CHECK(change->place == record_place::inside);
    REQUIRE_FALSE(change->regions.empty());
    for (const std::uint32_t r : change->regions) {
        CHECK(p.regions[r].rule == "r.1");
        CHECK(p.regions[r].direction == change->direction);
        CHECK(c.totals().regions[r] == 1);
    }
    CHECK(c.totals().places[static_cast<std::size_t>(record_place::inside)] == 1);
    CHECK_FALSE(note_of(p, c.totals()).is_contradicted());
}

TEST_CASE("a record on two days lies in the regions of a proof on these days")
{
    const auto rules = small();
    const comparison_side before{rules, {}, to_date({2024, 6, 30})};
    const comparison_side after{rules, {}, to_date({2024, 7, 1})};
    proof_options how;
    how.on_before = before.as_of;
    how.on_after = after.as_of;
    const proof p = prove(*rules, *rules, how);
    auto c = between(before, after);
    c.place_in(p.regions);
    CHECK(c.add(attended, 1) == nullptr);
    for (const std::string& line : {urged, with(urged, "2024-05-01", "2024-08-01")}) {
        const record_change* change = c.add(line, 2);
        REQUIRE(change != nullptr);
        CHECK(change->place == record_place::inside);
    }
    CHECK_FALSE(note_of(p, c.totals()).is_contradicted());
}

TEST_CASE("a changed record outside what was proved is told apart from one that no proof speaks of")
{
    const std::string derived =
        with(small_head, "leave: {type: bool}", "leave: {type: bool, derive: \"who == 'lain'\"}");
    const auto before = small(small_rules, derived);
    const auto after = small(
        with(small_rules, "addressees: terms.official", "addressees: \"who != 'lain'\""), derived);
    auto c = between({before, {}, {}}, {after, {}, {}});
    c.place_in({}); // as if it had been proved that nothing changes
    const std::string member = with(attended, "\"pns\"", "\"dprd\"");
    CHECK(c.add(member, 1)->place == record_place::outside);
    proof wrong;
    wrong.verdict = proof_verdict::equal;
    CHECK(note_of(wrong, c.totals()).is_contradicted());
    wrong.verdict = proof_verdict::inconclusive;
    CHECK_FALSE(note_of(wrong, c.totals()).is_contradicted());
    const record_change* against = c.add(with(member, "}", ",\"leave\":true}"), 2);
    REQUIRE(against != nullptr);
    CHECK(against->place == record_place::beyond);
}

TEST_CASE("a verdict that changes for what is unknown lies in no region, and is no contradiction")
{
    // Whoever it was that was paid, either r.3 or r.4 holds; without r.4 it depends.
    const std::string fourth =
        "  - {id: r.4, category: favouring, title: {id: r, en: r}, nature: kode_etik, basis: "
        "[{instrument: uu}], conduct: paid, when: \"who in ['dprd', 'lain']\"}\n";
    const auto before = small(small_rules + fourth);
    const auto after = small(small_rules + with(fourth, "'dprd', 'lain'", "'dprd'"));
    auto c = between({before, {}, {}}, {after, {}, {}});
    const proof p = prove(*before, *after);
    c.place_in(p.regions);
    const record_change* change = c.add(R"({"paid":true})", 1);
    REQUIRE(change != nullptr);
    CHECK(change->before.verdict == verdict::indicated);
    CHECK(change->after.verdict == verdict::open);
    CHECK(change->findings.empty());
    CHECK(change->place == record_place::by_verdict);
    CHECK_FALSE(note_of(p, c.totals()).is_contradicted());
}

namespace {

/// Records that repeat what matters, with numbers and regions of their own, and some that are none.
std::vector<std::string> stream_of_records()
{
    std::vector<std::string> out;
    for (int i = 0; i < 60; ++i) {
        const std::string id = "{\"id\":\"" + std::to_string(i) + "\",\"region\":\"" +
                               std::to_string(30 + i % 3) + '"';
        for (const char* rest :
             {R"(,"stage":"kampanye","who":"pns","kinds":["hadir"]})", R"(,"who":"lain"})",
              R"(,"who":"pns","paid":true,"leave":false})", R"(,"who":7})"})
            out.push_back(id + rest);
    }
    return out;
}

std::string told(comparison& c, const std::vector<std::string>& lines)
{
    change_json writer(c);
    std::string out;
    writer.begin(out);
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (const record_change* change = c.add(lines[i], i + 1)) writer.add(out, *change);
    writer.end(out);
    return out;
}

} // namespace

TEST_CASE("comparisons that are remembered tell of each record what it would have told alone")
{
    const auto after = with(with(small_rules, "stage == 'kampanye'", "stage == 'pemungutan'"),
                            "ringan]", "berat]");
    for (const std::string& head :
         {small_head, with(small_head, "values: {hadir: {}, ajakan: {}}",
                           "values: {hadir: {}, ajakan: {}, suka: {}}")}) {
        comparison_options how;
        how.group_by = {"stage", "region"};
        auto remembering = between({small(), {}, {}}, {small(after, head), {}, {}}, how);
        how.remembered = 0;
        auto forgetful = between({small(), {}, {}}, {small(after, head), {}, {}}, how);
        const auto lines = stream_of_records();
        CHECK(told(remembering, lines) == told(forgetful, lines));
        CHECK(forgetful.found_in_memory() == 0);
        CHECK(remembering.found_in_memory() == 180 - 9); // three kinds of record in three regions
        CHECK(remembering.totals().changed[1] == 60);
    }
}

TEST_CASE("what was remembered is forgotten when regions are given")
{
    const auto before = small();
    const auto after =
        small(with(small_rules, "addressees: terms.official", "addressees: \"who != 'lain'\""));
    auto c = between({before, {}, {}}, {after, {}, {}});
    const std::string member = with(attended, "\"pns\"", "\"dprd\"");
    CHECK(c.add(member, 1)->place == record_place::not_asked);
    c.place_in(prove(*before, *after).regions);
    CHECK(c.add(member, 2)->place == record_place::inside);
}

TEST_CASE("places have names")
{
    CHECK(to_string(record_place::not_asked) == "not_asked");
    CHECK(to_string(record_place::inside) == "inside");
    CHECK(to_string(record_place::by_verdict) == "by_verdict");
    CHECK(to_string(record_place::beyond) == "beyond");
    CHECK(to_string(record_place::outside) == "outside");
}
