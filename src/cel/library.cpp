// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reads the tables of the standard library once. The only door is functions.hpp.

#include "functions.hpp"

#include <cassert>
#include <cctype>

namespace netral::cel {
namespace {

struct type_word {
    std::string_view word;
    type_kind kind;
};

constexpr type_word words[] = {
    {"bool", type_kind::boolean},
    {"int", type_kind::int64},
    {"uint", type_kind::uint64},
    {"double", type_kind::floating},
    {"string", type_kind::string},
    {"bytes", type_kind::bytes},
    {"null", type_kind::null},
    {"dyn", type_kind::dyn},
    {"timestamp", type_kind::timestamp},
    {"duration", type_kind::duration},
    {"date", type_kind::date},
    {"list", type_kind::list},
    {"map", type_kind::map},
    {"optional", type_kind::optional},
    {"type", type_kind::type},
    {"set", type_kind::set},
    {"wrapper", type_kind::wrapper},
};

std::string_view take_word(std::string_view& text) noexcept
{
    std::size_t n = 0;
    while (n < text.size() &&
           (std::isalnum(static_cast<unsigned char>(text[n])) != 0 || text[n] == '_'))
        ++n;
    const std::string_view word = text.substr(0, n);
    text.remove_prefix(n);
    return word;
}

bool take(std::string_view& text, char c) noexcept
{
    if (text.empty() || text.front() != c) return false;
    text.remove_prefix(1);
    return true;
}

} // namespace

const standard_library& standard_library::get()
{
    static const standard_library library;
    return library;
}

type_ref standard_library::read_type(std::string_view& text)
{
    const std::string_view word = take_word(text);
    assert(!word.empty());
    if (word.size() == 1) return types_.make_named(type_kind::parameter, word, {});
    for (const type_word& known : words) {
        if (known.word != word) continue;
        if (!take(text, '(')) return simple(known.kind);
        const type_ref first = read_type(text);
        const type_ref second = take(text, ',') ? read_type(text) : unbound;
        take(text, ')');
        return types_.make(known.kind, first, second);
    }
    assert(false && "unknown type in a table of functions");
    return simple(type_kind::dyn);
}

/// `(string,int):bool` or `string.(int):bool`.
signature standard_library::read_signature(std::string_view& text)
{
    signature s;
    if (text.front() != '(') {
        s.parameters.push_back(read_type(text));
        s.member = true;
        take(text, '.');
    }
    take(text, '(');
    while (!take(text, ')')) {
        s.parameters.push_back(read_type(text));
        take(text, ',');
    }
    take(text, ':');
    s.result = read_type(text);
    take(text, ' ');
    s.generic = types_.has_parameters(s.result);
    for (const type_ref p : s.parameters) s.generic = s.generic || types_.has_parameters(p);
    return s;
}

void standard_library::add(std::string_view name, std::string_view ways, native body, knowing takes,
                           int weight)
{
    auto f = std::make_unique<function>();
    f->name = name;
    f->body = body;
    f->takes = takes;
    f->weight = static_cast<std::uint8_t>(weight);
    while (!ways.empty()) f->ways.push_back(read_signature(ways));
    const std::string_view key = f->name;
    if (key.front() != '@') names_.push_back(key);
    by_name_.emplace(key, std::move(f));
}

void standard_library::add_operator(op oper, std::string_view ways, native body, knowing takes)
{
    auto f = std::make_unique<function>();
    f->name = symbol_of(oper).empty() ? "-_" : "_" + std::string(symbol_of(oper)) + "_";
    if (oper == op::index) f->name = "_[_]";
    if (oper == op::optional_index) f->name = "_[?_]";
    f->body = body;
    f->takes = takes;
    f->weight =
        oper == op::in || oper == op::equals || oper == op::not_equals || oper == op::add ? 1 : 0;
    while (!ways.empty()) f->ways.push_back(read_signature(ways));
    operators_[static_cast<std::size_t>(oper)] = f.get();
    operator_storage_.push_back(std::move(f));
}

const function* standard_library::find(std::string_view name) const noexcept
{
    const auto found = by_name_.find(name);
    return found == by_name_.end() ? nullptr : found->second.get();
}

type_ref standard_library::type_named(std::string_view name) const noexcept
{
    const auto found = type_names_.find(name);
    return found == type_names_.end() ? unbound : found->second;
}

void standard_library::add_types()
{
    const type_ref dyn = simple(type_kind::dyn);
    const auto wrapper = [this](type_kind kind) {
        return types_.make(type_kind::wrapper, simple(kind));
    };
    const std::pair<std::string_view, type_ref> all[] = {
        {"bool", simple(type_kind::boolean)},
        {"int", simple(type_kind::int64)},
        {"uint", simple(type_kind::uint64)},
        {"double", simple(type_kind::floating)},
        {"string", simple(type_kind::string)},
        {"bytes", simple(type_kind::bytes)},
        {"null_type", simple(type_kind::null)},
        {"date", simple(type_kind::date)},
        {"list", types_.make(type_kind::list, dyn)},
        {"map", types_.make(type_kind::map, dyn, dyn)},
        {"optional_type", types_.make(type_kind::optional, dyn)},
        {"type", types_.make(type_kind::type, dyn)},
        {"google.protobuf.Timestamp", simple(type_kind::timestamp)},
        {"google.protobuf.Duration", simple(type_kind::duration)},
        {"google.protobuf.BoolValue", wrapper(type_kind::boolean)},
        {"google.protobuf.BytesValue", wrapper(type_kind::bytes)},
        {"google.protobuf.StringValue", wrapper(type_kind::string)},
        {"google.protobuf.DoubleValue", wrapper(type_kind::floating)},
        {"google.protobuf.FloatValue", wrapper(type_kind::floating)},
        {"google.protobuf.Int32Value", wrapper(type_kind::int64)},
        {"google.protobuf.Int64Value", wrapper(type_kind::int64)},
        {"google.protobuf.UInt32Value", wrapper(type_kind::uint64)},
        {"google.protobuf.UInt64Value", wrapper(type_kind::uint64)},
        {"google.protobuf.Any", dyn},
        {"google.protobuf.Value", dyn},
        {"google.protobuf.ListValue", types_.make(type_kind::list, dyn)},
        {"google.protobuf.Struct", types_.make(type_kind::map, simple(type_kind::string), dyn)},
    };
    for (const auto& [name, t] : all) type_names_.emplace(name, t);
}

standard_library::standard_library() : operators_(20, nullptr)
{
    add_types();
    constexpr std::string_view ordered =
        "(bool,bool):bool (int,int):bool (uint,uint):bool (double,double):bool "
        "(string,string):bool "
        "(bytes,bytes):bool (timestamp,timestamp):bool (duration,duration):bool (date,date):bool";
    add_operator(op::less, ordered, compare_less, knowing::dates);
    add_operator(op::less_equals, ordered, compare_less_equal, knowing::dates);
    add_operator(op::greater, ordered, compare_greater, knowing::dates);
    add_operator(op::greater_equals, ordered, compare_greater_equal, knowing::dates);
    add_operator(op::equals, "(A,A):bool", compare_equal, knowing::sets);
    add_operator(op::not_equals, "(A,A):bool", compare_not_equal, knowing::sets);
    add_operator(op::in, "(A,list(A)):bool (A,set(A)):bool (A,map(A,B)):bool", is_in,
                 knowing::sets);
    add_operator(
        op::add,
        "(int,int):int (uint,uint):uint (double,double):double (string,string):string "
        "(bytes,bytes):bytes "
        "(list(A),list(A)):list(A) (timestamp,duration):timestamp (duration,timestamp):timestamp "
        "(duration,duration):duration",
        add_values);
    add_operator(
        op::subtract,
        "(int,int):int (uint,uint):uint (double,double):double (timestamp,timestamp):duration "
        "(timestamp,duration):timestamp (duration,duration):duration",
        subtract_values);
    constexpr std::string_view numbers = "(int,int):int (uint,uint):uint (double,double):double";
    add_operator(op::multiply, numbers, multiply_values);
    add_operator(op::divide, numbers, divide_values);
    add_operator(op::modulo, "(int,int):int (uint,uint):uint", modulo_values);
    add_operator(op::negate, "(int):int (double):double", negate_value);
    add_operator(op::index,
                 "(list(A),int):A (map(A,B),A):B (optional(list(A)),int):optional(A) "
                 "(optional(map(A,B)),A):optional(B)",
                 index_value);
    add_operator(
        op::optional_index,
        "(list(A),int):optional(A) (map(A,B),A):optional(B) (optional(list(A)),int):optional(A) "
        "(optional(map(A,B)),A):optional(B)",
        optional_index_value);
    for (const auto table : {conversion_functions(), string_functions(), time_functions(),
                             date_functions(), math_functions(), list_functions(), set_functions(),
                             optional_functions(), message_functions()})
        for (const library_entry& entry : table)
            add(entry.name, entry.ways, entry.body, entry.takes, entry.weight);
}

} // namespace netral::cel
