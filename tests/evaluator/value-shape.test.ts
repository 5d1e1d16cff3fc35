/** Values of the same shape have the same key, whichever state they live in; values that may act differently have not. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { Activation } from '../../src/evaluator/activation.js';
import { builtIn, builtIns } from '../../src/evaluator/built-in.js';
import { Environment } from '../../src/evaluator/environment.js';
import { silentHooks } from '../../src/evaluator/evaluation.js';
import { heapObject, type HeapObject, type Payload } from '../../src/evaluator/heap-object.js';
import { ImportedModules } from '../../src/evaluator/imported-modules.js';
import { State } from '../../src/evaluator/state.js';
import { isNode, type FunctionNode, type Node, type SourceModule } from '../../src/evaluator/syntax.js';
import { constant, newId, oneOf, UNDEFINED, unknown, type ObjectReference, type Value } from '../../src/evaluator/value.js';
import { isSharedObject, ValueShape } from '../../src/evaluator/value-shape.js';

const imported = new ImportedModules(silentHooks);
const emptyState = (): State => State.empty(imported.evaluation);
const text = 'function one() {} function two() {}';
const program = parse(text, { range: true, loc: true }) as unknown as SourceModule['program'];
const module: SourceModule = { file: '/a.js', text, program };
const activationOf = ({ evaluation }: ImportedModules): Activation =>
  new Activation({ evaluation, module, caller: null, callSite: null, node: null, thisValue: UNDEFINED, args: [] });

const environment = new Environment(null, activationOf(imported));
const shared = builtIn(heapObject({ type: 'plain' }));

type Make = (state: State) => Value;
type More = Partial<Pick<HeapObject, 'prototype' | 'complete' | 'frozen'>>;

const plain = (members: Readonly<Record<string, Value>>, more: More = {}): HeapObject =>
  heapObject({ type: 'plain' }, new Map(Object.entries(members).map(([key, value]) => [key, { value }])), more);
const object =
  (members: Readonly<Record<string, Value | Make>>, more: More = {}): Make =>
  (state) =>
    state.allocate(plain(Object.fromEntries(Object.entries(members).map(([key, value]) => [key, typeof value === 'function' ? value(state) : value])), more));
const holding =
  (payload: Payload): Make =>
  (state) =>
    state.allocate(heapObject(payload));
const list = (...elements: readonly Value[]): Make => holding({ type: 'array', elements, open: false });
const getter =
  (code: number): Make =>
  (state) =>
    state.allocate(heapObject({ type: 'plain' }, new Map([['a', { value: UNDEFINED, getter: constant(code) }]])));
const promise = (outcome: 'pending' | 'fulfilled' | 'rejected', value: Value): Make => holding({ type: 'promise', outcome, value });

/** An object that has itself as a member. */
const circle: Make = (state) => {
  const reference = state.allocate(plain({}));
  state.set(reference.id, plain({ self: reference }));
  return reference;
};
/** An object whose members are the same object, or two that are alike. */
const pair =
  (isSame: boolean): Make =>
  (state) => {
    const one = state.allocate(plain({ a: constant(1) }));
    return state.allocate(plain({ one, two: isSame ? one : state.allocate(plain({ a: constant(1) })) }));
  };
const twice =
  (isSame: boolean): Make =>
  (state) => {
    const one = unknown('it is a parameter');
    return state.allocate(plain({ one, two: isSame ? one : unknown('it is a parameter') }));
  };

/** Made anew for each of the two states that are compared. */
const keyOf = (make: Make): string | undefined => {
  const state = emptyState();
  return new ValueShape(state, imported).add(make(state)).key;
};

