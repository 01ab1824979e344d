// SPDX-License-Identifier: Apache-2.0

/// @file
/// Lines are read here and answered here, or handed to a pool in batches whose answers are written
/// in their order. Whenever the input makes this thread wait, all answers so far are handed out.

#include "classify_stream.hpp"

#include "record_lines.hpp"

#include <netral/classify/json.hpp>
#include <netral/classify/pool.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace harness {
namespace {

constexpr std::size_t batch_bytes = std::size_t{1} << 16;
constexpr std::size_t batch_lines = 1024;

/// What becomes of a line.
class answering : public line_taker {
public:
    explicit answering(output& out) : out_(out) {}

    void begin(std::string_view file) override { file_ = file; }
    void hand_out() override { out_.flush(); }

    /// An error in place of a line that was not kept.
    void refuse(std::size_t number, std::size_t longest) override
    {
        hand_out();
        netral::append_json(out_.buffer(), {too_long(longest)}, number, {}, file_);
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

    void take(std::string_view line, std::size_t number) override
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

    void take(std::string_view line, std::size_t number) override
    {
        batch_.add(line, number);
        if (batch_.text.size() >= batch_bytes || batch_.lines.size() >= batch_lines) hand_over();
    }

    void hand_out() override
    {
        hand_over();
        while (pool_.waiting() > 0) write_next();
        answering::hand_out();
    }

private:
    void hand_over()
    {
        if (batch_.lines.empty()) return;
        batch_.file = file_;
        netral::line_batch next;
        if (pool_.full()) next = write_next();
        pool_.put(std::exchange(batch_, std::move(next)));
    }

    /// Writes the answers of the oldest batch; gives it back to be filled again.
    netral::line_batch write_next()
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

    const bool readable = pass_over(files, how.limits.record_bytes, out, *answers);
    if (!readable || out.failed()) return ending::wrong_usage;
    return answers->mistakes() > 0 ? ending::bad_records : ending::well;
}

} // namespace harness
