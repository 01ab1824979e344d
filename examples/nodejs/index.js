// SPDX-License-Identifier: Apache-2.0
"use strict";

// The addon is netral.node beside this file; it loads the library that NETRAL_LIBRARY names, else libnetral.so.0 as the
// system's loader finds it. Everything is synchronous; a rule set or session belongs to one thread (worker).

const native = require(process.env.NETRAL_ADDON ?? "./netral.node");
native.open(process.env.NETRAL_LIBRARY ? Buffer.from(process.env.NETRAL_LIBRARY + "\0") : null);

const MORE = 1;
const ERROR_BUFFER = -7;
const LINE_ROOM = 1 << 18;
const DETAILS = { findings: 0, verdict: 1, full: 2 };
const LANGUAGES = { id: 0, en: 1 };
const FORMS = { json: 0, text: 1, html: 2 };
const CHANGES = ["none", "stricter", "laxer", "sideways"];

/** Something that the library refused. */
class NetralError extends Error {
    constructor(name, message, diagnostics) {
        super(message || name);
        this.name = this.constructor.name;
        this.code = name;
        this.diagnostics = diagnostics;
    }
}
class ArgumentError extends NetralError {}
class UnreadableError extends NetralError {}
class RulesError extends NetralError {}
class RecordError extends NetralError {}
class NotFoundError extends NetralError {}

const KINDS = {
    NETRAL_ERROR_ARGUMENT: ArgumentError,
    NETRAL_ERROR_UNREADABLE: UnreadableError,
    NETRAL_ERROR_RULES: RulesError,
    NETRAL_ERROR_RECORD: RecordError,
    NETRAL_ERROR_NOT_FOUND: NotFoundError,
};

const diagnosticsOf = (answer) => (answer.diagnostics ? JSON.parse(answer.diagnostics) : []);

function valueOf(answer, message) {
    if (answer.status >= 0) return answer.value;
    throw new (KINDS[answer.name] ?? NetralError)(answer.name, answer.message?.trimEnd() || message, diagnosticsOf(answer));
}

const bytesOf = (text) => Buffer.from(text);

function encode(record) {
    if (typeof record === "string") return Buffer.from(record);
    if (record instanceof Uint8Array) return Buffer.from(record.buffer, record.byteOffset, record.byteLength);
    return Buffer.from(JSON.stringify(record));
}

function choice(choices, value, what) {
    if (!Object.hasOwn(choices, value)) throw new TypeError(`${what} is one of ${Object.keys(choices).join(", ")}`);
    return choices[value];
}

/** A handle of the library; given back by close(), else with the object. */
class Handle {
    #pointer;

    constructor(pointer) {
        this.#pointer = pointer;
    }

