# SPDX-License-Identifier: Apache-2.0
"""Two rule sets over the same records: what comes out otherwise, in which direction, because of what."""

from __future__ import annotations

import json
from ctypes import byref, c_int32, c_void_p
from typing import Any, Iterable, Literal, NamedTuple, Self

from .errors import check
from .library import ERROR_RECORD, ComparisonSummary, Handle, lib, text_of
from .ruleset import RuleSet
from .session import Record, encode

Change = Literal["none", "stricter", "laxer", "sideways"]

_changes: tuple[Change, ...] = ("none", "stricter", "laxer", "sideways")


class Totals(NamedTuple):
    """What a comparison has found so far."""

    records: int
    errors: int  #: Records that one side at least could not read.
    stricter: int
    laxer: int
    sideways: int


class Comparison:
    """An older rule set against a newer one. The rule sets may be closed at once.

    Threads may share a comparison, but then they wait for each other.
    """

    def __init__(self, before: RuleSet, after: RuleSet) -> None:
        out = c_void_p()
        with before.handle as old, after.handle as new:
            check(lib.netral_comparison_create(old, new, byref(out)))
        self._handle = Handle(out, lib.netral_comparison_free)

    def add(self, record: Record) -> Change:
        """Compares one record: what the newer rule set does to whom it concerns.

        Raises RecordError where neither side can read it.
        """
        raw, change = encode(record), c_int32()
        with self._handle as pointer:
            status = lib.netral_comparison_add(pointer, raw, len(raw), byref(change))
        check(status, message="neither rule set can read the record")
        return _changes[change.value]

    def add_all(self, records: Iterable[Record]) -> None:
        """Compares one record after the other; what neither side can read is counted."""
        with self._handle as pointer:
            for record in records:
                raw = encode(record)
                status = lib.netral_comparison_add(pointer, raw, len(raw), byref(c_int32()))
                if status != ERROR_RECORD:
                    check(status)

    def totals(self) -> Totals:
        """Counts so far."""
        s = ComparisonSummary()
        with self._handle as pointer:
            check(lib.netral_comparison_summarize(pointer, byref(s)))
        return Totals(s.record_count, s.error_count, s.stricter_count, s.laxer_count, s.sideways_count)

    def report(self) -> dict[str, Any]:
        """The differences of the texts, every changed record with its causes, and the totals: `netral schema diff`."""
        with self._handle as pointer:
            made: dict[str, Any] = json.loads(text_of(lib.netral_comparison_json, pointer).bytes())
        return made

    def close(self) -> None:
        """Gives the comparison back."""
        self._handle.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
