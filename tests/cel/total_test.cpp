// SPDX-License-Identifier: Apache-2.0

/// @file
/// When nothing is unknown, conditions mean what they mean in a language without unknowns: random
/// ones are held against a second evaluator, which is written here and knows only true, false,
/// whole numbers and errors.

#include "bench.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <optional>
#include <random>
#include <vector>

using namespace netral;

namespace {

const int rounds = bench::rounds(4000);

/// One record, and the variables of the macros around.
struct surroundings {
    std::int64_t count = 0;
    bool by_subject = false;
    std::string kin;
    std::vector<std::string> kinds;
    date_range day;
    std::vector<std::int64_t> variables;
};

using truth_of = std::function<std::optional<bool>(surroundings&)>; ///< nothing: an error
using number_of = std::function<std::optional<std::int64_t>(surroundings&)>;

/// A condition as text, and what it means.
template <class Meaning>
struct written {
    std::string text;
    Meaning meaning;
};
using condition = written<truth_of>;
using number = written<number_of>;

constexpr const char* all_kinds[] = {"bagikan", "komentar", "orasi", "suka", "unggah"};
constexpr const char* all_kin[] = {"anak", "saudara", "tidak"};
constexpr const char* days[] = {"2024-09-22", "2024-10-12", "2024-11-27"};

class author {
public:
    explicit author(std::uint32_t seed) : random_(seed) {}

    condition test(int depth)
    {
        switch (depth <= 0 ? pick(5) : pick(13)) {
        case 0: return {"act.by_subject", [](surroundings& s) { return s.by_subject; }};
        case 1: return kin_is();
        case 2: return kind_in();
        case 3: return day_is();
        case 4: return compare(0);
        case 5: return both(depth);
        case 6: return either(depth);
        case 7: return negation(depth);
        case 8: return choice(depth);
        case 9: return compare(depth - 1);
        case 10: return filtered(depth);
        case 11: return mapped(depth);
        default: return quantified(depth);
        }
    }

    surroundings record()
    {
        surroundings s;
        s.count = static_cast<std::int64_t>(pick(4));
        s.by_subject = pick(2) == 0;
        s.kin = all_kin[pick(3)];
        for (const char* k : all_kinds)
            if (pick(2) == 0) s.kinds.emplace_back(k);
        s.day = *parse_date(days[pick(3)]);
        return s;
    }

private:
    std::size_t pick(std::size_t n)
    {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(random_);
    }

    condition kin_is()
    {
        const std::string kin = all_kin[pick(3)];
        return {"subject.kin == '" + kin + "'", [kin](surroundings& s) { return s.kin == kin; }};
    }

    condition kind_in()
    {
        const std::string kind = all_kinds[pick(5)];
        return {"'" + kind + "' in act.kinds", [kind](surroundings& s) {
                    return std::find(s.kinds.begin(), s.kinds.end(), kind) != s.kinds.end();
                }};
    }

    condition day_is()
    {
        const std::string day = days[pick(3)];
        return {"act.day >= date('" + day + "')",
                [day](surroundings& s) { return s.day.first >= parse_date(day)->first; }};
    }

    number amount(int depth)
    {
        if (depth <= 0 || pick(3) == 0) return leaf();
        number a = amount(depth - 1);
        number b = amount(depth - 1);
        const char sign = "+-*/%"[pick(5)];
        return {"(" + a.text + " " + sign + " " + b.text + ")", [a, b, sign](surroundings& s) {
                    return calculate(a.meaning(s), b.meaning(s), sign);
                }};
    }

    number leaf()
    {
        if (const std::size_t v = pick(variables_ + 1); v < variables_)
            return {"v" + std::to_string(v), [v](surroundings& s) { return s.variables[v]; }};
        if (pick(2) == 0) return {"act.count", [](surroundings& s) { return s.count; }};
        const auto n = static_cast<std::int64_t>(pick(5));
        return {std::to_string(n), [n](surroundings&) { return n; }};
    }

    static std::optional<std::int64_t> calculate(std::optional<std::int64_t> a,
                                                 std::optional<std::int64_t> b, char sign)
    {
        if (!a || !b || ((sign == '/' || sign == '%') && *b == 0)) return std::nullopt;
        switch (sign) {
        case '+': return *a + *b;
        case '-': return *a - *b;
        case '*': return *a * *b;
        case '/': return *a / *b;
        default: return *a % *b;
        }
    }

    condition compare(int depth)
    {
        number a = amount(depth);
        number b = amount(depth);
        const std::size_t which = pick(4);
        static constexpr const char* signs[] = {" < ", " >= ", " == ", " != "};
        return {a.text + signs[which] + b.text,
                [a, b, which](surroundings& s) -> std::optional<bool> {
                    const auto x = a.meaning(s);
                    const auto y = b.meaning(s);
                    if (!x || !y) return std::nullopt;
                    return which == 0   ? *x < *y
                           : which == 1 ? *x >= *y
                           : which == 2 ? *x == *y
                                        : *x != *y;
                }};
    }

    static truth_of joined(std::vector<condition> parts, bool deciding)
    {
        return [parts = std::move(parts), deciding](surroundings& s) -> std::optional<bool> {
            bool failed = false;
            for (const condition& part : parts) {
                const auto v = part.meaning(s);
                if (v == deciding) return deciding;
                failed = failed || !v;
            }
            return failed ? std::nullopt : std::optional<bool>(!deciding);
        };
    }

    condition both(int depth)
    {
        std::vector<condition> parts{test(depth - 1), test(depth - 1)};
        const std::string text = "(" + parts[0].text + ") && (" + parts[1].text + ")";
        return {text, joined(std::move(parts), false)};
    }

