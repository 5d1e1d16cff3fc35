/** Objects that are given for a route: what of them are handlers. */

import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RouteOptions } from '../frameworks/router-table.js';
import { flattenHandlers } from './registration.js';

/** What a route is registered with. */
export interface RouteHandlers {
  readonly handlers: readonly Value[];
  /** What gets their errors first. */
  readonly errors: readonly Value[];
}

/**
 * @param options - What the framework's objects say; undefined when it takes none.
 * @param state - The path; it is changed.
 * @param values - What stands behind the path of a route: handlers, and such objects.
 * @param site - The registration.
 * @returns The handlers in the order in which they run.
 */
export function routeHandlers(options: RouteOptions | undefined, state: State, values: readonly Value[], site: Site): RouteHandlers {
  const all = flattenHandlers(state, values);
  if (options === undefined) return { handlers: all, errors: [] };
  const isOptions = (value: Value): value is ObjectReference => value.kind === 'object' && state.object(value).payload.type === 'plain';
  const objects = all.filter(isOptions);
  const held = (name: string): readonly Value[] =>
    objects.flatMap((object) => {
      const value = state.object(object).members.get(name)?.value;
      if (value === undefined) return [];
      const make = options.made?.[name];
      if (make === undefined) return flattenHandlers(state, [value]).filter((handler) => handler.kind !== 'constant');
      return make(state, value, object, site) ?? [];
    });
  // Options of which nothing is known stand before the handler, and so does what they may add.
  const others = all.filter((value) => !isOptions(value));
  const open = objects.filter((object) => !state.object(object).complete).map(() => unknown('the options of the route are not known', { site }));
  return {
    handlers: [...open, ...options.before.flatMap(held), ...others, ...held(options.handler)],
    errors: options.errors === undefined ? [] : held(options.errors),
  };
}
