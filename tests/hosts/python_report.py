# SPDX-License-Identifier: Apache-2.0
"""The analyst's script: its tables and its CSV have the sums that the program's answers have; there is a picture."""

import csv
import glob
import json
import os
import subprocess
import sys
from collections import Counter

work = os.environ["work"]
table, picture = f"{work}/incidents.csv", f"{work}/incidents.png"
files = sorted(glob.glob("examples/incidents/*.jsonl"))
rules = ["--rules", "rules/netralitas"]
report = subprocess.run([sys.executable, "examples/python/report.py", *rules, "--csv", table, "--plot", picture, *files],
                        stdout=subprocess.PIPE, check=True, text=True).stdout
print(report)

overlay = ["--overlay", "examples/python/stages.yaml", "--detail", "verdict", "--format", "jsonl"]
said = subprocess.run([os.environ["NETRAL_PROGRAM"], "classify", *rules, *overlay, *files], stdout=subprocess.PIPE, check=True)
answers = [json.loads(line) for line in said.stdout.splitlines()]
rows = list(csv.DictReader(open(table)))

for column, key in (("indicated", "holds"), ("open", "open")):
    expected = Counter(rule for a in answers for rule in a[key])
    found = Counter()
    for row in rows:
        found[row["rule"]] += int(row[column])
    assert +found == expected, (column, found, expected)
assert report.startswith(f"{len(answers)} incidents")

# The column of the campaign; of "not known 5 7" the names are two words too, so count from the right.
lines = report.split("\n\n")[1].splitlines()
heads = lines[0].replace("not known", "unknown").split()
cells = [line.split()[heads.index("kampanye") - len(heads)] for line in lines[1:]]
counted = sum(int(cell) for cell in cells if cell != "·")
assert counted == sum("stage.kampanye" in a.get("governing", []) for a in answers) > 0
assert open(picture, "rb").read(8) == b"\x89PNG\r\n\x1a\n" and os.path.getsize(picture) > 20_000
