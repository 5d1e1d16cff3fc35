/** How routers hang together: prefixes, middleware before a route, and the error handlers behind it. */

import type { Payload } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import type { Value } from '../evaluator/value.js';
import { joinExclusive } from './join-exclusive.js';
import type { Registration } from './registration.js';

/** Routers are mounted in one another at most this deep. */
const MAXIMUM_DEPTH = 10;
/** Of the places where a router is mounted, more are not told apart. */
const MAXIMUM_LINEAGES = 20;

interface Mount {
  readonly parent: number;
  readonly prefix: string;
  readonly order: number;
}

/** A route, or a router as it is mounted on another one, with the path of the route below the outer one. */
type Placed = Pick<Registration, 'router' | 'order' | 'path'>;

/** A router, the router that it is mounted on, and so on. */
type Lineage = readonly Placed[];

/** What the file knows of its handlers. */
export interface HandlerKinds {
  readonly isErrorHandler: (state: State, value: Value) => boolean;
  /** Whether a value is middleware whose source is known: also what answers nothing may leave something on the request or the response. */
  readonly isMiddleware: (state: State, value: Value) => boolean;
}

export class Routing {
  /** By router, what is registered for every method: mounts, and routes of all methods. */
  readonly #general = new Map<number, Registration[]>();
  readonly #kinds: HandlerKinds;
  readonly #applications: ReadonlySet<number>;
  readonly #mounts = new Map<number, Mount[]>();
  /** By type and router, what gets the errors of its handlers, or answers when none does: the last one that is registered. */
  readonly #fallbacks = new Map<string, Registration>();

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
      if (type === 'errors' || type === 'missing') this.#fallbacks.set(`${type} ${String(router)}`, registration);
      if (type === 'parameter' || type === 'errors' || type === 'missing' || method !== 'ALL') continue;
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
    const own = registration.handlers.filter((handler) => this.#kinds.isErrorHandler(state, handler)).map((handler) => ({ handler, site: registration.site }));
    const later = this.#lineage(registration).flatMap((step) =>
      this.#mountedOn(step, registration)
        .filter((mount) => mount.order > step.order)
        .flatMap(({ handlers, site }) => handlers.map((handler) => ({ handler, site })))
        .filter(({ handler }) => state.resolve(handler).kind === 'unknown' || this.#kinds.isErrorHandler(state, handler)),
    );
    return [...joinExclusive([...own, ...later]), ...this.#lineage(registration).flatMap(({ router }) => this.#fallbacks.get(`errors ${String(router)}`)?.handlers ?? [])];
  }

  /**
   * @param state - The path.
   * @param application - The id of an application.
   * @returns What gets the errors that leave routes of other files: what is mounted behind the last router, in that order.
   */
  errorHandlersOf(state: State, application: number): readonly Value[] {
    const mounts = (this.#general.get(application) ?? []).filter(({ path, type }) => type === 'mount' && (path === '' || path === '/'));
    const isRouter = (value: Value): boolean => value.kind === 'object' && isRouterPayload(state.object(value).payload);
    const last = Math.max(-1, ...(this.#general.get(application) ?? []).filter(({ handlers }) => handlers.some(isRouter)).map(({ order }) => order));
    const placed = mounts.flatMap(({ handlers, order, site }) =>
      handlers
        .filter((handler) => this.#kinds.isErrorHandler(state, handler) || (last !== -1 && order > last && state.resolve(handler).kind === 'unknown'))
        .map((handler) => ({ handler, site })),
    );
    return [...joinExclusive(placed), ...(this.#fallbacks.get(`errors ${String(application)}`)?.handlers ?? [])];
  }

  /**
   * @param registration - A route.
   * @returns What answers when no handler of its application does.
   */
  missing(registration: Registration): readonly Value[] {
    return this.#lineage(registration).slice(-1).flatMap(({ router }) => this.#fallbacks.get(`missing ${String(router)}`)?.handlers ?? []);
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
          .filter((mount) => mount.order < step.order)
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
      if (mount === route || mount.path === null) return false;
      if (mount.type === 'route') return router === route.router && (mount.path === route.path || mount.path === '*');
      const full = mount.path.replace(/\/?\*?$/, '');
      return full === '' || path === full || path?.startsWith(`${full}/`) === true;
    });
  }
}

function isSameObject(a: Value, b: Value): boolean {
  return a.kind === 'object' && b.kind === 'object' && a.id === b.id;
}

/** Chains of a package are objects of the host too, without data. */
function isRouterPayload(payload: Payload): boolean {
  return payload.type === 'host' && payload.data !== null;
}
