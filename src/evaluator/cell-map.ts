/** A map from whole numbers to cells whose copies cost nothing and whose differences are found without a walk over what is shared. */

const BITS = 5;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;

/** Inner nodes hold nodes, the nodes of the lowest level hold cells. Only the map with the same owner may change a node. */
interface TrieNode<T> {
  readonly owner: number;
  readonly slots: (TrieNode<T> | T | undefined)[];
}

let owners = 0;

function newOwner(): number {
  owners += 1;
  return owners;
}

export class CellMap<T extends object> {
  #owner = newOwner();
  #root: TrieNode<T>;
  /** Bits that the levels below the root take. */
  #shift: number;

  private constructor(root: TrieNode<T> | undefined, shift: number) {
    this.#root = root ?? { owner: this.#owner, slots: [] };
    this.#shift = shift;
  }

  /** @returns A map with nothing in it. */
  static empty<T extends object>(): CellMap<T> {
    return new CellMap<T>(undefined, 0);
  }

  /** @returns A copy; changes to either are not seen by the other. */
  fork(): CellMap<T> {
    this.#owner = newOwner();
    return new CellMap(this.#root, this.#shift);
  }

  /**
   * @param key - A whole number from 0.
   * @returns Its cell.
   */
  get(key: number): T | undefined {
    if (key >>> this.#shift >= WIDTH) return undefined;
    let node: TrieNode<T> | undefined = this.#root;
    for (let shift = this.#shift; shift > 0; shift -= BITS) {
      node = node.slots[(key >>> shift) & MASK] as TrieNode<T> | undefined;
      if (node === undefined) return undefined;
    }
    return node.slots[key & MASK] as T | undefined;
  }

  /**
   * @param key - A whole number from 0.
   * @param cell - Its cell from now on.
   */
  set(key: number, cell: T): void {
    while (key >>> this.#shift >= WIDTH) {
      this.#root = { owner: this.#owner, slots: [this.#root] };
      this.#shift += BITS;
    }
    this.#replace(key, cell);
  }

  #replace(key: number, cell: T | undefined): void {
    this.#root = this.#own(this.#root);
    let node = this.#root;
    for (let shift = this.#shift; shift > 0; shift -= BITS) {
      const index = (key >>> shift) & MASK;
      const child = this.#own(node.slots[index] as TrieNode<T> | undefined);
      node.slots[index] = child;
      node = child;
    }
    node.slots[key & MASK] = cell;
  }

  /** @param key - A whole number from 0 that has no cell from now on. */
  delete(key: number): void {
    if (this.get(key) !== undefined) this.#replace(key, undefined);
  }

  /**
   * @param other - Another map.
   * @param before - A key.
   * @returns Whether both have the same objects for all smaller keys.
   */
  isSame(other: CellMap<T>, before: number): boolean {
    const { mine, theirs, shift } = this.#align(other);
    return isSameNode(mine, theirs, shift, before);
  }

  /** @param visit - Called with each key and its cell. */
  forEach(visit: (key: number, cell: T) => void): void {
    visitNode(this.#root, this.#shift, 0, visit);
  }

  /**
   * @param other - Another map.
   * @param test - Called with the cells of each key that both maps have, where they are not the same object.
   * @param testSingle - Called with the key and the cell of each key that only one of the maps has; without it they do not matter.
   * @returns Whether every test holds.
   */
  every(other: CellMap<T>, test: (mine: T, theirs: T) => boolean, testSingle?: (key: number, cell: T) => boolean): boolean {
    const { mine, theirs, shift } = this.#align(other);
    return everyNode(mine, theirs, shift, 0, { test, testSingle });
  }

  /**
   * Takes another map into this one.
   *
   * @param other - Another map.
   * @param join - Makes one cell of two that are not the same object.
   * @param single - What becomes of keys that only one map has: they are kept, dropped, or get the cell that this makes.
   */
  merge(other: CellMap<T>, join: (mine: T, theirs: T) => T, single: Merge<T>['single']): void {
    const { mine, theirs, shift } = this.#align(other);
    this.#root = mergeNodes(mine, theirs, shift, 0, { owner: this.#owner, join, single });
    this.#shift = shift;
  }

  /** Both roots at the same height. */
  #align(other: CellMap<T>): { mine: TrieNode<T>; theirs: TrieNode<T>; shift: number } {
    let [mine, theirs] = [this.#root, other.#root];
    for (let shift = this.#shift; shift < other.#shift; shift += BITS) mine = { owner: mine.owner, slots: [mine] };
    for (let shift = other.#shift; shift < this.#shift; shift += BITS) theirs = { owner: theirs.owner, slots: [theirs] };
    return { mine, theirs, shift: Math.max(this.#shift, other.#shift) };
  }

  #own(node: TrieNode<T> | undefined): TrieNode<T> {
    if (node === undefined) return { owner: this.#owner, slots: [] };
    return node.owner === this.#owner ? node : { owner: this.#owner, slots: node.slots.slice() };
  }
}

function visitNode<T extends object>(node: TrieNode<T>, shift: number, base: number, visit: (key: number, cell: T) => void): void {
  node.slots.forEach((slot, index) => {
    const key = base + (index << shift);
    if (slot === undefined) return;
    if (shift === 0) visit(key, slot as T);
    else visitNode(slot as TrieNode<T>, shift - BITS, key, visit);
  });
}

const EMPTY: TrieNode<never> = { owner: 0, slots: [] };

/** `before`: counted from the first key of the nodes. */
function isSameNode<T extends object>(mine: TrieNode<T>, theirs: TrieNode<T>, shift: number, before: number): boolean {
  if (mine === theirs) return true;
  const length = Math.min(Math.max(mine.slots.length, theirs.slots.length), Math.ceil(before / 2 ** shift));
  for (let index = 0; index < length; index += 1) {
    const a = mine.slots[index];
    const b = theirs.slots[index];
    if (a === b) continue;
    if (shift === 0 || !isSameNode((a ?? EMPTY) as TrieNode<T>, (b ?? EMPTY) as TrieNode<T>, shift - BITS, before - index * 2 ** shift)) return false;
  }
  return true;
}

interface Test<T> {
  readonly test: (mine: T, theirs: T) => boolean;
  readonly testSingle: ((key: number, cell: T) => boolean) | undefined;
}

function everyNode<T extends object>(mine: TrieNode<T>, theirs: TrieNode<T>, shift: number, base: number, tests: Test<T>): boolean {
  const length = Math.max(mine.slots.length, theirs.slots.length);
  for (let index = 0; index < length; index += 1) {
    const a = mine.slots[index];
    const b = theirs.slots[index];
    if (a === b) continue;
    if (a === undefined || b === undefined) {
      if (!everySingle((a ?? b) as TrieNode<T> | T, shift, base + (index << shift), tests)) return false;
      continue;
    }
    const holds = shift === 0 ? tests.test(a as T, b as T) : everyNode(a as TrieNode<T>, b as TrieNode<T>, shift - BITS, base + (index << shift), tests);
    if (!holds) return false;
  }
  return true;
}

function everySingle<T extends object>(slot: TrieNode<T> | T, shift: number, base: number, { testSingle }: Test<T>): boolean {
  if (testSingle === undefined) return true;
  if (shift === 0) return testSingle(base, slot as T);
  let holds = true;
  visitNode(slot as TrieNode<T>, shift - BITS, base, (key, cell) => {
    holds &&= testSingle(key, cell);
  });
  return holds;
}

interface Merge<T> {
  readonly owner: number;
  readonly join: (mine: T, theirs: T) => T;
  readonly single: 'keep' | 'drop' | ((key: number, cell: T, isMine: boolean) => T);
}

function mergeNodes<T extends object>(mine: TrieNode<T>, theirs: TrieNode<T>, shift: number, base: number, merge: Merge<T>): TrieNode<T> {
  if (mine === theirs) return mine;
  const length = Math.max(mine.slots.length, theirs.slots.length);
  let slots: (TrieNode<T> | T | undefined)[] | undefined;
  for (let index = 0; index < length; index += 1) {
    const a = mine.slots[index];
    const b = theirs.slots[index];
    if (a === b) continue;
    let slot: TrieNode<T> | T | undefined;
    if (a === undefined || b === undefined) slot = mergeSingle((a ?? b) as TrieNode<T> | T, a !== undefined, shift, base + (index << shift), merge);
    else if (shift === 0) slot = merge.join(a as T, b as T);
    else slot = mergeNodes(a as TrieNode<T>, b as TrieNode<T>, shift - BITS, base + (index << shift), merge);
    if (slot === a) continue;
    slots ??= mine.slots.slice();
    slots[index] = slot;
  }
  // What the other map does not change stays shared with whatever it is shared with now.
  return slots === undefined ? mine : { owner: merge.owner, slots };
}

function mergeSingle<T extends object>(slot: TrieNode<T> | T, isMine: boolean, shift: number, base: number, merge: Merge<T>): TrieNode<T> | T | undefined {
  const { single, owner } = merge;
  if (single === 'keep') return slot;
  if (single === 'drop') return undefined;
  if (shift === 0) return single(base, slot as T, isMine);
  const { slots } = slot as TrieNode<T>;
  const below = shift - BITS;
  return { owner, slots: slots.map((inner, index) => (inner === undefined ? undefined : mergeSingle(inner, isMine, below, base + (index << below), merge))) };
}
