// SPDX-License-Identifier: Apache-2.0

/// @file
/// Proof, enumeration and replay on random changes: they must agree.
///
/// Every record that can be stated over a few facts is run through both rule sets, on the day of
/// its act or on another that each side is told; where their
/// outcomes differ a region must lie, and in a region they must differ as it says. Outcomes are
/// compared here once more from what the engine says, with none of the prover's code.
///
///     netral_agreement_test '[ten-thousand]'   10,000 changes (last run: agreement_run.txt)

#include "random_change.hpp"
#include "two_sides.hpp"

#include <netral/change/proof.hpp>
#include <netral/record/reader.hpp>

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <optional>

using namespace netral;
using namespace netral::testing;

namespace {

/// One side: reads a record and evaluates it.
class runner {
public:
    runner(const program& p, std::optional<date> day)
        : program_(p), day_(day), record_(p.slots()),
          reader_(p.rules(), p.slots(), p.facts_follow()), evaluation_(p)
    {
    }

    /// False for a record that contradicts the constraints.
    bool read(const std::string& line)
    {
        REQUIRE(reader_.read(line, record_));
        std::uint64_t* of_act =
            record_.words() + program_.slots()[program_.rules().roles.act_day].first;
        if (day_) of_act[0] = of_act[1] = static_cast<std::uint64_t>(day_->days);
        evaluation_.bind(record_);
        return record_.warnings().empty();
    }
    evaluation& facts() { return evaluation_; }

    int level(const std::string& id)
    {
        const rule_id r = program_.rules().find_rule(id);
        if (r == none) return 0;
        const rule_status s = evaluation_.outcome(r).status;
        return s == rule_status::holds ? 2 : s == rule_status::open ? 1 : 0;
    }

    /// For each sanction: 0 not offered, 1 open, 2 applies.
    std::array<int, 2> offers(const std::string& id)
    {
        std::array<int, 2> out{};
        const rule_id r = program_.rules().find_rule(id);
        const rule_outcome o = evaluation_.outcome(r);
        const compiled_rule& c = program_.compiled(r);
        for (std::size_t v = 0; v < c.versions.size(); ++v) {
            if ((o.versions >> v & 1U) == 0) continue;
            for (const sanction_id s : c.versions[v].written->sanctions.sanctions) {
                const truth t = evaluation_.of(program_.applies_to(s));
                if (t != truth::no) out[s] = t == truth::yes ? 2 : 1;
            }
        }
        return out;
    }

private:
    const program& program_;
    std::optional<date> day_; ///< that rules are told in place of the act's
    record record_;
    record_reader reader_;
    evaluation evaluation_;
};

std::optional<change_direction> compared(int was, int is)
{
    if (was == is) return std::nullopt;
    return is > was ? change_direction::stricter : change_direction::laxer;
}

std::optional<change_direction> change_of(const std::string& id, change_aspect a, runner& before,
                                          runner& after)
{
    const int was = before.level(id);
    const int is = after.level(id);
    if (a == change_aspect::status) return compared(was, is);
    if (was != is || was == 0) return std::nullopt;
    const auto old_offers = before.offers(id);
    const auto new_offers = after.offers(id);
    if (old_offers == new_offers) return std::nullopt;
    const auto heaviest = [](const std::array<int, 2>& o) { return o[1] > 0 ? 2 : o[0] > 0; };
    const auto d = compared(heaviest(old_offers), heaviest(new_offers));
    return d ? d : change_direction::sideways;
}

struct tally {
    std::array<std::size_t, 3> verdicts{};
    std::size_t regions = 0;
    std::size_t records = 0;
    std::size_t changed = 0;
};

class one_change {
public:
    one_change(unsigned seed, const random_change& texts, tally& counts)
        : seed_(seed), texts_(texts), counts_(counts),
          before_program_(program_of({{"ruleset.yaml", texts.before()}})),
          after_program_(program_of({{"ruleset.yaml", texts.after()}})), days_(days_of(seed)),
          before_(*before_program_, days_.on_before), after_(*after_program_, days_.on_after),
          proof_(prove(*before_program_, *after_program_, days_))
    {
        for (const program* p : {before_program_.get(), after_program_.get()})
            for (const rule& r : p->rules().rules)
                if (std::find(ids_.begin(), ids_.end(), r.id) == ids_.end()) ids_.push_back(r.id);
    }

