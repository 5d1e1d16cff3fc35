/** Routers of the project's own that only collect routes: where the application hands them out to be filled, and registers what they hold afterwards. */

import type { Activation } from '../evaluator/activation.js';
import type { UnknownCall } from '../evaluator/evaluation.js';
import { functionNodeOf } from '../evaluator/call-function.js';
import type { Property } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import type { FunctionNode } from '../evaluator/syntax.js';
import { alternatives, oneOf, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { Registrations } from './registration.js';

/** A function of the application that has an object fill a collector, and registers what is in it then. */
export interface Collecting {
  readonly callee: ObjectReference;
  readonly thisValue: Value;
  readonly args: readonly Value[];
  /** Which of the arguments is the object. */
  readonly parameter: number;
  /** The member of the object that fills the collector. */
  readonly member: string;
}

/** An object of the project's own is a collector when at least this many of its methods are named like those that register routes. */
const MINIMUM_VERBS = 3;
/** Of the objects that the application's object holds, more than this are left as they are. */
const MAXIMUM_OBJECTS = 100;

/**
 * `controller.register(collector)`, with a controller that is not known: what it collects is looked for where the controller stands.
 *
 * @param call - The call.
 * @param adapter - The framework.
 * @param valueOf - The value that a function of the file has become.
 * @returns The call's outcome when it hands out a collector, else undefined.
 */
export function noteCollecting(
  { activation, state, member, thisValue, args, site }: UnknownCall,
  adapter: FrameworkAdapter,
  valueOf: (node: FunctionNode) => ObjectReference | undefined,
): readonly Outcome[] | undefined {
  const receiver = state.resolve(thisValue);
  const isUnknown = alternatives(receiver).every((single) => single.kind === 'unknown');
  const isHandedOut = args.some((arg) => alternatives(state.resolve(arg)).every((single) => isCollector(state, single, adapter)));
  if (member === undefined || !isUnknown || !isHandedOut) return undefined;
  for (let caller: Activation | null = activation; caller?.node !== undefined && caller.node !== null; caller = caller.caller) {
    const { node } = caller;
    const parameter = caller.args.findIndex((arg) => isSameValue(state.resolve(arg), receiver));
    const callee = parameter === -1 ? undefined : valueOf(node);
    if (callee === undefined) continue;
    Registrations.of(activation.evaluation).noteCollecting({ callee, thisValue: caller.thisValue, args: caller.args, parameter, member });
    return [{ state, value: unknown('what fills a collector is not known', { site }) }];
  }
  return undefined;
}

function isCollector(state: State, object: Single, { router: { verbs } }: FrameworkAdapter): boolean {
  if (object.kind !== 'object' || state.object(object).payload.type !== 'plain') return false;
  const routing = Object.keys(verbs).filter((verb) => {
    const property = findProperty(state, object, verb);
    return property !== undefined && property !== 'unknown' && functionNodeOf(state, property.value) !== undefined;
  });
  return routing.length >= MINIMUM_VERBS;
}

/**
 * @param a - A function that collects, as it was called.
 * @param b - The same, as it was called another time.
 * @returns What holds for both calls; undefined when they belong to different objects.
 */
export function commonCollecting(a: Collecting, b: Collecting): Collecting | undefined {
  if (!isSameValue(a.thisValue, b.thisValue)) return undefined;
  return { ...a, args: a.args.map((arg, index) => (isSameValue(arg, b.args[index] ?? UNDEFINED) ? arg : unknown('it differs from call to call'))) };
}

function isSameValue(a: Value, b: Value): boolean {
  return a.kind === 'constant' ? b.kind === 'constant' && a.value === b.value : b.kind !== 'constant' && a.id === b.id;
}

/**
 * What is not set yet when a start fails is set when one succeeds, and only then are there requests.
 *
 * @param state - The state after the start; it is changed.
 * @param collecting - A function that collects.
 */
export function forgetUnsetMembers(state: State, { thisValue }: Collecting): void {
  const pending = [thisValue];
  const seen = new Set<number>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (value.kind !== 'object' || seen.has(value.id) || seen.size >= MAXIMUM_OBJECTS) continue;
    seen.add(value.id);
    const heap = state.object(value);
    if (heap.payload.type !== 'plain' || heap.frozen === true) continue;
    const members = new Map<string, Property>();
    for (const [key, property] of heap.members) {
      const all = alternatives(property.value);
      const set = all.filter((single) => single.kind !== 'constant' || single.value !== undefined);
      const isPartly = set.length > 0 && set.length < all.length;
      members.set(key, isPartly ? { ...property, value: oneOf([...set, unknown(`'${key}' is set on some paths only`)]) } : property);
      pending.push(...set);
    }
    state.set(value.id, { ...heap, members });
  }
}
