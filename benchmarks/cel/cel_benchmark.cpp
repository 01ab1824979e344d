// SPDX-License-Identifier: Apache-2.0

/// @file
/// How fast conditions are parsed, checked and interpreted: `netral_cel_benchmark
/// <expressions.json>`. Prints one JSON object a line; run.sh sets the answers of other
/// implementations beside it.
///
/// Every answer is checked before it is timed.

#include <netral/cel/check.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

using namespace netral;

namespace {

class prepared final : public cel::activation {
public:
    explicit prepared(std::vector<value> facts) : facts_(std::move(facts)) {}
    [[nodiscard]] value fact(fact_id id) const override { return facts_[id].borrow(); }

private:
    std::vector<value> facts_;
};

/// Processor time of this thread, so that a busy machine does not count.
double now()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return static_cast<double>(t.tv_sec) * 1e9 + static_cast<double>(t.tv_nsec);
}

/// Nanoseconds a call, the best of six rounds of about a fifth of a second.
template <class Work>
double measure(Work work)
{
    double best = 1e18;
    std::size_t calls = 1;
    for (int round = 0; round < 6; ++round) {
        const double begin = now();
        for (std::size_t i = 0; i < calls; ++i) work();
        const double ns = now() - begin;
        if (ns < 1e8) { // still finding out how many calls that takes
            calls = ns < 1e4 ? calls * 1000
                             : static_cast<std::size_t>(static_cast<double>(calls) * 2e8 / ns) + 1;
            round = -1;
            continue;
        }
        best = std::min(best, ns / static_cast<double>(calls));
    }
    return best;
}

void require(bool good, const char* what)
{
    if (good) return;
    std::fprintf(stderr, "wrong answer: %s\n", what);
    std::exit(1);
}

void report(const char* what, double ns)
{
    std::printf(
        "{\"implementation\":\"netral\",\"measure\":\"%s\",\"ns\":%.1f,\"per_second\":%.0f}\n",
        what, ns, 1e9 / ns);
}

cel::environment names_of(const std::vector<std::string>&)
{
    cel::environment names;
    fact_id next = 0;
    const auto declare = [&](const cel::type& t, std::initializer_list<const char*> all) {
        for (const char* name : all) names.declare(name, next++, t);
    };
    using cel::type;
    using cel::type_kind;
    declare(type_kind::string, {"subject.office", "stage", "c", "k.l", "request.auth.claims.group",
                                "resource.owner", "request.auth.uid", "request.method", "key"});
    declare(type_kind::int64, {"a.b", "d.e", "d.f", "x", "y", "z", "value"});
    declare(type_kind::boolean, {"g.h", "ok"});
    declare(type::list_of(type_kind::string), {"act.kinds", "i.j"});
    declare(type_kind::timestamp, {"event.time"});
    declare(type_kind::duration, {"event.duration"});
    declare(type::list_of(type::map_of(type_kind::string, type_kind::dyn)), {"users"});
    declare(type::map_of(type_kind::string, type_kind::dyn), {"object"});
    return names;
}

void interpretation()
{
    cel::environment names;
    names.declare("a.b", 0, cel::type_kind::int64);
    names.declare("c", 1, cel::type_kind::string);
    const auto tree = cel::parse("a.b == 1 && c in ['x','y']");
    const auto condition = cel::check(*tree, names);
    require(condition.ok(), "the condition is checked");
    const prepared facts({value(std::int64_t{1}), value::string("y")});
    const prepared others({value(std::int64_t{1}), value::string("z")});
    cel::interpreter_workspace scratch;
    require(cel::interpret(*condition, facts, scratch).is_true(), "it holds");
    require(cel::interpret(*condition, others, scratch).is_false(), "it does not hold");
    bool all = true;
    report("interpret",
           measure([&] { all = cel::interpret(*condition, facts, scratch).is_true() && all; }));
    require(all, "it held every time");
}

} // namespace

int main(int argc, char** argv)
{
    if (argc != 2) return 2;
    std::ifstream in(argv[1]);
    const auto texts = nlohmann::json::parse(in).get<std::vector<std::string>>();
    const cel::environment names = names_of(texts);
    std::vector<cel::ast> trees;
    for (const std::string& text : texts) {
        auto tree = cel::parse(text);
        require(tree.ok(), text.c_str());
        const auto checked = cel::check(*tree, names);
        if (!checked) std::fprintf(stderr, "%s", render(checked.errors()).c_str());
        require(checked.ok(), text.c_str());
        trees.push_back(std::move(*tree));
    }
    const auto each = static_cast<double>(texts.size());
    std::size_t nodes = 0;
    report("parse", measure([&] {
                        for (const std::string& text : texts)
                            nodes += cel::parse(text)->nodes.size();
                    }) / each);
    report("parse+check", measure([&] {
                              for (const std::string& text : texts)
                                  nodes += cel::check(*cel::parse(text), names)->size();
                          }) / each);
    require(nodes > 0, "trees have nodes");
    interpretation();
    return 0;
}
