// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a proof says beside a comparison, put together and into words. Doors: change/report.hpp,
/// report_words.hpp.

#include "report_words.hpp"

namespace netral {
namespace {

std::string different(const proof_note& proof, bool id)
{
    const std::size_t count = proof.regions.size();
    const std::string n = std::to_string(count);
    if (proof.more_exist)
        return id ? "Ditemukan " + n + " wilayah perubahan; masih ada yang lain."
                  : n + (count == 1 ? " region" : " regions") + " of change found; more exist.";
    if (id)
        return "Terbukti: catatan hanya dapat berubah di " + n +
               " wilayah ini; di luarnya tidak ada yang dapat berubah.";
    return "Proved: records can change in " +
           (count == 1 ? std::string("this 1 region") : "these " + n + " regions") +
           " only; outside " + (count == 1 ? "it" : "them") + " no record can.";
}

} // namespace

proof_note note_of(const proof& p, const comparison_totals& counted)
{
    proof_note out;
    out.says = p.verdict;
    out.more_exist = p.more_exist;
    out.rules = p.rules;
    out.took = p.took;
    out.places = counted.places;
    for (std::size_t i = 0; i < p.regions.size(); ++i) {
        const region& r = p.regions[i];
        out.regions.push_back(
            {r.rule,
             r.aspect,
             r.direction,
             {condition_of(r, language::indonesian), condition_of(r, language::english)},
             r.witness,
             i < counted.regions.size() ? counted.regions[i] : 0});
    }
    for (const doubt& d : p.doubts)
        out.doubts.push_back((d.rule.empty() ? "" : d.rule + ": ") + d.where + ": " + d.why);
    return out;
}

std::string words_of(const proof_note& proof, language l)
{
    const bool id = l == language::indonesian;
    if (proof.is_contradicted())
        return id ? "Pembuktian dan catatan bertentangan: kesalahan netral, mohon dilaporkan."
                  : "Proof and records contradict each other: a mistake of netral, please report "
                    "it.";
    switch (proof.says) {
    case proof_verdict::equal:
        return id ? "Terbukti: tidak ada catatan yang dapat berubah."
                  : "Proved: no record can change.";
    case proof_verdict::different: return different(proof, id);
    case proof_verdict::inconclusive: break;
    }
    return id ? "Tidak terbukti seluruhnya; yang belum pasti disebut di bawah."
              : "Not proved everywhere; what is in doubt is listed below.";
}

phrase word_for(change_aspect a) noexcept
{
    if (a == change_aspect::status) return {"hasil", "outcome"};
    return {"sanksi yang ditawarkan", "sanctions offered"};
}

phrase word_for(record_place p) noexcept
{
    switch (p) {
    case record_place::not_asked: return {"tidak ditanyakan", "not asked"};
    case record_place::inside: return {"di dalam wilayah", "in the regions"};
    case record_place::by_verdict:
        return {"hanya putusan yang berubah, karena fakta yang belum diketahui",
                "only the verdict changes, for what is still unknown"};
    case record_place::beyond:
        return {"di luar jangkauan pembuktian (tidak terbaca atau bertentangan dengan batasan)",
                "beyond the proof (unreadable, or against the constraints)"};
    case record_place::outside: break;
    }
    return {"di luar semua wilayah", "outside all regions"};
}

std::string words_of_place(const record_change& c, language l)
{
    if (c.place != record_place::inside) return std::string(word_for(c.place).in(l));
    std::string out = l == language::indonesian ? "wilayah "
                      : c.regions.size() == 1   ? "region "
                                                : "regions ";
    for (std::size_t i = 0; i < c.regions.size(); ++i)
        out += (i == 0 ? "" : ", ") + std::to_string(c.regions[i] + 1);
    return out;
}

} // namespace netral
