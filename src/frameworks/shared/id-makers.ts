/** Packages that make ids: what they give is a text, and making it does not fail. */

import type { NativeFunction } from '../../evaluator/native-function.js';
import { unknown } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

/** By the name under which each is imported: nanoid 3.3 to 5, uuid 9 to 11, cuid2 2.2, ulid 2.3. */
export const idMakers: Readonly<Record<string, ModuleTable>> = {
  nanoid: { members: makers('nanoid') },
  uuid: { members: makers('v1', 'v4', 'v6', 'v7') },
  '@paralleldrive/cuid2': { members: makers('createId') },
  ulid: { members: makers('ulid') },
};

function makers(...names: readonly string[]): ModuleTable['members'] {
  return Object.fromEntries(names.map((name) => [name, maker(name)]));
}

function maker(name: string): ExportTable {
  const call: NativeFunction = ({ state, site }) => [{ state, value: unknown(`the result of '${name}' is not known`, { site, type: 'string', truthiness: true }) }];
  return { gives: 'function', name, call };
}
