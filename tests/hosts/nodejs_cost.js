// SPDX-License-Identifier: Apache-2.0

// What a call costs from Node.js: the fastest of many rounds, in microseconds.
const fs = require("node:fs");
const netral = require("../../examples/nodejs");

const record = fs.readFileSync(process.argv[2]);
const rules = new netral.RuleSet("rules/netralitas");

function cost(what, number, call) {
    let best = Infinity;
    for (let round = 0; round < 40; ++round) {
        const start = process.hrtime.bigint();
        for (let i = 0; i < number; ++i) call();
        best = Math.min(best, Number(process.hrtime.bigint() - start) / number / 1000);
    }
    console.log(`${what}: ${best.toFixed(1)} us`);
}

const session = rules.session();
const short = rules.session({ detail: "verdict" });
cost("classifyJson, from Node.js", 50, () => session.classifyJson(record));
cost("classify (to objects)", 50, () => session.classify(record));
cost('classify, detail: "verdict"', 50, () => short.classify(record));
cost("a call that does nothing (version)", 1000, () => netral.version());
