// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the rules say of the published cases, held against what the authorities found. The table
/// examples/agreement/README.md is made here and has to be current; every disagreement has to be
/// explained in examples/agreement/explanations.tsv, and nothing else.
///
/// With NETRAL_UPDATE_GOLDEN set, the table is written instead of compared.

#include "shipped.hpp"

#include <netral/classify/classifier.hpp>
#include <netral/record/reader.hpp>
#include <netral/value/json.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

const std::string folder = NETRAL_SOURCE_DIR "/examples/agreement/";

enum outcome : std::size_t { agrees, left_open, differs };
using tally = std::array<std::size_t, 3>;

struct comparison {
    std::string about; ///< `outcome`, or a nature
    outcome came;
};

std::vector<std::string> lines_of(const std::string& path)
{
    std::ifstream in(path);
    REQUIRE(in);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
}

std::string text_at(const value& map, std::string_view key)
{
    const value* v = map.find(key);
    return v != nullptr && v->is(value_kind::string) ? std::string(v->text()) : std::string();
}

std::vector<std::string> texts_at(const value& map, std::string_view key)
{
    std::vector<std::string> out;
    const value* v = map.find(key);
    if (v != nullptr && v->is(value_kind::list))
        for (const value& item : v->items()) out.emplace_back(item.text());
    return out;
}

/// What kind of act a record reports: the first group that one of its acts is in.
std::string kind_of_case(const value& record)
{
    static const std::vector<std::pair<std::string, std::set<std::string>>> groups{
        {"act of office",
         {"keputusan", "mutasi_jabatan", "pengisian_jabatan_kosong", "program_pemerintah",
          "pinjamkan_fasilitas", "izin_tempat", "fasilitasi_kampanye", "pidato_dinas",
          "bagi_bantuan_pemerintah", "copot_alat_peraga"}},
        {"steering others",
         {"arahan_bawahan", "mobilisasi", "rapat_dukungan", "undangan", "intimidasi", "ajakan"}},
        {"own politics",
         {"pendekatan_partai", "pendekatan_masyarakat", "deklarasi_diri", "mencalonkan_diri",
          "jadi_anggota_partai", "jadi_tim_kampanye", "jadi_narasumber_partai"}},
        {"support in writing",
         {"kumpul_ktp", "beri_ktp", "surat_dukungan", "pernyataan_dukungan", "pakta_dukungan"}},
        {"gifts and material",
         {"pasang_alat_peraga", "simpan_bahan_kampanye", "bagi_bahan_kampanye", "bagi_barang",
          "bagi_uang"}},
        {"online",
         {"unggah", "komentar", "bagikan", "suka", "ikuti_grup", "unggah_foto", "status_wa",
          "siaran_video"}},
    };
    const value* act = record.find("act");
    const std::vector<std::string> kinds =
        act == nullptr ? std::vector<std::string>() : texts_at(*act, "kinds");
    for (const auto& [name, members] : groups)
        for (const std::string& kind : kinds)
            if (members.count(kind) == 1) return name;
    return "presence, signs, other";
}

/// The strongest verdict among the natures that an authority's word covers. `hukum_lainnya` is
/// Bawaslu's word for every track but the criminal one.
verdict strongest(const classification& c, const std::string& nature)
{
    verdict out = verdict::not_indicated;
    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        const auto one = static_cast<rule_nature>(n);
        const bool covered =
            nature == "hukum_lainnya" ? one != rule_nature::pidana : to_string(one) == nature;
        if (!covered || !c.by_nature[n].speaks) continue;
        const verdict says = c.by_nature[n].says;
        if (says == verdict::indicated || out == verdict::not_indicated) out = says;
    }
    return out;
}

outcome compared(verdict ours, bool found)
{
    if (ours == verdict::open) return left_open;
    return (ours == verdict::indicated) == found ? agrees : differs;
}

std::vector<comparison> compare(const value& authority, const classification& c)
{
    std::vector<comparison> out;
    const std::string finding = text_at(authority, "finding");
    if (finding == "violation" || finding == "no_violation")
        out.push_back({"outcome", compared(c.verdict, finding == "violation")});
    for (const std::string& n : texts_at(authority, "natures"))
        out.push_back({n, compared(strongest(c, n), true)});
    for (const std::string& n : texts_at(authority, "not_natures"))
        out.push_back({n, compared(strongest(c, n), false)});
    return out;
}

struct tables {
    std::map<std::string, tally> by_finding, by_nature, by_kind, by_decidable;
    std::vector<std::string> explained; ///< rows of the last table
    std::set<std::string> used;
};

void add_row(std::string& out, const std::string& name, const tally& t)
{
    out += "| " + name + " | " + std::to_string(t[agrees]) + " | " + std::to_string(t[left_open]) +
           " | " + std::to_string(t[differs]) + " |\n";
}

