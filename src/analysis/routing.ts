/** How routers hang together: prefixes, middleware before a route, and the error handlers behind it. */

import type { Payload } from '../evaluator/heap-object.js';
import type { State } from '../evaluator/state.js';
import type { Value } from '../evaluator/value.js';
import { joinExclusive } from './join-exclusive.js';
import type { Registration } from './registration.js';

/** Routers are mounted in one another at most this deep. */
const MAXIMUM_DEPTH = 10;

interface Mount {
  readonly parent: number;
  readonly prefix: string;
  readonly order: number;
}

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
      if (type === 'parameter' || method !== 'ALL') continue;
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
    const later = this.#lineage(registration).flatMap(({ router, order }) =>
      this.#mountedOn(router, registration)
        .filter((mount) => mount.order > order)
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
    const mounts = (this.#general.get(application) ?? []).filter(({ path, type }) => type === 'mount' && (path === '' || path === '/'));
    const isRouter = (value: Value): boolean => value.kind === 'object' && isRouterPayload(state.object(value).payload);
    const last = Math.max(-1, ...(this.#general.get(application) ?? []).filter(({ handlers }) => handlers.some(isRouter)).map(({ order }) => order));
    const placed = mounts.flatMap(({ handlers, order, site }) =>
      handlers
        .filter((handler) => this.#kinds.isErrorHandler(state, handler) || (last !== -1 && order > last && state.resolve(handler).kind === 'unknown'))
        .map((handler) => ({ handler, site })),
    );
    return joinExclusive(placed);
  }

  /**
   * @param router - A router's id.
   * @returns The router that it is mounted in, and so on: the outermost one.
   */
  outermost(router: number): number {
    return this.#lineage({ router, order: 0 }).at(-1)?.router ?? router;
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns The middleware of this file that runs before its handlers.
   */
  middlewareBefore(state: State, registration: Registration): readonly Value[] {
    return [...this.#lineage(registration)].reverse().flatMap(({ router, order }) =>
      this.#mountedOn(router, registration)
        .filter((mount) => mount.order < order)
        .flatMap((mount) => mount.handlers)
        .filter((handler) => this.#kinds.isMiddleware(state, handler)),
    );
  }

  /** The router of a route, the router that it is mounted on, and so on, with the order of each step. */
  #lineage({ router, order }: Pick<Registration, 'router' | 'order'>): readonly { readonly router: number; readonly order: number }[] {
    const steps = [{ router, order }];
    let [mount] = this.#mounts.get(router) ?? [];
    while (mount !== undefined && steps.length <= MAXIMUM_DEPTH) {
      steps.push({ router: mount.parent, order: mount.order });
      [mount] = this.#mounts.get(mount.parent) ?? [];
    }
    return steps;
  }

  /** What is mounted on a router where the path of a route begins with it. */
  #mountedOn(router: number, route: Registration): readonly Registration[] {
    const general = this.#general.get(router) ?? [];
    if (general.length === 0) return general;
    const [prefix = ''] = this.prefixes(route.router);
    const path = `${prefix}${route.path ?? ''}`;
    const [own = ''] = this.prefixes(router);
    return general.filter((mount) => {
      if (mount === route || mount.path === null) return false;
      if (mount.type === 'route') return router === route.router && (mount.path === route.path || mount.path === '*');
      const full = `${own.replace(/\/$/, '')}${mount.path}`.replace(/\/$/, '');
      return mount.path === '' || mount.path === '/' || path === full || path.startsWith(`${full}/`);
    });
  }
}

/** Chains of a package are objects of the host too, without data. */
function isRouterPayload(payload: Payload): boolean {
  return payload.type === 'host' && payload.data !== null;
}
