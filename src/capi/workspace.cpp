// SPDX-License-Identifier: Apache-2.0

/// @file
/// One record through reader and classifier. The only door is workspace.hpp.

#include "workspace.hpp"

#include <netral/classify/json.hpp>

namespace netral::capi {

void append_line(std::string& out, const found& f, const record& r, const setup& s)
{
    append_json(out, f.made, *s.rules, r, s.how.detail);
    if (!s.suggest) return;
    out.back() = ','; // one more member of the object
    out += "\"suggestions\":";
    append_json(out, f.suggestions, *s.rules);
    out += '}';
}

workspace::workspace(const setup& s)
    : setup_(s), reader_(s.rules->rules(), s.rules->slots(), s.rules->facts_follow(), s.within),
      record_(s.rules->slots()), classifier_(s.rules, s.how)
{
    if (s.suggest) suggester_.emplace(*s.rules);
}

void workspace::classify(const record& r, found& into)
{
    classifier_.classify(r, into.made);
    if (suggester_) suggester_->suggest(r, into.suggestions);
}

bool workspace::append_line_of(std::string_view json, std::string& out)
{
    if (!read(json, record_)) return false;
    classify(record_, found_);
    append_line(out, found_, record_, setup_);
    return true;
}

void workspace::append_answer(std::string_view line, std::string& out, std::size_t number)
{
    if (setup_.suggest) { // which line_classifier does not
        if (!append_line_of(line, out))
            append_json(out, reader_.errors(), number, reader_.last_id());
        out += '\n';
        return;
    }
    if (!lines_) {
        line_options how;
        how.how = setup_.how;
        how.limits = setup_.within;
        lines_.emplace(setup_.rules, how);
    }
    lines_->answer(line, out, number);
}

} // namespace netral::capi
