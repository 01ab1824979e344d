# SPDX-License-Identifier: Apache-2.0
"""The answers, as types: `netral schema classification`, key by key. A test holds the two together."""

from typing import Any, Literal, NotRequired, TypedDict, final

Verdict = Literal["indicated", "open", "not_indicated"]
Status = Literal["holds", "open", "fails", "not_raised"]
YesOpen = Literal["yes", "open"]
YesOpenNo = Literal["yes", "open", "no"]
Confidence = Literal["high", "medium", "low"]
Nature = Literal["kode_etik", "disiplin", "pidana", "administrasi", "etik_lain"]
Category = Literal["campaigning", "favouring", "party", "sanctioning"]
Effect = Literal["prohibits", "permits", "governs"]


class Bilingual(TypedDict):
    """A text in both languages."""

    id: str
    en: str


class Citation(TypedDict):
    """A passage of a law."""

    instrument: str
    article: str


class Durations(TypedDict):
    """ISO 8601 durations."""

    min: NotRequired[str]
    max: NotRequired[str]


class Fine(TypedDict):
    """In rupiah."""

    min: NotRequired[int]
    max: NotRequired[int]


class Words(TypedDict):
    """Words of the narrative, and the lexicon that knows them."""

    text: str
    lexicon: str


class Suggestion(TypedDict):
    """A fact that words of the narrative suggest. No verdict rests on it."""

    fact: str
    value: str | bool | float
    against_record: bool  #: The record says the opposite.
    words: list[Words]


class Exemption(TypedDict):
    """An exception of a rule, and whether it applies."""

    id: str
    title: Bilingual
    status: YesOpenNo


class SanctionOfFinding(TypedDict):
    """A sanction by its id."""

    id: str
    applies: YesOpen


class Turn(TypedDict):
    """A reading under which a finding would come out otherwise."""

    reading: str
    option: str
    status: Status


class Reason(TypedDict):
    """A condition that decided (with `detail="full"`)."""

    part: Literal["in_force", "addressees", "conduct", "when", "exception"]
    condition: str | None  #: As its author wrote it; null for the dates in force.
    outcome: Literal["yes", "no", "unknown", "error"]
    #: What the record says of the facts that the condition reads, by path; null where it says nothing. Texts
    #: and lists are left out.
    facts: dict[str, Any]
    at: NotRequired[str]


class Finding(TypedDict):
    """What became of a rule that speaks up."""

    rule: str
    status: Status
    open_on: NotRequired[Literal["judgement"]]  #: All that is missing are facts that a person finds.
    #: Facts that a person judged and the rule reads; absent where there is none. All others were reported or
    #: follow.
    judged: NotRequired[list[str]]
    erred: NotRequired[Literal[True]]  #: A condition could not be worked out.
    category: Category
    nature: Nature
    effect: Effect
    version: list[str] | None  #: The texts of the norm that may be in force; null where it has only one.
    title: Bilingual
    basis: list[Citation]
    because: NotRequired[list[Reason]]
    missing: list[str]
    exceptions: list[Exemption]
    superseded: YesOpenNo
    sanctions: list[SanctionOfFinding]
    route: list[str]
    turns_on_reading: list[Turn]
    confidence: Confidence


class Sanction(TypedDict):
    """A sanction that is available."""

    id: str
    applies: YesOpen
    nature: Nature
    family: str | None
    level: str | None
    measure: Bilingual
    duration: NotRequired[Durations]
    prison: NotRequired[Durations]
    fine: NotRequired[Fine]  #: In rupiah.
    link: NotRequired[Literal["and", "or", "and/or"]]
    basis: list[Citation]
    note: NotRequired[Bilingual]  #: A remark, for example on who imposes it.
    confidence: Confidence


