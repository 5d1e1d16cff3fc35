/** Classes of a framework whose objects have an application, in which controllers are mounted. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { UNDEFINED, type ObjectReference } from '../evaluator/value.js';
import type { ExportTable } from '../frameworks/framework-adapter.js';
import { controllersIn } from './controller-routers.js';
import { flattenHandlers, Registrations } from './registration.js';
import { nativeRouter } from './router-object.js';

/**
 * @param behaviour - How routers behave.
 * @param table - The names of its members.
 * @returns The constructor.
 */
export function controllerServer(behaviour: HostBehaviour, table: Extract<ExportTable, { gives: 'controller-server' }>): NativeFunction {
  const makeApplication = nativeRouter(behaviour, { isApplication: true, forwards: false, options: {} });
  return (call) =>
    makeApplication(call).map(({ state, value: application }): Outcome => {
      const self = call.thisValue.kind === 'object' ? call.thisValue : state.allocate(heapObject({ type: 'plain' }, new Map(), { complete: false }));
      setOwn(state, self, table.application, application);
      const addControllers: NativeFunction = (added) => mountControllers(application as ObjectReference, added);
      setOwn(state, self, table.mount, state.allocate(heapObject({ type: 'native', name: table.mount, call: addControllers })));
      return { state, value: self };
    });
}

/** `server.addControllers(controllers, router?, middleware?)` */
function mountControllers(application: ObjectReference, { activation, state, site, args: [controllers = UNDEFINED, , middleware] }: NativeCall): readonly Outcome[] {
  const before = middleware === undefined ? [] : flattenHandlers(state, [middleware]);
  for (const { router, paths } of controllersIn(state, controllers)) {
    for (const path of paths) {
      Registrations.of(activation.evaluation).add({
        type: 'mount',
        router: application.id,
        method: 'ALL',
        path,
        handlers: [...before, router],
        site,
        activation,
        state,
        isProven: true,
      });
    }
  }
  return [{ state, value: UNDEFINED }];
}
