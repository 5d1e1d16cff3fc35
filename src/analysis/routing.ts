/** How routers hang together: prefixes, middleware before a route, and the error handlers behind it. */

import type { Payload } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import { unknown, type Value } from '../evaluator/value.js';
import type { AroundKind } from '../frameworks/actions.js';
import type { RouterTable } from '../frameworks/router-table.js';
import { covers } from './covers.js';
import { joinExclusive } from './join-exclusive.js';
import type { Fallback, Registration } from './registration.js';

/** Routers are mounted in one another at most this deep. */
const MAXIMUM_DEPTH = 10;
/** Of the places where a router is mounted, more are not told apart. */
const MAXIMUM_LINEAGES = 20;

interface Mount {
  readonly parent: number;
  readonly prefix: string;
  readonly order: number;
}

/** A route, or a router as it is mounted on another one, with the path of the route below the outer one; `method`: of the route. */
type Placed = Pick<Registration, 'router' | 'order' | 'path'> & Partial<Pick<Registration, 'method'>>;

/** A router, the router that it is mounted on, and so on. */
type Lineage = readonly Placed[];

/** What the file knows of its handlers, and of their framework. */
export interface HandlerKinds {
  readonly table: Pick<RouterTable, 'errorsOutermost' | 'missingInnermost' | 'hooksInOrder' | 'isExclusive' | 'mountsFirst' | 'mountsExactly'>;
  readonly isErrorHandler: (state: State, value: Value) => boolean;
  /** Whether error handlers are mounted as all else is; where they are not, each router is told what gets its errors. */
  readonly areErrorHandlersMounted: boolean;
  /** Whether a value is middleware whose source is known: also what answers nothing may leave something on the request or the response. */
  readonly isMiddleware: (state: State, value: Value) => boolean;
}

export class Routing {
  /** By router, what is registered for every method: mounts, and routes of all methods. */
  readonly #general = new Map<number, Registration[]>();
  readonly #kinds: HandlerKinds;
  readonly #applications: ReadonlySet<number>;
  readonly #mounts = new Map<number, Mount[]>();
  /** By type and router, what runs around the members of all controllers. */
  readonly #around = new Map<string, readonly Value[]>();
  /** By type and router, what gets the errors of its handlers, or answers when none does. */
  readonly #fallbacks = new Map<string, readonly Registration[]>();

  /**
   * @param registrations - All registrations of the file.
   * @param applications - The ids of the routers that are applications, and that no code of another file was handed.
   * @param kinds - What the file knows of its handlers.
   */
  constructor(registrations: readonly Registration[], applications: ReadonlySet<number>, kinds: HandlerKinds) {
    this.#applications = applications;
    this.#kinds = kinds;
    for (const registration of registrations) {
      const { type, router, path, handlers, order, method } = registration;
      if (isAround(type)) this.#around.set(`${type} ${String(router)}`, [...(this.#around.get(`${type} ${String(router)}`) ?? []), ...handlers]);
      if (isFallback(type)) this.#fallbacks.set(`${type} ${String(router)}`, [...(this.#fallbacks.get(`${type} ${String(router)}`) ?? []), registration]);
      if (type === 'parameter' || isAround(type) || isFallback(type) || (method !== 'ALL' && type !== 'mount')) continue;
      const general = this.#general.get(router);
      if (general === undefined) this.#general.set(router, [registration]);
      else general.push(registration);
      if (type !== 'mount') continue;
      for (const handler of handlers) {
        if (handler.kind !== 'object') continue;
        const mounts = this.#mounts.get(handler.id) ?? [];
        mounts.push({ parent: router, prefix: path ?? '', order });
        this.#mounts.set(handler.id, mounts);
      }
    }
  }

  /**
   * @param router - A router's id.
   * @param depth - How deep it is mounted.
   * @returns The prefixes under which it is mounted; the empty one alone when it is not.
   */
  prefixes(router: number, depth = 0): readonly string[] {
    const mounts = this.#mounts.get(router);
    if (mounts === undefined || depth > MAXIMUM_DEPTH) return [''];
    return mounts.flatMap(({ parent, prefix }) => this.prefixes(parent, depth + 1).map((outer) => outer.replace(/\/$/, '') + prefix));
  }

