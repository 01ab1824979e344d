#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Incidents by region, stage of the election and rule: tables, and a picture of them.

    report.py --rules rules/netralitas --plot incidents.png --csv incidents.csv examples/incidents/*.jsonl

An incident counts for a rule where the rule is indicated, or open: left to a fact that the report does not state. The
stage is what netral makes of the day and the calendars (stages.yaml). Incidents, not people: nobody is named.
"""

import argparse
import csv
import json
import pathlib
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any, Iterable, Iterator

import netral

#: Provinces by the first part of a region code.
PROVINCES = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi", "16": "Sumatera Selatan",
    "17": "Bengkulu", "18": "Lampung", "19": "Bangka Belitung", "21": "Kepulauan Riau", "31": "Jakarta",
    "32": "Jawa Barat", "33": "Jawa Tengah", "34": "Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali",
    "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat", "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara", "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara", "75": "Gorontalo",
    "76": "Sulawesi Barat", "81": "Maluku", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat",
    "93": "Papua Selatan", "94": "Papua Tengah", "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip
UNKNOWN = "not known"
STAGE = "stage."
OVERLAY = pathlib.Path(__file__).with_name("stages.yaml")


@dataclass(frozen=True)
class Incident:
    region: str
    stage: str
    indicated: tuple[str, ...]
    open: tuple[str, ...]


def read(files: Iterable[pathlib.Path]) -> Iterator[dict[str, Any]]:
    for file in files:
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def region_of(record: dict[str, Any]) -> str:
    code = (record.get("incident") or {}).get("region") or ""
    return PROVINCES.get(code[:2], code or UNKNOWN)


def classified(rules: netral.RuleSet, records: list[dict[str, Any]]) -> Iterator[Incident]:
    with rules.session(detail="verdict") as session:
        for record, answer in zip(records, session.classify_all(records), strict=True):
            if "errors" in answer:
                for error in answer["errors"]:
                    print(f"left out: {answer['record']}: {error['path']}: {error['message']}", file=sys.stderr)
                continue
            stages = [rule for rule in answer.get("governing", []) if rule.startswith(STAGE)]
            stage = stages[0] if len(stages) == 1 else UNKNOWN
            yield Incident(region_of(record), stage, tuple(answer["holds"]), tuple(answer["open"]))


def table(rows: list[str], columns: list[str], cells: Counter[tuple[str, str]], heads: list[str]) -> Iterator[str]:
    """A cross table as lines of text, with sums at the right."""
    wide = max(map(len, rows))
    widths = [max(len(head), 5) for head in heads]
    yield " ".join([" " * wide, *(h.rjust(w) for h, w in zip(heads, widths)), "  all"])
    for row in rows:
        counts = [cells[row, column] for column in columns]
        shown = (str(n or "·").rjust(w) for n, w in zip(counts, widths))
        yield " ".join([row.ljust(wide), *shown, str(sum(counts)).rjust(5)])


def by_count(counts: Counter[str]) -> list[str]:
    """Most frequent first; what is not known comes last."""
    return sorted(counts, key=lambda name: (name == UNKNOWN, -counts[name], name))


def write_csv(path: pathlib.Path, incidents: list[Incident]) -> None:
    indicated = Counter((i.region, i.stage, rule) for i in incidents for rule in i.indicated)
    left_open = Counter((i.region, i.stage, rule) for i in incidents for rule in i.open)
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["region", "stage", "rule", "indicated", "open"])
        for key in sorted(indicated.keys() | left_open.keys()):
            region, stage, rule = key
            writer.writerow([region, stage.removeprefix(STAGE), rule, indicated[key], left_open[key]])


def plot(
    path: pathlib.Path,
    regions: list[str],
    rules: list[str],
    stages: list[str],
    heads: list[str],
    by_region: Counter[tuple[str, str]],
    by_rule: Counter[tuple[str, str]],
) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    height = 1.6 + 0.24 * max(len(regions), len(rules))
    figure, (left, right) = pyplot.subplots(1, 2, figsize=(14, height), layout="constrained")
    colours = pyplot.get_cmap("viridis_r")

    cells = [[by_region[region, stage] for stage in stages] for region in regions]
    left.imshow(cells, cmap="Blues", aspect="auto")
    most = max(max(row) for row in cells)
    for y, row in enumerate(cells):
        for x, count in enumerate(row):
            if count:
                left.text(x, y, str(count), ha="center", va="center", color="white" if count > most / 2 else "black")
    left.set_xticks(range(len(stages)), heads, rotation=35, ha="right")
    left.set_yticks(range(len(regions)), regions)
    left.set_title("Incidents by region and stage")

    start = [0] * len(rules)
    for n, (stage, head) in enumerate(zip(stages, heads)):
        counts = [by_rule[rule, stage] for rule in rules]
        colour = "lightgrey" if stage == UNKNOWN else colours((n + 0.5) / len(stages))
        right.barh(rules, counts, left=start, color=colour, label=head)
        start = [a + b for a, b in zip(start, counts)]
    right.margins(y=0.01)
    right.invert_yaxis()
    right.set_xlabel("incidents for which the rule is indicated")
    right.set_title("Rules by stage")
    right.legend(frameon=False)
    right.spines[["top", "right"]].set_visible(False)
    figure.savefig(path, dpi=110)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=pathlib.Path, help="JSON Lines of incidents")
    parser.add_argument("--rules", required=True, type=pathlib.Path, help="a rule set with the facts of rules/netralitas")
    parser.add_argument("--top", type=int, default=25, help="how many rules to show (default 25)")
    parser.add_argument("--plot", type=pathlib.Path, help="where to write the picture (PNG, SVG, PDF)")
    parser.add_argument("--csv", type=pathlib.Path, help="where to write every combination")
    return parser.parse_args()


def main() -> int:
    wanted = arguments()
    try:
        rules = netral.RuleSet(wanted.rules, overlays=[OVERLAY])
    except netral.NetralError as e:
        print(e, file=sys.stderr)
        return 2
    incidents = list(classified(rules, list(read(wanted.files))))

    seen = {i.stage for i in incidents}
    stages = [r["id"] for r in rules.rules() if r["id"] in seen] + [UNKNOWN] * (UNKNOWN in seen)
    heads = [stage.removeprefix(STAGE) for stage in stages]
    regions = by_count(Counter(i.region for i in incidents))
    top = by_count(Counter(rule for i in incidents for rule in i.indicated))[: wanted.top]
    by_region = Counter((i.region, i.stage) for i in incidents)
    by_rule = Counter((rule, i.stage) for i in incidents for rule in i.indicated)

    print(f"{len(incidents)} incidents by region and stage\n")
    print(*table(regions, stages, by_region, heads), sep="\n")
    print(f"\nthe {len(top)} rules indicated most often, by stage\n")
    print(*table(top, stages, by_rule, heads), sep="\n")
    if wanted.csv:
        write_csv(wanted.csv, incidents)
    if wanted.plot:
        plot(wanted.plot, regions, top, stages, heads, by_region, by_rule)
    return 0


if __name__ == "__main__":
    sys.exit(main())
