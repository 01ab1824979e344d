#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""comparison_speed.py PROGRAM [RECORDS [STREAM...]]: what `netral diff` costs beside one classification of the same records.

Makes RECORDS records (1000000) of those in examples/incidents in a temporary folder, as one or both of two streams:

  days   each an example with a number and a day of the month of its own: most have been seen before, as far as it matters
  mixed  also with who, what, for whom and when each from an example of its own: hardly one has been seen before

Classifies them with `--detail verdict` as it is by default, answers remembered, and at the default detail; compares them
under each pair of examples/changes/pairs.txt. Prints processor time, peak memory, and the ratio to the classification by
verdict, in brackets that to the one by findings, which is what `netral diff` reports. Ends with 1 where a ratio to verdicts
is above 2.5 or a comparison needs more than 64 MiB beyond the classification.
"""

import json
import os
import pathlib
import random
import shlex
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
RULES = "rules/netralitas"
MOST_RATIO = 2.5
MOST_MEMORY = 64 * 1024  # KiB
FINDINGS_SAMPLE = 20_000  # records that the slow classification is timed on


def examples():
    return [json.loads(line) for file in sorted((ROOT / "examples/incidents").glob("*.jsonl"))
            for line in file.read_text().splitlines() if line.strip()]


def pairs():
    for line in (ROOT / "examples/changes/pairs.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            name, *options = shlex.split(line)
            yield name, options


def mixed(lines, draw):
    record = {}
    for parts in (("incident", "election"), ("subject",), ("act",), ("target",)):
        source = lines[draw.randrange(len(lines))]
        record.update((part, dict(source[part])) for part in parts if part in source)
    return record


def write_records(path, count, stream):
    lines = examples()
    draw = random.Random(1)
    with open(path, "w") as out:
        for i in range(count):
            record = mixed(lines, draw) if stream == "mixed" else dict(lines[i % len(lines)])
            incident = record["incident"] = dict(record.get("incident", {}))
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


def compare(program, records, count, stream):
    classify = [program, "classify", "--rules", RULES, "--format", "jsonl"]
    once, memory = cost_of([*classify, "--detail", "verdict", records])
    few = records + ".few"
    sample = min(count, FINDINGS_SAMPLE)
    with open(records) as all_lines, open(few, "w") as out:
        out.writelines(line for line, _ in zip(all_lines, range(sample)))
    findings = cost_of([*classify, few])[0] * count / sample
    print(f"{stream}: {count} records, {os.path.getsize(records) / count:.0f} bytes each; classified by verdict in "
          f"{once:.2f} s, {memory // 1024} MiB; by findings in {findings:.1f} s, as {sample} of them take", flush=True)
    well = True
    for name, options in pairs():
        seconds, peak = cost_of([program, "diff", RULES, RULES, *options, "--records", records])
        print(f"{stream}: compared ({name}) in {seconds:.2f} s, {seconds / once:.2f} times ({seconds / findings:.2f}), "
              f"{peak // 1024} MiB", flush=True)
        well = well and seconds <= MOST_RATIO * once and peak <= memory + MOST_MEMORY
    return well


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000
    well = True
    for stream in sys.argv[3:] or ["days", "mixed"]:
        with tempfile.TemporaryDirectory() as folder:
            records = os.path.join(folder, "records.jsonl")
            write_records(records, count, stream)
            well = compare(program, records, count, stream) and well
    sys.exit(0 if well else 1)


if __name__ == "__main__":
    main()
