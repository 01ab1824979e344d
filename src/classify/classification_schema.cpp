// SPDX-License-Identifier: Apache-2.0

/// @file
/// The JSON Schema of what json.cpp writes. The only door is classification_schema in
/// classify/json.hpp; a test validates real output against it, so the two cannot drift apart.

#include <netral/classify/json.hpp>

namespace netral {
namespace {

/// Nothing is allowed beside what is named, so that the schema misses nothing that is written.
constexpr std::string_view schema = R"json({
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "netral: one line of output for one record",
  "description": "A classification (short with --detail verdict, long with findings and full), or the errors of a record that could not be read.",
  "oneOf": [
    {"$ref": "#/$defs/short_classification"},
    {"$ref": "#/$defs/classification"},
    {"$ref": "#/$defs/record_errors"}
  ],
  "$defs": {
    "bilingual": {
      "type": "object",
      "properties": {"id": {"type": "string"}, "en": {"type": "string"}},
      "required": ["id", "en"],
      "additionalProperties": false
    },
    "names": {"type": "array", "items": {"type": "string"}},
    "record_number": {"type": ["string", "null"], "description": "The agency's number of the record, or null where it states none."},
    "verdict": {"enum": ["indicated", "open", "not_indicated"]},
    "status": {"enum": ["holds", "open", "fails", "not_raised"]},
    "yes_open": {"enum": ["yes", "open"]},
    "yes_open_no": {"enum": ["yes", "open", "no"]},
    "confidence": {"enum": ["high", "medium", "low"], "description": "How well the legal basis is confirmed."},
    "nature": {"enum": ["kode_etik", "disiplin", "pidana", "administrasi", "etik_lain"]},
    "by_nature": {
      "type": "object",
      "description": "The verdict of each nature that has a finding.",
      "properties": {
        "kode_etik": {"$ref": "#/$defs/verdict"},
        "disiplin": {"$ref": "#/$defs/verdict"},
        "pidana": {"$ref": "#/$defs/verdict"},
        "administrasi": {"$ref": "#/$defs/verdict"},
        "etik_lain": {"$ref": "#/$defs/verdict"}
      },
      "additionalProperties": false
    },
    "basis": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {"instrument": {"type": "string"}, "article": {"type": "string"}},
        "required": ["instrument", "article"],
        "additionalProperties": false
      }
    },
    "suggestions": {
      "description": "Only where they were asked for: facts that words of the narrative suggest. No verdict rests on them.",
      "type": "array",
      "items": {
        "type": "object",
        "properties": {
          "fact": {"type": "string"},
          "value": {"type": ["string", "boolean", "number"]},
          "against_record": {"type": "boolean", "description": "The record says the opposite."},
          "words": {
            "type": "array",
            "items": {
              "type": "object",
              "properties": {"text": {"type": "string"}, "lexicon": {"type": "string"}},
              "required": ["text", "lexicon"],
              "additionalProperties": false
            }
          }
        },
        "required": ["fact", "value", "against_record", "words"],
        "additionalProperties": false
      }
    },
    "fact_parts": {
      "type": "array",
      "items": {
        "type": "object",
        "properties": {"fact": {"type": "string"}, "member": {"type": "string"}},
        "required": ["fact"],
        "additionalProperties": false
      }
    },
    "short_classification": {
      "type": "object",
      "properties": {
        "record": {"$ref": "#/$defs/record_number"},
        "verdict": {"$ref": "#/$defs/verdict"},
        "by_nature": {"$ref": "#/$defs/by_nature"},
        "holds": {"$ref": "#/$defs/names", "description": "Rules that prohibit and hold."},
        "open": {"$ref": "#/$defs/names", "description": "Rules that prohibit and are open."},
        "permitted": {"$ref": "#/$defs/names", "description": "Rules that permit and hold."},
        "governing": {"$ref": "#/$defs/names", "description": "Rules that hold and govern what follows; absent where there is none."},
        "unverified": {"$ref": "#/$defs/names", "description": "Rules that hold, but whose norm is weakly confirmed: outside the verdict."},
        "suggestions": {"$ref": "#/$defs/suggestions"}
      },
      "required": ["record", "verdict", "by_nature", "holds", "open", "permitted", "unverified"],
      "additionalProperties": false
    },
    "classification": {
      "type": "object",
      "properties": {
        "record": {"$ref": "#/$defs/record_number"},
        "ruleset": {
          "type": "object",
          "properties": {
            "id": {"type": "string"},
            "version": {"type": "string"},
            "digest": {"type": "string", "pattern": "^sha256:[0-9a-f]{64}$"}
          },
          "required": ["id", "version", "digest"],
          "additionalProperties": false
        },
        "verdict": {"$ref": "#/$defs/verdict"},
        "robust": {"type": ["boolean", "null"], "description": "Whether every completion of the unknown facts gives this verdict; null where that was not worked out."},
        "by_nature": {"$ref": "#/$defs/by_nature"},
        "findings": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
        "not_raised": {"type": "integer", "minimum": 0},
        "failed": {"type": "integer", "minimum": 0},
        "sanctions": {"type": "array", "items": {"$ref": "#/$defs/sanction"}},
        "questions": {"type": "array", "items": {"$ref": "#/$defs/question"}},
        "questions_complete": {"const": false, "description": "Stands where more may be worth asking: the work ran out, more are known than are listed, or an open condition asks for a fact whose answers cannot be listed (a text, a real number, two days of which nothing is known)."},
        "deadlines": {"type": "array", "items": {"$ref": "#/$defs/deadline"}},
        "admissibility": {"type": "array", "items": {"$ref": "#/$defs/requirement"}},
        "unverified": {"type": "array", "items": {"$ref": "#/$defs/finding"}},
        "condition_errors": {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "properties": {
              "code": {"$ref": "#/$defs/code"},
              "message": {"type": "string"},
              "condition": {"type": "string"}
            },
            "required": ["code", "message", "condition"],
            "additionalProperties": false
          }
        },
        "warnings": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "kind": {"enum": ["contradicts_derived", "ignored_key"]},
              "path": {"type": "string"}
            },
            "required": ["kind", "path"],
            "additionalProperties": false
          }
        },
        "ignored_keys": {"type": "integer", "minimum": 1},
        "outlook": {
          "description": "With --detail full: the mildest and the gravest verdict that completions of the record have; null past the bound.",
          "type": "object",
          "properties": {
            "best": {"enum": ["indicated", "not_indicated", null]},
            "worst": {"enum": ["indicated", "not_indicated", null]}
          },
          "required": ["best", "worst"],
          "additionalProperties": false
        },
        "missing_facts": {
          "description": "With --detail full, for an open verdict: the smallest sets of facts that settle it whatever the answers.",
          "type": "object",
          "properties": {
            "settled_by": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": {"facts": {"$ref": "#/$defs/fact_parts"}, "settles": {"$ref": "#/$defs/names"}},
                "required": ["facts", "settles"],
                "additionalProperties": false
              }
            },
            "complete": {"type": "boolean", "description": "Whether these are all of them; false past the bound."},
            "idle": {
              "description": "Missing facts that are in no such set; null where that is not known.",
              "oneOf": [{"$ref": "#/$defs/fact_parts"}, {"type": "null"}]
            }
          },
          "required": ["settled_by", "complete", "idle"],
          "additionalProperties": false
        },
        "suggestions": {"$ref": "#/$defs/suggestions"}
      },
      "required": ["record", "ruleset", "verdict", "robust", "by_nature", "findings", "not_raised", "failed", "sanctions", "questions", "deadlines", "admissibility", "unverified", "warnings"],
      "additionalProperties": false
    },
    "finding": {
      "type": "object",
      "properties": {
        "rule": {"type": "string"},
        "status": {"$ref": "#/$defs/status"},
        "open_on": {"const": "judgement", "description": "All that is missing are facts that a person finds."},
        "judged": {"$ref": "#/$defs/names", "description": "Facts that a person judged and the rule reads; absent where there is none. All others were reported or follow."},
        "erred": {"const": true, "description": "A condition could not be worked out."},
        "category": {"enum": ["campaigning", "favouring", "party", "sanctioning"]},
        "nature": {"$ref": "#/$defs/nature"},
        "effect": {"enum": ["prohibits", "permits", "governs"]},
        "version": {"oneOf": [{"type": "null"}, {"$ref": "#/$defs/names"}], "description": "The texts of the norm that may be in force; null where it has only one."},
        "title": {"$ref": "#/$defs/bilingual"},
        "basis": {"$ref": "#/$defs/basis"},
        "because": {"type": "array", "items": {"$ref": "#/$defs/reason"}},
        "missing": {"$ref": "#/$defs/names"},
        "exceptions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {
              "id": {"type": "string"},
              "title": {"$ref": "#/$defs/bilingual"},
              "status": {"$ref": "#/$defs/yes_open_no"}
            },
            "required": ["id", "title", "status"],
            "additionalProperties": false
          }
        },
        "superseded": {"$ref": "#/$defs/yes_open_no"},
        "sanctions": {
          "type": "array",
          "items": {
            "type": "object",
            "properties": {"id": {"type": "string"}, "applies": {"$ref": "#/$defs/yes_open"}},
            "required": ["id", "applies"],
            "additionalProperties": false
          }
        },
        "route": {"$ref": "#/$defs/names"},
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
        "confidence": {"$ref": "#/$defs/confidence"}
      },
      "required": ["rule", "status", "category", "nature", "effect", "version", "title", "basis", "missing", "exceptions", "superseded", "sanctions", "route", "turns_on_reading", "confidence"],
      "additionalProperties": false
    },
    "reason": {
      "type": "object",
      "properties": {
        "part": {"enum": ["in_force", "addressees", "conduct", "when", "exception"]},
        "condition": {"type": ["string", "null"], "description": "As its author wrote it; null for the dates in force."},
        "outcome": {"enum": ["yes", "no", "unknown", "error"]},
        "facts": {"type": "object", "description": "What the record says of the facts that the condition reads, by path; null where it says nothing. Texts and lists are left out."},
        "at": {"type": "string", "pattern": ":[0-9]+:[0-9]+$"}
      },
      "required": ["part", "condition", "outcome", "facts"],
      "additionalProperties": false
    },
    "sanction": {
      "type": "object",
      "properties": {
        "id": {"type": "string"},
        "applies": {"$ref": "#/$defs/yes_open"},
        "nature": {"$ref": "#/$defs/nature"},
        "family": {"type": ["string", "null"]},
        "level": {"type": ["string", "null"]},
        "measure": {"$ref": "#/$defs/bilingual"},
        "duration": {"$ref": "#/$defs/durations"},
        "prison": {"$ref": "#/$defs/durations"},
        "fine": {
          "type": "object",
          "description": "In rupiah.",
          "properties": {"min": {"type": "integer"}, "max": {"type": "integer"}},
          "minProperties": 1,
          "additionalProperties": false
        },
        "link": {"enum": ["and", "or", "and/or"]},
        "basis": {"$ref": "#/$defs/basis"},
        "note": {"$ref": "#/$defs/bilingual", "description": "A remark, for example on who imposes it."},
        "confidence": {"$ref": "#/$defs/confidence"}
      },
      "required": ["id", "applies", "nature", "family", "level", "measure", "basis", "confidence"],
      "additionalProperties": false
    },
    "durations": {
      "type": "object",
      "description": "ISO 8601 durations.",
      "properties": {"min": {"type": "string"}, "max": {"type": "string"}},
      "minProperties": 1,
      "additionalProperties": false
    },
    "question": {
      "type": "object",
      "properties": {
        "fact": {"type": "string"},
        "member": {"type": "string", "description": "Of a set: the value asked about."},
        "ask": {"$ref": "#/$defs/bilingual"},
        "judgement": {"type": "boolean", "description": "Found by a person, never inferred."},
        "settles": {"$ref": "#/$defs/names"},
        "if": {
          "type": "object",
          "description": "By answer (`*` is any other value, `a..b` a span, open where a bound is missing): what becomes of the rules, in one word where it is the same for all of them.",
          "additionalProperties": {
            "oneOf": [
              {"$ref": "#/$defs/status"},
              {"type": "object", "additionalProperties": {"$ref": "#/$defs/status"}}
            ]
          }
        }
      },
      "required": ["fact", "ask", "judgement", "settles", "if"],
      "additionalProperties": false
    },
    "deadline": {
      "type": "object",
      "properties": {
        "id": {"type": "string"},
        "title": {"$ref": "#/$defs/bilingual"},
        "by": {"type": ["string", "null"], "description": "A date; null where the day it counts from is not known."},
        "earliest": {"const": true, "description": "Working days without a calendar of holidays: not before that day."},
        "met": {"type": ["boolean", "null"]},
        "basis": {"$ref": "#/$defs/basis"}
      },
      "required": ["id", "title", "by", "met", "basis"],
      "additionalProperties": false
    },
    "requirement": {
      "type": "object",
      "properties": {
        "id": {"type": "string"},
        "title": {"$ref": "#/$defs/bilingual"},
        "met": {"type": ["boolean", "null"]},
        "basis": {"$ref": "#/$defs/basis"}
      },
      "required": ["id", "title", "met", "basis"],
      "additionalProperties": false
    },
    "code": {"type": "string", "pattern": "^N[0-9]{4}$"},
    "record_errors": {
      "type": "object",
      "properties": {
        "file": {"type": "string", "description": "Where the line is, when several files are read."},
        "line": {"type": "integer", "minimum": 1},
        "record": {"$ref": "#/$defs/record_number"},
        "errors": {
          "type": "array",
          "minItems": 1,
          "items": {
            "type": "object",
            "properties": {
              "code": {"$ref": "#/$defs/code"},
              "path": {"type": "string", "description": "Of the field; empty where the line as a whole is meant."},
              "column": {"type": "integer", "minimum": 0, "description": "In code points from 1; 0 where it is not known."},
              "message": {"type": "string"},
              "help": {"type": "string"}
            },
            "required": ["code", "path", "column", "message"],
            "additionalProperties": false
          }
        }
      },
      "required": ["line", "record", "errors"],
      "additionalProperties": false
    }
  }
}
)json";

} // namespace

std::string classification_schema()
{
    return std::string(schema);
}

} // namespace netral
