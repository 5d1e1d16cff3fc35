/** What Node's HTTP server makes of a status when the head is written (lib/_http_server.js, `writeHead`). */

import type { Primitive } from '../../evaluator/value.js';

/**
 * @param value - What was set as a status.
 * @returns The code of which the head is written: `value | 0`.
 */
export function nodeCode(value: Primitive): number {
  return typeof value === 'bigint' ? Number(value) : (value as number) | 0;
}

/**
 * @param code - A code.
 * @returns Whether a head can have it; otherwise a RangeError is thrown.
 */
export function isNodeCode(code: number): boolean {
  return code >= 100 && code <= 999;
}
