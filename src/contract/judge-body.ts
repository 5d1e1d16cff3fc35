/** Whether HTTP and the contract let a response have a body. */

import type { Body } from '../model/response.js';
import type { Contract, SuccessRow } from './contract.js';
import { judgedMethod, successRowsOf } from './judge-status.js';

export type BodyVerdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'forbidden-by-http'; readonly code: number }
  /** `row`: the row of the code, or the row that the method should answer with. */
  | { readonly kind: 'forbidden-by-contract'; readonly row: SuccessRow };

/**
 * Judges the body of a response.
 *
 * @param contract - The contract.
 * @param method - Upper case, `ALL` or null. The answer to HEAD is not judged: its content is dropped anyway
 *   (RFC 9110, section 9.3.2).
 * @param code - The status code.
 * @param body - Whether bytes are handed over.
 * @returns The verdict. The contract forbids a body where the row of the code does, and on every success code of a
 *   method all of whose success rows do.
 */
export function judgeBody(contract: Contract, method: string | null, code: number, body: Body): BodyVerdict {
  if (body !== 'yes' || method === 'HEAD') return { kind: 'ok' };
  if (isBodyForbiddenByHttp(code)) return { kind: 'forbidden-by-http', code };
  const row = contract.success.get(code);
  if (row?.body === 'forbidden') return { kind: 'forbidden-by-contract', row };
  const judged = judgedMethod(method);
  if (judged === null || !isSuccess(code)) return { kind: 'ok' };
  const rows = successRowsOf(contract, judged).filter((other) => isSuccess(other.code));
  const [first] = rows;
  if (first === undefined || rows.some((other) => other.body !== 'forbidden')) return { kind: 'ok' };
  return { kind: 'forbidden-by-contract', row: first };
}

/**
 * Whether a response with this code ends after its header section.
 *
 * @param code - The status code.
 * @returns True for 1xx, 204 and 304 (RFC 9110, sections 6.4.1, 15.2, 15.3.5 and 15.4.5), and for 205, whose content a
 *   server must not generate (section 15.3.6).
 */
function isBodyForbiddenByHttp(code: number): boolean {
  return (code >= 100 && code < 200) || code === 204 || code === 205 || code === 304;
}

function isSuccess(code: number): boolean {
  return code >= 200 && code < 300;
}
