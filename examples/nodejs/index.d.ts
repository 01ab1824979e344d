// SPDX-License-Identifier: Apache-2.0

/** A record: an object, or its JSON. */
export type Input = object | string | Uint8Array;

export type Language = "id" | "en";

/** One thing to be said about a rule set, a record or an argument. */
export interface Diagnostic {
    /** As in `N1104`; codes keep their meaning. */
    code: string;
    severity: "error" | "warning";
    file: string;
    /** From 1; 0 where there is none. */
    line: number;
    /** From 1, in code points; 0 where there is none. */
    column: number;
    /** Of a record: the field, as in `act.kinds[1]`. */
    path: string;
    message: string;
    suggestion: string;
}

/** Something that the library refused; `message` is for people. */
export class NetralError extends Error {
    /** As in `NETRAL_ERROR_RULES`. */
    readonly code: string;
    readonly diagnostics: Diagnostic[];
}
/** An argument is malformed, not UTF-8, or nobody knows it. */
export class ArgumentError extends NetralError {}
/** There is no rule set to read at that place. */
export class UnreadableError extends NetralError {}
/** The rule set has mistakes; `diagnostics` has all of them. */
export class RulesError extends NetralError {}
/** The record cannot be used; `diagnostics` says which fields. */
export class RecordError extends NetralError {}
/** There is no rule, reading or option of that name. */
export class NotFoundError extends NetralError {}

export interface LoadOptions {
    /** Paths or names of overlay files, applied in this order. */
    overlays?: string[];
    /** Bounds of what a rule set may ask for, by name. */
    limits?: { [name: string]: number };
}

export interface SessionOptions {
    /** How much an answer says; `verdict` is the shortest. */
    detail?: "findings" | "verdict" | "full";
    /** The options chosen for contested readings. */
    readings?: { [reading: string]: string };
    /** Pass over keys that are no fact, instead of refusing the record. */
    ignoreUnknownKeys?: boolean;
    /** Also name facts that words of the narrative suggest. */
    suggest?: boolean;
    /** Bounds, as netral.h explains them; 0 is the default. */
    recordErrors?: number;
    recordBytes?: number;
    recordDepth?: number;
    completions?: number;
    questions?: number;
}

/** A rule, as `netral rules --json` lists it. */
export interface Rule {
    id: string;
    category: Category;
    nature: Nature;
    effect: Effect;
    confidence: Confidence;
    title: Bilingual;
    in_force: { from: string | null; to: string | null };
    versions: object[];
    breach_of: string[];
    supersedes: string[];
    sources: string[];
    at: string;
}

export interface Listing {
    ruleset: string;
    version: string;
    digest: string;
    rules: Rule[];
}

/** A compiled rule set, for one thread. */
export class RuleSet {
    /**
     * Loads a folder with `ruleset.yaml` or one file, one text, or texts by name, the first of which includes the
     * others. Throws UnreadableError, RulesError, ArgumentError.
     */
    constructor(source: string | { text: string } | { texts: { [name: string]: string } }, options?: LoadOptions);
    /** What is odd about the rule set, but did not keep it from being loaded. */
    readonly warnings: Diagnostic[];
    listing(): Listing;
    /** The JSON Schema (2020-12) of the records. */
    recordSchema(): object;
    session(options: SessionOptions & { detail: "verdict" }): Session<ShortClassification>;
    session(options?: SessionOptions): Session<Classification>;
    /** Classifies one record. Throws RecordError. */
    classify(record: Input): Classification;
    /** What an official may not do on a day (`2024-10-12`), before the act. Throws NotFoundError, ArgumentError. */
    guide(role: string, day: string, options?: GuideOptions): Guidance;
    /** The same as a page to hand out: text, or one HTML document. */
    guidePage(role: string, day: string, language?: Language, options?: GuideOptions & { format?: "text" | "html"; width?: number }): string;
    /** Begins a comparison of this rule set with a newer one; both may be closed at once. */
    compare(newer: RuleSet): Comparison;
    /** Gives the rule set back. Sessions that were made from it stay usable for single records. */
    close(): void;
}

export interface GuideOptions {
    /** What else is known, by path: a value's name, `true`, `false` or a day. */
    facts?: { [path: string]: string };
    readings?: { [reading: string]: string };
}

/** A rule as it stands for this official on this day, with what is left of its conditions. */
export interface GuidedRule {
    rule: string;
    title: Bilingual;
    category: Category;
    nature: Nature;
    confidence: Confidence;
    /** `open`: it depends on the conditions `of_whom`. */
    binds: YesOpen;
    of_whom: Bilingual[];
    when: Bilingual[];
    unless: Bilingual[];
    basis: Citation[];
    sanctions: { id: string; measure: Bilingual }[];
}

