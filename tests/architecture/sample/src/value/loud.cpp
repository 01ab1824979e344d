// SPDX-License-Identifier: Apache-2.0

/// @file
/// Bad on purpose: prints, leaves, takes what is others'. A comment may say abort() and printf(.

#include "../cel/private.hpp"
#include "nowhere.hpp"
#include <netral/netral.hpp>
#include <netral/nonsense/thing.hpp>

#include <boost/spirit/home/x3.hpp>
#include <iostream>
#include <lmdb.h>

int loud(int (*member)())
{
    const char* harmless = "std::cout << printf(\"no\")";
    std::cout << 1'000 << harmless << R"(abort())";
    if (member() != 0) std::abort();
    return 0;
}
