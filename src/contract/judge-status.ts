/** Whether the contract gives a status code to a method. */

import type { Contract, ErrorRow, SuccessRow } from './contract.js';

export type StatusVerdict =
  | { readonly kind: 'ok' }
  /** The contract has the code and says nothing about the method. */
  | { readonly kind: 'not-judged' }
  /** No row of the contract has the code. */
  | { readonly kind: 'unknown-code' }
  /** The row of the code excludes the method. `expected`: for a success code, the rows that name the method. */
  | { readonly kind: 'wrong-method'; readonly row: SuccessRow | ErrorRow; readonly expected: readonly SuccessRow[] };

/**
 * The method under which the contract judges a request.
 *
 * @param method - Upper case; `ALL` or null when it is not one known method.
 * @returns Null for `ALL`, and for HEAD: it gets the code of GET without the content (RFC 9110, section 9.3.2), which a handler says in other codes too.
 */
export function judgedMethod(method: string | null): string | null {
  return method === 'ALL' || method === 'HEAD' ? null : method;
}

/**
 * Judges the status of a response.
 *
 * @param contract - The contract.
 * @param method - Upper case; `ALL` when every method reaches the handler, null when not known: then no method is wrong.
 * @param code - The status code.
 * @returns The verdict. A method that no success row names is not judged for success codes.
 */
export function judgeStatus(contract: Contract, method: string | null, code: number): StatusVerdict {
  const row = contract.success.get(code) ?? contract.errors.get(code);
  if (row === undefined) return { kind: 'unknown-code' };
  const judged = judgedMethod(method);
  if (judged === null || row.methods === null || row.methods.has(judged)) return { kind: 'ok' };
  if (!contract.success.has(code)) return { kind: 'wrong-method', row, expected: [] };
  const expected = successRowsOf(contract, judged);
  if (expected.length === 0) return { kind: 'not-judged' };
  const sameClass = expected.filter((other) => isSameClass(other.code, code));
  return { kind: 'wrong-method', row, expected: sameClass.length > 0 ? sameClass : expected };
}

/**
 * The success rows that name a method.
 *
 * @param contract - The contract.
 * @param method - Upper case, not HEAD.
 * @returns The rows, by ascending code.
 */
export function successRowsOf(contract: Contract, method: string): readonly SuccessRow[] {
  return [...contract.success.values()].filter((row) => row.methods.has(method));
}

/** Whether two codes have the same first digit (RFC 9110, section 15). */
function isSameClass(a: number, b: number): boolean {
  return Math.floor(a / 100) === Math.floor(b / 100);
}
