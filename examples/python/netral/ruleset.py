# SPDX-License-Identifier: Apache-2.0
"""Rule sets: loaded once, shared by all threads."""

from __future__ import annotations

import json
import os
import threading
from datetime import date
from ctypes import byref, c_void_p
from typing import Any, Callable, Iterable, Iterator, Literal, Mapping, Self, TypedDict, overload

from .answers import Bilingual, Category, Classification, Confidence, Effect, Nature, RecordErrors, ShortClassification
from .errors import check
from .guidance import Guidance, PageFormat, guided
from .library import Handle, Limit, LoadOptions, NamedText, RulesetSummary, Text, address_of, array, lib, text_of
from .session import Language, Record, Session, languages


class Rule(TypedDict):
    """A rule, as `netral rules --json` lists it."""

    id: str
    category: Category
    nature: Nature
    effect: Effect
    confidence: Confidence
    title: Bilingual
    in_force: dict[str, str | None]
    versions: list[dict[str, Any]]
    breach_of: list[str]
    supersedes: list[str]
    sources: list[str]
    at: str


class RuleSet:
    """A compiled rule set. Any number of threads may use one at the same time.

    `RuleSet(path)` loads a folder with `ruleset.yaml`, or one file. Overlays are applied in their order; limits bound
    what a rule set may ask for (by name, as in `steps`). Raises UnreadableError, RulesError, ArgumentError.
    """

    def __init__(
        self,
        path: str | os.PathLike[str],
        *,
        overlays: Iterable[str | os.PathLike[str]] = (),
        limits: Mapping[str, int] | None = None,
    ) -> None:
        where = os.fsencode(path)
        self._load(lib.netral_ruleset_load_directory, (where, len(where)), map(os.fsencode, overlays), limits)

    @classmethod
    def from_text(cls, text: str, *, limits: Mapping[str, int] | None = None) -> Self:
        """Loads a rule set that is one text, without includes."""
        rules = cls.__new__(cls)
        raw = text.encode()
        rules._load(lib.netral_ruleset_load_text, (raw, len(raw)), (), limits)
        return rules

    @classmethod
    def from_texts(
        cls, texts: Mapping[str, str], *, overlays: Iterable[str] = (), limits: Mapping[str, int] | None = None
    ) -> Self:
        """Loads a rule set that is several texts by name, the first of which includes the others."""
        rules = cls.__new__(cls)
        raw = [(name.encode(), text.encode()) for name, text in texts.items()]
        named = array(NamedText, [(n, len(n), t, len(t)) for n, t in raw])
        rules._load(lib.netral_ruleset_load_texts, (named, len(raw)), map(str.encode, overlays), limits)
        return rules

    def _load(
        self,
        load: Callable[..., int],
        source: tuple[Any, int],
        overlays: Iterable[bytes],
        limits: Mapping[str, int] | None,
    ) -> None:
        over = list(overlays)
        named = [(name.encode(), amount) for name, amount in (limits or {}).items()]
        options = LoadOptions(
            overlays=array(Text, [(address_of(o), len(o)) for o in over]),
            overlay_count=len(over),
            limits=array(Limit, [(n, len(n), amount) for n, amount in named]),
            limit_count=len(named),
        )
        out, report = c_void_p(), c_void_p()
        status = load(*source, byref(options), byref(out), byref(report))
        #: what is odd about the rule set, but did not keep it from being loaded
        self.warnings = check(status, report)
        #: for Comparison; nobody else needs it
        self.handle = Handle(out, lib.netral_ruleset_free)
        self._threads = threading.local()
        summary = self._summary("id")
        self.name = summary.name.decode()
        self.version = summary.version.decode()
        self.digest = summary.digest.decode()

    def _summary(self, language: Language) -> RulesetSummary:
        summary = RulesetSummary()
        with self.handle as pointer:
            check(lib.netral_ruleset_summarize(pointer, languages[language], byref(summary)))
        return summary

    def title(self, language: Language = "id") -> str:
        """The title of the rule set."""
        title: str = self._summary(language).title.decode()
        return title

    def rules(self) -> list[Rule]:
        """All rules, in the order of their files."""
        with self.handle as pointer:
            listed: list[Rule] = json.loads(text_of(lib.netral_ruleset_rules_json, pointer).bytes())["rules"]
        return listed

    def record_schema(self) -> dict[str, Any]:
        """The JSON Schema (2020-12) of the records."""
        with self.handle as pointer:
            schema: dict[str, Any] = json.loads(text_of(lib.netral_ruleset_record_schema, pointer).bytes())
        return schema

    def guide(
        self,
        role: str,
        day: date | str,
        *,
        facts: Mapping[str, str] | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> Guidance:
        """What an official may not do on a day, before the act, and what is allowed.

        The role is an office or a status, as records name it (`lurah`); `facts` are what else is known, by path. Raises
        NotFoundError, ArgumentError.
        """
        with self.handle as rules, guided(rules, role, day, facts, readings) as pointer:
            guidance: Guidance = json.loads(text_of(lib.netral_guidance_json, pointer).bytes())
        return guidance

    def guide_page(
        self,
        role: str,
        day: date | str,
        language: Language = "id",
        *,
        format: PageFormat = "text",
        width: int = 0,
        facts: Mapping[str, str] | None = None,
        readings: Mapping[str, str] | None = None,
    ) -> str:
        """The same as a page to hand out: text, or one HTML document."""
        with self.handle as rules, guided(rules, role, day, facts, readings) as pointer:
            if format == "html":
                return text_of(lib.netral_guidance_html, pointer, languages[language]).decode()
            return text_of(lib.netral_guidance_text, pointer, languages[language], width).decode()

    @overload
    def session(self, *, detail: Literal["verdict"], **options: Any) -> Session[ShortClassification]: ...

    @overload
    def session(self, *, detail: Literal["findings", "full"] = ..., **options: Any) -> Session[Classification]: ...

    def session(self, **options: Any) -> Session[Any]:
        """Makes a session, for options that are not the default. See Session."""
        with self.handle as pointer:
            return Session(pointer, **options)

    def _session_of_thread(self) -> Session[Classification]:
        session: Session[Classification] | None = getattr(self._threads, "session", None)
        if session is None:
            session = self._threads.session = self.session()
        return session

    def classify(self, record: Record) -> Classification:
        """Classifies one record. Raises RecordError."""
        return self._session_of_thread().classify(record)

    def classify_all(self, records: Iterable[Record]) -> Iterator[Classification | RecordErrors]:
        """Classifies records one after the other, as they are asked for. See Session.classify_all."""
        return self._session_of_thread().classify_all(records)

    def close(self) -> None:
        """Gives the rule set back. Sessions that were made from it stay usable."""
        self._threads = threading.local()
        self.handle.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<netral.RuleSet {self.name} {self.version}>"
