// SPDX-License-Identifier: Apache-2.0
// The same measures for two implementations in JavaScript: node peers.mjs expressions.json
import fs from 'node:fs';
import { parse as bufParse, plan, celEnv } from '@bufbuild/cel';
import { parse as jsParse, Environment } from '@marcbachmann/cel-js';

const expressions = JSON.parse(fs.readFileSync(process.argv[2]));
const text = "a.b == 1 && c in ['x','y']";

// Nanoseconds of processor time a call, the best of five rounds after warming up.
function measure(work) {
  for (let i = 0; i < 2000; i++) work();
  let calls = 1;
  let best = Infinity;
  for (let round = 0; round < 5; ) {
    const begin = process.cpuUsage();
    for (let i = 0; i < calls; i++) work();
    const used = process.cpuUsage(begin);
    const ns = (used.user + used.system) * 1000;
    if (ns < 1e8) {
      calls = ns < 1e6 ? calls * 10 : Math.ceil((calls * 2e8) / ns);
      continue;
    }
    best = Math.min(best, ns / calls);
    round++;
  }
  return best;
}

const report = (implementation, name, ns) =>
  console.log(JSON.stringify({ implementation, measure: name, ns: +ns.toFixed(1), per_second: Math.round(1e9 / ns) }));

function require(good, what) {
  if (!good) throw new Error(`wrong answer: ${what}`);
}

{
  for (const e of expressions) require(bufParse(e), e);
  report('@bufbuild/cel', 'parse', measure(() => expressions.forEach((e) => bufParse(e))) / expressions.length);
  const run = plan(celEnv(), bufParse(text));
  const yes = { a: { b: 1n }, c: 'y' };
  require(run(yes) === true && run({ a: { b: 1n }, c: 'z' }) === false, text);
  report('@bufbuild/cel', 'interpret', measure(() => run(yes)));
}
{
  for (const e of expressions) require(jsParse(e), e);
  report('@marcbachmann/cel-js', 'parse', measure(() => expressions.forEach((e) => jsParse(e))) / expressions.length);
  const env = new Environment().registerVariable('a', 'map').registerVariable('c', 'string');
  const run = env.parse(text);
  const yes = { a: { b: 1n }, c: 'y' };
  require(run(yes) === true && run({ a: { b: 1n }, c: 'z' }) === false, text);
  report('@marcbachmann/cel-js', 'interpret', measure(() => run(yes)));
}
