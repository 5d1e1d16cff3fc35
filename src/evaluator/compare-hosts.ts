/** How much alike the host is on two paths. */

import type { Cell } from './cell.js';
import type { HeapObject } from './heap-object.js';
import type { State } from './state.js';

/**
 * @param a - A path.
 * @param b - Another one with a common past.
 * @returns Whether nothing of the host differs.
 */
export function hasSameHost(a: State, b: State): boolean {
  return a.isLike(b, (mine) => !isHost(mine));
}

/**
 * @param a - A path.
 * @param b - Another one with a common past.
 * @returns Whether the host's objects are so much alike that one path may stand for both when there are too many.
 */
export function hasAkinHost(a: State, b: State): boolean {
  return a.isLike(b, (mine, theirs) => !isHost(mine) || !isHost(theirs) || (mine.payload.behaviour.isAkin?.(mine.payload.data, theirs.payload.data) ?? true));
}

type HostObject = HeapObject & { readonly payload: Extract<HeapObject['payload'], { type: 'host' }> };

/**
 * @param cell - A variable or an object.
 * @returns Whether it is an object of the host.
 */
export function isHost(cell: Cell): cell is HostObject {
  return cell.kind === 'heap' && cell.payload.type === 'host';
}
