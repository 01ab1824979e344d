// SPDX-License-Identifier: Apache-2.0

/// @file
/// Tokens to stacks to nodes. The only door is builder.hpp; macros.cpp judges macro calls.

#include "builder.hpp"

#include <algorithm>
#include <array>
#include <cassert>

namespace netral::cel {
namespace {

constexpr std::uint16_t unexpected = 1201;
constexpr std::uint16_t reserved_word = 1205;
constexpr std::uint16_t foreign_character = 1206;
constexpr std::uint16_t too_deep = 1210;
constexpr std::uint16_t too_tall = 1211;
constexpr std::uint16_t too_many = 1212;

constexpr std::array<std::string_view, 4> keywords{"false", "in", "null", "true"};
constexpr std::array<std::string_view, 18> reserved_words{
    "as",  "break", "const",     "continue", "else",   "for", "function", "if",    "import",
    "let", "loop",  "namespace", "package",  "return", "var", "void",     "while", "__reserved__"};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) noexcept
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

struct operator_sign {
    op oper = op::none;
    std::uint8_t precedence = 0;
    std::uint8_t length = 0;
};

constexpr std::uint8_t and_precedence = 2;
constexpr std::uint8_t or_precedence = 1;

operator_sign read_operator(cursor at, cursor end) noexcept
{
    if (at == end) return {};
    const char next = end - at > 1 ? at[1] : '\0';
    switch (*at) {
    case '|':
        return next == '|' ? operator_sign{op::logical_or, or_precedence, 2} : operator_sign{};
    case '&':
        return next == '&' ? operator_sign{op::logical_and, and_precedence, 2} : operator_sign{};
    case '=': return next == '=' ? operator_sign{op::equals, 3, 2} : operator_sign{};
    case '!': return next == '=' ? operator_sign{op::not_equals, 3, 2} : operator_sign{};
    case '<':
        return next == '=' ? operator_sign{op::less_equals, 3, 2} : operator_sign{op::less, 3, 1};
    case '>':
        return next == '=' ? operator_sign{op::greater_equals, 3, 2}
                           : operator_sign{op::greater, 3, 1};
    case 'i':
        if (next == 'n' && (end - at == 2 || !is_name_part(at[2]))) return {op::in, 3, 2};
        return {};
    case '+': return {op::add, 4, 1};
    case '-': return {op::subtract, 4, 1};
    case '*': return {op::multiply, 5, 1};
    case '/': return {op::divide, 5, 1};
    case '%': return {op::modulo, 5, 1};
    default: return {};
    }
}

cursor name_end(cursor at, cursor end) noexcept
{
    while (at != end && is_name_part(*at)) ++at;
    return at;
}

} // namespace

builder::builder(ast& tree, const limits& bounds)
    : tree_(&tree), bounds_(&bounds), begin_(tree.text.data())
{
    const std::size_t guess = tree.text.size() / 4 + 8;
    tree.nodes.reserve(guess);
    tree.children.reserve(guess);
    operands_.reserve(16);
    operators_.reserve(16);
}

bool builder::literal(cursor& at, cursor end)
{
    if (at == end) return false;
    const cursor from = at;
    scanned read;
    if (is_digit(*at) || (*at == '-' && end - at > 1 && (is_digit(at[1]) || at[1] == '.')) ||
        (*at == '.' && end - at > 1 && is_digit(at[1])))
        read = scan_number(at, end, *this);
    else if (*at == '"' || *at == '\'' || *at == 'r' || *at == 'R' || *at == 'b' || *at == 'B')
        read = scan_text(at, end, *this);
    else if (*at == 't' || *at == 'f' || *at == 'n') {
        const cursor word_end = name_end(at, end);
        const std::string_view word(at, static_cast<std::size_t>(word_end - at));
        if (word == "true" || word == "false") read = {true, value(word == "true")};
        if (word == "null") read = {true, value()};
        if (read.is_literal) at = word_end;
    }
    if (!read.is_literal) return false;
    node n;
    n.kind = node_kind::literal;
    n.at = {offset(from), offset(at)};
    n.anchor = n.at.begin;
    n.constant = static_cast<std::uint32_t>(tree_->constants.size());
    tree_->constants.push_back(std::move(read.constant));
    push(n, 0);
    return true;
}

