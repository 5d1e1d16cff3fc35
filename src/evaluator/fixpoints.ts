/** Things that are worked out from one another: one that is met again while it is worked out stands for what is known of it so far, until nothing is added. */

/** After this many rounds that each add something, what is met again is not looked for any more. */
const MAXIMUM_ROUNDS = 4;

/** How something is worked out. */
export interface Work<T> {
  /** What it is when it is met again and nothing is known yet. */
  readonly first: T;
  /** Works it out; null when it cannot be known. */
  readonly make: () => T | null;
  /** Whether it is known now what it is when it is met again: a round that begins with this ends with the same. */
  readonly isSame: (before: T, after: T) => boolean;
  /** Whether it comes to nothing: then nothing stands for it when it is met again, because it would never end. */
  readonly isNothing: (value: T) => boolean;
}

type Table<T> = Map<string, T | null>;

interface Entry<T> {
  readonly table: Table<T>;
  readonly key: string;
}

/** What is being worked out. */
interface Frame<T> extends Entry<T> {
  /** What it stands for when it is met again; undefined when nothing does. */
  soFar: T | undefined;
  isMet: boolean;
  /** The outermost of those around it that it has met. */
  rests: Frame<T> | undefined;
  /** What was worked out from what it is so far. */
  readonly dependents: Entry<T>[];
}

export class Fixpoints<T extends object> {
  readonly #frames: Frame<T>[] = [];
  /** What rests on something that is still worked out. */
  readonly #unfinished = new WeakMap<T, Frame<T>>();

  /** @returns How many things are worked out in the midst of one another. */
  get depth(): number {
    return this.#frames.length;
  }

  /**
   * @param table - Where things of a kind are kept.
   * @param key - Which of them.
   * @returns Whether it was worked out, or is just now.
   */
  has(table: Table<T>, key: string): boolean {
    return table.has(key) || this.#running(table, key) !== undefined;
  }

  /**
   * @param table - Where things of a kind are kept. Null: what cannot be known.
   * @param key - Which of them.
   * @param work - How it is worked out.
   * @returns It, or what is known of it so far; null when it cannot be known, undefined when it is met again and nothing can stand for it.
   */
  find(table: Table<T>, key: string, work: Work<T>): T | null | undefined {
    const running = this.#running(table, key);
    if (running !== undefined) {
      running.isMet = true;
      this.#rest(running);
      return running.soFar;
    }
    const made = table.get(key);
    if (made === undefined) return this.#work({ table, key, soFar: work.first, isMet: false, rests: undefined, dependents: [] }, work);
    const unfinished = made === null ? undefined : this.#unfinished.get(made);
    if (unfinished !== undefined) this.#rest(unfinished);
    return made;
  }

  #running(table: Table<T>, key: string): Frame<T> | undefined {
    return this.#frames.find((frame) => frame.table === table && frame.key === key);
  }

  /** All that is worked out inside of it rests on it. */
  #rest(met: Frame<T>): void {
    const depth = this.#frames.indexOf(met);
    for (const frame of this.#frames.slice(depth + 1)) {
      if (frame.rests === undefined || this.#frames.indexOf(frame.rests) > depth) frame.rests = met;
    }
  }

  #work(frame: Frame<T>, work: Work<T>): T | null {
    this.#frames.push(frame);
    let isDone = false;
    try {
      const value = this.#repeat(frame, work);
      isDone = true;
      this.#frames.pop();
      this.#keep(frame, value);
      return value;
    } finally {
      if (!isDone) {
        this.#frames.pop();
        forget(frame);
      }
    }
  }

  #repeat(frame: Frame<T>, { make, isSame, isNothing }: Work<T>): T | null {
    for (let round = 1; ; round += 1) {
      const value = make();
      const { soFar } = frame;
      if (value === null || !frame.isMet || soFar === undefined) return value;
      const comesToNothing = isNothing(value);
      if (!comesToNothing && isSame(soFar, value)) return value;
      forget(frame);
      frame.soFar = comesToNothing || round === MAXIMUM_ROUNDS ? undefined : value;
    }
  }

  #keep({ table, key, rests, dependents }: Frame<T>, value: T | null): void {
    table.set(key, value);
    for (const entry of [...dependents, { table, key }]) {
      const made = entry.table.get(entry.key);
      rests?.dependents.push(entry);
      if (made === undefined || made === null) continue;
      if (rests === undefined) this.#unfinished.delete(made);
      else this.#unfinished.set(made, rests);
    }
  }
}

/** Forgets what rests on what is known better now. */
function forget<T>({ dependents }: Frame<T>): void {
  for (const { table, key } of dependents.splice(0)) table.delete(key);
}
