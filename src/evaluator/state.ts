/** The heap and the variables on one path: a map with cheap copies, and the join of two of them. */

import type { Recorder } from './call-memo.js';
import { CELL_STEPS, type Budget } from './budget.js';
import { builtIns } from './built-in.js';
import { CellMap } from './cell-map.js';
import { heapObject, type HeapObject, type Payload, type Property } from './heap-object.js';
import { alternatives, isBlank, isSameValue, newId, oneOf, UNDEFINED, unknown, type ObjectReference, type Unknown, type Value } from './value.js';

/** What a path knows of an unknown value beyond what the value itself says. */
export interface Fact {
  /** What the path has narrowed the value to. */
  readonly narrowed: Value | undefined;
  /** Members that were read from it or written to it on this path. */
  readonly members: ReadonlyMap<string, Value>;
}

/** What is kept under the id of a variable or of an object. */
export type Cell = Value | HeapObject;

/** What all states of one evaluation have in common. */
export interface Surroundings {
  /** What comparing and joining states is charged to. */
  readonly budget: Budget;
  /** What reads and changes are reported to. */
  readonly recorder: Recorder;
  /** More paths than this with the same state of the host are joined. */
  readonly pathsAlike: number;
  readonly imported: {
    /** What the top levels of imported files have left for a variable or an object. */
    readonly cell: (id: number) => Cell | undefined;
    /** What an import stands for. */
    readonly valueOf: (value: Unknown) => Value;
  };
}

const NO_MEMBERS: ReadonlyMap<string, Value> = new Map();

/** What a path has changed, and what it has found out, of what was there before its file was run. */
interface Older {
  readonly cells: ReadonlyMap<number, Cell>;
  readonly facts: ReadonlyMap<number, Fact>;
}

const NOTHING_OLDER: Older = { cells: new Map(), facts: new Map() };

/** Of one unknown value, more members than this are not remembered. */
const MAXIMUM_MEMBERS = 200;

export class State {
  readonly #cells: CellMap<Cell>;
  readonly #facts: CellMap<Fact>;
  /** Smaller ids are those of built-in objects and of what other files have left, of which little changes. */
  readonly #first: number;
  #older: Older;
  readonly #surroundings: Surroundings;

  private constructor(surroundings: Surroundings, cells: CellMap<Cell>, facts: CellMap<Fact>, first: number, older: Older) {
    this.#surroundings = surroundings;
    this.#cells = cells;
    this.#facts = facts;
    this.#first = first;
    this.#older = older;
  }

  /**
   * @param surroundings - What it has in common with the other states of the evaluation.
   * @returns A state with nothing in it.
   */
  static empty(surroundings: Surroundings): State {
    return new State(surroundings, CellMap.empty(), CellMap.empty(), newId(), NOTHING_OLDER);
  }

  /** @returns How many paths with the same state of the host are kept apart where it is. */
  get pathsAlike(): number {
    return this.#surroundings.pathsAlike;
  }

