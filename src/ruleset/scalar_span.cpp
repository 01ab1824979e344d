// SPDX-License-Identifier: Apache-2.0

/// @file
/// File and decoded scalar side by side. The only door is scalar_span.hpp.
///
/// The walk is led by the decoded text: a byte of it is the byte of the file, or stands for an
/// escape, or for a run of white space with line breaks in it. It need not know what the scalar is
/// indented by, nor how the end of it was chomped.

#include "scalar_span.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace netral {
namespace {

bool is_break(char c) noexcept
{
    return c == '\n' || c == '\r';
}

bool is_blank(char c) noexcept
{
    return c == ' ' || c == '\t';
}

/// The two texts and how far each has been walked.
class walk {
public:
    walk(std::string_view file, std::uint32_t at, std::string_view decoded)
        : file_(file), at_(at), decoded_(decoded)
    {
        offsets_.reserve(decoded.size() + 1);
    }

    [[nodiscard]] bool done() const noexcept { return offsets_.size() == decoded_.size(); }
    [[nodiscard]] bool file_ended() const noexcept { return at_ >= file_.size(); }
    [[nodiscard]] char in_file(std::size_t ahead = 0) const noexcept
    {
        return at_ + ahead < file_.size() ? file_[at_ + ahead] : '\0';
    }
    [[nodiscard]] char wanted() const noexcept { return decoded_[offsets_.size()]; }
    [[nodiscard]] std::uint32_t at() const noexcept { return at_; }

    void skip(std::size_t bytes = 1) noexcept { at_ += static_cast<std::uint32_t>(bytes); }
    void skip_blanks() noexcept
    {
        while (!file_ended() && is_blank(in_file())) skip();
    }
    void skip_break() noexcept
    {
        if (in_file() == '\r' && in_file(1) == '\n') skip();
        skip();
    }
    void skip_line() noexcept
    {
        while (!file_ended() && !is_break(in_file())) skip();
        if (!file_ended()) skip_break();
    }

