/** Programs about destructuring, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const destructuring: readonly Program[] = [
  { code: 'const { a, b } = { a: 1, b: 2 }; const result = [a, b]', gives: '[1,2]' },
  { code: 'const { a: c, b: { d } } = { a: 1, b: { d: 2 } }; const result = [c, d]', gives: '[1,2]' },
  { code: 'const { a = 5, b = 6 } = { a: 1 }; const result = [a, b]', gives: '[1,6]' },
  { code: 'const { a = 5 } = { a: null }; const result = a', gives: 'null' },
  { code: 'const { a = 5 } = { a: undefined }; const result = a', gives: '5' },
  { code: 'const { a, ...rest } = { a: 1, b: 2, c: 3 }; const result = [a, rest]', gives: '[1,{b:2,c:3}]' },
  { code: 'const [a, b = 9, ...c] = [1, undefined, 3, 4]; const result = [a, b, c]', gives: '[1,9,[3,4]]' },
  { code: 'const [, b] = [1, 2]; const result = b', gives: '2' },
  { code: 'const [[a], { b }] = [[1], { b: 2 }]; const result = [a, b]', gives: '[1,2]' },
  { code: 'const { a = 1 } = x ?? {}; const result = a', gives: '1 | unknown' },
  { code: 'const [a] = x ?? []; const result = a', gives: 'undefined | unknown' },
  { code: 'let a, b; [a, b] = [1, 2]; [a, b] = [b, a]; const result = [a, b]', gives: '[2,1]' },
  { code: 'let a; ({ a } = { a: 3 }); const result = a', gives: '3' },
  { code: 'const o = {}; [o.a, o.b] = [1, 2]; const result = o', gives: '{a:1,b:2}' },
  { code: "const k = 'a'; const { [k]: v } = { a: 1 }; const result = v", gives: '1' },
  { code: "const [a, b] = 'xy'; const result = [a, b]", gives: '["x","y"]' },
  { code: 'function h({ a, b: [c] }) { return [a, c] } const result = h({ a: 1, b: [2] })', gives: '[1,2]' },
  { code: 'function h({ a = 1 } = {}) { return a } const result = [h(), h({}), h({ a: 2 })]', gives: '[1,1,2]' },
  { code: "const { length } = 'abc'; const result = length", gives: '3' },
  { code: 'for (const { a } of [{ a: 1 }, { a: 2 }]) { var result = a }', gives: '2' },
  { code: "const { status = 500, message = 'm' } = x || {}; const result = status", gives: '500 | unknown' },
];
