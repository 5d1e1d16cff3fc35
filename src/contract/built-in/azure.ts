/**
 * The built-in contract `azure`: the success codes of the Microsoft Azure REST API guidelines (as of March 2024): the tables of return codes
 * and of conditional requests, and long-running operations. Which error codes there are they leave to the service.
 */

import type { ContractSource } from '../contract.js';
import { registeredErrors } from './registered-errors.js';

export const azure: ContractSource = {
  name: 'azure',
  source: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
  success: {
    200: { type: 'OK', methods: ['GET', 'PUT', 'PATCH', 'POST'] },
    201: { type: 'Created', methods: ['PUT', 'PATCH', 'POST'] },
    202: { type: 'Accepted', methods: ['PUT', 'POST', 'DELETE'] },
    204: { type: 'No Content', methods: ['DELETE'], body: 'forbidden' },
    304: { type: 'Not Modified', methods: ['GET'], body: 'forbidden' },
  },
  errors: registeredErrors,
};
