// SPDX-License-Identifier: Apache-2.0

/// @file
/// The compiled program against the plain interpreter, on random rule sets and records.

#include "loaded.hpp"
#include "plain.hpp"
#include "random_rules.hpp"

#include <catch2/catch.hpp>

using namespace netral;
using namespace netral::testing;

namespace {

constexpr unsigned rule_sets = 400;
constexpr unsigned records_each = 50;

struct seen {
    std::array<std::size_t, 4> statuses{};
    std::size_t erred = 0;
};

void compare(const program& p, const record& r, evaluation& e, const std::string& text,
             const std::string& json, seen& counts)
{
    const plain oracle(p.rules(), r);
    e.bind(r);
    const auto& standing = e.run();
    auto next = standing.begin();
    for (rule_id id = 0; id < p.rules().rules.size(); ++id) {
        const rule_status expected = oracle.status(id);
        const rule_outcome alone = e.outcome(id);
        const bool stands = next != standing.end() && next->rule == id;
        const rule_status together = stands ? next++->outcome.status : rule_status::fails;
        if (together != expected || alone.status != expected)
            FAIL("rule." << id << " is " << to_string(together) << " with the others, "
                         << to_string(alone.status) << " alone, and plainly " << to_string(expected)
                         << "\n"
                         << json << "\n"
                         << text);
        if (e.strictly(id) != oracle.strictly(id))
            FAIL("rule." << id << " differs in strict logic\n" << json << "\n" << text);
        ++counts.statuses[static_cast<std::size_t>(expected)];
        if (alone.erred) ++counts.erred;
    }
}

} // namespace

TEST_CASE("the program says of every rule what the plain interpreter says")
{
    seen counts;
    for (unsigned seed = 0; seed < rule_sets; ++seed) {
        random_rules random(seed);
        const std::string text = random.ruleset();
        const auto p = compile_text(text);
        evaluation e(*p);
        for (unsigned i = 0; i < records_each; ++i) {
            const std::string json = random.record();
            const read_record r(*p, json);
            compare(*p, r.get(), e, text, json, counts);
        }
    }
    // The comparison is worth something only if everything occurs.
    for (const std::size_t n : counts.statuses) CHECK(n > 1000);
    CHECK(counts.erred > 10);
}
