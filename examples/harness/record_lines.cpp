// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines from files to whoever takes them. The only door is record_lines.hpp.

#include "record_lines.hpp"

#include "codes.hpp"
#include "progress.hpp"

#include <string>

namespace harness {
namespace {

bool is_blank(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

/// In bytes; 0 where that of some file is not known.
std::size_t total_of(const std::vector<input_file>& files)
{
    std::size_t total = 0;
    for (const input_file& file : files) {
        if (file.size() == 0) return 0;
        total += file.size();
    }
    return total;
}

struct passed {
    std::size_t records = 0;
    std::size_t bytes = 0; ///< of the files before
};

bool pass_over(const input_file& file, std::size_t longest, const output& out, line_taker& to,
               progress& shown, passed& so_far)
{
    line_reader lines(file.descriptor(), longest, [&] { to.hand_out(); });
    std::string_view line;
    while (out.open()) {
        switch (lines.next(line)) {
        case line_reader::got::line:
            if (is_blank(line)) break;
            to.take(line, lines.number());
            ++so_far.records;
            break;
        case line_reader::got::too_long:
            to.refuse(lines.number(), longest);
            ++so_far.records;
            break;
        case line_reader::got::end: so_far.bytes += lines.bytes(); return true;
        case line_reader::got::failed:
            complain(codes::cannot_read, "cannot read `" + file.path() + "`: " + lines.reason());
            return false;
        }
        shown.at(so_far.records, so_far.bytes + lines.bytes());
    }
    return true;
}

} // namespace

netral::record_error too_long(std::size_t longest)
{
    netral::record_error e;
    e.id = netral::code{2004};
    e.message = "the line is longer than " + std::to_string(longest) + " bytes";
    return e;
}

bool pass_over(const std::vector<input_file>& files, std::size_t longest, const output& out,
               line_taker& to)
{
    progress shown(total_of(files));
    passed so_far;
    bool readable = true;
    for (const input_file& file : files) {
        to.begin(files.size() > 1 ? std::string_view(file.path()) : std::string_view());
        readable = pass_over(file, longest, out, to, shown, so_far) && readable;
    }
    to.hand_out();
    return readable;
}

} // namespace harness
