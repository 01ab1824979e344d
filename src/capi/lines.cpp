// SPDX-License-Identifier: Apache-2.0

/// @file
/// Many records at a time: JSON Lines in, JSON Lines out. The door is netral.h.
///
/// A line is done with as soon as what is said of it is in the output or waits in the session, so
/// that nothing is worked out twice when the output is full.

#include "arguments.hpp"
#include "session.hpp"

#include <netral/classify/json.hpp>

#include <cstring>

namespace netral::capi {
namespace {

constexpr code line_too_long{2004};

bool is_blank(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

/// The caller's buffers, and how far they have been used.
class line_run {
public:
    line_run(netral_session& s, std::string_view input, bool last, char* output, std::size_t room,
             std::size_t* consumed, std::size_t* written) noexcept
        : session_(s), input_(input), last_(last), output_(output), room_(room),
          consumed_(consumed), written_(written)
    {
    }

    netral_status over_all();

private:
    /// Puts the waiting line into the output. Returns OK, MORE or ERROR_BUFFER.
    netral_status hand_out_waiting() noexcept;
    /// Does away with one line of the input; false where there is no whole one.
    bool take_line();
    void one_line(std::string_view line);
    void complain_of_length();

    [[nodiscard]] std::string_view rest() const noexcept { return input_.substr(*consumed_); }
    [[nodiscard]] std::size_t longest() const noexcept
    {
        return session_.chosen->within.record_bytes;
    }

    netral_session& session_;
    std::string_view input_;
    bool last_;
    char* output_;
    std::size_t room_;
    std::size_t* consumed_;
    std::size_t* written_;
};

netral_status line_run::over_all()
{
    do {
        const netral_status status = hand_out_waiting();
        if (status != NETRAL_OK) return status;
    } while (take_line());
    if (last_) netral_session_restart_lines(&session_);
    return NETRAL_OK;
}

netral_status line_run::hand_out_waiting() noexcept
{
    std::string& line = session_.waiting;
    if (line.empty()) return NETRAL_OK;
    if (line.size() > room_ - *written_) return *written_ == 0 ? NETRAL_ERROR_BUFFER : NETRAL_MORE;
    std::memcpy(output_ + *written_, line.data(), line.size());
    *written_ += line.size();
    line.clear();
    return NETRAL_OK;
}

bool line_run::take_line()
{
    const std::string_view all = rest();
    if (all.empty()) return false;
    const std::size_t end = all.find('\n');
    const bool whole = end != std::string_view::npos;
    if (!whole && !last_ && all.size() <= longest() && !session_.passing_over) return false;

    const std::string_view line = all.substr(0, end);
    if (!session_.passing_over) {
        if (line.size() > longest())
            complain_of_length();
        else if (!is_blank(line))
            one_line(line);
    }
    session_.passing_over = !whole && !last_;
    if (!session_.passing_over) ++session_.lines;
    *consumed_ += line.size() + (whole ? 1 : 0);
    return true;
}

void line_run::one_line(std::string_view line)
{
    std::string& out = session_.line; // waits only when it is whole
    out.clear();
    session_.tools->append_answer(line, out, session_.lines + 1);
    out.swap(session_.waiting);
}

void line_run::complain_of_length()
{
    record_error e;
    e.id = line_too_long;
    e.message = "the line is longer than " + std::to_string(longest()) + " bytes";
    std::string out;
    append_json(out, {e}, session_.lines + 1, {});
    out += '\n';
    out.swap(session_.waiting);
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_session_classify_lines(netral_session* session, const char* input,
                                            size_t input_size, uint32_t flags, char* output,
                                            size_t output_size, size_t* consumed, size_t* written)
{
    const auto lines = text_of(input, input_size);
    if (session == nullptr || !lines || (flags & ~uint32_t{NETRAL_LINES_LAST}) != 0 ||
        (output == nullptr && output_size != 0) || consumed == nullptr || written == nullptr)
        return NETRAL_ERROR_ARGUMENT;
    *consumed = 0;
    *written = 0;
    return with_tools(*session, [&](workspace&) {
        return line_run(*session, *lines, (flags & NETRAL_LINES_LAST) != 0, output, output_size,
                        consumed, written)
            .over_all();
    });
}

size_t netral_session_waiting(const netral_session* session)
{
    return session == nullptr ? 0 : session->waiting.size();
}

void netral_session_restart_lines(netral_session* session)
{
    if (session == nullptr) return;
    session->waiting.clear();
    session->lines = 0;
    session->passing_over = false;
}
