# SPDX-License-Identifier: Apache-2.0
"""Sessions: a rule set with options, applied to records."""

from __future__ import annotations

import ctypes
import json
from contextlib import contextmanager
from ctypes import byref, c_size_t, c_void_p
from functools import partial
from typing import Any, BinaryIO, Callable, Generator, Generic, Iterable, Iterator, Literal, Mapping, Self, TypeVar

from .answers import RecordErrors
from .errors import check
from .library import (
    ERROR_BUFFER,
    LINES_LAST,
    MORE,
    ChosenReading,
    Handle,
    SessionOptions,
    Text,
    address_of,
    array,
    lib,
    text_of,
)

Language = Literal["id", "en"]
Detail = Literal["findings", "verdict", "full"]

#: A record: an object, or its JSON.
Record = Mapping[str, Any] | str | bytes

languages: dict[Language, int] = {"id": 0, "en": 1}
_details: dict[Detail, int] = {"findings": 0, "verdict": 1, "full": 2}

# Measured: larger buffers leave the processor's cache and are slower.
_read_size = 1 << 16
_line_room = 1 << 18

Answer = TypeVar("Answer")


class Session(Generic[Answer]):
    """What `RuleSet.session` makes: a rule set with these options.

    detail               how much an answer says: `findings`, `verdict` (the shortest), `full`
    readings             the options chosen for contested readings, by name
    ignore_unknown_keys  pass over keys that are no fact, instead of refusing the record
    suggest              also name facts that words of the narrative suggest
    record_errors, record_bytes, record_depth, completions, questions
                         bounds, as `netral.h` explains them; 0 is the default

    Threads may share a session, but then they wait for each other: better each makes its own.
    """

    def __init__(
        self,
        rules: c_void_p,
        *,
        detail: Detail = "findings",
        readings: Mapping[str, str] | None = None,
        ignore_unknown_keys: bool = False,
        suggest: bool = False,
        record_errors: int = 0,
        record_bytes: int = 0,
        record_depth: int = 0,
        completions: int = 0,
        questions: int = 0,
    ) -> None:
        chosen = [(name.encode(), option.encode()) for name, option in (readings or {}).items()]
        options = SessionOptions(
            detail=_details[detail],
            ignore_unknown_keys=ignore_unknown_keys,
            suggest=suggest,
            record_errors=record_errors,
            record_bytes=record_bytes,
            record_depth=record_depth,
            completions=completions,
            questions=questions,
            readings=array(ChosenReading, [(n, len(n), o, len(o)) for n, o in chosen]),
            reading_count=len(chosen),
        )
        # `options` points into `chosen`, and both are needed again for each run over lines.
        self._options = options
        self._rules = Handle(c_void_p(lib.netral_ruleset_retain(rules)), lib.netral_ruleset_free)
        self._handle = self._create()

    def _create(self) -> Handle:
        out, report = c_void_p(), c_void_p()
        with self._rules as rules:
            check(lib.netral_session_create(rules, byref(self._options), byref(out), byref(report)), report)
        return Handle(out, lib.netral_session_free)

    def classify(self, record: Record) -> Answer:
        """Classifies one record. Raises RecordError."""
        answer: Answer = json.loads(self.classify_json(record))
        return answer

    def classify_json(self, record: Record) -> bytes:
        """The same, as the line of JSON that `netral classify --format jsonl` writes."""
        raw = encode(record)
        out, report = Text(), c_void_p()
        with self._handle as pointer:
            check(lib.netral_session_classify_json(pointer, raw, len(raw), byref(out), byref(report)), report)
            return out.bytes()

    def classify_all(self, records: Iterable[Record]) -> Iterator[Answer | RecordErrors]:
        """Classifies records one after the other, as they are asked for.

        A record that cannot be used raises nothing: an object with `errors` takes its place.
        """
        for lines in self.classify_lines(encode(r).replace(b"\n", b" ") + b"\n" for r in records):
            for line in lines.splitlines():
                yield json.loads(line)

    def classify_lines(self, source: BinaryIO | Iterable[bytes]) -> Iterator[bytes]:
        """Classifies JSON Lines, as fast as the program `netral`.

        Reads a binary file, or pieces of text that may end anywhere. Yields pieces of output that are whole lines, one
        line for each record, in their order. Several such runs may go on at the same time.
        """
        if hasattr(source, "readinto"):
            return _over_file(self._create(), source)
        return _over_pieces(self._create(), _pieces_of(source))

    def text(self, record: Record, language: Language = "id", *, width: int = 0) -> str:
        """The classification in sentences, as an official would read it. Raises RecordError."""
        with self._handle as pointer, _classified(pointer, record) as classification:
            return text_of(lib.netral_classification_text, classification, languages[language], width).decode()

    def explain(self, record: Record, rule: str, language: Language = "id", *, all_parts: bool = False) -> str:
        """Why a rule came out as it did, condition by condition. Raises RecordError, NotFoundError."""
        name = rule.encode()
        out = Text()
        with self._handle as pointer, _classified(pointer, record) as classification:
            check(
                lib.netral_classification_explain(
                    classification, name, len(name), int(all_parts), languages[language], byref(out)
                ),
                message=f"no rule has the id `{rule}`",
            )
            return out.decode()

    def close(self) -> None:
        """Gives the session back. Runs over lines that are under way go on."""
        self._handle.close()
        self._rules.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def encode(record: Record) -> bytes:
    if isinstance(record, bytes):
        return record
    if isinstance(record, str):
        return record.encode()
    return json.dumps(record, ensure_ascii=False).encode()


