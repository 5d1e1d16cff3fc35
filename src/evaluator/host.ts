/** How objects that a host (a framework) gives behave: the evaluator asks, the adapter's behaviour answers. */

import type { Activation } from './activation.js';
import type { State } from './state.js';
import type { Outcome } from './outcome.js';
import type { ObjectReference, Value } from './value.js';
import type { Site } from './syntax.js';

/** The place of an operation on a host object. */
export interface HostOperation {
  /** The function in which it stands. */
  readonly activation: Activation;
  readonly state: State;
  /** The host object itself. */
  readonly self: ObjectReference;
  readonly site: Site;
  /** Whether the name of the member that is read was only compared with on the path: `if (verb === 'get') router[verb]`. */
  readonly isKeyCompared?: boolean;
}

export interface HostCall extends HostOperation {
  /** What stands before the dot; undefined for a plain call. */
  readonly thisValue: Value;
  readonly args: readonly Value[];
}

/**
 * What a host object does. `data` is its immutable state on the current path, kept in the heap object's payload.
 * Members that a behaviour does not know (`undefined`) are unknown values.
 */
export interface HostBehaviour {
  /** What messages call it: `the response`, `a router`. */
  readonly name: string;
  /** Whether nothing that is done with it is seen outside: it only tells. */
  readonly isData?: boolean;
  /** Reads a member. */
  readonly get?: (operation: HostOperation, key: string) => readonly Outcome[] | undefined;
  /** Writes a member; returns the states after it, or undefined to store it as a plain member. */
  readonly set?: (operation: HostOperation, key: string, value: Value) => readonly State[] | undefined;
  readonly call?: (call: HostCall) => readonly Outcome[];
  readonly construct?: (call: HostCall) => readonly Outcome[];
  /** Called when the object is handed to code that is not known. */
  readonly escape?: (operation: HostOperation, callee: Value) => void;
  /** Whether two data of this behaviour are the same. */
  readonly isSame?: (a: unknown, b: unknown) => boolean;
  /** Whether two data may be joined where there are too many paths; without it they may. */
  readonly isAkin?: (a: unknown, b: unknown) => boolean;
  /** One datum that stands for two objects where a value may be too many of them; undefined when they have to stay apart. */
  readonly either?: (a: unknown, b: unknown) => unknown;
  /** One datum that stands for both. */
  readonly join?: (a: unknown, b: unknown) => unknown;
}