    condition either(int depth)
    {
        std::vector<condition> parts{test(depth - 1), test(depth - 1), test(depth - 1)};
        const std::string text =
            "(" + parts[0].text + ") || (" + parts[1].text + ") || (" + parts[2].text + ")";
        return {text, joined(std::move(parts), true)};
    }

    condition negation(int depth)
    {
        condition inner = test(depth - 1);
        return {"!(" + inner.text + ")", [inner](surroundings& s) -> std::optional<bool> {
                    const auto v = inner.meaning(s);
                    return v ? std::optional<bool>(!*v) : std::nullopt;
                }};
    }

    condition choice(int depth)
    {
        condition c = test(depth - 1);
        condition yes = test(depth - 1);
        condition no = test(depth - 1);
        return {"((" + c.text + ") ? (" + yes.text + ") : (" + no.text + "))",
                [c, yes, no](surroundings& s) -> std::optional<bool> {
                    const auto v = c.meaning(s);
                    if (!v) return std::nullopt;
                    return *v ? yes.meaning(s) : no.meaning(s);
                }};
    }

    /// The numbers that a macro goes through.
    std::vector<std::int64_t> range()
    {
        std::vector<std::int64_t> all(pick(4));
        for (std::int64_t& n : all) n = static_cast<std::int64_t>(pick(4));
        return all;
    }

    static std::string list_of(const std::vector<std::int64_t>& all)
    {
        if (all.empty()) return "[0].filter(z, z != 0)"; // of a known type
        std::string text = "[";
        for (const std::int64_t n : all) text += (text.size() > 1 ? ", " : "") + std::to_string(n);
        return text + "]";
    }

    /// What a test or number says of each element.
    template <class Meaning>
    static auto each(const std::vector<std::int64_t>& over, const Meaning& body, surroundings& s)
    {
        std::vector<decltype(body(s))> all;
        for (const std::int64_t n : over) {
            s.variables.push_back(n);
            all.push_back(body(s));
            s.variables.pop_back();
        }
        return all;
    }

    template <class Make>
    auto with_variable(Make make)
    {
        ++variables_;
        auto body = make();
        --variables_;
        return body;
    }

    std::string variable() const { return "v" + std::to_string(variables_); }

    condition quantified(int depth)
    {
        const auto over = range();
        const std::string name = variable();
        condition body = with_variable([&] { return test(depth - 1); });
        static constexpr const char* names[] = {"all", "exists", "exists_one"};
        const std::size_t which = pick(3);
        return {list_of(over) + "." + names[which] + "(" + name + ", " + body.text + ")",
                [over, body, which](surroundings& s) -> std::optional<bool> {
                    const auto said = each(over, body.meaning, s);
                    const auto count = [&said](std::optional<bool> what) {
                        return std::count(said.begin(), said.end(), what);
                    };
                    if (which == 0 && count(false) > 0) return false;
                    if (which == 1 && count(true) > 0) return true;
                    if (count(std::nullopt) > 0) return std::nullopt;
                    return which == 2 ? count(true) == 1 : which == 0;
                }};
    }

    condition filtered(int depth)
    {
        const auto over = range();
        const std::string name = variable();
        condition body = with_variable([&] { return test(depth - 1); });
        const auto least = static_cast<std::int64_t>(pick(3));
        return {list_of(over) + ".filter(" + name + ", " + body.text +
                    ").size() >= " + std::to_string(least),
                [over, body, least](surroundings& s) -> std::optional<bool> {
                    const auto said = each(over, body.meaning, s);
                    if (std::count(said.begin(), said.end(), std::nullopt) > 0) return std::nullopt;
                    return std::count(said.begin(), said.end(), true) >= least;
                }};
    }

    condition mapped(int depth)
    {
        const auto over = range();
        const std::string name = variable();
        number body = with_variable([&] { return amount(depth - 1); });
        const auto wanted = static_cast<std::int64_t>(pick(4));
        return {std::to_string(wanted) + " in " + list_of(over) + ".map(" + name + ", " +
                    body.text + ")",
                [over, body, wanted](surroundings& s) -> std::optional<bool> {
                    const auto said = each(over, body.meaning, s);
                    if (std::count(said.begin(), said.end(), std::nullopt) > 0) return std::nullopt;
                    return std::count(said.begin(), said.end(), wanted) > 0;
                }};
    }

    std::mt19937 random_;
    std::size_t variables_ = 0; ///< that are in scope
};

bench::record facts_of(const surroundings& s)
{
    return bench::record({{bench::count, value(s.count)},
                          {bench::by_subject, value(s.by_subject)},
                          {bench::kin, value::string(s.kin)},
                          {bench::kinds, value::fact_set(bench::kinds, s.kinds, {})},
                          {bench::day, value(s.day, bench::day)}});
}

} // namespace

TEST_CASE("when nothing is unknown, a condition means what a second evaluator says")
{
    author write(5);
    int outcomes[3] = {};
    for (int i = 0; i < rounds; ++i) {
        const condition c = write.test(4);
        surroundings s = write.record();
        const std::optional<bool> wanted = c.meaning(s);
        const value got = bench::run(c.text, facts_of(s));
        INFO(c.text);
        ++outcomes[wanted ? (*wanted ? 1 : 0) : 2];
        REQUIRE(
            (got.is_error() ? !wanted : got.is(value_kind::boolean) && wanted == got.as_bool()));
    }
    for (const int n : outcomes) CHECK(n > rounds / 20);
}