/** What is forbidden and what is allowed. */
export interface Guidance {
    on: string;
    role: Bilingual;
    election: Bilingual | null;
    stage: Bilingual | null;
    ruleset: string;
    forbidden: GuidedRule[];
    allowed: GuidedRule[];
    /** How many rules do not concern this official on this day. */
    ruled_out: number;
}

export type Change = "none" | "stricter" | "laxer" | "sideways";

/** An older rule set against a newer one, record by record. */
export class Comparison {
    private constructor();
    /** What the newer rule set does to whom a record concerns. Throws RecordError where neither can read it. */
    add(record: Input): Change;
    totals(): { records: number; errors: number; stricter: number; laxer: number; sideways: number };
    /** What `netral diff` writes as JSON: `netral schema diff`. */
    report(): object;
    close(): void;
}

/** A rule set with options. */
export class Session<Answer> {
    private constructor();
    /** Classifies one record. Throws RecordError. */
    classify(record: Input): Answer;
    /** The same, as the line of JSON that `netral classify --format jsonl` writes. */
    classifyJson(record: Input): string;
    /** The classification in sentences, as an official would read it. */
    text(record: Input, language?: Language, options?: { width?: number }): string;
    /** Why a rule came out as it did. Throws NotFoundError. */
    explain(record: Input, rule: string, language?: Language, options?: { allParts?: boolean }): string;
    /** Answers one after the other; an object with `errors` stands for a record that cannot be used. */
    classifyAll(records: Iterable<Input>): Generator<Answer | RecordErrors, void, void>;
    /** JSON Lines in pieces that may end anywhere, to pieces of whole lines of JSON. Fits into `stream.pipeline`. */
    classifyLines(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, void>;
    close(): void;
}

/** The version of the library, as in `0.1.0`. */
export function version(): string;

// What follows is `netral schema classification`, key by key.

export type Verdict = "indicated" | "open" | "not_indicated";
export type Status = "holds" | "open" | "fails" | "not_raised";
export type YesOpen = "yes" | "open";
export type YesOpenNo = "yes" | "open" | "no";
export type Confidence = "high" | "medium" | "low";
export type Nature = "kode_etik" | "disiplin" | "pidana" | "administrasi" | "etik_lain";
export type Category = "campaigning" | "favouring" | "party" | "sanctioning";
export type Effect = "prohibits" | "permits" | "governs";

/** A text in both languages. */
export interface Bilingual {
    id: string;
    en: string;
}

/** A passage of a law. */
export interface Citation {
    instrument: string;
    article: string;
}

/** ISO 8601 durations. */
export interface Durations {
    min?: string;
    max?: string;
}

/** In rupiah. */
export interface Fine {
    min?: number;
    max?: number;
}

/** Words of the narrative, and the lexicon that knows them. */
export interface Words {
    text: string;
    lexicon: string;
}

/** A fact that words of the narrative suggest. No verdict rests on it. */
export interface Suggestion {
    fact: string;
    value: string | boolean | number;
    /** The record says the opposite. */
    against_record: boolean;
    words: Words[];
}

/** An exception of a rule, and whether it applies. */
export interface Exemption {
    id: string;
    title: Bilingual;
    status: YesOpenNo;
}

/** A sanction by its id. */
export interface SanctionOfFinding {
    id: string;
    applies: YesOpen;
}

/** A reading under which a finding would come out otherwise. */
export interface Turn {
    reading: string;
    option: string;
    status: Status;
}

/** A condition that decided (with `detail: "full"`). */
export interface Reason {
    part: "in_force" | "addressees" | "conduct" | "when" | "exception";
    /** As its author wrote it; null for the dates in force. */
    condition: string | null;
    outcome: "yes" | "no" | "unknown" | "error";
    /** What the record says of the facts that the condition reads, by path; null where it says nothing. Texts and lists are left out. */
    facts: Record<string, unknown>;
    at?: string;
}

/** What became of a rule that speaks up. */
export interface Finding {
    rule: string;
    status: Status;
    /** All that is missing are facts that a person finds. */
    open_on?: "judgement";
    /** Facts that a person judged and the rule reads; absent where there is none. All others were reported or follow. */
    judged?: string[];
    /** A condition could not be worked out. */
    erred?: true;
    category: Category;
    nature: Nature;
    effect: Effect;
    /** The texts of the norm that may be in force; null where it has only one. */
    version: string[] | null;
    title: Bilingual;
    basis: Citation[];
    because?: Reason[];
    missing: string[];
    exceptions: Exemption[];
    superseded: YesOpenNo;
    sanctions: SanctionOfFinding[];
    route: string[];
    turns_on_reading: Turn[];
    confidence: Confidence;
}

/** A sanction that is available. */
export interface Sanction {
    id: string;
    applies: YesOpen;
    nature: Nature;
    family: string | null;
    level: string | null;
    measure: Bilingual;
    duration?: Durations;
    prison?: Durations;
    /** In rupiah. */
    fine?: Fine;
    link?: "and" | "or" | "and/or";
    basis: Citation[];
    /** A remark, for example on who imposes it. */
    note?: Bilingual;
    confidence: Confidence;
}

/** A fact to ask for, what it settles, and what each answer would make of the rules. */
export interface Question {
    fact: string;
    /** Of a set: the value asked about. */
    member?: string;
    ask: Bilingual;
    /** Found by a person, never inferred. */
    judgement: boolean;
    settles: string[];
    /** By answer (`*` is any other value, `a..b` a span, open where a bound is missing): what becomes of the rules, in one word where it is the same for all of them. */
    if: Record<string, Status | Record<string, Status>>;
}

/** Something to be done by a day. */
export interface Deadline {
    id: string;
    title: Bilingual;
    /** A date; null where the day it counts from is not known. */
    by: string | null;
    /** Working days without a calendar of holidays: not before that day. */
    earliest?: true;
    met: boolean | null;
    basis: Citation[];
}

/** What a report needs so that it can be taken up. */
export interface Requirement {
    id: string;
    title: Bilingual;
    met: boolean | null;
    basis: Citation[];
}

/** A condition that could not be worked out. */
export interface ConditionError {
    code: string;
    message: string;
    condition: string;
}

/** Something odd about the record. */
export interface RecordWarning {
    kind: "contradicts_derived" | "ignored_key";
    path: string;
}

/** The rule set that gave the answer. */
export interface RulesetName {
    id: string;
    version: string;
    digest: string;
}

/** A fact, or of a set one value. */
export interface FactPart {
    fact: string;
    member?: string;
}

/** With `detail: "full"`, for an open verdict: the smallest sets of facts that settle it whatever the answers. */
export interface MissingFacts {
    settled_by: { facts: FactPart[]; settles: string[] }[];
    /** Whether these are all of them. */
    complete: boolean;
    /** Missing facts that are in no such set; null where that is not known. */
    idle: FactPart[] | null;
}

/** With `detail: "full"`: the mildest and the gravest verdict that completions have; null past the bound. */
export interface Outlook {
    best: "indicated" | "not_indicated" | null;
    worst: "indicated" | "not_indicated" | null;
}

/** What the rules say of one record. */
export interface Classification {
    record: string | null;
    ruleset: RulesetName;
    verdict: Verdict;
    /** Whether every completion of the unknown facts gives this verdict; null where that was not worked out. */
    robust: boolean | null;
    by_nature: Partial<Record<Nature, Verdict>>;
    findings: Finding[];
    not_raised: number;
    failed: number;
    sanctions: Sanction[];
    questions: Question[];
    /** Stands where more may be worth asking: the work ran out, or answers cannot be listed. */
    questions_complete?: false;
    deadlines: Deadline[];
    admissibility: Requirement[];
    unverified: Finding[];
    condition_errors?: ConditionError[];
    warnings: RecordWarning[];
    ignored_keys?: number;
    suggestions?: Suggestion[];
    outlook?: Outlook;
    missing_facts?: MissingFacts;
}

/** What they say with `detail: "verdict"`: the rules by their ids. */
export interface ShortClassification {
    record: string | null;
    verdict: Verdict;
    by_nature: Partial<Record<Nature, Verdict>>;
    /** Rules that prohibit and hold. */
    holds: string[];
    /** Rules that prohibit and are open. */
    open: string[];
    /** Rules that permit and hold. */
    permitted: string[];
    /** Rules that hold and govern what follows; absent where there is none. */
    governing?: string[];
    /** Rules that hold, but whose norm is weakly confirmed: outside the verdict. */
    unverified: string[];
    suggestions?: Suggestion[];
}

/** What is wrong with a field of a record. */
export interface FieldError {
    code: string;
    /** Of the field; empty where the line as a whole is meant. */
    path: string;
    /** In code points from 1; 0 where it is not known. */
    column: number;
    message: string;
    help?: string;
}

/** What stands in the place of an answer where the record cannot be used. */
export interface RecordErrors {
    /** Where the line is, when several files are read. */
    file?: string;
    line: number;
    record: string | null;
    errors: FieldError[];
}
