// SPDX-License-Identifier: Apache-2.0

// The Node.js package: what it says is what the library says, and what it throws is its own.
const assert = require("node:assert");
const { execFileSync, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const { Readable } = require("node:stream");
const { test } = require("node:test");
const { Worker } = require("node:worker_threads");
const netral = require("../../examples/nodejs");

const RULES = "rules/netralitas";
const record = fs.readFileSync(process.env.record);
const lines = fs.readFileSync("examples/incidents/jakarta.jsonl");
const small = fs.readFileSync("tests/hosts/small.yaml", "utf8");
const rules = new netral.RuleSet(RULES);

function program(...options) {
    const input = options.find(Buffer.isBuffer);
    const given = options.filter((o) => typeof o === "string");
    return execFileSync(process.env.NETRAL_PROGRAM, given, { input, stdio: ["pipe", "pipe", "ignore"], maxBuffer: 1 << 26 });
}
const classify = (...options) => program("classify", "--rules", RULES, "--format", "jsonl", ...options);
const text = (buffer) => buffer.toString().trim();

async function through(session, pieces) {
    const said = [];
    for await (const piece of session.classifyLines(pieces)) said.push(piece);
    return Buffer.concat(said);
}

test("a rule set says what it is", () => {
    assert.deepStrictEqual(rules.listing(), JSON.parse(program("rules", "--json", RULES)));
    assert.ok(rules.recordSchema().properties);
    assert.deepStrictEqual(rules.warnings, []);
});

test("a record may be an object, a text or bytes", () => {
    const expected = JSON.parse(classify(record));
    for (const form of [JSON.parse(record), record.toString(), record, new Uint8Array(record)])
        assert.deepStrictEqual(rules.classify(form), expected);
    assert.strictEqual(rules.session().classifyJson(record), text(classify(record)));
});

test("a session has its own options", () => {
    assert.ok(rules.session({ detail: "verdict" }).classify(record).holds);
    assert.strictEqual(rules.session({ ignoreUnknownKeys: true }).classify({ nobody_knows: 1 }).ignored_keys, 1);
    assert.deepStrictEqual(rules.session({ readings: { skb_b_calon: "bakal_calon" } }).classify(record),
                           JSON.parse(classify("--reading", "skb_b_calon=bakal_calon", record)));
    assert.deepStrictEqual(rules.session({ suggest: true }).classify(record), JSON.parse(classify("--suggest", record)));
});

test("texts are those of the program", () => {
    const session = rules.session();
    const expected = program("classify", "--rules", RULES, "--format", "text", "--lang", "en", record);
    assert.strictEqual(session.text(record, "en").trim(), text(expected));
    assert.match(session.explain(record, "uu-1-2015.188", "en"), /^uu-1-2015\.188 is open/);
});

test("guidance is that of the program", () => {
    const asked = ["guide", "--rules", RULES, "--role", "lurah", "--on", "2024-10-12"];
    assert.deepStrictEqual(rules.guide("lurah", "2024-10-12"), JSON.parse(program(...asked, "--format", "json")));
    const whole = [...asked, "--detail", "full"];
    assert.strictEqual(rules.guidePage("lurah", "2024-10-12", "en"), program(...whole, "--lang", "en").toString());
    assert.strictEqual(rules.guidePage("lurah", "2024-10-12", "id", { format: "html" }),
                       program(...whole, "--format", "html").toString());
    assert.throws(() => rules.guide("lurah", "2024"), netral.ArgumentError);
    assert.throws(() => rules.guide("lurah", "2024-10-12", { facts: { "act.nobody_knows": "true" } }),
                  (e) => e instanceof netral.NotFoundError && e.diagnostics[0].code === "N5062");
    assert.throws(() => rules.guide("lurah", "2024-10-12", { readings: { nobody_knows: "x" } }), netral.NotFoundError);
});

test("two rule sets are compared over the same records", () => {
    const older = new netral.RuleSet({ text: small });
    const newer = new netral.RuleSet({ text: small.replace("conduct: act.liked", "conduct: act.liked && act.day > date('2024-01-01')") });
    const comparison = older.compare(newer);
    older.close();
    newer.close();
    assert.strictEqual(comparison.add({ act: { liked: true } }), "laxer");
    assert.strictEqual(comparison.add({ act: { liked: false } }), "none");
    assert.throws(() => comparison.add("{"), netral.RecordError);
    assert.deepStrictEqual(comparison.totals(), { records: 3, errors: 1, stricter: 0, laxer: 1, sideways: 0 });
    assert.strictEqual(comparison.report().changed.length, 1);
    comparison.close();
    assert.throws(() => comparison.totals(), /it has been closed/);
});

test("a rule set may be one text or several, with overlays", () => {
    const [head, tail] = small.split("rules:\n");
    const texts = { "ruleset.yaml": `${head}include: [rules.yaml]\n`, "rules.yaml": `rules:\n${tail}` };
    for (const source of [{ text: small }, { texts }])
        assert.strictEqual(new netral.RuleSet(source).classify({ act: { liked: true } }).verdict, "indicated");
    const more = new netral.RuleSet(RULES, { overlays: ["examples/python/stages.yaml"] });
    assert.strictEqual(more.listing().rules.length, rules.listing().rules.length + 8);
});

test("errors are exceptions with the library's diagnostics", () => {
    const of = (kind, code) => (e) => e instanceof kind && e instanceof netral.NetralError && e.code === code;
    assert.throws(() => rules.classify({ incident: { id: 3 } }), (e) => of(netral.RecordError, "NETRAL_ERROR_RECORD")(e) &&
        e.diagnostics[0].code === "N2103" && e.diagnostics[0].path === "incident.id" && e.message.includes("incident.id"));
    assert.throws(() => rules.classify(Buffer.from([0xff])), of(netral.RecordError, "NETRAL_ERROR_RECORD"));
    assert.throws(() => new netral.RuleSet("/nowhere"), of(netral.UnreadableError, "NETRAL_ERROR_UNREADABLE"));
    assert.throws(() => new netral.RuleSet({ text: "rules: [a" }), (e) => of(netral.RulesError, "NETRAL_ERROR_RULES")(e) &&
        e.diagnostics[0].line === 1 && e.diagnostics[0].column === 10);
    assert.throws(() => new netral.RuleSet(RULES, { limits: { nobody_knows: 1 } }), netral.NetralError);
    assert.throws(() => rules.session({ readings: { nobody_knows: "x" } }), of(netral.NotFoundError, "NETRAL_ERROR_NOT_FOUND"));
    assert.throws(() => rules.session().explain(record, "no-such-rule"), /no-such-rule/);
    assert.throws(() => rules.session({ detail: "everything" }), TypeError);
});

test("what is closed cannot be used", () => {
    const other = new netral.RuleSet({ text: small });
    const session = other.session();
    other.close();
    other.close();
    assert.throws(() => other.session(), /closed/);
    assert.strictEqual(session.classify({}).verdict, "not_indicated");
    session.close();
    assert.throws(() => session.classify({}), /closed/);
    if (Symbol.dispose) assert.strictEqual(other[Symbol.dispose], other.close);
});

test("lines may come in pieces that end anywhere", async () => {
    const expected = classify(lines);
    const session = rules.session();
    for (const size of [7, 1000, lines.length]) {
        const pieces = [];
        for (let i = 0; i < lines.length; i += size) pieces.push(lines.subarray(i, i + size));
        assert.ok((await through(session, pieces)).equals(expected));
        assert.ok((await through(session, Readable.from(pieces))).equals(expected));
    }
});

test("a line that is longer than the output buffer comes whole", async () => {
    // 20,000 unknown keys, each of which is an error.
    const long = JSON.stringify(Object.fromEntries(Array.from({ length: 20000 }, (_, i) => [`key ${i}`, 1])));
    const said = await through(rules.session({ recordErrors: 20000 }), [Buffer.from(long)]);
    assert.ok(said.length > 1 << 20);
    assert.strictEqual(JSON.parse(said).errors.length, 20000);
});

test("an unusable record leaves the others, and answers come as records do", () => {
    let asked = 0;
    function* records() {
        for (const r of [record, { bad: 1 }, '{"incident":\n{"id": "a"}}']) {
            ++asked;
            yield r;
        }
    }
    const answers = rules.session().classifyAll(records());
    assert.strictEqual(answers.next().value.record, "DKI-0042");
    assert.strictEqual(asked, 1);
    assert.strictEqual(answers.next().value.errors[0].code, "N2101");
    assert.strictEqual(answers.next().value.record, "a");
    assert.ok(answers.next().done);
});

test("handles are given back with their objects", () => {
    const size = () => process.memoryUsage().rss;
    const make = (count) => {
        for (let i = 0; i < count; ++i) {
            new netral.RuleSet({ text: small }).session();
            if (i % 50 === 0) global.gc();
        }
    };
    make(200);
    const before = size();
    make(2000);
    assert.ok(size() - before < 60e6, `${(size() - before) / 1e6} MB more`);
});

test("each worker loads its own rule set", async () => {
    const source = `const { parentPort } = require("node:worker_threads");
        const netral = require(${JSON.stringify(require.resolve("../../examples/nodejs"))});
        parentPort.postMessage(new netral.RuleSet(${JSON.stringify(RULES)}).classify(${JSON.stringify(record.toString())}));`;
    const worker = () => new Promise((done, failed) =>
        new Worker(source, { eval: true }).once("message", done).once("error", failed));
    for (const answer of await Promise.all([worker(), worker()])) assert.deepStrictEqual(answer, rules.classify(record));
});

test("a library that is not there says so", () => {
    const env = { ...process.env, NETRAL_LIBRARY: "/nowhere.so" };
    const done = spawnSync(process.execPath, ["-e", 'require("./examples/nodejs")'], { env, encoding: "utf8" });
    assert.strictEqual(done.status, 1);
    assert.match(done.stderr, /\/nowhere\.so/);
});
