// SPDX-License-Identifier: Apache-2.0

/// @file
/// Who reports, and what was told in confidence, comes out nowhere. A word that occurs nowhere else
/// is planted in every confidential field, in the narrative, in the place of every fact's value, in
/// keys that are no fact and in broken JSON; then every form of output and the errors are looked
/// through for it.
///
/// What may be shown: the record's own number, and strings that the rule set declares as such
/// (region, election), because conditions name them.

#include "shell.hpp"

#include <netral/ruleset/load.hpp>

#include <set>
#include <vector>

using namespace netral;
using namespace netral::testing;

namespace {

const std::string marker = "Zxqvortrab";

const std::vector<fact>& shipped_facts()
{
    static const std::shared_ptr<const ruleset> rules = [] {
        auto loaded = load(NETRAL_SOURCE_DIR "/rules/netralitas");
        if (!loaded) FAIL(render(loaded.errors()));
        return loaded->rules;
    }();
    return rules->facts;
}

std::string quoted(const std::string& text)
{
    return "\"" + text + "\"";
}

/// A record in which one fact has a JSON value, beside an act that raises rules.
std::string record_with(const std::string& path, const std::string& json)
{
    const std::size_t dot = path.find('.');
    const std::string group = path.substr(0, dot);
    const std::string member = quoted(path.substr(dot + 1)) + ": " + json;
    std::string out = R"({"incident": {"id": "p-1", "occurred_on": "2024-10-12")";
    if (group == "incident") out += ", " + member;
    out += R"(}, "election": {"id": "pilkada-2024")";
    if (group == "election") out += ", " + member;
    out += R"(}, "subject": {"statuses": ["pns"])";
    if (group == "subject") out += ", " + member;
    out += R"(}, "act": {"kinds": ["suka"], "victory_account": true)";
    if (group == "act") out += ", " + member;
    out += R"(}, "target": {"kind": "calon")";
    if (group == "target") out += ", " + member;
    out += "}";
    if (group != "incident" && group != "election" && group != "subject" && group != "act" &&
        group != "target")
        out += ", " + quoted(group) + ": {" + member + "}";
    return out + "}\n";
}

/// Every JSON value that can carry the word, well-formed but of all types.
std::vector<std::string> carriers()
{
    const std::string m = quoted(marker);
    return {m,
            quoted("2024-10-" + marker),
            quoted("2024-99-99 " + marker),
            "[" + m + "]",
            "[" + m + ", " + m + "]",
            "[[" + m + "]]",
            "{" + m + ": true}",
            "{\"has\": [" + m + "]}",
            "{\"has\": " + m + ", \"not\": [" + m + "]}",
            "{\"a\": {\"b\": " + m + "}}"};
}

/// Records with the word in the place of the values of all facts. A fact's own key that stands
/// there already is a key twice, which is an error path too.
std::string records_of_all_facts()
{
    std::string out;
    for (const fact& f : shipped_facts()) {
        if (f.origin != fact_origin::stated) continue;
        // Strings are names of the agency: its number, its region, its election.
        if (f.type == fact_type::string && !f.confidential) continue;
        for (const std::string& json : carriers()) out += record_with(f.path, json);
    }
    return out;
}

/// Keys that are no fact, with the word as key and as value.
std::string records_with_odd_keys()
{
    const std::string m = quoted(marker);
    return record_with("incident." + marker, "1") + record_with("act." + marker, m) +
           record_with(marker + "." + marker, m) + record_with("report." + marker, "[" + m + "]") +
           "{" + m + ": " + m + "}\n{" + m + ": 1, " + m + ": 2}\n" + record_with("act.publik", m) +
           record_with("report.reporter_nam", m) + "{\"report\": " + m + "}\n{\"report\": [" + m +
           "]}\n" + "{\"report\": {\"reporter_name\": " + m + ", \"reporter_name\": " + m + "}}\n";
}

/// Text that is no JSON, or no record.
std::string broken_records()
{
    const std::string m = quoted(marker);
    const std::string half = "{\"report\": {\"reporter_name\": \"" + marker;
    return m + "\n[" + m + "]\n" + marker + "\n" + half + "\n" + half + "\"\n" + half + "\"}\n" +
           half + "\"}} " + marker + "\n" + half + "\\x\"}}\n" + half + "\xFF\"}}\n" + half +
           "\\ud800\"}}\n" + half + "\t\"}}\n" + half + "\" " + marker + "}}\n{" + marker +
           ": 1}\n{\"report\": {\"reporter_name\": '" + marker + "'}}\n\xEF\xBB\xBF{" + m +
           ": 1}\n{\"incident\": {\"id\": \"p-2\", \"narrative\": \"" + marker + "\n" + "\"}}\n" +
           std::string(80, '[') + m + std::string(80, ']') + "\n" +
           "{\"incident\": {\"narrative\": \"" + std::string(std::size_t{1} << 21, 'x') + marker +
           "\"}}\n";
}

/// All that the program says of the records, on both streams, in one form of output.
std::string said(const std::string& records, const std::string& options)
{
    write_file("planted.jsonl", records);
    const outcome o = run_shell("netral classify --rules rules/netralitas " + options +
                                " \"$scratch/planted.jsonl\"");
    CHECK((o.status == 0 || o.status == 5));
    return o.out + o.err;
}

const std::vector<std::string>& forms()
{
    static const std::vector<std::string> all{
        "--format table --lang id",
        "--format table --lang en --ignore-unknown-keys",
        "--format text --lang id",
        "--format text --lang en --ignore-unknown-keys",
        "--format text --lang id --suggest",
        "--format jsonl --detail verdict",
        "--format jsonl --detail findings",
        "--format jsonl --detail full",
        "--format jsonl --detail full --suggest --ignore-unknown-keys",
    };
    return all;
}

void check_silent(const std::string& records)
{
    REQUIRE(records.find(marker) != std::string::npos);
    for (const std::string& form : forms()) {
        CAPTURE(form);
        const std::string text = said(records, form);
        CHECK(text.size() > 100);
        const std::size_t at = text.find(marker);
        if (at != std::string::npos)
            FAIL_CHECK(text.substr(at < 200 ? 0 : at - 200, 400)); // where it leaked
    }
}

} // namespace

