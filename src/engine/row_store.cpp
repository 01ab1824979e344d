// SPDX-License-Identifier: Apache-2.0

/// @file
/// The only door is engine/row_store.hpp.

#include <netral/engine/row_store.hpp>

namespace netral {

std::size_t row_store::add(std::size_t words)
{
    const std::size_t at = used_;
    used_ += words;
    lines_.resize((used_ + line_words - 1) / line_words);
    return at;
}

} // namespace netral