void add_table(std::string& out, const std::string& first, const std::map<std::string, tally>& rows)
{
    out += "\n| " + first + " | agree | left open | differ |\n|---|---|---|---|\n";
    for (const auto& [name, t] : rows) add_row(out, name, t);
}

const std::map<std::string, std::string>& explanations()
{
    static const std::map<std::string, std::string> read = [] {
        std::map<std::string, std::string> out;
        for (const std::string& line : lines_of(folder + "explanations.tsv")) {
            if (line.empty() || line.front() == '#') continue;
            const std::size_t first = line.find('\t');
            const std::size_t second = line.find('\t', first + 1);
            REQUIRE(second != std::string::npos);
            out[line.substr(0, second)] = line.substr(second + 1);
        }
        return out;
    }();
    return read;
}

void count(tables& t, const value& authority, const value& record, const classification& c)
{
    const std::string id = text_at(authority, "id");
    for (const comparison& one : compare(authority, c)) {
        const bool outcome_row = one.about == "outcome";
        if (outcome_row) {
            ++t.by_finding[text_at(authority, "finding")][one.came];
            ++t.by_kind[kind_of_case(record)][one.came];
            ++t.by_decidable[text_at(authority, "decidable")][one.came];
        } else {
            ++t.by_nature[one.about][one.came];
        }
        if (one.came != differs) continue;
        const std::string key = id + "\t" + one.about;
        CAPTURE(key);
        REQUIRE(explanations().count(key) == 1);
        t.used.insert(key);
        t.explained.push_back("| " + id + " | " + one.about + " | " + explanations().at(key) +
                              " |\n");
    }
}

std::string page(const tables& t)
{
    std::string out = R"(# Agreement with the authorities

What `rules/netralitas` says of the 76 incidents in `../incidents/cases.jsonl`, which were reported between 2014 and
2024, held against what the authorities found (`authorities.jsonl`, without names). No rule was made for a case: the
authorities err, disagree with each other, and knew what no record holds. *Left open* is what the program does where the
report does not say enough; it then names what to ask. A test makes this page and fails when it is not current.

Cases in which the authority decided (the others were pending, or the evidence did not suffice):
)";
    add_table(out, "found by the authority", t.by_finding);
    out += "\nThe same by kind of act, and by whether a careful lawyer could reach the finding "
           "from the record alone:\n";
    add_table(out, "kind of act", t.by_kind);
    add_table(out, "decidable from the record", t.by_decidable);
    out += R"(
By nature, found or expressly rejected. `hukum_lainnya` is Bawaslu's word for a breach of other law, that is on any track
but the criminal one; a crime is mostly left open, because intent is for a person to find:
)";
    add_table(out, "nature", t.by_nature);
    out += "\nEvery disagreement, explained:\n\n| case | on | why |\n|---|---|---|\n";
    for (const std::string& row : t.explained) out += row;
    return out;
}

} // namespace

TEST_CASE(
    "the table of agreement with the authorities is current, and every disagreement is explained")
{
    const program& p = *shipped_program();
    std::map<std::string, value> authorities;
    for (const std::string& line : lines_of(folder + "authorities.jsonl")) {
        auto parsed = json::parse(line);
        REQUIRE(parsed);
        const std::string id = text_at(*parsed, "id");
        authorities.emplace(id, parsed->settled());
    }
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    classifier classify(shipped_program(), {});
    classification c;
    tables t;
    std::size_t cases = 0;
    for (const std::string& line : lines_of(NETRAL_SOURCE_DIR "/examples/incidents/cases.jsonl")) {
        REQUIRE(reader.read(line, r));
        classify.classify(r, c);
        const auto record = json::parse(line);
        REQUIRE(record);
        REQUIRE(authorities.count(std::string(r.id())) == 1);
        count(t, authorities.at(std::string(r.id())), *record, c);
        ++cases;
    }
    CHECK(cases == authorities.size());
    for (const auto& [key, why] : explanations()) {
        CAPTURE(key, why);
        CHECK(t.used.count(key) == 1);
    }
    const std::string made = page(t);
    if (std::getenv("NETRAL_UPDATE_GOLDEN") != nullptr)
        std::ofstream(folder + "README.md", std::ios::binary) << made;
    std::string kept;
    for (const std::string& line : lines_of(folder + "README.md")) kept += line + "\n";
    CHECK(made == kept);
}

TEST_CASE("no rule, term or case of the rule set mentions one of the published cases")
{
    REQUIRE(shipped_rules().sources.size() > 40);
    for (const source_ptr& file : shipped_rules().sources) {
        CAPTURE(file->name());
        CHECK(file->text().find("case-0") == std::string_view::npos);
        CHECK(file->text().find("case-1") == std::string_view::npos);
    }
}
