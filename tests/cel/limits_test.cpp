// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tests of cel/limits.hpp: what no honest condition needs is refused with a place, and what is
/// within the bounds runs on a small stack.

#include "bench.hpp"

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

TEST_CASE("a pattern is bounded, constant or not")
{
    CHECK(bench::mistake("act.text.matches('" + repeat("a", 2'000) + "')") == 1321);
    CHECK(bench::mistake("act.text.matches('((a{100}){100}){100}')") == 1309);
    const bench::record facts({{bench::text_fact, value::string("((a{100}){100}){100}")}});
    CHECK(bench::run("'a'.matches(act.text)", facts).error_code() == 3009);
}

#if !defined(__SANITIZE_ADDRESS__) && defined(__OPTIMIZE__)
namespace {

/// The deepest and highest conditions that the defaults allow, through every pass.
void* run_the_highest(void* failures)
{
    const cel::limits bounds;
    std::vector<std::string> texts;
    for (const char* open : {"(", "[", "{1:", "f(", "!(", "-(", "[1].exists(x, ", "a[", "a.f(",
                             "cel.bind(x, 1, ", "b ? c : ("}) {
        const std::size_t deep = bounds.nesting - 1;
        std::string close;
        for (const char* c = open; *c != '\0'; ++c)
            if (*c == '(')
                close = ")";
            else if (*c == '[' && open[0] != '[')
                close = "]";
            else if (*c == '{')
                close = "}";
        if (std::string(open) == "[") close = "]";
        texts.push_back(repeat(open, deep) + "x" + repeat(close, deep));
    }
    for (const char* link : {"+x", ".y", "[x]", " in x", "-x", ".f()", "?x:y"}) {
        const auto high = static_cast<std::size_t>(bounds.height - 1);
        texts.push_back("x" + repeat(link, high));
        texts.push_back(repeat("(", 30) + "x" + repeat(link, 100) +
                        repeat(")" + std::string(link), 30));
    }
    texts.push_back(repeat("!", bounds.height - 1) + "x");
    cel::environment names;
    for (const char* name : {"x", "a", "b", "c", "y"}) names.declare(name, 0, cel::type_kind::dyn);
    cel::check_options how;
    how.types = false;
    for (const std::string& text : texts) {
        const auto tree = cel::parse(text, bounds);
        if (!tree) {
            *static_cast<std::string*>(failures) +=
                text + ": " + tree.errors().front().message + "\n";
            continue;
        }
        const auto e = cel::check(*tree, names, how);
        if (!e) {
            *static_cast<std::string*>(failures) += text + ": " + e.errors().front().message + "\n";
            continue;
        }
        cel::interpreter_workspace scratch;
        (void)cel::interpret(*e, bench::record({{0, value(true)}}), scratch);
        (void)cel::print(*tree);
        (void)cel::print(*e);
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
    REQUIRE(pthread_create(&thread, &attributes, run_the_highest, &failures) == 0);
    pthread_join(thread, nullptr);
    pthread_attr_destroy(&attributes);
    CHECK(failures == "");
}
#endif
