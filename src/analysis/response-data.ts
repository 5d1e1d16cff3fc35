/** What a path has done to the response so far. */

import type { Throw } from '../evaluator/activation.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { isSameValue, type ObjectReference, type Single } from '../evaluator/value.js';

/** A status that was set. */
export interface StatusSlot {
  readonly value: Single;
  /** The expression that gives it. */
  readonly site: Site;
  readonly how: 'call' | 'assignment';
  /** Set by the framework for this route, and by no code. */
  readonly isDefault?: true;
}

/** An error that was handed on (`next(error)`) before the handler ended. */
export type Failure = Omit<Throw, 'state'>;

export interface ResponseData {
  /** The statuses that may be set; null for none, which leaves the framework's default. One on most paths. */
  readonly statuses: readonly (StatusSlot | null)[];
  /** `head`: status and headers are fixed, the body follows. `handed`: what gets errors, or what answers when no handler does, is to answer. */
  readonly phase: 'open' | 'head' | 'handed' | 'sent';
  readonly failures: readonly Failure[];
  /** Where what answers when no handler does was asked for, and the code that the framework has for that. */
  readonly missing: { readonly site: Site; readonly code: number } | null;
  /** Whether code that is not known was handed the response and may answer; noted where a handler that ends without an answer gets one. */
  readonly isHandedOn?: true;
  /** Whether the connection may be closed, so that it is not known whether an answer gets to the client. */
  readonly isClosed?: true;
  /** Whether what the handler returns is not looked at. */
  readonly isTakenOver?: true;
  /** Notes the answer whose body has begun; it is complete when the path ends or `end` is called. */
  readonly begun: (() => void) | null;
}

export const UNTOUCHED: ResponseData = { statuses: [null], phase: 'open', failures: [], missing: null, begun: null };

function isSameSlot(a: StatusSlot | null, b: StatusSlot | null): boolean {
  return a === b || (a !== null && b !== null && a.how === b.how && a.site.node === b.site.node && isSameValue(a.value, b.value));
}

/**
 * @param a - The response on one path.
 * @param b - The response on another.
 * @returns Whether both answer alike from here on: a response that is sent does, whatever it was.
 */
export function isSameData(a: ResponseData, b: ResponseData): boolean {
  if (a.phase === 'sent' && b.phase === 'sent') return true;
  return (
    a.phase === b.phase &&
    (a.begun === null) === (b.begun === null) &&
    a.missing?.site.node === b.missing?.site.node &&
    a.isHandedOn === b.isHandedOn &&
    a.isClosed === b.isClosed &&
    a.isTakenOver === b.isTakenOver &&
    a.statuses.length === b.statuses.length &&
    a.statuses.every((slot, index) => isSameSlot(slot, b.statuses[index] ?? null)) &&
    a.failures.length === b.failures.length &&
    a.failures.every((failure, index) => failure.site.node === b.failures[index]?.site.node && failure.value === b.failures[index]?.value)
  );
}

/**
 * @param a - The response on one path.
 * @param b - The response on another.
 * @returns Whether one may stand for both when there are too many paths: what is sent is never taken for what is still open.
 */
export function isAkinData(a: ResponseData, b: ResponseData): boolean {
  return a.phase === b.phase && a.isClosed === b.isClosed;
}

/**
 * @param a - The response on one path.
 * @param b - The response on another.
 * @returns What holds on both: any of the statuses, and open when it is open on one.
 */
export function joinData(a: ResponseData, b: ResponseData): ResponseData {
  const statuses = [...a.statuses, ...b.statuses.filter((slot) => !a.statuses.some((other) => isSameSlot(other, slot)))];
  const failures = [...a.failures, ...b.failures.filter((failure) => !a.failures.includes(failure))];
  const phase = (['open', 'head', 'handed', 'sent'] as const).find((one) => a.phase === one || b.phase === one) ?? 'sent';
  const isHandedOn = a.isHandedOn === true || b.isHandedOn === true;
  const isClosed = a.isClosed === true || b.isClosed === true;
  const isTakenOver = a.isTakenOver === true && b.isTakenOver === true;
  return { statuses, failures, phase, begun: a.begun ?? b.begun, missing: a.missing ?? b.missing, ...(isHandedOn ? { isHandedOn } : {}), ...(isClosed ? { isClosed } : {}), ...(isTakenOver ? { isTakenOver } : {}) };
}

/**
 * @param state - The path.
 * @param response - A response.
 * @returns What was done to it.
 */
export function responseData(state: State, response: ObjectReference): ResponseData {
  const { payload } = state.object(response);
  return payload.type === 'host' ? (payload.data as ResponseData) : UNTOUCHED;
}

/**
 * @param state - The path; it is changed.
 * @param response - A response.
 * @param change - What is done to it.
 */
export function changeResponse(state: State, response: ObjectReference, change: Partial<ResponseData>): void {
  const heap = state.object(response);
  if (heap.payload.type !== 'host') return;
  const data = { ...(heap.payload.data as ResponseData), ...change };
  state.set(response.id, { ...heap, payload: { ...heap.payload, data } });
}
