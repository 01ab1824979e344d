// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/limits.hpp: what no honest condition needs is refused with a place, and what is
/// within the bounds runs on a small stack.

#include "bench.hpp"

#include <netral/cel/cost.hpp>

#include <catch2/catch.hpp>

#include <pthread.h>

using namespace netral;

namespace {

std::string repeat(const std::string& part, std::size_t times)
{
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += part;
    return out;
}

/// Bounds wide enough that only the one under test holds.
cel::check_options wide()
{
    cel::check_options how;
    how.bounds.source_bytes = 16U << 20U;
    how.bounds.nodes = 4'000'000;
    return how;
}

} // namespace

TEST_CASE("what would exhaust the parser is refused")
{
    using bench::mistake;
    CHECK(mistake("1" + repeat("+1", 100'000), bench::names(), wide()) == 1211);
    CHECK(mistake(repeat("(", 100'000), bench::names(), wide()) == 1210);
    CHECK(mistake(repeat("[", 1'000'000), bench::names(), wide()) == 1210);
    CHECK(mistake("a" + repeat(".b", 100'000), bench::names(), wide()) == 1211);
    CHECK(mistake(repeat("!", 100'000) + "a", bench::names(), wide()) == 1211);
    CHECK(mistake(repeat("- ", 100'000) + "a", bench::names(), wide()) == 1211);
    CHECK(mistake(repeat("a?b:", 100'000) + "c", bench::names(), wide()) == 1211);
    CHECK(mistake(repeat("f(", 1'000), bench::names(), wide()) == 1210);
    CHECK(mistake(repeat("{1:", 1'000), bench::names(), wide()) == 1210);
    CHECK(mistake("1" + repeat("+1", 100'000)) == 1213);
    CHECK(mistake("[1" + repeat(",1", 10'000) + "]") == 1212);
    CHECK(mistake("true" + repeat("||true", 10'000), bench::names(), wide()) ==
          0); // flat, so not high
}

TEST_CASE("loops are cut off after too many steps")
{
    const std::string four =
        "[1,2,3,4].all(a, [1,2,3,4].all(b, [1,2,3,4].all(c, [1,2,3,4].all(d, [1,2,3,4].all(e, "
        "[1,2,3,4].all(f, [1,2,3,4].all(g, [1,2,3,4].all(h, [1,2,3,4].all(i, [1,2,3,4].all(j, "
        "a + b + c + d + e + f + g + h + i + j > 0))))))))))";
    CHECK(bench::run(four).error_code() == 3010);
    cel::limits few;
    few.steps = 10;
    CHECK(bench::run("[1, 2, 3, 4, 5, 6, 7, 8, 9].exists(x, x == 9)", {}, few).error_code() ==
          3010);
    CHECK(bench::run("[1].exists(x, x == 1)", {}, few).is_true());
}

TEST_CASE("texts and lists that grow by themselves are cut off")
{
    std::string doubled = "act.text";
    for (int i = 0; i < 30; ++i) doubled = "cel.bind(x, " + doubled + ", x + x)";
    const bench::record facts({{bench::text_fact, value::string("0123456789")}});
    CHECK(bench::run(doubled, facts).error_code() == 3011);
    CHECK(bench::run("lists.range(100000000)").error_code() == 3011);
    CHECK(bench::run("lists.range(9223372036854775807)").error_code() == 3011);
    CHECK(bench::run("lists.range(2000).map(x, lists.range(act.count))",
                     bench::record({{bench::count, value(std::int64_t{2000})}}))
              .error_code() == 3011);
    CHECK(bench::run("'a'.replace('', act.text)",
                     bench::record({{bench::text_fact, value::string(repeat("x", 3'000'000))}}))
              .is_error());
}

TEST_CASE("lists that share their parts count as if each had its own")
{
    std::string shared = "['x', 'y']";
    for (int i = 0; i < 12; ++i)
        shared = "cel.bind(a, " + shared + ", [a, a, a, a, a, a, a, a, a, a])";
    CHECK(bench::run(shared + " == " + shared).error_code() == 3011);
    CHECK(bench::run("'%s'.format([" + shared + "])").error_code() == 3011);
    std::string sum = "['x', 'y']";
    for (int i = 0; i < 14; ++i) sum = "cel.bind(a, " + sum + ", [a + a])";
    CHECK_FALSE(bench::run(sum).is_error());
    const bench::record facts({{bench::text_fact, value::string(repeat("x", 1'000'000))},
                               {bench::count, value(std::int64_t{2000})}});
    for (const char* text :
         {"lists.range(act.count).map(i, act.text) == []",
          "lists.range(act.count).map(i, '').join(act.text)",
          "lists.range(act.count).transformMapEntry(i, v, {1: act.text, 2: act.text}) == {}"})
        CHECK(bench::run(text, facts).error_code() == 3011);
    const std::string many = "('" + repeat("%s", 2000) + "').format(lists.range(act.count).map(i, ";
    CHECK(bench::run(many + "act.text))", facts).error_code() == 3011);
}

TEST_CASE("what takes long though it is short to write is cut off")
{
    const bench::record facts({{bench::text_fact, value::string(repeat("x", 1'000'000))},
                               {bench::count, value(std::int64_t{10000})}});
    const auto code_of = [&](const std::string& text) {
        return bench::run(text, facts).error_code();
    };
    CHECK(code_of("(act.text + 'y').contains(act.text + 'z')") == 3010);
    CHECK(code_of("(act.text + 'y').indexOf(act.text + 'z') == 1") == 3010);
    CHECK(code_of("lists.range(act.count).all(i, act.text == act.text)") == 3010);
    CHECK(code_of("lists.range(act.count).all(i, act.text <= act.text)") == 3010);
    CHECK(code_of("lists.range(act.count).all(i, act.text.startsWith(act.text))") == 3010);
    CHECK(code_of("cel.bind(r, lists.range(act.count), r.all(i, math.greatest(r) > 0))") == 3010);
    CHECK(code_of("cel.bind(r, lists.range(act.count), r.all(i, r == r))") == 3010);
    CHECK(code_of("cel.bind(r, {1: lists.range(act.count)}, lists.range(act.count).all(i, r == "
                  "r))") == 3010);
    CHECK(code_of("cel.bind(r, [lists.range(act.count)], r[0].all(i, r[0] in r))") == 3010);
    CHECK(code_of("sets.contains([lists.range(act.count)], [lists.range(act.count)])") == 0);
    CHECK(code_of("cel.bind(r, lists.range(act.count).map(i, 'a'), r.all(i, r.join() != ''))") !=
          0);
}

TEST_CASE("a pattern is bounded, constant or not")
{
    CHECK(bench::mistake("act.text.matches('" + repeat("a", 2'000) + "')") == 1321);
    CHECK(bench::mistake("act.text.matches('((a{100}){100}){100}')") == 1309);
    const bench::record facts({{bench::text_fact, value::string("((a{100}){100}){100}")}});
    CHECK(bench::run("'a'.matches(act.text)", facts).error_code() == 3009);
}

TEST_CASE("the height is bounded with terms put in, on the way down")
{
    for (const char* link :
         {"!", "-", "[1, 2].map(x, ", "(1 + ", "dyn(", "[", "{1: ", "true ? 1 : "}) {
        const std::string open = link;
        const auto bracket = open.find_first_of("([{");
        const std::string close = bracket == std::string::npos || open[0] == 't' ? ""
                                  : open.find("map(") != std::string::npos || open[bracket] == '('
                                      ? ")"
                                  : open[bracket] == '[' ? "]"
                                                         : "}";
        const std::size_t times = close.empty() ? 150 : 31;
        cel::environment names = bench::names(false);
        names.define("t0", cel::parse("act.count").value());
        for (int i = 1; i < 33; ++i) {
            const std::string before = "t" + std::to_string(i - 1);
            auto tree = cel::parse(repeat(open, times) + before + repeat(close, times));
            REQUIRE(tree.ok());
            names.define("t" + std::to_string(i), std::move(*tree));
        }
        INFO(link);
        CHECK(bench::mistake("dyn(t31) == 1", names) == 1320);
    }
}

// Sanitizers and unoptimised builds take several times the stack of what is shipped.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__) || !defined(__OPTIMIZE__)
#define NETRAL_TEST_TAKES_MORE_STACK
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define NETRAL_TEST_TAKES_MORE_STACK
#endif
#endif

#ifndef NETRAL_TEST_TAKES_MORE_STACK
namespace {

/// Ways to make a condition high: a part to repeat before and after, and how often the default
/// limits allow it in one text.
struct tower {
    std::string before;
    std::string after;
    std::size_t times = 0;
};

std::size_t brackets_in(const std::string& before)
{
    std::size_t open = 0;
    for (const char c : before) {
        open += c == '(' || c == '[' || c == '{' ? 1U : 0U;
        open -= c == ')' || c == ']' || c == '}' ? 1U : 0U;
    }
    return open;
}

std::vector<tower> towers()
{
    const cel::limits bounds{};
    const std::size_t deep = bounds.nesting - 1; // one pair of brackets stands around each of them
    const std::size_t high = bounds.height - 3;
    std::vector<tower> all;
    for (const auto& [before, after] : std::vector<std::pair<const char*, const char*>>{
             {"(", ")"},
             {"[", "]"},
             {"[x, ", "]"},
             {"{1: ", "}"},
             {"{", ": 1}"},
             {"f(", ")"},
             {"f(x, x, x, x, ", ")"},
             {"dyn(", ")"},
             {"!(", ")"},
             {"-(", ")"},
             {"a[", "]"},
             {"a[?", "]"},
             {"a.f(", ")"},
             {"a.format([", "])"},
             {"a.matches(", ")"},
             {"sets.contains([x], ", ")"},
             {"math.greatest(x, ", ")"},
             {"google.protobuf.Value{string_value: ", "}"},
             {"[1].exists(y, ", ")"},
             {"[1].exists_one(y, ", ")"},
             {"{1: x}.all(k, v, ", ")"},
             {"[1].map(y, true, ", ")"},
             {"{1: x}.transformMapEntry(k, v, ", ")"},
             {"optional.of(x).optMap(y, ", ")"},
             {"cel.bind(y, ", ", y)"},
             {"cel.bind(y, 1, ", ")"},
             {"cel.block([x], ", ")"},
             {"b ? c : (", ")"},
             {"b ? (", ") : c"},
             {"(true && ", ")"},
         })
        all.push_back({before, after, deep / brackets_in(before)});
    for (const char* link : {"+x", ".y", "[x]", " in x", "-x", ".f()", "?x:y", ".?y", " == x",
                             ".map(y, y)", ".exists(y, y)", ".optMap(y, y)", ".substring(1, 2)"})
        all.push_back({"", link, high});
    for (const char* sign : {"!", "- ", "x ? y : "}) all.push_back({sign, "", high});
    return all;
}

/// The text of a tower that stands on `ground`.
std::string text_of(const tower& t, const std::string& ground)
{
    return repeat(t.before, t.times) + ground + repeat(t.after, t.times);
}

/// What all that recurses does with one tower, as high as limits and terms allow.
void walk(const tower& t, bool types, std::string& failures)
{
    cel::environment names;
    for (const char* name : {"x", "a", "b", "c", "y"}) names.declare(name, 0, cel::type_kind::dyn);
    std::string ground = "x";
    cel::check_options how;
    how.types = types;
    std::size_t checked = 0;
    for (std::size_t storey = 0; storey < 64; ++storey) {
        const auto tree = cel::parse(text_of(t, ground));
        if (!tree) {
            failures += t.before + ".." + t.after + ": " + tree.errors().front().message + "\n";
            return;
        }
        const auto again = cel::parse(cel::print(*tree), {.nesting = 64});
        if (!again || !cel::same_tree(*tree, *again)) failures += t.before + ": printed wrongly\n";
        if (const auto e = cel::check(*tree, names, how)) {
            ++checked;
            cel::interpreter_workspace scratch;
            (void)cel::worst_case_cost(*e);
            (void)cel::interpret(*e, bench::record({{0, value(true)}}), scratch);
            (void)cel::interpret(*e, bench::record(), scratch);
            (void)cel::print(*e);
        } else if (e.errors().front().id.number == 1320) {
            break; // as high as can be
        }
        ground = "t" + std::to_string(storey);
        names.define(ground, std::move(*cel::parse(text_of(
                                 t, storey == 0 ? "x" : "t" + std::to_string(storey - 1)))));
    }
    if (checked == 0 && !types) failures += t.before + ".." + t.after + ": never checked\n";
}

void* walk_all(void* failures)
{
    for (const tower& t : towers()) {
        walk(t, false, *static_cast<std::string*>(failures));
        walk(t, true, *static_cast<std::string*>(failures));
    }
    return nullptr;
}

} // namespace

TEST_CASE("anything within the default bounds runs on a stack of 256 KB")
{
    std::string failures;
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    REQUIRE(pthread_attr_setstacksize(&attributes, 256UL * 1024) == 0);
    pthread_t thread{};
    REQUIRE(pthread_create(&thread, &attributes, walk_all, &failures) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    CHECK(failures == "");
}
#endif
