/** Programs about the top level, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const topLevel: readonly Program[] = [
  { code: 'const result = a', gives: '1', before: 'const a = 1;' },
  { code: 'const result = a', gives: '1 | unknown', before: 'let a = 1; function change() { a = 2 }' },
  { code: 'const result = db', gives: 'unknown', before: 'let db; function connect() { db = f0() }' },
  { code: 'const result = db ? 1 : 2', gives: '1 | 2', before: 'let db = null; function connect() { db = {} }' },
  { code: 'const result = [A.b, h()]', gives: '[1,1]', before: 'const A = { b: 1 }; function h() { return A.b }' },
  { code: 'const result = later()', gives: '3', before: 'const later = () => after; const after = 3;' },
  { code: 'const result = a', gives: '4', before: 'const { a } = { a: 4 };' },
  { code: 'const result = fs.length', gives: '3', before: 'const fs = []; for (let i = 0; i < 3; i++) fs.push(i);' },
  { code: 'const result = fs.a', gives: '1', before: 'const fs = {}; fs.a = 1; Object.freeze(fs);' },
  { code: 'const result = h()', gives: '5', before: 'const h = ((n) => () => n)(5);' },
  { code: 'const result = a', gives: '2', before: 'var a = 1; a = 2;' },
  { code: 'const result = cfg.port', gives: '3000', before: 'const cfg = { port: 3000 };' },
  { code: 'module.exports.a = 1; const result = module.exports.a', gives: '1' },
  { code: 'const result = module.exports', gives: '{a:1,b:<closure>}', before: 'exports.a = 1; exports.b = () => 2;' },
  { code: 'const result = module.exports.a', gives: '5', before: 'module.exports = { a: 5 };' },
  { code: 'const result = db.a', gives: '1 | unknown', before: 'let db; try { JSON.parse("{}"); db = { a: 1 } } catch {}' },
  { code: 'const result = db ? 1 : 2', gives: '1 | 2', before: 'let db; if (process.env.DB) db = { a: 1 };' },
  { code: 'const result = typeof require', gives: '"function"' },
];
