// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// Three truths and an error as propositions for the solver.
///
/// A condition becomes three propositions of which at most one is true; none means unknown. They
/// are simplified as they are made, so that conditions that mean the same are the same node.
///
/// Read next: state_space.hpp.

#include <z3++.h>

#include <cstdint>
#include <tuple>
#include <vector>

namespace netral::change {

/// The truth of a condition.
struct kleene {
    z3::expr yes;
    z3::expr no;
    z3::expr error;

    /// Equal keys, equal meaning.
    using key_type = std::tuple<unsigned, unsigned, unsigned>;
    [[nodiscard]] key_type key() const;
    [[nodiscard]] bool constant() const;
};

/// Propositions, simplified where that is free.
class logic {
public:
    explicit logic(z3::context& c) : context_(&c) {}

    [[nodiscard]] z3::context& context() const noexcept { return *context_; }
    [[nodiscard]] z3::expr truth(bool b) const { return context_->bool_val(b); }
    [[nodiscard]] z3::expr fresh(const char* name) const;

    [[nodiscard]] z3::expr negation(const z3::expr& a) const;
    [[nodiscard]] z3::expr all(const std::vector<z3::expr>& parts) const;
    [[nodiscard]] z3::expr any(const std::vector<z3::expr>& parts) const;
    [[nodiscard]] z3::expr implies(const z3::expr& a, const z3::expr& b) const
    {
        return any({negation(a), b});
    }

    [[nodiscard]] kleene constant(bool b) const { return {truth(b), truth(!b), truth(false)}; }
    [[nodiscard]] kleene negation(const kleene& a) const { return {a.no, a.yes, a.error}; }
    [[nodiscard]] kleene all(const std::vector<kleene>& parts) const;
    [[nodiscard]] kleene any(const std::vector<kleene>& parts) const;
    [[nodiscard]] z3::expr unknown(const kleene& a) const
    {
        return negation(any({a.yes, a.no, a.error}));
    }

private:
    [[nodiscard]] z3::expr join(const std::vector<z3::expr>& parts, bool conjunction) const;

    z3::context* context_;
};

} // namespace netral::change
