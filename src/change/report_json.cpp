// SPDX-License-Identifier: Apache-2.0

/// @file
/// A comparison as JSON. The only door is change/report.hpp; the schema is in change_schema.cpp.

#include "report_words.hpp"

#include <netral/value/json.hpp>

namespace netral {
namespace {

using json::writer;

void write_side(writer& out, const comparison_side& side)
{
    const ruleset& rules = side.program->rules();
    out.begin_object().key("ruleset").string(rules.name).key("version").string(rules.version);
    out.key("digest").string(rules.digest).key("overlays").begin_array();
    for (const std::string& overlay : rules.overlays) out.string(overlay);
    out.end_array().key("readings").begin_object();
    for (const auto& [name, option] : chosen_readings(side)) out.key(name).string(option);
    out.end_object().key("as_of");
    if (side.as_of)
        out.string(to_string(*side.as_of));
    else
        out.null();
    out.end_object();
}

void write_place(writer& out, std::string_view key, const location& where)
{
    if (!where.in) return;
    out.key(key).string(to_string(where));
}

void write_text(writer& out, const text_difference& d)
{
    out.begin_object().key("part").string(to_string(d.part)).key("id").string(d.id);
    out.key("key").string(d.key).key("kind").string(to_string(d.what));
    out.key("before").string(d.before).key("after").string(d.after);
    out.key("through_term").boolean(d.through_term);
    if (!d.reason.empty()) out.key("reason").string(d.reason);
    write_place(out, "old_place", d.old_place);
    write_place(out, "new_place", d.new_place);
    out.end_object();
}

void write_status(writer& out, std::optional<rule_status> s)
{
    if (s)
        out.string(to_string(*s));
    else
        out.null();
}

void write_cause(writer& out, const change_cause& c)
{
    const std::string_view kind = c.what == change_cause::kind::text  ? "text"
                                  : c.what == change_cause::kind::day ? "day"
                                                                      : "reading";
    out.begin_object().key("kind").string(kind);
    if (c.what == change_cause::kind::text) out.key("part").string(to_string(c.part));
    if (c.what != change_cause::kind::day) out.key("id").string(c.id);
    if (c.what != change_cause::kind::reading) out.key("key").string(c.key);
    out.key("before").string(c.before).key("after").string(c.after).end_object();
}

void write_reason(writer& out, const change_reason& why)
{
    out.key("causes").begin_array();
    for (const change_cause& c : why.causes) write_cause(out, c);
    out.end_array().key("together").boolean(why.together);
}

void write_level(writer& out, const sanction_level& level)
{
    if (!level) {
        out.null();
        return;
    }
    const sanction& s = *level.heaviest;
    out.begin_object().key("sanction").string(s.id).key("family").string(s.family);
    out.key("level").string(s.level).key("rank").number(s.rank).key("open").boolean(level.open);
    out.end_object();
}

void write_view(writer& out, const side_view& v)
{
    out.begin_object();
    if (!v.readable) {
        out.key("verdict").string("error").key("errors").begin_array();
        for (const record_error& e : v.errors) {
            out.begin_object().key("code").string(to_string(e.id)).key("path").string(e.path);
            out.key("message").string(e.message).end_object();
        }
        out.end_array().end_object();
        return;
    }
    out.key("verdict").string(to_string(v.verdict)).key("by_nature").begin_object();
    for (std::size_t n = 0; n < rule_nature_count; ++n)
        if (v.by_nature[n].speaks)
            out.key(to_string(static_cast<rule_nature>(n))).string(to_string(v.by_nature[n].says));
    out.end_object().key("findings").begin_object();
    for (const auto& [r, status] : v.findings) out.key(r->id).string(to_string(status));
    out.end_object().key("sanctions").begin_object();
    for (const auto& [s, applies] : v.sanctions)
        out.key(s->id).string(applies == truth::yes ? "yes" : "open");
    out.end_object().end_object();
}

void write_group_values(writer& out, const record_change& change, const comparison& of)
{
    const auto& facts = of.grouped_by();
    if (facts.empty()) return;
    out.key("groups").begin_object();
    for (std::size_t g = 0; g < facts.size() && g < change.groups.size(); ++g)
        out.key(facts[g]).string(change.groups[g]);
    out.end_object();
}

void write_change(writer& out, const record_change& c, const comparison& of)
{
    out.begin_object().key("line").number(std::uint64_t{c.line}).key("record").string(c.record);
    out.key("direction").string(to_string(c.direction));
    out.key("before");
    write_view(out, c.before);
    out.key("after");
    write_view(out, c.after);
    out.key("findings").begin_array();
    for (const finding_change& f : c.findings) {
        out.begin_object().key("rule").string(f.written->id).key("before");
        write_status(out, f.before);
        out.key("after");
        write_status(out, f.after);
        out.key("direction").string(to_string(f.direction));
        write_reason(out, f.why);
        out.end_object();
    }
    out.end_array().key("levels").begin_array();
    for (const level_change& l : c.levels) {
        out.begin_object().key("nature").string(to_string(l.nature)).key("before");
        write_level(out, l.before);
        out.key("after");
        write_level(out, l.after);
        out.key("direction").string(to_string(l.direction));
        write_reason(out, l.why);
        out.end_object();
    }
    out.end_array();
    write_reason(out, c.why);
    write_group_values(out, c, of);
    if (c.place != record_place::not_asked) {
        out.key("place").string(to_string(c.place)).key("regions").begin_array();
        for (const std::uint32_t r : c.regions) out.number(std::uint64_t{r});
        out.end_array();
    }
    out.end_object();
}

void write_directions(writer& out, const std::array<std::size_t, change_direction_count>& counts)
{
    for (std::size_t d = 0; d < counts.size(); ++d)
        out.key(to_string(static_cast<change_direction>(d))).number(std::uint64_t{counts[d]});
}

template <class Matrix>
void write_matrix(writer& out, const Matrix& matrix)
{
    out.begin_array();
    for (const auto& row : matrix) {
        out.begin_array();
        for (const std::size_t n : row) out.number(std::uint64_t{n});
        out.end_array();
    }
    out.end_array();
}

void write_groups(writer& out, const comparison_totals& t)
{
    out.key("groups").begin_array();
    for (const group_table& g : t.groups) {
        out.begin_object().key("fact").string(g.of->path).key("rows").begin_array();
        for (const group_row& row : g.rows) {
            if (row.records == 0) continue;
            out.begin_object().key("value").string(row.value);
            out.key("records").number(std::uint64_t{row.records});
            write_directions(out, row.changed);
            out.end_object();
        }
        out.end_array().key("beyond").number(std::uint64_t{g.beyond}).end_object();
    }
    out.end_array();
}

void write_totals(writer& out, const comparison_totals& t)
{
    out.begin_object().key("records").number(std::uint64_t{t.records});
    out.key("changed").number(std::uint64_t{t.all_changed()});
    write_directions(out, t.changed);
    out.key("errors").number(std::uint64_t{t.errors}).key("verdicts");
    write_matrix(out, t.verdicts);
    out.key("by_nature").begin_object();
    for (std::size_t n = 0; n < rule_nature_count; ++n) {
        out.key(to_string(static_cast<rule_nature>(n)));
        write_matrix(out, t.by_nature[n]);
    }
    out.end_object().key("levels").begin_array();
    for (const auto& row : t.levels) {
        out.begin_object().key("nature").string(to_string(row.of.nature)).key("before");
        write_level(out, row.of.before);
        out.key("after");
        write_level(out, row.of.after);
        out.key("direction").string(to_string(row.of.direction));
        out.key("records").number(std::uint64_t{row.records}).end_object();
    }
    out.end_array().key("rules").begin_array();
    for (const auto& row : t.rules) {
        out.begin_object().key("rule").string(row.rule).key("before");
        write_status(out, row.before);
        out.key("after");
        write_status(out, row.after);
        out.key("records").number(std::uint64_t{row.records}).end_object();
    }
    out.end_array().key("causes").begin_array();
    for (const auto& row : t.causes) {
        out.begin_object().key("cause");
        write_cause(out, row.of);
        out.key("records").number(std::uint64_t{row.records}).end_object();
    }
    out.end_array();
    write_groups(out, t);
    out.end_object();
}

void write_proof(writer& out, const proof_note& proof)
{
    out.begin_object().key("says").string(to_string(proof.says));
    out.key("more_exist").boolean(proof.more_exist).key("regions").begin_array();
    for (const region_note& r : proof.regions) {
        out.begin_object().key("rule").string(r.rule);
        out.key("aspect").string(to_string(r.aspect));
        out.key("direction").string(to_string(r.direction));
        out.key("condition").begin_object().key("id").string(r.condition.id());
        out.key("en").string(r.condition.en()).end_object().key("witness").string(r.witness);
        out.key("records").number(std::uint64_t{r.records}).end_object();
    }
    out.end_array().key("doubts").begin_array();
    for (const std::string& d : proof.doubts) out.string(d);
    out.end_array().key("places").begin_object();
    for (std::size_t p = 1; p < record_place_count; ++p)
        out.key(to_string(static_cast<record_place>(p))).number(std::uint64_t{proof.places[p]});
    out.end_object().end_object();
}

} // namespace

void change_json::begin(std::string& out) const
{
    writer w(out);
    w.begin_object().key("format").string("netral-diff/1").key("before");
    write_side(w, of_->before());
    w.key("after");
    write_side(w, of_->after());
    w.key("texts").begin_array();
    for (const text_difference& d : of_->texts()) write_text(w, d);
    w.end_array();
    out += ",\"changed\":[";
}

void change_json::add(std::string& out, const record_change& change)
{
    out += first_ ? "\n" : ",\n";
    first_ = false;
    writer w(out);
    write_change(w, change, *of_);
}

void change_json::end(std::string& out, const std::optional<proof_note>& proof) const
{
    out += first_ ? "],\"totals\":" : "\n],\"totals\":";
    writer totals(out);
    write_totals(totals, of_->totals());
    out += ",\"proof\":";
    writer last(out);
    if (proof)
        write_proof(last, *proof);
    else
        last.null();
    out += "}\n";
}

} // namespace netral
