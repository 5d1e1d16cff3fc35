/** What a path keeps of a variable, of an object and of an unknown value. */

import type { HeapObject } from './heap-object.js';
import type { Value } from './value.js';

/** What a path knows of an unknown value beyond what the value itself says. */
export interface Fact {
  /** What the path has narrowed the value to. */
  readonly narrowed: Value | undefined;
  /** Members that were read from it or written to it on this path. */
  readonly members: ReadonlyMap<string, Value>;
}

/** What is kept under the id of a variable or of an object. */
export type Cell = Value | HeapObject;
