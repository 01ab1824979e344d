// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Two rule sets, or one under two readings or on two days, over the same records: what comes out
/// otherwise, in which direction, and because of what.
///
///     side + side --comparison--> one record at a time --> what changed of it, and the totals
///
/// Compared are the verdicts, the findings that hold or are open, and the sanctions that remain
/// after supersession and concurrence; not wording, bases, routes, questions and deadlines, which
/// textual.hpp tells of. Sanctions are stricter or laxer by rank within one nature and family.
///
/// The cause of a change is found by exchanging one thing at a time (the day, one reading, the
/// texts) on the old side; of several changed keys of a rule, those count whose outcome on the
/// record differs. Where nothing alone makes the difference, the causes are told as working
/// together.
///
/// Read next: textual.hpp, report.hpp, proof.hpp (what place_in() takes).

#include <netral/change/direction.hpp>
#include <netral/change/region.hpp>
#include <netral/change/textual.hpp>
#include <netral/classify/classifier.hpp>
#include <netral/record/reader.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// What is compared with what.
///
/// With `as_of`, each record is judged as if its act had been done on that day: the day that
/// selects versions is exchanged after the record was completed, so that stage and calendar stay
/// those of the record. Open verdicts are then not settled by looking at completions.
struct comparison_side {
    std::shared_ptr<const netral::program> program;
    reading_choice readings;
    std::optional<date> as_of;
};

struct comparison_options {
    read_options reading;
    std::vector<std::string> group_by; ///< paths of facts, of the old side
    std::size_t most_groups = 200; ///< values told apart of one fact; the rest are counted together
    std::size_t completions = 512; ///< as classify_options has it

    /// Comparisons kept, at most, for records that state the same of all facts that matter (see
    /// line_options::remembered); 0: none. What is kept of a record that changes takes a few
    /// kilobytes.
    std::size_t remembered = 4096;
};

/// One thing that makes a difference.
struct change_cause {
    enum class kind : std::uint8_t {
        text,    ///< `part`, `id` and `key` as in text_difference
        day,     ///< of the act, from `before` to `after`; `key` is the rule's version on each side
        reading, ///< `id`, from option `before` to option `after`
    };
    kind what = kind::text;
    changed_part part = changed_part::rule;
    std::string id;
    std::string key;
    std::string before;
    std::string after;

    friend bool operator==(const change_cause&, const change_cause&) = default;
};

/// Why something changed. `together`: no cause alone makes the difference; otherwise each does.
struct change_reason {
    std::vector<change_cause> causes;
    bool together = false;
};

/// A rule that speaks up on one side at least and comes out otherwise.
struct finding_change {
    const rule* written = nullptr;     ///< of the new side, else of the old
    std::optional<rule_status> before; ///< none: the rule is not there
    std::optional<rule_status> after;
    change_direction direction = change_direction::sideways;
    change_reason why;
};

/// The heaviest measure of one nature.
struct sanction_level {
    const sanction* heaviest = nullptr; ///< null pointer: none
    bool open = false;                  ///< that it applies is left open

    [[nodiscard]] explicit operator bool() const noexcept { return heaviest != nullptr; }
};

struct level_change {
    rule_nature nature = rule_nature::disiplin;
    sanction_level before;
    sanction_level after;
    change_direction direction = change_direction::sideways;
    change_reason why; ///< empty where it follows from the findings of that nature
};

/// What one side says of a record; `readable` false where it could not be read there.
struct side_view {
    bool readable = true;
    netral::verdict verdict = netral::verdict::not_indicated;
    std::array<nature_verdict, rule_nature_count> by_nature;
    std::vector<std::pair<const rule*, rule_status>> findings; ///< those that hold or are open
    std::vector<std::pair<const sanction*, truth>> sanctions;
    std::vector<record_error> errors;
};

/// Where a changed record lies, seen from the regions that a proof found.
enum class record_place : std::uint8_t {
    not_asked,
    inside,     ///< in the regions that its change names
    by_verdict, ///< in none; only the verdict changes, for what its unknown facts may turn out to
                ///< be
    beyond,     ///< unreadable on a side, or it contradicts the constraints: no proof speaks of it
    outside,    ///< in none; impossible where a proof knows all regions
};

inline constexpr std::size_t record_place_count = 5;

[[nodiscard]] std::string_view to_string(record_place p) noexcept;

