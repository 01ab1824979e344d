// SPDX-License-Identifier: Apache-2.0

/// @file
/// Completion on random rule sets and records, against a reference that tries every complete
/// record.

#include "sample_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace netral;
using sample::add;
using sample::desk;

namespace {

using words = std::vector<std::uint64_t>;

/// Three bools, an enumeration of three, a set of three, a number from 0 to 3.
constexpr int bools = 3;
constexpr std::uint64_t cells = 3;
constexpr std::int64_t numbers = 4;

class maker {
public:
    explicit maker(std::uint32_t seed) : random_(seed) {}

    ruleset rules()
    {
        ruleset r;
        for (int i = 0; i < bools; ++i) add(r, "x.b" + std::to_string(i), fact_type::boolean);
        add(r, "x.e", fact_type::enumeration, {"p", "q", "r"});
        add(r, "x.s", fact_type::set, {"u", "v", "w"});
        add(r, "x.n", fact_type::integer);
        for (int i = below(5); i > 0; --i) {
            if (below(3) == 0) {
                const std::string a = test();
                const std::string b = test();
                const std::string c = test();
                sample::conflicts(r, {a.c_str(), b.c_str(), c.c_str()});
            } else {
                sample::implies(r, formula(2), formula(2));
            }
        }
        return r;
    }

    /// JSON of a record that states each fact with some likelihood.
    std::string record()
    {
        std::vector<std::string> stated;
        for (int i = 0; i < bools; ++i)
            if (below(3) == 0)
                stated.push_back("\"b" + std::to_string(i) +
                                 "\":" + (below(2) == 0 ? "true" : "false"));
        if (below(3) == 0) stated.push_back(std::string("\"e\":\"") + "pqr"[below(3)] + '"');
        if (below(3) == 0) stated.push_back("\"n\":" + std::to_string(below(numbers)));
        if (below(2) == 0) stated.push_back("\"s\":" + set());
        std::shuffle(stated.begin(), stated.end(), random_);
        std::string all;
        for (const std::string& one : stated) all += (all.empty() ? "" : ",") + one;
        return "{\"x\":{" + all + "}}";
    }

    std::mt19937& random() { return random_; }

private:
    int below(std::int64_t n)
    {
        return static_cast<int>(random_() % static_cast<std::uint32_t>(n));
    }

    std::string set()
    {
        std::string has;
        std::string lacks;
        for (const char member : {'u', 'v', 'w'}) {
            std::string& side = below(2) == 0 ? has : lacks;
            if (below(3) == 0) continue;
            side += (side.empty() ? "\"" : ",\"") + std::string(1, member) + '"';
        }
        if (below(3) == 0) return "[" + has + "]";
        return "{\"has\":[" + has + "],\"not\":[" + lacks + "]}";
    }

    std::string test()
    {
        const std::string n = std::to_string(below(numbers));
        const std::string member = std::string("'") + "uvw"[below(3)] + "'";
        switch (below(7)) {
        case 0: return std::string("x.e == '") + "pqr"[below(3)] + "'";
        case 1: return "x.e in ['p', 'q']";
        case 2: return member + " in x.s";
        case 3: return "sets.intersects(x.s, ['u', " + member + "])";
        case 4: return "sets.contains(x.s, ['w', " + member + "])";
        case 5: return below(2) == 0 ? "x.n <= " + n : "x.n == " + n;
        default: return "x.b" + std::to_string(below(bools));
        }
    }

    std::string formula(int depth)
    {
        if (depth == 0 || below(3) == 0) return test();
        switch (below(3)) {
        case 0: return "!(" + formula(depth - 1) + ")";
        case 1: return "(" + formula(depth - 1) + " && " + formula(depth - 1) + ")";
        default: return "(" + formula(depth - 1) + " || " + formula(depth - 1) + ")";
        }
    }

    std::mt19937 random_;
};

/// All records of which everything is known.
std::vector<words> complete_records(const desk& d)
{
    std::vector<words> all;
    const slot_layout& slots = *d.slots;
    for (std::uint64_t b = 0; b < 1U << bools; ++b)
        for (std::uint64_t e = 0; e < cells; ++e)
            for (std::uint64_t s = 0; s < 1U << cells; ++s)
                for (std::uint64_t n = 0; n < numbers; ++n) {
                    words w = slots.blank();
                    for (std::uint32_t i = 0; i < bools; ++i) w[slots[i].first] = (b >> i & 1) + 1;
                    w[slots[bools].first] = std::uint64_t{1} << e;
                    w[slots[bools + 1].first] = s;
                    w[slots[bools + 1].first + 1] = 7 & ~s;
                    w[slots[bools + 2].first] = n;
                    w[slots[bools + 2].first + 1] = n;
                    all.push_back(w);
                }
    return all;
}

/// Whether the complete record is one of those that `w` leaves possible.
bool allows(const desk& d, const words& w, const words& complete)
{
    for (fact_id f = 0; f < d.rules->facts.size(); ++f) {
        const slot& s = (*d.slots)[f];
        const std::uint64_t* a = w.data() + s.first;
        const std::uint64_t* b = complete.data() + s.first;
        if (s.kind == slot_kind::cells && (a[0] & b[0]) == 0) return false;
        if (s.kind == slot_kind::members && ((a[0] & b[1]) != 0 || (a[1] & b[0]) != 0))
            return false;
        if (s.kind != slot_kind::interval) continue;
        const auto number = static_cast<std::int64_t>(b[0]);
        if (number < static_cast<std::int64_t>(a[0]) || number > static_cast<std::int64_t>(a[1]))
            return false;
    }
    return true;
}

words words_of(const desk& d)
{
    return {d.incident.words(), d.incident.words() + d.slots->word_count()};
}

/// A desk for random rules, or nothing if they contradict themselves.
std::unique_ptr<desk> desk_for(ruleset r)
{
    const slot_layout slots(r);
    if (!completion::compile(r, slots)) return nullptr;
    return std::make_unique<desk>(std::move(r));
}

} // namespace

