// SPDX-License-Identifier: Apache-2.0

/// @file
/// `netral cel`: one expression with its variables, or a file of tests of the language.

#include "codes.hpp"
#include "commands.hpp"
#include "line_reader.hpp"
#include "output.hpp"

#include <netral/cel/batch.hpp>
#include <netral/cel/check.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>
#include <netral/value/json.hpp>

#include <vector>

namespace harness {
namespace {

constexpr std::size_t longest_line = std::size_t{16} << 20;

/// The variables of `--bind`, as facts by number.
class bindings : public netral::cel::activation {
public:
    [[nodiscard]] netral::value fact(netral::fact_id id) const override { return values[id]; }

    std::vector<netral::value> values;
};

bool is_name(std::string_view text) noexcept
{
    const auto letter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    if (text.empty() || !letter(text.front())) return false;
    for (const char c : text)
        if (!letter(c) && !(c >= '0' && c <= '9')) return false;
    return true;
}

/// Diagnostics of a text from the command line point into no file; here they get one.
void show_in(const std::string& name, const std::string& text, netral::diagnostics found)
{
    const auto in = netral::make_source(name, text);
    for (netral::diagnostic& d : found)
        if (!d.where.in) d.where.in = in;
    show(found);
}

/// Declares what `--bind` gives; complains and gives false when it is no JSON object.
bool bind(const std::string& json, netral::cel::environment& names, bindings& to)
{
    if (json.empty()) return true;
    const auto read = netral::json::parse(json);
    if (!read) {
        show_in("--bind", json, read.errors());
        return false;
    }
    if (!read->is(netral::value_kind::map)) {
        complain(codes::bindings_not_an_object, "`--bind` has to be a JSON object");
        return false;
    }
    for (const auto& [key, held] : read->entries()) {
        if (!is_name(key.text())) {
            complain(codes::not_a_variable,
                     "`" + std::string(key.text()) + "` cannot be a variable");
            return false;
        }
        names.declare(std::string(key.text()), static_cast<netral::fact_id>(to.values.size()),
                      netral::cel::type(netral::cel::type_kind::dyn));
        to.values.push_back(held);
    }
    return true;
}

ending one_expression(const cel_options& options)
{
    netral::cel::environment names;
    bindings facts;
    if (!bind(options.bindings, names, facts)) return ending::wrong_usage;
    auto tree = netral::cel::parse(options.expression, options.limits);
    if (!tree) {
        show_in("expression", options.expression, tree.errors());
        return ending::wrong_usage;
    }
    netral::cel::check_options how;
    how.bounds = options.limits;
    auto checked = netral::cel::check(*tree, names, how);
    if (!checked) {
        show_in("expression", options.expression, checked.errors());
        return ending::wrong_usage;
    }
    netral::cel::interpreter_workspace scratch;
    const netral::value v = netral::cel::interpret(*checked, facts, scratch, options.limits);
    output out;
    out.write(netral::json::to_json(v) + "\n");
    out.flush();
    if (out.failed()) return ending::wrong_usage;
    return v.is_error() ? ending::negative : ending::well;
}

ending batch(const std::string& path, const netral::cel::limits& limits)
{
    const auto files = open_all({path});
    if (files.empty()) return ending::wrong_usage;
    output out;
    line_reader lines(files.front().descriptor(), longest_line, [&out] { out.flush(); });
    std::string_view line;
    while (out.open()) {
        const line_reader::got got = lines.next(line);
        if (got == line_reader::got::end) break;
        if (got == line_reader::got::failed) {
            complain(codes::cannot_read, "cannot read `" + path + "`: " + lines.reason());
            return ending::wrong_usage;
        }
        if (got == line_reader::got::too_long) line = "{"; // an error in its place, like any other
        if (line.empty()) continue;
        out.write(netral::cel::run_batch_line(line, limits) + "\n");
    }
    out.flush();
    return out.failed() ? ending::wrong_usage : ending::well;
}

} // namespace

ending evaluate_cel(const cel_options& options)
{
    return options.batch.empty() ? one_expression(options) : batch(options.batch, options.limits);
}

} // namespace harness