bool builder::name(cursor& at, cursor end)
{
    if (at == end || !is_name_start(*at)) return false;
    const cursor stop = name_end(at, end);
    const std::string_view word(at, static_cast<std::size_t>(stop - at));
    if (is_one_of(keywords, word)) return false;
    if (is_one_of(reserved_words, word))
        fail(reserved_word, at, stop,
             "`" + std::string(word) + "` is a reserved word and cannot be a name");
    node n;
    n.kind = node_kind::ident;
    n.at = {offset(at), offset(stop)};
    n.anchor = n.at.begin;
    n.name = n.at;
    push(n, 0);
    last_is_field_ = false;
    at = stop;
    return true;
}

bool builder::field(cursor& at, cursor end)
{
    if (at == end) return false;
    last_is_field_ = true;
    last_quoted_ = *at == '`';
    if (last_quoted_) {
        const auto fits = [](char c) {
            return is_name_part(c) || c == '.' || c == '-' || c == '/' || c == ' ';
        };
        const cursor stop = std::find_if_not(at + 1, end, fits);
        if (stop == end || *stop != '`' || stop == at + 1) return false;
        last_name_ = {offset(at), offset(stop + 1)};
        at = stop + 1;
        return true;
    }
    if (!is_name_start(*at)) return false;
    const cursor stop = name_end(at, end);
    if (is_one_of(keywords, {at, static_cast<std::size_t>(stop - at)})) return false;
    last_name_ = {offset(at), offset(stop)};
    at = stop;
    return true;
}

bool builder::message_field(cursor& at, cursor end)
{
    if (!field(at, end)) return false;
    node n;
    n.kind = node_kind::ident;
    n.at = last_name_;
    n.anchor = n.at.begin;
    n.name = last_name_;
    push(n, 0);
    return true;
}

bool builder::binary_operator(cursor& at, cursor end)
{
    const operator_sign sign = read_operator(at, end);
    if (sign.oper == op::none) return false;
    const bool flat = sign.precedence <= and_precedence;
    std::size_t base = operators_.size();
    // What binds tighter, or as tight and stands left, is complete now.
    while (base > 0 && operators_[base - 1].oper != op::none &&
           operators_[base - 1].precedence >= sign.precedence &&
           !(flat && operators_[base - 1].oper == sign.oper))
        --base;
    reduce(base);
    if (flat && base > 0 && operators_[base - 1].oper == sign.oper)
        ++operators_[base - 1].operands;
    else
        operators_.push_back({sign.oper, sign.precedence, offset(at), 2});
    at += sign.length;
    return true;
}

bool builder::prefix_operators(cursor& at, cursor end)
{
    if (at == end || (*at != '!' && *at != '-')) return false;
    const char sign = *at;
    const std::size_t before = prefixes_.size();
    while (at != end && *at == sign) {
        if (sign == '-' && end - at > 1 &&
            (is_digit(at[1]) || (at[1] == '.' && end - at > 2 && is_digit(at[2]))))
            break; // the sign of a number
        prefixes_.push_back(std::uint64_t{offset(at)} * 2 + (sign == '!' ? 1U : 0U));
        at = skip_space(at + 1, end);
    }
    return prefixes_.size() != before;
}

void builder::apply_prefix(std::size_t since)
{
    while (prefixes_.size() > since && !failed_) {
        const std::uint64_t mark = prefixes_.back();
        prefixes_.pop_back();
        node n;
        n.kind = node_kind::call;
        n.oper = (mark & 1U) != 0 ? op::logical_not : op::negate;
        n.anchor = static_cast<std::uint32_t>(mark / 2);
        n.at = {n.anchor, tree_->nodes[operands_.back()].at.end};
        push(n, 1);
    }
}

void builder::end_chain(chain since)
{
    reduce(since.operators + 1);
    operators_.resize(since.operators);
}

void builder::drop_chain(chain since)
{
    operators_.resize(since.operators);
    prefixes_.resize(since.prefixes);
}

builder::chain builder::begin_chain()
{
    const chain since{operators_.size(), prefixes_.size()};
    operators_.push_back({op::none, 0, 0, 0}); // the floor of this chain
    return since;
}

void builder::reduce(std::size_t down_to)
{
    while (operators_.size() > down_to && !failed_) {
        const pending top = operators_.back();
        operators_.pop_back();
        node n;
        n.kind = node_kind::call;
        n.oper = top.oper;
        n.anchor = top.anchor;
        n.at = {tree_->nodes[operands_[operands_.size() - top.operands]].at.begin,
                tree_->nodes[operands_.back()].at.end};
        push(n, top.operands);
    }
}

