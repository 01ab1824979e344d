// SPDX-License-Identifier: Apache-2.0

/// @file
/// The names in scope. The only door is cel/environment.hpp.

#include <netral/cel/environment.hpp>

#include "program.hpp"

#include <cassert>
#include <utility>

namespace netral::cel {

environment::tables::tables() : types(std::make_shared<environment_types>()) {}

environment::environment() : tables_(std::make_unique<tables>()) {}
environment::environment(const environment& other)
    : tables_(std::make_unique<tables>(*other.tables_))
{
    tables_->types = std::make_shared<environment_types>(*other.tables_->types); // may grow apart
}
environment::environment(environment&&) noexcept = default;
environment& environment::operator=(environment other) noexcept
{
    std::swap(tables_, other.tables_);
    return *this;
}
environment::~environment() = default;

namespace {

void keep_enumerations(environment::tables& into, const type& t)
{
    if (t.values != nullptr) into.types->enumerations.push_back(t.values);
    for (const type& p : t.parameters) keep_enumerations(into, p);
}

bool any_parameter(const type& t)
{
    if (t.kind == type_kind::parameter) return true;
    for (const type& p : t.parameters)
        if (any_parameter(p)) return true;
    return false;
}

/// A fact has values of some type: what is left open of it is dyn.
type without_parameters(type t)
{
    if (t.kind == type_kind::parameter) return {type_kind::dyn};
    for (type& p : t.parameters) p = without_parameters(std::move(p));
    return t;
}

} // namespace

void environment::declare(std::string name, fact_id id, type declared)
{
    keep_enumerations(*tables_, declared);
    const auto index = static_cast<std::uint32_t>(tables_->facts.size());
    tables_->fact_types.push_back(tables_->types->table.intern(without_parameters(declared)));
    tables_->facts_by_id.emplace(id, index);
    tables_->symbols.insert_or_assign(name, tables::symbol{tables::symbol::kind::fact, index});
    tables_->facts.push_back({std::move(name), id, std::move(declared)});
}

void environment::define(std::string name, ast meaning)
{
    const auto index = static_cast<std::uint32_t>(tables_->definitions.size());
    tables_->definitions.push_back(std::make_shared<const ast>(std::move(meaning)));
    tables_->symbols.insert_or_assign(std::move(name),
                                      tables::symbol{tables::symbol::kind::definition, index});
}

void environment::declare_function(std::string name, overload way)
{
    const auto found = tables_->functions.find(name);
    std::uint32_t index = 0;
    if (found == tables_->functions.end()) {
        index = static_cast<std::uint32_t>(tables_->hosts.size());
        tables_->functions.emplace(name, index);
        tables_->hosts.push_back({std::move(name), {}, {}});
    } else {
        index = found->second;
    }
    signature s;
    s.member = way.member;
    for (const type& p : way.parameters) {
        keep_enumerations(*tables_, p);
        s.parameters.push_back(tables_->types->table.intern(p));
        s.generic = s.generic || any_parameter(p);
    }
    keep_enumerations(*tables_, way.returns);
    s.result = tables_->types->table.intern(way.returns);
    s.generic = s.generic || any_parameter(way.returns);
    tables_->hosts[index].signatures.push_back(std::move(s));
    tables_->hosts[index].ways.push_back(
        std::make_shared<const host_way>(host_way{std::move(way)}));
}

void environment::set_container(std::string name)
{
    tables_->container = std::move(name);
}
void environment::set_strict_facts(bool strict) noexcept
{
    tables_->strict = strict;
}
bool environment::strict_facts() const noexcept
{
    return tables_->strict;
}
const std::string& environment::container() const noexcept
{
    return tables_->container;
}

const declared_fact* environment::find(std::string_view name) const noexcept
{
    const auto found = tables_->symbols.find(name);
    if (found == tables_->symbols.end() || found->second.what != tables::symbol::kind::fact)
        return nullptr;
    return &tables_->facts[found->second.index];
}

const ast* environment::definition(std::string_view name) const noexcept
{
    const auto found = tables_->symbols.find(name);
    if (found == tables_->symbols.end() || found->second.what != tables::symbol::kind::definition)
        return nullptr;
    return tables_->definitions[found->second.index].get();
}

const declared_fact* environment::fact(fact_id id) const noexcept
{
    const auto found = tables_->facts_by_id.find(id);
    return found == tables_->facts_by_id.end() ? nullptr : &tables_->facts[found->second];
}

} // namespace netral::cel