@contextmanager
def _classified(session: c_void_p, record: Record) -> Iterator[c_void_p]:
    raw = encode(record)
    out, report = c_void_p(), c_void_p()
    check(lib.netral_session_classify(session, raw, len(raw), byref(out), byref(report)), report)
    try:
        yield out
    finally:
        lib.netral_classification_free(out)


def _pieces_of(source: BinaryIO | Iterable[bytes]) -> Iterable[bytes]:
    read: Callable[[int], bytes] | None = getattr(source, "read", None)
    return source if read is None else iter(partial(read, _read_size), b"")


def _over_file(session: Handle, source: Any) -> Iterator[bytes]:
    """One run over lines; the session is its own. Reads into one buffer, to whose front goes what is left of a line."""
    output = ctypes.create_string_buffer(_line_room)
    text = bytearray(_read_size)
    kept = 0
    try:
        with session as pointer:
            size = -1
            while size != 0:
                if kept == len(text):
                    text = text + bytes(len(text))
                size = source.readinto(memoryview(text)[kept:]) or 0
                start = ctypes.addressof(ctypes.c_char.from_buffer(text))
                flags = 0 if size else LINES_LAST
                done, output = yield from _hand_over(pointer, start, kept + size, flags, output)
                text[: kept + size - done] = text[done : kept + size]
                kept += size - done
    finally:
        session.close()


def _over_pieces(session: Handle, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """As over a file. What a piece leaves of its last line goes before the next piece."""
    output = ctypes.create_string_buffer(_line_room)
    rest = b""
    try:
        with session as pointer:
            for piece in pieces:
                text = rest + piece if rest else piece
                done, output = yield from _hand_over(pointer, address_of(text), len(text), 0, output)
                rest = text[done:]
            yield from _hand_over(pointer, address_of(rest), len(rest), LINES_LAST, output)
    finally:
        session.close()


def _hand_over(
    session: c_void_p, start: int, size: int, flags: int, output: ctypes.Array[ctypes.c_char]
) -> Generator[bytes, None, tuple[int, ctypes.Array[ctypes.c_char]]]:
    """Yields what the library says of the whole lines of a text; returns how many bytes they have, and the buffer."""
    done, consumed, written = 0, c_size_t(), c_size_t()
    status = MORE
    while status == MORE:
        status = lib.netral_session_classify_lines(
            session, start + done, size - done, flags, output, len(output), byref(consumed), byref(written)
        )
        done += consumed.value
        if written.value:
            yield ctypes.string_at(output, written.value)
        if status == ERROR_BUFFER:
            output = ctypes.create_string_buffer(2 * lib.netral_session_waiting(session))
            status = MORE
    check(status)
    return done, output
