# SPDX-License-Identifier: Apache-2.0
"""What is raised: one class for each status of `netral.h`, each with the library's diagnostics."""

from __future__ import annotations

import json
from ctypes import byref, c_void_p
from dataclasses import dataclass, fields

from .library import OK, Text, lib


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing to be said about a rule set, a record or an argument."""

    code: str  #: as in `N1104`; codes keep their meaning
    severity: str  #: `error` or `warning`
    file: str
    line: int  #: from 1; 0 where there is none
    column: int  #: from 1, in code points; 0 where there is none
    path: str  #: of a record: the field, as in `act.kinds[1]`
    message: str
    suggestion: str


class NetralError(Exception):
    """Something that the library refused. `str()` of it is for people."""

    def __init__(self, status: int, message: str = "", diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        #: as in `NETRAL_ERROR_RULES`
        self.status: str = lib.netral_status_name(status).decode()
        self.diagnostics = diagnostics
        super().__init__(message or self.status)


class ArgumentError(NetralError, ValueError):
    """An argument is malformed, not UTF-8, or nobody knows it."""


class UnreadableError(NetralError, OSError):
    """There is no rule set to read at that place."""


class RulesError(NetralError):
    """The rule set has mistakes; `diagnostics` has all of them."""


class RecordError(NetralError, ValueError):
    """The record cannot be used; `diagnostics` says which fields."""


class NotFoundError(NetralError, LookupError):
    """There is no rule, reading or option of that name."""


_kinds: dict[int, type[NetralError]] = {
    -1: ArgumentError,
    -3: UnreadableError,
    -4: RulesError,
    -5: RecordError,
    -6: NotFoundError,
}


def check(status: int, report: c_void_p | None = None, *, message: str = "") -> tuple[Diagnostic, ...]:
    """Raises what `status` stands for, else returns the warnings. Gives `report` back.

    The exception says what the report says, else `message`.
    """
    try:
        if status == -2:
            raise MemoryError
        if status >= OK and not report:
            return ()
        said = diagnostics_of(report)
        if status >= OK:
            return said
        raise _kinds.get(status, NetralError)(status, text_of_report(report) or message, said)
    finally:
        if report:
            lib.netral_report_free(report)


def diagnostics_of(report: c_void_p | None) -> tuple[Diagnostic, ...]:
    out = Text()
    if not report or lib.netral_report_json(report, byref(out)) != OK:
        return ()
    names = [field.name for field in fields(Diagnostic)]
    return tuple(Diagnostic(**{name: said[name] for name in names}) for said in json.loads(out.bytes()))


def text_of_report(report: c_void_p | None) -> str:
    out = Text()
    if not report or lib.netral_report_text(report, byref(out)) != OK:
        return ""
    return out.decode().rstrip()
