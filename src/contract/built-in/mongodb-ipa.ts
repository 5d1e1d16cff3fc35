/**
 * The built-in contract `mongodb-ipa`: the success codes of MongoDB's Improvement Proposals for APIs (as of August 2026), numbers 104 to 109 and 113.
 * What a POST that creates nothing answers they leave open, and which error codes there are.
 */

import type { ContractSource } from '../contract.js';
import { registeredErrors } from './registered-errors.js';

export const mongodbIpa: ContractSource = {
  name: 'mongodb-ipa',
  source: 'https://mongodb.github.io/ipa/',
  success: {
    // 104, 105 and 107; of POST 109 and 113.
    200: { type: 'OK', methods: ['GET', 'PATCH', 'PUT', 'POST'] },
    // 106
    201: { type: 'Created', methods: ['POST'] },
    // 109
    202: { type: 'Accepted', methods: ['POST'] },
    // 108; of POST 109.
    204: { type: 'No Content', methods: ['DELETE', 'POST'], body: 'forbidden' },
  },
  errors: registeredErrors,
};
