// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of value/value.hpp.

#include <netral/value/value.hpp>

#include <catch2/catch.hpp>

#include <thread>

using namespace netral;

TEST_CASE("a value knows its kind and what it holds")
{
    CHECK(value().is(value_kind::null));
    CHECK(value(true).as_bool());
    CHECK(value(std::int64_t{-3}).as_int() == -3);
    CHECK(value(std::uint64_t{3}).as_uint() == 3);
    CHECK(value(1.5).as_double() == 1.5);
    CHECK(value::string("teks").text() == "teks");
    CHECK(value::bytes(std::string_view("\0x", 2)).text().size() == 2);
    CHECK(value::list({value(true)}).items().size() == 1);
    CHECK(value::some(value(true)).held()->is_true());
    CHECK(value::none().held() == nullptr);
    CHECK(value::error(3003, "division by zero").error_code() == 3003);
}

TEST_CASE("copies of a text share it and outlive the first")
{
    value copy;
    {
        const value first = value::string("a text that is longer than any small buffer");
        copy = first;
        CHECK(copy.text().data() == first.text().data());
    }
    CHECK(copy.text() == "a text that is longer than any small buffer");
}

TEST_CASE("a settled value does not depend on what it borrowed from")
{
    value kept;
    {
        const value owner = value::string("owned");
        kept = owner.borrow().settled();
    }
    CHECK(kept.text() == "owned");
    std::string buffer = "foreign";
    const value view = value::borrowed_string(buffer).settled();
    buffer = "changed";
    CHECK(view.text() == "foreign");
    const value list = value::list({value::borrowed_string(buffer)});
    buffer = "again!!";
    CHECK(list.items()[0].text() == "changed");
}

TEST_CASE("a map finds its keys, few or many, numbers by what they are worth")
{
    for (const int size : {3, 100}) {
        std::vector<map_entry> entries;
        for (int i = 0; i < size; ++i)
            entries.emplace_back(value::string("k" + std::to_string(i)), value(std::int64_t{i}));
        entries.emplace_back(value(std::int64_t{7}), value::string("seven"));
        const value map = value::map(std::move(entries));
        REQUIRE(map.find("k2") != nullptr);
        CHECK(map.find("k2")->as_int() == 2);
        CHECK(map.find("k100") == nullptr);
        REQUIRE(map.find(value(std::uint64_t{7})) != nullptr);
        CHECK(map.find(value(7.0))->text() == "seven");
    }
}

TEST_CASE("a value nested a million deep is freed without recursion")
{
    value v;
    for (int i = 0; i < 1'000'000; ++i) v = value::list({std::move(v)});
    CHECK(v.items().size() == 1);
}

TEST_CASE("unknowns gather the facts they wait for")
{
    const value a = value::unknown(fact_id{5});
    const value b = value::unknown(std::vector<fact_id>{9, 2, 5, 9});
    REQUIRE(b.facts().size() == 3);
    CHECK(b.facts()[0] == 2);
    const value both = merge_unknown(a, b);
    CHECK(both.facts().size() == 3);
    CHECK(merge_unknown(a, a).facts().size() == 1);
}

TEST_CASE("what is partly known says which fact to ask for")
{
    const value month(*parse_date("2024-10"), 4);
    CHECK(month.is_partial());
    CHECK(month.facts()[0] == 4);
    CHECK_FALSE(value(*parse_date("2024-10-12"), 4).is_partial());
    CHECK(value::choice(3, {"a", "b"}).is_partial());
    CHECK(value::fact_set(3, {"a"}, {"b"}).is_partial());
    CHECK_FALSE(value::fact_set(3, {"a"}, {}).is_partial());
    CHECK_FALSE(value(true).is_partial());
}

TEST_CASE("threads may copy and free one value at once")
{
    const value shared = value::list({value::string("shared"), value::string("by all")});
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([shared] {
            for (int i = 0; i < 10'000; ++i) {
                const value copy = shared; // NOLINT: the copy is the point
                if (copy.items().size() != 2) std::abort();
            }
        });
    for (std::thread& t : threads) t.join();
    CHECK(shared.items()[0].text() == "shared");
}
