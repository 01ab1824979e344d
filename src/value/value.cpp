// SPDX-License-Identifier: Apache-2.0

/// @file
/// Storage of values: counted texts and containers, freed without recursion. The only door is
/// value/value.hpp.

#include <netral/value/value.hpp>

#include <netral/value/compare.hpp>

#include <algorithm>
#include <array>
#include <atomic>
#include <cassert>
#include <cstring>
#include <iterator>
#include <memory>
#include <new>

namespace netral {
namespace {

/// Stands before the characters of an owned text.
struct text_header {
    std::atomic<std::uint32_t> shares{1};
};

text_header* header_of(const char* text) noexcept
{
    return reinterpret_cast<text_header*>(const_cast<char*>(text) - sizeof(text_header));
}

bool is_text(value_kind kind) noexcept
{
    return kind == value_kind::string || kind == value_kind::bytes || kind == value_kind::type ||
           kind == value_kind::error;
}

constexpr std::size_t small_map = 8; ///< up to here a map is searched one by one

/// bool before numbers before strings: the order in which map keys are indexed.
int key_class(const value& key) noexcept
{
    switch (key.kind()) {
    case value_kind::boolean: return 0;
    case value_kind::int64:
    case value_kind::uint64:
    case value_kind::floating: return 1;
    case value_kind::string: return 2;
    default: return 3;
    }
}

int key_order(const value& a, const value& b) noexcept
{
    const int by_class = key_class(a) - key_class(b);
    if (by_class != 0) return by_class;
    return order(a, b).value_or(0);
}

} // namespace

/// What copies of a value share: the items of a list or optional, right behind this; or `parts`.
struct value::object {
    explicit object(std::uint32_t count) noexcept : item_count(count) {}

    std::atomic<std::uint32_t> shares{1};
    std::uint32_t item_count;    ///< or `no_items`: this is a value::parts
    object* next_dead = nullptr; ///< freeing is one loop

    static constexpr std::uint32_t no_items = 0xFFFFFFFF;

    [[nodiscard]] value* items() noexcept { return reinterpret_cast<value*>(this + 1); }

    /// Moves the items, which must be settled.
    static object* of_items(std::span<value> from)
    {
        static_assert(sizeof(object) % alignof(value) == 0);
        void* memory = ::operator new(sizeof(object) + from.size_bytes());
        auto* made = new (memory) object(static_cast<std::uint32_t>(from.size()));
        std::uninitialized_move(from.begin(), from.end(), made->items());
        return made;
    }
    [[nodiscard]] inline parts& others() noexcept;
    static inline void destroy(object* dead) noexcept;
};

/// What maps and the partly known share. One struct for all of them: they are few at a time.
struct value::parts : object {
    parts() noexcept : object(no_items) {}

    std::vector<map_entry> entries;    // map
    std::vector<std::uint32_t> by_key; // map, when not small: entry numbers in key order
    std::vector<std::string> has;      // choice: candidates; fact_set: members
    std::vector<std::string> maybe;    // fact_set
    std::vector<fact_id> facts;        // unknown of several facts
};

value::parts& value::object::others() noexcept
{
    return static_cast<parts&>(*this);
}

void value::object::destroy(object* dead) noexcept
{
    if (dead->item_count == no_items) {
        delete static_cast<parts*>(dead);
        return;
    }
    std::destroy_n(dead->items(), dead->item_count);
    dead->~object();
    ::operator delete(dead);
}

struct value::access {
    static value make(value_kind kind, object* shared, std::uint32_t aux = 0) noexcept
    {
        value v;
        v.payload_.shared = shared;
        v.kind_ = kind;
        v.owns_ = true;
        v.counted_ = true;
        v.aux_ = aux;
        return v;
    }

    static void settle(value& v)
    {
        if (!v.owns_ && (v.counted_ || is_text(v.kind_))) v = v.settled();
    }

