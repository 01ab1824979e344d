// SPDX-License-Identifier: Apache-2.0

/// @file
/// Scalars to tests. The only door is conditions.hpp.

#include "conditions.hpp"

#include "codes.hpp"
#include "condition_names.hpp"
#include "scalar_span.hpp"
#include "scalars.hpp"

#include <netral/cel/check.hpp>
#include <netral/cel/cost.hpp>
#include <netral/cel/parse.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace netral {
namespace {

/// What stands behind a plain scalar on its line, if it is a comment.
std::string_view comment_behind(yaml_node scalar) noexcept
{
    const std::string_view file = scalar.in().text();
    std::size_t at = scalar.at().end;
    while (at < file.size() && (file[at] == ' ' || file[at] == '\t')) ++at;
    if (!scalar.plain() || at >= file.size() || file[at] != '#') return {};
    return file.substr(at, file.find_first_of("\r\n", at) - at);
}

/// YAML takes ` #` for the beginning of a comment. When what it cut off looks like the rest of the
/// condition, that was not meant.
void warn_of_comment(draft& d, yaml_node scalar)
{
    const std::string_view comment = comment_behind(scalar);
    constexpr std::string_view signs[] = {"&&", "||", "==", "!=", "<=", ">="};
    const bool looks_cut = std::any_of(std::begin(signs), std::end(signs), [&](std::string_view s) {
        return comment.find(s) != std::string_view::npos;
    });
    if (!looks_cut) return;
    const std::uint32_t begin =
        static_cast<std::uint32_t>(comment.data() - scalar.in().text().data());
    const location where{scalar.where().in,
                         {begin, begin + static_cast<std::uint32_t>(comment.size())}};
    d.found.warning(codes::cut_by_comment, where, "this is a comment, not part of the condition",
                    "quote the condition if it is meant to hold a `#`");
}

/// A name in a list of terms is wrong once, however many conditions use the list.
bool told_of_item(draft& d, yaml_node item)
{
    return !d.told.insert(item.text().data()).second;
}

/// When a value of a list term does not fit, the list is the place to mend.
bool tell_in_term(draft& d, const test& t, const diagnostic& said,
                  const std::vector<spoken_name>& names)
{
    const auto used = std::find_if(names.begin(), names.end(), [&](const spoken_name& n) {
        return n.at == said.where.at && !member_of(n.name, "terms").empty();
    });
    if (used == names.end()) return false;
    const std::uint32_t term = d.find(section::terms, member_of(used->name, "terms"));
    if (term == none) return false;
    for (const yaml_node item : d.of(section::terms)[term].body.items()) {
        if (said.message.find('`' + std::string(item.text()) + '`') == std::string::npos) continue;
        if (told_of_item(d, item)) return true;
        diagnostic moved = said;
        moved.where = item.where();
        moved.notes.push_back({"used here", t.place(used->at)});
        d.found.add(std::move(moved));
        return true;
    }
    return false;
}

void share_strings(draft& d, cel::ast& tree)
{
    for (value& v : tree.constants)
        if (v.is(value_kind::string))
            v = d.strings.try_emplace(std::string(v.text()), v).first->second;
}

constexpr code unknown_to_checker[] = {code{1301}, code{1302}};

bool overlap(span a, span b) noexcept
{
    return a.begin < b.end && b.begin < a.end;
}

bool already_told(const diagnostic& said, const std::vector<span>& told) noexcept
{
    const bool about_names = said.id == unknown_to_checker[0] || said.id == unknown_to_checker[1];
    return about_names &&
           std::any_of(told.begin(), told.end(), [&](span s) { return overlap(s, said.where.at); });
}

void tell_all(draft& d, const test& t, diagnostics said, const cel::ast& tree,
              const std::vector<span>& told)
{
    const std::vector<spoken_name> names = names_in(tree);
    for (diagnostic& one : said)
        if (!already_told(one, told) && !tell_in_term(d, t, one, names))
            tell_in_place(d, t, std::move(one));
}

void tell_of_syntax(draft& d, yaml_node scalar, const test& t, diagnostics said)
{
    for (diagnostic& one : said) {
        if (!comment_behind(scalar).empty())
            one.help = "a ` #` ends a text without quotes: quote the condition";
        tell_in_place(d, t, std::move(one));
    }
}

} // namespace

