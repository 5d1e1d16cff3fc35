/** The heap and the variables on one path: a map with cheap copies, and the join of two of them. */

import { builtIns } from './built-in.js';
import { heapObject, type HeapObject, type Payload, type Property } from './heap-object.js';
import { isSameValue, newId, oneOf, UNDEFINED, unknown, type ObjectReference, type Unknown, type Value } from './value.js';

/** What a path knows of an unknown value beyond what the value itself says. */
export interface Fact {
  readonly kind: 'fact';
  /** What the path has narrowed the value to. */
  readonly narrowed: Value | undefined;
  /** Members that were read from it or written to it on this path. */
  readonly members: ReadonlyMap<string, Value>;
}

export type Cell = Value | HeapObject | Fact;

/** A frozen part of a state, shared by all states that were copied from it. */
interface Layer {
  readonly entries: ReadonlyMap<number, Cell>;
  readonly parent: Layer | null;
}

const NO_MEMBERS: ReadonlyMap<string, Value> = new Map();

export class State {
  #own = new Map<number, Cell>();
  #base: Layer | null;

  private constructor(base: Layer | null) {
    this.#base = base;
  }

  /** @returns A state with nothing in it. */
  static empty(): State {
    return new State(null);
  }

  /** @returns A copy; changes to either are not seen by the other. */
  fork(): State {
    if (this.#own.size > 0) {
      let entries = this.#own;
      let parent = this.#base;
      // Small layers are merged into their parents, so that a look-up walks few of them.
      while (parent !== null && parent.entries.size <= entries.size * 2) {
        const merged = new Map(parent.entries);
        for (const [id, cell] of entries) merged.set(id, cell);
        entries = merged;
        parent = parent.parent;
      }
      this.#base = { entries, parent };
      this.#own = new Map();
    }
    return new State(this.#base);
  }

  /**
   * @param id - The id of a variable, an object or an unknown value.
   * @returns What this path has for it.
   */
  get(id: number): Cell | undefined {
    const own = this.#own.get(id);
    if (own !== undefined) return own;
    for (let layer = this.#base; layer !== null; layer = layer.parent) {
      const cell = layer.entries.get(id);
      if (cell !== undefined) return cell;
    }
    return undefined;
  }

  /**
   * @param id - The id of a variable, an object or an unknown value.
   * @param cell - What it is from now on.
   */
  set(id: number, cell: Cell): void {
    this.#own.set(id, cell);
  }

  /**
   * @param reference - A reference to an object.
   * @returns The object.
   */
  object(reference: ObjectReference): HeapObject {
    const cell = this.get(reference.id) ?? builtIns.get(reference.id);
    return cell?.kind === 'heap' ? cell : heapObject({ type: 'plain' }, new Map(), { complete: false });
  }

  /**
   * @param object - A new object.
   * @returns A reference to it.
   */
  allocate(object: HeapObject): ObjectReference {
    const id = newId();
    this.set(id, object);
    return { kind: 'object', id };
  }

  /**
   * @param value - A value.
   * @returns What this path knows it to be.
   */
  resolve(value: Value): Value {
    if (value.kind !== 'unknown' && value.kind !== 'choice') return value;
    const fact = this.get(value.id);
    return fact?.kind === 'fact' && fact.narrowed !== undefined ? fact.narrowed : value;
  }

  /**
   * @param value - An unknown value or a choice.
   * @param narrowed - What it is on this path from now on.
   */
  narrow(value: Value, narrowed: Value): void {
    if (value.kind !== 'unknown' && value.kind !== 'choice') return;
    const fact = this.get(value.id);
    this.set(value.id, { kind: 'fact', narrowed, members: fact?.kind === 'fact' ? fact.members : NO_MEMBERS });
  }

  /**
   * @param value - An unknown value.
   * @param key - A member's name.
   * @returns The member, when it was read or written on this path.
   */
  member(value: Unknown, key: string): Value | undefined {
    const fact = this.get(value.id);
    return fact?.kind === 'fact' ? fact.members.get(key) : undefined;
  }

  /**
   * @param value - An unknown value.
   * @param key - A member's name.
   * @param member - What the member is from now on.
   */
  setMember(value: Unknown, key: string, member: Value): void {
    const fact = this.get(value.id);
    const known = fact?.kind === 'fact' ? fact : undefined;
    this.set(value.id, {
      kind: 'fact',
      narrowed: known?.narrowed,
      members: new Map(known?.members).set(key, member),
    });
  }

  /**
   * Forgets what was read from an unknown value, because code that is not known may have changed it.
   *
   * @param value - An unknown value.
   */
  forgetMembers(value: Unknown): void {
    const fact = this.get(value.id);
    if (fact?.kind === 'fact' && fact.members.size > 0) this.set(value.id, { ...fact, members: NO_MEMBERS });
  }

  /**
   * @param other - A state with a common past.
   * @returns The ids of the cells that both have and that differ. Cells that only one of them has were made after
   * they parted, and nothing that both have leads to them.
   */
  differences(other: State): number[] {
    const different: number[] = [];
    for (const id of this.#unshared(other)) {
      const mine = this.get(id);
      const theirs = other.get(id);
      if (mine === theirs) continue;
      if (mine === undefined || theirs === undefined) {
        if ((mine ?? theirs)?.kind === 'fact') different.push(id);
        continue;
      }
      if (!isSameCell(mine, theirs)) different.push(id);
    }
    return different;
  }

  /**
   * @param id - The id of a cell.
   * @returns Whether it only says what the path knows of an unknown value.
   */
  isFact(id: number): boolean {
    return this.get(id)?.kind === 'fact';
  }

  /**
   * Makes this state stand for the other one too.
   *
   * @param other - A state with a common past.
   */
  join(other: State): void {
    for (const id of this.#unshared(other)) {
      const mine = this.get(id);
      const theirs = other.get(id);
      if (mine === theirs || theirs === undefined) {
        if (theirs === undefined && mine?.kind === 'fact') this.set(id, NO_FACT);
        continue;
      }
      if (mine === undefined) this.set(id, theirs.kind === 'fact' ? NO_FACT : theirs);
      else if (!isSameCell(mine, theirs)) this.set(id, joinCells(mine, theirs, this, other));
    }
  }

  #unshared(other: State): Set<number> {
    const ids = new Set([...this.#own.keys(), ...other.#own.keys()]);
    const mine = new Set<Layer>();
    for (let layer = this.#base; layer !== null; layer = layer.parent) mine.add(layer);
    let shared: Layer | null = null;
    for (let layer = other.#base; layer !== null; layer = layer.parent) {
      if (mine.has(layer)) {
        shared = layer;
        break;
      }
      for (const id of layer.entries.keys()) ids.add(id);
    }
    for (let layer = this.#base; layer !== null && layer !== shared; layer = layer.parent) {
      for (const id of layer.entries.keys()) ids.add(id);
    }
    return ids;
  }
}

const NO_FACT: Fact = { kind: 'fact', narrowed: undefined, members: NO_MEMBERS };

function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a.kind === 'heap') return b.kind === 'heap' && isSameObject(a, b);
  if (a.kind === 'fact') {
    return (
      b.kind === 'fact' &&
      (a.narrowed === undefined) === (b.narrowed === undefined) &&
      (a.narrowed === undefined || b.narrowed === undefined || isSameValue(a.narrowed, b.narrowed)) &&
      isSameMap(a.members, b.members, isSameValue)
    );
  }
  return b.kind !== 'heap' && b.kind !== 'fact' && isSameValue(a, b);
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

function isSameProperty(a: Property, b: Property): boolean {
  return isSameValue(a.value, b.value) && a.getter === b.getter && a.setter === b.setter;
}

function isSameObject(a: HeapObject, b: HeapObject): boolean {
  return (
    a.complete === b.complete && isSameMap(a.members, b.members, isSameProperty) && isSamePayload(a.payload, b.payload)
  );
}

function isSamePayload(a: Payload, b: Payload): boolean {
  if (a === b) return true;
  if (a.type === 'array' && b.type === 'array') {
    return (
      a.open === b.open &&
      a.elements.length === b.elements.length &&
      a.elements.every((element, index) => isSameValue(element, b.elements[index] as Value))
    );
  }
  if (a.type === 'promise' && b.type === 'promise') return a.outcome === b.outcome && isSameValue(a.value, b.value);
  if (a.type === 'host' && b.type === 'host' && a.behaviour === b.behaviour) {
    return a.data === b.data || (a.behaviour.isSame?.(a.data, b.data) ?? false);
  }
  return a.type === 'plain' && b.type === 'plain';
}

function joinCells(a: Cell, b: Cell, mine: State, theirs: State): Cell {
  if (a.kind === 'fact' || b.kind === 'fact') {
    return a.kind === 'fact' && b.kind === 'fact' ? joinFacts(a, b) : NO_FACT;
  }
  if (a.kind === 'heap' || b.kind === 'heap') {
    return a.kind === 'heap' && b.kind === 'heap' ? joinObjects(a, b) : (a as HeapObject);
  }
  return oneOf([mine.resolve(a), theirs.resolve(b)]);
}

/** What only one path knew is lost; what was written differs, so it is a choice. */
function joinFacts(a: Fact, b: Fact): Fact {
  const narrowed = a.narrowed !== undefined && b.narrowed !== undefined ? oneOf([a.narrowed, b.narrowed]) : undefined;
  const members = new Map<string, Value>();
  for (const [key, value] of a.members) {
    const other = b.members.get(key);
    if (other !== undefined) members.set(key, oneOf([value, other]));
  }
  return { kind: 'fact', narrowed, members };
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
