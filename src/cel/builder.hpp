// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// What the grammar does while it parses: reads tokens, keeps operands and pending operators on
/// stacks, makes nodes, remembers the first mistake. The grammar itself is grammar.cpp.
///
/// After a mistake everything made so far is thrown away; the grammar only has to come to an end.

#include <netral/cel/ast.hpp>
#include <netral/cel/limits.hpp>
#include <netral/text/diagnostic.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

/// One token's extent.
using cursor = const char*;

class builder {
public:
    builder(ast& tree, const limits& bounds);

    // Tokens. Each leaves `at` alone and returns false when its token is not there.
    bool literal(cursor& at, cursor end); ///< pushes an operand
    bool name(cursor& at, cursor end);    ///< a name as an operand or the function before `(`
    bool field(cursor& at, cursor end);   ///< the name after a dot; kept for select() or call()
    bool message_field(cursor& at, cursor end);    ///< pushes the ident before `:` in a message
    bool binary_operator(cursor& at, cursor end);  ///< pushes it, and reduces what binds tighter
    bool prefix_operators(cursor& at, cursor end); ///< `!!` or `--`, remembered for apply_prefix()

    // Nodes, made from what is on the operand stack. After a mistake none is made or taken.
    struct chain {
        std::size_t operators;
        std::size_t prefixes;
    };
    [[nodiscard]] chain begin_chain();
    void end_chain(chain since); ///< all operators pushed since then become nodes
    void drop_chain(chain since);
    void apply_prefix(std::size_t since);
    [[nodiscard]] std::size_t prefix_count() const noexcept { return prefixes_.size(); }
    void conditional(std::uint32_t branches, const std::vector<std::uint32_t>& marks);
    void select(cursor dot, bool optional);
    void index(cursor bracket, cursor end, bool optional);
    void begin_arguments(cursor bracket); ///< the function name is the last name or field read
    void end_arguments(cursor end, bool member);
    void begin_entries(cursor bracket);
    void mark_optional() noexcept;          ///< of the entry that follows
    void end_entry(std::uint32_t operands); ///< 1 or 2 operands belong to it
    void end_list(cursor end);
    void end_map(cursor end);
    void end_message(cursor end);
    void group(cursor begin, cursor end); ///< brackets round the last operand
    [[nodiscard]] bool may_be_message() const noexcept;
    void absolute(cursor dot); ///< the last operand is a name after a leading dot
    void finish();

    // Mistakes. Only the first one counts.
    void expected(cursor at, std::string_view what);
    void fail(std::uint16_t number, cursor from, cursor to, std::string message,
              std::string help = {});
    [[nodiscard]] bool failed() const noexcept { return failed_; }
    [[nodiscard]] const diagnostic& mistake() const noexcept { return mistake_; }

    // Depth of the recursion of the grammar.
    bool enter(cursor at);
    void leave() noexcept { --depth_; }

    [[nodiscard]] std::uint32_t offset(cursor at) const noexcept
    {
        return static_cast<std::uint32_t>(at - begin_);
    }

private:
    struct pending {
        op oper;
        std::uint8_t precedence;
        std::uint32_t anchor;
        std::uint32_t operands; ///< more than 2 for flat && and ||
    };
    struct open_entries {
        std::size_t operands; ///< size of the operand stack when it began
        std::uint32_t anchor;
        span name;
        bool next_optional = false;
        std::vector<std::uint32_t> optional; ///< places among the entries that have a `?`
    };

    node_id push(node n, std::size_t operand_count);
    open_entries close();
    void push_entries(node n, const open_entries& entries);
    void reduce(std::size_t down_to);
    void check_macro(const node& call);
    bool check_variable(node_id id);
    [[nodiscard]] std::string found(cursor at) const;
    [[nodiscard]] cursor text_end() const noexcept { return begin_ + tree_->text.size(); }

    ast* tree_;
    const limits* bounds_;
    cursor begin_;
    std::vector<node_id> operands_;
    std::vector<pending> operators_;
    std::vector<std::uint64_t> prefixes_; ///< offset * 2 + (1 for `!`)
    std::vector<open_entries> open_;
    span last_name_;
    bool last_is_field_ = false;
    bool last_quoted_ = false;
    node_id last_group_ = 0xFFFFFFFF;
    std::uint32_t depth_ = 0;
    bool failed_ = false;
    diagnostic mistake_;
};

/// The extent and the value of a literal, or a mistake reported to `into`.
struct scanned {
    bool is_literal = false;
    value constant;
};
[[nodiscard]] scanned scan_number(cursor& at, cursor end, builder& into);
[[nodiscard]] scanned scan_text(cursor& at, cursor end, builder& into);

/// Where the next token begins: past space and comments.
[[nodiscard]] cursor skip_space(cursor at, cursor end) noexcept;

/// Runs the grammar over the builder's text. False only after a mistake.
bool run_grammar(std::string_view text, builder& into);

[[nodiscard]] inline bool is_digit(char c) noexcept
{
    return c >= '0' && c <= '9';
}
[[nodiscard]] inline bool is_name_start(char c) noexcept
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
[[nodiscard]] inline bool is_name_part(char c) noexcept
{
    return is_name_start(c) || is_digit(c);
}

} // namespace netral::cel
