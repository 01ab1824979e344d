// SPDX-License-Identifier: Apache-2.0

/// @file
/// Short cases written out. The only door is expansion.hpp.

#include "expansion.hpp"

#include "codes.hpp"

#include <algorithm>

namespace netral {
namespace {

std::string quoted(std::string_view word)
{
    std::string out(1, '`');
    out += word;
    return out += '`';
}

document_node* under(document_node& map, std::string_view key)
{
    for (std::size_t i = 0; i < map.keys.size(); ++i)
        if (map.keys[i].text == key) return &map.items[i];
    return nullptr;
}

document_node empty_map(const location& where)
{
    document_node n;
    n.what = document_node::kind::map;
    n.where = where;
    return n;
}

document_node& put(document_node& map, const document_node& key, const document_node& value)
{
    if (document_node* there = under(map, key.text)) return *there = value;
    map.keys.push_back(key);
    map.items.push_back(value);
    return map.items.back();
}

document_node scalar(std::string text, const location& where)
{
    document_node n;
    n.what = document_node::kind::scalar;
    n.text = std::move(text);
    n.where = where;
    return n;
}

void drop(document_node& map, std::string_view key)
{
    for (std::size_t i = 0; i < map.keys.size(); ++i) {
        if (map.keys[i].text != key) continue;
        const auto at = static_cast<std::ptrdiff_t>(i);
        map.keys.erase(map.keys.begin() + at);
        map.items.erase(map.items.begin() + at);
        return;
    }
}

/// Whether a map says how a set is known, rather than holding facts.
bool is_set(const document_node& n)
{
    return n.is_map() && !n.keys.empty() &&
           std::all_of(n.keys.begin(), n.keys.end(),
                       [](const document_node& k) { return k.text == "has" || k.text == "not"; });
}

/// What `more` says goes before what `into` says; groups of facts are joined.
void merge(document_node& into, const document_node& more)
{
    if (!more.is_map()) {
        into = more;
        return;
    }
    for (std::size_t i = 0; i < more.keys.size(); ++i) {
        document_node* there = under(into, more.keys[i].text);
        const bool joined =
            there != nullptr && there->is_map() && more.items[i].is_map() && !is_set(more.items[i]);
        if (joined)
            merge(*there, more.items[i]);
        else
            put(into, more.keys[i], more.items[i]);
    }
}

/// Sets `act.kinds` within the record of a case.
void set_fact(document_node& made, std::string_view path, const document_node& value)
{
    document_node* at = under(made, "record");
    if (at == nullptr) at = &put(made, scalar("record", value.where), empty_map(value.where));
    for (std::size_t dot = path.find('.'); dot != std::string_view::npos; dot = path.find('.')) {
        const std::string group(path.substr(0, dot));
        document_node* inner = under(*at, group);
        if (inner == nullptr || !inner->is_map())
            inner = &put(*at, scalar(group, value.where), empty_map(value.where));
        at = inner;
        path.remove_prefix(dot + 1);
    }
    put(*at, scalar(std::string(path), value.where), value);
}

/// A value as it stands in the name of a case.
std::string shown(const document_node& n)
{
    if (n.what == document_node::kind::nothing) return "not known";
    if (n.is_scalar()) return n.text;
    std::string out;
    for (std::size_t i = 0; i < n.items.size(); ++i) {
        if (i > 0) out += ' ';
        if (n.is_map()) out += n.keys[i].text + ' ';
        out += shown(n.items[i]);
    }
    return n.items.empty() ? "none" : out;
}

void add_to_name(document_node& made, const std::string& more)
{
    if (document_node* name = under(made, "name")) name->text += more;
}

} // namespace

expansion::expansion(const ruleset& rules, const document_node* fixtures, diagnostics& found)
    : rules_(rules), fixtures_(fixtures), found_(found)
{
}

void expansion::error(code id, const location& where, std::string message, std::string help)
{
    diagnostic d;
    d.id = id;
    d.where = where;
    d.message = std::move(message);
    d.help = std::move(help);
    found_.push_back(std::move(d));
}

std::vector<document_node> expansion::of(const document_node& written)
{
    if (!written.is_map()) return {written};
    const document_node* variants = written.find("variants");
    const document_node* matrix = written.find("matrix");
    document_node base = based(written);
    if (variants != nullptr && matrix != nullptr)
        error(codes::wrong_kind, matrix->where, "a case has `variants` or a `matrix`, not both");
    if (variants != nullptr) return by_variants(base, *variants);
    if (matrix != nullptr) return by_matrix(base, *matrix);
    return {std::move(base)};
}

/// With its fixtures and its day in the record.
document_node expansion::based(const document_node& written)
{
    document_node made = written;
    if (const document_node* like = written.find("like")) {
        document_node record = empty_map(like->where);
        take_fixtures(*like, record);
        if (const document_node* own = written.find("record")) merge(record, *own);
        put(made, scalar("record", like->where), record);
    }
    if (const document_node* day = written.find("on")) set_day(made, *day);
    for (const std::string_view key : short_keys) drop(made, key);
    return made;
}

void expansion::take_fixtures(const document_node& like, document_node& record)
{
    std::vector<const document_node*> names;
    if (like.is_list())
        for (const document_node& item : like.items) names.push_back(&item);
    else
        names.push_back(&like);
    for (const document_node* name : names) {
        const document_node* fixture =
            fixtures_ != nullptr && name->is_scalar() ? fixtures_->find(name->text) : nullptr;
        if (fixture != nullptr) {
            merge(record, *fixture);
            continue;
        }
        std::vector<std::string_view> known;
        if (fixtures_ != nullptr)
            for (const document_node& key : fixtures_->keys) known.push_back(key.text);
        const std::string_view near = nearest(name->text, known);
        error(codes::unknown_fixture, name->where,
              "no fixture of this file is called " + quoted(name->text),
              near.empty() ? std::string() : "did you mean " + quoted(near) + "?");
    }
}

void expansion::set_day(document_node& made, const document_node& day)
{
    if (rules_.roles.act_day == none) {
        error(codes::unknown_fact, day.where, "the rule set names no day of the act");
        return;
    }
    set_fact(made, rules_.facts[rules_.roles.act_day].path, day);
}

std::vector<document_node> expansion::by_variants(const document_node& base,
                                                  const document_node& variants)
{
    std::vector<document_node> out;
    if (base.find("expect") != nullptr) out.push_back(base);
    if (!variants.is_list()) {
        error(codes::wrong_kind, variants.where, "`variants` has to be a list");
        return out;
    }
    for (const document_node& v : variants.items) {
        if (!v.is_map()) {
            error(codes::wrong_kind, v.where, "a variant has to be a map");
            continue;
        }
        document_node made = base;
        for (std::size_t i = 0; i < v.keys.size(); ++i) {
            const std::string& key = v.keys[i].text;
            if (key == "record") {
                document_node* record = under(made, "record");
                if (record != nullptr)
                    merge(*record, v.items[i]);
                else
                    put(made, v.keys[i], v.items[i]);
            } else if (key == "on") {
                set_day(made, v.items[i]);
            } else if (key == "name") {
                add_to_name(made, ": " + v.items[i].text);
                if (document_node* name = under(made, "name")) name->where = v.items[i].where;
            } else {
                put(made, v.keys[i], v.items[i]);
            }
        }
        if (v.find("name") == nullptr)
            error(codes::missing_key, v.where, "`name` is missing from this variant");
        out.push_back(std::move(made));
    }
    return out;
}

/// Whether the matrix can be written out; tells what is wrong with it.
bool expansion::fits(const document_node& matrix)
{
    if (!matrix.is_map() || matrix.keys.empty()) {
        error(codes::wrong_kind, matrix.where, "`matrix` has to be a map of facts to lists");
        return false;
    }
    std::size_t rows = 1;
    bool well = true;
    for (std::size_t i = 0; i < matrix.keys.size(); ++i) {
        const document_node& key = matrix.keys[i];
        if (key.text != "on" && rules_.find_fact(key.text) == none) {
            error(codes::unknown_fact, key.where, "no fact is called " + quoted(key.text));
            well = false;
        }
        if (!matrix.items[i].is_list() || matrix.items[i].items.empty()) {
            error(codes::wrong_kind, matrix.items[i].where,
                  quoted(key.text) + " has to be a list of values");
            well = false;
        }
        rows = std::min(rows * std::max<std::size_t>(matrix.items[i].items.size(), 1),
                        most_of_matrix + 1);
    }
    if (rows > most_of_matrix)
        error(codes::matrix_too_large, matrix.where,
              "this matrix stands for more than " + std::to_string(most_of_matrix) + " cases");
    return well && rows <= most_of_matrix;
}

std::vector<document_node> expansion::by_matrix(const document_node& base,
                                                const document_node& matrix)
{
    if (!fits(matrix)) return {};
    std::vector<document_node> out{base};
    for (std::size_t i = 0; i < matrix.keys.size(); ++i) {
        std::vector<document_node> longer;
        for (const document_node& so_far : out)
            for (const document_node& value : matrix.items[i].items) {
                document_node made = so_far;
                const std::string& key = matrix.keys[i].text;
                if (key == "on")
                    set_day(made, value);
                else
                    set_fact(made, key, value);
                add_to_name(made, (i == 0 ? ": " : ", ") + key + ' ' + shown(value));
                longer.push_back(std::move(made));
            }
        out = std::move(longer);
    }
    return out;
}

} // namespace netral
