// SPDX-License-Identifier: Apache-2.0

/// @file
/// The lists norms.tsv and sanctions.tsv, held against the shipped rule set: every norm is there in
/// one of four forms, with its days and its confidence, and every measure with its level and rank.

#include "shipped.hpp"

#include <algorithm>
#include <map>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

/// One entry of the last column of norms.tsv: kind:id, kind:id@version or kind:id#article.
struct entry {
    std::string kind;
    std::string id;
    std::string version;
    std::string article;
};

std::string cut_off(std::string& text, char mark)
{
    const std::size_t at = text.find(mark);
    if (at == std::string::npos) return {};
    std::string rest = text.substr(at + 1);
    text.resize(at);
    return rest;
}

std::vector<entry> entries_of(const std::string& cell)
{
    std::vector<entry> out;
    std::istringstream parts(cell);
    for (std::string part; std::getline(parts, part, ',');) {
        entry e;
        e.kind = part;
        e.id = cut_off(e.kind, ':');
        e.article = cut_off(e.id, '#');
        e.version = cut_off(e.id, '@');
        out.push_back(std::move(e));
    }
    return out;
}

template <class T>
const T* named(const std::vector<T>& all, const std::string& id)
{
    const auto at = std::find_if(all.begin(), all.end(), [&](const T& x) { return x.id == id; });
    return at == all.end() ? nullptr : &*at;
}

/// Whether one of the citations is of that article of the norm's own instrument.
bool cites(const short_list<citation>& basis, const std::string& norm, const std::string& article)
{
    return std::any_of(basis.begin(), basis.end(), [&](const citation& c) {
        const std::string& of = shipped_rules().instruments[c.instrument].id;
        return norm.compare(0, of.size() + 1, of + ".") == 0 && c.article == article;
    });
}

const short_list<citation>* basis_of(const entry& e)
{
    const ruleset& rules = shipped_rules();
    if (e.kind == "sanction") {
        const sanction* s = named(rules.sanctions, e.id);
        return s == nullptr ? nullptr : &s->basis;
    }
    for (const concurrence& c : rules.concurrences)
        if (e.kind == "concurrence" && to_string(c.nature) == e.id) return &c.basis;
    return nullptr;
}

std::string day_in_list(date d, date open)
{
    return d == open ? "-" : to_string(d);
}

/// Its days, `from to`, as the list writes them; empty when there is no such rule or version.
std::string days_of(const rule& r, const std::string& version)
{
    date first = r.versions.front().in_force.first;
    date last = r.versions.back().in_force.last;
    if (!version.empty()) {
        const auto at = std::find_if(r.versions.begin(), r.versions.end(),
                                     [&](const rule_version& v) { return v.name == version; });
        if (at == r.versions.end()) return {};
        first = at->in_force.first;
        last = at->in_force.last;
    }
    return day_in_list(first, earliest_date) + " " + day_in_list(last, latest_date);
}

void check_entry(const std::vector<std::string>& row, const entry& e)
{
    const ruleset& rules = shipped_rules();
    CAPTURE(row[0], e.kind, e.id);
    if (e.kind == "rule") {
        const rule* r = named(rules.rules, e.id);
        REQUIRE(r != nullptr);
        CHECK(days_of(*r, e.version) == row[3] + " " + row[4]);
        if (row[2] == "low") CHECK(r->confidence == rule_confidence::low);
    } else if (e.kind == "deadline") {
        CHECK(named(rules.deadlines, e.id) != nullptr);
    } else if (e.kind == "admissibility") {
        CHECK(named(rules.admissibilities, e.id) != nullptr);
    } else {
        const short_list<citation>* basis = basis_of(e);
        REQUIRE(basis != nullptr);
        CHECK(cites(*basis, row[0], e.article));
    }
}

} // namespace