void builder::conditional(std::uint32_t branches, const std::vector<std::uint32_t>& marks)
{
    for (std::uint32_t i = branches; i-- > 0 && !failed_;) {
        node n;
        n.kind = node_kind::call;
        n.oper = op::conditional;
        n.anchor = marks[i];
        n.at = {tree_->nodes[operands_[operands_.size() - 3]].at.begin,
                tree_->nodes[operands_.back()].at.end};
        push(n, 3);
    }
}

void builder::select(cursor dot, bool optional)
{
    if (failed_) return;
    node n;
    n.kind = node_kind::select;
    n.optional = optional;
    n.anchor = offset(dot);
    n.name = last_name_;
    n.at = {tree_->nodes[operands_.back()].at.begin, last_name_.end};
    push(n, 1);
}

void builder::index(cursor bracket, cursor end, bool optional)
{
    if (failed_) return;
    node n;
    n.kind = node_kind::call;
    n.oper = optional ? op::optional_index : op::index;
    n.anchor = offset(bracket);
    n.at = {tree_->nodes[operands_[operands_.size() - 2]].at.begin, offset(end)};
    push(n, 2);
}

void builder::begin_arguments(cursor bracket)
{
    if (failed_) return;
    open_entries entries{operands_.size(), offset(bracket), last_name_, false, {}};
    if (!last_is_field_) { // the name was taken for an operand
        const node& ident = tree_->nodes[operands_.back()];
        entries.name = ident.name;
        operands_.pop_back();
        tree_->nodes.pop_back();
        --entries.operands;
    } else if (last_quoted_) {
        fail(unexpected, bracket, bracket + 1, "expected an operator or the end, found `(`",
             "a name in backticks can only be a field");
    }
    open_.push_back(std::move(entries));
}

void builder::end_arguments(cursor end, bool member)
{
    if (failed_) return;
    const open_entries entries = close();
    node n;
    n.kind = node_kind::call;
    n.has_target = member;
    n.name = entries.name;
    n.anchor = entries.anchor;
    const std::size_t count = operands_.size() - entries.operands + (member ? 1 : 0);
    n.at = {member ? tree_->nodes[operands_[entries.operands - 1]].at.begin : entries.name.begin,
            offset(end)};
    const node_id id = push(n, count);
    if (!failed_) check_macro(tree_->nodes[id]);
}

void builder::mark_optional() noexcept
{
    if (!failed_) open_.back().next_optional = true;
}

void builder::begin_entries(cursor bracket)
{
    if (failed_) return;
    open_.push_back({operands_.size(), offset(bracket), {}, false, {}});
}

void builder::end_entry(std::uint32_t operands)
{
    if (failed_ || open_.empty()) return;
    open_entries& entries = open_.back();
    if (entries.next_optional)
        entries.optional.push_back(
            static_cast<std::uint32_t>(operands_.size() - entries.operands - 1));
    entries.next_optional = false;
    (void)operands;
}

builder::open_entries builder::close()
{
    open_entries entries = std::move(open_.back());
    open_.pop_back();
    return entries;
}

void builder::push_entries(node n, const open_entries& entries)
{
    n.anchor = entries.anchor;
    n.optional_entries = !entries.optional.empty();
    const auto first = static_cast<std::uint32_t>(tree_->children.size());
    for (const std::uint32_t place : entries.optional)
        tree_->optional_entries.push_back(first + place);
    push(n, operands_.size() - entries.operands);
}

void builder::end_list(cursor end)
{
    if (failed_) return;
    const open_entries entries = close();
    node n;
    n.kind = node_kind::list;
    n.at = {entries.anchor, offset(end)};
    push_entries(n, entries);
}

void builder::end_map(cursor end)
{
    if (failed_) return;
    const open_entries entries = close();
    node n;
    n.kind = node_kind::map;
    n.at = {entries.anchor, offset(end)};
    push_entries(n, entries);
}

void builder::end_message(cursor end)
{
    if (failed_) return;
    open_entries entries = close();
    const node_id name_id = operands_[entries.operands - 1];
    node n;
    n.kind = node_kind::structure;
    n.name = tree_->nodes[name_id].at;
    for (node_id id = name_id; !n.absolute; id = tree_->children[tree_->nodes[id].first]) {
        n.absolute = tree_->nodes[id].absolute;
        if (tree_->nodes[id].kind == node_kind::ident) break;
    }
    n.at = {n.name.begin, offset(end)};
    operands_.erase(operands_.begin() + static_cast<std::ptrdiff_t>(entries.operands) - 1);
    --entries.operands;
    push_entries(n, entries);
}

