/** Functions that are handed a contract, which says the methods and paths of routes by keys, and an object that holds their handlers under the same keys. */

import type { NativeCall } from '../evaluator/native-function.js';
import type { Single, Value } from '../evaluator/value.js';

/** What a function is handed that registers routes which a contract describes and an object answers, by the same keys. */
export interface ContractCall {
  readonly contract: Value;
  /** Handlers under the keys of the contract, a router of such handlers, or the handler of the only route. */
  readonly handlers: Value;
  readonly options: Value;
}

/** A function that is handed a contract and the handlers of its routes. */
export interface ContractTable {
  /** Reads what it is handed. */
  readonly read: (call: NativeCall) => ContractCall;
  /**
   * @param call - The call of the function.
   * @param route - What the contract says of a route.
   * @param given - What stands under the key of the route: a handler, or an object that holds one.
   * @returns The handlers of the route as the framework runs them.
   */
  readonly handlersOf: (call: NativeCall, route: Single, given: Single) => readonly Value[];
  /** The member of what the contract says of a route whose keys are the statuses of its answers. */
  readonly declared: string;
  /** The argument that is the application in which the routes are mounted. */
  readonly mountedIn?: number;
  /** Whether what it makes answers requests by itself: it is an application. */
  readonly isApplication?: true;
  /** The option that is what runs before the routes: a function, or an array of them. */
  readonly beforeOption?: string;
  /** What the paths begin with, by the file of the call; null when that is not known. */
  readonly prefixOf?: (file: string) => string | null;
}
