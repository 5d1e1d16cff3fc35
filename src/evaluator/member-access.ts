/** Reading and writing members of values. */

import type { Activation } from './activation.js';
import { callFunction } from './call-function.js';
import { declaredMember, stillDeclared } from './declared-type.js';
import { describe } from './describe.js';
import { eachKnownAlternative } from './each-alternative.js';
import type { HeapObject, Property } from './heap-object.js';
import { builtInMember } from './library/built-in-member.js';
import type { Outcome } from './outcome.js';
import { limitOutcomes, mergeStates } from './paths.js';
import { isPlatformMember } from './platform.js';
import { mayRaise, raiseTypeError } from './raise.js';
import type { State } from './state.js';
import { isNullish } from './truth.js';
import { isNode, type Site } from './syntax.js';
import { alternatives, constant, LACKED, newId, oneOf, UNDEFINED, unknown, type Constant, type ExcludedConstants, type ObjectReference, type Unknown, type Value } from './value.js';

/**
 * Reads `object.key`.
 *
 * @param activation - The function that reads.
 * @param state - The path; it is taken over.
 * @param object - The object.
 * @param key - The member's name.
 * @param site - Where.
 * @param isKeyCompared - Whether the name was only compared with: on other paths it is another one, and not all of them are seen.
 * @returns The member's value, over all paths.
 */
export function readMember(activation: Activation, state: State, object: Value, key: string, site: Site, isKeyCompared = false): readonly Outcome[] {
  // `const { a } = require('./b')` runs the file when `a` is used.
  if (object.kind === 'unknown' && object.origin?.kind === 'import' && object.origin.isRequire === true && object.origin.name === '*') {
    const { from, specifier } = object.origin;
    const { imported } = activation.evaluation;
    if (from !== undefined && imported.isOfProject(specifier, from, true)) {
      return [{ state, value: imported.importOf(from, specifier, key, true) }];
    }
  }
  const lacked = state.resolve(object).kind === 'choice' ? LACKED : UNDEFINED;
  const outcomes = eachKnownAlternative(state, object, (path, single): readonly Outcome[] => {
    if (single.kind === 'unknown') return readUnknown(activation, path, single, key, site);
    if (single.kind === 'object') return readObject(activation, path, single, key, site, { isKeyCompared, lacked });
    if (single.value === null || single.value === undefined) return readNothing(activation, path, single, site);
    return [{ state: path, value: builtInMember(path, single, key) ?? UNDEFINED }];
  });
  return limitOutcomes(outcomes);
}

/** `undefined.key` throws, unless the undefined thing is a member that code which is not evaluated may have set. */
function readNothing(activation: Activation, state: State, { isLacked }: Constant, site: Site): readonly Outcome[] {
  const { node } = site;
  if (activation.evaluation.isStarting || (isNode(node, 'MemberExpression') && isNode(node.object, 'MemberExpression'))) {
    mayRaise(activation, state, site, 'foreign');
    return [{ state, value: unknown(`${describe(node)} is read from something that is set elsewhere`, { site }) }];
  }
  if (isLacked === true) mayRaise(activation, state, site, 'foreign');
  else raiseTypeError(activation, state, site);
  return [];
}

function readUnknown(activation: Activation, state: State, object: Unknown, key: string, site: Site): readonly Outcome[] {
  if (isNullish(state, object) !== false) {
    mayRaise(activation, state, site, 'foreign');
    // Whatever it is, a path that goes on has shown that it is there: what is read of it next does not fail.
    state.narrow(object, { ...object, excluded: notNullish(object.excluded) });
  }
  const known = state.member(object, key) ?? givenMember(object, key);
  if (known !== undefined) return [{ state, value: known }];
  const read = unknown(`${describe(site.node)} is read from a value that is not known`, {
    site,
    origin: { kind: 'member', of: object, key },
    ...declaredMember(object, key),
    ...(isPlatformMember(object, key) ? { truthiness: true } : {}),
    // What an error of other code was caused by is one too.
    ...(object.isForeign === true && key === 'cause' ? { isForeign: true } : {}),
  });
  const id = activation.evaluation.imported.environmentVariables.idOf(object, key);
  const value = id === undefined ? read : { ...read, id };
  state.setMember(object, key, value);
  return [{ state, value }];
}

function givenMember({ members }: Unknown, key: string): Value | undefined {
  const given = members?.named.get(key);
  return given === undefined && members?.isComplete === true && !(key in Object.prototype) ? UNDEFINED : given;
}

interface ObjectRead {
  readonly isKeyCompared: boolean;
  /** What a member is that the object does not have. */
  readonly lacked: Value;
}

