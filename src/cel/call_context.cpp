// SPDX-License-Identifier: Apache-2.0

/// @file
/// What a run may still do and make. The only door is functions.hpp.

#include "functions.hpp"

#include <algorithm>

namespace netral::cel {
namespace {

constexpr std::uint64_t bytes_a_step = 64; ///< that are compared or copied in one step

/// How much there is of a value with all that is inside it.
struct extent {
    std::uint64_t elements = 0;
    std::uint64_t bytes = 0;
};

/// Adds up until there is more than `most` of it: parts that are shared count each time, so that
/// going on could take for ever.
void measure(const value& v, const extent& most, extent& so_far)
{
    if (so_far.elements > most.elements || so_far.bytes > most.bytes) return;
    switch (v.kind()) {
    case value_kind::string:
    case value_kind::bytes: so_far.bytes += v.text().size(); break;
    case value_kind::list:
        so_far.elements += v.items().size();
        so_far.bytes += v.items().size() * sizeof(value);
        for (const value& item : v.items()) measure(item, most, so_far);
        break;
    case value_kind::map:
        so_far.elements += v.entries().size();
        so_far.bytes += v.entries().size() * sizeof(map_entry);
        for (const auto& [key, held] : v.entries()) {
            measure(key, most, so_far);
            measure(held, most, so_far);
        }
        break;
    case value_kind::optional:
        if (v.held() != nullptr) measure(*v.held(), most, so_far);
        break;
    default: break;
    }
}

} // namespace

bool call_context::keep_all(const value& part)
{
    extent all;
    measure(part, {bounds_->steps, bounds_->result_bytes}, all);
    return spend(all.elements / 4) && make(all.bytes);
}

bool call_context::look_through(const value& v, std::uint64_t times)
{
    extent all;
    measure(v, {bounds_->steps, bounds_->steps * bytes_a_step}, all);
    const std::uint64_t once = all.elements + all.bytes / bytes_a_step;
    if (once != 0 && times > bounds_->steps / once) return spend(bounds_->steps + 1);
    return spend(once * times);
}

value call_context::exhausted() const
{
    if (steps_ > bounds_->steps)
        return value::error(fault::too_many_steps, "the condition takes more than " +
                                                       std::to_string(bounds_->steps) + " steps");
    return value::error(fault::too_big, "the condition makes more than " +
                                            std::to_string(bounds_->result_bytes) + " bytes");
}

value left_open(const value& a, const value& b)
{
    if (a.facts().empty() && b.facts().empty())
        return value::error(fault::bad_argument,
                            "a date here is not one day: write the first or the last one");
    return merge_unknown(a, b);
}

} // namespace netral::cel
