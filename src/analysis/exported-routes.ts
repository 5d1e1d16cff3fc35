/** Objects that files export and that say a route, which other files register. */

import { functionOf } from '../evaluator/call-function.js';
import type { EvaluatedModule } from '../evaluator/evaluate-module.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { State } from '../evaluator/state.js';
import type { Node } from '../evaluator/syntax.js';
import type { ObjectReference } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { exportedObjects } from './exported-values.js';
import { nameNodeOf } from './handler-name.js';
import { Registrations } from './registration.js';
import { heldMember, registerObject } from './route-objects.js';
import { makeRouter } from './router-object.js';

/**
 * Registers the routes that a file exports as objects, unless it registers them itself.
 *
 * @param table - The framework's routers.
 * @param evaluated - The file.
 * @param behaviour - How routers behave.
 */
export function registerExportedRoutes(table: RouterTable, { environment, state, module, defaultExport }: EvaluatedModule, behaviour: HostBehaviour): void {
  const { objects } = table;
  if (objects === undefined) return;
  const { activation } = environment;
  const { evaluation } = activation;
  const registrations = Registrations.of(evaluation);
  for (const object of exportedObjects(environment, state, module, defaultExport)) {
    if (object.kind !== 'object') continue;
    const handler = heldMember(state, object, table.options?.handler ?? '', objects.nested ?? []);
    const source = handler === undefined ? undefined : functionOf(state, handler);
    const isRegistered = handler?.kind === 'object' && registrations.all.some(({ handlers }) => handlers.some((one) => one.kind === 'object' && one.id === handler.id));
    if (!isRoute(state, objects, object) || handler === undefined || isRegistered) continue;
    const node: Node = source?.module === module ? (nameNodeOf(source.node) ?? source.node) : module.program;
    const site = { module, node };
    const router = makeRouter(evaluation, state, behaviour, node, { file: module.file, start: node.range[0] }, false);
    registerObject(table, objects, router, { activation, evaluation, state, thisValue: router, args: [object], site, isConstruct: false }, object);
  }
}

/** Whether it says a method and a path. */
function isRoute(state: State, { method, path }: NonNullable<RouterTable['objects']>, object: ObjectReference): boolean {
  const { members, payload } = state.object(object);
  return payload.type === 'plain' && members.has(method) && path.some((name) => members.has(name));
}
