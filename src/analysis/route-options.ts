/** Objects that are given for a route: what of them are handlers. */

import { heapObject } from '../evaluator/heap-object.js';
import { isCallableObject } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RouteOptions, RouterTable } from '../frameworks/router-table.js';
import { declaredByKeys, type Declarations } from './declared-statuses.js';
import { flattenHandlers } from './registration.js';

/** What a route is registered with. */
export interface RouteHandlers {
  readonly handlers: readonly Value[];
  /** What gets their errors first. */
  readonly errors: readonly Value[];
  /** What gets their answers. */
  readonly after: readonly Value[];
  /** The statuses that are declared for their answers. */
  readonly declared?: Declarations | undefined;
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
  if (options === undefined) return { handlers: all, errors: [], after: [] };
  const isOptions = (value: Value): value is ObjectReference => value.kind === 'object' && state.object(value).payload.type === 'plain';
  const objects = all.filter(isOptions);
  const held = (name: string): readonly Value[] =>
    objects.flatMap((object) => {
      const value = state.object(object).members.get(name)?.value;
      if (value === undefined) return [];
      const make = options.made?.[name];
      if (make === undefined) return flattenHandlers(state, [value]).filter((handler) => handler.kind !== 'constant');
      const made = make(state, value, object, site);
      return made === undefined ? [] : flattenHandlers(state, [made]);
    });
  // Options of which nothing is known stand before the handler, and so does what they may add.
  const others = all.filter((value) => !isOptions(value));
  const open = objects.filter((object) => !state.object(object).complete).map(() => unknown('the options of the route are not known', { site }));
  const { other, errors, after = [] } = options;
  const said = new Set([...options.before, ...after, options.handler, errors, ...Object.keys(options.instead ?? {})]);
  const more = other === undefined ? [] : objects.flatMap((object) => [...state.object(object).members.keys()].filter((name) => !said.has(name)).flatMap((name) => other(state, name, site) ?? []));
  const [instead] = Object.entries(options.instead ?? {}).flatMap(([name, make]) =>
    objects.flatMap((object) => {
      const value = state.object(object).members.get(name)?.value;
      return value === undefined ? [] : (make(state, value, site) ?? []);
    }),
  );
  return {
    handlers: [...open, ...more, ...options.before.flatMap(held), ...(instead === undefined ? [...others, ...held(options.handler)] : [instead])],
    errors: errors === undefined ? [] : held(errors),
    after: after.flatMap(held),
    declared: options.declared === undefined ? undefined : declaredIn(state, objects, options.declared, site),
  };
}

/** `{ schema: { response: { 200: schema } } }` */
function declaredIn(state: State, objects: readonly ObjectReference[], path: readonly string[], site: Site): Declarations | undefined {
  const held = path.reduce<readonly Value[]>((values, name) => values.flatMap((value) => memberOf(state, value, name) ?? []), objects);
  const [declared] = held.flatMap((value) => declaredByKeys(state, value, site) ?? []);
  return declared;
}

function memberOf(state: State, value: Value, name: string): Value | undefined {
  const object = state.resolve(value);
  return object.kind === 'object' ? state.object(object).members.get(name)?.value : undefined;
}

/**
 * `get('/version', '1.0')`
 *
 * @param table - Whether the framework takes values for handlers.
 * @param state - The path; it is changed.
 * @param values - What stands behind the path of a route.
 * @returns The same with a handler that gives the value in its place.
 */
export function answeringValues({ takesValues }: Pick<RouterTable, 'takesValues'>, state: State, values: readonly Value[]): readonly Value[] {
  const [first = UNDEFINED, ...options] = values;
  const single = state.resolve(first);
  const isFunction = single.kind === 'object' && isCallableObject(state.object(single));
  if (takesValues !== true || single.kind === 'unknown' || single.kind === 'choice' || isFunction) return values;
  return [state.allocate(heapObject({ type: 'native', name: 'value', call: (call) => [{ state: call.state, value: single }] })), ...options];
}
