/** Decorators of which too little is known: the class stays what it is without them. */

import { describe, expect, it } from 'vitest';
import { runProgram, showEndings } from '../kit/run-program.js';

const gives = (code: string, before = ''): string => showEndings(runProgram(code, { before }));

describe('a decorator that is not known', () => {
  const before = "import { d } from 'd'; import * as e from 'e';";

  it('leaves the members what they are', () => {
    expect(gives('class A { @d m() { return 1 } @e.d.b n() { return 2 } @d(1) o = 3 } const a = new A(); const result = [a.m(), a.n(), a.o]', before)).toBe('[1,2,3]');
  });

  it('leaves the class what it is', () => {
    expect(gives('@d @d(1) class A { m() { return 1 } } const result = new A().m()', before)).toBe('1');
  });

  it('does not get hold of its arguments', () => {
    expect(gives('const o = { v: 1 }; class A { @d(o) m() {} } const result = o.v', before)).toBe('1');
  });

  it('does not throw', () => {
    expect(runProgram('class A { @d m() {} } const result = 1', { before }).mayThrow).toBe(false);
  });

  it('does not keep the known ones from being applied', () => {
    expect(gives('const own = (t) => { t.v = 1 }; class A { @d @own @d m() {} } const result = new A().v', before)).toBe('1');
  });
});

describe('a decorator that is known', () => {
  it('does nothing where it always throws', () => {
    expect(gives('const d = (t) => { t.v = 1; throw new Error() }; class A { @d m() { return 1 } } const result = [new A().m(), new A().v]')).toBe('[1,undefined]');
  });

  it('leaves the member what it is where the result is not known', () => {
    expect(gives('const d = () => f(); class A { @d m() { return 1 } } const result = new A().m()')).toBe('1');
  });
});

describe('a decorator of the language', () => {
  const keep = "const keep = (path) => (method, context) => { context.addInitializer(function () { this.constructor.kept = [...(this.constructor.kept ?? []), [path, context.name, method.call(this)]]; }); };";

  it('adds what runs for each new object, before its fields are there', () => {
    const code = "class A { v = 1; @keep('/a') a() { return this.v } @keep('/b') b() { return 2 } } new A(); new A(); const result = A.kept";
    expect(gives(code, keep)).toBe('[["/a","a",undefined],["/b","b",2],["/a","a",undefined],["/b","b",2]]');
  });

  it('adds nothing while no object is made, and for objects of a class that is derived', () => {
    expect(gives("class A { @keep('/a') a() {} } const result = A.kept", keep)).toBe('undefined');
    expect(gives("class A { @keep('/a') a() { return 1 } } class B extends A {} new B(); const result = B.kept", keep)).toBe('[["/a","a",1]]');
  });

  it('adds it although code that is not known gets the prototype', () => {
    const known = `${keep} const own = (value, context) => { unknownCode(value.prototype); };`;
    expect(gives("@own class A { @keep('/a') a() { return 1 } } new A(); const result = A.kept", known)).toBe('[["/a","a",1]]');
  });

  it('puts another method in the place of the one that it gets', () => {
    const code = "const twice = (method, { kind }) => function () { return [kind, method.call(this), method.call(this)] }; class A { v = 1; @twice m() { return this.v } } const result = new A().m()";
    expect(gives(code)).toBe('["method",1,1]');
  });

  it('is none where it takes the second argument for a name', () => {
    expect(gives("const d = (target, name) => { target[name + 'Too'] = name.length }; class A { @d m() {} } const result = new A().mToo")).toBe('1');
  });
});

describe('metadata', () => {
  const route = "const get = (path) => (t, key) => Reflect.defineMetadata('path', path, t, key);";

  it('is kept by member', () => {
    expect(gives("class A { @get('/a') a() {} @get('/b') b() {} } const result = ['a', 'b', 'c'].map((k) => Reflect.getMetadata('path', A.prototype, k))", route)).toBe('["/a","/b",undefined]');
  });

  it('is kept by object', () => {
    const code = "@Reflect.metadata('k', 1) class A {} class B extends A {} const result = [Reflect.getMetadata('k', B), Reflect.getOwnMetadata('k', B), Reflect.hasMetadata('k', A), Reflect.hasOwnMetadata('l', A)]";
    expect(gives(code)).toBe('[1,undefined,true,false]');
  });

  it('is found through an instance', () => {
    expect(gives("class A { @get('/a') a() {} } const result = Reflect.getMetadata('path', new A(), 'a')", route)).toBe('"/a"');
  });

  it('is not known of types, and where a key is not known', () => {
    const code = "class A { @get('/a') a() {} } const result = [Reflect.getMetadata('design:type', A.prototype, 'a'), Reflect.getMetadata('path', A.prototype, x)]";
    expect(gives(code, route)).toBe('[unknown,unknown]');
    expect(gives("class A {} Reflect.defineMetadata(x, 1, A); const result = Reflect.getMetadata('path', A)")).toBe('unknown');
  });
});