TEST_CASE("every norm of the list is in the rule set, in one of the four forms and on its days")
{
    const std::map<std::string, std::set<std::string>> kinds{
        {"rule", {"rule"}},
        {"sanction_rule", {"rule", "sanction", "concurrence"}},
        {"deadline", {"deadline"}},
        {"admissibility", {"admissibility"}}};
    std::map<std::string, std::size_t> count;
    for (const std::vector<std::string>& row : rows_of("norms.tsv")) {
        CAPTURE(row.front());
        REQUIRE(row.size() == 7);
        ++count[row[1]];
        REQUIRE(kinds.count(row[5]) == 1);
        const std::vector<entry> all = entries_of(row[6]);
        REQUIRE_FALSE(all.empty());
        for (const entry& e : all) {
            CHECK(kinds.at(row[5]).count(e.kind) == 1);
            check_entry(row, e);
        }
    }
    CHECK(count == std::map<std::string, std::size_t>{{"must", 82}, {"should", 90}, {"may", 68}});
}

TEST_CASE("every measure of the list is in the rule set, with its nature and level, in its order")
{
    const ruleset& rules = shipped_rules();
    const auto rows = rows_of("sanctions.tsv");
    CHECK(rows.size() == 126);
    for (const std::vector<std::string>& row : rows) {
        CAPTURE(row.front());
        REQUIRE(row.size() == 4);
        const sanction* s = named(rules.sanctions, row[0]);
        REQUIRE(s != nullptr);
        CHECK(to_string(s->nature) == row[1]);
        CHECK(s->level == row[2]);
        CHECK(std::to_string(s->rank) == row[3]);
    }
}

TEST_CASE(
    "every rule has a case in which it holds, one in which it fails and one that leaves it open")
{
    const ruleset& rules = shipped_rules();
    std::vector<std::set<std::string>> kinds(rules.rules.size());
    for (const case_file& file : shipped_cases())
        for (const test_case& c : file.cases) {
            for (const rule_id r : c.expect.holds) kinds[r].insert("holds");
            for (const rule_id r : c.expect.fails) kinds[r].insert("fails");
            for (const rule_id r : c.expect.open) kinds[r].insert("open");
        }
    for (rule_id r = 0; r < rules.rules.size(); ++r) {
        CAPTURE(rules.rules[r].id);
        CHECK(kinds[r] == std::set<std::string>{"fails", "holds", "open"});
    }
}

TEST_CASE("every rule says in both languages what it is, and on what it rests")
{
    for (const rule& r : shipped_rules().rules) {
        CAPTURE(r.id);
        CHECK(r.title.in(language::english) != r.title.in(language::indonesian));
        for (const rule_version& v : r.versions) {
            CHECK(v.say.in(language::english) != v.say.in(language::indonesian));
            CHECK_FALSE(v.basis.empty());
        }
    }
}

TEST_CASE("every contested reading has two answers or more, each chosen by some case")
{
    const ruleset& rules = shipped_rules();
    std::vector<std::set<std::uint32_t>> chosen(rules.readings.size());
    for (const case_file& file : shipped_cases())
        for (const test_case& c : file.cases)
            for (std::uint32_t i = 0; i < rules.readings.size(); ++i)
                chosen[i].insert(i < c.readings.size() ? c.readings[i] : rules.readings[i].chosen);
    for (std::uint32_t i = 0; i < rules.readings.size(); ++i) {
        CAPTURE(rules.readings[i].name);
        CHECK(rules.readings[i].options.size() >= 2);
        CHECK(chosen[i].size() == rules.readings[i].options.size());
        CHECK_FALSE(rules.readings[i].basis.empty());
    }
    for (const char* name :
         {"kehadiran_pasif", "skb_b_calon", "foto_biasa", "suka_akun_biasa", "pejabat_asn",
          "pasal_71_1_sebelum_penetapan", "penjabat_71", "jendela_mutasi_2020", "hukuman_sedang"})
        CHECK(rules.find_reading(name) != none);
}

TEST_CASE("nothing infers what a person has to judge")
{
    const ruleset& rules = shipped_rules();
    std::set<std::string> judged;
    for (const fact& f : rules.facts) {
        if (!f.judgement) continue;
        judged.insert(f.path);
        CHECK(f.derivations.empty());
    }
    CHECK(judged == std::set<std::string>{"act.evidence_sufficient", "act.harms_institution",
                                          "act.intentional", "act.proven_effect",
                                          "subject.unfit_to_serve"});
    for (const calendar& c : rules.calendars)
        for (const std::vector<fact_setting>* settings : {&c.sets, &c.defaults})
            for (const fact_setting& s : *settings) CHECK_FALSE(rules.facts[s.fact].judgement);
}
