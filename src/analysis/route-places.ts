/** Where the routes of a file stand in the application: under which prefixes, and behind which middleware. */

import type { State } from '../evaluator/state.js';
import { joinPaths } from './join-paths.js';
import { routerKey, type ProjectApplication } from './project-application.js';
import type { Registration } from './registration.js';
import { originOf } from './router-object.js';
import type { Routing } from './routing.js';
import type { Before } from './run-chain.js';

export interface RoutePlacesOptions {
  /** Absolute path of the file. */
  readonly file: string;
  /** How the routers of the file are mounted in it. */
  readonly routing: Routing;
  /** Whether a router is an application. */
  readonly isApplication: (router: number) => boolean;
  /** The application of another file. */
  readonly elsewhere: () => ProjectApplication | undefined;
}

export class RoutePlaces {
  readonly #options: RoutePlacesOptions;

  /** @param options - The file, and what is known of its routers. */
  constructor(options: RoutePlacesOptions) {
    this.#options = options;
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns Its paths: one for each prefix of its router; null for one that is not known.
   */
  paths(state: State, { path, router }: Registration): readonly (string | null)[] {
    return path === null ? [null] : [...new Set(this.#prefixes(state, router).map((prefix) => joinPaths(prefix, path)))];
  }

  /** As mounted in this file, and the outermost router as mounted in the application. */
  #prefixes(state: State, router: number): readonly string[] {
    const { routing, isApplication, elsewhere } = this.#options;
    const outermost = routing.outermost(router);
    const origin = originOf(state, outermost);
    const own = routing.prefixes(router);
    if (origin === undefined || isApplication(outermost)) return own;
    const outer = elsewhere()?.prefixes.get(routerKey(origin)) ?? origin.paths ?? [''];
    return outer.flatMap((prefix) => own.map((inner) => joinPaths(prefix, inner)));
  }

  /**
   * @param state - The path.
   * @param registration - A route.
   * @returns What runs before its handlers: what this file mounts, behind what the application has mounted.
   */
  middlewareBefore(state: State, registration: Registration): Before {
    const { file, routing, isApplication, elsewhere } = this.#options;
    const { router, path, method } = registration;
    const own = routing.middlewareBefore(state, registration);
    const outermost = routing.outermost(router);
    const origin = originOf(state, outermost);
    if (origin === undefined || isApplication(outermost)) return { outer: [], own };
    const [prefix = ''] = routing.prefixes(router);
    return { outer: elsewhere()?.middlewareBefore(state, origin, file, { path: prefix + (path ?? ''), method }) ?? [], own };
  }
}
