/** The lexical check. */

import { expect, it } from 'vitest';

import { mentions } from '../../src/modules/mentions.js';

it.each([
  ['const app = express()', ['express'], true],
  ['expressed, reexpress, express', ['express'], true],
  ['expressed, reexpress, $express, express1', ['express'], false],
  ['res.status(1)', ['json', 'status'], true],
  ['res.status(1)', [], false],
])('%s mentions one of %j: %j', (text, names, expected) => {
  expect(mentions(text, names)).toBe(expected);
});
