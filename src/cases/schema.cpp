// SPDX-License-Identifier: Apache-2.0

/// @file
/// The keys of a case file as a JSON Schema, with the names of one rule set: what editors complete
/// and underline. Door: cases_schema.

#include <netral/cases/case_file.hpp>

#include <netral/record/reader.hpp>
#include <netral/value/json.hpp>

namespace netral {
namespace {

using json::writer;

constexpr std::string_view words = R"({"type":"array","items":{"type":"string"}})";
constexpr std::string_view day =
    R"({"description":"The day of the act","type":["string","integer"],"pattern":"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"})";
constexpr std::string_view one_or_more =
    R"({"description":"Fixtures that the record builds on","oneOf":[{"type":"string"},{"$ref":"#/$defs/words"}]})";

/// Facts as a record states them, where a year alone may stand without quotes: to YAML it is a
/// number then.
std::string record_in_yaml(const ruleset& rules)
{
    constexpr std::string_view date = R"("type":["string","null"],"pattern":"^[0-9]{4})";
    constexpr std::string_view or_year =
        R"("type":["string","integer","null"],"pattern":"^[0-9]{4})";
    std::string text = record_schema(rules);
    for (std::size_t at = text.find(date); at != std::string::npos; at = text.find(date, at + 1))
        text.replace(at, date.size(), or_year);
    return text;
}

class case_schema {
public:
    explicit case_schema(const ruleset& rules) : rules_(rules), out_(text_) {}

    std::string write()
    {
        const std::string& title = rules_.title.in(language::english);
        out_.begin_object();
        out_.key("$schema").string("https://json-schema.org/draft/2020-12/schema");
        out_.key("title").string("Cases for " + (title.empty() ? rules_.name : title));
        out_.key("type").string("object").key("properties").begin_object();
        out_.key("fixtures").begin_object();
        out_.key("description").string("Parts of records, by name, that cases are `like`");
        out_.key("type").string("object").key("additionalProperties");
        refer("record").end_object();
        out_.key("tags");
        refer("words");
        out_.key("cases").begin_object().key("type").string("array").key("items");
        refer("case").end_object();
        end_properties({"cases"}).key("$defs").begin_object();
        definitions();
        out_.end_object().end_object();
        return std::move(text_);
    }

private:
    writer& refer(std::string_view definition)
    {
        out_.begin_object().key("$ref").string("#/$defs/" + std::string(definition));
        return out_.end_object();
    }

    /// Closes `properties`: no other keys, and these have to be there.
    writer& end_properties(std::initializer_list<std::string_view> needed)
    {
        out_.end_object().key("additionalProperties").boolean(false);
        out_.key("required").begin_array();
        for (const std::string_view key : needed) out_.string(key);
        return out_.end_array();
    }

    template <class All, class Name>
    void names(const All& all, Name name)
    {
        out_.begin_object().key("enum").begin_array();
        for (const auto& one : all) out_.string(name(one));
        out_.end_array().end_object();
    }

    void list_of(std::string_view key, std::string_view definition, std::string_view about)
    {
        out_.key(key).begin_object().key("description").string(about);
        out_.key("type").string("array").key("items");
        refer(definition).end_object();
    }

    void definitions()
    {
        out_.key("words").raw(words).key("day").raw(day).key("record").raw(record_in_yaml(rules_));
        out_.key("rule");
        names(rules_.rules, [](const rule& r) { return r.id; });
        out_.key("sanction");
        names(rules_.sanctions, [](const sanction& s) { return s.id; });
        out_.key("fact");
        names(rules_.facts, [](const fact& f) { return f.path; });
        readings();
        matrix();
        expectation();
        a_case("case", {"name"});
        a_case("variant", {"name"});
    }

    void readings()
    {
        out_.key("readings").begin_object().key("type").string("object");
        out_.key("properties").begin_object();
        for (const reading& r : rules_.readings) {
            out_.key(r.name);
            names(r.options, [](const reading_option& o) { return o.name; });
        }
        end_properties({}).end_object();
    }

    /// Values are those of the record's facts; what is wrong with one is said when it is loaded.
    void matrix()
    {
        const auto list = [&](std::string_view key) {
            out_.key(key).begin_object().key("type").string("array");
            out_.key("minItems").number(1).end_object();
        };
        out_.key("matrix").begin_object();
        out_.key("description").string("Facts with values: a case for each combination");
        out_.key("type").string("object").key("properties").begin_object();
        list("on");
        for (const fact& f : rules_.facts) list(f.path);
        end_properties({}).end_object();
    }

    void expectation()
    {
        out_.key("expect").begin_object().key("type").string("object");
        out_.key("properties").begin_object();
        out_.key("verdict").begin_object().key("enum").begin_array();
        for (const verdict v : {verdict::indicated, verdict::open, verdict::not_indicated})
            out_.string(to_string(v));
        out_.end_array().end_object();
        list_of("holds", "rule", "Exactly these hold, unless `at_least`");
        list_of("open", "rule", "Exactly these are open, unless `at_least`");
        list_of("fails", "rule", "These are ruled out, not merely not raised");
        list_of("not_raised", "rule", "Of these no conduct is known");
        list_of("sanctions", "sanction", "Exactly these apply, after concurrence");
        list_of("missing", "fact", "Among the facts that are missing or asked for");
        out_.key("warnings").begin_object().key("type").string("integer");
        out_.key("minimum").number(0).end_object();
        out_.key("at_least").begin_object();
        out_.key("description").string("Other rules may hold or be open too");
        out_.key("type").string("boolean").end_object();
        end_properties({}).end_object();
    }

    /// A variant is a case without what only a whole one has.
    void a_case(std::string_view name, std::initializer_list<std::string_view> needed)
    {
        out_.key(name).begin_object().key("type").string("object");
        out_.key("properties").begin_object();
        out_.key("name").begin_object().key("type").string("string").end_object();
        for (const std::string_view key : {"rule", "record", "readings", "expect"}) {
            out_.key(key);
            refer(key);
        }
        out_.key("tags");
        refer("words").key("on");
        refer("day");
        if (name == "case") {
            out_.key("like").raw(one_or_more).key("matrix");
            refer("matrix");
            out_.key("variants").begin_object().key("type").string("array").key("items");
            refer("variant").end_object();
        }
        end_properties(needed).end_object();
    }

    const ruleset& rules_;
    std::string text_;
    writer out_;
};

} // namespace

std::string cases_schema(const ruleset& rules)
{
    return case_schema(rules).write();
}

} // namespace netral
