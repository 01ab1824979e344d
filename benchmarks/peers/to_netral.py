#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Translates the neutral rules of the comparison with other engines into a netral rule set.

usage: to_netral.py RULES.json > RULES.netral.yaml

The neutral form is {"rules": [{"id": ..., "when": {"all": [COND, ...]}}]}, where COND is
{"field": F, "op": in|eq|between|ge|gt|le|lt|contains, "value": V} or {"any": [COND, ...]}. A condition
on a missing field is false there and unknown here: what holds is the same.
"""
import json
import sys

TYPES = {
    "bool": ["subject.on_leave", "act.used_state_facility", "act.working_hours", "act.mobilised_subordinates"],
    "int": ["subject.years_of_service", "subject.prior_sanctions", "act.audience"],
    "date": ["occurred_on"],
    # A string: what is prose to netral can be asked for the phrases of a lexicon only.
    "string": ["id", "narrative", "election.kind", "election.region", "election.stage", "subject.role", "subject.position",
               "subject.agency", "act.kind", "act.channel", "act.target_state", "act.direction"],
}
TYPE_OF = {field: kind for kind, fields in TYPES.items() for field in fields}
SYMBOL = {"eq": "==", "ge": ">=", "gt": ">", "le": "<=", "lt": "<"}


def literal(value):
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def constant(field, value):
    kind = TYPE_OF[field]
    if kind == "date":
        return "date(%s)" % literal(value)
    return str(value) if kind == "int" else literal(value)


def expression(condition):
    if "any" in condition:
        return "(" + " || ".join(expression(c) for c in condition["any"]) + ")"
    field, op, value = condition["field"], condition["op"], condition["value"]
    if op == "contains":
        return "%s.contains(%s)" % (field, literal(value))
    if TYPE_OF[field] == "bool":
        return field if value else "!" + field
    if op == "in":
        return "%s in [%s]" % (field, ", ".join(constant(field, v) for v in value))
    if op == "between":
        return "(%s >= %s && %s <= %s)" % (field, constant(field, value[0]), field, constant(field, value[1]))
    return "%s %s %s" % (field, SYMBOL[op], constant(field, value))


def main():
    rules = json.load(open(sys.argv[1], encoding="utf-8"))["rules"]
    out = sys.stdout
    out.write('ruleset: peers\nversion: "1"\ntitle: {id: perbandingan, en: comparison}\n')
    out.write("roles: {record_id: id, act_day: occurred_on}\nfacts:\n")
    for kind, fields in TYPES.items():
        for field in fields:
            out.write("  %s: {type: %s, title: {id: %s, en: %s}}\n" % (field, kind, field, field))
    out.write("instruments:\n  bench: {title: {id: uji, en: bench}, in_force: {from: 2000-01-01}}\nrules:\n")
    for rule in rules:
        conditions = ", ".join('"%s"' % expression(c).replace("\\", "\\\\").replace('"', '\\"')
                               for c in rule["when"]["all"])
        out.write("  - {id: %s, category: campaigning, title: {id: r, en: r}, basis: [{instrument: bench, article: '1'}], "
                  "nature: disiplin, confidence: high, conduct: {all: [%s]}}\n" % (rule["id"], conditions))


main()
