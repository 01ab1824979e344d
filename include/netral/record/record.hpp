// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// One incident as netral knows it: for each fact what is still possible, and from where that is
/// known.
///
/// Read next: reader.hpp (JSON to record), engine/program.hpp (record to outcomes).

#include <netral/record/cell_test.hpp>
#include <netral/record/slots.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netral {

/// From where a fact is known.
enum class knowledge : std::uint8_t {
    missing, ///< it is not
    stated,  ///< the record states it
    derived, ///< a calendar, a constraint or a derivation gives it
    assumed, ///< a calendar's default, since the record does not state it
};

/// Something odd about a record that did not keep it from being used.
struct record_warning {
    enum class kind : std::uint8_t {
        contradicts_derived, ///< what the record states cannot be; the derived value was used
        ignored_key,         ///< a key that is no fact was passed over, as the caller asked
    };
    kind what = kind::contradicts_derived;
    fact_id fact = none;
    std::string path; ///< of an ignored key
};

/// One incident against the facts of one rule set.
///
/// What an evaluation reads lies side by side, since a stream of records is mostly waiting for
/// memory: the words and where the texts are in one block, the texts one after the other.
///
/// Made to be used again: reading the next incident into it needs no memory once it has been large
/// enough. Not thread-safe; belongs to one thread's workspace. The layout must outlive it.
class record {
public:
    explicit record(const slot_layout& slots);

    /// Forgets everything. Constant in the facts.
    void clear();

    /// Brings what an evaluation reads of the record nearer to the processor. For those who
    /// evaluate many records that lie in memory: of one that is a few places ahead. It changes
    /// nothing.
    void prefetch() const noexcept;

    [[nodiscard]] const slot_layout& layout() const noexcept { return *slots_; }
    [[nodiscard]] std::uint64_t* words() noexcept { return block_.data(); }
    [[nodiscard]] const std::uint64_t* words() const noexcept { return block_.data(); }

    /// The words as they were before completion: what the record itself states. Valid as long as
    /// the record is.
    [[nodiscard]] std::span<const std::uint64_t> as_stated() const noexcept
    {
        return {block_.data() + stated_begin(), slots_->word_count()};
    }

    /// The record's own number (`roles.record_id`), empty where it states none.
    [[nodiscard]] std::string_view id() const noexcept { return id_; }

    /// Whether nothing more can be learnt of the fact: one cell, every member, one day.
    [[nodiscard]] bool known(fact_id f) const noexcept;

    /// Whether anything at all is known of the fact.
    [[nodiscard]] bool touched(fact_id f) const noexcept;

    [[nodiscard]] knowledge source_of(fact_id f) const noexcept { return sources_[f]; }
    /// The same of all facts, in their order.
    [[nodiscard]] const std::vector<knowledge>& sources() const noexcept { return sources_; }
    void set_source(fact_id f, knowledge k) noexcept { sources_[f] = k; }

    /// The string or prose as stated; empty where unknown. Valid until the record changes.
    [[nodiscard]] std::string_view text(fact_id f) const noexcept;

    /// A text that another one takes the place of is forgotten when the record is cleared.
    ///
    /// Precondition: `value` does not lie in a text of this record.
    /// Exceptions: std::length_error where all texts together would have more than 4 GiB.
    void set_text(fact_id f, std::string_view value);

    /// The items of a list fact; empty where unknown.
    [[nodiscard]] const std::vector<std::string>& items(fact_id f) const noexcept;
    void set_items(fact_id f, const std::vector<std::string_view>& values);

    /// The fact as a CEL value: known, partly known (date, choice, fact_set) or unknown.
    ///
    /// Lifetime: it may borrow from the record and the rule set; value::settled() makes it last.
    /// Precondition: the rule set is the one that the layout was made from.
    [[nodiscard]] value value_of(fact_id f, const ruleset& rules) const
    {
        return value_of(f, rules, words());
    }

    /// The same, were the record's words `words`: for assumptions. The texts are the record's own.
    [[nodiscard]] value value_of(fact_id f, const ruleset& rules, const std::uint64_t* words) const;

    [[nodiscard]] const std::vector<record_warning>& warnings() const noexcept { return warnings_; }
    void warn(record_warning w);
    void clear_warnings() noexcept { warnings_.clear(); }

    /// The number of keys that were ignored.
    std::size_t ignored_keys = 0;

private:
    friend class record_reader;
    friend class plain_reading;
    friend class completion;

    /// A place for a text that the caller then copies there, in steps of text_step bytes, if that
    /// is handy.
    [[nodiscard]] char* add_text(const slot& s, std::size_t size)
    {
        if (texts_.size() - texts_size_ < size + text_step) grow_texts(size);
        words()[places_begin() + s.text] = std::uint64_t{texts_size_} << 32U | size;
        char* to = texts_.data() + texts_size_;
        texts_size_ += size;
        return to;
    }
    void grow_texts(std::size_t by);

    static constexpr std::size_t text_step = 32;

    [[nodiscard]] value string_of(fact_id f, const fact& declared, const std::uint64_t* at) const;

    [[nodiscard]] std::size_t places_begin() const noexcept { return slots_->word_count(); }
    [[nodiscard]] std::size_t stated_begin() const noexcept
    {
        return places_begin() + slots_->text_count();
    }
    [[nodiscard]] std::uint64_t* stated() noexcept { return block_.data() + stated_begin(); }
    /// Completion: what a derivation says.
    [[nodiscard]] std::uint64_t* given() noexcept { return stated() + slots_->word_count(); }

    const slot_layout* slots_;
    /// Words; where each text begins in texts_ (above) and its size (below, 32 bits each); the
    /// words before completion; what a derivation gives.
    std::vector<std::uint64_t> block_;
    std::vector<char> texts_; ///< what of it is used, texts_size_ says
    std::size_t texts_size_ = 0;
    std::vector<knowledge> sources_;
    std::vector<std::vector<std::string>> items_; ///< none where no list has been stated
    std::vector<record_warning> warnings_;
    std::string id_;
};

} // namespace netral
