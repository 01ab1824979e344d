# SPDX-License-Identifier: Apache-2.0
"""The functions of `netral.h`, as ctypes sees them. Nothing here is for users but `version`.

Structs are declared as in the header; a test compares them with what the C compiler makes of it.
"""

from __future__ import annotations

import ctypes
import os
import threading
import weakref
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_uint64, c_void_p
from typing import Any, Callable, Sequence

OK, MORE = 0, 1
ERROR_RECORD, ERROR_BUFFER = -5, -7
LINES_LAST = 1


class Text(ctypes.Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]

    def bytes(self) -> bytes:
        return ctypes.string_at(self.data, self.size) if self.data else b""

    def decode(self) -> str:
        return self.bytes().decode()


class NamedText(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("name_size", c_size_t), ("text", c_char_p), ("text_size", c_size_t)]


class Limit(ctypes.Structure):
    _fields_ = [("name", c_char_p), ("name_size", c_size_t), ("amount", c_uint64)]


class ChosenReading(ctypes.Structure):
    _fields_ = [("reading", c_char_p), ("reading_size", c_size_t), ("option", c_char_p), ("option_size", c_size_t)]


class Sized(ctypes.Structure):
    """A struct that begins with its size, as the `_INIT` macros leave it."""

    def __init__(self, **values: Any) -> None:
        super().__init__(size=ctypes.sizeof(self), **values)


class LoadOptions(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("overlays", POINTER(Text)),
        ("overlay_count", c_size_t),
        ("limits", POINTER(Limit)),
        ("limit_count", c_size_t),
    ]


class RulesetSummary(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("name", Text),
        ("version", Text),
        ("digest", Text),
        ("title", Text),
        ("rule_count", c_size_t),
        ("reading_count", c_size_t),
    ]


class SessionOptions(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("detail", c_int32),
        ("ignore_unknown_keys", c_int32),
        ("suggest", c_int32),
        ("record_errors", c_uint32),
        ("record_bytes", c_size_t),
        ("record_depth", c_size_t),
        ("completions", c_size_t),
        ("questions", c_size_t),
        ("readings", POINTER(ChosenReading)),
        ("reading_count", c_size_t),
    ]


class KnownFact(ctypes.Structure):
    _fields_ = [("path", c_char_p), ("path_size", c_size_t), ("value", c_char_p), ("value_size", c_size_t)]


class GuidanceOptions(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("facts", POINTER(KnownFact)),
        ("fact_count", c_size_t),
        ("readings", POINTER(ChosenReading)),
        ("reading_count", c_size_t),
    ]


class ComparisonSummary(Sized):
    _fields_ = [
        ("size", c_size_t),
        ("record_count", c_size_t),
        ("error_count", c_size_t),
        ("stricter_count", c_size_t),
        ("laxer_count", c_size_t),
        ("sideways_count", c_size_t),
    ]


# A handle is a c_void_p; the address of one is where a function puts what it hands out.
_handle_out = POINTER(c_void_p)
_text_out = POINTER(Text)
_load = [POINTER(LoadOptions), _handle_out, _handle_out]

