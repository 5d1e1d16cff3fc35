/** What is known of the arguments of a function that gives a handler, when it is called. */

import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import { NOT_CONSTANT } from '../frameworks/framework-adapter.js';
import type { GivenArguments, GivenPosition } from '../frameworks/known-packages.js';

/** The arguments of the calls by which a handler is given, one list for each call. */
export type GivenCalls = readonly (readonly Value[])[];

/**
 * @param state - The path.
 * @param calls - The arguments.
 * @param position - Which of them.
 * @returns The value; undefined when there is none.
 */
export function givenValue(state: State, calls: GivenCalls, { call = calls.length - 1, argument, option }: GivenPosition): Value | undefined {
  const value = calls[call]?.[argument];
  if (option === undefined || value === undefined) return value;
  const options = state.resolve(value);
  if (options.kind === 'constant') return undefined;
  const heap = options.kind === 'object' ? state.object(options) : undefined;
  const own = heap?.members.get(option);
  if (own !== undefined && own.getter === undefined) return own.value;
  return own === undefined && heap?.complete === true ? undefined : unknown(`the option '${option}' is not known`);
}

/** What there is where nothing is called. */
export const NOTHING_GIVEN: GivenArguments = { constant: () => undefined, constants: () => [], isFunction: () => false };

/**
 * @param state - The path.
 * @param calls - The arguments.
 * @returns What they are.
 */
export function givenArguments(state: State, calls: GivenCalls): GivenArguments {
  const constants: GivenArguments['constants'] = (position) => {
    const value = state.resolve(givenValue(state, calls, position) ?? UNDEFINED);
    const payload = value.kind === 'object' ? state.object(value).payload : undefined;
    const values = payload?.type === 'array' && !payload.open ? payload.elements.flatMap((element) => alternatives(state.resolve(element))) : alternatives(value);
    return values.every((single) => single.kind === 'constant') ? values.map((single) => single.value) : undefined;
  };
  return {
    constant: (position) => {
      const value = state.resolve(givenValue(state, calls, position) ?? UNDEFINED);
      return value.kind === 'constant' ? value.value : NOT_CONSTANT;
    },
    constants,
    isFunction: (position) => {
      const value = state.resolve(givenValue(state, calls, position) ?? UNDEFINED);
      return value.kind === 'object' && ['closure', 'native', 'bound'].includes(state.object(value).payload.type);
    },
  };
}