const values: readonly (readonly [string, Make])[] = [
  ['1', () => constant(1)],
  ['2', () => constant(2)],
  ["'1'", () => constant('1')],
  ['1n', () => constant(1n)],
  ['true', () => constant(true)],
  ['null', () => constant(null)],
  ['undefined', () => UNDEFINED],
  ['1 or 2', () => oneOf([constant(1), constant(2)])],
  ["'1|2'", () => constant('1|2')],
  ['what is not known', () => unknown('it is a parameter')],
  ['what is true', () => unknown('it is a parameter', { truthiness: true })],
  ['what is false', () => unknown('it is a parameter', { truthiness: false })],
  ['what is no text', () => unknown('it is a parameter', { types: ['number', 'boolean'] })],
  ['a number', () => unknown('it is a parameter', { type: 'number' })],
  ['a text known in part', () => unknown('it is a parameter', { text: 'a…' })],
  ['an empty object', object({})],
  ['an object with a member', object({ a: constant(1) })],
  ['one with another value', object({ a: constant(2) })],
  ['one with another name', object({ b: constant(1) })],
  ['one with more members than are known', object({ a: constant(1) }, { complete: false })],
  ['a frozen one', object({ a: constant(1) }, { frozen: true })],
  ['one without a prototype', object({ a: constant(1) }, { prototype: null })],
  ['one in an object', object({ a: object({ a: constant(1) }) })],
  ['one with a getter', getter(1)],
  ['one with another getter', getter(2)],
  ['an object that holds itself', circle],
  ['one that holds an object twice', pair(true)],
  ['one that holds two objects that are alike', pair(false)],
  ['one that holds an unknown value twice', twice(true)],
  ['one that holds two unknown values', twice(false)],
  ['one that is declared to be something', () => unknown('x', { declared: { kind: 'annotation', node: program, environment, path: [] } })],
  ['a member of one', () => unknown('x', { declared: { kind: 'annotation', node: program, environment, path: ['a'] } })],
  ['one that is declared to be something else', () => unknown('x', { declared: { kind: 'annotation', node: program.body[0] as Node, environment, path: [] } })],
  ['one that is declared to be an object of a class', () => unknown('x', { declared: { kind: 'class', reference: shared, path: [] } })],
  ['an error', holding({ type: 'error' })],
  ['a list', list(constant(1), constant(2))],
  ['a list in another order', list(constant(2), constant(1))],
  ['a list with more elements than are known', holding({ type: 'array', elements: [constant(1), constant(2)], open: true })],
  ['a collection', holding({ type: 'collection', entries: [[constant(1), constant(2)]], open: false })],
  ['a collection with more entries than are known', holding({ type: 'collection', entries: [[constant(1), constant(2)]], open: true })],
  ['a promise', promise('fulfilled', constant(1))],
  ['a rejected one', promise('rejected', constant(1))],
  ['a promise of another value', promise('fulfilled', constant(2))],
  ['a regular expression', holding({ type: 'regexp', source: 'a', flags: '' })],
  ['one with other flags', holding({ type: 'regexp', source: 'a', flags: 'g' })],
  ['a bound function', holding({ type: 'bound', target: constant(1), thisValue: UNDEFINED, args: [] })],
  ['one bound with an argument', holding({ type: 'bound', target: constant(1), thisValue: UNDEFINED, args: [constant(1)] })],
];

