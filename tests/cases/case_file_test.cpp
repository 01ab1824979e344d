// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cases/case_file.hpp, and the golden complaints about bad case files:
/// tests/golden/cases/NAME.cases.yaml is a file, NAME.out what is said about it.

#include "../classify/schema_validator.hpp"
#include "sample.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

using namespace netral;
using namespace netral::testing;
namespace fs = std::filesystem;

namespace {

const std::string folder = NETRAL_SOURCE_DIR "/tests/golden/cases";

/// Name and what is said about each golden file; the name in the message is without its folder.
std::vector<std::pair<fs::path, diagnostics>> golden_complaints()
{
    std::vector<std::pair<fs::path, diagnostics>> out;
    const auto found = find_case_files(folder);
    REQUIRE(found.ok());
    for (const std::string& path : *found) {
        const auto in = make_source(fs::path(path).filename().string(), content_of(path));
        auto read = read_cases(in, *sample_program());
        INFO(path);
        REQUIRE_FALSE(read.ok());
        out.emplace_back(path, std::move(read).errors());
    }
    return out;
}

std::string only_record(const std::string& yaml)
{
    return cases_of(case_text(yaml, "{}")).cases.at(0).record;
}

} // namespace

TEST_CASE("bad case files get the complaints that are written down for them")
{
    const auto all = golden_complaints();
    REQUIRE(all.size() >= 12);
    for (const auto& [path, found] : all) {
        std::string out = path.string();
        out.replace(out.size() - std::string(".cases.yaml").size(), std::string::npos, ".out");
        if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
            std::ofstream(out, std::ios::binary) << render(found);
        INFO(path);
        CHECK(render(found) == content_of(out));
    }
}

TEST_CASE("every code about case files has a golden example")
{
    std::set<std::string> seen;
    for (const auto& [path, found] : golden_complaints())
        for (const diagnostic& d : found)
            if (to_string(d.id).starts_with("N40")) seen.insert(to_string(d.id));
    // N4001, a file that cannot be read, is in this file: its message names a path.
    CHECK(seen == std::set<std::string>{"N4002", "N4003", "N4004", "N4005", "N4006", "N4007",
                                        "N4008", "N4009", "N4010", "N4011", "N4012", "N4013",
                                        "N4014", "N4015"});
}

TEST_CASE("a case has all that its file says")
{
    const case_file file = cases_of(R"(cases:
  - name: a photo
    rule: c.1
    record: {who: {status: pns}, act: {kinds: [photo]}}
    readings: {arti_umum: luas}
    expect:
      verdict: indicated
      holds: [c.1]
      open: [c.2]
      fails: [c.3]
      not_raised: [c.4]
      sanctions: [s.berat]
      missing: [act.intended]
      warnings: 1
      at_least: true
)");
    const auto& rules = sample_program()->rules();
    REQUIRE(file.cases.size() == 1);
    const test_case& c = file.cases.front();
    CHECK(c.name == "a photo");
    CHECK(c.about == rules.find_rule("c.1"));
    CHECK(c.record == R"({"who":{"status":"pns"},"act":{"kinds":["photo"]}})");
    CHECK(c.readings == reading_choice{1});
    CHECK(c.expect.verdict == verdict::indicated);
    CHECK(c.expect.holds == std::vector<rule_id>{rules.find_rule("c.1")});
    CHECK(c.expect.open == std::vector<rule_id>{rules.find_rule("c.2")});
    CHECK(c.expect.fails == std::vector<rule_id>{rules.find_rule("c.3")});
    CHECK(c.expect.not_raised == std::vector<rule_id>{rules.find_rule("c.4")});
    CHECK(c.expect.sanctions == std::vector<sanction_id>{rules.find_sanction("s.berat")});
    CHECK(c.expect.missing == std::vector<fact_id>{rules.find_fact("act.intended")});
    CHECK(c.expect.warnings == std::size_t{1});
    CHECK(c.expect.at_least);
    CHECK(to_string(c.where) == "x.cases.yaml:2:11");
}

TEST_CASE("the type of a fact decides what a scalar without quotes is")
{
    CHECK(only_record("{act: {day: 2024}}") == R"({"act":{"day":"2024"}})");
    CHECK(only_record("{act: {day: 2024-10}}") == R"({"act":{"day":"2024-10"}})");
    CHECK(only_record("{act: {persons: 12}}") == R"({"act":{"persons":12}})");
    CHECK(only_record("{report: {id: 31.74}}") == R"({"report":{"id":"31.74"}})");
    CHECK(only_record("{act: {public: true}}") == R"({"act":{"public":true}})");
    CHECK(only_record("{report: {id: true}}") == R"({"report":{"id":"true"}})");
    CHECK(only_record("{act: {kinds: {has: [post], not: [vote]}}}") ==
          R"({"act":{"kinds":{"has":["post"],"not":["vote"]}}})");
    CHECK(only_record("{act: {public: null, kinds: []}}") ==
          R"({"act":{"public":null,"kinds":[]}})");
}