    get pointer() {
        if (this.#pointer === null) throw new TypeError("it has been closed");
        return this.#pointer;
    }

    close() {
        if (this.#pointer !== null) native.close(this.#pointer);
        this.#pointer = null;
    }
}

class RuleSet {
    #handle;
    #session = null;

    constructor(source, { overlays = [], limits = {} } = {}) {
        const texts = typeof source === "string" ? {} : source.texts ?? { "ruleset.yaml": source.text };
        const answer = native.load(
            typeof source === "string" ? bytesOf(source) : null,
            Object.keys(texts).map(bytesOf), Object.values(texts).map(bytesOf),
            overlays.map(bytesOf), Object.keys(limits).map(bytesOf), Object.values(limits));
        this.#handle = new Handle(valueOf(answer));
        this.warnings = diagnosticsOf(answer);
    }

    /** All rules, with the name, version and digest of the rule set. */
    listing() {
        return JSON.parse(valueOf(native.rules(this.#handle.pointer)));
    }

    recordSchema() {
        return JSON.parse(valueOf(native.schema(this.#handle.pointer)));
    }

    session(options = {}) {
        return new Session(this.#handle, options);
    }

    classify(record) {
        this.#session ??= this.session();
        return this.#session.classify(record);
    }

    /** What an official may not do on a day, before the act. */
    guide(role, day, options = {}) {
        return JSON.parse(this.#guided(role, day, "json", options));
    }

    /** The same as a page to hand out. */
    guidePage(role, day, language = "id", { format = "text", ...options } = {}) {
        return this.#guided(role, day, format, options, language);
    }

    #guided(role, day, form, { facts = {}, readings = {}, width = 0 }, language = "id") {
        const answer = native.guide(
            this.#handle.pointer, [role, day].map(bytesOf),
            Object.keys(facts).map(bytesOf), Object.values(facts).map(bytesOf),
            Object.keys(readings).map(bytesOf), Object.values(readings).map(bytesOf),
            choice(FORMS, form, "format"), [choice(LANGUAGES, language, "language"), width]);
        return valueOf(answer, `\`${day}\` is no day such as 2024-10-12`);
    }

    /** A comparison of this rule set with a newer one; both may be closed at once. */
    compare(newer) {
        return new Comparison(new Handle(valueOf(native.compare(this.#handle.pointer, newer.#handle.pointer))));
    }

    close() {
        this.#session?.close();
        this.#handle.close();
    }
}

/** An older rule set against a newer one, record by record. */
class Comparison {
    #handle;

    constructor(handle) {
        this.#handle = handle;
    }

    /** What the newer rule set does to whom a record concerns. */
    add(record) {
        return CHANGES[valueOf(native.compareRecord(this.#handle.pointer, encode(record)), "neither rule set can read the record")];
    }

    totals() {
        return valueOf(native.totals(this.#handle.pointer));
    }

    /** What `netral diff` writes as JSON. */
    report() {
        return JSON.parse(valueOf(native.compared(this.#handle.pointer)));
    }

    close() {
        this.#handle.close();
    }
}

class Session {
    #create;
    #handle;

    constructor(rules, {
        detail = "findings", readings = {}, ignoreUnknownKeys = false, suggest = false, recordErrors = 0,
        recordBytes = 0, recordDepth = 0, completions = 0, questions = 0,
    }) {
        const numbers = [choice(DETAILS, detail, "detail"), Number(ignoreUnknownKeys), Number(suggest), recordErrors,
                         recordBytes, recordDepth, completions, questions];
        const names = Object.keys(readings).map(bytesOf);
        const chosen = Object.values(readings).map(bytesOf);
        this.#create = () => new Handle(valueOf(native.session(rules.pointer, numbers, names, chosen)));
        this.#handle = this.#create();
    }

    classify(record) {
        return JSON.parse(this.classifyJson(record));
    }

    classifyJson(record) {
        const answer = native.classify(this.#handle.pointer, encode(record));
        return typeof answer === "string" ? answer : valueOf(answer);
    }

    text(record, language = "id", { width = 0 } = {}) {
        const answer = native.text(this.#handle.pointer, encode(record), choice(LANGUAGES, language, "language"), width,
                                   null, 0);
        return valueOf(answer);
    }

    explain(record, rule, language = "id", { allParts = false } = {}) {
        const answer = native.text(this.#handle.pointer, encode(record), choice(LANGUAGES, language, "language"), 0,
                                   bytesOf(rule), Number(allParts));
        return valueOf(answer, `no rule has the id \`${rule}\``);
    }

    /** Answers one after the other, as they are asked for. */
    *classifyAll(records) {
        const run = new Lines(this.#create());
        try {
            for (const record of records) {
                const line = Buffer.concat([Buffer.from(encode(record)).map((b) => (b === 10 ? 32 : b)), Buffer.from("\n")]);
                for (const piece of run.over(line, false)) yield JSON.parse(piece);
            }
        } finally {
            run.close();
        }
    }

    /** JSON Lines in, JSON Lines out; fits between the streams of stream.pipeline. */
    async *classifyLines(pieces) {
        const run = new Lines(this.#create());
        try {
            for await (const piece of pieces) yield* run.over(Buffer.from(piece), false);
            yield* run.over(Buffer.alloc(0), true);
        } finally {
            run.close();
        }
    }

    close() {
        this.#handle.close();
    }
}

/** One run over lines. What a piece leaves of its last line goes before the next piece. */
class Lines {
    #session;
    #rest = Buffer.alloc(0);
    #output = Buffer.allocUnsafeSlow(LINE_ROOM);

    constructor(session) {
        this.#session = session;
    }

    *over(piece, last) {
        const input = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
        let start = 0;
        for (let more = true; more;) {
            const answer = native.lines(this.#session.pointer, input, start, Number(last), this.#output);
            start += answer.consumed;
            if (answer.written > 0) yield Buffer.from(this.#output.subarray(0, answer.written));
            more = answer.status === MORE || answer.status === ERROR_BUFFER;
            if (answer.status === ERROR_BUFFER) this.#output = Buffer.allocUnsafeSlow(2 * answer.waiting);
            else valueOf(answer);
        }
        this.#rest = input.subarray(start);
    }

    close() {
        this.#session.close();
    }
}

// `using` of newer languages.
if (Symbol.dispose) {
    for (const kind of [RuleSet, Session, Comparison]) kind.prototype[Symbol.dispose] = kind.prototype.close;
}

module.exports = {
    RuleSet, Session, Comparison, version: native.version,
    NetralError, ArgumentError, UnreadableError, RulesError, RecordError, NotFoundError,
};
