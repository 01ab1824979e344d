// SPDX-License-Identifier: Apache-2.0

/// @file
/// Guidance as JSON. The door is render_json in classify/guide.hpp.

#include <netral/classify/guide.hpp>

#include "json_part.hpp"

namespace netral {
namespace {

class guidance_writer : json_part {
public:
    guidance_writer(json::writer& out, const ruleset& rules) noexcept : json_part(out, rules) {}

    void whole(const guidance& g)
    {
        out_.begin_object();
        key("on").string(to_string(g.on));
        key("role");
        text(g.role);
        key("election");
        text_unless_empty(g.election);
        key("stage");
        text_unless_empty(g.stage);
        key("ruleset").string(g.ruleset);
        key("forbidden");
        list(g.forbidden);
        key("allowed");
        list(g.allowed);
        key("ruled_out").number(std::uint64_t{g.ruled_out}).end_object();
    }

private:
    void text_unless_empty(const bilingual& t)
    {
        if (t.empty())
            out_.null();
        else
            text(t);
    }
    void list(const std::vector<guided_rule>& all)
    {
        out_.begin_array();
        for (const guided_rule& r : all) one(r);
        out_.end_array();
    }
    void one(const guided_rule& r)
    {
        const rule& written = rules_.rules[r.rule];
        out_.begin_object();
        key("rule").string(written.id);
        title(written.versions[r.version].title);
        key("category").string(to_string(written.category));
        key("nature").string(to_string(written.nature));
        key("confidence").string(to_string(written.confidence));
        key("binds").string(yes_open_no(r.binds));
        conditions("of_whom", r.of_whom);
        conditions("when", r.when);
        conditions("unless", r.unless);
        key("basis").begin_array();
        for (const citation* c : r.basis) citation_of(*c);
        out_.end_array();
        key("sanctions").begin_array();
        for (const sanction_id s : r.sanctions) sanction_of(rules_.sanctions[s]);
        out_.end_array().end_object();
    }
    void conditions(std::string_view name, const std::vector<bilingual>& all)
    {
        key(name).begin_array();
        for (const bilingual& line : all) text(line);
        out_.end_array();
    }
    void sanction_of(const sanction& s)
    {
        out_.begin_object();
        key("id").string(s.id);
        key("measure");
        text(s.measure);
        out_.end_object();
    }
};

} // namespace

std::string render_json(const guidance& g, const program& p)
{
    std::string text;
    json::writer out(text);
    guidance_writer(out, p.rules()).whole(g);
    return text;
}

} // namespace netral
