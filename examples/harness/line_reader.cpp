// SPDX-License-Identifier: Apache-2.0

/// @file
/// One buffer, one memchr a line. The only door is line_reader.hpp.

#include "line_reader.hpp"

#include "codes.hpp"
#include "output.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

namespace harness {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18; ///< read at once
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

} // namespace

line_reader::line_reader(int from, std::size_t longest, std::function<void()> before_waiting)
    : from_(from), longest_(longest), before_waiting_(std::move(before_waiting)),
      buffer_(longest + 2 + piece)
{
}

/// Reads more behind what there is. False at the end and on failure.
bool line_reader::fill()
{
    if (at_end_) return false;
    if (begin_ > 0) {
        std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
        end_ -= begin_;
        begin_ = 0;
    }
    pollfd input{from_, POLLIN, 0};
    if (before_waiting_ && ::poll(&input, 1, 0) == 0) before_waiting_();
    while (true) {
        const ssize_t n = ::read(from_, buffer_.data() + end_, buffer_.size() - end_);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) reason_ = std::generic_category().message(errno);
        if (n <= 0) {
            at_end_ = true;
            return false;
        }
        end_ += static_cast<std::size_t>(n);
        bytes_ += static_cast<std::size_t>(n);
        return true;
    }
}

/// Gives out `length` bytes and steps over them.
std::string_view line_reader::take(std::size_t length) noexcept
{
    std::string_view line(buffer_.data() + begin_, length);
    begin_ += length;
    if (number_ == 1 && line.starts_with(byte_order_mark))
        line.remove_prefix(byte_order_mark.size());
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

line_reader::got line_reader::next(std::string_view& line)
{
    ++number_;
    bool overlong = false;
    std::size_t searched = 0;
    while (true) {
        const char* begin = buffer_.data() + begin_;
        const std::size_t here = end_ - begin_;
        const auto* found =
            static_cast<const char*>(std::memchr(begin + searched, '\n', here - searched));
        if (found != nullptr) {
            line = take(static_cast<std::size_t>(found - begin));
            ++begin_; // the line break
            return overlong || line.size() > longest_ ? got::too_long : got::line;
        }
        searched = here;
        if (here > longest_ + 1) { // the last byte may be the carriage return
            overlong = true;
            begin_ = end_ - 1;
            searched = 1;
        }
        if (fill()) continue;
        if (!reason_.empty()) return got::failed;
        if (begin_ == end_ && !overlong) return got::end;
        line = take(end_ - begin_);
        return overlong || line.size() > longest_ ? got::too_long : got::line;
    }
}

input_file::input_file(const std::string& path) : path_(path)
{
    if (path == "-") {
        descriptor_ = STDIN_FILENO;
        return;
    }
    descriptor_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat about {};
    if (descriptor_ < 0 || ::fstat(descriptor_, &about) != 0) {
        reason_ = std::generic_category().message(errno);
    } else if (S_ISDIR(about.st_mode)) {
        reason_ = "it is a folder";
        ::close(descriptor_);
        descriptor_ = -1;
    } else if (S_ISREG(about.st_mode)) {
        size_ = static_cast<std::size_t>(about.st_size);
    }
}

input_file::input_file(input_file&& other) noexcept
    : path_(std::move(other.path_)), reason_(std::move(other.reason_)), size_(other.size_),
      descriptor_(std::exchange(other.descriptor_, -1))
{
}

input_file::~input_file()
{
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
}

std::vector<input_file> open_all(const std::vector<std::string>& paths)
{
    std::vector<input_file> out;
    if (paths.empty()) out.emplace_back("-");
    for (const std::string& path : paths) out.emplace_back(path);
    bool well = true;
    for (const input_file& file : out) {
        if (file.ok()) continue;
        complain(codes::cannot_read, "cannot read `" + file.path() + "`: " + file.reason());
        well = false;
    }
    if (!well) out.clear();
    return out;
}

} // namespace harness
