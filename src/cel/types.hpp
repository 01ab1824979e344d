// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Types as the checker handles them: small numbers into a table, with variables that are bound
/// while a condition is checked. The rules of assignment are those of the language's reference
/// checker: `dyn` goes with everything, a variable takes the most general of what it met.

#include <netral/cel/type.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

/// Below `first_composite`: the type_kind itself, for kinds without parameters.
using type_ref = std::uint32_t;
inline constexpr type_ref first_composite = 32;
inline constexpr type_ref unbound = 0xFFFFFFFF;

[[nodiscard]] constexpr type_ref simple(type_kind kind) noexcept
{
    return static_cast<type_ref>(kind);
}

struct type_entry {
    type_kind kind = type_kind::dyn;
    bool variable = false; ///< of the checker; then `a` is what it is bound to
    type_ref a = unbound;
    type_ref b = unbound;
    type_ref c = unbound;
    std::uint32_t name = 0; ///< into `names`: of a parameter or opaque type
    const enumeration* values = nullptr;

    friend bool operator==(const type_entry&, const type_entry&) = default;
};

/// Types by number. A local table continues a base table, which must outlive it.
class type_table {
public:
    explicit type_table(const type_table* base = nullptr) noexcept
        : base_(base), begin_(base == nullptr ? first_composite : base->end())
    {
    }

    [[nodiscard]] type_ref end() const noexcept
    {
        return begin_ + static_cast<type_ref>(entries_.size());
    }
    [[nodiscard]] const type_entry& at(type_ref t) const noexcept;
    [[nodiscard]] type_kind kind(type_ref t) const noexcept
    {
        return t < first_composite ? static_cast<type_kind>(t) : at(t).kind;
    }
    type_ref make(type_kind kind, type_ref a, type_ref b = unbound, type_ref c = unbound);
    type_ref make_named(type_kind kind, std::string_view name, const std::vector<type_ref>& inner);
    type_ref make_enumeration(const enumeration& values);
    type_ref make_variable();
    [[nodiscard]] std::string_view name(type_ref t) const noexcept;

    /// From and to the public form. Type parameters become entries that `instantiate` replaces.
    type_ref intern(const type& t);
    [[nodiscard]] type describe(type_ref t) const; ///< unbound variables as dyn
    [[nodiscard]] std::string print(type_ref t) const;

    /// What a bound variable stands for, all the way.
    [[nodiscard]] type_ref find(type_ref t) const noexcept;

    /// A copy with a fresh variable for each type parameter; `fresh` keeps them for one overload.
    struct parameters {
        std::vector<std::pair<std::uint32_t, type_ref>> by_name;
    };
    type_ref instantiate(type_ref t, parameters& fresh);
    [[nodiscard]] bool has_parameters(type_ref t) const noexcept;

    /// Whether `from` may stand where `to` is asked for; binds variables of either.
    bool assign(type_ref from, type_ref to);
    /// Of two types that go together, the one that covers both.
    [[nodiscard]] type_ref most_general(type_ref a, type_ref b) const noexcept;
    [[nodiscard]] bool same(type_ref a, type_ref b) const noexcept;

    /// To take back what failed assignments bound.
    [[nodiscard]] std::size_t mark() const noexcept { return trail_.size(); }
    void undo(std::size_t mark) noexcept;

    /// Ends assignment: keeps only what these types need and the base table has not, each once, and
    /// gives them their new numbers. No number given out before is good after it.
    void keep_only(const std::vector<type_ref*>& used);

    /// Whether it has no types beside those of its base.
    [[nodiscard]] bool continues_nothing() const noexcept { return entries_.empty(); }

private:
    [[nodiscard]] type_ref find_plain(const type_entry& e) const noexcept;
    type_ref keep(type_ref t, std::vector<type_entry>& entries, std::vector<std::string>& names);
    bool substitute(type_ref from, type_ref variable, bool& bound);
    bool assign_parameters(const type_entry& from, const type_entry& to);
    [[nodiscard]] bool occurs(type_ref variable, type_ref in) const noexcept;
    [[nodiscard]] bool covers(type_ref general, type_ref special) const noexcept;
    void bind(type_ref variable, type_ref to);

    const type_table* base_;
    type_ref begin_;
    std::vector<type_entry> entries_;
    std::vector<std::string> names_;
    std::vector<std::pair<type_ref, type_ref>> trail_;
};

} // namespace netral::cel
