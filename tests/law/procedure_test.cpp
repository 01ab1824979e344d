// SPDX-License-Identifier: Apache-2.0

/// @file
/// Deadlines and requirements of reports, counted as each law counts them: calendar days in
/// regional elections, working days in general elections and in discipline.

#include "shipped.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/classify/json.hpp>
#include <netral/classify/text.hpp>
#include <netral/record/reader.hpp>

#include <map>

using namespace netral;
using namespace netral::testing;

namespace {

const classification& classified(const std::string& json)
{
    static classifier classify(shipped_program(), {});
    static classification out;
    const program& p = *shipped_program();
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    if (!reader.read(json, r)) FAIL(json);
    classify.classify(r, out);
    return out;
}

/// `id` -> `day`, with ` met`, ` missed` or nothing.
std::map<std::string, std::string> deadlines_of(const std::string& json)
{
    std::map<std::string, std::string> out;
    for (const deadline_finding& d : classified(json).deadlines) {
        if (!d.by) continue;
        std::string& text = out[shipped_rules().deadlines[d.deadline].id];
        text = to_string(*d.by);
        if (decided(d.met)) text += d.met == truth::yes ? " met" : " missed";
    }
    return out;
}

std::map<std::string, truth> requirements_of(const std::string& json)
{
    std::map<std::string, truth> out;
    for (const admissibility_finding& a : classified(json).admissibility)
        out[shipped_rules().admissibilities[a.requirement].id] = a.met;
    return out;
}

std::string pilkada(const std::string& incident, const std::string& report)
{
    return R"({"incident": {"occurred_on": "2024-10-12", )" + incident +
           R"(}, "election": {"id": "pilkada-2024"}, "subject": {"statuses": ["pns"]}, "report": {)" +
           report + "}}";
}

} // namespace

TEST_CASE(
    "in a regional election a report has seven calendar days, the supervisor three and two more")
{
    const std::string known = R"("known_on": "2024-10-13", "reported_on": )";
    auto d = deadlines_of(pilkada(known + "\"2024-10-20\"", ""));
    CHECK(d["uu-8-2015.134.4"] == "2024-10-20 met");
    CHECK(d["uu-8-2015.134.5"] == "2024-10-23");
    CHECK(d["uu-8-2015.134.6"] == "2024-10-25");
    CHECK(d.count("uu-7-2017.454.report") == 0);
    d = deadlines_of(pilkada(known + "\"2024-10-21\"", ""));
    CHECK(d["uu-8-2015.134.4"] == "2024-10-20 missed");
    d = deadlines_of(pilkada(known + "\"2024-10-15\"",
                             R"("followed_up_on": "2024-10-19", "forwarded_on": "2024-10-20")"));
    CHECK(d["uu-8-2015.134.5"] == "2024-10-18 missed");
    CHECK(d["uu-8-2015.134.6"] == "2024-10-20 met");
    CHECK(d["uu-1-2015.135.2"] == "2024-10-20 met");
    CHECK(d["uu-1-2015.140.1"] == "2024-10-27");
    CHECK(d["uu-10-2016.146.3"] == "2024-11-07"); // fourteen working days after a Sunday
}

TEST_CASE("in a general election working days count")
{
    const auto d = deadlines_of(
        R"({"incident": {"occurred_on": "2024-01-09", "known_on": "2024-01-10", "reported_on": "2024-01-12"},
            "election": {"id": "pemilu-2024"}, "subject": {"statuses": ["pns"]}})");
    CHECK(d.at("uu-7-2017.454.report") == "2024-01-19 met");
    CHECK(d.at("uu-7-2017.454.followup") == "2024-01-23");
    CHECK(d.at("uu-7-2017.454.followup.keterangan") == "2024-02-01");
    CHECK(d.count("uu-8-2015.134.4") == 0);
}

