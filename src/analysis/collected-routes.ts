/** The routes that a file's objects collect for an application of another file: as that application registers them, placed where the file names the handlers. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction, functionOf } from '../evaluator/call-function.js';
import { construct } from '../evaluator/construct.js';
import type { Evaluation } from '../evaluator/evaluation.js';
import { findProperty } from '../evaluator/member-access.js';
import type { Outcome } from '../evaluator/outcome.js';
import type { State } from '../evaluator/state.js';
import { isNode, type ClassNode, type FunctionNode, type Node, type Site, type SourceModule } from '../evaluator/syntax.js';
import type { ObjectReference, Value } from '../evaluator/value.js';
import type { Collecting } from './collecting.js';
import type { Discovery } from './discovery.js';
import { constructorArguments } from './constructor-arguments.js';
import { nameNodeOf } from './handler-name.js';
import { identityOf, Registrations, type Registration } from './registration.js';

/** Where the objects are made. */
export interface CollectingFile {
  readonly module: SourceModule;
  readonly evaluation: Evaluation;
  readonly root: Activation;
  readonly discovery: Discovery;
}

/**
 * Has an application register what objects of each class of a file collect. A class that fits more than one function of
 * the application is left alone.
 *
 * @param file - The file.
 * @param start - The state after its top level; it is taken over.
 * @param functions - Finds the functions of the application; asked for when the file has handlers that may be collected.
 * @returns The state after it; the registrations of the file are what the application registers.
 */
export function collectRoutes(file: CollectingFile, start: State, functions: () => readonly Collecting[]): State {
  const registrations = Registrations.of(file.evaluation);
  const believed = registrations.all.filter(({ type, isProven }) => type === 'route' && !isProven);
  const mayCollect = believed.length > 0 || [...file.discovery.unreached()].some(({ entry }) => entry.owner !== null && entry.roles !== null);
  const collecting = mayCollect ? functions() : [];
  if (collecting.length === 0) return start;
  const before = new Set(registrations.all);
  let state = start;
  for (const [node, reference] of file.discovery.classes) {
    const ways = collecting.map((one) => fill(file, state, { node, reference }, one)).filter((way) => way !== undefined);
    const [only, ...others] = ways;
    if (only === undefined || others.length > 0) continue;
    state = only;
  }
  const placed = new Map<string, Registration>();
  const replaced = new Set<Registration>();
  for (const registration of registrations.all) {
    if (before.has(registration)) continue;
    replaced.add(registration);
    // The application's router is not known on every path.
    if (!registration.isProven) continue;
    const twin = believed.find((other) => isTwin(state, registration, other));
    if (twin !== undefined) replaced.add(twin);
    const site = twin?.site ?? namingSite(file, state, registration);
    if (site === undefined) continue;
    const key = [registration.type, registration.method, registration.path, site.node.range, registration.router].join(' ');
    const known = placed.get(key);
    placed.set(key, known === undefined ? { ...registration, site, distance: 0 } : { ...known, otherwise: [...(known.otherwise ?? []), registration.handlers] });
  }
  registrations.replace(replaced, [...placed.values()]);
  return state;
}

interface CollectedClass {
  readonly node: ClassNode;
  readonly reference: ObjectReference;
}

/** @returns The state after an object of the class was handed to the application; undefined when it does not fill collectors. */
function fill({ module, evaluation, root }: CollectingFile, before: State, { node, reference }: CollectedClass, collecting: Collecting): State | undefined {
  const { callee, thisValue, args, parameter, member } = collecting;
  const start = before.fork();
  const site: Site = { module, node };
  let after: State | undefined;
  evaluation.bounded(() => {
    const { result } = root.collect(() =>
      evaluation.withPrecision('rough', () =>
        construct(root, start, reference, constructorArguments(start, reference), site)
          .filter((made) => hasFunction(made, member))
          .flatMap((made) => callFunction(root, made.state, callee, thisValue, args.with(parameter, made.value), site)),
      ),
    );
    for (const { state } of result) {
      if (after === undefined) after = state;
      else after.join(state);
    }
  });
  return after;
}

function hasFunction({ state, value }: Outcome, member: string): boolean {
  const property = value.kind === 'object' ? findProperty(state, value, member) : undefined;
  return property !== undefined && property !== 'unknown' && functionOf(state, property.value) !== undefined;
}

/** Whether a registration that is only believed is where the file says what the application registers. */
function isTwin(state: State, registration: Registration, believed: Registration): boolean {
  if (registration.type !== 'route' || registration.method !== believed.method) return false;
  const isOnPath = registration.path === null || believed.path === null || registration.path.endsWith(believed.path);
  const handlers = new Set(functionsAmong(state, registration.handlers));
  return isOnPath && functionsAmong(state, believed.handlers).some((handler) => handlers.has(handler));
}

function functionsAmong(state: State, values: readonly Value[]): readonly (string | number)[] {
  return values.filter((value) => functionOf(state, value) !== undefined).map((value) => identityOf(state, value));
}

/** Where a file names the handler of a route that it does not register itself: its decorator, or the handler. */
function namingSite({ module, discovery }: CollectingFile, state: State, { handlers }: Registration): Site | undefined {
  const own = handlers.map((handler) => functionOf(state, handler)).findLast((source) => source?.module === module);
  if (own === undefined) return undefined;
  return { module, node: decoratorOf(own.node, discovery.classes.keys()) ?? nameNodeOf(own.node) ?? own.node };
}

/** The decorator of a method; undefined when it has none, or more than one. */
function decoratorOf(node: FunctionNode, classes: Iterable<ClassNode>): Node | undefined {
  const method = [...classes].flatMap((owner) => owner.body.body).find((element) => isNode(element, 'MethodDefinition') && element.value === node);
  if (!isNode(method, 'MethodDefinition')) return undefined;
  // Parsers of plain JavaScript leave the list out.
  const [only, ...others] = (method as Partial<Pick<typeof method, 'decorators'>>).decorators ?? [];
  return others.length > 0 ? undefined : only?.expression;
}
