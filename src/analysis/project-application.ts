/** The application of a project as the files of its routes need it: under which prefix a router is mounted, and what handles errors. */

import type { Derivation } from '../evaluator/derivations.js';
import type { Value } from '../evaluator/value.js';
import type { FunctionSource } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Collecting } from './collecting.js';
import type { AroundKind } from '../frameworks/actions.js';
import type { PathParameters } from '../frameworks/path-parameters.js';
import type { HandedCall } from './handed-on.js';

export interface ProjectApplication {
  /** What gets the errors that leave the routes, in that order; values that are not known among them may be some. */
  readonly errorHandlers: readonly Value[];
  /** What is mounted behind the routers, and runs when the handlers of a route give nothing. */
  readonly behind: readonly Value[];
  /** What answers when no handler does. */
  readonly missing: readonly Value[];
  /** What gets each answer before it is sent. */
  readonly after: readonly Value[];
  /** What runs around the members of all controllers. */
  readonly around: (kind: AroundKind) => readonly Value[];
  /** By {@link routerKey}: the prefixes under which a router is mounted. */
  readonly prefixes: ReadonlyMap<string, readonly string[]>;
  /** The functions that register what objects of other files collect. */
  readonly collecting: readonly Collecting[];
  /** The calls that hand a function of another file a router of the application. */
  readonly handedTo: (source: FunctionSource) => readonly HandedCall[];
  /** The parameters that all requests have which get to a function as a handler; undefined when no route has it, or one whose parameters are not known. */
  readonly parametersOf: (source: FunctionSource) => PathParameters | undefined;
  /** The middleware that runs before a route of a file, but what the file itself mounts; `route`: its path, as its file registers it, and its method. */
  readonly middlewareBefore: (state: State, router: RouterOrigin, file: string, route: { readonly path: string; readonly method: string | null }) => readonly Value[];
}

export interface FoundApplication {
  /** Undefined when the file makes none; null when it makes more than one, or cannot be evaluated. */
  readonly application: ProjectApplication | undefined | null;
  readonly derivation: Derivation;
}

/** Where a router is made, or the class that it belongs to. */
export interface RouterOrigin {
  readonly file: string;
  /** UTF-16 code units from the start of the file. */
  readonly start: number;
  /** It hands on what the promises of its handlers are rejected with. */
  readonly forwards?: true;
  /** What the paths begin with that are registered with it. */
  readonly prefix?: string;
  /** Its requests have the parameters of the routers too that it is mounted in, or it is not known that they have not. */
  readonly merges?: true;
  /** The path that it is under wherever it is mounted, and that it has once when it is mounted at that path. */
  readonly base?: string;
  /** What runs behind the handlers of each of its routes. */
  readonly ends?: Value;
  /** It is the one application that a module is. */
  readonly isApplication?: true;
  /** For the router of a class: the paths that it is mounted under wherever that is. */
  readonly paths?: readonly string[];
  /** For the router of a class: the versions of its routes; null for one that is not known. */
  readonly versions?: readonly (string | null)[];
}

/**
 * @param origin - Where a router is made.
 * @returns What it is known by in another evaluation of the same file.
 */
export function routerKey({ file, start }: RouterOrigin): string {
  return `${file}:${String(start)}`;
}
