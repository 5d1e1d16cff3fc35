/** Servers of runtimes: functions of global objects that are handed what answers every request, and modules that export it. */

import type { Activation } from '../evaluator/activation.js';
import { functionOf } from '../evaluator/call-function.js';
import { builtIn, nativeFunction, properties } from '../evaluator/built-in.js';
import type { EvaluatedModule } from '../evaluator/evaluate-module.js';
import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import type { NativeCall } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type Site, type SourceModule } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ServerTable } from '../frameworks/returning.js';
import { Registrations, type Registration } from './registration.js';
import { makeRouter } from './router-object.js';

/** The path of what answers every request. */
const EVERY_PATH = '/*';

/**
 * @param table - How a runtime serves.
 * @param behaviour - How routers behave.
 * @returns The global objects whose functions register what answers.
 */
export function serveGlobals({ global, handler, routes }: ServerTable, behaviour: HostBehaviour): readonly (readonly [string, Value])[] {
  if (global === undefined) return [];
  const serve = nativeFunction('serve', (call) => {
    const { state, args, site } = call;
    const given = args.map((arg) => state.resolve(arg));
    const server = new Server(call, behaviour);
    for (const value of given) {
      if (functionOf(state, value) !== undefined) server.add('ALL', EVERY_PATH, value);
      if (value.kind !== 'object' || state.object(value).payload.type !== 'plain') continue;
      const { members } = state.object(value);
      const held = members.get(handler)?.value;
      const table = routes === undefined ? undefined : members.get(routes)?.value;
      if (table !== undefined) addRoutes(server, state, table);
      if (held !== undefined) server.add('ALL', EVERY_PATH, held);
    }
    return [{ state, value: unknown('the server is not known', { site }) }];
  });
  return [[global, builtIn(heapObject({ type: 'plain' }, properties({ serve }), { complete: false }))]];
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

  add(method: string, path: string, handler: Value, isProven = true): void {
    const { activation, state, site } = this.#call;
    const added: Omit<Registration, 'order' | 'owner' | 'distance'> & { readonly activation: Activation; readonly state: State } = {
      ...{ type: 'route', router: this.#router, method, path, handlers: [state.resolve(handler)] },
      ...{ site, activation, state, isProven },
    };
    Registrations.of(activation.evaluation).add(added);
  }
}

/**
 * Registers the member of a default export that answers every request: `export default { fetch(request) {} }`. It is
 * believed only, until it answers something.
 *
 * @param table - How the runtime serves.
 * @param evaluated - The file.
 * @param behaviour - How routers behave.
 */
export function registerExported({ handler, isExported }: ServerTable, { defaultExport, environment, state, module }: EvaluatedModule, behaviour: HostBehaviour): void {
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
