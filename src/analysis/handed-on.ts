/** Functions of other files that the application hands its routers, and what it calls them with. */

import type { Activation } from '../evaluator/activation.js';
import { functionOf, type FunctionSource } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import { alternatives, newId, type Single, type Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { indexProgram } from './program-index.js';
import { identityOf } from './registration.js';
import { originOf } from './router-object.js';

/** With more arguments than this a function is called by what is not a setup of its own. */
const MAXIMUM_CALLS = 4;

/** A call that hands on a router. */
export interface HandedCall {
  readonly args: readonly Value[];
  /** Greater than that of every registration before it. */
  readonly order: number;
}

interface Handed {
  readonly file: string;
  /** Where it is called. */
  readonly sites: Set<string>;
  /** By what tells their arguments apart. */
  readonly calls: Map<string, HandedCall>;
  readonly routers: Map<number, number>;
}

export class HandedOn {
  readonly #adapter: FrameworkAdapter;
  readonly #functions = new Map<string, Handed>();

  /** @param adapter - The framework. */
  constructor(adapter: FrameworkAdapter) {
    this.#adapter = adapter;
  }

  /**
   * Notes a call that hands a router on to another file.
   *
   * @param activation - The call.
   * @param state - The path on which the function is entered.
   */
  note({ module, node, caller, callSite, args }: Activation, state: State): void {
    if (node === null || callSite === null || caller === null || caller.module === module) return;
    const routers = args.flatMap((arg) => routersIn(state, arg));
    const key = routers.length === 0 ? undefined : this.#keyOf({ module, node });
    if (key === undefined) return;
    const order = newId();
    const handed: Handed = this.#functions.get(key) ?? { file: module.file, sites: new Set(), calls: new Map(), routers: new Map() };
    this.#functions.set(key, handed);
    handed.sites.add(`${callSite.module.file}:${String(callSite.node.range)}`);
    for (const router of routers) if (!handed.routers.has(router)) handed.routers.set(router, order);
    const identity = args.map((arg) => describeValue(state, arg)).join();
    if (!handed.calls.has(identity)) handed.calls.set(identity, { args: args.map((arg) => state.resolve(arg)), order });
  }

  /**
   * @param source - A function.
   * @returns The calls that hand it a router; none when it is called at several places, because what is registered there is theirs.
   */
  callsOf(source: FunctionSource): readonly HandedCall[] {
    const key = this.#functions.size === 0 ? undefined : this.#keyOf(source);
    const handed = key === undefined ? undefined : this.#functions.get(key);
    return handed === undefined || handed.sites.size > 1 || handed.calls.size > MAXIMUM_CALLS ? [] : [...handed.calls.values()];
  }

  /**
   * @param file - A file.
   * @param router - The id of a router of the application.
   * @returns The order of the first call that hands it on to the file; undefined when none does.
   */
  orderOf(file: string, router: number): number | undefined {
    const orders = [...this.#functions.values()].flatMap((handed) => (handed.file === file ? (handed.routers.get(router) ?? []) : []));
    return orders.length === 0 ? undefined : Math.min(...orders);
  }

  /** What a function that stands in no other one is known by in another tree of its file. */
  #keyOf({ module, node }: FunctionSource): string | undefined {
    const { functions } = indexProgram(module, this.#adapter);
    if (functions.get(node)?.parent !== null) return undefined;
    const before = [...functions.values()].filter((entry) => entry.parent === null && entry.node.range[0] < node.range[0]);
    return `${module.file}:${String(before.length)}:${String(node.params.length)}`;
  }
}

/** The routers in an argument: `(app)`, `({ router })`. */
function routersIn(state: State, value: Value): readonly number[] {
  return alternatives(state.resolve(value)).flatMap((single) => {
    if (single.kind !== 'object') return [];
    if (originOf(state, single.id) !== undefined) return [single.id];
    const { payload, members } = state.object(single);
    if (payload.type !== 'plain') return [];
    const held = [...members.values()].flatMap(({ value: member }) => alternatives(state.resolve(member)));
    return held.flatMap((member) => (member.kind === 'object' && originOf(state, member.id) !== undefined ? [member.id] : []));
  });
}

/** What tells an argument from one on another path, where objects are made anew. */
function describeValue(state: State, value: Value, depth = 1): string {
  return alternatives(state.resolve(value))
    .map((single) => describeSingle(state, single, depth))
    .join('|');
}

function describeSingle(state: State, single: Single, depth: number): string {
  if (single.kind !== 'object') return single.kind === 'constant' ? JSON.stringify(String(single.value)) : '?';
  const { payload, members } = state.object(single);
  if (functionOf(state, single) !== undefined) return `#${String(identityOf(state, single))}`;
  if (payload.type !== 'plain' || depth === 0) return `#${String(single.id)}`;
  return `{${[...members].map(([key, member]) => `${key}:${describeValue(state, member.value, depth - 1)}`).join()}}`;
}
