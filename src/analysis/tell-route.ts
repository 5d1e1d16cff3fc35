/** What is told of the routes and handlers of a file, once it is known what they answer. */

import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Site, SourceModule } from '../evaluator/syntax.js';
import type { Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { HandlerReference, Outcome, Route, StandaloneHandler } from '../model/route.js';
import { compareDeclared } from './declared-statuses.js';
import { nameNodeOf } from './handler-name.js';
import { calleePlace, placeOf } from './place-of.js';
import type { Registration } from './registration.js';
import { withReturnedEdits } from './returned-edits.js';
import type { MethodRecord } from './split-by-method.js';

/** The file that is analysed. */
export interface ToldFile {
  readonly module: SourceModule;
  readonly adapter: FrameworkAdapter;
  readonly writeStatus: (code: number) => string;
}

/**
 * @param file - The file.
 * @param state - The path.
 * @param registration - What registers the route.
 * @param path - The route's path; null when it is not known.
 * @param record - What it answers.
 * @returns The route.
 */
export function tellRoute(file: ToldFile, state: State, registration: Registration, path: string | null, record: MethodRecord): Route {
  const { adapter } = file;
  const { site, handlers, declared } = registration;
  const { method } = record;
  const outcome = offerEdits(file, state, registration, record.outcome);
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

/** The edits of what the last handler returns, where no call of it answers. */
function offerEdits({ module, adapter, writeStatus }: ToldFile, state: State, { site, handlers }: Registration, outcome: Outcome): Outcome {
  const { returnedWriting } = adapter;
  const [source] = returnedWriting === undefined ? [] : handlers.flatMap((handler) => sourceOf(adapter, state, handler) ?? []).slice(-1);
  return returnedWriting === undefined || source === undefined ? outcome : withReturnedEdits(returnedWriting, { module, source, registration: site, writeStatus }, outcome);
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
  const source = sourceOf(adapter, state, handler);
  return source === undefined ? undefined : { name: nameNodeOf(source.node)?.name ?? null, place: placeOf(source) };
}

function sourceOf(adapter: FrameworkAdapter, state: State, handler: Value): FunctionSource | undefined {
  const value = state.resolve(handler);
  const payload = value.kind === 'object' ? state.object(value).payload : undefined;
  // A decorated member is what the framework makes a handler of.
  const [member] = adapter.actions !== undefined && payload?.type === 'native' ? (payload.made?.args ?? []) : [];
  return functionOf(state, member ?? value);
}
