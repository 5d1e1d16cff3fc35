/** What stands for a variable, an object or an unknown value where two paths meet that have different things for it. */

import type { Cell, Fact } from './cell.js';
import { isSamePayload, isSameProperty } from './compare-cells.js';
import type { HeapObject, Payload, Property } from './heap-object.js';
import { ABSENT, oneOf, UNDEFINED, unknown, type Value } from './value.js';

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

/** What adds nothing to the first object leaves it the same. */
function joinObjects(a: HeapObject, b: HeapObject): HeapObject {
  const complete = a.complete && b.complete;
  const payload = isSamePayload(a.payload, b.payload) ? a.payload : joinPayloads(a.payload, b.payload);
  const members = joinMembers(a, b);
  return members === a.members && payload === a.payload && complete === a.complete ? a : { ...a, members, complete, payload };
}

function joinMembers(a: HeapObject, b: HeapObject): ReadonlyMap<string, Property> {
  if (a.members === b.members) return a.members;
  const changed: [string, Property][] = [];
  for (const [key, mine] of a.members) {
    const theirs = b.members.get(key);
    if (theirs !== undefined && isSameProperty(mine, theirs)) continue;
    const value = oneOf([mine.value, theirs?.value ?? absent(b, key)]);
    if (value !== mine.value) changed.push([key, { ...mine, value }]);
  }
  for (const [key, theirs] of b.members) {
    if (!a.members.has(key)) changed.push([key, { ...theirs, value: oneOf([theirs.value, absent(a, key)]) }]);
  }
  if (changed.length === 0) return a.members;
  const members = new Map(a.members);
  for (const [key, property] of changed) members.set(key, property);
  return members;
}

function absent({ complete }: HeapObject, key: string): Value {
  return complete ? UNDEFINED : unknown(`'${key}' is set on some paths only`);
}

function joinPayloads(a: Payload, b: Payload): Payload {
  if (a.type === 'array' && b.type === 'array') {
    const length = Math.max(a.elements.length, b.elements.length);
    const elements = Array.from({ length }, (_, index) => oneOf([a.elements[index] ?? ABSENT, b.elements[index] ?? ABSENT]));
    return { type: 'array', elements, open: a.open || b.open || a.elements.length !== b.elements.length };
  }
  if (a.type === 'host' && b.type === 'host' && a.behaviour === b.behaviour && a.behaviour.join !== undefined) {
    return { type: 'host', behaviour: a.behaviour, data: a.behaviour.join(a.data, b.data) };
  }
  if (a.type === 'collection' && b.type === 'collection') return { type: 'collection', entries: [], open: true };
  return a;
}
