/** Servers that hand every request to functions: those that they are made with, and those that listen for requests. */

import { functionOf } from '../evaluator/call-function.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../evaluator/value.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { Registrations } from './registration.js';
import { makeRouter } from './router-object.js';

/** The path of what answers every request. */
export const EVERY_PATH = '/*';

/**
 * @param behaviour - How servers behave.
 * @returns A function that makes one: `createServer(options?, handler?)`.
 */
export function nativeServer(behaviour: HostBehaviour): NativeFunction {
  return (call) => {
    const { evaluation, state, site, args } = call;
    const server = makeRouter(evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, true);
    for (const arg of args) serve(server, call, arg);
    return [{ state, value: server }];
  };
}

/**
 * `server.on('request', handler)`
 *
 * @param table - The events that are requests.
 * @param self - The server.
 * @param call - The call.
 * @returns The server.
 */
export function registerListener({ event, others = {}, errors }: NonNullable<RouterTable['listeners']>, self: ObjectReference, call: NativeCall): readonly Outcome[] {
  const { state, args } = call;
  const name = state.resolve(args[0] ?? UNDEFINED);
  const told = name.kind === 'constant' ? String(name.value) : '';
  if (told === event) serve(self, call, args[1] ?? UNDEFINED);
  if (errors?.test(told) === true) register(self, call, unknown(`what the listener for '${told}' makes of it is not followed`, { site: call.site }), 'errors');
  if (Object.hasOwn(others, told)) register(self, call, unknown(others[told] ?? '', { site: call.site }));
  return [{ state, value: self }];
}

/** What is no function of the project is the application of a framework. */
function serve(server: ObjectReference, call: NativeCall, value: Value): void {
  const handler = call.state.resolve(value);
  if (functionOf(call.state, handler) !== undefined) register(server, call, handler);
}

function register(server: ObjectReference, { activation, state, site }: NativeCall, handler: Value, type: 'route' | 'errors' = 'route'): void {
  Registrations.of(activation.evaluation).add({ type, router: server.id, method: 'ALL', path: EVERY_PATH, handlers: [handler], site, activation, state, isProven: true });
}
