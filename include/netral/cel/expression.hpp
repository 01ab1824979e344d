// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A checked condition: names resolved to facts, definitions put in, constants folded, each node
/// with its type. What the interpreter runs and the engine compiles.
///
/// Read next: interpret.hpp.

#include <netral/cel/ast.hpp>
#include <netral/cel/type.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace netral::cel {

enum class expr_kind : std::uint8_t {
    constant,      ///< `constant()`
    fact,          ///< `fact()`
    local,         ///< a variable of a macro, by slot
    oper,          ///< an operator with its operands
    call,          ///< a function by name: `function_name()`
    select,        ///< a field of a map: child 0, `function_name()` is the field
    has,           ///< `has(a.b)`: child 0 is `a`, `function_name()` the field
    list,          ///< its elements
    map,           ///< keys and values in turn
    quantifier,    ///< all, exists, exists_one over one list: `macro()`
    comprehension, ///< map, filter, transformList, ...: `macro()`
    binding,       ///< `cel.bind(x, a, b)` and `cel.block([...], b)`
    failure,       ///< always the error `constant()`
};

/// The macros that loop. The second name is that of two variables (index or key, and value).
enum class macro : std::uint8_t {
    none,
    all,
    exists,
    exists_one,
    map,
    filter,
    transform_list,
    transform_map,
    transform_map_entry,
};

using expr_id = std::uint32_t;

/// A checked condition in one block of memory, which copies share. Immutable; any number of threads
/// may run one.
class expression {
public:
    /// Of nothing: to be filled in. Precondition of all below: it is of something.
    expression() noexcept = default;
    expression(const expression& other) noexcept;
    expression(expression&& other) noexcept : program_(std::exchange(other.program_, nullptr)) {}
    expression& operator=(expression other) noexcept
    {
        std::swap(program_, other.program_);
        return *this;
    }
    ~expression()
    {
        if (program_ != nullptr) release();
    }

    /// The text that was checked, as it was written.
    [[nodiscard]] std::string_view text() const noexcept;

    [[nodiscard]] expr_id root() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;

    [[nodiscard]] expr_kind kind(expr_id id) const noexcept;
    [[nodiscard]] op oper(expr_id id) const noexcept;
    [[nodiscard]] cel::macro macro(expr_id id) const noexcept;
    /// Operands, arguments (target first), elements. Of a quantifier or comprehension: the range,
    /// then the bodies (filter before transform). Of a binding: the bound values, then the result.
    [[nodiscard]] std::span<const expr_id> children(expr_id id) const noexcept;
    /// Of a constant: its value. Of a failure: the error.
    [[nodiscard]] const value& constant(expr_id id) const noexcept;
    [[nodiscard]] fact_id fact(expr_id id) const noexcept;
    /// Slot of a local; the first slot of a quantifier, comprehension or binding.
    [[nodiscard]] std::uint32_t slot(expr_id id) const noexcept;
    /// How many variables a quantifier, comprehension or binding has.
    [[nodiscard]] std::uint32_t variables(expr_id id) const noexcept;
    [[nodiscard]] bool has_target(expr_id id) const noexcept;
    [[nodiscard]] std::string_view function_name(expr_id id) const noexcept;
    /// Where it stands in the text that was checked; for what a definition put in, where its name
    /// stands.
    [[nodiscard]] span at(expr_id id) const noexcept;
    [[nodiscard]] type type_of(expr_id id) const;
    [[nodiscard]] type_kind type_kind_of(expr_id id) const noexcept;
    /// The facts it may read, sorted.
    [[nodiscard]] std::span<const fact_id> facts() const noexcept;

    struct program; ///< private to src/cel
    /// Takes over one share.
    explicit expression(const program* p) noexcept : program_(p) {}
    [[nodiscard]] const program& code() const noexcept { return *program_; }

private:
    void release() noexcept;

    const program* program_ = nullptr;
};

/// A checked (part of a) condition as text again, with definitions put in.
[[nodiscard]] std::string print(const expression& e);
[[nodiscard]] std::string print(const expression& e, expr_id from);

} // namespace netral::cel
