// SPDX-License-Identifier: Apache-2.0

/// @file
/// A ring of batches: the owner fills its end and empties its beginning, threads answer what lies
/// between, each with a line_classifier of its own.
///
/// Door: classify/pool.hpp.

#include <netral/classify/pool.hpp>

#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

namespace netral {

void line_batch::add(std::string_view line, std::size_t number)
{
    lines.push_back({text.size(), line.size(), number});
    text += line;
}

void line_batch::clear()
{
    text.clear();
    lines.clear();
    file.clear();
    answers.clear();
    mistakes = 0;
}

namespace {

constexpr std::size_t batches_a_thread = 3; ///< one being answered, one next, one to be taken

/// What batches are answered with.
struct law {
    law(std::shared_ptr<const program> p, const line_options& options)
        : first(std::move(p), options)
    {
    }

    /// One more for a thread of its own.
    line_classifier another()
    {
        const std::lock_guard lock(guard);
        return first.beside();
    }

    std::mutex guard;      ///< of the below
    line_classifier first; ///< answers nothing itself
};

struct job {
    line_batch batch;
    std::shared_ptr<law> by;
    std::exception_ptr thrown;
    bool done = false;
};

void answer(line_classifier& with, line_batch& batch)
{
    const std::string_view text = batch.text;
    for (const line_batch::place& line : batch.lines)
        if (!with.answer(text.substr(line.begin, line.size), batch.answers, line.number,
                         batch.file))
            ++batch.mistakes;
}

} // namespace

struct line_pool::parts {
    parts(std::shared_ptr<const program> p, line_options chosen, unsigned count)
        : options(std::move(chosen)), ring(batches_a_thread * count)
    {
        current = std::make_shared<law>(std::move(p), options);
    }

    parts(const parts&) = delete;
    parts& operator=(const parts&) = delete;
    ~parts();

    void work();

    line_options options;
    std::vector<job> ring;
    std::vector<std::thread> threads;

    std::mutex guard; ///< of all below, and of jobs from `begun` to `put`
    std::condition_variable something_to_do;
    std::condition_variable something_done;
    std::shared_ptr<law> current;
    std::size_t put = 0;   ///< batches so far
    std::size_t begun = 0; ///< by a thread
    std::size_t taken = 0;
    bool ending = false;
};

line_pool::parts::~parts()
{
    {
        const std::lock_guard lock(guard);
        ending = true;
    }
    something_to_do.notify_all();
    for (std::thread& t : threads) t.join();
}

void line_pool::parts::work()
{
    std::optional<line_classifier> with;
    std::shared_ptr<law> by;
    for (;;) {
        job* mine = nullptr;
        {
            std::unique_lock lock(guard);
            something_to_do.wait(lock, [&] { return ending || begun < put; });
            if (ending) return;
            mine = &ring[begun++ % ring.size()];
        }
        try {
            if (by != mine->by) {
                with.emplace(mine->by->another());
                by = mine->by;
            }
            answer(*with, mine->batch);
        } catch (...) {
            mine->thrown = std::current_exception(); // take() throws it
            by.reset();
        }
        const std::lock_guard lock(guard);
        mine->done = true;
        something_done.notify_one();
    }
}

line_pool::line_pool(std::shared_ptr<const program> p, line_options options, unsigned threads)
    : parts_(std::make_unique<parts>(std::move(p), std::move(options), threads))
{
    for (unsigned i = 0; i < threads; ++i)
        parts_->threads.emplace_back([shared = parts_.get()] { shared->work(); });
}

line_pool::~line_pool() = default;

void line_pool::replace(std::shared_ptr<const program> p, reading_choice readings)
{
    line_options now = parts_->options;
    now.how.readings = std::move(readings);
    auto next = std::make_shared<law>(std::move(p), std::move(now));
    const std::lock_guard lock(parts_->guard);
    parts_->current.swap(next);
}

std::size_t line_pool::waiting() const noexcept
{
    return parts_->put - parts_->taken; // both are the owner's to change
}

bool line_pool::full() const noexcept
{
    return waiting() == parts_->ring.size();
}

void line_pool::put(line_batch batch)
{
    parts& p = *parts_;
    {
        const std::lock_guard lock(p.guard);
        p.ring[p.put % p.ring.size()] = {std::move(batch), p.current, nullptr, false};
        ++p.put;
    }
    p.something_to_do.notify_one();
}

line_batch line_pool::take()
{
    parts& p = *parts_;
    job& oldest = p.ring[p.taken % p.ring.size()];
    std::unique_lock lock(p.guard);
    p.something_done.wait(lock, [&] { return oldest.done; });
    ++p.taken;
    oldest.by.reset();
    if (oldest.thrown) std::rethrow_exception(std::exchange(oldest.thrown, nullptr));
    return std::move(oldest.batch);
}

} // namespace netral