  /** @returns A copy; changes to either are not seen by the other. */
  fork(): State {
    return new State(this.#surroundings, this.#cells.fork(), this.#facts.fork(), this.#first, this.#older);
  }

  /**
   * @param id - The id of a variable or an object.
   * @returns What this path has for it.
   */
  get(id: number): Cell | undefined {
    const own = id < this.#first ? this.#older.cells.get(id) : this.#cells.get(id - this.#first);
    const cell = own ?? this.#surroundings.imported.cell(id);
    this.#surroundings.recorder.current?.read(id, cell);
    return cell;
  }

  /**
   * @param id - The id of a variable or an object.
   * @param cell - What it is from now on.
   */
  set(id: number, cell: Cell): void {
    this.#surroundings.recorder.current?.change(id);
    if (id < this.#first) this.#older = { ...this.#older, cells: new Map(this.#older.cells).set(id, cell) };
    else this.#cells.set(id - this.#first, cell);
  }

  /** @param cells - Where all that this state knows is put, for the states of other files. */
  publish(cells: Map<number, Cell>): void {
    this.#cells.forEach((key, cell) => cells.set(key + this.#first, cell));
    for (const [id, cell] of this.#older.cells) cells.set(id, cell);
  }

  /** @param id - The id of a variable that nothing reads any more. */
  drop(id: number): void {
    if (id >= this.#first) this.#cells.delete(id - this.#first);
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
    if (value.kind === 'unknown' && value.origin?.kind === 'import' && value.origin.from !== undefined) {
      const imported = this.#surroundings.imported.valueOf(value);
      if (imported !== value) return this.resolve(imported);
    }
    return this.#fact(value.id)?.narrowed ?? value;
  }

  /**
   * @param value - An unknown value or a choice.
   * @param narrowed - What it is on this path from now on.
   */
  narrow(value: Value, narrowed: Value): void {
    if (value.kind !== 'unknown' && value.kind !== 'choice') return;
    this.#setFact(value.id, { narrowed, members: this.#fact(value.id)?.members ?? NO_MEMBERS });
  }

  /**
   * @param value - An unknown value.
   * @param key - A member's name.
   * @returns The member, when it was read or written on this path.
   */
  member(value: Unknown, key: string): Value | undefined {
    return this.#fact(value.id)?.members.get(key);
  }

  /**
   * @param value - An unknown value.
   * @param key - A member's name.
   * @param member - What the member is from now on.
   */
  setMember(value: Unknown, key: string, member: Value): void {
    const known = this.#fact(value.id);
    const members = known === undefined || known.members.size >= MAXIMUM_MEMBERS ? NO_MEMBERS : known.members;
    this.#setFact(value.id, { narrowed: known?.narrowed, members: new Map(members).set(key, member) });
  }

  /**
   * Forgets what was read from an unknown value, because code that is not known may have changed it.
   *
   * @param value - An unknown value.
   */
  forgetMembers(value: Unknown): void {
    const fact = this.#fact(value.id);
    if (fact !== undefined && fact.members.size > 0) this.#setFact(value.id, { ...fact, members: NO_MEMBERS });
  }

  #fact(id: number): Fact | undefined {
    const fact = id < this.#first ? this.#older.facts.get(id) : this.#facts.get(id - this.#first);
    // What a path knows of an older value is not among the cells that a recording keeps.
    if (fact !== undefined) this.#surroundings.recorder.current?.change(id);
    return fact;
  }

  #setFact(id: number, fact: Fact): void {
    this.#surroundings.recorder.current?.change(id);
    if (id >= this.#first) this.#facts.set(id - this.#first, fact);
    else this.#older = { ...this.#older, facts: new Map(this.#older.facts).set(id, fact) };
  }

  /**
   * Makes unknown what a loop has changed since an earlier round, because it changes it again in later ones.
   *
   * @param earlier - What was known in the earlier round, over all paths.
   * @param reason - Why it is not known, a clause without a full stop.
   */
  forgetChanges(earlier: State, reason: string): void {
    this.#cells.merge(earlier.#cells, (mine, theirs) => forgetChange(mine, theirs, reason), true);
  }

  /**
   * Compares the cells that both states have. Cells that only one of them has were made after they parted, and nothing
   * that both have leads to them.
   *
   * @param other - A state with a common past.
   * @param isFine - Whether a difference between two cells does not matter.
   * @returns Whether no difference matters.
   */
  isLike(other: State, isFine: (mine: Cell, theirs: Cell) => boolean): boolean {
    const isAlike = (mine: Cell, theirs: Cell): boolean => {
      this.#surroundings.budget.spend(CELL_STEPS);
      return isSameCell(mine, theirs) || isFine(mine, theirs);
    };
    if (!this.#cells.every(other.#cells, isAlike)) return false;
    if (this.#older.cells === other.#older.cells) return true;
    return [...this.#older.cells.keys(), ...other.#older.cells.keys()].every((id) => {
      const [mine, theirs] = [this.#olderCell(id), other.#olderCell(id)];
      return mine === theirs || (mine !== undefined && theirs !== undefined && isAlike(mine, theirs));
    });
  }

  /**
   * @param other - A state.
   * @returns Whether nothing was changed between the two but what is known of unknown values.
   */
  hasSameCells(other: State): boolean {
    return this.#older.cells === other.#older.cells && this.#cells.isSame(other.#cells);
  }

  /**
   * Makes this state stand for the other one too. What only one path knew of unknown values is forgotten.
   *
   * @param other - A state with a common past.
   */
  join(other: State): void {
    const join = (mine: Cell, theirs: Cell): Cell => {
      this.#surroundings.budget.spend(CELL_STEPS);
      return isSameCell(mine, theirs) ? mine : joinCells(mine, theirs, this, other);
    };
    this.#cells.merge(other.#cells, join, true);
    this.#facts.merge(other.#facts, (mine, theirs) => (isSameFact(mine, theirs) ? mine : joinFacts(mine, theirs)), false);
    if (this.#older !== other.#older) this.#joinOlder(other, join);
  }

  #olderCell(id: number): Cell | undefined {
    return this.#older.cells.get(id) ?? this.#surroundings.imported.cell(id) ?? builtIns.get(id);
  }

  /** Older cells are there whether a path has changed them or not; facts hold that both paths know. */
  #joinOlder(other: State, join: (mine: Cell, theirs: Cell) => Cell): void {
    const cells = new Map<number, Cell>();
    for (const id of [...this.#older.cells.keys(), ...other.#older.cells.keys()]) {
      const [mine, theirs] = [this.#olderCell(id), other.#olderCell(id)];
      const joined = mine === undefined || theirs === undefined ? (mine ?? theirs) : join(mine, theirs);
      if (joined !== undefined) cells.set(id, joined);
    }
    const facts = new Map<number, Fact>();
    for (const [id, mine] of this.#older.facts) {
      const theirs = other.#older.facts.get(id);
      if (theirs !== undefined) facts.set(id, isSameFact(mine, theirs) ? mine : joinFacts(mine, theirs));
    }
    this.#older = { cells, facts };
  }
}

/**
 * @param mine - A cell of one path.
 * @param theirs - The same cell on another path.
 * @returns Whether they differ only in which unknown values they are.
 */
export function isNegligible(mine: Cell, theirs: Cell): boolean {
  if (mine.kind === 'heap') return theirs.kind === 'heap' && areObjectsAlike(mine, theirs);
  return theirs.kind !== 'heap' && areValuesAlike(mine, theirs);
}

/** A number, a text or a list that a loop still changes has other values in later rounds. */
function forgetChange(mine: Cell, earlier: Cell, reason: string): Cell {
  if (mine.kind === 'heap') {
    const { payload } = mine;
    const isGrowing =
      payload.type === 'array' && earlier.kind === 'heap' && earlier.payload.type === 'array' && payload.elements.length !== earlier.payload.elements.length;
    return isGrowing ? { ...mine, payload: { ...payload, open: true } } : mine;
  }
  if (mine.kind !== 'constant' || earlier.kind === 'heap') return mine;
  const isCounted = typeof mine.value === 'number' || typeof mine.value === 'string' || typeof mine.value === 'bigint';
  const isKept = alternatives(earlier).some((single) => single.kind !== 'constant' || Object.is(single.value, mine.value));
  return isCounted && !isKept ? unknown(reason) : mine;
}

function isSameCell(a: Cell, b: Cell): boolean {
  if (a === b) return true;
  if (a.kind === 'heap') return b.kind === 'heap' && isSameObject(a, b);
  return b.kind !== 'heap' && isSameValue(a, b);
}

function isSameFact(a: Fact, b: Fact): boolean {
  const isNarrowedAlike =
    a.narrowed === b.narrowed || (a.narrowed !== undefined && b.narrowed !== undefined && isSameValue(a.narrowed, b.narrowed));
  return isNarrowedAlike && isSameMap(a.members, b.members, isSameValue);
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

function isSamePayload(a: Payload, b: Payload): boolean {
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

function joinCells(a: Cell, b: Cell, mine: State, theirs: State): Cell {
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
