// SPDX-License-Identifier: Apache-2.0

/// @file
/// Trees as text. The doors are cel/print.hpp and, for checked trees, cel/expression.hpp.

#include <netral/cel/print.hpp>

#include "builtin_text.hpp"
#include "program.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace netral::cel {
namespace {

int precedence_of(op o) noexcept
{
    switch (o) {
    case op::conditional: return 0;
    case op::logical_or: return 1;
    case op::logical_and: return 2;
    case op::equals:
    case op::not_equals:
    case op::less:
    case op::less_equals:
    case op::greater:
    case op::greater_equals:
    case op::in: return 3;
    case op::add:
    case op::subtract: return 4;
    case op::multiply:
    case op::divide:
    case op::modulo: return 5;
    case op::logical_not:
    case op::negate: return 6;
    default: return 8; // calls, selections, literals
    }
}

constexpr int unary = 6;
constexpr int member = 7;
constexpr int primary = 8;

bool is_numeric(const value& v) noexcept
{
    return v.is(value_kind::int64) || v.is(value_kind::uint64) || v.is(value_kind::floating);
}

void append_text(std::string& out, std::string_view text, bool is_bytes)
{
    if (is_bytes) out += 'b';
    out += '\'';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20U || byte == 0x7FU || (is_bytes && byte >= 0x80U)) {
            out += "\\x";
            out += "0123456789abcdef"[byte >> 4U];
            out += "0123456789abcdef"[byte & 0x0FU];
        } else {
            out += c;
        }
    }
    out += '\'';
}

void append_double(std::string& out, double d)
{
    std::array<char, 40> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), d).ptr;
    const std::string_view digits(text.data(), static_cast<std::size_t>(end - text.data()));
    if (digits == "inf" || digits == "-inf" || digits.find("nan") != std::string_view::npos) {
        out += digits == "inf" ? "(1.0 / 0.0)" : digits == "-inf" ? "(-1.0 / 0.0)" : "(0.0 / 0.0)";
        return;
    }
    out += digits;
    if (digits.find_first_of(".e") == std::string_view::npos) out += ".0";
}

void append_literal(std::string& out, const value& v)
{
    switch (v.kind()) {
    case value_kind::null: out += "null"; break;
    case value_kind::boolean: out += v.as_bool() ? "true" : "false"; break;
    case value_kind::int64: out += std::to_string(v.as_int()); break;
    case value_kind::uint64: out += std::to_string(v.as_uint()) + "u"; break;
    case value_kind::floating: append_double(out, v.as_double()); break;
    case value_kind::string: append_text(out, v.text(), false); break;
    case value_kind::bytes: append_text(out, v.text(), true); break;
    case value_kind::type: out += v.text(); break;
    case value_kind::date: out += "date('" + netral::to_string(v.as_date()) + "')"; break;
    case value_kind::timestamp:
        out += "timestamp('" + netral::to_string(v.as_timestamp()) + "')";
        break;
    case value_kind::duration:
        out += "duration('" + netral::to_string(v.as_duration()) + "')";
        break;
    case value_kind::list:
        out += '[';
        for (const value& item : v.items()) {
            if (&item != v.items().data()) out += ", ";
            append_literal(out, item);
        }
        out += ']';
        break;
    case value_kind::map:
        out += '{';
        for (const map_entry& entry : v.entries()) {
            if (&entry != v.entries().data()) out += ", ";
            append_literal(out, entry.first);
            out += ": ";
            append_literal(out, entry.second);
        }
        out += '}';
        break;
    case value_kind::optional:
        out += v.held() == nullptr ? "optional.none()" : "optional.of(";
        if (v.held() != nullptr) {
            append_literal(out, *v.held());
            out += ')';
        }
        break;
    default: out += "?"; break;
    }
}

/// Prints any tree that offers the same questions. `Tree` is one of the two adapters below.
template <class Tree>
class printer {
public:
    printer(const Tree& tree, std::string& out) : tree_(&tree), out_(&out) {}

    /// Prints a node where an operand of at least precedence `least` may stand.
    void print(std::uint32_t id, int least)
    {
        const int own = tree_->is_operator(id)   ? precedence_of(tree_->oper(id))
                        : tree_->is_negative(id) ? member
                                                 : primary;
        const bool brackets = own < least;
        if (brackets) *out_ += '(';
        if (tree_->is_operator(id))
            print_operator(id);
        else
            tree_->print_other(*this, id);
        if (brackets) *out_ += ')';
    }
    void list(std::span<const std::uint32_t> ids)
    {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (i != 0) *out_ += ", ";
            print(ids[i], 0);
        }
    }
    std::string& out() noexcept { return *out_; }

