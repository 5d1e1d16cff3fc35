/** Routes that are registered by a name: with a handler, or with options that say the methods, the path and the handler. */

import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall } from '../evaluator/native-function.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { flattenHandlers, methodsOf, pathsOf } from './registration.js';

/** What one call registers; null for what is not known. */
export interface NamedRoute {
  readonly methods: readonly (string | null)[];
  readonly paths: readonly (string | null)[];
  readonly handlers: readonly Value[];
}

/**
 * @param named - What options say.
 * @param method - The method that the member stands for; undefined where the options say it.
 * @param call - The call: `http(name, { methods, route, handler })`, `get(name, handler)`.
 * @returns What it registers. Paths have parameters as `{id}`.
 */
export function readNamedRoute(named: NonNullable<RouterTable['named']>, method: string | undefined, { state, args, site }: NativeCall): NamedRoute {
  const [name = UNDEFINED, given = UNDEFINED] = args;
  const options = state.resolve(given);
  const isObject = options.kind === 'object' && state.object(options).payload.type === 'plain';
  const read = (member: string): Value | undefined => {
    const found = isObject ? findProperty(state, options, member) : undefined;
    return found === 'unknown' ? unknown(`'${member}' of the options is not known`, { site }) : found?.value;
  };
  const written = read(named.methods);
  const methods = method !== undefined ? [method] : written === undefined ? named.defaultMethods : methodsOf(state, written);
  const paths = (pathsOf(state, read(named.path) ?? name) ?? [null]).map((path) => path?.replace(/^\/?/, '/').replaceAll(/\{\*?(\w+)[^}]*\}/g, ':$1') ?? null);
  const handler = read(named.output) !== undefined ? unknown(`'${named.output}' says what becomes of its result`, { site }) : isObject ? (read(named.handler) ?? UNDEFINED) : given;
  return { methods, paths, handlers: flattenHandlers(state, [handler]) };
}
