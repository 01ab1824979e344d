// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading, skipping, counting, comparing values.

#include "suite.hpp"

#include <netral/cel/batch.hpp>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <regex>
#include <stdexcept>

namespace conformance {
namespace {

/// Map entries in any order, `null` for absent, doubles by value.
bool same_value(const json& a, const json& b)
{
    if (a.is_object() && a.contains("mapValue") && b.is_object() && b.contains("mapValue")) {
        const json none = json::array();
        const json x = a["mapValue"].value("entries", none);
        const json y = b["mapValue"].value("entries", none);
        if (x.size() != y.size()) return false;
        for (const json& e : x) {
            bool found = false;
            for (const json& f : y)
                found =
                    found || (same_value(e["key"], f["key"]) && same_value(e["value"], f["value"]));
            if (!found) return false;
        }
        return true;
    }
    if (a.is_object() && b.is_object()) {
        if (a.size() != b.size()) return false;
        for (const auto& [key, held] : a.items())
            if (!b.contains(key) || !same_value(held, b[key])) return false;
        return true;
    }
    if (a.is_array() && b.is_array()) {
        if (a.size() != b.size()) return false;
        for (std::size_t i = 0; i < a.size(); ++i)
            if (!same_value(a[i], b[i])) return false;
        return true;
    }
    if (a.is_number() && b.is_number()) {
        const double x = a.get<double>();
        const double y = b.get<double>();
        return x == y && std::signbit(x) == std::signbit(y);
    }
    return a == b;
}

json run(const json& test, bool check_only)
{
    json line = test;
    if (check_only) line["checkOnly"] = true;
    return json::parse(netral::cel::run_batch_line(line.dump()));
}

} // namespace

std::vector<json> read_lines(const std::string& path)
{
    std::ifstream in(path);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::vector<json> out;
    for (std::string line; std::getline(in, line);)
        if (!line.empty()) out.push_back(json::parse(line));
    return out;
}

std::string id_of(const json& test)
{
    constexpr std::size_t longest = 80;
    const std::string section = test.value("section", "");
    std::string id = test.value("file", "") + "/" + (section.empty() ? "" : section + "/");
    // The other suites have no names: their expressions are names, on one line and not too long.
    for (const char c : test.value("name", test.value("expr", ""))) {
        const bool space = c == ' ' || c == '\n' || c == '\t';
        if (!(space && id.back() == ' ')) id += space ? ' ' : c;
    }
    if (!test.contains("name") && id.size() > longest) id.resize(longest);
    while (id.back() == ' ') id.pop_back();
    return id;
}

skip_list::skip_list(const std::string& path)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto split = line.rfind(" : ");
        if (split == std::string::npos)
            throw std::runtime_error("no reason in " + path + ": " + line);
        reasons_[line.substr(0, split)] = line.substr(split + 3);
    }
}

std::string skip_list::reason(const std::string& id)
{
    const auto found = reasons_.find(id);
    if (found == reasons_.end()) return {};
    used_.insert(id);
    return found->second;
}

std::vector<std::string> skip_list::unused() const
{
    std::vector<std::string> out;
    for (const auto& [id, why] : reasons_)
        if (used_.count(id) == 0) out.push_back(id);
    return out;
}

void table::passed(const json& test)
{
    ++row(test).passed;
    ++kinds_[static_cast<std::size_t>(kind_of(test))].passed;
}

void table::failed(const json& test)
{
    ++row(test).failed;
    ++kinds_[static_cast<std::size_t>(kind_of(test))].failed;
}

void table::skipped(const json& test)
{
    ++row(test).skipped;
    ++kinds_[static_cast<std::size_t>(kind_of(test))].skipped;
}

table::counts& table::row(const json& test)
{
    return rows_[{test.value("file", ""), test.value("section", "")}];
}

bool table::print(const std::string& title) const
{
    counts all;
    std::printf("%s\n  %-18s %-42s %6s %6s %6s\n", title.c_str(), "file", "section", "passed",
                "failed", "skipped");
    for (const auto& [key, row] : rows_) {
        std::printf("  %-18s %-42s %6d %6d %6d\n", key.first.c_str(), key.second.c_str(),
                    row.passed, row.failed, row.skipped);
        all.passed += row.passed;
        all.failed += row.failed;
        all.skipped += row.skipped;
    }
    static constexpr const char* names[] = {"without protobuf", "with well-known types only",
                                            "with messages"};
    for (std::size_t i = 0; i < 3 && title == "conformance"; ++i)
        std::printf("  %-61s %6d of %d\n", names[i], kinds_[i].passed,
                    kinds_[i].passed + kinds_[i].failed + kinds_[i].skipped);
    std::printf("  %-18s %-42s %6d %6d %6d\n\n", "total", "", all.passed, all.failed, all.skipped);
    return all.failed == 0;
}

bool check_value_test(const json& test, std::string& difference)
{
    const bool check_only = test.value("checkOnly", false);
    const json typed = test.value("typedResult", json());
    if (!typed.is_null() && typed.contains("deducedType")) {
        const json got = run(test, true);
        if (!got.contains("type") || !same_value(got["type"], typed["deducedType"])) {
            difference = "type: expected " + typed["deducedType"].dump() + ", got " + got.dump();
            return false;
        }
    }
    if (check_only) return true;
    const json got = run(test, false);
    if (test.contains("evalError")) {
        if (got.contains("error")) return true;
        difference = "expected an error, got " + got.dump();
        return false;
    }
    json wanted = json{{"boolValue", true}};
    if (test.contains("value")) wanted = test["value"];
    if (!typed.is_null() && typed.contains("result")) wanted = typed["result"];
    if (got.contains("value") && same_value(got["value"], wanted)) return true;
    difference = "expected " + wanted.dump() + ", got " + got.dump();
    return false;
}

kind kind_of(const json& test)
{
    // Text literals do not count: a name in one needs nothing.
    static const std::regex literal(
        R"([rRbB]{0,2}("""[^]*?"""|\'\'\'[^]*?\'\'\'|"(\\.|[^"\\\n])*"|\'(\\.|[^\'\\\n])*\'))");
    static const std::regex messages(
        R"(TestAllTypes|NestedTest|GlobalEnum|expr\.(conformance|proto)|proto\.|enumValue|TestRequired|Test2|NestedEnum|\bMsg\b|SomeMessage|standalone|Any\{t)");
    static const std::regex times(R"(google\.protobuf\.(Timestamp|Duration))");
    std::string all = std::regex_replace(test.value("expr", ""), literal, "''");
    for (const char* part : {"container", "typeEnv", "bindings", "value", "typedResult"})
        all += test.value(part, json()).dump();
    if (std::regex_search(all, messages)) return kind::messages;
    all = std::regex_replace(all, times, "");
    return all.find("google.protobuf") == std::string::npos ? kind::plain : kind::well_known;
}

} // namespace conformance