    /// Takes the byte of both, if it is the same.
    bool take()
    {
        if (done() || file_ended() || in_file() != wanted()) return false;
        stand_for(1);
        skip();
        return true;
    }
    /// The next bytes of the decoded text stand where the file has been walked to.
    void stand_for(std::size_t bytes)
    {
        bytes = std::min(bytes, decoded_.size() - offsets_.size());
        offsets_.insert(offsets_.end(), bytes, at_);
    }
    /// Whether the next byte of the decoded text is `c`; it then stands here, or at `place`.
    bool stand_for_one(char c) { return stand_for_one(c, at_); }
    bool stand_for_one(char c, std::uint32_t place)
    {
        if (done() || wanted() != c) return false;
        offsets_.push_back(place);
        return true;
    }
    [[nodiscard]] std::string_view rest() const noexcept
    {
        return decoded_.substr(offsets_.size());
    }
    [[nodiscard]] std::vector<std::uint32_t> finish()
    {
        offsets_.push_back(at_);
        return std::move(offsets_);
    }

private:
    std::string_view file_;
    std::uint32_t at_;
    std::string_view decoded_;
    std::vector<std::uint32_t> offsets_;
};

/// Flow folding: one line break is a space, each further one a line feed, the blanks around go.
bool fold_flow_break(walk& w, bool escaped)
{
    const std::uint32_t first = w.at();
    w.skip_break();
    w.skip_blanks();
    if (w.file_ended() || !is_break(w.in_file()))
        return escaped || w.done() || w.stand_for_one(' ', first);
    while (!w.file_ended() && is_break(w.in_file())) {
        if (!w.done() && !w.stand_for_one('\n', w.at())) return false;
        w.skip_break();
        w.skip_blanks();
    }
    return true;
}

std::size_t utf8_length(char lead) noexcept
{
    const auto byte = static_cast<unsigned char>(lead);
    return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

/// `\n`, `\x41`, a backslash at the end of a line ...
bool take_escape(walk& w)
{
    const char kind = w.in_file(1);
    if (is_break(kind)) {
        w.skip();
        return fold_flow_break(w, true);
    }
    if (w.done()) return false;
    w.stand_for(utf8_length(w.wanted()));
    w.skip(kind == 'x' ? 4 : kind == 'u' ? 6 : kind == 'U' ? 10 : 2);
    return true;
}

/// White space before a line break is no part of the text; elsewhere it is.
bool blanks_end_the_line(const walk& w) noexcept
{
    std::size_t ahead = 0;
    while (is_blank(w.in_file(ahead))) ++ahead;
    return is_break(w.in_file(ahead));
}

bool walk_flow(walk& w, char quote)
{
    bool trailing = false; // of the run of blanks that the walk is in: does it end the line?
    bool in_blanks = false;
    while (!w.file_ended()) {
        const char c = w.in_file();
        if (quote == '\0' && w.done()) return true;
        if (c == quote && quote != '\0' && !(quote == '\'' && w.in_file(1) == '\''))
            return w.done();
        if (is_break(c)) {
            in_blanks = false;
            if (!fold_flow_break(w, false)) return false;
        } else if (is_blank(c)) {
            if (!in_blanks) trailing = blanks_end_the_line(w);
            in_blanks = true;
            if (trailing)
                w.skip();
            else if (!w.take())
                return false;
        } else if (c == '\\' && quote == '"') {
            in_blanks = false;
            if (!take_escape(w)) return false;
        } else {
            in_blanks = false;
            if (!w.take()) return false;
            if (c == '\'' && quote == '\'') w.skip(); // the second of two
        }
    }
    return w.done();
}

/// The blanks before the text of the first line that has any, in file and decoded text.
std::size_t indentation(walk ahead)
{
    std::string_view text = ahead.rest();
    text.remove_prefix(std::min(text.find_first_not_of('\n'), text.size()));
    const std::size_t own = std::min(text.find_first_not_of(' '), text.size());
    for (;;) {
        std::size_t spaces = 0;
        while (ahead.in_file() == ' ') {
            ahead.skip();
            ++spaces;
        }
        if (ahead.file_ended() || !is_break(ahead.in_file()))
            return spaces > own ? spaces - own : 0;
        ahead.skip_break();
    }
}

void skip_indentation(walk& w, std::size_t indent) noexcept
{
    for (std::size_t i = 0; i < indent && w.in_file() == ' '; ++i) w.skip();
}

/// Line breaks of a folded block: a space for one, line feeds for more; which, the text tells.
bool fold_block_break(walk& w, std::size_t indent)
{
    if (w.stand_for_one(' ')) {
        w.skip_break();
        skip_indentation(w, indent);
        return true;
    }
    if (w.wanted() != '\n') return false;
    while (!w.done() && !w.file_ended() && is_break(w.in_file())) {
        w.stand_for_one('\n');
        w.skip_break();
        skip_indentation(w, indent);
    }
    return true;
}

bool walk_block(walk& w, bool folded)
{
    w.skip_line();
    const std::size_t indent = indentation(w);
    skip_indentation(w, indent);
    bool line_began = true; // before any text, breaks are line feeds in both styles
    while (!w.done()) {
        if (w.file_ended()) { // a clipped last line feed of a file that ends without one
            while (w.stand_for_one('\n')) {
            }
            return w.done();
        }
        if (!is_break(w.in_file())) {
            if (!w.take()) return false;
            line_began = false;
        } else if (folded && !line_began) {
            if (!fold_block_break(w, indent)) return false;
        } else {
            if (!w.stand_for_one('\n')) return false;
            w.skip_break();
            skip_indentation(w, indent);
        }
    }
    return true;
}

/// When all of the text stands in the file as it is, its offsets need not be kept.
bool consecutive(const std::vector<std::uint32_t>& offsets) noexcept
{
    for (std::size_t i = 1; i < offsets.size(); ++i)
        if (offsets[i] != offsets[i - 1] + 1) return false;
    return true;
}

/// After the last byte of a block's text: the line breaks that end it belong to nobody.
std::uint32_t end_of_block(const std::vector<std::uint32_t>& offsets, std::string_view decoded,
                           std::uint32_t begin) noexcept
{
    const std::size_t last = decoded.find_last_not_of('\n');
    return last == std::string_view::npos ? begin + 1 : offsets[last] + 1;
}

scalar_span described(std::vector<std::uint32_t> offsets, std::uint32_t begin, std::uint32_t end)
{
    scalar_span out;
    out.text = {offsets.front(), offsets.back()};
    out.whole = {begin, end};
    if (!consecutive(offsets)) out.offsets = std::move(offsets);
    return out;
}

} // namespace

scalar_span find_scalar(std::string_view file, std::uint32_t begin, std::string_view decoded)
{
    const char lead = begin < file.size() ? file[begin] : '\0';
    const bool quoted = lead == '\'' || lead == '"';
    const bool block = lead == '|' || lead == '>';
    walk w(file, quoted ? begin + 1 : begin, decoded);
    const bool good = block ? walk_block(w, lead == '>') : walk_flow(w, quoted ? lead : '\0');
    if (!good)
        return described(std::vector<std::uint32_t>(decoded.size() + 1, begin), begin, begin + 1);
    const bool closed = !quoted || !w.file_ended();
    const std::uint32_t after = w.at() + (quoted && closed ? 1 : 0);
    std::vector<std::uint32_t> offsets = w.finish();
    const std::uint32_t end = block ? end_of_block(offsets, decoded, begin) : after;
    scalar_span out = described(std::move(offsets), begin, end);
    out.closed = closed;
    return out;
}

} // namespace netral
