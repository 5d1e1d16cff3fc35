/** The global variables of the Fetch API that are known. */

import type { Value } from '../../evaluator/value.js';
import { searchParamsGlobal, urlGlobal } from './web-readers.js';
import { responseGlobal } from './response-globals.js';

export const webGlobals: ReadonlyMap<string, Value> = new Map([
  ['Response', responseGlobal],
  ['URL', urlGlobal],
  ['URLSearchParams', searchParamsGlobal],
]);
