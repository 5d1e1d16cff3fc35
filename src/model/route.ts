/** A route: method, path and handlers, as registered with a framework, and what the handlers answer. */

import type { DeclaredStatuses } from './declared-statuses.js';
import type { Place } from './place.js';
import type { Response } from './response.js';
import type { InvalidStatus } from './status.js';
import type { Unresolved } from './unresolved.js';

/** Everything that one handler, or one chain of handlers, can answer. */
export interface Outcome {
  readonly responses: readonly Response[];
  readonly invalidStatuses: readonly InvalidStatus[];
  readonly unresolved: readonly Unresolved[];
  /** An unknown call in the handler may throw an error that leaves the handler; it is no response that the source shows. */
  readonly mayThrow: boolean;
}

export interface HandlerReference {
  /** The function's name, or null when it has none. */
  readonly name: string | null;
  /** The function. */
  readonly place: Place;
}

export interface Route {
  /** The adapter's name. */
  readonly framework: string;
  /** Upper case; `ALL` for every method, but those that the same handlers answer apart; null when not known. */
  readonly method: string | null;
  /** As far as it is static, mounted prefixes joined where they are known; null when not. */
  readonly path: string | null;
  /** The registration: the `.post` call's member name, the decorator or the exported function. */
  readonly place: Place;
  readonly handlers: readonly HandlerReference[];
  readonly outcome: Outcome;
  /** What the code declares of its answers for documentation, when it does. */
  readonly declared?: DeclaredStatuses;
}

/** A handler that no route in its file names. */
export interface StandaloneHandler {
  readonly framework: string;
  readonly handler: HandlerReference;
  /** Upper case, when the handler itself looks for it; null for all other methods. */
  readonly method: string | null;
  /** The call that mounts it, or the function's name. */
  readonly place: Place;
  readonly outcome: Outcome;
}