    /// Takes the share of `v` in its data away; the object if that was the last share.
    static object* drop(value& v) noexcept
    {
        v.owns_ = false;
        if (is_text(v.kind_)) {
            text_header* header = header_of(v.payload_.text);
            if (header->shares.fetch_sub(1, std::memory_order_acq_rel) == 1)
                ::operator delete(header);
            return nullptr;
        }
        object* shared = v.payload_.shared;
        return shared->shares.fetch_sub(1, std::memory_order_acq_rel) == 1 ? shared : nullptr;
    }

    static void drop_into(value& v, object*& dead) noexcept
    {
        if (!v.owns_) return;
        if (object* last = drop(v)) {
            last->next_dead = dead;
            dead = last;
        }
    }
};

std::string_view to_string(value_kind kind) noexcept
{
    static constexpr std::array<std::string_view, 18> names{"null_type",
                                                            "bool",
                                                            "int",
                                                            "uint",
                                                            "double",
                                                            "string",
                                                            "bytes",
                                                            "list",
                                                            "map",
                                                            "google.protobuf.Timestamp",
                                                            "google.protobuf.Duration",
                                                            "type",
                                                            "optional_type",
                                                            "date",
                                                            "error",
                                                            "choice",
                                                            "set",
                                                            "unknown"};
    return names[static_cast<std::size_t>(kind)];
}

value value::make_text(value_kind kind, std::string_view text)
{
    void* memory = ::operator new(sizeof(text_header) + text.size());
    new (memory) text_header;
    char* chars = static_cast<char*>(memory) + sizeof(text_header);
    if (!text.empty()) std::memcpy(chars, text.data(), text.size());
    value v;
    v.payload_.text = chars;
    v.aux_ = static_cast<std::uint32_t>(text.size());
    v.kind_ = kind;
    v.owns_ = true;
    v.counted_ = true;
    return v;
}

value value::string(std::string_view text)
{
    return make_text(value_kind::string, text);
}
value value::bytes(std::string_view data)
{
    return make_text(value_kind::bytes, data);
}
value value::type(std::string_view name)
{
    return make_text(value_kind::type, name);
}

value value::borrowed_string(std::string_view text) noexcept
{
    value v;
    v.payload_.text = text.data();
    v.aux_ = static_cast<std::uint32_t>(text.size());
    v.kind_ = value_kind::string;
    return v;
}

value value::error(std::uint16_t code, std::string_view message)
{
    value v = make_text(value_kind::error, message);
    v.code_ = code;
    return v;
}

value value::list(std::vector<value> items)
{
    for (value& item : items) access::settle(item);
    return access::make(value_kind::list, object::of_items(items));
}

value value::map(std::vector<map_entry> entries)
{
    for (map_entry& entry : entries) {
        access::settle(entry.first);
        access::settle(entry.second);
    }
    auto* shared = new parts;
    shared->entries = std::move(entries);
    value made = access::make(value_kind::map, shared);
    const auto& all = shared->entries;
    if (all.size() > small_map) {
        shared->by_key.resize(all.size());
        for (std::uint32_t i = 0; i < all.size(); ++i) shared->by_key[i] = i;
        std::sort(shared->by_key.begin(), shared->by_key.end(),
                  [&](std::uint32_t a, std::uint32_t b) {
                      return key_order(all[a].first, all[b].first) < 0;
                  });
    }
    return made;
}

value value::some(const value& held)
{
    value item = held.settled();
    return access::make(value_kind::optional, object::of_items({&item, 1}));
}

value value::none() noexcept
{
    value v;
    v.kind_ = value_kind::optional;
    v.payload_.shared = nullptr;
    return v;
}

value value::choice(fact_id fact, std::vector<std::string> candidates)
{
    auto* shared = new parts;
    shared->has = std::move(candidates);
    return access::make(value_kind::choice, shared, fact);
}

value value::fact_set(fact_id fact, std::vector<std::string> has, std::vector<std::string> maybe)
{
    auto* shared = new parts;
    shared->has = std::move(has);
    shared->maybe = std::move(maybe);
    return access::make(value_kind::fact_set, shared, fact);
}

value value::unknown(fact_id fact) noexcept
{
    value v;
    v.payload_.shared = nullptr;
    v.aux_ = fact;
    v.kind_ = value_kind::unknown;
    return v;
}

value value::unknown(std::vector<fact_id> facts)
{
    assert(!facts.empty());
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    if (facts.size() == 1) return unknown(facts.front());
    auto* shared = new parts;
    shared->facts = std::move(facts);
    return access::make(value_kind::unknown, shared);
}

void value::retain() const noexcept
{
    if (is_text(kind_))
        header_of(payload_.text)->shares.fetch_add(1, std::memory_order_relaxed);
    else
        payload_.shared->shares.fetch_add(1, std::memory_order_relaxed);
}

void value::release() noexcept
{
    object* dead = access::drop(*this);
    while (dead != nullptr) {
        object* current = dead;
        dead = current->next_dead;
        if (current->item_count != object::no_items) {
            for (value& item : std::span(current->items(), current->item_count))
                access::drop_into(item, dead);
        } else {
            for (map_entry& entry : current->others().entries) {
                access::drop_into(entry.first, dead);
                access::drop_into(entry.second, dead);
            }
        }
        object::destroy(current);
    }
}

bool value::is_partial() const noexcept
{
    switch (kind_) {
    case value_kind::unknown:
    case value_kind::choice: return true;
    case value_kind::fact_set: return !payload_.shared->others().maybe.empty();
    case value_kind::date: return payload_.days.first != payload_.days.last;
    default: return false;
    }
}

std::span<const value> value::items() const noexcept
{
    return {payload_.shared->items(), payload_.shared->item_count};
}
std::span<const map_entry> value::entries() const noexcept
{
    return payload_.shared->others().entries;
}
std::span<const std::string> value::candidates() const noexcept
{
    return payload_.shared->others().has;
}
std::span<const std::string> value::members() const noexcept
{
    return payload_.shared->others().has;
}
std::span<const std::string> value::possible() const noexcept
{
    return payload_.shared->others().maybe;
}

const value* value::held() const noexcept
{
    return payload_.shared == nullptr ? nullptr : payload_.shared->items();
}

const value* value::find(const value& key) const noexcept
{
    const auto& all = payload_.shared->others().entries;
    const auto& index = payload_.shared->others().by_key;
    if (index.empty()) {
        for (const map_entry& entry : all)
            if (equal(entry.first, key) == truth::yes) return &entry.second;
        return nullptr;
    }
    const auto at =
        std::lower_bound(index.begin(), index.end(), key, [&](std::uint32_t i, const value& k) {
            return key_order(all[i].first, k) < 0;
        });
    if (at == index.end() || equal(all[*at].first, key) != truth::yes) return nullptr;
    return &all[*at].second;
}

const value* value::find(std::string_view key) const noexcept
{
    return find(borrowed_string(key));
}

std::span<const fact_id> value::facts() const noexcept
{
    switch (kind_) {
    case value_kind::unknown:
        if (payload_.shared != nullptr) return payload_.shared->others().facts;
        return {&aux_, 1};
    case value_kind::choice:
    case value_kind::fact_set:
    case value_kind::date:
        if (is_partial() && aux_ != no_fact) return {&aux_, 1};
        return {};
    default: return {};
    }
}

value value::settled() const
{
    if (owns_) return *this;
    if (is_text(kind_) && !counted_) {
        value v = make_text(kind_, text());
        v.code_ = code_;
        return v;
    }
    value v = borrow();
    if (counted_) {
        v.retain();
        v.owns_ = true;
    }
    return v;
}

value merge_unknown(const value& a, const value& b)
{
    const auto x = a.facts();
    const auto y = b.facts();
    if (x.size() == 1 && y.size() == 1 && x[0] == y[0]) return value::unknown(x[0]);
    std::vector<fact_id> both;
    both.reserve(x.size() + y.size());
    std::set_union(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(both));
    return value::unknown(std::move(both));
}

} // namespace netral
