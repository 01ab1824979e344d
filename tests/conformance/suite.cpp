// SPDX-License-Identifier: Apache-2.0

/// @file
/// Reading, skipping, counting, comparing values.

#include "suite.hpp"

#include <netral/cel/batch.hpp>

#include <cmath>
#include <cstdio>
#include <fstream>
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
                found = found || (same_value(e["key"], f["key"]) && same_value(e["value"], f["value"]));
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
    const std::string section = test.value("section", "");
    return test.value("file", "") + "/" + (section.empty() ? "" : section + "/") + test.value("name", test.value("expr", ""));
}

skip_list::skip_list(const std::string& path)
{
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line[0] == '#') continue;
        const auto split = line.rfind(" : ");
        if (split == std::string::npos) throw std::runtime_error("no reason in " + path + ": " + line);
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

table::counts& table::row(const json& test)
{
    return rows_[{test.value("file", ""), test.value("section", "")}];
}

bool table::print(const std::string& title) const
{
    counts all;
    std::printf("%s\n  %-18s %-42s %6s %6s %6s\n", title.c_str(), "file", "section", "passed", "failed", "skipped");
    for (const auto& [key, row] : rows_) {
        std::printf("  %-18s %-42s %6d %6d %6d\n", key.first.c_str(), key.second.c_str(), row.passed, row.failed,
                    row.skipped);
        all.passed += row.passed;
        all.failed += row.failed;
        all.skipped += row.skipped;
    }
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

bool needs_messages(const json& test)
{
    const json parts = {test.value("expr", ""),          test.value("container", ""), test.value("value", json()),
                        test.value("typedResult", json()), test.value("typeEnv", json()), test.value("bindings", json())};
    const std::string all = parts.dump();
    for (const char* word : {"TestAllTypes", "NestedTestAllTypes", "GlobalEnum", "expr.proto2", "expr.proto3",
                             "expr.conformance", "proto.getExt", "proto.hasExt", "TestRequired"})
        if (all.find(word) != std::string::npos) return true;
    return false;
}

} // namespace conformance