private:
    void print_operator(std::uint32_t id)
    {
        const auto operands = tree_->children(id);
        const op o = tree_->oper(id);
        const int own = precedence_of(o);
        switch (o) {
        case op::conditional:
            print(operands[0], 1);
            *out_ += " ? ";
            print(operands[1], 1);
            *out_ += " : ";
            print(operands[2], 0);
            return;
        case op::logical_not:
        case op::negate: print_prefixed(o, operands[0]); return;
        case op::index:
        case op::optional_index:
            print(operands[0], member);
            *out_ += o == op::index ? "[" : "[?";
            print(operands[1], 0);
            *out_ += ']';
            return;
        default: break;
        }
        for (std::size_t i = 0; i < operands.size(); ++i) {
            if (i != 0) {
                *out_ += ' ';
                *out_ += symbol_of(o);
                *out_ += ' ';
            }
            // Operators of one precedence group to the left; && and || are flat.
            const bool flat = o == op::logical_and || o == op::logical_or;
            print(operands[i], i == 0 && !flat ? own : own + 1);
        }
    }

    void print_prefixed(op o, std::uint32_t operand)
    {
        *out_ += o == op::negate ? '-' : '!';
        const std::size_t begin = out_->size();
        const bool again = tree_->is_operator(operand) && tree_->oper(operand) == o;
        print(operand, again ? unary : member);
        // `-1` would be a number itself, and `-1.a` a field of it.
        const char first = (*out_)[begin];
        const bool number = (first >= '0' && first <= '9') || tree_->is_number(operand);
        if (o != op::negate || !number) return;
        out_->insert(begin, 1, '(');
        *out_ += ')';
    }

    const Tree* tree_;
    std::string* out_;
};

class syntax {
public:
    explicit syntax(const ast& tree) : tree_(&tree) {}

    [[nodiscard]] bool is_operator(node_id id) const { return tree_->at(id).oper != op::none; }
    [[nodiscard]] op oper(node_id id) const { return tree_->at(id).oper; }
    [[nodiscard]] std::span<const node_id> children(node_id id) const
    {
        return tree_->children_of(tree_->at(id));
    }
    [[nodiscard]] bool is_number(node_id id) const
    {
        const node& n = tree_->at(id);
        return n.kind == node_kind::literal && is_numeric(tree_->constants[n.constant]);
    }
    [[nodiscard]] bool is_negative(node_id id) const
    {
        const node& n = tree_->at(id);
        if (n.kind != node_kind::literal) return false;
        const value& v = tree_->constants[n.constant];
        return (v.is(value_kind::int64) && v.as_int() < 0) ||
               (v.is(value_kind::floating) && std::signbit(v.as_double()));
    }
    void print_other(printer<syntax>& p, node_id id) const
    {
        const node& n = tree_->at(id);
        auto& out = p.out();
        const auto children_here = tree_->children_of(n);
        if (n.absolute) out += '.';
        switch (n.kind) {
        case node_kind::literal: append_literal(out, tree_->constants[n.constant]); break;
        case node_kind::ident: out += tree_->raw_name(n); break;
        case node_kind::select:
            p.print(children_here[0], member);
            out += n.optional ? ".?" : ".";
            out += tree_->raw_name(n);
            break;
        case node_kind::call:
            if (n.has_target) {
                p.print(children_here[0], member);
                out += '.';
            }
            out += tree_->raw_name(n);
            out += '(';
            p.list(children_here.subspan(n.has_target ? 1 : 0));
            out += ')';
            break;
        case node_kind::list: print_entries(p, n, '[', ']', 1); break;
        case node_kind::map: print_entries(p, n, '{', '}', 2); break;
        case node_kind::structure:
            out += name_of(*tree_, n);
            print_entries(p, n, '{', '}', 2);
            break;
        }
    }

private:
    void print_entries(printer<syntax>& p, const node& n, char open, char close,
                       std::uint32_t width) const
    {
        p.out() += open;
        for (std::uint32_t i = 0; i < n.count; i += width) {
            if (i != 0) p.out() += ", ";
            if (tree_->is_optional(n.first + i) ||
                (width == 2 && tree_->is_optional(n.first + i + 1)))
                p.out() += '?';
            p.print(tree_->children[n.first + i], 0);
            if (width == 1) continue;
            p.out() += ": ";
            p.print(tree_->children[n.first + i + 1], 0);
        }
        p.out() += close;
    }

    const ast* tree_;
};

class checked {
public:
    explicit checked(const code_view& code) : code_(code) {}

