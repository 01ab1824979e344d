// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines are read here and answered here, or handed to a pool in batches whose answers are written
/// in their order. Whenever the input makes this thread wait, all answers so far are handed out.

#include "classify_stream.hpp"

#include "codes.hpp"
#include "progress.hpp"

#include <netral/classify/json.hpp>
#include <netral/classify/pool.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace harness {
namespace {

constexpr std::uint16_t line_too_long = 2004;
constexpr std::size_t batch_bytes = std::size_t{1} << 16;
constexpr std::size_t batch_lines = 1024;

bool is_blank(std::string_view line) noexcept
{
    return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos;
}

/// What becomes of a line.
class answering {
public:
    explicit answering(output& out) : out_(out) {}
    virtual ~answering() = default;
    answering(const answering&) = delete;
    answering& operator=(const answering&) = delete;

    /// Lines from now on are of this file; empty where there is only one.
    virtual void begin(std::string_view file) { file_ = file; }
    virtual void one(std::string_view line, std::size_t number) = 0;
    /// Hands out the answers to all lines so far.
    virtual void finish() { out_.flush(); }

    /// An error in place of a line that was not kept.
    void refuse(std::size_t number, std::size_t longest)
    {
        finish();
        netral::record_error e;
        e.id = netral::code{line_too_long};
        e.message = "the line is longer than " + std::to_string(longest) + " bytes";
        netral::append_json(out_.buffer(), {e}, number, {}, file_);
        out_.write("\n");
        ++mistakes_;
    }

    [[nodiscard]] std::size_t mistakes() const noexcept { return mistakes_; }

protected:
    output& out_;
    std::string file_;
    std::size_t mistakes_ = 0;
};

class on_this_thread final : public answering {
public:
    on_this_thread(const std::shared_ptr<const netral::program>& p, const netral::line_options& how,
                   output& out)
        : answering(out), lines_(p, how)
    {
    }

    void one(std::string_view line, std::size_t number) override
    {
        if (!lines_.answer(line, out_.buffer(), number, file_)) ++mistakes_;
        out_.settle();
    }

private:
    netral::line_classifier lines_;
};

class on_many_threads final : public answering {
public:
    on_many_threads(const std::shared_ptr<const netral::program>& p,
                    const netral::line_options& how, unsigned jobs, output& out)
        : answering(out), pool_(p, how, jobs)
    {
    }

    void begin(std::string_view file) override
    {
        hand_over();
        answering::begin(file);
    }

    void one(std::string_view line, std::size_t number) override
    {
        batch_.add(line, number);
        if (batch_.text.size() >= batch_bytes || batch_.lines.size() >= batch_lines) hand_over();
    }

    void finish() override
    {
        hand_over();
        while (pool_.waiting() > 0) take();
        answering::finish();
    }

private:
    void hand_over()
    {
        if (batch_.lines.empty()) return;
        batch_.file = file_;
        netral::line_batch next;
        if (pool_.full()) next = take();
        pool_.put(std::exchange(batch_, std::move(next)));
    }

    /// Writes the answers of the oldest batch; gives it back to be filled again.
    netral::line_batch take()
    {
        netral::line_batch b = pool_.take();
        mistakes_ += b.mistakes;
        out_.write(b.answers);
        b.clear();
        return b;
    }

    netral::line_pool pool_;
    netral::line_batch batch_;
};

/// Reads a file to its end; false if it cannot be read.
bool over_file(const input_file& file, answering& answers, std::size_t longest, const output& out,
               progress& shown, std::pair<std::size_t, std::size_t>& so_far)
{
    line_reader lines(file.descriptor(), longest, [&] { answers.finish(); });
    std::string_view line;
    auto& [records, bytes] = so_far;
    while (out.open()) {
        switch (lines.next(line)) {
        case line_reader::got::line:
            if (is_blank(line)) break;
            answers.one(line, lines.number());
            ++records;
            break;
        case line_reader::got::too_long:
            answers.refuse(lines.number(), longest);
            ++records;
            break;
        case line_reader::got::end: bytes += lines.bytes(); return true;
        case line_reader::got::failed:
            complain(codes::cannot_read, "cannot read `" + file.path() + "`: " + lines.reason());
            return false;
        }
        shown.at(records, bytes + lines.bytes());
    }
    return true;
}

std::size_t total_of(const std::vector<input_file>& files)
{
    std::size_t total = 0;
    for (const input_file& file : files) {
        if (file.size() == 0) return 0;
        total += file.size();
    }
    return total;
}

} // namespace

ending classify_stream(const std::shared_ptr<const netral::program>& p,
                       const netral::line_options& how, unsigned jobs,
                       const std::vector<input_file>& files, output& out)
{
    std::unique_ptr<answering> answers;
    if (jobs == 1)
        answers = std::make_unique<on_this_thread>(p, how, out);
    else
        answers = std::make_unique<on_many_threads>(p, how, jobs, out);

    bool readable = true;
    std::pair<std::size_t, std::size_t> so_far{0, 0}; // records, bytes
    {
        progress shown(total_of(files));
        for (const input_file& file : files) {
            answers->begin(files.size() > 1 ? std::string_view(file.path()) : std::string_view());
            readable =
                over_file(file, *answers, how.limits.record_bytes, out, shown, so_far) && readable;
        }
        answers->finish();
    }
    if (!readable || out.failed()) return ending::wrong_usage;
    return answers->mistakes() > 0 ? ending::bad_records : ending::well;
}

} // namespace harness
