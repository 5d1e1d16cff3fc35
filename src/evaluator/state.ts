/** The heap and the variables on one path: a map with cheap copies, and the join of two of them. */

import { CELL_STEPS, type Budget } from './budget.js';
import { builtIns } from './built-in.js';
import type { Recorder } from './call-memo.js';
import { CellMap } from './cell-map.js';
import type { Cell, Fact } from './cell.js';
import { isSameCell, isSameFact } from './compare-cells.js';
import type { Environment } from './environment.js';
import { forgetChange } from './forget-change.js';
import { heapObject, type HeapObject } from './heap-object.js';
import { joinCells, joinFacts } from './join-cells.js';
import type { SourceModule } from './syntax.js';
import { newId, type ObjectReference, type Unknown, type Value } from './value.js';

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
    /** Whether a scope is the top level of an imported file. */
    readonly isTopLevel: (environment: Environment) => boolean;
    /** Whether an import names a file of the project, or one that should be there. */
    readonly isOfProject: (specifier: string, from: SourceModule, isRequire: boolean) => boolean;
  };
}

const NO_MEMBERS: ReadonlyMap<string, Value> = new Map();

/** Of one unknown value, more members than this are not remembered. */
const MAXIMUM_MEMBERS = 200;

export class State {
  readonly #cells: CellMap<Cell>;
  readonly #facts: CellMap<Fact>;
  /** Smaller ids are those of built-in objects and of what other files have left, of which little changes. */
  readonly #first: number;
  /** What the path has changed of what was there before its file was run. */
  readonly #olderCells: CellMap<Cell>;
  /** What it has found out of older values. */
  readonly #olderFacts: CellMap<Fact>;
  readonly #surroundings: Surroundings;

  private constructor(
    surroundings: Surroundings,
    cells: CellMap<Cell>,
    facts: CellMap<Fact>,
    first: number,
    olderCells: CellMap<Cell>,
    olderFacts: CellMap<Fact>,
  ) {
    this.#surroundings = surroundings;
    this.#cells = cells;
    this.#facts = facts;
    this.#first = first;
    this.#olderCells = olderCells;
    this.#olderFacts = olderFacts;
  }

  /**
   * @param surroundings - What it has in common with the other states of the evaluation.
   * @returns A state with nothing in it.
   */
  static empty(surroundings: Surroundings): State {
    return new State(surroundings, CellMap.empty(), CellMap.empty(), newId(), CellMap.empty(), CellMap.empty());
  }

  /** @returns How many paths with the same state of the host are kept apart where it is. */
  get pathsAlike(): number {
    return this.#surroundings.pathsAlike;
  }

  /** @returns The files from which objects may come that are the same on every path. */
  get imported(): Surroundings['imported'] {
    return this.#surroundings.imported;
  }

