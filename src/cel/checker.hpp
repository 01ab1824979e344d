// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// The checker: walks a syntax tree once, resolves names, deduces types, and writes the checked
/// program as it goes. check.cpp has the walk, check_name.cpp names, check_call.cpp calls and
/// operators, check_macro.cpp macros, check_fact.cpp what is special about facts.

#include "macros.hpp"
#include "program.hpp"

#include <netral/cel/check.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace netral::cel {

class checker {
public:
    checker(const ast& tree, const environment& names, const check_options& options);

    expr_id run();
    [[nodiscard]] diagnostics& mistakes() noexcept { return mistakes_; }
    [[nodiscard]] expression_draft& output() noexcept { return out_; }
    /// Reports when the condition is neither bool nor dyn.
    void require_bool(expr_id root);

private:
    static constexpr expr_id no_expr = 0xFFFFFFFF;
    struct local {
        std::string_view name;
        std::uint32_t slot = 0;
        type_ref type{};
        expr_id range = no_expr; ///< what it goes through, for values of enums; no_expr if nothing
    };

    // check.cpp
    expr_id visit(node_id id);
    expr_id visit_kind(node_id id, node_kind kind);
    void refuse_height(span at);
    expr_id visit_literal(const node& n);
    expr_id visit_select(node_id id);
    expr_id visit_list(const node& n);
    expr_id visit_map(const node& n);
    type_ref join(type_ref so_far, type_ref next);
    expr_id add(checked_node n, std::span<const expr_id> children);
    expr_id add_constant(value v, type_ref type, span at);
    expr_id add_failure(span at, std::uint16_t code, const std::string& message);
    expr_id fold(expr_id id);
    [[nodiscard]] const checked_node& made(expr_id id) const noexcept { return out_.nodes[id]; }
    [[nodiscard]] type_ref type_of(expr_id id) const noexcept
    {
        return out_.types.find(out_.nodes[id].type);
    }
    [[nodiscard]] bool is_constant(expr_id id) const noexcept
    {
        return made(id).kind == expr_kind::constant;
    }
    [[nodiscard]] const value& constant(expr_id id) const noexcept
    {
        return out_.constants[made(id).data];
    }
    [[nodiscard]] type_ref dyn() const noexcept { return simple(type_kind::dyn); }

    // check_name.cpp
    expr_id visit_name(node_id id);
    expr_id resolve(std::string_view name, bool absolute, span at);
    expr_id resolve_exact(std::string_view name, span at);
    expr_id use_fact(const declared_fact& fact, type_ref type, span at);
    expr_id use_definition(std::string_view name, const ast& meaning, span at);
    expr_id unknown_name(std::string_view name, span at);
    [[nodiscard]] const local* find_local(std::string_view name) const noexcept;
    bool qualified(node_id id, std::string& name, bool& absolute) const;
    [[nodiscard]] const function* find_function(std::string_view name, bool absolute) const;
    [[nodiscard]] const environment::tables::host* find_host(std::string_view name,
                                                             bool absolute) const;
    expr_id visit_message(const node& n);
    template <class Look>
    auto in_container(std::string_view name, bool absolute, Look look) const
        -> decltype(look(std::string_view()));

    // check_call.cpp
    expr_id visit_call(node_id id);
    expr_id visit_operator(const node& n);
    expr_id visit_logic(const node& n);
    expr_id visit_conditional(const node& n);
    expr_id visit_function(const node& n);
    expr_id call_function(const function& f, checked_node call, std::span<const expr_id> given,
                          bool member);
    expr_id call_host(const environment::tables::host& f, checked_node call,
                      std::span<const expr_id> given, bool member);
    bool resolve_plainly(const std::vector<signature>& ways, std::span<const expr_id> given,
                         bool member, type_ref& result) const;
    bool resolve_way(const std::vector<signature>& ways, std::span<const expr_id> given,
                     bool member, type_ref& result, std::vector<std::uint32_t>* chosen);
    bool fits(const function& f, std::span<const expr_id> given, bool member);
    void mismatch(std::string_view what, std::span<const expr_id> given,
                  const std::vector<signature>& ways, bool member, const checked_node& call,
                  op oper);
    void check_constants(expr_id call, std::string_view name);
    expr_id compile_pattern(expr_id call);

    // check_macro.cpp
    expr_id visit_macro(const node& n, const macro_form& form);
    expr_id visit_has(const node& n);
    expr_id visit_loop(const node& n, const macro_form& form);
    expr_id visit_bind(const node& n, std::span<const std::string_view> names,
                       std::span<const expr_id> values, node_id body);
    expr_id visit_block(const node& n);
    expr_id visit_optional_map(const node& n, bool flat);
    expr_id visit_extreme(const node& n);
    bool loop_types(type_ref range, const macro_form& form, type_ref& first, type_ref& second);
    type_ref loop_result(const macro_form& form, type_ref range, std::span<const expr_id> bodies,
                         type_ref key);
    expr_id visit_generated(const node& n);
    std::string_view variable_name(node_id id);
    std::string_view generated_name(const node& n);
    std::uint32_t push_local(std::string_view name, type_ref type, expr_id range);

    // check_fact.cpp
    void check_enum_values(expr_id a, expr_id b);
    void check_values(const enumeration& values, expr_id id, const local* through);
    bool refuse_on_facts(op oper, std::span<const expr_id> given, span at);
    void refuse_function_on_facts(std::string_view name, std::span<const expr_id> given, span at);
    [[nodiscard]] const enumeration* enumeration_of(expr_id id) const;
    [[nodiscard]] bool rooted_in_fact(expr_id id) const noexcept;
    [[nodiscard]] std::string fact_name(expr_id id) const;
    [[nodiscard]] std::string declared(std::span<const expr_id> operands) const;
    [[nodiscard]] std::string likely_form(op oper, expr_id a, expr_id b) const;

    // Everything.
    void report(std::uint16_t number, span at, const std::string& message, std::string help = {});
    [[nodiscard]] span place(const node& n) const noexcept
    {
        return inlined_from_ == nullptr ? n.at : use_;
    }
    [[nodiscard]] span name_place(const node& n) const noexcept
    {
        return inlined_from_ == nullptr ? n.name : use_;
    }
    [[nodiscard]] span own_text(span in_tree) const noexcept
    {
        return {in_tree.begin + text_offset_, in_tree.end + text_offset_};
    }

    const ast* tree_;
    const environment::tables* names_;
    const standard_library* standard_;
    const check_options* options_;
    expression_draft out_;
    diagnostics mistakes_;
    std::vector<local> locals_;
    std::size_t locals_floor_ = 0;           ///< a definition does not see the locals of its use
    std::vector<std::string_view> inlining_; ///< names of definitions being put in
    const ast* inlined_from_ = nullptr;
    span use_;                      ///< where the outermost definition is used
    std::uint32_t text_offset_ = 0; ///< of the current tree's text in the program's
    std::vector<std::unique_ptr<std::string>> made_names_; ///< of generated variables
    std::uint32_t most_slots_ = 0;
    std::uint32_t depth_ = 0;
    bool too_big_ = false;
};

} // namespace netral::cel
