# SPDX-License-Identifier: Apache-2.0
"""A batch through Python against the program `netral`: the same output, at no less than 90 % of the speed.

Compares the processor time that the records cost, the least of several runs in turn: what a whole process takes, less
what it takes for an empty file (the interpreter's start, loading the rules). Other work on the machine makes runs longer,
never shorter, so where six are not enough, more follow. At each detail the file is as long as the program needs for some
tenths of a second.
"""

import filecmp
import glob
import os
import resource
import subprocess
import sys

ROUNDS, MOST_ROUNDS = 6, 24
LEAST = 0.9

BATCH = """
import sys, netral
with open(sys.argv[1], "rb") as source, open(sys.argv[2], "wb") as out:
    for lines in netral.RuleSet("rules/netralitas").session(detail=sys.argv[3]).classify_lines(source):
        out.write(lines)
"""

work = os.environ["work"]
batch, by_program, by_python = (f"{work}/{name}.jsonl" for name in ("batch", "program", "python"))


def write_batch(copies):
    with open(batch, "wb") as f:
        for _ in range(copies):
            for name in sorted(glob.glob("examples/incidents/*.jsonl")):
                f.write(open(name, "rb").read())


def seconds(command, stdout=None):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, stdout=stdout, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def run_program(records, answers, detail):
    with open(answers, "wb") as out:
        command = [os.environ["NETRAL_PROGRAM"], "classify", "--rules", "rules/netralitas", "--format", "jsonl",
                   "--detail", detail, records]
        return seconds(command, out)


def run_python(records, answers, detail):
    return seconds([sys.executable, "-c", BATCH, records, answers, detail])


def compare(detail, copies):
    write_batch(copies)
    taken = {run_program: ([], []), run_python: ([], [])}
    rounds, ratio = 0, 0.0
    while rounds < ROUNDS or (ratio < LEAST and rounds < MOST_ROUNDS):
        for run, answers in ((run_program, by_program), (run_python, by_python)):
            for records, times in zip((os.devnull, batch), taken[run]):
                times.append(run(records, answers, detail))
        (program_start, program), (python_start, python) = ([min(times) for times in both] for both in taken.values())
        ratio = (program - program_start) / (python - python_start)
        rounds += 1
    if not filecmp.cmp(by_program, by_python, shallow=False):
        sys.exit("the program and Python do not say the same")
    count = sum(1 for _ in open(batch, "rb"))
    print(f"{detail}: {count} records, {rounds} rounds, processor time: program {program:.2f} s ({program_start:.2f} s of it to start),")
    print(f"Python {python:.2f} s ({python_start:.2f} s of it to start)")
    print(f"Python has {ratio:.0%} of the program's speed", flush=True)
    if ratio < LEAST:
        sys.exit(f"less than {LEAST:.0%}")


compare("findings", 30)
compare("verdict", 1000)
