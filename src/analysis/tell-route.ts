/** What is told of the routes and handlers of a file, once it is known what they answer. */

import { functionOf } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Site, SourceModule } from '../evaluator/syntax.js';
import type { Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { HandlerReference, Route, StandaloneHandler } from '../model/route.js';
import { compareDeclared } from './declared-statuses.js';
import { nameNodeOf } from './handler-name.js';
import { calleePlace, placeOf } from './place-of.js';
import type { Registration } from './registration.js';
import type { MethodRecord } from './split-by-method.js';

/**
 * @param adapter - The framework.
 * @param state - The path.
 * @param registration - What registers the route.
 * @param path - The route's path; null when it is not known.
 * @param record - What it answers.
 * @returns The route.
 */
export function tellRoute(adapter: FrameworkAdapter, state: State, { site, handlers, declared }: Registration, path: string | null, { method, outcome }: MethodRecord): Route {
  return {
    framework: adapter.name,
    method,
    path,
    place: calleePlace(site),
    handlers: handlers.flatMap((handler) => referenceOf(adapter, state, handler) ?? []),
    outcome,
    ...(declared === undefined ? {} : { declared: compareDeclared(declared, outcome) }),
  };
}

/**
 * @param adapter - The framework.
 * @param state - The path.
 * @param handler - A handler that belongs to no route.
 * @param site - What makes it one.
 * @param records - What it answers.
 * @returns One for each record.
 */
export function tellStandalone(adapter: FrameworkAdapter, state: State, handler: Value, site: Site, records: readonly MethodRecord[]): readonly StandaloneHandler[] {
  const reference = referenceOf(adapter, state, handler) ?? { name: null, place: placeOf(site) };
  return records.map((record) => ({ framework: adapter.name, handler: reference, place: calleePlace(site), ...record }));
}

/**
 * @param adapter - The framework.
 * @param module - A file whose top level cannot be evaluated.
 * @param reason - Why, a clause without a full stop.
 * @returns What stands for its handlers.
 */
export function tellUnreadable(adapter: FrameworkAdapter, module: SourceModule, reason: string): StandaloneHandler {
  const place = placeOf({ module, node: module.program });
  const outcome = { responses: [], invalidStatuses: [], unresolved: [{ reason, place }], mayThrow: false };
  return { framework: adapter.name, handler: { name: null, place }, method: null, place, outcome };
}

function referenceOf(adapter: FrameworkAdapter, state: State, handler: Value): HandlerReference | undefined {
  const value = state.resolve(handler);
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  // A decorated member is what the framework makes a handler of.
  const [member] = adapter.actions !== undefined && payload?.type === 'native' ? (payload.made?.args ?? []) : [];
  const source = functionOf(state, member ?? value);
  return source === undefined ? undefined : { name: nameNodeOf(source.node)?.name ?? null, place: placeOf(source) };
}