TEST_CASE("completion keeps every record that the constraints allow, and no complete one that they "
          "forbid")
{
    int contradictions = 0;
    int narrowed = 0;
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        maker make(seed);
        const auto d = desk_for(make.rules());
        if (!d) continue;
        std::vector<words> allowed;
        for (const words& w : complete_records(*d)) {
            words copy = w;
            if (d->follow->propagate(copy.data())) allowed.push_back(w);
        }
        for (int i = 0; i < 20; ++i) {
            const std::string line = make.record();
            INFO("seed " << seed << ": " << line);
            if (!d->read(line)) continue; // has and has not
            const words stated = [&] {
                ruleset bare;
                bare.facts = d->rules->facts;
                desk reader(std::move(bare));
                REQUIRE(reader.read(line));
                return words_of(reader);
            }();
            const words completed = words_of(*d);
            narrowed += completed != stated ? 1 : 0;
            if (!d->incident.warnings().empty()) {
                ++contradictions;
                continue;
            }
            for (const words& one : allowed)
                if (allows(*d, stated, one)) CHECK(allows(*d, completed, one));
        }
    }
    CHECK(contradictions > 20); // the test means nothing where nothing happens
    CHECK(narrowed > 200);
}

TEST_CASE("a complete record passes the clauses exactly if the constraints hold of it")
{
    for (std::uint32_t seed = 0; seed < 60; ++seed) {
        maker make(seed);
        const auto d = desk_for(make.rules());
        if (!d) continue;
        const auto holds = [&](const test& t, const words& w) {
            struct facts final : cel::activation {
                const desk* d = nullptr;
                const words* w = nullptr;
                [[nodiscard]] value fact(fact_id id) const override
                {
                    return d->incident.value_of(id, *d->rules, w->data());
                }
            } source;
            source.d = d.get();
            source.w = &w;
            cel::interpreter_workspace scratch;
            return cel::interpret(t.expression, source, scratch).is_true();
        };
        for (const words& w : complete_records(*d)) {
            bool lawful = true;
            for (const constraint& c : d->rules->constraints) {
                if (c.what == constraint::kind::implies) {
                    lawful = lawful && (!holds(c.tests[0], w) || holds(c.tests[1], w));
                } else {
                    const auto count = std::count_if(c.tests.begin(), c.tests.end(),
                                                     [&](const test& t) { return holds(t, w); });
                    lawful = lawful && count <= 1;
                }
            }
            words copy = w;
            CHECK(d->follow->propagate(copy.data()) == lawful);
            if (lawful) CHECK(copy == w);
        }
    }
}

TEST_CASE("completion leaves something possible, and doing it again changes nothing")
{
    for (std::uint32_t seed = 0; seed < 150; ++seed) {
        maker make(seed);
        const auto d = desk_for(make.rules());
        if (!d) continue;
        for (int i = 0; i < 20; ++i) {
            const std::string line = make.record();
            INFO("seed " << seed << ": " << line);
            if (!d->read(line)) continue;
            const words once = words_of(*d);
            const std::string warned = d->warned();
            words copy = once;
            CHECK(d->follow->propagate(copy.data()));
            CHECK(copy == once);
            d->follow->complete(d->incident);
            CHECK(words_of(*d) == once);
            CHECK(d->warned() == warned);
        }
    }
}

TEST_CASE("the order of the constraints does not matter where nothing gives way")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        maker make(seed);
        ruleset rules = make.rules();
        ruleset shuffled = rules;
        std::shuffle(shuffled.constraints.begin(), shuffled.constraints.end(), make.random());
        const auto a = desk_for(std::move(rules));
        const auto b = desk_for(std::move(shuffled));
        REQUIRE((a == nullptr) == (b == nullptr));
        if (!a) continue;
        for (int i = 0; i < 20; ++i) {
            const std::string line = make.record();
            INFO("seed " << seed << ": " << line);
            if (!a->read(line)) continue;
            REQUIRE(b->read(line));
            CHECK(a->incident.warnings().empty() == b->incident.warnings().empty());
            if (a->incident.warnings().empty()) CHECK(words_of(*a) == words_of(*b));
        }
    }
}

TEST_CASE("who states more knows at least as much")
{
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        maker make(seed);
        const auto d = desk_for(make.rules());
        if (!d) continue;
        const auto all = complete_records(*d);
        for (int i = 0; i < 20; ++i) {
            const words& whole = all[make.random()() % all.size()];
            words less = d->slots->blank();
            words more = less;
            for (fact_id f = 0; f < d->rules->facts.size(); ++f) {
                const slot& s = (*d->slots)[f];
                const auto chance = make.random()() % 3;
                if (chance == 0)
                    std::copy_n(whole.begin() + s.first, s.words(), less.begin() + s.first);
                if (chance <= 1)
                    std::copy_n(whole.begin() + s.first, s.words(), more.begin() + s.first);
            }
            const bool less_is_possible = d->follow->propagate(less.data());
            const bool more_is_possible = d->follow->propagate(more.data());
            if (!less_is_possible) CHECK_FALSE(more_is_possible);
            if (!less_is_possible || !more_is_possible) continue;
            for (const words& one : all)
                if (allows(*d, more, one)) CHECK(allows(*d, less, one));
        }
    }
}