  /** @returns A copy; changes to either are not seen by the other. */
  fork(): State {
    return new State(this.#surroundings, this.#cells.fork(), this.#facts.fork(), this.#first, this.#olderCells.fork(), this.#olderFacts.fork());
  }

  /**
   * @param id - The id of a variable or an object.
   * @returns What this path has for it.
   */
  get(id: number): Cell | undefined {
    const own = id < this.#first ? this.#olderCells.get(id) : this.#cells.get(id - this.#first);
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
    if (id < this.#first) this.#olderCells.set(id, cell);
    else this.#cells.set(id - this.#first, cell);
  }

  /** @param cells - Where all that this state knows is put, for the states of other files. */
  publish(cells: Map<number, Cell>): void {
    this.#cells.forEach((key, cell) => cells.set(key + this.#first, cell));
    this.#olderCells.forEach((id, cell) => cells.set(id, cell));
  }

  /** @param visit - Called for each object that this path has made, or changed. */
  forEachObject(visit: (id: number, heap: HeapObject) => void): void {
    this.#cells.forEach((key, cell) => cell.kind === 'heap' && visit(key + this.#first, cell));
    this.#olderCells.forEach((id, cell) => cell.kind === 'heap' && visit(id, cell));
  }

  /** @param cells - Where all that this state has made is put; what it has changed of what other files have made stays as it is. */
  publishOwn(cells: Map<number, Cell>): void {
    this.#cells.forEach((key, cell) => {
      if (!cells.has(key + this.#first)) cells.set(key + this.#first, cell);
    });
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
   * @returns Its members that were read or written on this path.
   */
  membersOf(value: Unknown): ReadonlyMap<string, Value> {
    return this.#fact(value.id)?.members ?? NO_MEMBERS;
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
    const fact = id < this.#first ? this.#olderFacts.get(id) : this.#facts.get(id - this.#first);
    // What a path knows of an older value is not among the cells that a recording keeps.
    if (fact !== undefined) this.#surroundings.recorder.current?.change(id);
    return fact;
  }

  #setFact(id: number, fact: Fact): void {
    this.#surroundings.recorder.current?.change(id);
    if (id >= this.#first) this.#facts.set(id - this.#first, fact);
    else this.#olderFacts.set(id, fact);
  }

  /**
   * Makes unknown what a loop has changed since an earlier round, because it changes it again in later ones.
   *
   * @param earlier - What was known in the earlier round, over all paths.
   * @param reason - Why it is not known, a clause without a full stop.
   */
  forgetChanges(earlier: State, reason: string): void {
    this.#cells.merge(earlier.#cells, (mine, theirs) => forgetChange(mine, theirs, reason), 'keep');
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
    return this.#olderCells.every(other.#olderCells, isAlike, (id, cell) => {
      const unchanged = this.#unchanged(id);
      return unchanged !== undefined && (cell === unchanged || isAlike(cell, unchanged));
    });
  }

  /**
   * @param other - A state with a common past.
   * @param before - An id.
   * @returns Whether both have the same for all variables and objects with smaller ids.
   */
  hasSameCells(other: State, before: number): boolean {
    return this.#olderCells.isSame(other.#olderCells, before) && this.#cells.isSame(other.#cells, before - this.#first);
  }

  /**
   * @param other - A state that may have no past in common, but values that are the same in both.
   * @returns Whether a value is truthy by the one and falsy by the other.
   */
  contradicts(other: State): boolean {
    let isFound = false;
    const compare = (id: number, { narrowed }: Fact): void => {
      const theirs = narrowed === undefined || isFound ? undefined : truthinessOf(narrowed);
      const mine = theirs === undefined ? undefined : this.#fact(id)?.narrowed;
      isFound ||= mine !== undefined && truthinessOf(mine) === !theirs;
    };
    other.#olderFacts.forEach(compare);
    other.#facts.forEach((key, fact) => {
      compare(key + other.#first, fact);
    });
    return isFound;
  }

  /**
   * Makes this state stand for the other one too. What only one path knew of unknown values is forgotten.
   *
   * @param other - A state with a common past.
   */
  join(other: State): void {
    const join = (mine: Cell, theirs: Cell): Cell => {
      this.#surroundings.budget.spend(CELL_STEPS);
      return isSameCell(mine, theirs) ? mine : joinCells(mine, theirs, (value) => this.resolve(value), (value) => other.resolve(value));
    };
    const joinKnown = (mine: Fact, theirs: Fact): Fact => (isSameFact(mine, theirs) ? mine : joinFacts(mine, theirs));
    this.#cells.merge(other.#cells, join, 'keep');
    this.#facts.merge(other.#facts, joinKnown, 'drop');
    // Older cells are there whether a path has changed them or not.
    this.#olderCells.merge(other.#olderCells, join, (id, cell, isMine) => {
      const unchanged = this.#unchanged(id);
      if (unchanged === undefined) return cell;
      return isMine ? join(cell, unchanged) : join(unchanged, cell);
    });
    this.#olderFacts.merge(other.#olderFacts, joinKnown, 'drop');
  }

  #unchanged(id: number): Cell | undefined {
    return this.#surroundings.imported.cell(id) ?? builtIns.get(id);
  }
}

/** What is known of it without asking what a path knows of its parts. */
function truthinessOf(value: Value): boolean | undefined {
  if (value.kind === 'constant') return Boolean(value.value);
  return value.kind === 'unknown' ? value.truthiness : value.kind === 'object' ? true : undefined;
}
