/** Programs about switch, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const switches: readonly Program[] = [
  { code: "let result; switch (2) { case 1: result = 'a'; break; case 2: result = 'b'; break; default: result = 'c' }", gives: '"b"' },
  { code: 'let result = 0; switch (x) { case 1: result = 1; case 2: result = 2; break; default: result = 3 }', gives: '2 | 3' },
  { code: 'let result = 0; switch (x) { default: result = 9; case 1: result += 1; break; case 2: result = 2 }', gives: '1 | 10 | 2' },
  { code: 'let result = 0; switch (1) { default: result = 9; case 2: result += 1; break; case 1: result = 5 }', gives: '5' },
  { code: 'let result = 0; switch (7) { default: result = 9; case 2: result += 1; break; case 1: result = 5 }', gives: '10' },
  { code: 'let result = 0; switch (x) { case 1: case 2: result = 12; break; case 3: result = 3 }', gives: '0 | 12 | 3' },
  { code: "let result; switch (true) { case x === 1: result = 'one'; break; case x === 2: result = 'two'; break; default: result = 'more' }", gives: '"more" | "one" | "two"' },
  { code: "let result; switch (x) { case 'a': result = x; break; default: result = 'other' }", gives: '"a" | "other"' },
  { code: "const h = () => { switch (x) { case 'a': return 1; case 'b': return 2 } return 3 }; const result = h()", gives: '1 | 2 | 3' },
  { code: "let result; switch (typeof x) { case 'string': result = 's'; break; case 'number': result = 'n'; break; default: result = 'o' }", gives: '"n" | "o" | "s"' },
  { code: 'let result = 0; for (const v of [1, 2, 3]) { switch (v) { case 2: continue; default: result += v } }', gives: '4' },
  { code: 'let result = 0; out: switch (1) { case 1: result = 1; break out; case 2: result = 2 }', gives: '1' },
  { code: 'let result; switch (x) { case 1: { const a = 1; result = a; break } case 2: { const a = 2; result = a } }', gives: '1 | 2 | undefined' },
  { code: 'let result = 0; switch (x) {}', gives: '0' },
  { code: "let result; switch (new Date().getDay()) { case 0: result = 'sun'; break; default: result = 'day' }", gives: '"day" | "sun"' },
  { code: "let result; const k = x ? 'a' : 'b'; switch (k) { case 'a': result = 1; break; case 'b': result = 2; break; default: result = 3 }", gives: '1 | 2' },
];
