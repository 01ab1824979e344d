// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The names that a condition may use: facts with their types, named definitions, functions.
///
/// The standard library of the language and its extensions are always there. A host adds facts
/// (`act.kinds`), definitions (`terms.asn`) and functions of its own.
///
/// Read next: check.hpp.

#include <netral/cel/ast.hpp>
#include <netral/cel/type.hpp>
#include <netral/value/value.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

/// What a host function gets and gives. Called from any thread, perhaps from many at once.
/// An error is returned, not thrown.
using host_function = std::function<value(std::span<const value>)>;

/// One way to call a host function. Parameter types may contain named type parameters.
struct overload {
    std::vector<type> parameters; ///< the target first, for `member`
    type returns;
    bool member = false; ///< called as `target.f(...)`
    /// Gets unknown, partly known and erroneous arguments itself. Otherwise these never reach it:
    /// the call is then unknown (of the facts concerned) or the first error.
    bool takes_unknown = false;
    /// The result depends on the arguments alone, so that a call with constants is worked out once.
    bool pure = true;
    host_function call;
};

/// A fact as the checker sees it.
struct declared_fact {
    std::string name;
    fact_id id = no_fact;
    type declared;
};

/// The names in scope. Built once, then only read; any number of threads may check against one.
/// Copies share nothing.
class environment {
public:
    environment();
    environment(const environment&);
    environment(environment&&) noexcept;
    environment& operator=(environment) noexcept;
    ~environment();

    /// Declares a fact. Preconditions: dotted identifiers; name and id are new.
    void declare(std::string name, fact_id id, type declared);

    /// Defines a name as an expression, put in wherever the name is used, so the definition is
    /// checked at each use. The tree must outlive every checked expression's diagnostics only.
    /// Definitions may use other definitions, in any order; a cycle is an error of the check.
    void define(std::string name, ast meaning);

    /// Adds a way to call `name`. An overload that collides with a standard one is never chosen.
    void declare_function(std::string name, overload way);

    /// Names are looked up in this namespace first, then in the ones around it.
    void set_container(std::string name);

    /// Refuses what semantics.md forbids on facts: has(), null, indexing, size(), list equality
    /// (N1311). Off by default; on for rule sets.
    void set_strict_facts(bool strict) noexcept;

    [[nodiscard]] bool strict_facts() const noexcept;
    [[nodiscard]] const std::string& container() const noexcept;

    /// The fact of that name, or null pointer. Constant time.
    [[nodiscard]] const declared_fact* find(std::string_view name) const noexcept;
    /// The definition of that name, or null pointer. Constant time.
    [[nodiscard]] const ast* definition(std::string_view name) const noexcept;
    /// The fact with that id, or null pointer.
    [[nodiscard]] const declared_fact* fact(fact_id id) const noexcept;

    struct tables; ///< private to src/cel
    [[nodiscard]] const tables& look_up() const noexcept { return *tables_; }

private:
    std::unique_ptr<tables> tables_;
};

} // namespace netral::cel
