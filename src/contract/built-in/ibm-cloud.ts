/**
 * The built-in contract `ibm-cloud`: the status codes of the IBM Cloud API Handbook (as of September 2025), pages on status codes and methods.
 * What it advises against (302, 422) and what it leaves to gateways (502, 504) is not in it. OPTIONS is not judged.
 */

import type { ContractSource } from '../contract.js';
import { registeredErrors as errors } from './registered-errors.js';

const ALL = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export const ibmCloud: ContractSource = {
  name: 'ibm-cloud',
  source: 'https://cloud.ibm.com/docs/api-handbook?topic=api-handbook-status-codes',
  success: {
    200: { type: 'OK', methods: ALL },
    201: { type: 'Created', methods: ['POST', 'PUT'] },
    202: { type: 'Accepted', methods: ALL },
    204: { type: 'No Content', methods: ALL, body: 'forbidden' },
    206: { type: 'Partial Content', methods: ['GET'] },
    300: { type: 'Multiple Choices', methods: ALL },
    301: { type: 'Moved Permanently', methods: ALL },
    303: { type: 'See Other', methods: ALL },
    304: { type: 'Not Modified', methods: ['GET'], body: 'forbidden' },
    307: { type: 'Temporary Redirect', methods: ALL },
  },
  errors: {
    400: errors[400],
    401: errors[401],
    403: errors[403],
    404: errors[404],
    405: errors[405],
    406: errors[406],
    408: errors[408],
    // Not of a safe request, whatever the state is.
    409: { ...errors[409], methods: ['POST', 'PUT', 'PATCH', 'DELETE'] },
    410: errors[410],
    412: errors[412],
    413: errors[413],
    414: errors[414],
    415: errors[415],
    429: errors[429],
    500: errors[500],
    501: errors[501],
    503: errors[503],
    505: errors[505],
  },
};
