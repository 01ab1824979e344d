// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What a comparison found, for people and for programs: text, JSON, and one self-contained page.
///
///     comparison --[this file]--> text | JSON | HTML
///
/// None of them quotes a narrative or a list of a record. Text and page hold the changed records
/// that were kept; JSON is written as the records come, so that memory stays flat.
///
/// Read next: comparison.hpp (what is in it).

#include <netral/change/comparison.hpp>
#include <netral/change/proof.hpp>
#include <netral/ruleset/names.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace netral {

/// Records that change in one way, in the words of the rules, as a proof gives them.
struct region_note {
    std::string rule;
    change_aspect aspect = change_aspect::status;
    change_direction direction = change_direction::sideways;
    bilingual condition;
    std::string witness;     ///< a record, as a line of JSON
    std::size_t records = 0; ///< that change, and lie in it
};

/// What a proof says beside a comparison: these records change, in these regions; outside them no
/// record can.
struct proof_note {
    proof_verdict says = proof_verdict::inconclusive;
    bool more_exist = false;
    std::vector<region_note> regions;
    std::vector<std::string> doubts;
    std::size_t rules = 0; ///< compared
    std::chrono::milliseconds took{0};
    std::array<std::size_t, record_place_count> places{}; ///< of the changed records

    [[nodiscard]] std::size_t at(record_place p) const noexcept
    {
        return places[static_cast<std::size_t>(p)];
    }
    /// Whether a record changed that the proof says cannot: a mistake of netral.
    [[nodiscard]] bool is_contradicted() const noexcept
    {
        return says != proof_verdict::inconclusive && !more_exist && at(record_place::outside) > 0;
    }
};

/// What a proof over the two sides of a comparison says beside it. The comparison was given the
/// proof's regions (place_in()).
[[nodiscard]] proof_note note_of(const proof& p, const comparison_totals& counted);

/// What a report is made of. Refers to the comparison, which must outlive it.
struct change_report {
    const comparison* of = nullptr;
    std::vector<record_change> kept; ///< the first changed records
    std::size_t most = 1000;         ///< kept, at most
    std::optional<proof_note> proof;

    void keep(const record_change& change)
    {
        if (kept.size() < most) kept.push_back(change);
    }
};

/// Summary, matrices, causes, groups, differences of the texts and the records kept, in lines.
[[nodiscard]] std::string render_text(const change_report& report, language l);

/// The same as a page that needs nothing but itself: both languages, which its reader switches
/// (`l` is the first), light and dark, printable. Nothing of the data is taken for HTML, and its
/// content security policy lets no network, no foreign script and no foreign style in.
[[nodiscard]] std::string render_html(const change_report& report, language l);

/// Writes one JSON object in pieces: the sides and the texts, the changed records one by one, the
/// totals at last. `change_schema()` describes it.
///
///     change_json out(comparison);
///     out.begin(text);  out.add(text, change) ...;  out.end(text, proof);
///
/// Whoever calls may write `text` away and empty it between calls.
class change_json {
public:
    explicit change_json(const comparison& of) noexcept : of_(&of) {}

    void begin(std::string& out) const;
    void add(std::string& out, const record_change& change);
    void end(std::string& out, const std::optional<proof_note>& proof = {}) const;

private:
    const comparison* of_;
    bool first_ = true;
};

/// The JSON Schema (2020-12) of what change_json writes.
[[nodiscard]] std::string change_schema();

} // namespace netral
