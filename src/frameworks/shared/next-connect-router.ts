/** The routers of next-connect as objects that the evaluated code fills, and the handlers that a request gets of them. Read from dist/esm/router.js (1.0), and from dist/index.js with Trouter's (0.13). */

import { nativeFunction, properties } from '../../evaluator/built-in.js';
import { heapObject, type HeapObject } from '../../evaluator/heap-object.js';
import type { HostBehaviour } from '../../evaluator/host.js';
import { isCallableObject, readMember } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import type { State } from '../../evaluator/state.js';
import { branch, isEqual } from '../../evaluator/truth.js';
import { UNDEFINED, unknown, type ObjectReference, type Value } from '../../evaluator/value.js';

/** A function that was registered. */
export interface Registered {
  /** The method of its requests; empty for all. */
  readonly method: string;
  /** Whether it answers no request by itself: where there are only such, none of them runs. */
  readonly isMiddleware: boolean;
  readonly handler: Value;
}

interface RouterData {
  readonly registered: readonly Registered[];
  readonly kind: NextConnectKind;
  /** What the function was handed that made it. */
  readonly options: Value;
  /** Why it is not known what was registered. */
  readonly unknown?: string;
}

/** How a release or a kind of routers does it. */
export interface NextConnectKind {
  /** The members that register for a method, and the method. */
  readonly verbs: Readonly<Record<string, string>>;
  /** The paths behind which every request gets what is registered by a verb. */
  readonly everyPath: readonly string[];
  /** What happens to a router that is handed to `use`: what was registered with it is, or it is itself, as a handler that is no middleware. */
  readonly mounts: 'registered' | 'router';
  /** Members that give a function for requests, or take one. */
  readonly members: Readonly<Record<string, (self: ObjectReference, call: NativeCall) => readonly Outcome[]>>;
  /** What the router does with a request, where it is a function itself. */
  readonly call?: (self: ObjectReference, call: NativeCall) => readonly Outcome[];
  /** The only methods of its requests. */
  readonly methods?: readonly string[];
}

const PATHS = 'routes of next-connect with a path of their own are not followed';
const CONDITION = 'what is registered with a router of next-connect depends on a condition';
const HANDED_ON = 'a router of next-connect is handed to code that is not known';

/** The member of a router that is a function which holds the router. */
const ROUTER = '[[router]]';

const behaviour: HostBehaviour = {
  name: 'a router of next-connect',
  get: ({ state, self }, key) => {
    const own = memberOf(self, routerDataOf(state, self)?.kind, key);
    return own === undefined ? undefined : [{ state, value: state.allocate(own) }];
  },
  escape: ({ state, self }) => {
    change(state, self, { unknown: HANDED_ON });
  },
  isSame: (a, b) => a === b,
  join: (a, b) => (a === b ? a : { ...(a as RouterData), unknown: CONDITION }),
};

/**
 * @param kind - How its routers do it.
 * @returns The function that makes them.
 */
export function nextConnectRouters(kind: NextConnectKind): Value {
  return nativeFunction('createRouter', ({ state, args }) => {
    const data: RouterData = { registered: [], kind, options: args[0] ?? UNDEFINED };
    const router = state.allocate(heapObject({ type: 'host', behaviour, data }, new Map(), { complete: false }));
    const { call } = kind;
    if (call === undefined) return [{ state, value: router }];
    const members: Record<string, Value> = { [ROUTER]: router };
    for (const name of ['use', ...Object.keys(kind.verbs)]) {
      const own = memberOf(router, kind, name);
      if (own !== undefined) members[name] = state.allocate(own);
    }
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'nc', call: (native) => call(router, native) }, properties(members), { complete: false })) }];
  });
}

/** A member of a router; what registers gives what stands before the dot. */
function memberOf(router: ObjectReference, kind: NextConnectKind | undefined, name: string): HeapObject | undefined {
  if (kind === undefined) return undefined;
  const native = (call: NativeFunction): HeapObject => heapObject({ type: 'native', name, call });
  const verb = Object.hasOwn(kind.verbs, name) ? kind.verbs[name] : undefined;
  if (verb !== undefined || name === 'use') return native((call) => register(router, { method: verb ?? '', isMiddleware: verb === undefined }, call));
  const own = Object.hasOwn(kind.members, name) ? kind.members[name] : undefined;
  return own === undefined ? undefined : native((call) => own(router, call));
}

/**
 * @param state - The path.
 * @param value - A value.
 * @returns What was registered with it when it is a router.
 */
export function routerDataOf(state: State, value: Value): RouterData | undefined {
  if (value.kind !== 'object') return undefined;
  const { payload, members } = state.object(value);
  const inner = members.get(ROUTER)?.value;
  if (inner !== undefined) return routerDataOf(state, inner);
  return payload.type === 'host' && payload.behaviour === behaviour ? (payload.data as RouterData) : undefined;
}

