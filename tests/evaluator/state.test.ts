/** Paths that part do not see one another, and a join stands for both. */

import { assert, array, constantFrom, property, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heapObject } from '../../src/evaluator/heap-object.js';
import { Budget } from '../../src/evaluator/budget.js';
import { Recorder } from '../../src/evaluator/call-memo.js';
import { widen } from '../../src/evaluator/member-access.js';
import { State } from '../../src/evaluator/state.js';
import { alternatives, constant, newId, UNDEFINED, unknown, type ObjectReference, type Value } from '../../src/evaluator/value.js';
import { showValue } from '../kit/show-value.js';

const emptyState = (): State =>
  State.empty({ budget: new Budget(), recorder: new Recorder(), pathsAlike: 4, imported: { cell: () => undefined, valueOf: (value) => value, isTopLevel: () => false, isOfProject: () => false } });

const seed = { seed: 20_260_712, numRuns: 200 };

function objectOf(state: State, members: Readonly<Record<string, Value>>): ObjectReference {
  return state.allocate(heapObject({ type: 'plain' }, new Map(Object.entries(members).map(([key, value]) => [key, { value }]))));
}

function setMember(state: State, object: ObjectReference, key: string, value: Value): void {
  const heap = state.object(object);
  state.set(object.id, { ...heap, members: new Map(heap.members).set(key, { value }) });
}

describe('a state', () => {
  it('is not changed by what happens to its copy', () => {
    const state = emptyState();
    const id = newId();
    state.set(id, constant(1));
    const object = objectOf(state, { a: constant(1) });
    const fork = state.fork();
    fork.set(id, constant(2));
    setMember(fork, object, 'a', constant(2));
    expect([showValue(state, object), state.get(id)]).toEqual(['{a:1}', constant(1)]);
    expect([showValue(fork, object), fork.get(id)]).toEqual(['{a:2}', constant(2)]);
  });

  it('keeps what a path found out about an unknown value to that path', () => {
    const state = emptyState();
    const value = unknown('it is a parameter');
    const fork = state.fork();
    fork.narrow(value, constant('a'));
    fork.setMember(value, 'b', constant(1));
    expect([showValue(state, value), state.member(value, 'b')]).toEqual(['unknown', undefined]);
    expect([showValue(fork, value), fork.member(value, 'b')]).toEqual(['"a"', constant(1)]);
    fork.forgetMembers(value);
    expect(fork.member(value, 'b')).toBeUndefined();
  });

  it('that takes in another one holds the values of both', () => {
    const state = emptyState();
    const object = objectOf(state, { a: constant(1) });
    const fork = state.fork();
    setMember(fork, object, 'a', constant(2));
    setMember(fork, object, 'b', constant(3));
    state.join(fork);
    expect(showValue(state, object)).toBe('{a:1|2,b:3|undefined}');
  });

  it('that takes in another one forgets what only one path found out', () => {
    const value = unknown('it is a parameter');
    const state = emptyState();
    const fork = state.fork();
    state.narrow(value, constant('a'));
    state.join(fork);
    expect(showValue(state, value)).toBe('unknown');
  });

  it('that takes in a list of another length has an open list', () => {
    const state = emptyState();
    const list = state.allocate(heapObject({ type: 'array', elements: [constant(1)], open: false }));
    const fork = state.fork();
    fork.set(list.id, heapObject({ type: 'array', elements: [constant(1), constant(2)], open: false }));
    state.join(fork);
    expect(showValue(state, list)).toBe('[1,2|undefined,...]');
  });

  it('never loses a value in a join', () => {
    type Writes = [number, number][];
    const writes: Arbitrary<Writes> = array(tuple(constantFrom(0, 1, 2, 3), constantFrom(1, 2, 3)), { maxLength: 8 });
    const run = property(writes, writes, writes, (before, mine, theirs) => {
      const state = emptyState();
      const ids = Array.from({ length: 4 }, () => newId());
      const write = (path: State, list: Writes): void => {
        for (const [variable, value] of list) path.set(ids[variable] as number, constant(value));
      };
      for (const id of ids) state.set(id, UNDEFINED);
      write(state, before);
      const fork = state.fork();
      write(state, mine);
      write(fork, theirs);
      const expected = ids.map((id) => [state.get(id), fork.get(id)]);
      state.join(fork);
      ids.forEach((id, index) => {
        const held = alternatives(state.get(id) as Value);
        for (const value of expected[index] ?? []) expect(held).toContainEqual(value);
      });
    });
    assert(run, seed);
  });

  it('has the same object for two paths that hand it to the same unknown code', () => {
    const state = emptyState();
    const object = objectOf(state, { a: constant(1) });
    const fork = state.fork();
    widen(state, object, "'f' may have changed it");
    widen(fork, object, "'f' may have changed it");
    expect(fork.object(object)).toBe(state.object(object));
    expect(showValue(state, object)).not.toBe('{a:1}');
  });

  it('keeps what already stands for both paths, so that joining once more changes nothing', () => {
    const state = emptyState();
    const id = newId();
    state.set(id, UNDEFINED);
    const object = objectOf(state, { a: constant(1) });
    const other = state.fork();
    other.set(id, constant(1));
    setMember(other, object, 'a', constant(2));
    state.join(other.fork());
    const [cell, heap] = [state.get(id), state.object(object)];
    state.join(other);
    expect(state.get(id)).toBe(cell);
    expect(state.object(object)).toBe(heap);
  });
});
