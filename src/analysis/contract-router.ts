/** Routers of which a contract says the methods and paths, and an object with the same keys holds the handlers. */

import type { HostBehaviour } from '../evaluator/host.js';
import { findProperty, isCallableObject, setOwn } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { isNode, type Node, type NodeByName } from '../evaluator/syntax.js';
import { UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ContractTable } from '../frameworks/contract-table.js';
import { declaredByKeys } from './declared-statuses.js';
import { joinPaths } from './join-paths.js';
import { methodsOf, pathsOf, Registrations, type Registration } from './registration.js';
import { makeRouter, originOf } from './router-object.js';
import { originOfOptions, registerOptions, type OptionNames } from './router-options.js';

/** Contracts are nested in one another at most this deep. */
const MAXIMUM_DEPTH = 8;

/**
 * @param behaviour - How routers behave.
 * @param table - What the function is handed.
 * @param common - The options that the framework's routers have.
 * @returns The function.
 */
export function contractRouter(behaviour: HostBehaviour, table: ContractTable, common: OptionNames): NativeFunction {
  const names = table.beforeOption === undefined ? common : { ...common, beforeOption: table.beforeOption };
  return (call) => {
    const { evaluation, state, args, site } = call;
    const { contract, handlers, options } = table.read(call);
    const given = singleOf(state, handlers);
    const router = makeRouter(evaluation, state, behaviour, site.node, { file: site.module.file, start: site.node.range[0] }, table.isApplication === true);
    registerOptions(call, router, options, names);
    const own = table.prefixOf?.(site.module.file) ?? (table.prefixOf === undefined ? '' : null);
    const routes = new ContractRoutes(call, table, router, own === null ? null : joinPaths(own, originOfOptions(state, options, names).prefix ?? ''));
    routes.add(singleOf(state, contract), given, writtenHandlers(site.node));
    const target = table.mountedIn === undefined ? undefined : state.resolve(args[table.mountedIn] ?? UNDEFINED);
    // `createExpressEndpoints(contract, router, app)`
    if (target?.kind === 'object' && originOf(state, target.id) !== undefined) routes.register('mount', target, '', [router], site.node);
    // A router has the handlers for members: others are made of them.
    if (given.kind === 'object') for (const [key, { value }] of state.object(given).members) setOwn(state, router, key, value);
    return [{ state, value: table.mountedIn === undefined ? router : UNDEFINED }];
  };
}

/** What one call registers with a router. */
class ContractRoutes {
  readonly #call: NativeCall;
  readonly #table: ContractTable;
  readonly #router: ObjectReference;
  /** What the paths begin with; null when that is not known. */
  readonly #prefix: string | null;

  constructor(call: NativeCall, table: ContractTable, router: ObjectReference, prefix: string | null) {
    this.#call = call;
    this.#table = table;
    this.#router = router;
    this.#prefix = prefix;
  }

  /** Adds what a contract describes, or a part of it; `node` is where the handlers are written. */
  add(contract: Single, given: Single, node: Node, depth = 0): void {
    const { state } = this.#call;
    if (given.kind === 'object' && originOf(state, given.id) !== undefined) this.register('mount', this.#router, this.#prefix, [given], node);
    else if (this.#isRoute(contract, given)) this.#addRoute(contract, given, node);
    else if (depth < MAXIMUM_DEPTH) this.#addParts(contract, given, node, depth);
  }

  register(type: Registration['type'], router: ObjectReference, path: string | null, handlers: readonly Value[], node: Node, said: Pick<Registration, 'method' | 'declared'> = { method: 'ALL' }): void {
    const { activation, state, site } = this.#call;
    Registrations.of(activation.evaluation).add({ type, router: router.id, ...said, path, handlers, site: { module: site.module, node }, activation, state, isProven: true });
  }

  #isRoute(contract: Single, given: Single): boolean {
    const { state } = this.#call;
    if (contract.kind === 'object') return memberOf(state, contract, 'method') !== undefined && memberOf(state, contract, 'path') !== undefined;
    return isFunction(state, given) || isFunction(state, memberOf(state, given, 'handler'));
  }

  #addRoute(contract: Single, given: Single, node: Node): void {
    const { state, site } = this.#call;
    const [method, path] = ['method', 'path'].map((name) => memberOf(state, contract, name));
    const [own = null] = path === undefined ? [] : (pathsOf(state, path) ?? []);
    const full = own === null || this.#prefix === null ? null : joinPaths(this.#prefix, own);
    const handlers = this.#table.handlersOf({ ...this.#call, site: { module: site.module, node } }, contract, given);
    const declared = declaredByKeys(state, memberOf(state, contract, this.#table.declared) ?? UNDEFINED, { module: site.module, node });
    for (const one of method === undefined ? [null] : methodsOf(state, method)) this.register('route', this.#router, full, handlers, node, { method: one, declared });
  }

  /** What is under the keys of the contract; under those of the handlers when it is not known. */
  #addParts(contract: Single, given: Single, node: Node, depth: number): void {
    const { state } = this.#call;
    const keyed = contract.kind === 'object' ? contract : given;
    if (keyed.kind !== 'object') return;
    for (const key of state.object(keyed).members.keys()) {
      const handler = memberOf(state, given, key);
      if (handler !== undefined) this.add(memberOf(state, contract, key) ?? contract, handler, memberNode(node, key), depth + 1);
    }
  }
}

function singleOf(state: State, value: Value): Single {
  const resolved = state.resolve(value);
  return resolved.kind === 'choice' ? unknown('which of several it is, is not known') : resolved;
}

/** A member; what is not known has members that are not known for the same reason. */
function memberOf(state: State, value: Single, name: string): Single | undefined {
  if (value.kind !== 'object') return value.kind === 'unknown' ? value : undefined;
  const found = findProperty(state, value, name);
  if (found === undefined) return undefined;
  return found === 'unknown' || found.getter !== undefined ? unknown(`'${name}' is a member that is not known`) : singleOf(state, found.value);
}

function isFunction(state: State, value: Single | undefined): boolean {
  return value?.kind === 'object' && isCallableObject(state.object(value));
}

/** The object with the handlers where it is written at the call, behind the contract or alone; else the call. */
function writtenHandlers(node: Node): Node {
  const [first, second = first] = isNode(node, 'CallExpression') ? node.arguments : [];
  return isNode(second, 'ObjectExpression') ? second : node;
}

/** The name of a member where an object is written, or the object under that name. */
function memberNode(object: Node, key: string): Node {
  if (!isNode(object, 'ObjectExpression')) return object;
  const property = object.properties.find((member): member is NodeByName['Property'] => isNode(member, 'Property') && !member.computed && nameOf(member.key) === key);
  if (property === undefined) return object;
  return isNode(property.value, 'ObjectExpression') ? property.value : property.key;
}

function nameOf(key: Node): string | undefined {
  if (isNode(key, 'Identifier')) return key.name;
  return isNode(key, 'Literal') ? String(key.value) : undefined;
}
