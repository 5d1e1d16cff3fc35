/** What is left of a variable or an object that a loop still changes. */

import type { Cell } from './cell.js';
import { alternatives, unknown } from './value.js';

/**
 * A number, a text or a list that a loop still changes has other values in later rounds.
 *
 * @param mine - The cell in this round.
 * @param earlier - The same cell in an earlier round.
 * @param reason - Why it is not known, a clause without a full stop.
 * @returns What stands for the cell in all later rounds.
 */
export function forgetChange(mine: Cell, earlier: Cell, reason: string): Cell {
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
