// SPDX-License-Identifier: Apache-2.0

/// @file
/// The schema of change_json. The only door is change/report.hpp.

#include <netral/change/report.hpp>

namespace netral {
namespace {

constexpr std::string_view schema = R"({
"$schema":"https://json-schema.org/draft/2020-12/schema",
"title":"netral diff: what a change of the rules does to records",
"type":"object","additionalProperties":false,
"required":["format","before","after","texts","changed","totals","proof"],
"properties":{
 "format":{"const":"netral-diff/1"},
 "before":{"$ref":"#/$defs/side"},"after":{"$ref":"#/$defs/side"},
 "texts":{"type":"array","items":{"$ref":"#/$defs/text"}},
 "changed":{"type":"array","items":{"$ref":"#/$defs/change"}},
 "totals":{"$ref":"#/$defs/totals"},
 "proof":{"oneOf":[{"type":"null"},{"$ref":"#/$defs/proof"}]}},
"$defs":{
"count":{"type":"integer","minimum":0},
"direction":{"enum":["stricter","laxer","sideways"]},
"verdict":{"enum":["not_indicated","open","indicated"]},
"status":{"enum":["holds","open","fails","not_raised",null]},
"natures":{"enum":["kode_etik","disiplin","pidana","administrasi","etik_lain"]},
"side":{"type":"object","additionalProperties":false,
 "required":["ruleset","version","digest","overlays","readings","as_of"],
 "properties":{"ruleset":{"type":"string"},"version":{"type":"string"},"digest":{"type":"string"},
  "overlays":{"type":"array","items":{"type":"string"}},
  "readings":{"type":"object","additionalProperties":{"type":"string"}},
  "as_of":{"type":["string","null"]}}},
"text":{"type":"object","additionalProperties":false,
 "required":["part","id","key","kind","before","after","through_term"],
 "properties":{"part":{"type":"string"},"id":{"type":"string"},"key":{"type":"string"},
  "kind":{"enum":["added","removed","changed"]},"before":{"type":"string"},
  "after":{"type":"string"},"through_term":{"type":"boolean"},"reason":{"type":"string"},
  "old_place":{"type":"string"},"new_place":{"type":"string"}}},
"cause":{"type":"object","additionalProperties":false,"required":["kind","before","after"],
 "properties":{"kind":{"enum":["text","day","reading"]},"part":{"type":"string"},
  "id":{"type":"string"},"key":{"type":"string"},"before":{"type":"string"},
  "after":{"type":"string"}}},
"causes":{"type":"array","items":{"$ref":"#/$defs/cause"}},
"level":{"oneOf":[{"type":"null"},{"type":"object","additionalProperties":false,
 "required":["sanction","family","level","rank","open"],
 "properties":{"sanction":{"type":"string"},"family":{"type":"string"},"level":{"type":"string"},
  "rank":{"type":"integer"},"open":{"type":"boolean"}}}]},
"view":{"type":"object","additionalProperties":false,"required":["verdict"],
 "properties":{"verdict":{"enum":["not_indicated","open","indicated","error"]},
  "by_nature":{"type":"object","additionalProperties":{"$ref":"#/$defs/verdict"}},
  "findings":{"type":"object","additionalProperties":{"$ref":"#/$defs/status"}},
  "sanctions":{"type":"object","additionalProperties":{"enum":["yes","open"]}},
  "errors":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["code","path","message"],"properties":{"code":{"type":"string"},
    "path":{"type":"string"},"message":{"type":"string"}}}}}},
"change":{"type":"object","additionalProperties":false,
 "required":["line","record","direction","before","after","findings","levels","causes","together"],
 "properties":{"line":{"$ref":"#/$defs/count"},"record":{"type":"string"},
  "direction":{"$ref":"#/$defs/direction"},"before":{"$ref":"#/$defs/view"},
  "after":{"$ref":"#/$defs/view"},
  "findings":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["rule","before","after","direction","causes","together"],
   "properties":{"rule":{"type":"string"},"before":{"$ref":"#/$defs/status"},
    "after":{"$ref":"#/$defs/status"},"direction":{"$ref":"#/$defs/direction"},
    "causes":{"$ref":"#/$defs/causes"},"together":{"type":"boolean"}}}},
  "levels":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["nature","before","after","direction","causes","together"],
   "properties":{"nature":{"$ref":"#/$defs/natures"},"before":{"$ref":"#/$defs/level"},
    "after":{"$ref":"#/$defs/level"},"direction":{"$ref":"#/$defs/direction"},
    "causes":{"$ref":"#/$defs/causes"},"together":{"type":"boolean"}}}},
  "causes":{"$ref":"#/$defs/causes"},"together":{"type":"boolean"},
  "groups":{"type":"object","additionalProperties":{"type":"string"}}}},
