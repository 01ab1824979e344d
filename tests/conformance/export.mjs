// SPDX-License-Identifier: Apache-2.0
// Writes the suite, which the package holds as JavaScript objects, as JSON Lines into this folder.
import fs from 'node:fs';

// JSON.stringify loses the sign of -0, which three tests need.
const negativeZero = '__NEGATIVE_ZERO__';
const toJson = (test) =>
  JSON.stringify(test, (_, v) => (Object.is(v, -0) ? negativeZero : v)).replaceAll(`"${negativeZero}"`, '-0.0');

function* walk(suite, path = []) {
  for (const test of suite.tests ?? []) yield [path, test];
  for (const inner of suite.suites ?? []) yield* walk(inner, [...path, inner.name]);
}

for (const name of ['conformance', 'comprehension', 'parsing', 'checking']) {
  const { tests } = await import(`@bufbuild/cel-spec/testdata/${name}.js`);
  const lines = [...walk(tests)].map(([path, t]) =>
    toJson({
      file: path[0] ?? name,
      section: path.slice(1).join('/'),
      ast: t.ast,
      checkedAst: t.checkedAst,
      type: t.type,
      goError: t.error,
      ...t.original,
    }),
  );
  fs.writeFileSync(`${name}.jsonl`, lines.join('\n') + '\n');
}
