/**
 * The built-in contract `zalando`: the status codes of Zalando's RESTful API guidelines (as of November 2025), rules 148, 150, 152 and 229.
 * Codes that the guidelines advise against, 422 and redirections among them, are not in it. OPTIONS is not judged.
 */

import type { ContractSource } from '../contract.js';
import { registeredErrors as errors } from './registered-errors.js';

const CHANGING = ['POST', 'PUT', 'PATCH', 'DELETE'];

export const zalando: ContractSource = {
  name: 'zalando',
  source: 'https://opensource.zalando.com/restful-api-guidelines/#http-status-codes-and-errors',
  success: {
    200: { type: 'OK', methods: ['GET', ...CHANGING] },
    // Rule 229 adds PATCH.
    201: { type: 'Created', methods: ['POST', 'PUT', 'PATCH'] },
    // GET while a resource is still being created (rule 253).
    202: { type: 'Accepted', methods: ['GET', ...CHANGING] },
    204: { type: 'No Content', methods: CHANGING, body: 'forbidden' },
    207: { type: 'Multi-Status', methods: ['POST', 'DELETE'] },
    304: { type: 'Not Modified', methods: ['GET'], body: 'forbidden' },
  },
  errors: {
    400: errors[400],
    401: errors[401],
    403: errors[403],
    404: errors[404],
    405: errors[405],
    406: errors[406],
    409: { ...errors[409], methods: CHANGING },
    410: errors[410],
    411: { ...errors[411], methods: ['POST', 'PUT', 'PATCH'] },
    412: { ...errors[412], methods: ['PUT', 'PATCH', 'DELETE'] },
    415: { ...errors[415], methods: ['POST', 'PUT', 'PATCH'] },
    423: { ...errors[423], methods: ['PUT', 'PATCH', 'DELETE'] },
    428: errors[428],
    429: errors[429],
    431: errors[431],
    500: errors[500],
    501: errors[501],
    502: errors[502],
    503: errors[503],
    504: errors[504],
    507: { ...errors[507], methods: ['POST', 'PUT', 'PATCH'] },
  },
};
