// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any text as a condition: it is refused with a place, or prints as text that parses to the same
/// tree; and what passes the checker can be evaluated with every fact unknown.

#include "fuzz_target.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>

namespace {

using namespace netral;

class nothing_known : public cel::activation {
public:
    [[nodiscard]] value fact(fact_id id) const override { return value::unknown(id); }
};

cel::environment some_names()
{
    cel::environment names;
    names.declare("a", 0, cel::type_kind::boolean);
    names.declare("n", 1, cel::type_kind::int64);
    names.declare("s.t", 2, cel::type_kind::string);
    return names;
}

void check_places(const diagnostics& errors, std::size_t size)
{
    must(!errors.empty(), "a refusal says why");
    for (const diagnostic& e : errors)
        must(e.where.at.begin <= e.where.at.end && e.where.at.end <= size,
             "an error points into the text");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const cel::environment names = some_names();
    const std::string_view text = text_of(data, size);
    const auto tree = cel::parse(text);
    if (!tree) {
        check_places(tree.errors(), size);
        return 0;
    }
    const std::string printed = cel::print(*tree);
    if (const auto again =
            cel::parse(printed)) // printing may need more brackets than the limits allow
        must(cel::same_tree(*tree, *again), "what is printed says the same");

    const auto checked = cel::check(*tree, names);
    if (!checked) {
        check_places(checked.errors(), size);
        return 0;
    }
    cel::limits bounds;
    bounds.steps = 20'000;
    bounds.result_bytes = 1U << 20U;
    cel::interpreter_workspace scratch;
    const value first = cel::interpret(*checked, nothing_known(), scratch, bounds);
    const value second = cel::interpret(*checked, nothing_known(), scratch, bounds);
    must(first.kind() == second.kind(), "evaluating twice gives the same");
    return 0;
}
