// SPDX-License-Identifier: Apache-2.0

/// @file
/// An explanation as JSON, and the schema of it; a test holds the two together. The doors are in
/// classify/explain.hpp.

#include <netral/classify/explain.hpp>

#include "json_part.hpp"
#include "wording.hpp"

namespace netral {
namespace {

class explanation_writer : json_part {
public:
    explanation_writer(json::writer& out, const program& p, const record& r)
        : json_part(out, p.rules()), record_(r)
    {
    }

    void write(const rule_explanation& e);

private:
    void enough(const sufficient_reason& why);
    void because(const std::vector<reason>& all);
    void change(const holding_change& c);

    const record& record_;
};

void explanation_writer::enough(const sufficient_reason& why)
{
    key("enough").begin_array();
    for (const fact_part& p : why.parts) {
        const fact& f = rules_.facts[p.fact];
        out_.begin_object();
        part(p);
        if (p.member != none) {
            key("is").boolean(has_member(p, record_));
        } else if (f.type != fact_type::text && f.type != fact_type::list) {
            key("is");
            write_fact(out_, record_.value_of(p.fact, rules_));
        }
        key("from").string(f.judgement ? "judged" : "stated");
        out_.end_object();
    }
    out_.end_array();
}

void explanation_writer::because(const std::vector<reason>& all)
{
    key("because").begin_array();
    for (const reason& why : all) {
        out_.begin_object();
        const test* written = why.site.written;
        key("part").string(to_string(why.site.part));
        key("condition");
        text_or_null(written == nullptr ? std::string_view() : text_of(why.site));
        key("outcome").string(yes_open_no(why.outcome));
        key("facts").begin_array();
        for (const fact_id f : why.facts) {
            if (rules_.facts[f].origin != fact_origin::stated) continue;
            out_.begin_object();
            key("fact").string(rules_.facts[f].path);
            key("from").string(word_of_source(f, record_, rules_));
            out_.end_object();
        }
        out_.end_array();
        if (written != nullptr) key("at").string(to_string(written->place(why.site.in_text)));
        out_.end_object();
    }
    out_.end_array();
}

void explanation_writer::change(const holding_change& c)
{
    key("would_hold_if");
    if (!c.found) {
        out_.null();
    } else {
        out_.begin_array();
        for (const fact_change& one : c.changes) {
            out_.begin_object();
            part(one.part);
            key("to").string(one.to);
            key("now").string(one.was_known ? "otherwise" : "unknown");
            out_.end_object();
        }
        out_.end_array();
    }
    key("smallest").boolean(c.smallest);
}

void explanation_writer::write(const rule_explanation& e)
{
    out_.begin_object();
    key("record");
    text_or_null(record_.id());
    key("rule").string(rules_.rules[e.enough.rule].id);
    title(rules_.rules[e.enough.rule].title);
    key("status").string(to_string(e.enough.status));
    enough(e.enough);
    because(e.because);
    exceptions(e.exceptions, "applies");
    readings(e.turns_on);
    if (e.change) change(*e.change);
    out_.end_object();
}

constexpr std::string_view schema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "netral: why one rule came out as it did on one record",
  "type": "object",
  "properties": {
    "record": {"type": ["string", "null"]},
    "rule": {"type": "string"},
    "title": {"$ref": "#/$defs/bilingual"},
    "status": {"$ref": "#/$defs/status"},
    "enough": {
      "description": "A sufficient reason: with these facts alone the status is the same, without any one of them it is not.",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "fact": {"type": "string"},
          "member": {"type": "string", "description": "Of a set: the value meant."},
          "is": {"description": "What the record says; absent for texts and lists, which are not quoted."},
          "from": {"enum": ["stated", "judged"]}
        },
        "required": ["fact", "from"],
        "additionalProperties": false
      }
    },
    "because": {
      "description": "The conditions that decided, in the author's order.",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "part": {"enum": ["in_force", "addressees", "conduct", "when", "exception"]},
          "condition": {"type": ["string", "null"]},
          "outcome": {"$ref": "#/$defs/truth"},
          "facts": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {
                "fact": {"type": "string"},
                "from": {"enum": ["stated", "judged", "derived", "assumed", "unknown"]}
              },
              "required": ["fact", "from"],
              "additionalProperties": false
            }
          },
          "at": {"type": "string", "description": "file:line:column"}
        },
        "required": ["part", "condition", "outcome", "facts"],
        "additionalProperties": false
      }
    },
    "exceptions": {
      "description": "All that were considered.",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "id": {"type": "string"},
          "title": {"$ref": "#/$defs/bilingual"},
          "applies": {"$ref": "#/$defs/truth"}
        },
        "required": ["id", "title", "applies"],
        "additionalProperties": false
      }
    },
    "turns_on_reading": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "reading": {"type": "string"},
          "option": {"type": "string"},
          "status": {"$ref": "#/$defs/status"}
        },
        "required": ["reading", "option", "status"],
        "additionalProperties": false
      }
    },
    "would_hold_if": {
      "description": "Only where it was asked for (--why-not): a change under which the rule would hold; null where none was found.",
      "type": ["array", "null"],
      "items": {
        "type": "object",
        "properties": {
          "fact": {"type": "string"},
          "member": {"type": "string"},
          "to": {"type": "string"},
          "now": {"enum": ["otherwise", "unknown"]}
        },
        "required": ["fact", "to", "now"],
        "additionalProperties": false
      }
    },
    "smallest": {"type": "boolean", "description": "No change of fewer facts would do; false where the work ran out before that was known."}
  },
  "required": ["record", "rule", "title", "status", "enough", "because", "exceptions", "turns_on_reading"],
  "additionalProperties": false,
  "$defs": {
    "bilingual": {
      "type": "object",
      "properties": {"id": {"type": "string"}, "en": {"type": "string"}},
      "required": ["id", "en"],
      "additionalProperties": false
    },
    "status": {"enum": ["holds", "open", "fails", "not_raised"]},
    "truth": {"enum": ["yes", "open", "no"]}
  }
})json";

} // namespace

void append_json(std::string& out, const rule_explanation& e, const program& p, const record& r)
{
    json::writer text(out);
    explanation_writer(text, p, r).write(e);
}

std::string explanation_schema()
{
    return std::string(schema);
}

} // namespace netral
