/** Programs with decorators, with everything that they can return. */

import type { Program } from '../../kit/program.js';

const log = 'const log = []; const d = (name) => { log.push(`eval ${name}`); return (target, key, more) => { log.push(`call ${name}`) } };';

export const decorators: readonly Program[] = [
  {
    code: 'const seen = []; const d = (t, k, p) => { seen.push(k, typeof p.value) }; class A { @d m() {} } const result = seen',
    gives: '["m","function"]',
  },
  { code: 'let target; const d = (t) => { target = t }; class A { @d m() {} } const result = target === A.prototype', gives: 'true' },
  { code: 'let target; const d = (t) => { target = t }; class A { @d static m() {} } const result = target === A', gives: 'true' },
  {
    code: `${log} @d('1') @d('2') class A { @d('3') static s() {} @d('4') @d('5') m(@d('6') a) {} @d('7') f = 1 } const result = log`,
    gives:
      '["eval 4","eval 5","eval 6","call 6","call 5","call 4","eval 7","call 7","eval 3","call 3","eval 1","eval 2","call 2","call 1"]',
  },
  { code: "const d = (t, k, p) => ({ ...p, value: () => 2 }); class A { @d m() { return 1 } } const result = new A().m()", gives: '2' },
  {
    code: 'const d = (t, k, p) => { const own = p.value; p.value = function () { return own.call(this) + 1 } }; class A { v = 4; @d m() { return this.v } } const result = new A().m()',
    gives: '5',
  },
  {
    code: 'const add = (n) => (t, k, p) => { const own = p.value; p.value = () => [...own(), n] }; class A { @add(1) @add(2) m() { return [] } } const result = new A().m()',
    gives: '[2,1]',
  },
  { code: 'const d = (t, k, p) => { const own = p.get; p.get = () => own() + 1 }; class A { @d get v() { return 1 } } const result = new A().v', gives: '2' },
  { code: 'const d = (t, k, i) => { t.at = [k, i] }; class A { m(a, @d b) {} } const result = new A().at', gives: '["m",1]' },
  { code: 'let seen; const d = (t, k, i) => { seen = [t === A, k, i] }; class A { constructor(@d a) {} } const result = seen', gives: '[true,undefined,0]' },
  { code: 'const d = (c) => { c.prototype.v = 1; c.w = 2 }; @d class A {} const result = [new A().v, A.w]', gives: '[1,2]' },
  { code: 'const d = (c) => class extends c { m() { return 2 } }; @d class A { m() { return 1 } } const result = new A().m()', gives: '2' },
  { code: 'const d = (c) => class extends c { m() { return 2 } }; @d class A { m() { return 1 } make() { return new A().m() } } const result = new A().make()', gives: '2' },
  {
    code: "const route = (method, path) => (t, key) => { (t.routes ??= []).push({ method, path, key }) }; class A { @route('get', '/a') a() { return 1 } @route('post', '/b') b() { return 2 } } const o = new A(); const result = o.routes.map((r) => [r.method, r.path, o[r.key]()])",
    gives: '[["get","/a",1],["post","/b",2]]',
  },
  {
    code: "const table = new WeakMap(); const route = (path) => (t, key, p) => { const all = table.get(t.constructor) ?? []; table.set(t.constructor, [...all, { path, handler: p.value }]) }; class A { @route('/a') a() { return 1 } @route('/b') b() { return 2 } } const result = table.get(A).map((r) => [r.path, r.handler()])",
    gives: '[["/a",1],["/b",2]]',
  },
  { code: 'const d = x ? (t) => { t.v = 1 } : (t) => { t.v = 2 }; class A { @d m() {} } const result = new A().v', gives: '1 | 2' },
];
