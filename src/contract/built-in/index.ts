/** The contracts that come with the plugin, by name. */

import type { ContractSource } from '../contract.js';
import { returnCode } from './return-code.js';

export const builtInContracts: ReadonlyMap<string, ContractSource> = new Map([['return-code', returnCode]]);

/** The contract that holds when the settings name none. */
export const DEFAULT_CONTRACT = 'return-code';
