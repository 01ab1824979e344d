// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Static types of the Common Expression Language and the ones netral adds (`date`, enums).
///
/// Read next: environment.hpp (names with types).

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace netral::cel {

enum class type_kind : std::uint8_t {
    dyn, ///< checked when evaluated
    null,
    boolean,
    int64,
    uint64,
    floating,
    string,
    bytes,
    timestamp,
    duration,
    date,
    error,       ///< of what could not be checked; goes with everything
    list,        ///< of `parameters[0]`
    map,         ///< from `parameters[0]` to `parameters[1]`
    optional,    ///< of `parameters[0]`
    type,        ///< of types; `parameters[0]` when it is known which
    wrapper,     ///< `parameters[0]` or null (`google.protobuf.Int64Value`, ...)
    enumeration, ///< one of a closed list of strings
    set,         ///< a fact that is a set of values of an enumeration, `parameters[0]`
    parameter,   ///< a type parameter of an overload, by name
    opaque,      ///< a named type that only host functions understand
};

/// A closed list of values that a fact may have.
struct enumeration {
    std::string name;                ///< how authors know it: the path of the fact
    std::vector<std::string> values; ///< as written in conditions
};

/// A type. A regular value; immutable in practice.
struct type {
    type_kind kind = type_kind::dyn;
    std::string name; ///< of a parameter or opaque type
    std::vector<type> parameters;
    std::shared_ptr<const enumeration> values; ///< of an enumeration

    type() = default;
    type(type_kind k) : kind(k) {} // NOLINT: types of one word are written by their kind
    type(type_kind k, std::string n, std::vector<type> p = {})
        : kind(k), name(std::move(n)), parameters(std::move(p))
    {
    }

    [[nodiscard]] static type list_of(type element);
    [[nodiscard]] static type map_of(type key, type held);
    [[nodiscard]] static type optional_of(type held);
    [[nodiscard]] static type wrapper_of(type held);
    [[nodiscard]] static type type_of(type described);
    [[nodiscard]] static type enumeration_of(std::shared_ptr<const enumeration> values);
    /// Precondition: `element` is an enumeration.
    [[nodiscard]] static type set_of(type element);
    [[nodiscard]] static type parameter_named(std::string name);
    [[nodiscard]] static type opaque_named(std::string name, std::vector<type> parameters = {});
};

/// `list(map(string, int))`; an enumeration by its name.
[[nodiscard]] std::string to_string(const type& t);

} // namespace netral::cel