# A fact to ask for, what it settles, and what each answer would make of the rules.
Question = TypedDict(
    "Question",
    {
        "fact": str,
        "member": NotRequired[str],  #: Of a set: the value asked about.
        "ask": Bilingual,
        "judgement": bool,  #: Found by a person, never inferred.
        "settles": list[str],
        #: By answer (`*` is any other value, `a..b` a span, open where a bound is missing): what becomes of the
        #: rules, in one word where it is the same for all of them.
        "if": dict[str, Status | dict[str, Status]],
    },
)


class Deadline(TypedDict):
    """Something to be done by a day."""

    id: str
    title: Bilingual
    by: str | None  #: A date; null where the day it counts from is not known.
    earliest: NotRequired[Literal[True]]  #: Working days without a calendar of holidays: not before that day.
    met: bool | None
    basis: list[Citation]


class Requirement(TypedDict):
    """What a report needs so that it can be taken up."""

    id: str
    title: Bilingual
    met: bool | None
    basis: list[Citation]


class ConditionError(TypedDict):
    """A condition that could not be worked out."""

    code: str
    message: str
    condition: str


class RecordWarning(TypedDict):
    """Something odd about the record."""

    kind: Literal["contradicts_derived", "ignored_key"]
    path: str


class RulesetName(TypedDict):
    """The rule set that gave the answer."""

    id: str
    version: str
    digest: str


class FactPart(TypedDict):
    """A fact, or of a set one value."""

    fact: str
    member: NotRequired[str]


class SettlingSet(TypedDict):
    """Facts that together settle rules, whatever the answers."""

    facts: list[FactPart]
    settles: list[str]


class MissingFacts(TypedDict):
    """With `detail="full"`, for an open verdict: the smallest sets of facts that settle it."""

    settled_by: list[SettlingSet]
    complete: bool  #: Whether these are all of them.
    idle: list[FactPart] | None  #: Missing facts that are in no such set; null where that is not known.


class Outlook(TypedDict):
    """With `detail="full"`: the mildest and the gravest verdict that completions have; null past the bound."""

    best: Literal["indicated", "not_indicated"] | None
    worst: Literal["indicated", "not_indicated"] | None


@final
class Classification(TypedDict):
    """What the rules say of one record."""

    record: str | None
    ruleset: RulesetName
    verdict: Verdict
    #: Whether every completion of the unknown facts gives this verdict; null where that was not worked out.
    robust: bool | None
    by_nature: dict[Nature, Verdict]
    findings: list[Finding]
    not_raised: int
    failed: int
    sanctions: list[Sanction]
    questions: list[Question]
    questions_complete: NotRequired[Literal[False]]  #: More may be worth asking.
    deadlines: list[Deadline]
    admissibility: list[Requirement]
    unverified: list[Finding]
    condition_errors: NotRequired[list[ConditionError]]
    warnings: list[RecordWarning]
    ignored_keys: NotRequired[int]
    suggestions: NotRequired[list[Suggestion]]
    outlook: NotRequired[Outlook]
    missing_facts: NotRequired[MissingFacts]


@final
class ShortClassification(TypedDict):
    """What they say with `detail="verdict"`: the rules by their ids."""

    record: str | None
    verdict: Verdict
    by_nature: dict[Nature, Verdict]
    holds: list[str]  #: Rules that prohibit and hold.
    open: list[str]  #: Rules that prohibit and are open.
    permitted: list[str]  #: Rules that permit and hold.
    governing: NotRequired[list[str]]  #: Rules that hold and govern what follows; absent where there is none.
    unverified: list[str]  #: Rules that hold, but whose norm is weakly confirmed: outside the verdict.
    suggestions: NotRequired[list[Suggestion]]


class FieldError(TypedDict):
    """What is wrong with a field of a record."""

    code: str
    path: str  #: Of the field; empty where the line as a whole is meant.
    column: int  #: In code points from 1; 0 where it is not known.
    message: str
    help: NotRequired[str]


@final
class RecordErrors(TypedDict):
    """What stands in the place of an answer where the record cannot be used."""

    file: NotRequired[str]  #: Where the line is, when several files are read.
    line: int
    record: str | None
    errors: list[FieldError]
