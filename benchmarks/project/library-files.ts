/** The source texts of a generated project that serves nothing: plain functions and classes. */

import type { GeneratedFile } from './generated-file.js';
import { Random } from './random.js';

function writeCollection(index: number): string {
  return `/** A queue that gives the item with the smallest key first. */
export class PriorityQueue${index} {
  #items = [];

  get size() {
    return this.#items.length;
  }

  push(key, value) {
    this.#items.push({ key, value });
    let child = this.#items.length - 1;
    while (child > 0) {
      const parent = (child - 1) >> 1;
      if (this.#items[parent].key <= this.#items[child].key) break;
      [this.#items[parent], this.#items[child]] = [this.#items[child], this.#items[parent]];
      child = parent;
    }
    return this;
  }

  get() {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (this.#items.length > 0) {
      this.#items[0] = last;
      this.#sink(0);
    }
    return first?.value;
  }

  delete(predicate) {
    const before = this.#items.length;
    const kept = this.#items.filter(({ value }) => !predicate(value));
    this.#items = [];
    for (const { key, value } of kept) this.push(key, value);
    return before !== kept.length;
  }

  #sink(parent) {
    for (;;) {
      let smallest = parent;
      for (const child of [2 * parent + 1, 2 * parent + 2]) {
        if (child < this.#items.length && this.#items[child].key < this.#items[smallest].key) {
          smallest = child;
        }
      }
      if (smallest === parent) return;
      [this.#items[parent], this.#items[smallest]] = [this.#items[smallest], this.#items[parent]];
      parent = smallest;
    }
  }
}
`;
}

function writeText(index: number): string {
  return `import { PriorityQueue${index} } from './collection${index}.js';

const separators = /[\\s_-]+/;
const status = { open: 1, closed: 2 };

export function splitWords${index}(text) {
  return text
    .replace(/([a-z\\d])([A-Z])/g, '$1 $2')
    .split(separators)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

export const camelCase${index} = (text) =>
  splitWords${index}(text)
    .map((word, at) => (at === 0 ? word : word[0].toUpperCase() + word.slice(1)))
    .join('');

export function closest${index}(word, candidates, limit = 3) {
  const queue = new PriorityQueue${index}();
  for (const candidate of candidates) {
    queue.push(distance${index}(word, candidate), candidate);
  }
  const found = [];
  while (found.length < limit && queue.size > 0) found.push(queue.get());
  return found;
}

export function distance${index}(left, right) {
  let previous = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const cost = left[row - 1] === right[column - 1] ? 0 : 1;
      current[column] = Math.min(previous[column] + 1, current[column - 1] + 1, previous[column - 1] + cost);
    }
    previous = current;
  }
  return previous[right.length];
}

export const isOpen${index} = (item) => item.status === status.open;
`;
}

function writeAsync(index: number, random: Random): string {
  return `import { camelCase${index} } from './text${index}.js';

const attempts = ${random.below(8) + 1};

const sleep = (time) => new Promise((resolve) => setTimeout(resolve, time));

export async function retry${index}(task, { limit = attempts, wait = 100 } = {}) {
  let lastError;
  for (let attempt = 0; attempt < limit; attempt += 1) {
    try {
      return await task(attempt);
    } catch (error) {
      lastError = error;
      if (error.name === 'AbortError') throw error;
      await sleep(wait * 2 ** attempt);
    }
  }
  throw new Error(\`Gave up after \${limit} attempts\`, { cause: lastError });
}

export async function mapLimit${index}(items, limit, transform) {
  const results = new Array(items.length);
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await transform(items[at], at);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  return results;
}

export function renameKeys${index}(record) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [camelCase${index}(key), value]));
}

export function memoize${index}(compute, keyOf = (first) => first) {
  const cache = new Map();
  return (...values) => {
    const key = keyOf(...values);
    if (!cache.has(key)) cache.set(key, compute(...values));
    return cache.get(key);
  };
}
`;
}

/**
 * Writes the files of a library in JavaScript modules.
 *
 * @param count - How many files.
 * @returns The files, the same in every run.
 */
export function createLibraryFiles(count: number): GeneratedFile[] {
  const random = new Random(20_260_102);
  const writers = [
    ['collection', writeCollection],
    ['text', writeText],
    ['async', writeAsync],
  ] as const;
  return Array.from({ length: count }, (_, at) => {
    const index = Math.floor(at / writers.length);
    const [name, write] = writers[at % writers.length] ?? writers[0];
    return { path: `src/${name}${index}.js`, text: write(index, random) };
  });
}