TEST_CASE("the later steps have their days: police, prosecutor, court, discipline, remedies")
{
    const auto d = deadlines_of(
        R"({"incident": {"occurred_on": "2024-10-12"}, "election": {"id": "pilkada-2024"},
            "subject": {"statuses": ["pns"]},
            "proceedings": {"summoned_on": "2024-10-14", "missed_on": "2024-10-21", "decided_on": "2024-11-01",
                            "received_on": "2024-11-04", "remedy_filed_on": "2024-11-22",
                            "file_submitted_on": "2024-11-04", "file_returned_on": "2024-11-07",
                            "file_complete_on": "2024-11-08", "file_to_court_on": "2024-11-15"}})");
    CHECK(d.at("uu-10-2016.146.4") == "2024-11-07 met");
    CHECK(d.at("uu-10-2016.146.5") == "2024-11-12");
    CHECK(d.at("uu-10-2016.146.6") == "2024-11-15 met");
    CHECK(d.at("uu-1-2015.148.1") == "2024-11-22");
    CHECK(d.at("pp-94-2021.26.2") == "2024-10-23");
    CHECK(d.at("pp-94-2021.26.3") == "2024-10-30");
    CHECK(d.at("pp-94-2021.37.3") == "2024-11-21 met");
    CHECK(d.at("pp-94-2021.38.1") == "2024-11-19");
    CHECK(d.at("pp-79-2021.4.2") == "2024-11-22 met");
    CHECK(d.at("pp-79-2021.5.1") == "2024-12-23");
}

TEST_CASE("a report is admissible when it is formally and materially complete, and in time")
{
    const std::string known = R"("known_on": "2024-10-13", "reported_on": )";
    const std::string in_time = R"("source": "laporan", )" + known + "\"2024-10-20\"";
    const std::string late = R"("source": "laporan", )" + known + "\"2024-10-21\"";
    const std::string complete =
        R"("reporter_identified": true, "subject_identified": true, "event_described": true,
           "signature_matches": true, "evidence_items": 1, "reporter_entitled": true)";
    auto a = requirements_of(pilkada(in_time, complete));
    CHECK(a.size() == 4);
    for (const auto& [id, met] : a) {
        CAPTURE(id);
        CHECK(met == truth::yes);
    }
    a = requirements_of(pilkada(late, complete));
    CHECK(a["perbawaslu-8-2020.formal"] == truth::no);
    CHECK(a["perbawaslu-8-2020.materiel"] == truth::yes);
    a = requirements_of(pilkada(in_time, R"("reporter_identified": false, "evidence_items": 0)"));
    CHECK(a["perbawaslu-8-2020.formal"] == truth::no);
    CHECK(a["perbawaslu-8-2020.materiel"] == truth::no);
    CHECK(a["uu-8-2015.134.3"] == truth::no);
    CHECK(a["uu-8-2015.134.2"] == truth::unknown);
    // A finding of a supervisor has no reporter.
    a = requirements_of(
        pilkada(R"("source": "temuan")", R"("event_described": true, "evidence_items": 2)"));
    CHECK(a.size() == 1);
    CHECK(a["perbawaslu-8-2020.materiel"] == truth::yes);
}

TEST_CASE("routes go to KASN until its end and to BKN after it")
{
    const auto route_on = [](const std::string& day) {
        const classification& c = classified(
            R"({"incident": {"occurred_on": ")" + day +
            R"("}, "election": {"kind": "pilkada", "designated_on": "2024-06-01"}, "subject": {"statuses": ["pns"]},
                "act": {"kinds": ["suka"], "victory_account": true}, "target": {"kind": "calon"}})");
        std::string out;
        for (const finding& f : c.findings)
            if (shipped_rules().rules[f.rule].id == "skb-2022.II.B.6")
                for (const route_step* step : f.route)
                    for (const std::string& body : step->to) out += body + " ";
        return out;
    };
    CHECK(route_on("2024-09-03") == "bawaslu kasn ppk ");
    CHECK(route_on("2024-09-04") == "bawaslu bkn ppk ");
}

TEST_CASE("who imposes a measure is said with it, once for measures that have it in common")
{
    const program& p = *shipped_program();
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    REQUIRE(reader.read(
        R"({"incident": {"occurred_on": "2024-10-12"}, "election": {"id": "pilkada-2024"},
            "subject": {"statuses": ["pns"]}, "act": {"kinds": ["suka"], "victory_account": true},
            "target": {"kind": "calon"}})",
        r));
    classifier classify(shipped_program(), {});
    classification c;
    classify.classify(r, c);
    std::string json;
    append_json(json, c, p, r, detail::findings);
    const std::string note = "Imposed by the appointing authority (Article 18); on JPT utama";
    std::size_t in_json = 0;
    for (std::size_t at = json.find(note); at != std::string::npos; at = json.find(note, at + 1))
        ++in_json;
    CHECK(in_json == 3);
    const std::string memo = render_text(c, p, r, language::english, 1000);
    const std::size_t first = memo.find(note + ", and on JPT madya who are themselves");
    REQUIRE(first != std::string::npos);
    CHECK(memo.find(note + ", and on JPT madya who are themselves", first + 1) ==
          std::string::npos);
}
