/** Programs about constants and templates, with everything that they can return. */

import type { Program } from '../../kit/program.js';

export const constants: readonly Program[] = [
  { code: 'const result = 200', gives: '200' },
  { code: "const result = 'a'", gives: '"a"' },
  { code: 'const result = [true, null, undefined, 1n, -1, 1.5]', gives: '[true,null,undefined,1,-1,1.5]' },
  { code: "const result = `a${1}b${'c'}`", gives: '"a1bc"' },
  { code: 'const result = `user ${x} not found`', gives: '`user … not found`' },
  { code: 'const result = `${x}`', gives: '`…`' },
  { code: 'const result = `a ${`b ${x}`} c`', gives: '`a b … c`' },
  { code: 'const result = `${[1, 2].length} items`', gives: '"2 items"' },
  { code: 'const result = [NaN, Infinity, void 0]', gives: '[NaN,Infinity,undefined]' },
  { code: 'const result = \'it\\\'s\'', gives: '"it\'s"' },
  { code: 'const result = String.raw`a`', gives: 'unknown' },
  { code: "const t = `no ${x}`; const result = t + '!'", gives: '`no …!`' },
  { code: "const result = `n ${x ? 'a' : 'b'}`", gives: '"n a" | "n b"' },
  { code: "const result = [/\\.js$/.test('a.js'), /\\.js$/.test('a.md'), /^[a-z]+$/i.test('aB')]", gives: '[true,false,true]' },
  { code: "const result = ['a.js'.replace(/\\.js$/, ''), 'a.md'.match(/\\.js$/), 'a.js'.match(/^(.)\\.(js|ts)$/)]", gives: '["a",null,["a.js","a","js"]]' },
  { code: "const result = ['a,b;c'.split(/[,;]/), 'ab'.search(/b/)]", gives: '[["a","b","c"],1]' },
  { code: "const result = /(a+)+b/.test('aaa') ? 1 : 2", gives: '1 | 2' },
  { code: "const r = /a/g; const result = r.test('a') ? 1 : 2", gives: '1 | 2' },
  { code: "const k = x ? 'a.js' : 'a.md'; const result = /\\.js$/.test(k)", gives: 'false | true' },
];
