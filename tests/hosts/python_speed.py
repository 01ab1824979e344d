# SPDX-License-Identifier: Apache-2.0
"""A batch through Python against the program `netral`: the same output, at no less than 90 % of the speed.

    python_speed.py          counts instructions under valgrind, which other work on the machine does not change
    python_speed.py seconds  measures processor time, the least of several runs in turn

Compared is what the records cost: what a run over a long file takes, less what one over a short file takes.
"""

import filecmp
import glob
import os
import re
import resource
import subprocess
import sys

LEAST = 0.9
ROUNDS = 8

BATCH = """
import sys, netral
with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as out:
    for lines in netral.RuleSet("rules/netralitas").session(detail=sys.argv[3]).classify_lines(source):
        out.write(lines)
"""

work = os.environ["work"]
records, by_program, by_python = (f"{work}/{name}.jsonl" for name in ("batch", "program", "python"))


def write_records(copies):
    with open(records, "wb") as f:
        for _ in range(copies):
            for name in sorted(glob.glob("examples/incidents/*.jsonl")):
                f.write(open(name, "rb").read())


def seconds(command, out):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=out, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def instructions(command, out):
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    said = subprocess.run(valgrind + command, stdout=out, stderr=subprocess.PIPE, check=True).stderr.decode()
    return int(re.search(r"Collected : (\d+)", said).group(1))


def program(take, detail):
    with open(by_program, "wb") as out:
        command = [os.environ["NETRAL_PROGRAM"], "classify", "--rules", "rules/netralitas", "--format", "jsonl"]
        return take(command + ["--detail", detail, records], out)


def python(take, detail):
    return take([sys.executable, "-c", BATCH, records, by_python, detail], None)


def compare(take, unit, rounds, detail, lengths):
    costs = {}
    for run in (program, python):
        costs[run] = []
    for copies in lengths:
        write_records(copies)
        taken = [[run(take, detail) for run in (program, python)] for _ in range(rounds)]
        for run, least in zip((program, python), map(min, zip(*taken))):
            costs[run].append(least)
        if not filecmp.cmp(by_program, by_python, shallow=False):
            sys.exit("the program and Python do not say the same")
    (short_1, long_1), (short_2, long_2) = costs[program], costs[python]
    ratio = (long_1 - short_1) / (long_2 - short_2)
    print(f"{detail}: {unit} of {lengths[1]} times the examples less those of {lengths[0]}, least of {rounds}:")
    print(f"program {long_1 - short_1:.10g}, Python {long_2 - short_2:.10g}: {ratio:.0%} of the program's speed", flush=True)
    return ratio


if sys.argv[1:] == ["seconds"]:
    all_ratios = [compare(seconds, "seconds", ROUNDS, "findings", (1, 60)), compare(seconds, "seconds", ROUNDS, "verdict", (1, 3000))]
else:
    all_ratios = [compare(instructions, "instructions", 1, "findings", (1, 4)), compare(instructions, "instructions", 1, "verdict", (10, 60))]
if min(all_ratios) < LEAST:
    sys.exit(f"less than {LEAST:.0%}")
