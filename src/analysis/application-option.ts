/** The options that an application of controllers was made with, as its routes see them. */

import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import { runOf } from './response-object.js';

/**
 * @param state - The path.
 * @param response - The response of the request.
 * @param path - The name of an option, and those of members of it.
 * @returns What is given for it; null when the application is not known.
 */
export function applicationOption(state: State, response: Value, path: readonly string[]): Value | null {
  const self = state.resolve(response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  const [options] = run?.around('options') ?? [];
  if (options === undefined) return null;
  return path.reduce<Value>((value, name) => {
    const object = state.resolve(value);
    if (object.kind !== 'object') return object.kind === 'constant' ? UNDEFINED : unknown(`the option '${name}' of the application is not known`);
    const { members, complete } = state.object(object);
    const own = members.get(name)?.value;
    if (own === undefined) return complete ? UNDEFINED : unknown(`the option '${name}' of the application is not known`);
    return state.resolve(own);
  }, options);
}
