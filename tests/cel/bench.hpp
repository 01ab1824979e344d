// SPDX-License-Identifier: Apache-2.0
#pragma once

/// @file
/// A small set of facts, and one call from text to value, for the tests of this layer.

#include <netral/cel/check.hpp>
#include <netral/cel/interpret.hpp>
#include <netral/cel/parse.hpp>
#include <netral/cel/print.hpp>

#include <cstdlib>
#include <map>
#include <memory>
#include <string>

namespace bench {

using namespace netral;

enum : fact_id { kinds, kin, by_subject, day, count, text_fact, list_fact };

inline std::shared_ptr<const cel::enumeration> values(std::string name,
                                                      std::vector<std::string> all)
{
    return std::make_shared<const cel::enumeration>(
        cel::enumeration{std::move(name), std::move(all)});
}

/// `act.kinds` (set), `subject.kin` (enum), `act.by_subject`, `act.day`, `act.count`, `act.text`,
/// `act.list`.
inline cel::environment names(bool strict = true)
{
    cel::environment out;
    out.declare("act.kinds", kinds,
                cel::type::set_of(cel::type::enumeration_of(
                    values("act.kinds", {"bagikan", "komentar", "orasi", "suka", "unggah"}))));
    out.declare("subject.kin", kin,
                cel::type::enumeration_of(values("subject.kin", {"anak", "saudara", "tidak"})));
    out.declare("act.by_subject", by_subject, cel::type_kind::boolean);
    out.declare("act.day", day, cel::type_kind::date);
    out.declare("act.count", count, cel::type_kind::int64);
    out.declare("act.text", text_fact, cel::type_kind::string);
    out.declare("act.list", list_fact, cel::type::list_of(cel::type_kind::string));
    out.define("terms.online", cel::parse("['suka', 'komentar', 'bagikan']").value());
    out.define("terms.is_online", cel::parse("sets.intersects(act.kinds, terms.online)").value());
    out.set_strict_facts(strict);
    return out;
}

/// Facts by number; what is not given is unknown.
class record final : public cel::activation {
public:
    record() = default;
    explicit record(std::map<fact_id, value> known) : known_(std::move(known)) {}
    [[nodiscard]] value fact(fact_id id) const override
    {
        const auto found = known_.find(id);
        return found == known_.end() ? value::unknown(id) : found->second;
    }

private:
    std::map<fact_id, value> known_;
};

inline cel::expression checked(const std::string& text, const cel::environment& in = names())
{
    const auto tree = cel::parse(text);
    if (!tree) throw std::runtime_error(render(tree.errors()));
    auto out = cel::check(*tree, in);
    if (!out) throw std::runtime_error(text + "\n" + render(out.errors()));
    return std::move(*out);
}

inline value run(const std::string& text, const record& facts = record(),
                 const cel::limits& bounds = {}, const cel::environment& in = names(false))
{
    cel::interpreter_workspace scratch;
    return cel::interpret(checked(text, in), facts, scratch, bounds);
}

/// How often a law is tried: `usual` times, or as NETRAL_ROUNDS says.
inline int rounds(int usual)
{
    const char* const given = std::getenv("NETRAL_ROUNDS");
    return given == nullptr ? usual : std::atoi(given);
}

/// The number of the first mistake; 0 when there is none.
inline int mistake(const std::string& text, const cel::environment& in = names(),
                   const cel::check_options& how = {})
{
    const auto tree = cel::parse(text, how.bounds);
    if (!tree) return tree.errors().front().id.number;
    const auto out = cel::check(*tree, in, how);
    return out ? 0 : int{out.errors().front().id.number};
}

} // namespace bench
