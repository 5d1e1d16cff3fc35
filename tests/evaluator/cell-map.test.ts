/** The persistent map behaves as a plain map whose copies are copies. */

import { assert, array, constantFrom, integer, property, record, tuple, type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CellMap } from '../../src/evaluator/cell-map.js';

interface Cell {
  readonly text: string;
}

/** A map and a plain one that must say the same. */
interface Pair {
  readonly map: CellMap<Cell>;
  readonly plain: Map<number, Cell>;
}

const seed = { seed: 20_260_711, numRuns: 200 };
/** Small and large keys, around the borders of the map's levels. */
const key = constantFrom(0, 1, 5, 31, 32, 33, 63, 64, 1023, 1024, 1025, 32_767, 32_768, 40_000, 1_048_576);
const entries: Arbitrary<[number, Cell][]> = array(tuple(key, record({ text: constantFrom('a', 'b', 'c') })), { maxLength: 30 });

function pairOf(list: readonly (readonly [number, Cell])[]): Pair {
  const pair = { map: CellMap.empty<Cell>(), plain: new Map<number, Cell>() };
  for (const [at, cell] of list) {
    pair.map.set(at, cell);
    pair.plain.set(at, cell);
  }
  return pair;
}

function expectSame({ map, plain }: Pair): void {
  for (const at of [0, 1, 2, 5, 31, 32, 33, 63, 64, 1023, 1024, 1025, 32_767, 32_768, 40_000, 1_048_576, 2_000_000]) {
    expect(map.get(at), String(at)).toBe(plain.get(at));
  }
}

describe('a cell map', () => {
  it('gives what was set last', () => {
    assert(property(entries, (list) => expectSame(pairOf(list))), seed);
  });

  it('and its copies do not see what is set in the others', () => {
    const step = record({ source: integer({ min: 0, max: 5 }), isFork: constantFrom(true, false, false), at: key, text: constantFrom('x', 'y') });
    const run = property(entries, array(step, { maxLength: 40 }), (list, steps) => {
      const pairs: Pair[] = [pairOf(list)];
      for (const { source, isFork, at, text } of steps) {
        const pair = pairs[source % pairs.length];
        if (pair === undefined) continue;
        if (isFork) pairs.push({ map: pair.map.fork(), plain: new Map(pair.plain) });
        else {
          const cell = { text };
          pair.map.set(at, cell);
          pair.plain.set(at, cell);
        }
      }
      pairs.forEach(expectSame);
    });
    assert(run, seed);
  });

  const marked = (at: number, { text }: Cell, isMine: boolean): Cell => ({ text: `${text}${isMine ? '<' : '>'}${String(at)}` });
  it.each(['keep', 'drop', marked] as const)('takes in another one, key by key, and single keys as it is told: %s', (single) => {
    const run = property(entries, entries, entries, (shared, mine, theirs) => {
      const base = pairOf(shared);
      const left = { map: base.map.fork(), plain: new Map(base.plain) };
      const right = { map: base.map.fork(), plain: new Map(base.plain) };
      for (const [at, cell] of mine) (left.map.set(at, cell), left.plain.set(at, cell));
      for (const [at, cell] of theirs) (right.map.set(at, cell), right.plain.set(at, cell));
      left.map.merge(right.map, (a, b) => ({ text: `${a.text}${b.text}` }), single);
      for (const at of new Set([...left.plain.keys(), ...right.plain.keys()])) {
        const [a, b] = [left.plain.get(at), right.plain.get(at)];
        if (a !== undefined && b !== undefined) expect(left.map.get(at)?.text).toBe(a === b ? a.text : `${a.text}${b.text}`);
        else if (single === 'keep') expect(left.map.get(at)).toBe(a ?? b);
        // Nodes that only one of the maps has are dropped as a whole.
        else if (single === 'drop') expect(left.map.get(at)).toBeUndefined();
        else expect(left.map.get(at)).toEqual(marked(at, (a ?? b) as Cell, a !== undefined));
      }
      expectSame(right);
      expectSame(base);
    });
    assert(run, seed);
  });

  it('compares the cells that both have and that are not the same object', () => {
    const run = property(entries, entries, entries, (shared, mine, theirs) => {
      const base = pairOf(shared);
      const left = { map: base.map.fork(), plain: new Map(base.plain) };
      const right = { map: base.map.fork(), plain: new Map(base.plain) };
      for (const [at, cell] of mine) (left.map.set(at, cell), left.plain.set(at, cell));
      for (const [at, cell] of theirs) (right.map.set(at, cell), right.plain.set(at, cell));
      const compared: [Cell, Cell][] = [];
      const isAll = left.map.every(right.map, (a, b) => {
        compared.push([a, b]);
        return true;
      });
      const expected = [...left.plain].flatMap(([at, a]) => {
        const b = right.plain.get(at);
        return b === undefined || a === b ? [] : [[a, b]];
      });
      expect(isAll).toBe(true);
      expect(compared).toHaveLength(expected.length);
      expect(left.map.every(right.map, () => false)).toBe(expected.length === 0);
      const singles: [number, Cell][] = [];
      left.map.every(right.map, () => true, (at, cell) => singles.push([at, cell]) > 0);
      const isSingle = ([at]: readonly [number, Cell]): boolean => left.plain.has(at) !== right.plain.has(at);
      expect(new Map(singles)).toEqual(new Map([...left.plain, ...right.plain].filter(isSingle)));
    });
    assert(run, seed);
  });

  it('says whether two maps have the same below a key', () => {
    const run = property(entries, entries, entries, key, (shared, mine, theirs, before) => {
      const base = pairOf(shared);
      const left = { map: base.map.fork(), plain: new Map(base.plain) };
      const right = { map: base.map.fork(), plain: new Map(base.plain) };
      for (const [at, cell] of mine) (left.map.set(at, cell), left.plain.set(at, cell));
      for (const [at, cell] of theirs) (right.map.set(at, cell), right.plain.set(at, cell));
      const keys = [...left.plain.keys(), ...right.plain.keys()].filter((at) => at < before);
      expect(left.map.isSame(right.map, before)).toBe(keys.every((at) => left.plain.get(at) === right.plain.get(at)));
    });
    assert(run, seed);
  });
});
