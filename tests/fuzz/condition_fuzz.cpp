// SPDX-License-Identifier: Apache-2.0

/// @file
/// Any text as a condition: it is refused with a place, or prints as text that parses to the same
/// tree; and what passes the checker can be evaluated, with every fact unknown and with every fact
/// known, and what was decided without the facts is not decided otherwise with them.

#include "fuzz_target.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/cost.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace netral;

class nothing_known : public cel::activation {
public:
    [[nodiscard]] value fact(fact_id id) const override { return value::unknown(id); }
};

enum : fact_id { truth_fact, number, text, list, set, kin, day, anything };

/// Every fact as one record has it.
class all_known : public cel::activation {
public:
    [[nodiscard]] value fact(fact_id id) const override
    {
        switch (id) {
        case truth_fact: return value(true);
        case number: return value(std::int64_t{7});
        case text: return value::string("teks");
        case list: return value::list({value::string("a"), value::string("b")});
        case set: return value::fact_set(set, {"suka"}, {});
        case kin: return value::string("anak");
        case day: return value(*parse_date("2024-10-12"), day);
        default: return value::list({value(std::int64_t{1}), value::string("x")});
        }
    }
};

cel::environment some_names()
{
    const auto values = [](const char* name, std::vector<std::string> all) {
        return cel::type::enumeration_of(
            std::make_shared<const cel::enumeration>(cel::enumeration{name, std::move(all)}));
    };
    cel::environment names;
    names.declare("a", truth_fact, cel::type_kind::boolean);
    names.declare("n", number, cel::type_kind::int64);
    names.declare("s.t", text, cel::type_kind::string);
    names.declare("l", list, cel::type::list_of(cel::type_kind::string));
    names.declare("k", set, cel::type::set_of(values("k", {"suka", "unggah"})));
    names.declare("e", kin, values("e", {"anak", "saudara"}));
    names.declare("d", day, cel::type_kind::date);
    names.declare("x", anything, cel::type_kind::dyn);
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
    const value known = cel::interpret(*checked, all_known(), scratch, bounds);
    must(!known.is_unknown(), "nothing is unknown when everything is known");
    if (first.is(value_kind::boolean) && known.is(value_kind::boolean))
        must(first.as_bool() == known.as_bool(), "what is learned turns nothing");
    (void)cel::worst_case_cost(*checked, bounds);
    (void)cel::print(*checked);
    return 0;
}
