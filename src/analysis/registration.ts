/** Registrations with a framework, as they are seen while a file's top level runs. */

import type { Activation } from '../evaluator/activation.js';
import { functionOf } from '../evaluator/call-function.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import type { State } from '../evaluator/state.js';
import type { Node, Site, SourceModule } from '../evaluator/syntax.js';
import { alternatives, newId, type ObjectReference, type Value } from '../evaluator/value.js';
import type { AroundKind } from '../frameworks/actions.js';
import { commonCollecting, type Collecting } from './collecting.js';
import type { Declarations } from './declared-statuses.js';

/** What is registered for a router as a whole, the last one of each. */
export type Fallback = 'errors' | 'missing' | 'after';

export interface Registration {
  /** A guard, an interceptor or a pipe: it runs around the members of all controllers. `parameter`: a callback for a parameter of the path; `errors`: what gets the errors of the router's handlers; `missing`: what answers when none does; `after`: what gets each answer. */
  readonly type: 'route' | 'mount' | 'parameter' | Fallback | AroundKind;
  /** The id of the router, or of the unknown value that is believed to be one. */
  readonly router: number;
  /** Upper case, or `ALL`; null when it is not a constant, or when code that is not known chooses it. */
  readonly method: string | null;
  /** Null when it is not a constant. */
  readonly path: string | null;
  readonly handlers: readonly Value[];
  /** What gets the errors of the handlers first. */
  readonly errors?: readonly Value[];
  /** Whether it is for what is registered before it, too. */
  readonly isForAll?: boolean;
  /** What gets the answers of the handlers. */
  readonly after?: readonly Value[];
  /** The statuses that the code declares for its answers. */
  readonly declared?: Declarations | undefined;
  /** What is registered in their place when the code that registers takes another way. */
  readonly otherwise?: readonly (readonly Value[])[];
  /** The file whose code registers: the one that is run, or one that it imports. */
  readonly owner: SourceModule;
  /** The call; where a function of another file registers, the call of that function. */
  readonly site: Site;
  /** The registration itself, in whatever file. */
  readonly place: Site;
  /** How many calls lead from the site to the registration itself: none where that is the call. */
  readonly distance: number;
  /** Whether the receiver is known to be a router, and not only believed. */
  readonly isProven: boolean;
  /** Greater than that of every registration before it. */
  readonly order: number;
}

/** What one evaluation registers, in the order in which it is seen, and the routers that it makes. */
export class Registrations {
  static readonly #ofEvaluation = new WeakMap<Evaluation, Registrations>();
  #all: Registration[] = [];
  readonly #keys = new Set<string>();
  /** For each place that makes routers: those that it has made. */
  readonly routers = new Map<Node, ObjectReference[]>();
  /** By the registration, the function and the prefix: the router that a function was run with which registers its own routes, and how often. */
  readonly plugged = new Map<string, { readonly router: ObjectReference; runs: number }>();
  /** The ids of the routers that are applications. */
  readonly applications = new Set<number>();
  /** The ids of the routers that code of another file was handed. */
  readonly escaped = new Set<number>();
  /** By the function and the member that fills its collector; null when it is called for different objects. */
  readonly #collecting = new Map<string, Collecting | null>();

  /**
   * @param evaluation - An evaluation.
   * @returns What it registers.
   */
  static of(evaluation: Evaluation): Registrations {
    const known = Registrations.#ofEvaluation.get(evaluation);
    if (known !== undefined) return known;
    const registrations = new Registrations();
    Registrations.#ofEvaluation.set(evaluation, registrations);
    return registrations;
  }

  /** @returns The registrations. */
  get all(): readonly Registration[] {
    return this.#all;
  }

  /**
   * @param removed - Registrations of which more is known now.
   * @param added - What is known.
   */
  replace(removed: ReadonlySet<Registration>, added: readonly Registration[]): void {
    this.#all = [...this.#all.filter((registration) => !removed.has(registration)), ...added];
  }

