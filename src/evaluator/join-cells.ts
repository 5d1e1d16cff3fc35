/** What stands for a variable, an object or an unknown value where two paths meet that have different things for it. */

import type { Cell, Fact } from './cell.js';
import { isSamePayload, isSameProperty } from './compare-cells.js';
import type { HeapObject, Payload, Property } from './heap-object.js';
import { oneOf, UNDEFINED, unknown, type Value } from './value.js';

/**
 * @param a - The cell on one path.
 * @param b - The same cell on another path.
 * @param resolveMine - What the one path knows a value to be.
 * @param resolveTheirs - What the other path knows it to be.
 * @returns What stands for both.
 */
export function joinCells(a: Cell, b: Cell, resolveMine: (value: Value) => Value, resolveTheirs: (value: Value) => Value): Cell {
  if (a.kind === 'heap' || b.kind === 'heap') {
    return a.kind === 'heap' && b.kind === 'heap' ? joinObjects(a, b) : (a as HeapObject);
  }
  return oneOf([resolveMine(a), resolveTheirs(b)]);
}

/**
 * What only one path knew is lost; what was written differs, so it is a choice.
 *
 * @param a - What one path knows of an unknown value.
 * @param b - What the other path knows of it.
 * @returns What both know.
 */
export function joinFacts(a: Fact, b: Fact): Fact {
  const narrowed = a.narrowed !== undefined && b.narrowed !== undefined ? oneOf([a.narrowed, b.narrowed]) : undefined;
  const members = new Map<string, Value>();
  for (const [key, value] of a.members) {
    const other = b.members.get(key);
    if (other !== undefined) members.set(key, oneOf([value, other]));
  }
  return { narrowed, members };
}

function joinObjects(a: HeapObject, b: HeapObject): HeapObject {
  const members = new Map<string, Property>();
  for (const key of new Set([...a.members.keys(), ...b.members.keys()])) {
    const mine = a.members.get(key);
    const theirs = b.members.get(key);
    if (mine !== undefined && theirs !== undefined) {
      members.set(key, isSameProperty(mine, theirs) ? mine : { ...mine, value: oneOf([mine.value, theirs.value]) });
    } else {
      const present = (mine ?? theirs) as Property;
      const lacking = mine === undefined ? a : b;
      const absent = lacking.complete ? UNDEFINED : unknown(`'${key}' is set on some paths only`);
      members.set(key, { ...present, value: oneOf([present.value, absent]) });
    }
  }
  return {
    ...a,
    members,
    complete: a.complete && b.complete,
    payload: isSamePayload(a.payload, b.payload) ? a.payload : joinPayloads(a.payload, b.payload),
  };
}

function joinPayloads(a: Payload, b: Payload): Payload {
  if (a.type === 'array' && b.type === 'array') {
    const length = Math.max(a.elements.length, b.elements.length);
    const elements = Array.from({ length }, (_, index) => oneOf([a.elements[index] ?? UNDEFINED, b.elements[index] ?? UNDEFINED]));
    return { type: 'array', elements, open: a.open || b.open || a.elements.length !== b.elements.length };
  }
  if (a.type === 'host' && b.type === 'host' && a.behaviour === b.behaviour && a.behaviour.join !== undefined) {
    return { type: 'host', behaviour: a.behaviour, data: a.behaviour.join(a.data, b.data) };
  }
  if (a.type === 'collection' && b.type === 'collection') return { type: 'collection', entries: [], open: true };
  return a;
}
