/** Routes whose handlers are members of classes, one by one or as the actions of a resource. */

import type { NativeCall } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { ChangedRoutes } from '../frameworks/router-table.js';
import { memberHandler, memberOfClass } from './member-handler.js';
import { openGroup, registeredRoutes } from './registered-routes.js';
import { pathsOf } from './registration.js';
import { resourcePath } from './resource-path.js';
import { addRoutes } from './router-object.js';

/**
 * `router.get(path, [UsersController, 'index'])`
 *
 * @param changed - The names of the members.
 * @param self - The router.
 * @param call - The call.
 * @param methods - Upper case, or `ALL`; null for one that is not known.
 * @param path - The path.
 * @param given - The handler.
 * @returns What changes the route afterwards.
 */
export function registerMember(changed: ChangedRoutes, self: ObjectReference, call: NativeCall, methods: readonly (string | null)[], path: Value, given: Value): readonly Outcome[] {
  const handler = memberHandler(call.activation, call.state, given, changed.defaultMember, call.site);
  const { state } = handler;
  const own = { ...call, state };
  const value = registeredRoutes(changed, own, () => {
    addRoutes(openGroup(state, self), own, methods, pathsOf(state, path) ?? [null], { handlers: [handler.value], errors: [], after: [] });
    return [];
  });
  return [{ state, value }];
}

/**
 * `router.resource(name, UsersController)`: an action that the class does not have is not told.
 *
 * @param changed - The names of the members.
 * @param self - The router.
 * @param call - The call.
 * @param isShallow - Whether paths that name an object of the resource have nothing of those around it.
 * @returns What changes the routes afterwards.
 */
export function registerResource(changed: ChangedRoutes, self: ObjectReference, call: NativeCall, isShallow: boolean): readonly Outcome[] {
  const [name = UNDEFINED, controller = UNDEFINED] = call.args;
  const made: { readonly action: string; readonly methods: readonly string[]; readonly path: string; readonly handler: Value }[] = [];
  let { state } = call;
  for (const action of changed.actions) {
    const member = memberOfClass(call.activation, state, controller, action.name, call.site);
    state = member.state;
    if (member.value.kind === 'object') made.push({ action: action.name, methods: action.methods, path: action.path, handler: member.value });
  }
  const own = { ...call, state };
  if (made.length === 0) {
    addRoutes(openGroup(state, self), own, [null], [null], { handlers: [unknown('the class of a resource is not known', { site: call.site })], errors: [], after: [] });
    return [{ state, value: registeredRoutes(changed, own, () => []) }];
  }
  const [written = null] = pathsOf(state, name) ?? [];
  const value = registeredRoutes(changed, own, () =>
    made.flatMap(({ action, methods, path, handler }) => {
      const whole = resourcePath(written, path, isShallow);
      addRoutes(openGroup(state, self), own, methods, [whole], { handlers: [handler], errors: [], after: [] });
      return methods.map(() => action);
    }),
  );
  return [{ state, value }];
}
