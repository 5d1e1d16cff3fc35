/** Packages that make ids: asked for one without saying which, they give a text and do not fail. */

import { callUnanswered } from '../../evaluator/call-unknown.js';
import type { NativeFunction } from '../../evaluator/native-function.js';
import { constant, unknown } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

/** By the name under which each is imported: nanoid 3.3.20 and 5.1.16, uuid 11.1.1, cuid2 2.3.1, ulid 2.4.0. */
export const idMakers: Readonly<Record<string, ModuleTable>> = {
  nanoid: maker('nanoid'),
  uuid: maker('v4'),
  '@paralleldrive/cuid2': maker('createId'),
  ulid: maker('ulid'),
};

function maker(name: string): ModuleTable {
  const callee = constant(name);
  const call: NativeFunction = ({ activation, state, thisValue, args, site }) => {
    // A length, a time or a buffer may be refused, and a buffer comes back instead of a text.
    if (args.length > 0) return callUnanswered(activation, state, callee, thisValue, args, site, { kind: 'call', callee, args });
    return [{ state, value: unknown(`the result of '${name}' is not known`, { site, type: 'string', truthiness: true }) }];
  };
  const member: ExportTable = { gives: 'function', name, call };
  return { members: { [name]: member } };
}
