#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""comparison_speed.py PROGRAM [RECORDS]: what `netral diff` costs beside one classification of the same records.

Makes RECORDS records (1000000) of those in examples/incidents, each with a number and a day of its own, in a temporary
folder, classifies them and compares them under pairs of rules. Prints processor time, peak memory, and the ratio to two
classifications: with findings and sanctions, as `netral classify --format jsonl` makes it and as `netral diff` compares
them; and to verdicts alone, with no answer remembered, the least that looks at each record. Ends with 1 where the first
ratio is above 2.5 or a comparison needs more than 64 MiB beyond the classification.
"""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = "rules/netralitas"
PAIRS = {
    "day, few change": ["--old-on", "2024-11-13", "--new-on", "2024-11-14"],
    "day, many change": ["--old-on", "2022-09-21", "--new-on", "2022-09-22"],
    "overlay": ["--new-overlay", "examples/changes/agency.yaml"],
}
MOST_RATIO = 2.5
MOST_MEMORY = 64 * 1024  # KiB


def write_records(path, count):
    lines = [line for file in sorted((ROOT / "examples/incidents").glob("*.jsonl"))
             for line in file.read_text().splitlines() if line.strip()]
    draw = random.Random(1)
    with open(path, "w") as out:
        for i in range(count):
            record = json.loads(lines[i % len(lines)])
            incident = record.setdefault("incident", {})
            incident["id"] = f"r-{i}"
            day = incident.get("occurred_on")
            if isinstance(day, str) and len(day) == 10:
                incident["occurred_on"] = day[:8] + f"{draw.randrange(28) + 1:02}"
            out.write(json.dumps(record) + "\n")


def cost_of(command):
    """Seconds of processor time and KiB of memory."""
    started = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(started.pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"failed: {' '.join(command)}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    well = True
    with tempfile.TemporaryDirectory() as folder:
        records = os.path.join(folder, "records.jsonl")
        write_records(records, count)
        classify = [program, "classify", "--rules", RULES, "--format", "jsonl"]
        once, memory = cost_of([*classify, records])
        least, _ = cost_of([*classify, "--detail", "verdict", "--remember", "0", records])
        print(f"{count} records classified: {once:.1f} s, {memory // 1024} MiB; verdicts alone: {least:.1f} s",
              flush=True)
        for name, options in PAIRS.items():
            seconds, peak = cost_of([program, "diff", RULES, RULES, *options, "--records", records])
            print(f"compared ({name}): {seconds:.1f} s, {seconds / once:.2f} times ({seconds / least:.2f}), "
                  f"{peak // 1024} MiB", flush=True)
            well = well and seconds <= MOST_RATIO * once and peak <= memory + MOST_MEMORY
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
