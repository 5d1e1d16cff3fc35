/** The objects of the abstract heap: their members and what makes some of them special. */

import type { Throw } from './activation.js';
import type { Environment } from './environment.js';
import type { HostBehaviour } from './host.js';
import type { NativeFunction } from './native-function.js';
import type { ClassNode, FunctionNode, NodeByName, Site, SourceModule } from './syntax.js';
import type { ObjectReference, Value } from './value.js';

export interface Property {
  readonly value: Value;
  readonly getter?: Value;
  readonly setter?: Value;
}

export type Payload =
  | { readonly type: 'plain' }
  /** `open`: more elements may follow those that are known. */
  | { readonly type: 'array'; readonly elements: readonly Value[]; readonly open: boolean }
  | {
      readonly type: 'closure';
      readonly node: FunctionNode;
      readonly module: SourceModule;
      readonly environment: Environment;
      /** For an arrow function, the `this` of where it stands. */
      readonly lexicalThis?: Value;
      /** For a method: the object whose prototype `super` reads. */
      readonly home?: ObjectReference;
    }
  /** `made`: the call that gives it, for functions that calls give. `marks`: it changes objects that it is handed, for others to see. */
  | { readonly type: 'native'; readonly name: string; readonly call: NativeFunction; readonly made?: { readonly site: Site; readonly args: readonly Value[] }; readonly marks?: true }
  | { readonly type: 'bound'; readonly target: Value; readonly thisValue: Value; readonly args: readonly Value[] }
  | {
      readonly type: 'class';
      readonly node: ClassNode;
      readonly module: SourceModule;
      readonly environment: Environment;
      readonly superClass: Value | null;
      readonly prototype: ObjectReference;
      readonly constructorNode: NodeByName['MethodDefinition'] | null;
    }
  | {
      readonly type: 'promise';
      readonly outcome: 'pending' | 'fulfilled' | 'rejected';
      readonly value: Value;
      /** For a rejected promise: where the error came from. */
      readonly failure?: Omit<Throw, 'state' | 'value'>;
    }
  | { readonly type: 'error' }
  /**
   * A Map or Set. Keys are constants and objects. `open`: it may have other entries than those that are known, but of the objects
   * with greater ids than `openTo` none is a key that is not among them.
   */
  | { readonly type: 'collection'; readonly entries: readonly (readonly [Value, Value])[]; readonly open: boolean; readonly openTo?: number }
  | { readonly type: 'regexp'; readonly source: string; readonly flags: string }
  | { readonly type: 'host'; readonly behaviour: HostBehaviour; readonly data: unknown };

export interface HeapObject {
  readonly kind: 'heap';
  readonly payload: Payload;
  readonly members: ReadonlyMap<string, Property>;
  /** Null: no prototype. Undefined: the built-in prototype of the payload's type. */
  readonly prototype?: Value | null | undefined;
  /** False: other members than the known ones may exist, and known ones may be shadowed. */
  readonly complete: boolean;
  /** Frozen objects keep their members whoever gets hold of them. */
  readonly frozen?: boolean;
}

const NO_MEMBERS: ReadonlyMap<string, Property> = new Map();

/**
 * @param payload - What makes the object special.
 * @param members - Its own members.
 * @param more - Prototype, completeness.
 * @returns The object.
 */
export function heapObject(
  payload: Payload,
  members: ReadonlyMap<string, Property> = NO_MEMBERS,
  more: Partial<Pick<HeapObject, 'prototype' | 'complete' | 'frozen'>> = {},
): HeapObject {
  return { kind: 'heap', payload, members, complete: true, ...more };
}
