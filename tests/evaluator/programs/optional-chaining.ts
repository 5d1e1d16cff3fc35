/** Programs about optional chaining, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const optionalChaining: readonly Program[] = [
  { code: "const o = { a: { b: 1 } }; const result = [o?.a?.b, o.c?.d.e.f, o.c?.(), o.a?.['b']]", gives: '[1,undefined,undefined,1]' },
  { code: "const result = x?.a ?? 'none'", gives: '"none" | unknown' },
  { code: 'const result = x?.a.b', gives: 'undefined | unknown' },
  { code: 'const result = null?.a.b.c()', gives: 'undefined' },
  { code: 'const result = undefined?.[f()]', gives: 'undefined' },
  { code: 'const o = { h() { return 1 } }; const result = [o.h?.(), o.g?.()]', gives: '[1,undefined]' },
  { code: 'let n = 0; null?.[n++]; const result = n', gives: '0' },
  { code: 'const result = (x ? { a: 1 } : null)?.a', gives: '1 | undefined' },
  { code: 'const result = x?.length > 0 ? 1 : 2', gives: '1 | 2' },
  { code: 'const o = x ? { a: { b: 1 } } : undefined; const result = o?.a.b', gives: '1 | undefined' },
  { code: 'const o = { a: undefined }; const result = o?.a?.b', gives: 'undefined' },
  { code: 'const result = x!.a?.b!', gives: 'undefined | unknown' },
  { code: "const o = { u: undefined }; let result; try { result = (o?.u).v } catch { result = 'throws' }", gives: '"throws"' },
  { code: "if (x?.a === 1) var result = x?.a; else result = 'other'", gives: '"other" | 1' },
];
