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

    [[nodiscard]] std::string say(std::string_view id, std::string_view en) const
    {
        return std::string(language == netral::language::indonesian ? id : en);
    }
};

[[nodiscard]] std::string title_of(const leaflet_desk& desk);
/// Day, election and stage; who the official is; the instruments that the page rests on.
[[nodiscard]] std::vector<std::string> opening_of(const leaflet_desk& desk);
/// "Berkampanye dan mendukung".
[[nodiscard]] std::string name_of(rule_category c, const leaflet_desk& desk);

/// What is forbidden, as it goes on after "Saudara dilarang".
[[nodiscard]] std::string conduct_of(const leaflet_line& l, const leaflet_desk& desk);
[[nodiscard]] std::string basis_of(const leaflet_line& l, const leaflet_desk& desk);
/// From the mildest to the gravest, by nature: "hukuman disiplin berat; penjara 1 sampai 6 bulan".
[[nodiscard]] std::string sanction_range_of(const leaflet_line& l, const leaflet_desk& desk);

/// "Jika Saudara petahana dan kepala daerah".
[[nodiscard]] std::string condition_of(const leaflet_condition& c, const leaflet_desk& desk);
/// The passages of all its lines.
[[nodiscard]] std::string basis_of(const leaflet_condition& c, const leaflet_desk& desk);

/// "nomor 1–4 dan 7".
[[nodiscard]] std::string numbers_of(const std::vector<std::size_t>& lines,
                                     const leaflet_desk& desk);
/// "Hukuman disiplin berat".
[[nodiscard]] std::string kind_of(const leaflet_sanction& s, const leaflet_desk& desk);
[[nodiscard]] std::string measures_of(const leaflet_sanction& s, const leaflet_desk& desk);
/// "Disiplin: Bawaslu → BKN → PPK", one for each nature.
[[nodiscard]] std::vector<std::string> routes_of(const leaflet_desk& desk);

/// That it replaces no text of law, and what it was made from.
[[nodiscard]] std::string closing_of(const leaflet_desk& desk);

} // namespace netral
