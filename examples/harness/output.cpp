// SPDX-License-Identifier: Apache-2.0

/// @file
/// Bytes to file descriptors. The only door is output.hpp.

#include "output.hpp"

#include "codes.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <system_error>

namespace harness {
namespace {

constexpr std::size_t usual_width = 120;

/// 0 or the reason why not all could be written.
int write_all(int to, std::string_view text)
{
    while (!text.empty()) {
        const ssize_t n = ::write(to, text.data(), text.size());
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(n));
    }
    return 0;
}

} // namespace

void output::flush()
{
    if (open_) {
        const int trouble = write_all(STDOUT_FILENO, buffer_);
        open_ = trouble == 0;
        if (trouble != 0 && trouble != EPIPE) {
            failed_ = true;
            complain(codes::cannot_write,
                     std::string("cannot write: ") + std::generic_category().message(trouble));
        }
    }
    buffer_.clear();
}

void say(std::string_view text)
{
    (void)write_all(STDERR_FILENO, text); // where else could one complain
}

void complain(netral::code id, std::string_view message)
{
    say("netral: error " + netral::to_string(id) + ": " + std::string(message) + "\n");
}

void show(const netral::diagnostics& all)
{
    say(netral::render(all));
}

std::size_t output_width()
{
    winsize size{};
    if (::isatty(STDOUT_FILENO) == 1 && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 &&
        size.ws_col > 0)
        return size.ws_col;
    const char* told = std::getenv("COLUMNS");
    if (told == nullptr) return usual_width;
    std::size_t columns = 0;
    const char* end = told + std::strlen(told);
    const auto [rest, trouble] = std::from_chars(told, end, columns);
    return trouble == std::errc() && rest == end && columns > 0 ? columns : usual_width;
}

} // namespace harness
