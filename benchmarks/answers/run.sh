#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# benchmarks/answers/run.sh [BUILD]   verdicts pay nothing for answers (needs valgrind and nm)
#
# Classifies two records that leave something open under callgrind, once at `--detail verdict` and once at `findings`.
# Which functions belong to questions, reasons, inquiry, explanations, guidance and text is read from their object
# files. Fails when one of them is called at `verdict`; or when at `findings` none is, since then the check is blind.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
build=${1:-.build/release}
objects=$build/src/classify/CMakeFiles/netral_classify.dir
parts="gaps distinctions day_cuts asker asker_spans questions reasons
       part_table supposer inquiry support reasoning missing_text
       explanation explanation_json explanation_text suggestions
       remainder guide guide_page guide_json leaflet leaflet_words leaflet_references leaflet_sanctions leaflet_text leaflet_html
       sentences memo_consequences memo_questions consequences json_finding table"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for part in $parts; do
    [[ -f $objects/$part.cpp.o ]] || { echo "no object of $part.cpp in $objects"; exit 2; }
    nm --defined-only "$objects/$part.cpp.o" | awk '$2 == "T" || $2 == "t" { print $3 }'
done | grep -E '^_ZNK?6netral' | sort -u >"$work/answers"

# Of what is written into every object alike (inline functions) only what no other object has.
for object in "$objects"/*.cpp.o; do
    part=$(basename "$object" .cpp.o)
    [[ " $(echo $parts) " == *" $part "* ]] && continue
    nm --defined-only "$object" | awk '{ print $3 }'
done | sort -u >"$work/others"
comm -23 "$work/answers" "$work/others" >"$work/only"

head -2 examples/memos/records.jsonl >"$work/records.jsonl"
called() { # DETAIL
    valgrind --tool=callgrind --compress-strings=no --callgrind-out-file="$work/out" --demangle=no \
        "$build/examples/harness/netral" classify --rules rules/netralitas --format jsonl --detail "$1" --jobs 1 \
        "$work/records.jsonl" >"$work/lines" 2>"$work/log" || { cat "$work/log"; exit 2; }
    [[ $(wc -l <"$work/lines") == 2 ]] || { echo "not two answers"; exit 2; }
    sed -n 's/^c\{0,1\}fn=\([^ ]*\).*/\1/p' "$work/out" | sed "s/'[0-9]*\$//" | sort -u >"$work/called"
    comm -12 "$work/called" "$work/only"
    echo "$1: $(wc -l <"$work/called") functions called" >&2
}

verdict=$(called verdict)
findings=$(called findings)
echo "$(wc -l <"$work/only") functions of questions, reasons, inquiry, explanations, guidance and text"
echo "called at verdict: $(grep -c . <<<"$verdict" || true); at findings: $(grep -c . <<<"$findings" || true)"
[[ -n $findings ]] || { echo "none is seen at findings: the check is blind"; exit 1; }
[[ -z $verdict ]] || { c++filt <<<"$verdict"; exit 1; }