_functions: dict[str, tuple[Any, list[Any]]] = {
    "netral_version": (c_char_p, []),
    "netral_status_name": (c_char_p, [c_int32]),
    "netral_report_json": (c_int32, [c_void_p, _text_out]),
    "netral_report_text": (c_int32, [c_void_p, _text_out]),
    "netral_report_free": (None, [c_void_p]),
    "netral_ruleset_load_directory": (c_int32, [c_char_p, c_size_t, *_load]),
    "netral_ruleset_load_text": (c_int32, [c_char_p, c_size_t, *_load]),
    "netral_ruleset_load_texts": (c_int32, [POINTER(NamedText), c_size_t, *_load]),
    "netral_ruleset_retain": (c_void_p, [c_void_p]),
    "netral_ruleset_free": (None, [c_void_p]),
    "netral_ruleset_summarize": (c_int32, [c_void_p, c_int32, POINTER(RulesetSummary)]),
    "netral_ruleset_rules_json": (c_int32, [c_void_p, _text_out]),
    "netral_ruleset_record_schema": (c_int32, [c_void_p, _text_out]),
    "netral_session_create": (c_int32, [c_void_p, POINTER(SessionOptions), _handle_out, _handle_out]),
    "netral_session_free": (None, [c_void_p]),
    "netral_session_classify": (c_int32, [c_void_p, c_char_p, c_size_t, _handle_out, _handle_out]),
    "netral_session_classify_json": (c_int32, [c_void_p, c_char_p, c_size_t, _text_out, _handle_out]),
    "netral_session_classify_lines": (
        c_int32,
        [c_void_p, c_void_p, c_size_t, c_uint32, c_void_p, c_size_t, POINTER(c_size_t), POINTER(c_size_t)],
    ),
    "netral_session_waiting": (c_size_t, [c_void_p]),
    "netral_classification_free": (None, [c_void_p]),
    "netral_classification_text": (c_int32, [c_void_p, c_int32, c_size_t, _text_out]),
    "netral_classification_explain": (c_int32, [c_void_p, c_char_p, c_size_t, c_int32, c_int32, _text_out]),
    "netral_guidance_create": (
        c_int32,
        [c_void_p, c_char_p, c_size_t, c_char_p, c_size_t, POINTER(GuidanceOptions), _handle_out, _handle_out],
    ),
    "netral_guidance_free": (None, [c_void_p]),
    "netral_guidance_json": (c_int32, [c_void_p, _text_out]),
    "netral_guidance_text": (c_int32, [c_void_p, c_int32, c_size_t, _text_out]),
    "netral_guidance_html": (c_int32, [c_void_p, c_int32, _text_out]),
    "netral_comparison_create": (c_int32, [c_void_p, c_void_p, _handle_out]),
    "netral_comparison_add": (c_int32, [c_void_p, c_char_p, c_size_t, POINTER(c_int32)]),
    "netral_comparison_summarize": (c_int32, [c_void_p, POINTER(ComparisonSummary)]),
    "netral_comparison_json": (c_int32, [c_void_p, _text_out]),
    "netral_comparison_free": (None, [c_void_p]),
}


def _open() -> ctypes.CDLL:
    name = os.environ.get("NETRAL_LIBRARY") or "libnetral.so.0"
    try:
        opened = ctypes.CDLL(name)
    except OSError as e:
        raise ImportError(f"cannot load netral's library: {e}; NETRAL_LIBRARY may name its file") from e
    for function, (result, arguments) in _functions.items():
        entry = getattr(opened, function)
        entry.restype = result
        entry.argtypes = arguments
    return opened


lib = _open()


def version() -> str:
    """The version of the library, as in `0.1.0`."""
    return str(lib.netral_version().decode())


def array(kind: Any, items: Sequence[tuple[Any, ...]]) -> Any:
    """A C array of structs; of bytes it keeps the address, so that they have to outlive it."""
    return (kind * len(items))(*items)


def address_of(raw: bytes) -> int:
    """Where bytes lie, as long as they live."""
    return ctypes.cast(c_char_p(raw), c_void_p).value or 0


class Handle:
    """A handle of the library, used by one thread at a time and given back exactly once.

        with handle as pointer: ...
    """

    def __init__(self, pointer: c_void_p, free: Callable[[c_void_p], None]) -> None:
        self._pointer = pointer
        self._lock = threading.Lock()
        self._finalizer = weakref.finalize(self, free, pointer)

    def close(self) -> None:
        with self._lock:
            self._finalizer()

    def __enter__(self) -> c_void_p:
        self._lock.acquire()
        if not self._finalizer.alive:
            self._lock.release()
            raise ValueError("it has been closed")
        return self._pointer

    def __exit__(self, *_: object) -> None:
        self._lock.release()


def text_of(function: Callable[..., int], *arguments: Any) -> Text:
    """Calls a function whose last argument receives a text and which can fail for want of memory only."""
    out = Text()
    if function(*arguments, byref(out)) != OK:
        raise MemoryError
    return out