"matrix":{"type":"array","description":"rows before, columns after: not indicated, open, indicated, and in verdicts unreadable",
 "items":{"type":"array","items":{"$ref":"#/$defs/count"}}},
"totals":{"type":"object","additionalProperties":false,
 "required":["records","changed","stricter","laxer","sideways","errors","verdicts","by_nature","levels","rules","causes","groups"],
 "properties":{"records":{"$ref":"#/$defs/count"},"changed":{"$ref":"#/$defs/count"},
  "stricter":{"$ref":"#/$defs/count"},"laxer":{"$ref":"#/$defs/count"},
  "sideways":{"$ref":"#/$defs/count"},"errors":{"$ref":"#/$defs/count"},
  "verdicts":{"$ref":"#/$defs/matrix"},
  "by_nature":{"type":"object","additionalProperties":{"$ref":"#/$defs/matrix"}},
  "levels":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["nature","before","after","direction","records"],
   "properties":{"nature":{"$ref":"#/$defs/natures"},"before":{"$ref":"#/$defs/level"},
    "after":{"$ref":"#/$defs/level"},"direction":{"$ref":"#/$defs/direction"},
    "records":{"$ref":"#/$defs/count"}}}},
  "rules":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["rule","before","after","records"],
   "properties":{"rule":{"type":"string"},"before":{"$ref":"#/$defs/status"},
    "after":{"$ref":"#/$defs/status"},"records":{"$ref":"#/$defs/count"}}}},
  "causes":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["cause","records"],
   "properties":{"cause":{"$ref":"#/$defs/cause"},"records":{"$ref":"#/$defs/count"}}}},
  "groups":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["fact","rows","beyond"],
   "properties":{"fact":{"type":"string"},"beyond":{"$ref":"#/$defs/count"},
    "rows":{"type":"array","items":{"type":"object","additionalProperties":false,
     "required":["value","records","stricter","laxer","sideways"],
     "properties":{"value":{"type":"string"},"records":{"$ref":"#/$defs/count"},
      "stricter":{"$ref":"#/$defs/count"},"laxer":{"$ref":"#/$defs/count"},
      "sideways":{"$ref":"#/$defs/count"}}}}}}}}},
"proof":{"type":"object","additionalProperties":false,
 "required":["says","more_exist","regions","doubts","outside"],
 "properties":{"says":{"enum":["equal","different","inconclusive"]},
  "more_exist":{"type":"boolean"},"outside":{"$ref":"#/$defs/count"},
  "doubts":{"type":"array","items":{"type":"string"}},
  "regions":{"type":"array","items":{"type":"object","additionalProperties":false,
   "required":["rule","direction","condition","witness","records"],
   "properties":{"rule":{"type":"string"},"direction":{"$ref":"#/$defs/direction"},
    "condition":{"type":"object","additionalProperties":false,"required":["id","en"],
     "properties":{"id":{"type":"string"},"en":{"type":"string"}}},
    "witness":{"type":"string"},"records":{"$ref":"#/$defs/count"}}}}}}
}})";

} // namespace

std::string change_schema()
{
    return std::string(schema) + "\n";
}

} // namespace netral
