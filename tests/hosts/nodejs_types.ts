// SPDX-License-Identifier: Apache-2.0

// A program that must compile; nodejs.sh puts real answers before it.
import * as netral from "netral";

const rules = new netral.RuleSet("rules/netralitas", { overlays: ["stages.yaml"], limits: { steps: 1000 } });
const answer: netral.Classification = rules.classify({ act: { kinds: ["suka"] } });
const holds: string[] = rules.session({ detail: "verdict" }).classify("{}").holds;
for (const each of rules.session().classifyAll([{}, "{}", new Uint8Array()]))
    if ("errors" in each) each.errors.map((e) => e.code);
    else each.findings.map((f) => f.title.en);
const forbidden: string[] = rules.guide("lurah", "2024-10-12", { facts: { "act.public": "true" } }).forbidden.map((r) => r.title.id);
const change: netral.Change = rules.compare(rules).add("{}");
const pieces: AsyncIterable<Uint8Array> = rules.session().classifyLines([new Uint8Array()]);
// @ts-expect-error: there is no such detail
rules.session({ detail: "everything" });
// @ts-expect-error: there is no such verdict
answer.verdict === "guilty";
// @ts-expect-error: sessions are made by rule sets
new netral.Session();
