// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The standard library: every function with its overloads, as the checker needs them, and its
/// body, as the interpreter needs it. The bodies are in builtin_*.cpp, one subject each.

#include "types.hpp"

#include <netral/cel/ast.hpp>
#include <netral/cel/environment.hpp>
#include <netral/cel/limits.hpp>
#include <netral/value/value.hpp>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace netral::cel {

/// What a body may ask for while it runs.
class call_context {
public:
    explicit call_context(const limits& bounds) noexcept : bounds_(&bounds) {}

    [[nodiscard]] const limits& bounds() const noexcept { return *bounds_; }
    /// Counts work; false when there was too much (the body then returns `exhausted()`).
    bool spend(std::uint64_t steps) noexcept
    {
        steps_ += steps;
        return steps_ <= bounds_->steps;
    }
    /// Counts bytes made.
    bool make(std::uint64_t bytes) noexcept
    {
        bytes_ += bytes;
        return bytes_ <= bounds_->result_bytes;
    }
    /// Counts what goes into a list or map with all that is inside it, as if it were copied: lists
    /// that share their parts would grow without bound in a few steps.
    bool keep(const value& part)
    {
        return part.is(value_kind::string) || part.is(value_kind::list) ||
                       part.is(value_kind::map) || part.is(value_kind::bytes) ||
                       part.is(value_kind::optional)
                   ? keep_all(part)
                   : true;
    }
    /// Counts looking through a value with all that is inside it, `times` times.
    bool look_through(const value& v, std::uint64_t times = 1);
    [[nodiscard]] value exhausted() const;

private:
    bool keep_all(const value& part);

    const limits* bounds_;
    std::uint64_t steps_ = 0;
    std::uint64_t bytes_ = 0;
};

using arguments = std::span<const value>;
/// A body. Its arguments are neither errors nor partly known, except where the function says so.
using native = value (*)(call_context&, arguments);

/// How a body takes what is not wholly known.
enum class knowing : std::uint8_t {
    strict, ///< unknown if an argument is partly known; dates that may be several days count as
            ///< such
    dates,  ///< takes partial dates itself
    sets,   ///< takes fact sets and choices itself
};

struct signature {
    std::vector<type_ref> parameters; ///< the target first
    type_ref result = 0;
    bool member = false;
    bool generic = false;
};

struct function {
    std::string name;
    std::vector<signature> ways;
    native body = nullptr;
    knowing takes = knowing::strict;
    /// Steps at worst: 0 one, 1 as many as its arguments are long, 2 that squared, 3 far more.
    std::uint8_t weight = 0;
};

/// Errors of bodies.
namespace fault {
inline constexpr std::uint16_t no_overload = 3001;
inline constexpr std::uint16_t overflow = 3002;
inline constexpr std::uint16_t division = 3003;
inline constexpr std::uint16_t no_key = 3004;
inline constexpr std::uint16_t out_of_range = 3005;
inline constexpr std::uint16_t conversion = 3006;
inline constexpr std::uint16_t undeclared = 3007;
inline constexpr std::uint16_t repeated_key = 3008;
inline constexpr std::uint16_t bad_argument = 3009;
inline constexpr std::uint16_t too_many_steps = 3010;
inline constexpr std::uint16_t too_big = 3011;
} // namespace fault

/// Unknown, of the facts of both; an error where no fact is concerned: then a date that was written
/// is not one day, and nothing that could be learned would decide.
[[nodiscard]] value left_open(const value& a, const value& b);

/// `no such overload: f(int, string)`.
[[nodiscard]] value no_overload(std::string_view function, arguments given);

/// Looked up by name; built once, on first use, and never changed.
class standard_library {
public:
    [[nodiscard]] static const standard_library& get();

    [[nodiscard]] const function* find(std::string_view name) const noexcept;
    [[nodiscard]] const function& of(op oper) const noexcept
    {
        return *operators_[static_cast<std::size_t>(oper)];
    }
    /// The type that a name denotes, or `unbound`.
    [[nodiscard]] type_ref type_named(std::string_view name) const noexcept;
    [[nodiscard]] const type_table& types() const noexcept { return types_; }
    [[nodiscard]] const std::vector<std::string_view>& names() const noexcept { return names_; }

private:
    standard_library();
    void add(std::string_view name, std::string_view ways, native body, knowing takes, int weight);
    void add_operator(op oper, std::string_view ways, native body, knowing takes = knowing::strict);
    void add_types();
    type_ref read_type(std::string_view& text);
    signature read_signature(std::string_view& text);

    type_table types_;
    std::unordered_map<std::string_view, std::unique_ptr<function>> by_name_;
    std::vector<std::unique_ptr<function>> operator_storage_;
    std::vector<const function*> operators_;
    std::unordered_map<std::string_view, type_ref> type_names_;
    std::vector<std::string_view> names_;
};

/// One line of a table of functions.
struct library_entry {
    std::string_view name;
    std::string_view ways; ///< `(string,int):bool` or `string.(int):bool`, separated by spaces
    native body;
    knowing takes = knowing::strict;
    int weight = 0;
};

// The tables, one for each subject.
[[nodiscard]] std::span<const library_entry> conversion_functions() noexcept;
[[nodiscard]] std::span<const library_entry> string_functions() noexcept;
[[nodiscard]] std::span<const library_entry> time_functions() noexcept;
[[nodiscard]] std::span<const library_entry> date_functions() noexcept;
[[nodiscard]] std::span<const library_entry> math_functions() noexcept;
[[nodiscard]] std::span<const library_entry> list_functions() noexcept;
[[nodiscard]] std::span<const library_entry> set_functions() noexcept;
[[nodiscard]] std::span<const library_entry> optional_functions() noexcept;
[[nodiscard]] std::span<const library_entry> message_functions() noexcept;

// Operators. The logical ones and the conditional are the interpreter's own.
value add_values(call_context&, arguments);
value subtract_values(call_context&, arguments);
value multiply_values(call_context&, arguments);
value divide_values(call_context&, arguments);
value modulo_values(call_context&, arguments);
value negate_value(call_context&, arguments);
value compare_equal(call_context&, arguments);
value compare_not_equal(call_context&, arguments);
value compare_less(call_context&, arguments);
value compare_less_equal(call_context&, arguments);
value compare_greater(call_context&, arguments);
value compare_greater_equal(call_context&, arguments);
value is_in(call_context&, arguments);
value index_value(call_context&, arguments);
value optional_index_value(call_context&, arguments);

/// `a.b` of a value, and `has(a.b)`.
[[nodiscard]] value select_field(const value& from, std::string_view field, bool optional);
[[nodiscard]] value has_field(const value& from, std::string_view field);

/// A map, or the error that a key stands in it twice.
[[nodiscard]] value make_map(call_context& context, std::vector<map_entry> entries);

/// The pattern's search, compiled before or now.
[[nodiscard]] value match_pattern(call_context& context, const value& text,
                                  const value& expression);

/// The type of a value at run time, as a value.
[[nodiscard]] value type_of_value(const value& v);

} // namespace netral::cel
