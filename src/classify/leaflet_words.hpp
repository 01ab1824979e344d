// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The words of a leaflet that its text and its HTML share.
///
/// Read next: leaflet_text.cpp, leaflet_html.cpp.

#include <netral/classify/leaflet.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// A leaflet that is being written, and in which language.
struct leaflet_desk {
    const leaflet& page;
    const guidance& about;
    const ruleset& rules;
    netral::language language;
    std::vector<instrument_id> sources; ///< in the order in which the page comes to them

    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(language == netral::language::indonesian ? id : en);
    }
};

[[nodiscard]] leaflet_desk desk_for(const leaflet& l, const guidance& g, const program& p,
                                    language lang);

/// With a capital first letter.
[[nodiscard]] std::string capitalised(std::string text);

[[nodiscard]] std::string title_of(const leaflet_desk& desk);
/// Day, election and stage; who the official is.
[[nodiscard]] std::vector<std::string> opening_of(const leaflet_desk& desk);
/// What is forbidden, as it goes on after "Saudara dilarang".
[[nodiscard]] std::string conduct_of(const leaflet_line& l, const leaflet_desk& desk);
/// What follows on it: "pidana penjara 1 sampai 6 bulan; hukuman disiplin berat".
[[nodiscard]] std::string consequence_of(const leaflet_line& l, const leaflet_desk& desk);

/// Passages as "A 5.n.1, 14.i; B 9(2)", where the letters are those of the sources.
[[nodiscard]] std::string references_of(const leaflet_line& l, const leaflet_desk& desk);
/// Of all its lines.
[[nodiscard]] std::string references_of(const leaflet_condition& c, const leaflet_desk& desk);
/// "A UU 20/2023 (ASN); B PP 94/2021", and how passages are read.
[[nodiscard]] std::vector<std::string> sources_of(const leaflet_desk& desk);

/// "Jika Saudara petahana dan kepala daerah".
[[nodiscard]] std::string condition_of(const leaflet_condition& c, const leaflet_desk& desk);
/// Conditions that are another status, with their passages: "kepala desa [L 29.j]".
[[nodiscard]] std::vector<std::string> besides_of(const leaflet_desk& desk);
/// What takes conduct out of lines: "nomor 6 dan 11: foto itu disebarkan orang lain".
[[nodiscard]] std::vector<std::string> exceptions_of(const leaflet_desk& desk);
[[nodiscard]] std::vector<std::string> allowed_of(const leaflet_desk& desk);

/// The number of the last line that is written out.
[[nodiscard]] std::size_t last_number(const leaflet& page);
/// "nomor 1–4 dan 7", "semua nomor kecuali 3".
[[nodiscard]] std::string numbers_of(const std::vector<std::size_t>& lines,
                                     const leaflet_desk& desk);
/// "Hukuman disiplin berat: ...", one for each kind: what the lines do not say.
[[nodiscard]] std::vector<std::string> sanctions_of(const leaflet_desk& desk);
/// "disiplin dan kode etik: Bawaslu → BKN → PPK", one for each way.
[[nodiscard]] std::vector<std::string> routes_of(const leaflet_desk& desk);

/// That it replaces no text of law, and what it was made from.
[[nodiscard]] std::string closing_of(const leaflet_desk& desk);

} // namespace netral
