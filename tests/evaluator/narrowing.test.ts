/** What a path knows after a condition of several parts. */

import { parse } from '@typescript-eslint/typescript-estree';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.js';
import type { NodeByName } from '../../src/evaluator/syntax.js';

function codesOf(body: string): readonly number[] {
  const text = `const app = require('express')();\napp.get('/', (req, res) => { const { x, y } = req.body; ${body} });`;
  const program = parse(text, { range: true, loc: true }) as unknown as NodeByName['Program'];
  const { routes } = analyze({ file: '/app.js', text, program }, { versionOf: () => 5 });
  return routes.flatMap(({ outcome }) => outcome.responses.flatMap(({ status }) => (status.kind === 'known' ? [status.code] : []))).sort();
}

it.each([
  ['if (x && y) { if (!x) return res.status(418).end(); return res.status(201).end(); } res.status(202).end();', [201, 202]],
  ['if (x || y) return res.status(201).end(); if (x) return res.status(418).end(); res.status(202).end();', [201, 202]],
  ['if (!x || !y) return res.status(400).end(); if (!y) return res.status(418).end(); res.status(201).end();', [201, 400]],
  ["if (typeof x !== 'string') return res.status(400).end(); if (typeof x !== 'string' || x === undefined) return res.status(418).end(); res.status(201).end();", [201, 400]],
  ["if (typeof x?.a === 'undefined') return res.status(400).end(); if (x.a === undefined) return res.status(418).end(); res.status(201).end();", [201, 400]],
  ["const code = y ? 404 : undefined; if (typeof code === 'number') return res.status(code).end(); res.status(201).end();", [201, 404]],
  ["const code = y ? 404 : x ? '500' : undefined; res.status(typeof code === 'number' ? code : 502).end();", [404, 502]],
])('%s', (body, codes) => {
  expect(codesOf(body)).toEqual(codes);
});