  /** @returns The functions that register what objects collect which are not known. */
  get collecting(): readonly Collecting[] {
    return [...this.#collecting.values()].filter((collecting) => collecting !== null);
  }

  /** @param collecting - A call of such a function. */
  noteCollecting(collecting: Collecting): void {
    const key = `${String(collecting.callee.id)}|${String(collecting.parameter)}|${collecting.member}`;
    const known = this.#collecting.get(key);
    this.#collecting.set(key, known === undefined ? collecting : known === null ? null : (commonCollecting(known, collecting) ?? null));
  }

  /**
   * @param registration - A registration, the function that makes it and the path on which it does; one that was seen before on another path is not added again.
   */
  add({ activation, state, ...registration }: Omit<Registration, 'order' | 'owner' | 'place' | 'distance'> & { readonly activation: Activation; readonly state: State }): void {
    const { type, router, method, path, handlers } = registration;
    const { owner, site, distance } = ownSite(activation, registration.site);
    const key = [type, router, method, path, site.module.file, site.node.range, ...handlers.map((handler) => identityOf(state, handler))].join('|');
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#all.push({ ...registration, owner, site, place: registration.site, distance, order: newId() });
  }
}

/**
 * @param state - The path.
 * @param handler - A handler.
 * @returns What tells it from another one on another path: values that are not known are not told apart.
 */
export function identityOf(state: State, handler: Value): string | number {
  const source = functionOf(state, handler);
  if (source !== undefined) return `${source.module.file}:${String(source.node.range)}`;
  const payload = handler.kind === 'object' ? state.object(handler).payload : undefined;
  if (payload?.type === 'bound') return `bound(${alternatives(state.resolve(payload.target)).map((target) => identityOf(state, target)).join('|')})`;
  if (payload?.type === 'native' && payload.made !== undefined) {
    const { site, args } = payload.made;
    const functions = args.flatMap((arg) => alternatives(state.resolve(arg))).filter((arg) => isFunction(state, arg));
    return `${site.module.file}:${String(site.node.range)}(${functions.map((one) => identityOf(state, one)).join()})`;
  }
  return handler.kind === 'object' ? handler.id : handler.kind === 'constant' ? String(handler.value) : '?';
}

function isFunction(state: State, value: Value): boolean {
  return value.kind === 'object' && ['closure', 'bound', 'native'].includes(state.object(value).payload.type);
}

/** The outermost file of the calls that lead to a place, and the innermost of their sites that stands in it. */
function ownSite(activation: Activation, place: Site): { readonly owner: SourceModule; readonly site: Site; readonly distance: number } {
  let root = activation;
  while (root.caller !== null) root = root.caller;
  const owner = root.module;
  let site = place;
  let distance = 0;
  for (let current: Activation | null = activation; current !== null && site.module !== owner; current = current.caller) {
    site = current.callSite ?? site;
    distance += 1;
  }
  return { owner, site, distance };
}

/**
 * @param state - The path.
 * @param value - A path argument: a string, a pattern, or an array of them.
 * @returns Each path; null for one that is not static. Undefined when the value is no path.
 */
export function pathsOf(state: State, value: Value): readonly (string | null)[] | undefined {
  const resolved = state.resolve(value);
  if (resolved.kind === 'constant') return typeof resolved.value === 'string' ? [resolved.value] : undefined;
  if (resolved.kind === 'unknown') return resolved.type === 'string' || resolved.origin?.kind !== 'call' ? [null] : undefined;
  if (resolved.kind !== 'object') return [null];
  const { payload } = state.object(resolved);
  if (payload.type === 'regexp') return [null];
  if (payload.type !== 'array' || payload.elements.length === 0) return undefined;
  const paths = payload.elements.map((element) => pathsOf(state, element));
  return paths.every((path) => path !== undefined) ? paths.flatMap((path) => path ?? []) : undefined;
}

/**
 * @param state - The path.
 * @param values - Handler arguments, in arrays or not.
 * @returns The handlers one after the other.
 */
export function flattenHandlers(state: State, values: readonly Value[]): readonly Value[] {
  return values.flatMap((value): readonly Value[] => {
    const resolved = state.resolve(value);
    if (resolved.kind !== 'object') return [resolved];
    const { payload } = state.object(resolved);
    return payload.type === 'array' ? flattenHandlers(state, payload.elements) : alternatives(resolved);
  });
}

/**
 * @param state - The path.
 * @param value - A method, or an array of them.
 * @returns Each in upper case, `ALL` for every method; null for one that is not known.
 */
export function methodsOf(state: State, value: Value): readonly (string | null)[] {
  return flattenHandlers(state, [value]).map((single) => {
    if (single.kind !== 'constant' || typeof single.value !== 'string') return null;
    return single.value === '*' ? 'ALL' : single.value.toUpperCase();
  });
}
