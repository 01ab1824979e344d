// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Reports: diagnostics and record errors in the form in which callers read them.
///
/// Read next: report.cpp.

#include <netral.h>

#include <netral/record/reader.hpp>
#include <netral/text/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// The texts of each entry are made when the report is; the two renderings when they are asked for.
struct netral_report {
    struct entry {
        netral_severity severity = NETRAL_ERROR;
        std::uint32_t line = 0;
        std::uint32_t column = 0;
        std::string code;
        std::string file;
        std::string path;
        std::string message;
        std::string suggestion;
    };
    std::vector<entry> entries;
    netral::diagnostics diagnostics; ///< for people; none in the report of a record
    std::string json;
    std::string text;
};

namespace netral::capi {

/// Sets the caller's pointer, if there is one, to null: before anything can go wrong.
void begin_report(netral_report** report) noexcept;

/// Hands a report out where the caller wants one and there is something to say.
///
/// Exceptions: std::bad_alloc.
void hand_out(netral_report** report, const diagnostics& all);
void hand_out(netral_report** report, const std::vector<record_error>& all);

} // namespace netral::capi
