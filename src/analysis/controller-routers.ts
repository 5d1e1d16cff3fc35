/** The routers of a controller's class: what its decorators have registered is theirs. */

import { heapObject } from '../evaluator/heap-object.js';
import { setOwn } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import type { ObjectReference, Value } from '../evaluator/value.js';
import type { RouterOrigin } from './project-application.js';
import { flattenHandlers } from './registration.js';

/** A router of a class. */
export interface ControllerRouter {
  readonly router: ObjectReference;
  /** The paths that it is mounted under; null for one that is not known. */
  readonly paths: readonly (string | null)[];
  /** The versions of its routes; undefined when nothing says them. */
  readonly versions: readonly (string | null)[] | undefined;
}

/** The member of a controller's prototype that keeps its routers. */
const SLOT = '[[Routers]]';

/**
 * @param state - The path; it is changed.
 * @param prototype - The prototype of a controller.
 * @param routers - Its routers.
 */
export function keepRouters(state: State, prototype: ObjectReference, routers: readonly ObjectReference[]): void {
  setOwn(state, prototype, SLOT, state.allocate(heapObject({ type: 'array', elements: routers, open: false })));
}

/**
 * @param state - The path.
 * @param value - An object, or an array of them.
 * @returns The routers of those that are instances of controllers.
 */
export function controllersIn(state: State, value: Value): readonly ControllerRouter[] {
  return flattenHandlers(state, [value]).flatMap((single) => {
    const prototype = single.kind === 'object' ? state.object(single).prototype : undefined;
    return prototype?.kind === 'object' ? routersOf(state, prototype) : [];
  });
}

/**
 * @param state - The path.
 * @param self - A class.
 * @returns The routers of the class; none when it is no controller.
 */
export function routersOfController(state: State, self: ObjectReference): readonly ControllerRouter[] {
  const { payload } = state.object(self);
  return payload.type === 'class' ? routersOf(state, payload.prototype) : [];
}

function routersOf(state: State, prototype: ObjectReference): readonly ControllerRouter[] {
  const kept = state.object(prototype).members.get(SLOT)?.value;
  return (kept === undefined ? [] : flattenHandlers(state, [kept])).flatMap((router): readonly ControllerRouter[] => {
    const payload = router.kind === 'object' ? state.object(router).payload : undefined;
    if (router.kind !== 'object' || payload?.type !== 'host') return [];
    const { paths = [null], versions } = payload.data as RouterOrigin;
    return [{ router, paths, versions }];
  });
}