TEST_CASE("text in quotes is text")
{
    const auto read = read_case_text(case_text("{act: {persons: '12'}}", "{}"));
    REQUIRE_FALSE(read.ok());
    CHECK(to_string(read.errors().front().id).starts_with("N21"));
    CHECK(to_string(read.errors().front().where) == "x.cases.yaml:3:29");
}

TEST_CASE("a file or folder that is not there is said to be so")
{
    const auto file = load_cases(folder + "/nowhere.cases.yaml", *sample_program());
    REQUIRE_FALSE(file.ok());
    CHECK(to_string(file.errors().front().id) == "N4001");
    CHECK(file.errors().front().message.find("there is no such file") != std::string::npos);

    const auto opened = load_cases(folder, *sample_program());
    REQUIRE_FALSE(opened.ok());
    CHECK(opened.errors().front().message.find("it is a folder") != std::string::npos);

    CHECK_FALSE(find_case_files(folder + "/nowhere").ok());
}

TEST_CASE("a file that is too long is refused before it is read to its end")
{
    load_limits small;
    small.file_bytes = 10;
    const auto file = load_cases(folder + "/unknown-rule.cases.yaml", *sample_program(), small);
    REQUIRE_FALSE(file.ok());
    CHECK(file.errors().front().message.find("longer than 10 bytes") != std::string::npos);
}

TEST_CASE("case files are found below a folder and beside a file, in order")
{
    const auto below = find_case_files(NETRAL_SOURCE_DIR "/tests/golden");
    REQUIRE(below.ok());
    CHECK(below->size() >= 12);
    CHECK(std::is_sorted(below->begin(), below->end()));
    const auto beside = find_case_files(folder + "/unknown-rule.out");
    REQUIRE(beside.ok());
    CHECK(*beside == *find_case_files(folder));
}

namespace {

/// The records of the cases of a text, each as JSON.
std::vector<std::string> records_of(const std::string& text)
{
    std::vector<std::string> out;
    for (const test_case& c : cases_of(text).cases) out.push_back(c.record);
    return out;
}

const std::string with_fixtures = R"(fixtures:
  servant: {who: {status: pns}, act: {kinds: [post], public: true}}
  duty: {act: {on_duty: true}}
cases:
)";

} // namespace

TEST_CASE("a case stands on fixtures, and its own facts go before theirs")
{
    CHECK(records_of(with_fixtures + R"(  - name: one
    like: [servant, duty]
    record: {act: {public: false}}
    expect: {fails: [c.1], at_least: true}
)") == std::vector<std::string>{
           R"({"who":{"status":"pns"},"act":{"kinds":["post"],"public":false,"on_duty":true}})"});
}

TEST_CASE("a day is that of the act")
{
    CHECK(records_of(with_fixtures + R"(  - name: one
    like: duty
    on: 2024-10-01
    expect: {fails: [c.1], at_least: true}
)") == std::vector<std::string>{R"({"act":{"on_duty":true,"day":"2024-10-01"}})"});
}

TEST_CASE("a matrix stands for a case for each combination, named after its values")
{
    const case_file file = cases_of(with_fixtures + R"(  - name: posting
    like: servant
    matrix: {who.status: [pns, kades], act.public: [true, null], on: [2024-10-01]}
    expect: {not_raised: [c.5], at_least: true}
)");
    REQUIRE(file.cases.size() == 4);
    CHECK(file.cases[0].name == "posting: who.status pns, act.public true, on 2024-10-01");
    CHECK(file.cases[3].name == "posting: who.status kades, act.public not known, on 2024-10-01");
    CHECK(
        file.cases[3].record ==
        R"({"who":{"status":"kades"},"act":{"kinds":["post"],"public":null,"day":"2024-10-01"}})");
}

TEST_CASE("a variant changes facts of its case and expects something of its own")
{
    const case_file file = cases_of(with_fixtures + R"(  - name: posting
    like: servant
    on: 2024-10-01
    expect: {holds: [c.1], open: [c.2]}
    variants:
      - {name: on duty, record: {act: {on_duty: true}}, expect: {fails: [c.1], at_least: true}}
      - {name: too early, on: 2009-12-31, expect: {fails: [c.1], at_least: true}}
)");
    REQUIRE(file.cases.size() == 3);
    CHECK(file.cases[0].name == "posting");
    CHECK(file.cases[1].name == "posting: on duty");
    CHECK(file.cases[1].record.find(R"("on_duty":true)") != std::string::npos);
    CHECK(file.cases[2].record.find(R"("day":"2009-12-31")") != std::string::npos);
    CHECK(to_string(file.cases[2].where) == "x.cases.yaml:11:16");
}

TEST_CASE("a set that a variant states part of is not joined with the whole set before")
{
    CHECK(records_of(with_fixtures + R"(  - name: posting
    like: servant
    record: {act: {kinds: {has: [photo]}}}
    expect: {not_raised: [c.5], at_least: true}
)") == std::vector<std::string>{
           R"({"who":{"status":"pns"},"act":{"kinds":{"has":["photo"]},"public":true}})"});
}