void builder::group(cursor begin, cursor end)
{
    if (failed_) return;
    last_group_ = operands_.back();
    tree_->nodes[last_group_].at = {offset(begin), offset(end)};
}

void builder::absolute(cursor dot)
{
    if (failed_) return;
    node& n = tree_->nodes[operands_.back()];
    n.absolute = true;
    n.at.begin = offset(dot);
}

bool builder::may_be_message() const noexcept
{
    if (operands_.empty() || failed_) return false;
    node_id id = operands_.back();
    for (;;) {
        const node& n = tree_->nodes[id];
        if (id == last_group_ || n.optional) return false;
        if (n.kind == node_kind::ident) return true;
        if (n.kind != node_kind::select || tree_->text[n.name.begin] == '`') return false;
        id = tree_->children[n.first];
    }
}

node_id builder::push(node n, std::size_t operand_count)
{
    const auto id = static_cast<node_id>(tree_->nodes.size());
    n.first = static_cast<std::uint32_t>(tree_->children.size());
    n.count = static_cast<std::uint32_t>(operand_count);
    for (std::size_t i = operands_.size() - operand_count; i < operands_.size(); ++i) {
        n.height = std::max(n.height, tree_->nodes[operands_[i]].height + 1);
        tree_->children.push_back(operands_[i]);
    }
    operands_.resize(operands_.size() - operand_count);
    if (n.height > bounds_->height)
        fail(too_tall, begin_ + n.anchor, begin_ + n.anchor + 1,
             "this condition is more than " + std::to_string(bounds_->height) + " operators high",
             "split it into named terms");
    if (tree_->nodes.size() >= bounds_->nodes)
        fail(too_many, begin_ + n.anchor, begin_ + n.anchor + 1,
             "this condition has more than " + std::to_string(bounds_->nodes) + " parts",
             "split it into named terms");
    tree_->nodes.push_back(n);
    operands_.push_back(id);
    return id;
}

void builder::finish()
{
    assert(operands_.size() == 1);
    tree_->root = operands_.back();
}

bool builder::enter(cursor at)
{
    if (failed_) return false;
    if (depth_ > bounds_->nesting) {
        fail(too_deep, skip_space(at, text_end()), skip_space(at, text_end()),
             "this condition is nested more than " + std::to_string(bounds_->nesting) + " deep",
             "split it into named terms");
        return false;
    }
    ++depth_;
    return true;
}

std::string builder::found(cursor at) const
{
    if (at == text_end()) return "the end of the condition";
    cursor stop = at;
    if (is_name_part(*at))
        stop = name_end(at, text_end());
    else if (const auto sign = read_operator(at, text_end()); sign.length > 0)
        stop = at + sign.length;
    else
        for (++stop; stop != text_end() && (static_cast<unsigned char>(*stop) & 0xC0U) == 0x80U;)
            ++stop;
    return "`" + std::string(at, stop) + "`";
}

void builder::expected(cursor at, std::string_view what)
{
    if (failed_) return;
    const cursor end = text_end();
    static constexpr std::string_view signs = "()[]{}.,?:+-*/%<>=!&|'\"`";
    const bool foreign =
        at != end && !is_name_part(*at) &&
        (signs.find(*at) == std::string_view::npos ||
         ((*at == '&' || *at == '|' || *at == '=') && read_operator(at, end).length == 0));
    std::string help;
    if (foreign && *at == '=') help = "write `==` to compare";
    if (foreign && *at == '&') help = "write `&&` for and";
    if (foreign && *at == '|') help = "write `||` for or";
    if (at != end && is_name_part(*at)) {
        const std::string word = found(at);
        if (word == "`and`") help = "write `&&` for and";
        if (word == "`or`") help = "write `||` for or";
        if (word == "`not`") help = "write `!` for not";
    }
    const cursor to = at == end ? at : at + std::max<std::size_t>(found(at).size() - 2, 1);
    if (foreign && help.empty())
        fail(foreign_character, at, to, found(at) + " is not part of the language",
             std::move(help));
    else
        fail(unexpected, at, to, "expected " + std::string(what) + ", found " + found(at),
             std::move(help));
}

void builder::fail(std::uint16_t number, cursor from, cursor to, std::string message,
                   std::string help)
{
    if (failed_) return;
    failed_ = true;
    mistake_.id = code{number};
    mistake_.where.at = {offset(from), offset(to)};
    mistake_.message = std::move(message);
    mistake_.help = std::move(help);
}

} // namespace netral::cel
