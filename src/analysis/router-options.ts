/** What the options say that a router is made with. */

import { nativeFunction } from '../evaluator/built-in.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { constant, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import type { RouterOrigin } from './project-application.js';
import { flattenHandlers, Registrations, type Registration } from './registration.js';

/** The names of the options that are read. */
export type OptionNames = { readonly [Name in 'prefixOption' | 'mergeOption' | 'beforeOption' | 'errorsOption' | 'afterOption' | 'endsOption']?: RouterTable[Name] | undefined };

/** A handler that gives null. */
const endsWithNull = nativeFunction('end', ({ state }) => [{ state, value: constant(null) }]);

/**
 * @param state - The path.
 * @param options - The options.
 * @param names - Which of them are read.
 * @returns What the router is known for from them.
 */
export function originOfOptions(state: State, options: Value, { prefixOption, mergeOption, endsOption }: OptionNames): Pick<RouterOrigin, 'prefix' | 'merges' | 'ends'> {
  const prefix = optionOf(state, options, prefixOption);
  const ends = optionOf(state, options, endsOption);
  const isPrefix = prefix?.kind === 'constant' && typeof prefix.value === 'string' && prefix.value !== '';
  return {
    ...(isPrefix ? { prefix: String(prefix.value) } : {}),
    ...(mayHold(optionOf(state, options, mergeOption)) ? { merges: true } : {}),
    ...(mayHold(ends) ? { ends: ends?.kind === 'constant' ? endsWithNull : unknown('whether the router answers when its handlers give nothing is not known') } : {}),
  };
}

/**
 * Registers the functions among the options.
 *
 * @param call - The call that makes the router.
 * @param router - The router.
 * @param options - The options.
 * @param names - Which of them are read.
 */
export function registerOptions({ activation, state, site }: NativeCall, router: ObjectReference, options: Value, { beforeOption, errorsOption, afterOption }: OptionNames): void {
  const register = (type: Registration['type'], name: string | undefined): void => {
    const value = optionOf(state, options, name);
    if (value === undefined || (value.kind === 'constant' && value.value === undefined)) return;
    Registrations.of(activation.evaluation).add({ type, router: router.id, method: 'ALL', path: '', handlers: flattenHandlers(state, [value]), site, activation, state, isProven: true });
  };
  register('mount', beforeOption);
  register('errors', errorsOption);
  register('after', afterOption);
}

/** One option; undefined when there is none, or when it is not read. */
function optionOf(state: State, options: Value, name: string | undefined): Single | undefined {
  if (name === undefined) return undefined;
  const given = state.resolve(options);
  if (given.kind === 'constant') return undefined;
  const found = given.kind === 'object' ? findProperty(state, given, name) : 'unknown';
  if (found === undefined) return undefined;
  const value = found === 'unknown' ? undefined : state.resolve(found.value);
  return value === undefined || value.kind === 'choice' ? unknown(`the option '${name}' is not known`) : value;
}

function mayHold(option: Single | undefined): boolean {
  return option !== undefined && (option.kind !== 'constant' || Boolean(option.value));
}
