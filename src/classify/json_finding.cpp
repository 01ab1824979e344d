// SPDX-License-Identifier: Apache-2.0

/// @file
/// One finding as JSON. The only door is write_finding in json_part.hpp.

#include "json_part.hpp"
#include "wording.hpp"

#include <algorithm>
#include <array>

namespace netral {
namespace {

std::string_view outcome_name(truth t) noexcept
{
    constexpr std::array<std::string_view, 4> names{"no", "error", "unknown", "yes"};
    return names[static_cast<std::size_t>(t)];
}

class finding_writer : json_part {
public:
    finding_writer(json::writer& out, const program& p, const record& r, detail d)
        : json_part(out, p.rules()), program_(p), record_(r), detail_(d)
    {
    }

    void write(const finding& f);

private:
    void versions(const finding& f);
    void citations(const std::vector<const citation*>& all);
    void route(const finding& f);
    void reasons(const finding& f);
    void one_reason(const reason& why);
    void paths(const std::vector<fact_id>& all);

    const program& program_;
    const record& record_;
    detail detail_;
};

void finding_writer::write(const finding& f)
{
    const rule& r = rules_.rules[f.rule];
    out_.begin_object();
    key("rule").string(r.id);
    key("status").string(to_string(f.status));
    if (f.open_on_judgement) key("open_on").string("judgement");
    if (const std::vector<fact_id> found = judged(f.rule, program_, record_); !found.empty()) {
        key("judged");
        paths(found);
    }
    if (f.erred) key("erred").boolean(true);
    key("category").string(to_string(r.category));
    key("nature").string(to_string(r.nature));
    key("effect").string(to_string(r.effect));
    versions(f);
    title(f.versions.size() == 1 ? r.versions[f.versions.front()].title : r.title);
    key("basis");
    citations(f.basis);
    if (detail_ == detail::full) reasons(f);
    key("missing");
    paths(f.missing);
    exceptions(f.exceptions, "status");
    key("superseded").string(yes_open_no(f.superseded));
    key("sanctions").begin_array();
    for (const sanction_finding& s : f.sanctions) {
        out_.begin_object();
        key("id").string(rules_.sanctions[s.sanction].id);
        key("applies").string(yes_open_no(s.applies));
        out_.end_object();
    }
    out_.end_array();
    route(f);
    readings(f.turns_on);
    key("confidence").string(to_string(r.confidence));
    out_.end_object();
}

/// The possible texts of the norm by name, or null where it has only one.
void finding_writer::versions(const finding& f)
{
    const auto& all = rules_.rules[f.rule].versions;
    key("version");
    if (all.size() == 1 && all.front().name.empty()) {
        out_.null();
        return;
    }
    out_.begin_array();
    for (const std::uint32_t v : f.versions) out_.string(all[v].name);
    out_.end_array();
}

void finding_writer::citations(const std::vector<const citation*>& all)
{
    out_.begin_array();
    for (auto c = all.begin(); c != all.end(); ++c)
        if (std::none_of(all.begin(), c, [&](const citation* d) { return same_passage(*d, **c); }))
            citation_of(**c);
    out_.end_array();
}

/// All bodies in the order of the steps, each once.
void finding_writer::route(const finding& f)
{
    key("route").begin_array();
    for (std::size_t step = 0; step < f.route.size(); ++step) {
        for (const std::string& body : f.route[step]->to) {
            const auto said = [&](const route_step* earlier) {
                return std::find(earlier->to.begin(), earlier->to.end(), body) != earlier->to.end();
            };
            const auto here = f.route.begin() + static_cast<std::ptrdiff_t>(step);
            if (std::none_of(f.route.begin(), here, said)) out_.string(body);
        }
    }
    out_.end_array();
}

void finding_writer::reasons(const finding& f)
{
    key("because").begin_array();
    for (const reason& why : f.because) one_reason(why);
    out_.end_array();
}

void finding_writer::one_reason(const reason& why)
{
    out_.begin_object();
    const test* written = why.site.written;
    key("part").string(to_string(why.site.part));
    key("condition");
    text_or_null(written == nullptr ? std::string_view() : text_of(why.site));
    key("outcome").string(outcome_name(why.outcome));
    key("facts").begin_object();
    for (const fact_id f : why.facts) {
        const fact_type type = rules_.facts[f].type;
        if (type == fact_type::text || type == fact_type::list) continue; // never quoted
        if (rules_.facts[f].origin == fact_origin::reading) continue;     // no fact of the record
        key(rules_.facts[f].path);
        write_fact(out_, record_.value_of(f, rules_));
    }
    out_.end_object();
    if (written != nullptr) key("at").string(to_string(written->place(why.site.in_text)));
    out_.end_object();
}

void finding_writer::paths(const std::vector<fact_id>& all)
{
    out_.begin_array();
    for (const fact_id f : all) out_.string(rules_.facts[f].path);
    out_.end_array();
}

} // namespace

void write_finding(json::writer& out, const finding& f, const program& p, const record& r, detail d)
{
    finding_writer(out, p, r, d).write(f);
}

} // namespace netral
