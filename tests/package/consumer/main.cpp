// SPDX-License-Identifier: Apache-2.0

/// @file
/// The smallest program that uses the library as an outsider: it includes the umbrella header and
/// links one body.

#include <netral/netral.hpp>

#include <iostream>

int main()
{
    const netral::source text("a.yaml", "one\ntwo");
    if (text.position_of(4) != netral::position{2, 1}) return 1;
    std::cout << "netral is linked\n";
}
