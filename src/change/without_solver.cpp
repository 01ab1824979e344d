// SPDX-License-Identifier: Apache-2.0

/// @file
/// A library that was built where Z3 was not found: it says that it can prove nothing. The doors
/// are change/proof.hpp and change/consistency.hpp.

#include <netral/change/consistency.hpp>
#include <netral/change/proof.hpp>

namespace netral {
namespace {

constexpr const char* no_solver = "this library was built without the solver Z3";

} // namespace

bool has_solver() noexcept
{
    return false;
}

proof prove(const program&, const program&, const proof_options&)
{
    proof out;
    out.doubts.push_back({"", "everywhere", no_solver});
    return out;
}

std::optional<bool> reaches_exactly(const program&, const program&, const std::vector<region>&,
                                    const proof_options&)
{
    return std::nullopt;
}

consistency examine(const program&, const proof_options&)
{
    consistency out;
    out.findings.push_back({consistency_kind::not_known, "", "", no_solver, ""});
    return out;
}

} // namespace netral
