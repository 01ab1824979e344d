# SPDX-License-Identifier: Apache-2.0
"""Guidance before the act: what an official may not do on a day. `RuleSet.guide` and `guide_page` make it."""

from __future__ import annotations

from contextlib import contextmanager
from ctypes import byref, c_void_p
from datetime import date
from typing import Iterator, Literal, Mapping, TypedDict

from .answers import Bilingual, Category, Citation, Confidence, Nature, YesOpen
from .errors import check
from .library import ChosenReading, GuidanceOptions, KnownFact, array, lib


class Measure(TypedDict):
    """A sanction that may follow."""

    id: str
    measure: Bilingual


class GuidedRule(TypedDict):
    """A rule as it stands for this official on this day, with what is left of its conditions."""

    rule: str
    title: Bilingual
    category: Category
    nature: Nature
    confidence: Confidence
    binds: YesOpen  #: `open`: it depends on the conditions `of_whom`.
    of_whom: list[Bilingual]
    when: list[Bilingual]  #: All of them are needed.
    unless: list[Bilingual]
    basis: list[Citation]
    sanctions: list[Measure]


class Guidance(TypedDict):
    """What is forbidden and what is allowed."""

    on: str
    role: Bilingual
    election: Bilingual | None
    stage: Bilingual | None
    ruleset: str
    forbidden: list[GuidedRule]
    allowed: list[GuidedRule]
    ruled_out: int  #: How many rules do not concern this official on this day.


PageFormat = Literal["text", "html"]


@contextmanager
def guided(
    rules: c_void_p, role: str, day: date | str, facts: Mapping[str, str] | None, readings: Mapping[str, str] | None
) -> Iterator[c_void_p]:
    """The handle of guidance, given back at the end."""
    who, on = role.encode(), str(day).encode()
    known = [(path.encode(), value.encode()) for path, value in (facts or {}).items()]
    chosen = [(name.encode(), option.encode()) for name, option in (readings or {}).items()]
    options = GuidanceOptions(
        facts=array(KnownFact, [(p, len(p), v, len(v)) for p, v in known]),
        fact_count=len(known),
        readings=array(ChosenReading, [(n, len(n), o, len(o)) for n, o in chosen]),
        reading_count=len(chosen),
    )
    out, report = c_void_p(), c_void_p()
    status = lib.netral_guidance_create(rules, who, len(who), on, len(on), byref(options), byref(out), byref(report))
    check(status, report, message=f"`{day}` is no day such as 2024-10-12")
    try:
        yield out
    finally:
        lib.netral_guidance_free(out)
