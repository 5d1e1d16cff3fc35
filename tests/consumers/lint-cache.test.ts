/** What the README says of `eslint --cache`: a result depends on other files, and the cache does not know them. */

import { afterAll, expect, it } from 'vitest';

import { Consumer, listFindings, type LintRun } from './consumer.js';

const consumers: Consumer[] = [];

afterAll(() => {
  for (const consumer of consumers) consumer.remove();
});

it.each([8, 9, 10] as const)('gives a stale result with the cache of ESLint %i after an imported file has changed, and a true one without', async (major) => {
  const consumer = new Consumer(major, 'esm');
  consumers.push(consumer);
  const created = (status: number): void => {
    consumer.write('src/created.js', `export const created = (res, body) => res.status(${String(status)}).json(body);\n`);
  };
  const findings = (run: LintRun): readonly string[] => listFindings(run, 'books.js');
  consumer.write(
    'src/books.js',
    "import express from 'express';\nimport { created } from './created.js';\nexport const app = express();\napp.post('/books', (req, res) => created(res, req.body));\n",
  );
  const found = ['4 http-contract/method-status error'];
  created(201);
  expect(findings(await consumer.lint('--cache'))).toEqual([]);
  created(200);
  expect(findings(await consumer.lint('--cache'))).toEqual([]);
  expect(findings(await consumer.lint())).toEqual(found);
  // A change of the file itself is seen.
  consumer.write('src/books.js', "import express from 'express';\nimport { created } from './created.js';\nexport const app = express();\napp.post('/book', (req, res) => created(res, req.body));\n");
  expect(findings(await consumer.lint('--cache'))).toEqual(found);
});
