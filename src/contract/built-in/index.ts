/** The contracts that come with the plugin, by name. */

import type { ContractSource } from '../contract.js';
import { azure } from './azure.js';
import { ibmCloud } from './ibm-cloud.js';
import { mongodbIpa } from './mongodb-ipa.js';
import { returnCode } from './return-code.js';
import { rfc9110 } from './rfc9110.js';
import { zalando } from './zalando.js';

export const builtInContracts: ReadonlyMap<string, ContractSource> = new Map([
  ['return-code', returnCode],
  ['rfc9110', rfc9110],
  ['zalando', zalando],
  ['azure', azure],
  ['ibm-cloud', ibmCloud],
  ['mongodb-ipa', mongodbIpa],
]);

/** The contract that holds when the settings name none. */
export const DEFAULT_CONTRACT = 'return-code';