void tell_in_place(draft& d, const test& t, diagnostic said)
{
    if (!said.where.in) said.where = t.place(said.where.at);
    for (note& n : said.notes)
        if (!n.where.in) n.where = t.place(n.where.at);
    d.found.add(std::move(said));
}

std::string_view text_of_test(yaml_node scalar) noexcept
{
    const std::string_view text = scalar.text();
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

test placed_text(yaml_node scalar)
{
    test t;
    const std::string_view text = text_of_test(scalar);
    t.where = scalar.where();
    const std::string_view file = scalar.in().text();
    const std::less_equal<> before; // views of one file, or of something else
    const bool as_written = before(file.data(), text.data()) &&
                            before(text.data() + text.size(), file.data() + file.size());
    const auto size = static_cast<std::uint32_t>(text.size());
    if (as_written) {
        const auto begin = static_cast<std::uint32_t>(text.data() - file.data());
        t.where.at = {begin, begin + size};
        return t;
    }
    scalar_span found = find_scalar(file, scalar.at().begin, scalar.text());
    if (found.offsets.empty()) {
        t.where.at = {found.text.begin, found.text.begin + size};
        return t;
    }
    found.offsets.resize(size + 1);
    t.where.at = {found.offsets.front(),
                  size == 0 ? found.offsets.front() : found.offsets[size - 1] + 1};
    t.offsets = std::move(found.offsets);
    return t;
}

bool check_test(draft& d, yaml_node scalar, wanted_result wanted, test& t)
{
    if (d.found.full()) return false;
    const cel::limits& bounds = d.options.limits.expression;
    if (scalar.plain()) warn_of_comment(d, scalar);
    const checked_text key{std::string(text_of_test(scalar)), wanted == wanted_result::condition};
    if (const auto known = d.checked.find(key); known != d.checked.end()) {
        t.expression = known->second;
        return true;
    }
    auto parsed = cel::parse(key.first, bounds);
    if (!parsed) {
        tell_of_syntax(d, scalar, t, std::move(parsed).errors());
        return false;
    }
    cel::ast& tree = *parsed;
    share_strings(d, tree);
    const std::size_t errors = d.found.errors();
    const std::vector<span> told = resolve_names(d, t, tree);
    cel::check_options options;
    options.bounds = bounds;
    auto checked = wanted == wanted_result::condition ? check_condition(tree, d.names, options)
                                                      : cel::check(tree, d.names, options);
    if (!checked) {
        tell_all(d, t, std::move(checked).errors(), tree, told);
        return false;
    }
    if (worst_case_cost(*checked, bounds) > bounds.static_cost) {
        d.found.error(codes::too_costly, t.where, "this can take too many steps on some record",
                      "loops inside loops multiply; name the parts as facts");
        return false;
    }
    t.expression = std::move(*checked);
    if (d.found.errors() != errors) return false;
    d.checked.emplace(key, t.expression);
    return true;
}

std::optional<test> read_test(draft& d, yaml_node scalar, wanted_result wanted)
{
    if (!scalar || !scalar.is_scalar()) return std::nullopt;
    test t = placed_text(scalar);
    if (text_of_test(scalar).empty() || !check_test(d, scalar, wanted, t)) return std::nullopt;
    return t;
}

condition read_condition(draft& d, yaml_node n)
{
    condition c;
    if (!n) return c;
    c.where = n.where();
    if (n.is_scalar()) {
        if (const auto constant = to_boolean(n.text())) {
            c.constant_value = *constant;
        } else if (auto t = read_test(d, n)) {
            c.what = condition::kind::leaf;
            c.where = t->where;
            c.leaf = std::move(*t);
        }
        return c;
    }
    for (const auto [join, parts] : n.pairs()) {
        c.what = join.text() == "all"   ? condition::kind::all
                 : join.text() == "any" ? condition::kind::any
                                        : condition::kind::none;
        c.where = join.where();
        std::vector<condition> read;
        read.reserve(parts.size());
        for (const yaml_node part : parts.items()) read.push_back(read_condition(d, part));
        c.parts = std::move(read);
    }
    return c;
}

} // namespace netral
