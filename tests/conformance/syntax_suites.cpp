// SPDX-License-Identifier: Apache-2.0

/// @file
/// The parsing, checking and comprehension suites: the reference's own results, compared in what
/// does not depend on its inner form. Accepted or refused alike; where refused, at the same line
/// and column; where checked, of the same type.

#include "suite.hpp"

#include <netral/cel/batch.hpp>
#include <netral/cel/check.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>

#include <cstdio>

namespace conformance {
namespace {

using namespace netral;

struct place {
    long line = 0;
    long column = 0;
};

/// The first error of the reference: `ERROR: <input>:1:5: ...` for the checker, `ERROR: :1:5: ...`
/// for the parser.
bool first_error(const std::string& text, bool& from_parser, place& at)
{
    from_parser = text.rfind("ERROR: :", 0) == 0;
    const std::string format = from_parser ? "ERROR: :%ld:%ld:" : "ERROR: <input>:%ld:%ld:";
    return std::sscanf(text.c_str(), format.c_str(), &at.line, &at.column) == 2;
}

/// The syntax that the reference had switched off, and netral always has; and nothing else.
bool about_options(const std::string& error)
{
    return error.find("unsupported syntax") != std::string::npos &&
           error.find("Syntax error") == std::string::npos;
}

/// The names that the reference declares for all of its checking suite.
json with_suite_names(json line)
{
    if (!line.contains("typeEnv")) line["typeEnv"] = json::array();
    for (const auto& [name, kind] :
         {std::pair("is", "STRING"), std::pair("ii", "INT64"), std::pair("iu", "UINT64"),
          std::pair("iz", "BOOL"), std::pair("id", "DOUBLE"), std::pair("ib", "BYTES")})
        line["typeEnv"].push_back({{"name", name}, {"ident", {{"type", {{"primitive", kind}}}}}});
    line["typeEnv"].push_back({{"name", "ix"}, {"ident", {{"type", {{"null", nullptr}}}}}});
    const json text = {{"primitive", "STRING"}};
    const json none = json::array();
    line["typeEnv"].push_back(
        {{"name", "fg_s"},
         {"function", {{"overloads", {{{"params", none}, {"resultType", text}}}}}}});
    line["typeEnv"].push_back(
        {{"name", "fi_s_s"},
         {"function",
          {{"overloads",
            {{{"params", {text}}, {"isInstanceFunction", true}, {"resultType", text}}}}}}});
    return line;
}

bool check_refusal(const json& test, const result<cel::ast>& tree, const place& wanted,
                   std::string& difference)
{
    const std::string expr = test.value("expr", "");
    if (tree.ok()) {
        difference = "expected an error at " + std::to_string(wanted.line) + ":" +
                     std::to_string(wanted.column) + ", it was accepted";
        return false;
    }
    const source text("", expr);
    const diagnostic& mistake = tree.errors().front();
    const position got = text.position_of(mistake.where.at.begin);
    if (wanted.line < 1) return true; // a limit of the reference, without a place
    if (got.line == wanted.line && got.column == wanted.column) return true;
    difference = "expected the error at " + std::to_string(wanted.line) + ":" +
                 std::to_string(wanted.column) + ", got it at " + std::to_string(got.line) + ":" +
                 std::to_string(got.column) + ": " + mistake.message;
    return false;
}

/// The reference ran these tests with narrower limits than netral has by default; they can be set.
cel::limits limits_of(const std::string& error)
{
    cel::limits bounds;
    if (error.find("recursion limit exceeded") != std::string::npos ||
        error.find("max recursion depth exceeded") != std::string::npos) {
        bounds.nesting = 31;
        bounds.height = 32;
    }
    return bounds;
}

bool prints_back(const cel::ast& tree, std::string& difference)
{
    const std::string text = cel::print(tree);
    const auto again = cel::parse(text);
    if (again.ok() && cel::same_tree(tree, *again)) return true;
    difference = "printed as something else: " + text;
    return false;
}

} // namespace

bool check_parsing_test(const json& test, std::string& difference)
{
    const std::string expr = test.value("expr", "");
    const std::string error = test.value("goError", "");
    const auto tree = cel::parse(expr, limits_of(error));
    bool from_parser = false;
    place at;
    if (error.find("unsupported syntax") != std::string::npos &&
        error.find("Syntax error") != std::string::npos)
        return check_refusal(test, tree, {-1, 0}, difference); // its first error is none here
    if (!error.empty() && !first_error(error, from_parser, at)) {
        difference = "cannot read the expected error";
        return false;
    }
    if (!error.empty() && from_parser && !about_options(error))
        return check_refusal(test, tree, at, difference);
    if (!tree.ok()) {
        difference = "expected it to parse: " + tree.errors().front().message;
        return false;
    }
    return prints_back(*tree, difference);
}

bool check_comprehension_test(const json& test, std::string& difference)
{
    constexpr std::uint16_t argument_of_a_macro = 1208;
    const auto tree = cel::parse(test.value("expr", ""));
    if (!tree.ok()) {
        const diagnostic& mistake = tree.errors().front();
        if (mistake.id.number == argument_of_a_macro && test.contains("goError")) return true;
        difference = "expected it to parse: " + mistake.message;
        return false;
    }
    if (!prints_back(*tree, difference)) return false;
    const json got = json::parse(cel::run_batch_line(test.dump()));
    const bool holds = !got.contains("value") || got["value"].value("boolValue", true);
    if (!holds) difference = "expected true, got " + got.dump();
    return holds;
}

bool check_checking_test(const json& test, std::string& difference)
{
    if (!check_parsing_test(test, difference)) return false;
    const std::string error = test.value("goError", "");
    if (about_options(error)) return true;
    json line = with_suite_names(test);
    line["checkOnly"] = true;
    const json got = json::parse(cel::run_batch_line(line.dump()));
    if (test.contains("type")) {
        if (got.contains("type") && suite_type_text(got["type"]) == test["type"]) return true;
        difference = "expected the type " + test["type"].dump() + ", got " + got.dump();
        return false;
    }
    bool from_parser = false;
    place at;
    if (error.empty() || !first_error(error, from_parser, at)) return true;
    if (!got.contains("error")) {
        difference = "expected an error, got " + got.dump();
        return false;
    }
    return true;
}

std::string suite_type_text(const json& t)
{
    const auto only = t.begin();
    const std::string& kind = only.key();
    const json& v = only.value();
    if (kind == "dyn" || kind == "null") return kind;
    if (kind == "primitive") {
        const std::string name = v;
        if (name == "INT64") return "int";
        if (name == "UINT64") return "uint";
        std::string lower;
        for (const char c : name) lower += static_cast<char>(c - 'A' + 'a');
        return lower;
    }
    if (kind == "wellKnown") return v == "TIMESTAMP" ? "timestamp" : "duration";
    if (kind == "wrapper") return "wrapper(" + suite_type_text({{"primitive", v}}) + ")";
    if (kind == "type") return "type(" + suite_type_text(v) + ")";
    if (kind == "listType") return "list(" + suite_type_text(v["elemType"]) + ")";
    if (kind == "mapType")
        return "map(" + suite_type_text(v["keyType"]) + ", " + suite_type_text(v["valueType"]) +
               ")";
    if (kind != "abstractType") return t.dump();
    std::string text = v["name"];
    if (!v.contains("parameterTypes")) return text;
    text += '(';
    for (const json& p : v["parameterTypes"])
        text += (text.back() == '(' ? "" : ", ") + suite_type_text(p);
    return text + ')';
}

} // namespace conformance
