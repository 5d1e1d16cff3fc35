/**
 * The built-in contract `rfc9110`: the success codes that HTTP's own definition allows each method, every registered error
 * code, and all causes. Numbers are sections of RFC 9110.
 */

import type { ContractSource } from '../contract.js';
import { registeredErrors } from './registered-errors.js';

const ALL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export const rfc9110: ContractSource = {
  name: 'rfc9110',
  source: 'https://www.rfc-editor.org/rfc/rfc9110',
  success: {
    // 15.3.1: its content depends on the method, and it names OPTIONS and TRACE too.
    200: { type: 'OK', methods: [...ALL, 'OPTIONS', 'TRACE'] },
    // 9.3.3 and 9.3.4; RFC 5789, section 2: a PATCH can create.
    201: { type: 'Created', methods: ['POST', 'PUT', 'PATCH'] },
    // 15.3.3: for whatever is processed later.
    202: { type: 'Accepted', methods: ALL },
    // 15.3.4: a 200 that a proxy has changed.
    203: { type: 'Non-Authoritative Information', methods: ALL },
    // 15.3.5, and 9.3.7 of OPTIONS.
    204: { type: 'No Content', methods: [...ALL, 'OPTIONS'], body: 'forbidden' },
    // 15.3.6: after an action by the user.
    205: { type: 'Reset Content', methods: ['POST', 'PUT', 'PATCH', 'DELETE'], body: 'forbidden' },
    // 15.3.7 and 14.2: GET is the only method that has ranges.
    206: { type: 'Partial Content', methods: ['GET'] },
    // RFC 4918, section 11.1, which does not bind it to a method.
    207: { type: 'Multi-Status', methods: ALL },
    // RFC 3229, section 10.4.1: instances are of GET.
    226: { type: 'IM Used', methods: ['GET'] },
    // 15.4: redirections of any request.
    300: { type: 'Multiple Choices', methods: [...ALL, 'OPTIONS'] },
    301: { type: 'Moved Permanently', methods: [...ALL, 'OPTIONS'] },
    302: { type: 'Found', methods: [...ALL, 'OPTIONS'] },
    303: { type: 'See Other', methods: [...ALL, 'OPTIONS'] },
    // 15.4.5: of a conditional GET.
    304: { type: 'Not Modified', methods: ['GET'], body: 'forbidden' },
    307: { type: 'Temporary Redirect', methods: [...ALL, 'OPTIONS'] },
    308: { type: 'Permanent Redirect', methods: [...ALL, 'OPTIONS'] },
  },
  errors: registeredErrors,
};
