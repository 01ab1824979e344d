// SPDX-License-Identifier: Apache-2.0

/// @file
/// Guidance before the act. The door is netral.h.

#include "arguments.hpp"
#include "containment.hpp"
#include "parts.hpp"
#include "readings.hpp"
#include "report.hpp"
#include "ruleset.hpp"

#include <netral/classify/guide.hpp>

#include <string>
#include <utility>

struct netral_guidance {
    netral_guidance(std::shared_ptr<const netral::program> p, netral::guidance g) noexcept
        : program(std::move(p)), made(std::move(g))
    {
    }

    const std::shared_ptr<const netral::program> program; ///< what the guidance refers to
    const netral::guidance made;
    std::string json;
    std::string text;
    std::string html;
};

namespace netral::capi {
namespace {

constexpr code no_such_role{5060};
constexpr code no_such_setting{5062};

/// What is known beforehand, but for the readings; false where something is malformed.
bool read_request(std::string_view role, std::string_view day, const netral_guidance_options& o,
                  guide_request& out)
{
    const auto on = parse_date(day);
    if (!on || !on->exact() || (o.facts == nullptr && o.fact_count != 0)) return false;
    out.role = role;
    out.on = on->first;
    for (std::size_t i = 0; i < o.fact_count; ++i) {
        const auto path = name_of(o.facts[i].path, o.facts[i].path_size);
        const auto value = name_of(o.facts[i].value, o.facts[i].value_size);
        if (!path || !value) return false;
        out.facts.emplace_back(*path, *value);
    }
    return true;
}

/// Specialises and hands out, or says what there is not and what contradicts itself.
netral_status finish(const netral_ruleset& rules, const guide_request& request,
                     netral_guidance** out, netral_report** report)
{
    auto made = guide(*rules.program, request);
    if (!made) {
        hand_out(report, made.errors());
        const code first = made.errors().front().id;
        return first == no_such_role || first == no_such_setting ? NETRAL_ERROR_NOT_FOUND
                                                                 : NETRAL_ERROR_ARGUMENT;
    }
    *out = std::make_unique<netral_guidance>(rules.program, std::move(*made)).release();
    return NETRAL_OK;
}

/// The rules that forbid and after them those that allow; null past the end.
const guided_rule* rule_at(const netral_guidance& g, std::size_t index) noexcept
{
    const auto& forbidden = g.made.forbidden;
    if (index < forbidden.size()) return &forbidden[index];
    index -= forbidden.size();
    return index < g.made.allowed.size() ? &g.made.allowed[index] : nullptr;
}

/// Precondition: a kind that netral.h knows.
const std::vector<bilingual>& conditions_of(const guided_rule& r, std::int32_t kind) noexcept
{
    if (kind == NETRAL_GUIDED_OF_WHOM) return r.of_whom;
    return kind == NETRAL_GUIDED_WHEN ? r.when : r.unless;
}

/// Makes a form of the guidance anew and hands it out.
template <class Render>
netral_status hand_out_form(std::string& kept, netral_text* out, Render render) noexcept
{
    return contained([&]() -> netral_status {
        kept = render();
        *out = text_for(kept);
        return NETRAL_OK;
    });
}

} // namespace
} // namespace netral::capi

using namespace netral::capi;

netral_status netral_guidance_create(const netral_ruleset* rules, const char* role,
                                     size_t role_size, const char* day, size_t day_size,
                                     const netral_guidance_options* options, netral_guidance** out,
                                     netral_report** report)
{
    begin_report(report);
    if (out == nullptr) return NETRAL_ERROR_ARGUMENT;
    *out = nullptr;
    const auto who = name_of(role, role_size);
    const auto on = name_of(day, day_size);
    netral_guidance_options o = NETRAL_GUIDANCE_OPTIONS_INIT;
    if (rules == nullptr || !who || !on || !take_options(options, o)) return NETRAL_ERROR_ARGUMENT;
    return contained([&]() -> netral_status {
        netral::guide_request request;
        if (!read_request(*who, *on, o, request)) return NETRAL_ERROR_ARGUMENT;
        const netral_status status =
            read_readings(o.readings, o.reading_count, *rules, request.readings, report);
        return status == NETRAL_OK ? finish(*rules, request, out, report) : status;
    });
}

void netral_guidance_free(netral_guidance* guidance)
{
    delete guidance;
}

