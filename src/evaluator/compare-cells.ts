/** Whether two paths have the same for a variable, for an object or for an unknown value. */

import type { Cell, Fact } from './cell.js';
import type { HeapObject, Payload, Property } from './heap-object.js';
import { isBlank, isSameValue, type Value } from './value.js';

/**
 * @param mine - A cell of one path.
 * @param theirs - The same cell on another path.
 * @returns Whether they differ only in which unknown values they are.
 */
export function isNegligible(mine: Cell, theirs: Cell): boolean {
  if (mine.kind === 'heap') return theirs.kind === 'heap' && areObjectsAlike(mine, theirs);
  return theirs.kind !== 'heap' && areValuesAlike(mine, theirs);
}

/**
 * @param a - A cell of one path.
 * @param b - The same cell on another path.
 * @returns Whether both paths have the same for it.
 */
export function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a.kind === 'heap') return b.kind === 'heap' && isSameObject(a, b);
  return b.kind !== 'heap' && isSameValue(a, b);
}

/**
 * @param a - What one path knows of an unknown value.
 * @param b - What another path knows of it.
 * @returns Whether they know the same.
 */
export function isSameFact(a: Fact, b: Fact): boolean {
  const isNarrowedAlike =
    a.narrowed === b.narrowed || (a.narrowed !== undefined && b.narrowed !== undefined && isSameValue(a.narrowed, b.narrowed));
  return isNarrowedAlike && isSameMap(a.members, b.members, isSameValue);
}

/**
 * @param a - A property of an object.
 * @param b - Another one.
 * @returns Whether they hold the same, and are read and written by the same functions.
 */
export function isSameProperty(a: Property, b: Property): boolean {
  return isSameValue(a.value, b.value) && a.getter === b.getter && a.setter === b.setter;
}

/**
 * @param a - What an object holds besides its members.
 * @param b - What another one holds.
 * @returns Whether it is the same.
 */
export function isSamePayload(a: Payload, b: Payload): boolean {
  if (a === b) return true;
  if (a.type === 'array' && b.type === 'array') {
    return (
      a.open === b.open &&
      a.elements.length === b.elements.length &&
      a.elements.every((element, index) => isSameValue(element, b.elements[index] as Value))
    );
  }
  if (a.type === 'collection' && b.type === 'collection') {
    return (
      a.open === b.open &&
      a.entries.length === b.entries.length &&
      a.entries.every(([key, value], index) => {
        const [otherKey, otherValue] = b.entries[index] as readonly [Value, Value];
        return isSameValue(key, otherKey) && isSameValue(value, otherValue);
      })
    );
  }
  if (a.type === 'promise' && b.type === 'promise') return a.outcome === b.outcome && isSameValue(a.value, b.value);
  if (a.type === 'host' && b.type === 'host' && a.behaviour === b.behaviour) {
    return a.data === b.data || (a.behaviour.isSame?.(a.data, b.data) ?? false);
  }
  return a.type === 'plain' && b.type === 'plain';
}

function isSameObject(a: HeapObject, b: HeapObject): boolean {
  return (
    a.complete === b.complete && isSameMap(a.members, b.members, isSameProperty) && isSamePayload(a.payload, b.payload)
  );
}

function isSameMap<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>, same: (a: T, b: T) => boolean): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !same(value, other)) return false;
  }
  return true;
}

function areValuesAlike(a: Value, b: Value): boolean {
  return isSameValue(a, b) || (isBlank(a) && isBlank(b));
}

/** Objects whose members differ only in which unknown values they are. */
function areObjectsAlike(a: HeapObject, b: HeapObject): boolean {
  const isAlike = (mine: Property, theirs: Property): boolean =>
    areValuesAlike(mine.value, theirs.value) && mine.getter === theirs.getter && mine.setter === theirs.setter;
  return isSameMap(a.members, b.members, isAlike) && (isSamePayload(a.payload, b.payload) || areListsAlike(a.payload, b.payload));
}

function areListsAlike(a: Payload, b: Payload): boolean {
  return (
    a.type === 'array' &&
    b.type === 'array' &&
    a.open === b.open &&
    a.elements.length === b.elements.length &&
    a.elements.every((element, index) => areValuesAlike(element, b.elements[index] as Value))
  );
}
