/** What remains on the wire of the body that the source hands over. */

import type { Body, Response } from '../../../src/model/response.js';

/**
 * Says whether body bytes go over the wire for an inferred response.
 *
 * @param response - The response: whether a body is handed over (Express hands over a page for an error that nothing handles).
 * @param code - Its status code.
 * @param method - The request's method.
 * @returns `no` for HEAD, 1xx, 204 and 304, which carry none (RFC 9110, sections 6.4.1 and 9.3.2); `unknown` for a body on 205, which `send` drops and `end` does not.
 */
export function bodyOnWire({ body }: Pick<Response, 'body'>, code: number, method: string): Body {
  if (method === 'HEAD' || code < 200 || code === 204 || code === 304) return 'no';
  return code === 205 && body === 'yes' ? 'unknown' : body;
}
