/** Applications whose controllers are listed where they are made: their routers are mounted, with the classes of middleware around them. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ActionTable } from '../frameworks/actions.js';
import type { ControllerApplication } from '../frameworks/controller-application.js';
import { failingHandlers } from './action-failing.js';
import { classMiddleware, isErrorHandler } from './class-middleware.js';
import { routersOfController } from './controller-routers.js';
import { joinPaths } from './join-paths.js';
import { flattenHandlers, Registrations, type Registration } from './registration.js';
import { nativeRouter } from './router-object.js';

/**
 * @param actions - How members of controllers are run.
 * @param behaviour - How its applications behave.
 * @param table - The names of the options.
 * @returns The function that makes such an application.
 */
export function controllerApplication(actions: ActionTable | undefined, behaviour: HostBehaviour, table: ControllerApplication): NativeFunction {
  const make = nativeRouter(behaviour, { isApplication: true, forwards: false, options: {} });
  return (call) => {
    const { args, site, activation } = call;
    const given = table.application === undefined ? undefined : args[table.application];
    const made: readonly Outcome[] = given === undefined ? make({ ...call, args: [] }) : [{ state: call.state, value: given }];
    for (const { state, value } of made) {
      const self = state.resolve(value);
      if (self.kind !== 'object') continue;
      const options = state.resolve(args[table.options] ?? state.allocate(heapObject({ type: 'plain' })));
      const register = (type: Registration['type'], path: string, handlers: readonly Value[]): void => {
        if (handlers.length > 0) Registrations.of(activation.evaluation).add({ type, router: self.id, method: 'ALL', path, handlers, site, activation, state, isProven: true });
      };
      const middleware = listOf(state, options, table.middleware).map((one) => classMiddleware(actions, state, { value: one, site }));
      const prefix = textOf(state, options, table.prefix);
      register('mount', '', middleware.filter((one) => !isErrorHandler(state, one)));
      register('mount', '', actions === undefined ? [] : failingHandlers(actions, state, site));
      for (const controller of listOf(state, options, table.controllers)) {
        if (controller.kind !== 'object') continue;
        for (const { router, paths } of routersOfController(state, controller)) for (const path of paths) if (path !== null) register('mount', joinPaths(prefix, path), [router]);
      }
      const isLeftToHandlers = actions?.failing !== undefined && isFalse(state, options, actions.failing.option);
      const handlers = middleware.filter((one) => isErrorHandler(state, one));
      // Without a list every class counts that is imported anywhere.
      register('mount', '', middleware.length === 0 && isLeftToHandlers ? [unknown('which classes of middleware are imported is not known')] : handlers);
      register('transformer', '', listOf(state, options, table.transformers));
      register('options', '', [options]);
    }
    return made;
  };
}

/** The elements of an option that is a list; what is not known among them. */
function listOf(state: State, options: Value, name: string): readonly Value[] {
  if (options.kind !== 'object') return [unknown('the options of the application are not known')];
  const value = state.object(options).members.get(name)?.value;
  if (value === undefined) return [];
  const list = state.resolve(value);
  return flattenHandlers(state, [list]).filter((one) => one.kind !== 'constant');
}

function isFalse(state: State, options: Value, name: string): boolean {
  const value = options.kind === 'object' ? state.resolve(state.object(options).members.get(name)?.value ?? UNDEFINED) : UNDEFINED;
  return value.kind !== 'constant' || value.value === false;
}

function textOf(state: State, options: Value, name: string): string {
  const value = options.kind === 'object' ? state.resolve(state.object(options).members.get(name)?.value ?? UNDEFINED) : UNDEFINED;
  return value.kind === 'constant' && typeof value.value === 'string' ? value.value : '';
}