TEST_CASE("confidential fields come out nowhere, whatever is written in them")
{
    std::string records;
    std::set<std::string> confidential;
    for (const fact& f : shipped_facts()) {
        if (!f.confidential) continue;
        confidential.insert(f.path);
        for (const std::string& json : carriers()) records += record_with(f.path, json);
    }
    CHECK(confidential == std::set<std::string>{"report.reporter_contact", "report.reporter_name",
                                                "report.witness_names"});
    check_silent(records);
}

TEST_CASE("the narrative comes out nowhere but for the words that suggestions rest on")
{
    const std::string account = "Saksi " + marker + " melihat terlapor mencoblos nomor satu dan " +
                                marker + " di facebook " + marker;
    check_silent(record_with("incident.narrative", quoted(account)));
    // The search itself works: a record's number is shown.
    const std::string number = "{\"incident\": {\"id\": " + quoted(marker) + "}}\n";
    CHECK(said(number, "--format text").find(marker) != std::string::npos);
    const std::string shown = said(record_with("incident.narrative", quoted(account)),
                                   "--format jsonl --detail verdict --suggest");
    CHECK(shown.find("mencoblos nomor") != std::string::npos);
    CHECK(shown.find("melihat") == std::string::npos);
    const std::string unasked =
        said(record_with("incident.narrative", quoted(account)), "--format jsonl --detail full");
    CHECK(unasked.find("mencoblos") == std::string::npos);
}

TEST_CASE("a value in the place of any fact comes out in no error")
{
    check_silent(records_of_all_facts());
}

TEST_CASE("keys that are no fact come out nowhere, nor what stands under them")
{
    check_silent(records_with_odd_keys());
}

TEST_CASE("broken JSON comes out nowhere")
{
    check_silent(broken_records());
}

TEST_CASE(
    "explaining a rule shows neither the narrative nor a confidential field nor a wrong value")
{
    const std::vector<std::string> records{
        record_with("incident.narrative", quoted(marker)),
        record_with("report.reporter_name", quoted(marker)),
        record_with("report.reporter_name", "[" + quoted(marker) + "]"),
        record_with("report.witness_names", "[" + quoted(marker) + "]"),
        record_with("act.public", quoted(marker)),
        record_with("act." + marker, quoted(marker)),
        "{\"incident\": \"" + marker + "\n"};
    for (const std::string& record : records) {
        write_file("planted.jsonl", record);
        for (const char* lang : {"id", "en"}) {
            const outcome o =
                run_shell(std::string("netral explain --rules rules/netralitas --rule "
                                      "skb-2022.II.B.6 --lang ") +
                          lang + " \"$scratch/planted.jsonl\"");
            CAPTURE(record, o.out, o.err);
            CHECK(o.out.size() + o.err.size() > 20);
            CHECK((o.out + o.err).find(marker) == std::string::npos);
        }
    }
}
