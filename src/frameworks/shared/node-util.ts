/** Node's `util`: what of it the start of a program is made with. */

import { callUnanswered } from '../../evaluator/call-unknown.js';
import type { NativeFunction } from '../../evaluator/native-function.js';
import { constant, unknown } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

const util: ModuleTable = { members: { promisify: converter('promisify'), callbackify: converter('callbackify') } };

/** By the name under which it is imported. */
export const nodeUtil: Readonly<Record<string, ModuleTable>> = { util, 'node:util': util };

/** Makes a function of a function, which it does not call; what is made while a request is handled is called before that ends. */
function converter(name: string): ExportTable {
  const callee = constant(`util.${name}`);
  const call: NativeFunction = ({ evaluation, activation, state, thisValue, args, site }) => {
    const origin = { kind: 'call', callee, args } as const;
    if (evaluation.isAnswering) return callUnanswered(activation, state, callee, thisValue, args, site, origin);
    return [{ state, value: unknown(`what '${name}' makes is not known`, { site, origin, truthiness: true }) }];
  };
  return { gives: 'function', name, call };
}
