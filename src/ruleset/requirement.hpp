// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// `requires: netral >= 0.1`.

#include "draft.hpp"

namespace netral {

/// Tells when this version of netral is not what the manifest asks for.
void check_requirement(draft& d, yaml_node requires_key);

} // namespace netral
