// SPDX-License-Identifier: Apache-2.0

/// @file
/// Makes propositions. The only door is kleene.hpp.

#include "kleene.hpp"

#include <algorithm>

namespace netral::change {
namespace {

unsigned id_of(const z3::expr& e)
{
    return Z3_get_ast_id(e.ctx(), e);
}

} // namespace

kleene::key_type kleene::key() const
{
    return {id_of(yes), id_of(no), id_of(error)};
}

bool kleene::constant() const
{
    return yes.is_true() || no.is_true();
}

z3::expr logic::fresh(const char* name) const
{
    return z3::expr(*context_, Z3_mk_fresh_const(*context_, name, context_->bool_sort()));
}

z3::expr logic::negation(const z3::expr& a) const
{
    if (a.is_true()) return truth(false);
    if (a.is_false()) return truth(true);
    return a.is_not() ? a.arg(0) : !a;
}

/// In the order of their numbers, each once, so that equal sets of parts are one node.
z3::expr logic::join(const std::vector<z3::expr>& parts, bool conjunction) const
{
    std::vector<z3::expr> kept;
    for (const z3::expr& p : parts) {
        if (conjunction ? p.is_true() : p.is_false()) continue;
        if (conjunction ? p.is_false() : p.is_true()) return p;
        kept.push_back(p);
    }
    std::sort(kept.begin(), kept.end(),
              [](const z3::expr& a, const z3::expr& b) { return id_of(a) < id_of(b); });
    kept.erase(std::unique(kept.begin(), kept.end(),
                           [](const z3::expr& a, const z3::expr& b) { return z3::eq(a, b); }),
               kept.end());
    if (kept.empty()) return truth(conjunction);
    if (kept.size() == 1) return kept.front();
    z3::expr_vector all(*context_);
    for (const z3::expr& k : kept) all.push_back(k);
    return conjunction ? z3::mk_and(all) : z3::mk_or(all);
}

z3::expr logic::all(const std::vector<z3::expr>& parts) const
{
    return join(parts, true);
}

z3::expr logic::any(const std::vector<z3::expr>& parts) const
{
    return join(parts, false);
}

/// No if a part is; else unknown if a part is; else an error if a part is; else yes.
kleene logic::all(const std::vector<kleene>& parts) const
{
    std::vector<z3::expr> yes;
    std::vector<z3::expr> no;
    std::vector<z3::expr> errors;
    std::vector<z3::expr> settled;
    for (const kleene& p : parts) {
        yes.push_back(p.yes);
        no.push_back(p.no);
        errors.push_back(p.error);
        settled.push_back(any({p.yes, p.error}));
    }
    const z3::expr some_error = any(errors);
    const z3::expr error =
        some_error.is_false() ? some_error : all(std::vector<z3::expr>{all(settled), some_error});
    return {all(yes), any(no), error};
}

kleene logic::any(const std::vector<kleene>& parts) const
{
    std::vector<kleene> turned;
    turned.reserve(parts.size());
    for (const kleene& p : parts) turned.push_back(negation(p));
    return negation(all(turned));
}

} // namespace netral::change