    void check(const std::vector<std::string>& records)
    {
        ++counts_.verdicts[static_cast<std::size_t>(proof_.verdict)];
        counts_.regions += proof_.regions.size();
        for (const region& r : proof_.regions) {
            if (!before_.read(r.witness) || !after_.read(r.witness))
                fail("a witness contradicts the constraints", r.witness);
            if (change_of(r.rule, r.aspect, before_, after_) != r.direction)
                fail("a witness does not change", r.witness);
            if (!lies_in(r, before_.facts(), after_.facts()))
                fail("a witness lies outside its region", r.witness);
        }
        for (const std::string& line : records) check(line);
    }

private:
    /// Of three changes one on its own day, one on another after it, one on two other days.
    static proof_options days_of(unsigned seed)
    {
        static const std::array<std::int32_t, 4> days{
            to_date({2024, 2, 10}).days, to_date({2024, 4, 15}).days, to_date({2024, 6, 30}).days,
            to_date({2024, 7, 20}).days};
        proof_options how;
        if (seed % 3 != 0) how.on_after = date{days[seed / 3 % 4]};
        if (seed % 3 == 2) how.on_before = date{days[seed / 12 % 4]};
        return how;
    }

    void check(const std::string& line)
    {
        if (!before_.read(line) || !after_.read(line)) return;
        ++counts_.records;
        bool changed = false;
        for (const std::string& id : ids_)
            for (const change_aspect a : {change_aspect::status, change_aspect::sanctions}) {
                const auto d = change_of(id, a, before_, after_);
                changed = changed || d;
                bool found = false;
                for (const region& r : proof_.regions) {
                    if (r.rule != id || r.aspect != a ||
                        !lies_in(r, before_.facts(), after_.facts()))
                        continue;
                    if (r.direction != d)
                        fail("a record of a region does not change so: " +
                                 condition_of(r, language::english),
                             line);
                    found = true;
                }
                if (d && !found && proof_.verdict != proof_verdict::inconclusive &&
                    !proof_.more_exist)
                    fail(id + " changes outside all regions", line);
            }
        if (changed) ++counts_.changed;
    }

    void fail(const std::string& what, const std::string& line) const
    {
        FAIL("seed " << seed_ << ": " << what << "\n"
                     << line << "\n--- before\n"
                     << texts_.before() << "--- after\n"
                     << texts_.after());
    }

    unsigned seed_;
    const random_change& texts_;
    tally& counts_;
    std::shared_ptr<const program> before_program_;
    std::shared_ptr<const program> after_program_;
    proof_options days_;
    runner before_;
    runner after_;
    proof proof_;
    std::vector<std::string> ids_;
};

tally run(unsigned changes)
{
    tally counts;
    const auto records = random_change::records();
    for (unsigned seed = 0; seed < changes; ++seed) {
        const random_change texts(seed);
        one_change(seed, texts, counts).check(records);
    }
    return counts;
}

/// The comparison is worth something only if everything occurs.
void check_all_occurs(const tally& counts, std::size_t changes)
{
    CHECK(counts.verdicts[static_cast<std::size_t>(proof_verdict::equal)] > changes / 20);
    CHECK(counts.verdicts[static_cast<std::size_t>(proof_verdict::different)] > changes / 4);
    CHECK(counts.verdicts[static_cast<std::size_t>(proof_verdict::inconclusive)] > 0);
    CHECK(counts.regions > changes);
    CHECK(counts.changed > 100 * changes);
}

} // namespace

TEST_CASE("proof, enumeration and replay agree on random changes")
{
    check_all_occurs(run(200), 200);
}

TEST_CASE("proof, enumeration and replay agree on ten thousand random changes", "[.][ten-thousand]")
{
    const tally counts = run(10'000);
    check_all_occurs(counts, 10'000);
    std::printf("10000 comparisons: %zu equal, %zu different, %zu inconclusive; %zu regions; "
                "%zu records replayed, of which %zu change; all agree\n",
                counts.verdicts[0], counts.verdicts[1], counts.verdicts[2], counts.regions,
                counts.records, counts.changed);
}
