/** Registrations with a framework, as they are seen while a file's top level runs. */

import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, type Value } from '../evaluator/value.js';

export interface Registration {
  /** `parameter`: a callback for a parameter of the path. */
  readonly type: 'route' | 'mount' | 'parameter';
  /** The id of the router, or of the unknown value that is believed to be one. */
  readonly router: number;
  /** Upper case, or `ALL`. */
  readonly method: string;
  /** Null when it is not a constant. */
  readonly path: string | null;
  readonly handlers: readonly Value[];
  /** The call. */
  readonly site: Site;
  /** Whether the receiver is known to be a router, and not only believed. */
  readonly isProven: boolean;
  /** How many registrations came before it. */
  readonly order: number;
}

/** The registrations of one file, in the order in which they were seen. */
export class Registrations {
  readonly #all: Registration[] = [];
  readonly #keys = new Set<string>();
  /** The ids of the routers that are applications. */
  readonly applications = new Set<number>();
  /** The ids of the routers that code of another file was handed. */
  readonly escaped = new Set<number>();

  /** @returns The registrations. */
  get all(): readonly Registration[] {
    return this.#all;
  }

  /**
   * @param registration - A registration; one that was seen before on another path is not added again.
   */
  add(registration: Omit<Registration, 'order'>): void {
    const { type, router, method, path, handlers, site } = registration;
    const ids = handlers.map((handler) => (handler.kind === 'constant' ? String(handler.value) : handler.id));
    const key = [type, router, method, path, site.module.file, site.node.range, ...ids].join('|');
    if (this.#keys.has(key)) return;
    this.#keys.add(key);
    this.#all.push({ ...registration, order: this.#all.length });
  }
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