describe('the key of a value', () => {
  it.each(values)('is the same in another state: %s', (_, make) => {
    expect(keyOf(make)).toBeDefined();
    expect(keyOf(make)).toBe(keyOf(make));
  });

  it('is another one for each value that may act differently', () => {
    const keys = values.map(([, make]) => keyOf(make));
    expect(values.filter(([, make], index) => keys.indexOf(keyOf(make)) !== index).map(([name]) => name)).toEqual([]);
  });

  it('tells the values apart that are added one after another', () => {
    const keyOfAll = (...all: readonly Value[]): string | undefined => all.reduce<ValueShape>((shape, value) => shape.add(value), new ValueShape(emptyState(), imported)).key;
    expect(keyOfAll(constant(1), constant(2))).not.toBe(keyOfAll(constant(2), constant(1)));
    expect(keyOfAll(constant(1))).not.toBe(keyOfAll(constant(1), UNDEFINED));
  });

  it('follows what the path knows a value to be', () => {
    const state = emptyState();
    const value = unknown('it is a parameter');
    state.narrow(value, constant(1));
    expect(new ValueShape(state, imported).add(value).key).toBe(keyOf(() => constant(1)));
  });

  it('is none for what belongs to its state alone, wherever it stands', () => {
    const host: Payload = { type: 'host', behaviour: { name: 'response' }, data: 1 };
    expect(keyOf(holding(host))).toBeUndefined();
    expect(keyOf(object({ a: holding(host) }))).toBeUndefined();
    expect(keyOf((state) => unknown('x', { declared: { kind: 'class', reference: state.allocate(plain({})), path: [] } }))).toBeUndefined();
  });

  it('is none for a value with very many parts', () => {
    const many = (count: number): Make => list(...Array.from({ length: count }, (_, index) => constant(index)));
    expect(keyOf(many(150))).toBeDefined();
    expect(keyOf(many(151))).toBeUndefined();
  });
});

describe('the key of a function', () => {
  const [one, two] = program.body.filter((statement): statement is FunctionNode & typeof statement => isNode(statement, 'FunctionDeclaration'));
  const topLevel = new Environment(null, activationOf(imported));
  imported.publish(topLevel, emptyState());
  const closure = (node: FunctionNode | undefined, environment: Environment): Make => {
    if (node === undefined) throw new Error('The program has two functions.');
    return holding({ type: 'closure', node, module, environment });
  };

  it('is that of its source, at the top level of an imported file', () => {
    expect(keyOf(closure(one, topLevel))).toBeDefined();
    expect(keyOf(closure(one, topLevel))).toBe(keyOf(closure(one, topLevel)));
    expect(keyOf(closure(one, topLevel))).not.toBe(keyOf(closure(two, topLevel)));
  });

  it('is none when it was made in a call, or in the file that is analysed', () => {
    expect(keyOf(closure(one, new Environment(topLevel, activationOf(imported))))).toBeUndefined();
  });
});

describe('the parts of a value', () => {
  it('are listed in the order in which they are met, objects and unknown values once', () => {
    const state = emptyState();
    const [first, second] = [unknown('one'), unknown('two')];
    const inner = state.allocate(plain({ first, again: first }));
    const outer = state.allocate(plain({ code: constant(1), inner, second, same: inner, other: constant(1) }));
    const { constants, unknowns, objects } = new ValueShape(state, imported).add(outer);
    expect(constants.map(({ value }) => value)).toEqual([1, 1]);
    expect(unknowns).toEqual([first, second]);
    expect(objects).toEqual([outer, inner]);
  });
});

describe('an object that is the same in every state', () => {
  const published = new ImportedModules(silentHooks);
  const left = State.empty(published.evaluation);
  const settings: ObjectReference = left.allocate(plain({ a: constant(1) }));
  published.publish(new Environment(null, activationOf(published)), left);

  it('is a built-in one, or one that an imported file has made', () => {
    const state = State.empty(published.evaluation);
    const [builtIn] = builtIns.keys();
    expect(isSharedObject(state, published, builtIn ?? -1)).toBe(true);
    expect(isSharedObject(state, published, settings.id)).toBe(true);
    expect(new ValueShape(state, published).add(settings)).toMatchObject({ key: `#${String(settings.id)};`, objects: [] });
  });

  it('is no longer when the path has changed it, and never is one of the path', () => {
    const state = State.empty(published.evaluation);
    state.set(settings.id, plain({ a: constant(2) }));
    expect(isSharedObject(state, published, settings.id)).toBe(false);
    expect(isSharedObject(state, published, state.allocate(plain({})).id)).toBe(false);
    expect(isSharedObject(state, published, newId())).toBe(false);
  });
});