function readObject(activation: Activation, state: State, object: ObjectReference, key: string, site: Site, { isKeyCompared, lacked }: ObjectRead): readonly Outcome[] {
  const heap = state.object(object);
  if (heap.payload.type === 'host') {
    const given = heap.payload.behaviour.get?.({ activation, state, self: object, site, isKeyCompared }, key);
    if (given !== undefined) return given;
  }
  const found = findProperty(state, object, key);
  if (found === 'unknown') {
    const value = unknown(`'${key}' is a member that is not known`, { site, origin: { kind: 'member', of: object, key } });
    state.set(object.id, { ...heap, members: new Map(heap.members).set(key, { value }) });
    return [{ state, value }];
  }
  if (found !== undefined) {
    if (found.getter !== undefined) return callFunction(activation, state, found.getter, object, [], site);
    return [{ state, value: found.value }];
  }
  return [{ state, value: builtInMember(state, object, key) ?? lacked }];
}

/**
 * Finds a member on an object or its prototypes, without calling a getter.
 *
 * @param state - The path.
 * @param object - The object.
 * @param key - The member's name.
 * @returns The property; undefined when there is none; `unknown` when it may exist and is not known.
 */
export function findProperty(state: State, object: ObjectReference, key: string): Property | 'unknown' | undefined {
  let current: ObjectReference = object;
  for (let depth = 0; depth < 20; depth += 1) {
    const heap = state.object(current);
    const own = heap.members.get(key) ?? element(heap, key);
    if (own !== undefined) return own;
    if (!heap.complete && builtInMember(state, current, key) === undefined) return 'unknown';
    const prototype = heap.prototype;
    if (prototype === null || prototype === undefined) return undefined;
    if (prototype.kind !== 'object') return 'unknown';
    current = prototype;
  }
  return 'unknown';
}

/** The element of an array as a property. */
function element(heap: HeapObject, key: string): Property | undefined {
  if (heap.payload.type !== 'array') return undefined;
  const { elements, open } = heap.payload;
  if (key === 'length') return { value: open ? unknown('the length of an array is not known', { type: 'number' }) : constant(elements.length) };
  if (!/^\d+$/.test(key)) return undefined;
  const value = elements[Number(key)];
  if (value !== undefined) return { value };
  return open ? { value: unknown('an element of an array is not known') } : { value: UNDEFINED };
}

/**
 * Writes `object.key = value`.
 *
 * @param activation - The function that writes.
 * @param state - The path; it is taken over.
 * @param object - The object.
 * @param key - The member's name; undefined when it is not known.
 * @param value - The value.
 * @param site - Where.
 * @returns The states after it.
 */
export function writeMember(
  activation: Activation,
  state: State,
  object: Value,
  key: string | undefined,
  value: Value,
  site: Site,
): readonly State[] {
  const states = eachKnownAlternative(state, object, (path, single): readonly State[] => {
    if (single.kind === 'unknown') {
      if (key === undefined) path.forgetMembers(single);
      else path.setMember(single, key, value);
      return [path];
    }
    if (single.kind === 'object') return writeObject(activation, path, single, key, value, site);
    if (single.value === null || single.value === undefined) {
      mayRaise(activation, path, site, 'foreign');
      return [];
    }
    return [path];
  });
  return states.length > 4 ? mergeStates(states) : states;
}

function writeObject(
  activation: Activation,
  state: State,
  object: ObjectReference,
  key: string | undefined,
  value: Value,
  site: Site,
): readonly State[] {
  const heap = state.object(object);
  if (key === undefined) {
    widen(state, object, 'a member with a computed name was written');
    return [state];
  }
  if (heap.payload.type === 'host') {
    const after = heap.payload.behaviour.set?.({ activation, state, self: object, site }, key, value);
    if (after !== undefined) return after;
  }
  const property = findProperty(state, object, key);
  if (property !== undefined && property !== 'unknown' && property.setter !== undefined) {
    return callFunction(activation, state, property.setter, object, [value], site).map((outcome) => outcome.state);
  }
  if (heap.frozen !== true) setOwn(state, object, key, stillDeclared(heap.members.get(key)?.value, value));
  return [state];
}

/**
 * Sets an object's own member, whatever setters its prototypes have.
 *
 * @param state - The path; it is changed.
 * @param object - The object.
 * @param key - The member's name.
 * @param value - Its value.
 */
export function setOwn(state: State, object: ObjectReference, key: string, value: Value): void {
  const heap = state.object(object);
  if (heap.payload.type === 'array') {
    const { elements, open } = heap.payload;
    const index = Number(key);
    if (/^\d+$/.test(key) && index <= elements.length) {
      const written = [...elements];
      written[index] = value;
      state.set(object.id, { ...heap, payload: { type: 'array', elements: written, open } });
      return;
    }
    if (/^\d+$/.test(key) || key === 'length') {
      state.set(object.id, { ...heap, payload: { type: 'array', elements: key === 'length' ? [] : elements, open: true } });
      return;
    }
  }
  state.set(object.id, { ...heap, members: new Map(heap.members).set(key, { value }) });
}

