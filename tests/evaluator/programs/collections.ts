/** Programs about Map and Set, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const collections: readonly Program[] = [
  { code: "const result = new Map([['a', 1]]).get('a')", gives: '1' },
  { code: "const m = new Map(); m.set('a', 1).set('b', 2); const result = [m.get('a'), m.get('c'), m.has('b'), m.size]", gives: '[1,undefined,true,2]' },
  { code: "const m = new Map([['a', 1], ['b', 2]]); const result = m.get(x)", gives: '1 | 2 | undefined' },
  { code: "const m = new Map([['a', 1], ['b', 2]]); const result = m.get(x) ?? 500", gives: '1 | 2 | 500' },
  { code: 'const s = new Set([1, 2, 2]); const result = [s.has(1), s.has(3), s.size]', gives: '[true,false,2]' },
  { code: "const s = new Set(['a']); s.add('b'); const result = [...s]", gives: '["a","b"]' },
  { code: 'const s = new Set([1, 2]); const result = s.has(x) ? 1 : 2', gives: '1 | 2' },
  { code: "const m = new Map([['a', 1]]); const result = [[...m.keys()], [...m.values()], [...m.entries()]]", gives: '[["a"],[1],[["a",1]]]' },
  { code: "const m = new Map([['a', 1]]); m.delete('a'); const result = m.get('a')", gives: 'undefined' },
  { code: "const m = new Map([['a', 1]]); m.clear(); const result = m.size", gives: '0' },
  { code: "let result = 0; new Map([['a', 1], ['b', 2]]).forEach((v) => { result += v })", gives: '3' },
  { code: 'let result = 0; for (const v of new Set([1, 2])) result += v', gives: '3' },
  { code: "const m = new Map([['a', { s: 404 }]]); const result = m.get('a').s", gives: '404' },
  { code: "const m = new Map([['a', 1]]); m.set(x, 2); const result = m.get('a')", gives: 'unknown' },
  { code: "const m = new Map([['a', 1]]); if (x) m.set('a', 2); const result = m.get('a')", gives: '1 | 2' },
  { code: "const m = new Map([['a', 1]]); f(m); const result = m.get('a')", gives: 'unknown' },
  { code: 'const s = new Set([1]); f(s); const result = s.has(2)', gives: 'unknown' },
  { code: "const m = new Map(Object.entries({ a: 1 })); const result = m.get('a')", gives: '1' },
  { code: "const m = new Map([['a', () => 5]]); const result = m.get('a')()", gives: '5' },
  { code: 'const w = new WeakMap(); const k = {}; w.set(k, 1); const result = [w.get(k), w.get({}), w.has(k)]', gives: '[1,undefined,true]' },
  { code: "const k = {}; const m = new Map([[k, 1], ['a', 2]]); m.set(k, 3); const result = [m.get(k), m.get('a'), m.size]", gives: '[3,2,2]' },
  { code: 'const k = {}; const s = new Set([k]); s.delete(k); const result = s.has(k)', gives: 'false' },
  { code: 'const s = new WeakSet(); const k = {}; s.add(k); const result = [s.has(k), s.has({})]', gives: '[true,false]' },
  { code: 'const m = new Map(); f(m); const k = {}; const before = m.get(k); m.set(k, 1); const result = [before, m.get(k), m.get(x)]', gives: '[undefined,1,unknown]' },
  { code: 'const k = {}; const m = new Map(); f(m, k); const result = m.get(k)', gives: 'unknown' },
];
