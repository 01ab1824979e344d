// SPDX-License-Identifier: Apache-2.0

/// @file
/// The progress bar. The only door is progress.hpp.

#include "progress.hpp"

#include "output.hpp"

#include <unistd.h>

#include <algorithm>
#include <string>

namespace harness {
namespace {

constexpr std::size_t bar_width = 30;
constexpr std::chrono::milliseconds patience{1000};
constexpr std::chrono::milliseconds pace{100};

} // namespace

progress::progress(std::size_t total)
    : total_(total), wanted_(::isatty(STDERR_FILENO) == 1 && ::isatty(STDOUT_FILENO) == 0),
      next_(clock::now() + patience)
{
}

progress::~progress()
{
    if (shown_) say("\r\x1B[K");
}

void progress::show(std::size_t records, std::size_t bytes)
{
    const auto now = clock::now();
    if (now < next_) return;
    next_ = now + pace;
    shown_ = true;
    std::string line = "\r";
    if (total_ > 0) {
        const std::size_t done = std::min(bytes, total_);
        const std::size_t filled = done * bar_width / total_;
        line += '[' + std::string(filled, '#') + std::string(bar_width - filled, ' ') + "] " +
                std::to_string(done * 100 / total_) + "% ";
    }
    say(line + std::to_string(records) + " records\x1B[K");
}

} // namespace harness