/**
 * Does `delete object.key`.
 *
 * @param state - The path; it is changed.
 * @param object - The object.
 * @param key - The member's name; undefined when it is not known.
 */
export function deleteMember(state: State, object: Value, key: string | undefined): void {
  const singles = alternatives(state.resolve(object));
  for (const single of singles) {
    if (single.kind === 'unknown') state.forgetMembers(single);
    if (single.kind !== 'object' || state.object(single).frozen === true) continue;
    const heap = state.object(single);
    const isCertain = singles.length === 1 && heap.complete && heap.payload.type !== 'host';
    if (key === undefined || (heap.payload.type === 'array' && /^\d+$/.test(key))) widen(state, single, 'a member was deleted');
    else if (isCertain) state.set(single.id, { ...heap, members: new Map([...heap.members].filter(([name]) => name !== key)) });
    else if (heap.members.has(key)) setOwn(state, single, key, unknown('a member was deleted on some paths'));
  }
}

/**
 * Makes an object's members unknown beside what they are, because code that is not known may have changed them.
 *
 * @param state - The path; it is changed.
 * @param object - The object.
 * @param reason - Why, a clause without a full stop.
 */
export function widen(state: State, object: ObjectReference, reason: string): void {
  const heap = state.object(object);
  const wide = widened(state, heap, reason);
  if (wide !== heap) state.set(object.id, wide);
}

/** What became of objects by the reason for it, so that paths on which the same happened have the same object. */
const widenedObjects = new WeakMap<HeapObject, Map<string, HeapObject>>();

function widened(state: State, heap: HeapObject, reason: string): HeapObject {
  const known = widenedObjects.get(heap) ?? new Map<string, HeapObject>();
  const made = known.get(reason) ?? makeWide(state, heap, reason);
  widenedObjects.set(heap, known.set(reason, made));
  if (made !== heap) widenedObjects.set(made, new Map([[reason, made]]));
  return made;
}

function makeWide(state: State, heap: HeapObject, reason: string): HeapObject {
  if (heap.payload.type === 'collection') return { ...heap, payload: openCollection() };
  if (heap.frozen === true || (heap.payload.type !== 'plain' && heap.payload.type !== 'array')) return heap;
  const members = new Map<string, Property>();
  for (const [key, property] of heap.members) {
    const isLeft = isCode(state, property.value) || key.startsWith('[[');
    // `[[Slots]]` are the evaluator's own.
    members.set(key, isLeft ? property : { ...property, value: mayBeOther(property.value, reason) });
  }
  const payload =
    heap.payload.type === 'array'
      ? { ...heap.payload, elements: heap.payload.elements.map((value) => mayBeOther(value, reason)), open: true }
      : heap.payload;
  return { ...heap, payload, members, complete: false };
}

/** Functions and what is imported are seldom replaced by others. */
function isCode(state: State, value: Value): boolean {
  if (value.kind === 'unknown') return value.origin?.kind === 'import';
  return value.kind === 'object' && isCallableObject(state.object(value));
}

/** @returns A Map or Set of which nothing is known but that objects which are made from now on are not in it. */
export function openCollection(): Extract<HeapObject['payload'], { type: 'collection' }> {
  return { type: 'collection', entries: [], open: true, openTo: newId() };
}

/** Code that is not known may change what is there; it seldom takes it away. */
function mayBeOther(value: Value, reason: string): Value {
  const singles = alternatives(value);
  if (singles.some((single) => single.kind === 'unknown' && single.reason === reason)) return value;
  const isThere = singles.every((single) => (single.kind === 'unknown' ? single.text !== undefined : single.kind === 'object' || (single.value !== null && single.value !== undefined)));
  const declared = value.kind === 'unknown' && value.declared !== undefined ? { declared: value.declared } : {};
  return oneOf([value, unknown(reason, { ...(isThere ? { excluded: NOT_NULLISH } : {}), ...declared })]);
}

const NOT_NULLISH: ExcludedConstants = { constant: null, next: { constant: undefined, next: undefined } };

function notNullish(excluded: ExcludedConstants | undefined): ExcludedConstants {
  return excluded === undefined ? NOT_NULLISH : { constant: null, next: { constant: undefined, next: excluded } };
}

/**
 * @param heap - An object.
 * @returns Whether it can be called.
 */
export function isCallableObject(heap: HeapObject): boolean {
  const { type } = heap.payload;
  if (type === 'host') return heap.payload.behaviour.call !== undefined;
  return type === 'closure' || type === 'native' || type === 'bound' || type === 'class';
}

/**
 * @param state - The path.
 * @param key - The value of a computed key.
 * @returns The member names that it can be, each with the key's alternative; undefined for one that is not known.
 */
export function memberNames(state: State, key: Value): readonly { readonly name: string | undefined; readonly value: Value }[] {
  return alternatives(state.resolve(key)).map((single) => ({
    name: single.kind === 'constant' ? String(single.value) : undefined,
    value: single,
  }));
}