    [[nodiscard]] bool is_operator(expr_id id) const
    {
        return code_.nodes[id].kind == expr_kind::oper;
    }
    [[nodiscard]] op oper(expr_id id) const { return code_.nodes[id].oper; }
    [[nodiscard]] std::span<const expr_id> children(expr_id id) const
    {
        return code_.children_of(code_.nodes[id]);
    }
    [[nodiscard]] bool is_number(expr_id id) const
    {
        const checked_node& n = code_.nodes[id];
        return n.kind == expr_kind::constant && is_numeric(code_.constants[n.data]);
    }
    [[nodiscard]] bool is_negative(expr_id id) const
    {
        const checked_node& n = code_.nodes[id];
        if (n.kind != expr_kind::constant) return false;
        const value& v = code_.constants[n.data];
        return (v.is(value_kind::int64) && v.as_int() < 0) ||
               (v.is(value_kind::floating) && std::signbit(v.as_double()));
    }
    void print_other(printer<checked>& p, expr_id id) const
    {
        const checked_node& n = code_.nodes[id];
        const auto parts = code_.children_of(n);
        auto& out = p.out();
        switch (n.kind) {
        case expr_kind::constant: append_literal(out, code_.constants[n.data]); break;
        case expr_kind::failure: out += "error"; break;
        case expr_kind::fact:
        case expr_kind::local: out += code_.name(n); break;
        case expr_kind::select:
            p.print(parts[0], member);
            out += n.optional ? ".?" : ".";
            append_field(out, code_.name(n));
            break;
        case expr_kind::has:
            out += "has(";
            p.print(parts[0], member);
            out += '.';
            append_field(out, code_.name(n));
            out += ')';
            break;
        case expr_kind::list:
            out += '[';
            p.list(parts);
            out += ']';
            break;
        case expr_kind::map:
            out += '{';
            for (std::size_t i = 0; i < parts.size(); i += 2) {
                if (i != 0) out += ", ";
                p.print(parts[i], 0);
                out += ": ";
                p.print(parts[i + 1], 0);
            }
            out += '}';
            break;
        default: print_call(p, n, parts);
        }
    }

private:
    static void append_field(std::string& out, std::string_view name)
    {
        const bool plain = name.find_first_of("-./ ") == std::string_view::npos && name != "in";
        if (!plain) out += '`';
        out += name;
        if (!plain) out += '`';
    }

    void print_call(printer<checked>& p, const checked_node& n,
                    std::span<const expr_id> parts) const
    {
        auto& out = p.out();
        const bool loop = n.kind == expr_kind::quantifier || n.kind == expr_kind::comprehension;
        if (n.has_target) {
            p.print(parts[0], member);
            out += '.';
        }
        out += n.kind == expr_kind::binding ? std::string_view("cel.bind") : code_.name(n);
        out += '(';
        if (loop || n.kind == expr_kind::binding)
            for (std::uint32_t i = 0; i < n.variables; ++i) out += variable(n, i) + ", ";
        p.list(parts.subspan(n.has_target ? 1 : 0));
        out += ')';
    }

    /// The name that the body uses for a variable, or one that it cannot use.
    [[nodiscard]] std::string variable(const checked_node& n, std::uint32_t i) const
    {
        for (const expr_id part : code_.children_of(n))
            if (const auto name = find_variable(part, n.data + i); !name.empty())
                return std::string(name);
        return "_" + std::to_string(n.data + i);
    }

    [[nodiscard]] std::string_view find_variable(expr_id id, std::uint32_t slot) const
    {
        const checked_node& n = code_.nodes[id];
        if (n.kind == expr_kind::local && n.data == slot) return code_.name(n);
        for (const expr_id child : code_.children_of(n))
            if (const auto name = find_variable(child, slot); !name.empty()) return name;
        return {};
    }

    code_view code_;
};

} // namespace

std::string print(const ast& tree)
{
    return print(tree, tree.root);
}

std::string print(const ast& tree, node_id from)
{
    std::string out;
    const syntax adapter(tree);
    printer<syntax>(adapter, out).print(from, 0);
    return out;
}

std::string print(const expression& e)
{
    return print(e, e.root());
}

std::string print(const expression& e, expr_id from)
{
    std::string out;
    const checked adapter(e.code().view());
    printer<checked>(adapter, out).print(from, 0);
    return out;
}

std::string print_literal(const value& v)
{
    std::string out;
    append_literal(out, v);
    return out;
}

bool same_tree(const ast& a, const ast& b)
{
    // Node by node in step; both trees are bounded in height.
    std::vector<std::pair<node_id, node_id>> open{{a.root, b.root}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        const node& m = a.at(x);
        const node& n = b.at(y);
        if (m.kind != n.kind || m.oper != n.oper || m.count != n.count ||
            m.has_target != n.has_target || m.optional != n.optional || m.absolute != n.absolute)
            return false;
        if (m.kind == node_kind::literal &&
            print_literal(a.constants[m.constant]) != print_literal(b.constants[n.constant]))
            return false;
        if (m.oper == op::none && m.kind != node_kind::literal && name_of(a, m) != name_of(b, n))
            return false;
        for (std::uint32_t i = 0; i < m.count; ++i) {
            if (a.is_optional(m.first + i) != b.is_optional(n.first + i)) return false;
            open.emplace_back(a.children[m.first + i], b.children[n.first + i]);
        }
    }
    return true;
}

} // namespace netral::cel
