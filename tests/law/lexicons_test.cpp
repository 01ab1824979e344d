// SPDX-License-Identifier: Apache-2.0

/// @file
/// What the shipped lexicons suggest for sentences as people write them: with prefixes, suffixes,
/// reduplication and the spellings of chats.

#include "shipped.hpp"

#include <netral/classify/suggest.hpp>
#include <netral/record/reader.hpp>
#include <netral/value/json.hpp>

#include <algorithm>
#include <set>

using namespace netral;
using namespace netral::testing;

namespace {

/// `fact=value` of all that the account suggests.
std::set<std::string> suggested(const std::string& account)
{
    const program& p = *shipped_program();
    record_reader reader(p.rules(), p.slots(), p.facts_follow());
    record r(p.slots());
    std::string json = R"({"incident": {"narrative": )";
    json::append_quoted(json, account);
    REQUIRE(reader.read(json + "}}", r));
    std::vector<suggestion> all;
    suggester(p).suggest(r, all);
    std::set<std::string> out;
    for (const suggestion& s : all) out.insert(p.rules().facts[s.fact].path + "=" + s.value);
    return out;
}

struct sentence {
    std::string account;
    std::string suggests; ///< among other things
};

} // namespace

TEST_CASE(
    "appeals, support, attacks and the use of office are found in the forms that people write")
{
    const std::vector<sentence> sentences{
        {"Ia mengajak memilih pasangan itu", "act.invites_vote=true"},
        {"Warga diminta memilih nomor dua", "act.invites_vote=true"},
        {"katanya ayo milih nomor satu ya", "act.invites_vote=true"},
        {"ajak2 pilih paslon di grup", "act.invites_vote=true"},
        {"mengajak-ajak memilih calon itu", "act.invites_vote=true"},
        {"Jgn lupa nyoblos nomor 2", "act.invites_vote=true"},
        {"yuk pilih paslon kita", "act.kinds=ajakan"},
        {"coblosnya nomor dua saja", "act.invites_vote=true"},
        {"pilihlah nomor satu", "act.invites_vote=true"},
        {"ga usah pilih dia", "target.effect=merugikan"},
        {"jangan memilih pasangan itu", "target.effect=merugikan"},
        {"Ia menyatakan dukungannya", "act.kinds=pernyataan_dukungan"},
        {"mendukung penuh pasangan calon", "act.kinds=pernyataan_dukungan"},
        {"siap memenangkan paslon", "target.effect=menguntungkan"},
        {"menghina calon lain di depan warga", "act.kinds=hina_lawan"},
        {"menyebarkan fitnah", "act.kinds=fitnah"},
        {"memfitnah calon", "act.kinds=fitnah"},
        {"menghasut warga", "act.kinds=hasut"},
        {"mengarahkan bawahannya", "act.kinds=arahan_bawahan"},
        {"memerintahkan stafnya hadir", "act.kinds=arahan_bawahan"},
        {"mengerahkan pegawai ke lapangan", "act.kinds=mobilisasi"},
        {"diancam dimutasi", "act.kinds=intimidasi"},
        {"datang dengan mobil dinas", "act.used_state_facility=true"},
        {"memakai dana desa", "act.used_state_budget=true"},
        {"melantik pejabat baru", "act.kinds=mutasi_jabatan"},
        {"membagi-bagikan sembako", "act.kinds=bagi_barang"},
        {"bagi uang kepada warga", "act.kinds=bagi_uang"},
        {"berpose dua jari", "act.kinds=pose_jari"},
        {"berfoto bersama pasangan calon", "act.kinds=foto_bersama"},
        {"menyukai postingan calon", "act.kinds=suka"},
        {"mengunggah foto di akun facebook", "act.kinds=unggah"},
        {"memasang spanduk di kantor", "act.kinds=pasang_alat_peraga"},
        {"mengumpulkan fotokopi KTP warga", "act.kinds=kumpul_ktp"},
        {"hadir sesuai surat tugas", "subject.on_duty=true"},
    };
    for (const sentence& s : sentences) {
        const std::set<std::string> got = suggested(s.account);
        CAPTURE(s.account, s.suggests, got);
        CHECK(got.count(s.suggests) == 1);
    }
}

TEST_CASE("words that only look alike suggest nothing")
{
    for (const char* account :
         {"Pilihan menu makan siang", "Ia memilah sampah", "Gubernur membuka rapat koordinasi",
          "Camat membahas jadwal pemilu dengan KPU", "Warga mendukung program vaksinasi"}) {
        CAPTURE(account);
        CHECK(suggested(account).empty());
    }
}

TEST_CASE("no lexicon suggests a judgement, and no shipped condition asks a lexicon")
{
    const ruleset& rules = shipped_rules();
    CHECK(rules.lexicons.size() > 35);
    for (const lexicon& l : rules.lexicons) {
        CAPTURE(l.name);
        CHECK_FALSE(l.suggests.empty());
        for (const fact_setting& s : l.suggests) CHECK_FALSE(rules.facts[s.fact].judgement);
    }
    for (const source_ptr& file : rules.sources) {
        CAPTURE(file->name());
        CHECK(file->text().find(".mentions(") == std::string_view::npos);
    }
}
