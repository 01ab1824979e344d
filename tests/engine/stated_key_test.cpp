// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of engine/stated_key.hpp.

#include <netral/engine/stated_key.hpp>

#include "loaded.hpp"
#include "small_rules.hpp"

#include <string>

using namespace netral;
using namespace netral::testing;

namespace {

/// Keys of records as one program reads them.
class keys {
public:
    explicit keys(const std::string& rules, const std::vector<std::string>& beside = {})
        : program_(compile_text(small_rules("  - " + rules))), record_(program_->slots()),
          reader_(program_->rules(), program_->slots(), program_->facts_follow()),
          maker_(*program_, ids(beside))
    {
    }

    stated_key of(const std::string& line)
    {
        REQUIRE(reader_.read_stated(line, record_));
        stated_key key;
        maker_.make(record_, key);
        return key;
    }

    [[nodiscard]] bool same(const std::string& a, const std::string& b)
    {
        const stated_key one = of(a);
        const stated_key other = of(b);
        CHECK((one.words != other.words || one.hash == other.hash));
        return one.words == other.words;
    }

private:
    [[nodiscard]] std::vector<fact_id> ids(const std::vector<std::string>& paths) const
    {
        std::vector<fact_id> out;
        for (const std::string& p : paths) out.push_back(program_->rules().find_fact(p));
        return out;
    }

    std::shared_ptr<const program> program_;
    record record_;
    record_reader reader_;
    key_maker maker_;
};

const std::string speech = R"({id: r.1, conduct: "'speech' in act.kinds", when: act.public})";

} // namespace

TEST_CASE("facts that no rule reads are in no key, those that one reads are")
{
    keys k(speech);
    CHECK(k.same(R"({"act":{"id":"1","public":true,"persons":3}})", R"({"act":{"public":true}})"));
    CHECK_FALSE(k.same(R"({"act":{"public":true}})", R"({"act":{"public":false}})"));
    CHECK_FALSE(k.same(R"({"act":{"public":true}})", "{}"));
    CHECK_FALSE(k.same(R"({"act":{"kinds":["speech"]}})", R"({"act":{"kinds":["like"]}})"));
}

TEST_CASE("the same words of different facts are different keys")
{
    keys k(R"({id: r.1, conduct: "act.public || act.official"})");
    CHECK_FALSE(k.same(R"({"act":{"public":true}})", R"({"act":{"official":true}})"));
}

TEST_CASE("days count by both their bounds")
{
    keys k(R"_({id: r.1, conduct: "act.day < date('2024-05-01')"})_");
    CHECK(k.same(R"({"act":{"day":"2024-02-01"}})", R"({"act":{"day":"2024-02-01"}})"));
    CHECK_FALSE(k.same(R"({"act":{"day":"2024-02-01"}})", R"({"act":{"day":"2024-02"}})"));
}

TEST_CASE("a string counts by what conditions compare it with, or beside them as it is written")
{
    const std::string named = R"({id: r.1, conduct: "act.id == 'x'"})";
    keys by_cell(named);
    CHECK(by_cell.same(R"({"act":{"id":"a"}})", R"({"act":{"id":"b"}})"));
    CHECK_FALSE(by_cell.same(R"({"act":{"id":"a"}})", R"({"act":{"id":"x"}})"));
    keys by_text(named, {"act.id"});
    CHECK_FALSE(by_text.same(R"({"act":{"id":"a"}})", R"({"act":{"id":"b"}})"));
    CHECK(by_text.same(R"({"act":{"id":"a"}})", R"({"act":{"id":"a"}})"));
}

TEST_CASE("what only the other program's rules read counts too")
{
    const auto p = compile_text(small_rules("  - " + speech));
    const auto other = compile_text(small_rules("  - {id: r.1, conduct: act.official}"));
    key_maker alone(*p);
    key_maker both(*p, {}, other.get());
    record_reader reader(p->rules(), p->slots(), p->facts_follow());
    record incident(p->slots());
    const auto same = [&](key_maker& maker) {
        std::vector<stated_key> made(2);
        for (const bool official : {false, true}) {
            REQUIRE(reader.read_stated(official ? R"({"act":{"official":true}})"
                                                : R"({"act":{"official":false}})",
                                       incident));
            maker.make(incident, made[official ? 1 : 0]);
        }
        return made[0].words == made[1].words;
    };
    CHECK(same(alone));
    CHECK_FALSE(same(both));
}

TEST_CASE("two keys together tell apart what either does")
{
    keys k(speech);
    const stated_key a = k.of(R"({"act":{"public":true}})");
    const stated_key b = k.of("{}");
    stated_key ab = a;
    ab.append(b);
    stated_key ba = b;
    ba.append(a);
    CHECK(ab.words != ba.words);
    CHECK(ab.hash != ba.hash);
    CHECK(ab.words.size() == a.words.size() + b.words.size());
}

TEST_CASE("a table finds what it keeps, forgets when it is full, and has no place for long keys")
{
    key_table<int> none_kept(0);
    CHECK_FALSE(none_kept.has_room());

    key_table<int> table(8);
    REQUIRE(table.has_room());
    const auto key = [](std::uint64_t n) { return stated_key{n % 2, {n}}; };
    for (std::uint64_t n = 0; n < 40; ++n) {
        CHECK(table.find(key(n)) == nullptr);
        int* at = table.place(key(n));
        REQUIRE(at != nullptr);
        *at = static_cast<int>(n);
        REQUIRE(table.find(key(n)) != nullptr);
        CHECK(*table.find(key(n)) == static_cast<int>(n));
    }
    int kept = 0;
    for (std::uint64_t n = 0; n < 40; ++n) kept += table.find(key(n)) != nullptr ? 1 : 0;
    CHECK(kept == 8);
    CHECK(table.place({1, std::vector<std::uint64_t>(513, 1)}) == nullptr);
}
