// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The one dynamic value: what a fact holds, what a condition yields.
///
/// It has the kinds of the Common Expression Language, and what netral adds: civil dates that may
/// be known only in part, facts of which some values are still possible (`choice`, `fact_set`) and
/// `unknown`, which names the facts that are missing.
///
/// Read next: compare.hpp (equality and order), json.hpp (to and from JSON).

#include <netral/value/date.hpp>
#include <netral/value/timestamp.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral {

enum class value_kind : std::uint8_t {
    null,
    boolean,
    int64,
    uint64,
    floating,
    string,
    bytes,
    list,
    map,
    timestamp,
    duration,
    type,     ///< the name of a type, such as `int`
    optional, ///< a value or none
    date,     ///< a civil day, or the days that it may be
    error,    ///< a code and a message
    choice,   ///< a fact with one of several values, which one is not known
    fact_set, ///< a fact that is a set: what is in it, and what may be
    unknown,  ///< nothing is known; names the facts that are missing
};

/// The name of a kind in words of the language: `null_type`, `bool`, `int`, ...
[[nodiscard]] std::string_view to_string(value_kind kind) noexcept;

/// The dense number of a fact, given by whoever declares the facts.
using fact_id = std::uint32_t;
inline constexpr fact_id no_fact = 0xFFFFFFFF;

class value;
using map_entry = std::pair<value, value>;

/// A value of any kind in 16 bytes.
///
/// Immutable; copies of strings and containers share their data by counted reference, so copying
/// takes constant time and destruction never recurses. Different threads may use different copies.
/// A *borrowed* value refers to data it does not keep alive; `settled()` makes one that does.
class value {
public:
    value() noexcept = default; ///< null
    explicit value(bool b) noexcept : kind_(value_kind::boolean) { payload_.u = b ? 1U : 0U; }
    explicit value(std::int64_t i) noexcept : kind_(value_kind::int64) { payload_.i = i; }
    explicit value(std::uint64_t u) noexcept : kind_(value_kind::uint64) { payload_.u = u; }
    explicit value(double d) noexcept : kind_(value_kind::floating) { payload_.d = d; }
    explicit value(timestamp t) noexcept
        : aux_(static_cast<std::uint32_t>(t.nanos)), kind_(value_kind::timestamp)
    {
        payload_.i = t.seconds;
    }
    explicit value(duration d) noexcept
        : aux_(static_cast<std::uint32_t>(d.nanos)), kind_(value_kind::duration)
    {
        payload_.i = d.seconds;
    }
    /// A day, or the days it may be; `fact` is what to ask for when that is not enough.
    explicit value(date_range days, fact_id fact = no_fact) noexcept
        : aux_(fact), kind_(value_kind::date)
    {
        payload_.days = {days.first.days, days.last.days};
    }
    explicit value(date day) noexcept : value(date_range{day, day}) {}
    explicit value(const void*) = delete; ///< a pointer is not a bool

    /// These copy their argument. At most 4 GiB.
    [[nodiscard]] static value string(std::string_view text);
    [[nodiscard]] static value bytes(std::string_view data);
    /// This does not: `text` must outlive every copy.
    [[nodiscard]] static value borrowed_string(std::string_view text) noexcept;

    /// Of these and `some`: what is put in is settled first.
    [[nodiscard]] static value list(std::vector<value> items);
    /// Precondition: the keys differ under compare.hpp's equality.
    [[nodiscard]] static value map(std::vector<map_entry> entries);
    /// Precondition of this and of `error` with a literal: the text has static storage.
    [[nodiscard]] static value type(std::string_view name);
    [[nodiscard]] static value some(const value& held);
    [[nodiscard]] static value none() noexcept;
    /// `code` is the number of the diagnostic (N30xx).
    [[nodiscard]] static value error(std::uint16_t code, std::string_view message);

    /// One of `candidates` (at least two, sorted, distinct).
    [[nodiscard]] static value choice(fact_id fact, std::vector<std::string> candidates);
    /// `has` are in the set, `maybe` may be; nothing else is. Both sorted and disjoint.
    [[nodiscard]] static value fact_set(fact_id fact, std::vector<std::string> has,
                                        std::vector<std::string> maybe);
    [[nodiscard]] static value unknown(fact_id fact) noexcept;
    /// `facts` must not be empty.
    [[nodiscard]] static value unknown(std::vector<fact_id> facts);