netral_status netral_guidance_summarize(const netral_guidance* guidance, netral_language language,
                                        netral_guidance_summary* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::guidance& g = guidance->made;
    netral_guidance_summary s = NETRAL_GUIDANCE_SUMMARY_INIT;
    s.role = text_for(g.role.view(*l));
    s.election = text_for(g.election.view(*l));
    s.stage = text_for(g.stage.view(*l));
    s.ruleset = text_for(g.ruleset);
    s.forbidden_count = g.forbidden.size();
    s.allowed_count = g.allowed.size();
    s.ruled_out_count = g.ruled_out;
    return fill(out, s);
}

netral_status netral_guidance_rule_at(const netral_guidance* guidance, size_t index,
                                      netral_language language, netral_guided_rule* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::guided_rule* const r = rule_at(*guidance, index);
    if (r == nullptr) return NETRAL_ERROR_NOT_FOUND;
    const netral::rule& written = guidance->program->rules().rules[r->rule];
    netral_guided_rule view = NETRAL_GUIDED_RULE_INIT;
    view.rule = text_for(written.id);
    view.title = text_for(written.versions[r->version].title.view(*l));
    view.category = text_for(to_string(written.category));
    view.nature = text_for(to_string(written.nature));
    view.effect = text_for(to_string(written.effect));
    view.confidence = text_for(to_string(written.confidence));
    view.binds = truth_for(r->binds);
    view.of_whom_count = r->of_whom.size();
    view.when_count = r->when.size();
    view.unless_count = r->unless.size();
    view.citation_count = r->basis.size();
    view.sanction_count = r->sanctions.size();
    return fill(out, view);
}

netral_status netral_guidance_condition_at(const netral_guidance* guidance, size_t rule,
                                           int32_t kind, size_t index, netral_language language,
                                           netral_text* out)
{
    const auto l = language_of(language);
    const bool known = kind >= NETRAL_GUIDED_OF_WHOM && kind <= NETRAL_GUIDED_UNLESS;
    if (guidance == nullptr || !known || !l || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    const netral::guided_rule* const r = rule_at(*guidance, rule);
    if (r == nullptr || index >= conditions_of(*r, kind).size()) return NETRAL_ERROR_NOT_FOUND;
    *out = text_for(conditions_of(*r, kind)[index].view(*l));
    return NETRAL_OK;
}

netral_status netral_guidance_citation_at(const netral_guidance* guidance, size_t rule,
                                          size_t index, netral_language language,
                                          netral_citation* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::guided_rule* const r = rule_at(*guidance, rule);
    if (r == nullptr || index >= r->basis.size()) return NETRAL_ERROR_NOT_FOUND;
    return fill(out, citation_for(*r->basis[index], guidance->program->rules(), *l));
}

netral_status netral_guidance_sanction_at(const netral_guidance* guidance, size_t rule,
                                          size_t index, netral_language language,
                                          netral_sanction* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || !can_fill(out)) return NETRAL_ERROR_ARGUMENT;
    const netral::guided_rule* const r = rule_at(*guidance, rule);
    if (r == nullptr || index >= r->sanctions.size()) return NETRAL_ERROR_NOT_FOUND;
    const netral::sanction& s = guidance->program->rules().sanctions[r->sanctions[index]];
    return fill(out, sanction_for(s, netral::truth::unknown, *l));
}

netral_status netral_guidance_json(netral_guidance* guidance, netral_text* out)
{
    if (guidance == nullptr || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return hand_out_form(guidance->json, out,
                         [&] { return netral::render_json(guidance->made, *guidance->program); });
}

netral_status netral_guidance_text(netral_guidance* guidance, netral_language language,
                                   size_t width, netral_text* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    constexpr std::size_t usual_width = 90;
    return hand_out_form(guidance->text, out, [&] {
        return netral::render_text(guidance->made, *guidance->program, *l,
                                   width == 0 ? usual_width : width);
    });
}

netral_status netral_guidance_html(netral_guidance* guidance, netral_language language,
                                   netral_text* out)
{
    const auto l = language_of(language);
    if (guidance == nullptr || !l || out == nullptr) return NETRAL_ERROR_ARGUMENT;
    return hand_out_form(guidance->html, out, [&] {
        return netral::render_html(guidance->made, *guidance->program, *l);
    });
}