  /**
   * @param registration - A route.
   * @returns Whether the application that it belongs to is in this file, so that its error handlers are known.
   */
  isApplicationKnown(registration: Registration): boolean {
    return this.#lineage(registration).every(({ router }, index, all) => index < all.length - 1 || this.#applications.has(router));
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns What gets the errors that leave its handlers, in that order: error handlers, and values that may be some.
   */
  errorHandlers(state: State, registration: Registration): readonly Value[] {
    const { hooksInOrder } = this.#kinds.table;
    if (hooksInOrder === true) return [...this.#hooksBefore('errors', registration), ...(registration.errors ?? [])];
    return [...(registration.errors ?? []), ...this.#errorHandlersAround(state, registration)];
  }

  #errorHandlersAround(state: State, registration: Registration): readonly Value[] {
    const lineage = this.#lineage(registration);
    const { areErrorHandlersMounted, table: { errorsOutermost } } = this.#kinds;
    // Where a router is told what gets its errors, nothing that is mounted does.
    if (!areErrorHandlersMounted) return lineage.slice(errorsOutermost === true ? -1 : 0).flatMap(({ router }) => this.#fallback('errors', router));
    const own = registration.handlers.filter((handler) => this.#kinds.isErrorHandler(state, handler)).map((handler) => ({ handler, site: registration.site }));
    const later = lineage.flatMap((step) =>
      this.#mountedOn(step, registration)
        .filter((mount) => mount.order > step.order)
        .flatMap(({ handlers, site }) => handlers.map((handler) => ({ handler, site })))
        .filter(({ handler }) => state.resolve(handler).kind === 'unknown' || this.#kinds.isErrorHandler(state, handler)),
    );
    return joinExclusive([...own, ...later]);
  }

  /**
   * @param state - The path.
   * @param application - The id of an application.
   * @returns What gets the errors that leave routes of other files: what is mounted behind the last router, in that order.
   */
  errorHandlersOf(state: State, application: number): readonly Value[] {
    if (this.#kinds.table.hooksInOrder === true) return this.#hooksOf('errors', state, application);
    if (!this.#kinds.areErrorHandlersMounted) return this.#fallback('errors', application);
    const mounts = this.#mountedOnAll(application);
    const last = this.#lastRouter(state, application);
    const placed = mounts.flatMap(({ handlers, order, site }) =>
      handlers
        .filter((handler) => this.#kinds.isErrorHandler(state, handler) || (last !== -1 && order > last && state.resolve(handler).kind === 'unknown'))
        .map((handler) => ({ handler, site })),
    );
    return joinExclusive(placed);
  }

  /** What an application mounts for all requests. */
  #mountedOnAll(application: number): readonly Registration[] {
    return (this.#general.get(application) ?? []).filter(({ path, type }) => type === 'mount' && (path === '' || path === '/'));
  }

  /** The order of the last router that an application mounts; -1 for none. */
  #lastRouter(state: State, application: number): number {
    return Math.max(-1, ...(this.#general.get(application) ?? []).filter(({ handlers }) => handlers.some((handler) => isRouter(state, handler))).map(({ order }) => order));
  }

  /**
   * @param registration - A route.
   * @returns What answers when no handler of its application does.
   */
  missing(registration: Placed): readonly Value[] {
    const lineage = this.#lineage(registration);
    return lineage.slice(this.#kinds.table.missingInnermost === true ? 0 : -1).flatMap(({ router }) => this.#fallback('missing', router));
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns What runs when its handlers give nothing, where handlers run one after the other: what is mounted behind it.
   */
  behind(state: State, registration: Placed): readonly Value[] {
    return this.#lineage(registration).flatMap((step) =>
      this.#mountedOn(step, registration)
        .filter((mount) => mount.order > step.order)
        .flatMap(({ handlers }) => handlers.filter((handler) => !isRouter(state, handler))),
    );
  }

  /**
   * @param state - The path.
   * @param application - The id of an application.
   * @returns The same for routes of other files: what is mounted behind the last router.
   */
  behindRouters(state: State, application: number): readonly Value[] {
    const last = this.#lastRouter(state, application);
    return this.#mountedOnAll(application)
      .filter(({ order }) => order > last)
      .flatMap(({ handlers }) => handlers);
  }

  /**
   * @param registration - A route.
   * @returns What gets its answers before they are sent: of its router first, and then of those that it is mounted in.
   */
  after(registration: Placed & Pick<Registration, 'after'>): readonly Value[] {
    if (this.#kinds.table.hooksInOrder === true) return [...this.#hooksBefore('after', registration), ...(registration.after ?? [])];
    return this.#lineage(registration).flatMap(({ router }) => this.#fallback('after', router));
  }

  /**
   * @param kind - What is looked for.
   * @param registration - A route.
   * @returns What runs around the members of all controllers, where the route's router is mounted last.
   */
  around(kind: AroundKind, registration: Placed): readonly Value[] {
    return this.#lineage(registration).slice(-1).flatMap(({ router }) => this.#around.get(`${kind} ${String(router)}`) ?? []);
  }

  /** The last one that is registered. */
  #fallback(type: Fallback, router: number): readonly Value[] {
    return this.#fallbacks.get(`${type} ${String(router)}`)?.at(-1)?.handlers ?? [];
  }

  /** All that is registered before a route, of the outermost router first. */
  #hooksBefore(type: Fallback, registration: Placed): readonly Value[] {
    return [...this.#lineage(registration)].reverse().flatMap(({ router, order }) =>
      (this.#fallbacks.get(`${type} ${String(router)}`) ?? []).filter((hook) => hook.order < order).flatMap(({ handlers }) => handlers),
    );
  }

  /** The same for routes of other files, which are those of routers that an application mounts: it is known of what stands before all of them. */
  #hooksOf(type: Fallback, state: State, application: number): readonly Value[] {
    const orders = (this.#general.get(application) ?? []).filter(({ handlers }) => handlers.some((handler) => isRouter(state, handler))).map(({ order }) => order);
    const hooks = (this.#fallbacks.get(`${type} ${String(application)}`) ?? []).filter(({ order }) => orders.some((mounted) => order < mounted));
    return hooks.flatMap(({ handlers, order, site }) => (orders.every((mounted) => order < mounted) ? handlers : [unknown('whether it is registered before the route is not known', { site })]));
  }

  /**
   * @param router - A router's id.
   * @returns The router that it is mounted in, and so on: the outermost one.
   */
  outermost(router: number): number {
    return this.#lineage({ router, order: 0, path: '' }).at(-1)?.router ?? router;
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns The middleware of this file that runs before its handlers, wherever its router is mounted.
   */
  middlewareBefore(state: State, registration: Placed): readonly Value[] {
    const [first = [], ...others] = this.#lineages(registration).map((lineage) =>
      [...lineage].reverse().flatMap((step) =>
        this.#mountedOn(step, registration)
          .filter((mount) => mount.order < step.order || mount.isForAll === true || (this.#kinds.table.mountsFirst === true && mount.type === 'mount'))
          .flatMap((mount) => mount.handlers)
          .filter((handler) => this.#kinds.isMiddleware(state, handler)),
      ),
    );
    return first.filter((handler) => others.every((list) => list.some((other) => isSameObject(handler, other))));
  }

  /** Where a router is mounted first. */
  #lineage(placed: Placed): Lineage {
    return this.#lineages(placed)[0] ?? [];
  }

  /** For each place where the router of a route is mounted: that router, the router that it is mounted on, and so on. */
  #lineages({ router, order, path }: Placed): readonly Lineage[] {
    let growing: Lineage[] = [[{ router, order, path: path ?? '' }]];
    const ended: Lineage[] = [];
    for (let depth = 0; growing.length > 0; depth += 1) {
      growing = growing.flatMap((lineage) => {
        const last = lineage[lineage.length - 1];
        const mounts = last === undefined || depth === MAXIMUM_DEPTH ? [] : (this.#mounts.get(last.router) ?? []);
        if (mounts.length === 0) ended.push(lineage);
        return mounts.map((mount) => [...lineage, { router: mount.parent, order: mount.order, path: mount.prefix.replace(/\/$/, '') + (last?.path ?? '') }]);
      });
      growing.length = Math.min(growing.length, MAXIMUM_LINEAGES);
    }
    return ended;
  }

  /** What is mounted on a router where the path of a route begins with it. */
  #mountedOn({ router, path }: Placed, route: Placed): readonly Registration[] {
    return (this.#general.get(router) ?? []).filter((mount) => {
      if (mount === route || mount.path === null || (mount.method !== 'ALL' && mount.method !== route.method)) return false;
      const { isExclusive, mountsExactly } = this.#kinds.table;
      const isOpen = mount.path.endsWith('*');
      if (mount.type === 'route' && (isExclusive === true || router !== route.router || (!isOpen && mount.path !== path))) return false;
      const full = mount.path.replace(/\/?\*{0,2}$/, '');
      const covered = path === null ? undefined : covers(full, path);
      return full === '' || covered === 'whole' || (covered === 'start' && (mountsExactly !== true || isOpen));
    });
  }
}

function isSameObject(a: Value, b: Value): boolean {
  return a.kind === 'object' && b.kind === 'object' && a.id === b.id;
}

function isAround(type: Registration['type']): type is AroundKind {
  return type === 'guard' || type === 'interceptor' || type === 'pipe' || type === 'transformer' || type === 'options';
}

function isFallback(type: Registration['type']): type is Fallback {
  return type === 'errors' || type === 'missing' || type === 'after';
}

function isRouter(state: State, value: Value): boolean {
  return value.kind === 'object' && isRouterPayload(state.object(value).payload);
}

/** Chains of a package are objects of the host too, without data. */
function isRouterPayload(payload: Payload): boolean {
  return payload.type === 'host' && payload.data !== null;
}