    value(const value& other) noexcept
        : payload_(other.payload_), aux_(other.aux_), kind_(other.kind_), owns_(other.owns_),
          counted_(other.counted_), code_(other.code_)
    {
        if (owns_) retain();
    }
    value(value&& other) noexcept
        : payload_(other.payload_), aux_(other.aux_), kind_(other.kind_), owns_(other.owns_),
          counted_(other.counted_), code_(other.code_)
    {
        other.owns_ = false;
        other.counted_ = false;
        other.kind_ = value_kind::null;
    }
    value& operator=(const value& other) noexcept
    {
        value copy(other);
        swap(copy);
        return *this;
    }
    value& operator=(value&& other) noexcept
    {
        swap(other);
        return *this;
    }
    ~value()
    {
        if (owns_) release();
    }
    void swap(value& other) noexcept
    {
        std::swap(payload_, other.payload_);
        std::swap(aux_, other.aux_);
        std::swap(kind_, other.kind_);
        const bool owns = owns_;
        const bool counted = counted_;
        owns_ = other.owns_;
        counted_ = other.counted_;
        other.owns_ = owns;
        other.counted_ = counted;
        std::swap(code_, other.code_);
    }

    [[nodiscard]] value_kind kind() const noexcept { return kind_; }
    [[nodiscard]] bool is(value_kind kind) const noexcept { return kind_ == kind; }
    [[nodiscard]] bool is_error() const noexcept { return kind_ == value_kind::error; }
    [[nodiscard]] bool is_unknown() const noexcept { return kind_ == value_kind::unknown; }
    [[nodiscard]] bool is_true() const noexcept
    {
        return kind_ == value_kind::boolean && payload_.u != 0;
    }
    [[nodiscard]] bool is_false() const noexcept
    {
        return kind_ == value_kind::boolean && payload_.u == 0;
    }
    /// Whether something about it is not known: unknown, a choice, a set that may have more
    /// members, a date that may be several days. Lists and maps are not searched.
    [[nodiscard]] bool is_partial() const noexcept;

    /// Precondition of each: the value is of that kind. What is returned by view or reference
    /// lives as long as the value and its copies.
    [[nodiscard]] bool as_bool() const noexcept { return payload_.u != 0; }
    [[nodiscard]] std::int64_t as_int() const noexcept { return payload_.i; }
    [[nodiscard]] std::uint64_t as_uint() const noexcept { return payload_.u; }
    [[nodiscard]] double as_double() const noexcept { return payload_.d; }
    /// Of a string, bytes, a type (its name) or an error (its message).
    [[nodiscard]] std::string_view text() const noexcept { return {payload_.text, aux_}; }
    [[nodiscard]] timestamp as_timestamp() const noexcept
    {
        return {payload_.i, static_cast<std::int32_t>(aux_)};
    }
    [[nodiscard]] duration as_duration() const noexcept
    {
        return {payload_.i, static_cast<std::int32_t>(aux_)};
    }
    [[nodiscard]] date_range as_date() const noexcept
    {
        return {date{payload_.days.first}, date{payload_.days.last}};
    }
    [[nodiscard]] std::uint16_t error_code() const noexcept { return code_; }
    [[nodiscard]] std::span<const value> items() const noexcept;
    [[nodiscard]] std::span<const map_entry> entries() const noexcept;
    /// The value under `key` of a map, or null pointer. Logarithmic in the entries.
    [[nodiscard]] const value* find(const value& key) const noexcept;
    [[nodiscard]] const value* find(std::string_view key) const noexcept;
    /// What an optional holds, or null pointer.
    [[nodiscard]] const value* held() const noexcept;
    [[nodiscard]] std::span<const std::string> candidates() const noexcept; ///< of a choice
    [[nodiscard]] std::span<const std::string> members() const noexcept; ///< in a fact_set for sure
    [[nodiscard]] std::span<const std::string> possible() const noexcept; ///< in it perhaps
    /// The facts that an unknown or partly known value waits for, sorted; empty for others.
    [[nodiscard]] std::span<const fact_id> facts() const noexcept;

    /// The same value, keeping alive all that it refers to. Constant time, but linear for a text
    /// made by `borrowed_string`.
    [[nodiscard]] value settled() const;
    /// The same value, without a share in its data: valid while this one is. Cheap to copy.
    [[nodiscard]] value borrow() const noexcept
    {
        value v;
        v.payload_ = payload_;
        v.aux_ = aux_;
        v.kind_ = kind_;
        v.counted_ = counted_;
        v.code_ = code_;
        return v;
    }

private:
    struct object;
    struct parts;
    struct access;
    union payload {
        std::int64_t i;
        std::uint64_t u;
        double d;
        const char* text;
        object* shared;
        struct {
            std::int32_t first;
            std::int32_t last;
        } days;
    };

    void retain() const noexcept;
    void release() noexcept;
    static value make_text(value_kind kind, std::string_view text);

    payload payload_{};
    std::uint32_t aux_ = 0;
    value_kind kind_ = value_kind::null;
    bool owns_ : 1 = false;    ///< has a share in its data
    bool counted_ : 1 = false; ///< its data counts shares, so that one can be taken
    std::uint16_t code_ = 0;
};

static_assert(sizeof(value) == 16);

/// The unknown that waits for what either of them waits for. Precondition: one of them does.
[[nodiscard]] value merge_unknown(const value& a, const value& b);

} // namespace netral