function change(state: State, router: ObjectReference, changes: Partial<RouterData>): void {
  const heap = state.object(router);
  const data = routerDataOf(state, router);
  if (data !== undefined && heap.payload.type === 'host') state.set(router.id, { ...heap, payload: { ...heap.payload, data: { ...data, ...changes } } });
}

/** `router.get(…handlers)`, `router.get(path, …handlers)`, `router.use(…handlers)` */
function register(router: ObjectReference, as: Omit<Registered, 'handler'>, { state, args, thisValue }: NativeCall): readonly Outcome[] {
  const data = routerDataOf(state, router);
  if (data === undefined) return [{ state, value: thisValue }];
  const { kind } = data;
  const resolved = args.map((arg) => state.resolve(arg));
  const [first] = resolved;
  const hasPath = first !== undefined && !mayBeHandler(state, first);
  const fitsAll = first?.kind === 'constant' && (as.isMiddleware ? ['/', '*'] : kind.everyPath).includes(String(first.value));
  const mounted = resolved.map((value) => routerDataOf(state, value)?.unknown).find((reason) => reason !== undefined);
  const reason = hasPath && !fitsAll ? PATHS : mounted;
  const handlers = hasPath ? resolved.slice(1) : resolved;
  const added = handlers.flatMap((handler): readonly Registered[] => {
    const inner = routerDataOf(state, handler);
    if (inner === undefined) return [{ ...as, handler }];
    return kind.mounts === 'registered' ? inner.registered : [{ ...as, isMiddleware: false, handler }];
  });
  change(state, router, { registered: [...data.registered, ...added], ...(reason === undefined ? {} : { unknown: reason }) });
  return [{ state, value: thisValue }];
}

/** What is not known is what a package gives, unless it is a text. */
function mayBeHandler(state: State, value: Value): boolean {
  if (value.kind === 'constant') return false;
  if (value.kind === 'unknown') return value.type === undefined;
  return value.kind === 'choice' || routerDataOf(state, value) !== undefined || isCallableObject(state.object(value));
}

/** What one request gets. */
export interface Found {
  readonly state: State;
  readonly handlers: readonly Registered[];
}

/**
 * @param call - The call that is handed the request first.
 * @param router - The router.
 * @returns A path for each method that decides what a request gets; none when that is not known, which is then told.
 */
export function findHandlers({ activation, state, args, site }: Pick<NativeCall, 'activation' | 'state' | 'args' | 'site'>, router: ObjectReference): readonly Found[] {
  const { registered, unknown: reason } = flatten(state, router);
  if (reason !== undefined) {
    activation.evaluation.gaveUp(site, reason);
    return [];
  }
  const methods = routerDataOf(state, router)?.kind.methods;
  const named = new Set(registered.map(({ method }) => method).filter((method) => method !== ''));
  if (named.has('GET')) named.add('HEAD');
  return readMember(activation, state, args[0] ?? UNDEFINED, 'method', site).flatMap(({ state: read, value }) => {
    const found: Found[] = [];
    let rest: State | undefined = read;
    for (const method of named) {
      if (rest === undefined) break;
      const isMethod = unknown('the method of the request is not known', { type: 'boolean', predicate: { kind: 'equals', subject: value, constant: method, negated: false } });
      const { whenTrue, whenFalse } = branch(rest, isMethod);
      if (whenTrue !== undefined) found.push({ state: whenTrue, handlers: registered.filter((one) => fits(one, method)) });
      rest = whenFalse;
    }
    if (rest !== undefined && !isNone(rest, value, methods)) found.push({ state: rest, handlers: registered.filter((one) => fits(one, '')) });
    return found;
  });
}

/** Whether a path is for no request: its method is none of those that there are. */
function isNone(state: State, method: Value, methods: readonly string[] | undefined): boolean {
  return methods?.every((one) => isEqual(state, method, one) === false) === true;
}

/** A HEAD request gets what is registered for GET, too. */
function fits({ method }: Registered, asked: string): boolean {
  return method === '' || method === asked || (method === 'GET' && asked === 'HEAD');
}

/** What is registered with routers that are handlers themselves stands in their place. */
function flatten(state: State, router: ObjectReference, depth = 0): Pick<RouterData, 'registered' | 'unknown'> {
  const data = routerDataOf(state, router);
  if (data === undefined || depth > MAXIMUM_DEPTH) return { registered: [], unknown: HANDED_ON };
  const parts = data.registered.map((one): Pick<RouterData, 'registered' | 'unknown'> => {
    if (one.handler.kind !== 'object' || routerDataOf(state, one.handler) === undefined) return { registered: [one] };
    const { registered, ...rest } = flatten(state, one.handler, depth + 1);
    return { ...rest, registered: registered.map((inner) => ({ ...inner, isMiddleware: false })) };
  });
  const reason = data.unknown ?? parts.find((part) => part.unknown !== undefined)?.unknown;
  return { registered: parts.flatMap(({ registered }) => registered), ...(reason === undefined ? {} : { unknown: reason }) };
}

/** Routers stand in one another at most this often. */
const MAXIMUM_DEPTH = 8;
