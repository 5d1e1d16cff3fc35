/** Programs about callbacks of unknown callees, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const callbacks: readonly Program[] = [
  { code: 'let result = 1; f(() => { result = 2 })', gives: '1 | 2' },
  { code: 'let result = 0; f((a) => { if (a) result = 1; else result = 2 })', gives: '0 | 1 | 2' },
  { code: "let result; f((err, v) => { if (err) { result = 'e'; return } result = 'v' })", gives: '"e" | "v" | undefined' },
  { code: 'let result = 1; f({ cb: () => { result = 2 } })', gives: '1 | 2' },
  { code: 'let result = 1; f([() => { result = 2 }])', gives: '1 | 2' },
  { code: 'let result = 1; f(function () { result = 2 }.bind(null))', gives: '1 | 2' },
  { code: "let result = 1; x?.on?.('a', () => { result = 2 })", gives: '1 | 2' },
  { code: 'const o = { n: 1, up() { this.n = 2 } }; f(o.up.bind(o)); const result = o.n', gives: '1 | 2' },
  { code: "let result = 1; f(() => { throw 'in' })", gives: '1' },
  { code: "let result = 1; try { f(() => { throw 'in' }) } catch (e) { result = 2 }", gives: '1 | 2' },
  { code: 'let result = 0; f(() => { g(() => { result = 1 }) })', gives: '0 | 1' },
  { code: 'const result = f(() => 1)', gives: 'unknown' },
  { code: 'let result = 1; const cb = () => { result = 2 }; f(cb)', gives: '1 | 2' },
  { code: 'let result = 1; const o = { go() { result = 2 } }; f(o)', gives: '1 | 2' },
];
