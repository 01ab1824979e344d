// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A value, or the diagnostics that say why there is none.

#include <netral/text/diagnostic.hpp>

#include <boost/variant2/variant.hpp>

#include <cassert>
#include <utility>

namespace netral {

/// What a pass returns: its value, or at least one error.
///
/// As thread-safe as `T`. Never empty.
template <class T>
class [[nodiscard]] result {
public:
    result(T value) : held_(boost::variant2::in_place_index_t<0>{}, std::move(value)) {}
    result(diagnostics errors) : held_(boost::variant2::in_place_index_t<1>{}, std::move(errors))
    {
        assert(has_errors(boost::variant2::get<1>(held_)));
    }
    result(diagnostic error) : result(diagnostics{std::move(error)}) {}

    [[nodiscard]] bool ok() const noexcept { return held_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    /// Precondition of these: ok().
    [[nodiscard]] T& value() & noexcept { return *boost::variant2::get_if<0>(&held_); }
    [[nodiscard]] const T& value() const& noexcept { return *boost::variant2::get_if<0>(&held_); }
    [[nodiscard]] T&& value() && noexcept { return std::move(*boost::variant2::get_if<0>(&held_)); }
    [[nodiscard]] T* operator->() noexcept { return &value(); }
    [[nodiscard]] const T* operator->() const noexcept { return &value(); }
    [[nodiscard]] T& operator*() & noexcept { return value(); }
    [[nodiscard]] const T& operator*() const& noexcept { return value(); }

    /// Precondition of these: not ok().
    [[nodiscard]] const diagnostics& errors() const& noexcept
    {
        return *boost::variant2::get_if<1>(&held_);
    }
    [[nodiscard]] diagnostics&& errors() && noexcept
    {
        return std::move(*boost::variant2::get_if<1>(&held_));
    }

private:
    boost::variant2::variant<T, diagnostics> held_;
};

} // namespace netral
