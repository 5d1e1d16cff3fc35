/** Whether an error response gives a cause that the contract has for its code. */

import type { Evidence } from '../model/evidence.js';
import type { CauseRow, Contract, ErrorRow } from './contract.js';
import { judgedMethod } from './judge-status.js';
import { isPage, readEvidence } from './read-evidence.js';
import type { ReadEvidence } from './read-evidence.js';

export type CauseVerdict =
  | { readonly evidence: Evidence; readonly kind: 'mapped'; readonly cause: CauseRow }
  /** It names causes of other codes only. */
  | { readonly evidence: Evidence; readonly kind: 'misplaced'; readonly elsewhere: readonly CausePlace[] }
  /** It names no cause of the contract. */
  | { readonly evidence: Evidence; readonly kind: 'unmapped' };

export interface CausePlace {
  readonly row: ErrorRow;
  readonly cause: CauseRow;
}

/**
 * Judges what an error response says about its cause.
 *
 * @param contract - The contract.
 * @param code - The status code.
 * @param method - Upper case, `ALL` or null. Rows that exclude it are not offered.
 * @param evidence - All evidence of the response.
 * @returns One verdict for each piece of evidence that names anything (`Error`, `AppError`, a number and a text of
 *   unknown parts do not) and does not leave it to a part that is not known; none where the contract lists no causes for the code.
 */
export function judgeCauses(
  contract: Contract,
  code: number,
  method: string | null,
  evidence: readonly Evidence[],
): readonly CauseVerdict[] {
  const row = contract.errors.get(code);
  if (row === undefined || row.causes.length === 0) return [];
  const verdicts: CauseVerdict[] = [];
  for (const piece of evidence) {
    const read = readEvidence(piece);
    const verdict = read === undefined ? undefined : judgePiece(contract, row, method, piece, read);
    if (verdict !== undefined) verdicts.push(verdict);
  }
  return verdicts;
}

/**
 * Whether a response leaves open which of several causes it has.
 *
 * @param contract - The contract.
 * @param code - The status code.
 * @param evidence - All evidence of the response.
 * @param evidenceComplete - Whether there is no evidence that the analysis could not read.
 * @returns True when nothing in the response names anything, although the code has more than one cause.
 */
export function isMissingCause(
  contract: Contract,
  code: number,
  evidence: readonly Evidence[],
  evidenceComplete: boolean,
): boolean {
  const causes = contract.errors.get(code)?.causes.length ?? 0;
  return causes > 1 && evidenceComplete && evidence.every((piece) => !isPage(piece) && readEvidence(piece) === undefined);
}

function judgePiece(
  contract: Contract,
  row: ErrorRow,
  method: string | null,
  evidence: Evidence,
  read: ReadEvidence,
): CauseVerdict | undefined {
  const cause = findCause(row, read) ?? row.causes.find((candidate) => candidate.isFitFor(read));
  if (cause !== undefined) return { evidence, kind: 'mapped', cause };
  const judged = judgedMethod(method);
  const elsewhere: CausePlace[] = [];
  for (const other of contract.errors.values()) {
    if (judged !== null && other.methods !== null && !other.methods.has(judged)) continue;
    const named = findCause(other, read);
    if (named !== undefined) elsewhere.push({ row: other, cause: named });
  }
  if (elsewhere.length > 0) return { evidence, kind: 'misplaced', elsewhere };
  return LEFT_OPEN.test(evidence.text) ? undefined : { evidence, kind: 'unmapped' };
}

/** `Webhook error: …`: the part that is not known names the cause. */
const LEFT_OPEN = /(?:^|[:([–-]\s*)…[)\].!]*$/u;

function findCause(row: ErrorRow, read: ReadEvidence): CauseRow | undefined {
  return row.causes.find((cause) => cause.isNamedBy(read));
}
