/** Servers of runtimes: functions of global objects that are handed what answers every request, and modules that export it. */

import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import { builtIn, nativeFunction, properties } from '../evaluator/built-in.js';
import type { EvaluatedModule } from '../evaluator/evaluate-module.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type Site, type SourceModule } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ServerTable } from '../frameworks/returning.js';
import type { DeployedRoutes } from './deployed-routes.js';
import { exportedFunctions } from './exported-values.js';
import { Registrations } from './registration.js';
import { makeRouter } from './router-object.js';
import { EVERY_PATH } from './server-object.js';
import { wrappedHandler } from './wrapped-handler.js';

/**
 * @param table - How a runtime serves.
 * @param behaviour - How routers behave.
 * @returns The global objects whose functions register what answers.
 */
export function serveGlobals({ call: serving, handler, routes, errors }: ServerTable, behaviour: HostBehaviour): readonly (readonly [string, Value])[] {
  if (serving === undefined) return [];
  const serve = nativeFunction(serving.member, (call) => {
    const { state, args, site } = call;
    const given = args.map((arg) => state.resolve(arg));
    const server = new Server(call, behaviour);
    for (const value of given) {
      if (functionOf(state, value) !== undefined) server.add('ALL', EVERY_PATH, value);
      if (value.kind !== 'object' || state.object(value).payload.type !== 'plain') continue;
      const { members } = state.object(value);
      const held = members.get(handler)?.value;
      const caught = errors === undefined ? undefined : members.get(errors)?.value;
      if (caught !== undefined) server.catches(caught);
      const byPath = routes === undefined ? undefined : members.get(routes)?.value;
      if (byPath !== undefined) addRoutes(server, state, byPath);
      if (held !== undefined) server.add('ALL', EVERY_PATH, held);
    }
    return [{ state, value: unknown('the server is not known', { site }) }];
  });
  return [[serving.global, builtIn(heapObject({ type: 'plain' }, properties({ [serving.member]: serve }), { complete: false }))]];
}

/** `{ '/users': handler, '/users/:id': { GET: handler }, '/health': new Response() }` */
function addRoutes(server: Server, state: State, table: Value): void {
  const object = state.resolve(table);
  if (object.kind !== 'object') return;
  for (const [path, { value }] of state.object(object).members) {
    const single = state.resolve(value);
    const payload = single.kind === 'object' ? state.object(single).payload : undefined;
    if (payload?.type === 'plain' && single.kind === 'object') {
      for (const [method, member] of state.object(single).members) server.add(method, path, member.value);
    } else if (payload?.type === 'host') server.add('ALL', path, state.allocate(heapObject({ type: 'native', name: path, call: (call) => [{ state: call.state, value: single }] })));
    else server.add('ALL', path, value);
  }
}

/** What one call serves: an application of its own. */
class Server {
  readonly #call: Pick<NativeCall, 'activation' | 'state' | 'site'>;
  readonly #router: number;

  constructor(call: Pick<NativeCall, 'activation' | 'evaluation' | 'state' | 'site'>, behaviour: HostBehaviour) {
    const { evaluation, state, site } = call;
    this.#call = call;
    this.#router = makeRouter(evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, true).id;
  }

  catches(handler: Value): void {
    const { activation, state, site } = this.#call;
    Registrations.of(activation.evaluation).add({ type: 'errors', router: this.#router, method: 'ALL', path: '', handlers: [state.resolve(handler)], site, activation, state, isProven: true });
  }

  add(method: string | null, path: string | null, handler: Value, isProven = true): void {
    const { activation, state, site } = this.#call;
    Registrations.of(activation.evaluation).add({ type: 'route', router: this.#router, method, path, handlers: [state.resolve(handler)], site, activation, state, isProven });
  }
}

/** What is known of a file whose exports may answer requests. */
export interface ServingFile {
  readonly evaluated: EvaluatedModule;
  /** Whether a function is a handler by its shape or types. */
  readonly isHandler: (source: FunctionSource) => boolean;
  /** The requests of those of its exports that a configuration names. */
  readonly deployed: () => DeployedRoutes;
}

/**
 * Registers what a file exports that answers every request, or the requests that a configuration names; it is believed only, until it answers something.
 *
 * @param table - How the runtime serves.
 * @param file - The file.
 * @param behaviour - How routers behave.
 */
export function registerExported(table: ServerTable, file: ServingFile, behaviour: HostBehaviour): void {
  if (table.isExported) registerDefaultMember(table, file.evaluated, behaviour);
  if (table.exportsFunctions === true) registerFunctions(table, file, behaviour);
}

/** `export const handler = async (event) => …`, `exports.handler = …` */
function registerFunctions({ handler }: ServerTable, { evaluated: { environment, state, module }, isHandler, deployed }: ServingFile, behaviour: HostBehaviour): void {
  const { activation } = environment;
  const exported = exportedFunctions(environment, state, module);
  const configured: DeployedRoutes = exported.length === 0 ? new Map() : deployed();
  for (const { name, value, node } of exported) {
    const routes = configured.get(name);
    const isHeld = (source: FunctionSource): boolean => routes !== undefined || name === handler || isHandler(source);
    const source = functionOf(state, value);
    if (source === undefined ? wrappedHandler(state, value, isHeld) === undefined : !isHeld(source)) continue;
    const server = new Server({ activation, evaluation: activation.evaluation, state, site: { module, node } }, behaviour);
    for (const { method, path } of routes ?? [{ method: 'ALL', path: null }]) server.add(method, path, value, false);
  }
}

/** `export default { fetch(request) {} }` */
function registerDefaultMember({ handler, isExported }: ServerTable, { defaultExport, environment, state, module }: EvaluatedModule, behaviour: HostBehaviour): void {
  const value = isExported && defaultExport !== undefined ? state.resolve(defaultExport) : UNDEFINED;
  if (value.kind !== 'object' || state.object(value).payload.type !== 'plain') return;
  const held = state.object(value).members.get(handler)?.value;
  if (held === undefined || functionOf(state, state.resolve(held)) === undefined) return;
  const { activation } = environment;
  const site: Site = { module, node: memberNode(module, handler) };
  new Server({ activation, evaluation: activation.evaluation, state, site }, behaviour).add('ALL', EVERY_PATH, held, false);
}

/** The name of the member where the default export is written as an object, else what is exported. */
function memberNode({ program }: SourceModule, name: string): Node {
  const statement = program.body.find((one) => isNode(one, 'ExportDefaultDeclaration'));
  if (!isNode(statement, 'ExportDefaultDeclaration')) return program;
  let object: Node = statement.declaration;
  while (isNode(object, 'TSSatisfiesExpression') || isNode(object, 'TSAsExpression')) object = object.expression;
  const property = isNode(object, 'ObjectExpression')
    ? object.properties.find((member) => isNode(member, 'Property') && isNode(member.key, 'Identifier') && member.key.name === name)
    : undefined;
  return isNode(property, 'Property') ? property.key : object;
}
