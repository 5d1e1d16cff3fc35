/** Which change a finding can offer: only what the analysis knows to be right. */

import type { Response } from '../model/response.js';
import type { Change } from './finding.js';
import { describeRow } from './words.js';

interface Target {
  readonly code: number;
  /** The reason phrase, where the contract says one. */
  readonly type?: string | undefined;
}

/**
 * Offers to answer another code.
 *
 * @param response - The response.
 * @param target - The code.
 * @returns The change, or undefined when no edit is known to be right.
 */
export function offerStatus(response: Response, target: Target): Change | undefined {
  const edits = response.edits.setStatus?.(target.code);
  return edits === undefined ? undefined : { answer: describeTarget(target), edits };
}

/**
 * Offers to answer a code without a body; it may be the code that is answered now.
 *
 * @param response - The response.
 * @param target - The code.
 * @returns The change, or undefined when no edit is known to be right.
 */
export function offerStatusWithoutBody(response: Response, target: Target): Change | undefined {
  const edits = response.edits.setStatusWithoutBody?.(target.code);
  return edits === undefined ? undefined : { answer: `${describeTarget(target)} without a body`, edits };
}

function describeTarget({ code, type }: Target): string {
  return type === undefined ? String(code) : describeRow({ code, type });
}