TEST_CASE("cases are chosen by tag and by what their name, file or rule has in it")
{
    const std::string text = R"(tags: [all]
cases:
  - {name: first, rule: c.1, tags: [quick], record: {}, expect: {not_raised: [c.5]}}
  - {name: second, rule: c.2, record: {}, expect: {not_raised: [c.5]}}
)";
    const auto left = [&](const case_selection& wanted) {
        case_file file = cases_of(text);
        keep(file, wanted, sample_program()->rules());
        return file.cases.size();
    };
    CHECK(left({}) == 2);
    CHECK(left({{"all"}, ""}) == 2);
    CHECK(left({{"quick", "slow"}, ""}) == 1);
    CHECK(left({{"slow"}, ""}) == 0);
    CHECK(left({{}, "second"}) == 1);
    CHECK(left({{}, "c.2"}) == 1);
    CHECK(left({{}, "x.cases"}) == 2);
    CHECK(left({{"quick"}, "second"}) == 0);
}

TEST_CASE("the schema of cases takes what a case may say, and names what is wrong")
{
    const auto schema = json::parse(cases_schema(sample_program()->rules()));
    REQUIRE(schema);
    schema_validator validator(*schema);
    const auto complaints = [&](const std::string& file) {
        const auto read = json::parse(file);
        REQUIRE(read);
        return validator.complaints(*read);
    };
    const std::string whole = R"json({"tags": ["quick"],
 "fixtures": {"servant": {"who": {"status": "pns"}}},
 "cases": [
  {"name": "a", "rule": "c.1", "like": "servant", "on": 2024, "tags": ["t"],
   "record": {"act": {"day": 2024, "kinds": ["post"], "public": true}},
   "readings": {"arti_umum": "luas"},
   "expect": {"verdict": "indicated", "holds": ["c.1"], "open": [], "fails": ["c.3"],
    "not_raised": ["c.5"], "sanctions": ["s.ringan"], "missing": ["act.intended"], "warnings": 0,
    "at_least": true},
   "variants": [{"name": "b", "record": {"act": {"kinds": {"has": ["like"], "not": ["vote"]}}},
     "expect": {"holds": ["c.1"]}}]},
  {"name": "c", "like": ["servant"], "matrix": {"on": ["2024-10-01"], "act.public": [true, null]},
   "expect": {"at_least": true, "not_raised": ["c.5"]}}]})json";
    for (const std::string& c : complaints(whole)) FAIL_CHECK(c);
    const auto with = [&](const std::string& old_part, const std::string& new_part) {
        std::string text = whole;
        const std::size_t at = text.find(old_part);
        REQUIRE(at != std::string::npos);
        return complaints(text.replace(at, old_part.size(), new_part)).size();
    };
    CHECK(with("\"tags\": [\"quick\"]", "\"tgas\": [\"quick\"]") > 0);
    CHECK(with("\"rule\": \"c.1\"", "\"rule\": \"c.99\"") > 0);
    CHECK(with("\"holds\": [\"c.1\"]", "\"holds\": [\"c.99\"]") > 0);
    CHECK(with("\"status\": \"pns\"", "\"status\": \"pens\"") > 0);
    CHECK(with("\"luas\"", "\"lus\"") > 0);
    CHECK(with("act.public", "act.pubic") > 0);
    CHECK(with("\"name\": \"b\", ", "") > 0);
    CHECK(with("\"warnings\": 0", "\"warnings\": -1") > 0);
}
