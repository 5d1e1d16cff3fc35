/** Programs about if, ternary and logical operators, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const branches: readonly Program[] = [
  { code: 'let result = 1; if (x) result = 2', gives: '1 | 2' },
  { code: 'let result; if (x) result = 1; else result = 2', gives: '1 | 2' },
  { code: 'let result; if (x) { if (y) result = 1; else result = 2 } else result = 3', gives: '1 | 2 | 3' },
  { code: 'let result = 1; if (true) result = 2', gives: '2' },
  { code: 'let result = 1; if (false) result = 2; else if (0) result = 3; else result = 4', gives: '4' },
  { code: 'const result = x ? 1 : y ? 2 : 3', gives: '1 | 2 | 3' },
  { code: 'const result = x && 1', gives: '1 | unknown' },
  { code: 'const result = x || 1', gives: '1 | unknown' },
  { code: 'const result = x ?? 1', gives: '1 | unknown' },
  { code: "const result = (x || 'd') && 2", gives: '2' },
  { code: 'let result = null; result ??= 5', gives: '5' },
  { code: 'let result = 0; result ||= 6', gives: '6' },
  { code: 'let result = 1; result &&= 7', gives: '7' },
  { code: 'let result = x; result ??= 5', gives: '5 | unknown' },
  { code: 'let result = x; result ||= 5', gives: '5 | unknown' },
  { code: 'let result = x; result &&= 5', gives: '5 | unknown' },
  { code: 'let n = 0; x && (n = 1); const result = n', gives: '0 | 1' },
  { code: 'let n = 0; (x && y) ? n = 1 : n = 2; const result = n', gives: '1 | 2' },
  { code: 'let n = 0; x || y ? n = 1 : n = 2; const result = n', gives: '1 | 2' },
  { code: 'let n = 0; true || (n = 1); false && (n = 2); const result = n', gives: '0' },
  { code: 'let a = 1; if (x) { let a = 2; a++ } const result = a', gives: '1' },
  { code: "let result = 'a'; if (x) { result = 'b' } if (y) { result = 'c' }", gives: '"a" | "b" | "c"' },
  { code: 'const o = { a: null }; o.a ??= 4; o.b ||= 5; const result = o', gives: '{a:4,b:5}' },
  { code: 'if (x) { var result = 1 }', gives: '1 | undefined' },
  { code: 'const result = x ? undefined : 2', gives: '2 | undefined' },
  { code: 'const r = x ? { status: 200 } : { status: 404 }; const result = r.status', gives: '200 | 404' },
  { code: "const r = x ? { status: 200, body: 'ok' } : { status: 404, body: 'no' }; const result = `${r.status} ${r.body}`", gives: '"200 ok" | "404 no"' },
];
