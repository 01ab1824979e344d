# SPDX-License-Identifier: Apache-2.0
"""What a call costs from Python: the fastest of many rounds, in microseconds."""

import sys
import timeit

import netral

record = open(sys.argv[1], "rb").read()
rules = netral.RuleSet("rules/netralitas")
session = rules.session()


def cost(what, number, function):
    took = min(timeit.repeat(function, number=number, repeat=40)) / number * 1e6
    print(f"{what}: {took:.1f} us")


cost("classify_json, from Python", 50, lambda: session.classify_json(record))
cost("classify (to Python objects)", 50, lambda: session.classify(record))
with rules.session(detail="verdict") as short:
    cost("classify, detail=\"verdict\"", 50, lambda: short.classify(record))
cost("a call that does nothing (netral.version)", 1000, netral.version)
