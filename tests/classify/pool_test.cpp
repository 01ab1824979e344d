// SPDX-License-Identifier: Apache-2.0

/// @file
/// Many threads answer in the order of the lines; a program is replaced under load. Labelled
/// `threads`, so that it also runs under the thread sanitizer.

#include <netral/classify/pool.hpp>

#include "sample.hpp"
#include "shipped.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

using namespace netral;
using namespace netral::testing;

namespace {

line_options at_verdict()
{
    line_options o;
    o.how.detail = detail::verdict;
    o.remembered = 64;
    return o;
}

std::string answers_alone(const std::shared_ptr<const program>& p,
                          const std::vector<std::string>& lines)
{
    line_classifier one(p, at_verdict());
    std::string out;
    for (std::size_t i = 0; i < lines.size(); ++i) one.answer(lines[i], out, i + 1);
    return out;
}

line_batch batch_of(const std::vector<std::string>& lines, std::size_t from, std::size_t to)
{
    line_batch b;
    for (std::size_t i = from; i < to; ++i) b.add(lines[i], i + 1);
    return b;
}

} // namespace

TEST_CASE("threads answer in the order of the lines, errors in their places")
{
    std::vector<std::string> lines = shipped_incidents();
    lines.insert(lines.begin() + 3, "no record");
    lines.insert(lines.begin() + 9, R"({"act": 1})");
    const std::string expected = answers_alone(shipped_program(), lines);

    for (const unsigned threads : {1U, 2U, 5U}) {
        line_pool pool(shipped_program(), at_verdict(), threads);
        std::string out;
        std::size_t mistakes = 0;
        const auto take = [&] {
            const line_batch b = pool.take();
            out += b.answers;
            mistakes += b.mistakes;
        };
        for (std::size_t at = 0; at < lines.size(); at += 3) {
            if (pool.full()) take();
            pool.put(batch_of(lines, at, std::min(at + 3, lines.size())));
        }
        while (pool.waiting() > 0) take();
        CHECK(out == expected);
        CHECK(mistakes == 2);
    }
}

TEST_CASE("a pool is full after a few batches, however long the input is")
{
    line_pool pool(shipped_program(), at_verdict(), 2);
    const std::vector<std::string> lines{"{}"};
    std::size_t put = 0;
    for (; !pool.full(); ++put) {
        REQUIRE(put < 100);
        pool.put(batch_of(lines, 0, 1));
    }
    CHECK(pool.waiting() == put);
    CHECK(pool.take().answers == answers_alone(shipped_program(), lines));
    CHECK_FALSE(pool.full());
}

TEST_CASE("a pool may go while there are batches in it")
{
    line_pool pool(shipped_program(), at_verdict(), 2);
    while (!pool.full()) pool.put(batch_of(shipped_incidents(), 0, 10));
    CHECK(pool.full());
}

TEST_CASE("a program is replaced under load: each batch is answered by one of the two, whole")
{
    const std::vector<std::string> lines{"{}", R"({"report": {"id": "x"}})"};
    const std::string by_sample = answers_alone(sample_program(), lines);
    const std::string by_shipped = answers_alone(shipped_program(), lines);
    REQUIRE(by_sample != by_shipped);

    line_pool pool(shipped_program(), at_verdict(), 3);
    std::atomic<bool> ending{false};
    std::thread other([&] {
        for (bool sample = true; !ending; sample = !sample)
            pool.replace(sample ? sample_program() : shipped_program());
    });
    std::size_t whole = 0;
    constexpr std::size_t batches = 400;
    const auto take = [&] {
        const std::string answers = pool.take().answers;
        whole += answers == by_sample || answers == by_shipped ? 1 : 0;
    };
    for (std::size_t i = 0; i < batches; ++i) {
        if (pool.full()) take();
        pool.put(batch_of(lines, 0, lines.size()));
    }
    while (pool.waiting() > 0) take();
    ending = true;
    other.join();
    CHECK(whole == batches);

    pool.replace(sample_program());
    pool.put(batch_of(lines, 0, lines.size()));
    CHECK(pool.take().answers == by_sample);
}