/// A record that comes out otherwise. Refers to the rule sets.
struct record_change {
    std::size_t line = 0;
    std::string record;
    side_view before;
    side_view after;
    change_direction direction = change_direction::sideways;
    std::vector<finding_change> findings;
    std::vector<level_change> levels;
    change_reason why;               ///< of a verdict that changed without any finding; else empty
    std::vector<std::string> groups; ///< its value of each fact of group_by; empty: unknown
    record_place place = record_place::not_asked;
    std::vector<std::uint32_t> regions; ///< that it lies in, ascending, of those of place_in()
};

/// Of records that have one value of a fact.
struct group_row {
    std::string value; ///< empty: unknown
    bilingual title;
    std::size_t records = 0;
    std::array<std::size_t, change_direction_count> changed{};
};

struct group_table {
    const fact* of = nullptr;
    std::vector<group_row> rows; ///< in the order of the fact's values, else as they came
    std::size_t beyond = 0;      ///< records whose value had no row left
};

/// Counts over all records so far.
struct comparison_totals {
    static constexpr std::size_t outcomes = 4; ///< verdicts, then: could not be read

    std::size_t records = 0;
    std::size_t errors = 0; ///< that one side at least could not read
    std::array<std::size_t, change_direction_count> changed{};
    std::array<std::array<std::size_t, outcomes>, outcomes> verdicts{}; ///< [before][after]
    std::array<std::array<std::array<std::size_t, 3>, 3>, rule_nature_count> by_nature{};

    struct level_row {
        level_change of; ///< without reasons
        std::size_t records = 0;
    };
    struct rule_row {
        std::string rule;
        bilingual title;
        std::optional<rule_status> before, after;
        std::size_t records = 0;
    };
    struct cause_row {
        change_cause of;
        std::size_t records = 0;
    };
    std::vector<level_row> levels;
    std::vector<rule_row> rules;
    std::vector<cause_row> causes;
    std::vector<group_table> groups;
    std::vector<std::size_t> regions; ///< changed records that lie in each region of place_in()
    std::array<std::size_t, record_place_count> places{};

    [[nodiscard]] std::size_t all_changed() const noexcept
    {
        return changed[0] + changed[1] + changed[2];
    }
};

/// Compares record by record, in memory that does not grow with them.
///
/// Not thread-safe. Lifetime: keeps both programs alive.
class comparison {
public:
    /// Errors: N5040 a fact of group_by that is not there, N5041 one that may not be told (prose,
    ///         lists, confidential), N5042 `as_of` without a role act_day.
    [[nodiscard]] static result<comparison> begin(comparison_side before, comparison_side after,
                                                  comparison_options options = {});
    comparison(comparison&&) noexcept;
    comparison& operator=(comparison&&) noexcept;
    ~comparison();

    /// Takes one line of JSON. Read once where one record means the same to both sides.
    ///
    /// @return what changed, valid until the next call; null pointer where nothing did.
    /// Complexity: reading alone for a record that states what another has stated lately, as far
    ///             as it matters; else two classifications at detail::verdict, and for a record
    ///             that changes, or whose sanctions might, two at detail::findings (these alone
    ///             while most do) and one or two for each thing exchanged.
    const record_change* add(std::string_view line, std::size_t number);

    /// From now on each change says in which of these regions its record lies: those that prove()
    /// found of the same programs, readings and days.
    void place_in(std::vector<region> regions);

    /// Counts a line that could not even be taken as a record on either side.
    void add_unreadable();

    /// Gathered for each call; linear in the groups.
    [[nodiscard]] const comparison_totals& totals() const;
    [[nodiscard]] const std::vector<text_difference>& texts() const noexcept;
    /// The facts of group_by, in its order.
    [[nodiscard]] const std::vector<std::string>& grouped_by() const noexcept;
    [[nodiscard]] const comparison_side& before() const noexcept;
    [[nodiscard]] const comparison_side& after() const noexcept;

    /// Whether the last line was a record on both sides.
    [[nodiscard]] bool last_readable() const noexcept;
    /// How many comparisons were found in memory.
    [[nodiscard]] std::size_t found_in_memory() const noexcept;

private:
    struct parts;
    explicit comparison(std::unique_ptr<parts> p);

    std::unique_ptr<parts> parts_;
};

} // namespace netral
