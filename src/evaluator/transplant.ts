/** Takes values from one state into another. */

import type { HeapObject, Payload, Property } from './heap-object.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { alternatives, newId, oneOf, type Constant, type ObjectReference, type Single, type Unknown, type Value } from './value.js';

export interface TransplantOptions {
  readonly from: State;
  readonly to: State;
  /** Whether an object is the same in both states. */
  readonly isShared: (id: number) => boolean;
  /** What stands for a constant. */
  readonly constant: (constant: Constant) => Constant;
  /** What stands for an unknown value that was not met before and that nothing replaces. */
  readonly unknown: (value: Unknown) => Unknown;
  /** The calls that an error went through before those that it knows of. */
  readonly via: (via: readonly Site[]) => readonly Site[];
}

export class Transplant {
  readonly #options: TransplantOptions;
  readonly #unknowns = new Map<number, Single>();
  readonly #objects = new Map<number, ObjectReference>();

  /** @param options - Between which states, and what becomes of what is not an object. */
  constructor(options: TransplantOptions) {
    this.#options = options;
  }

  /**
   * @param from - An unknown value of the state that is left.
   * @param to - What it is in the other one.
   */
  replaceUnknown(from: Unknown, to: Single): void {
    this.#unknowns.set(from.id, to);
  }

  /**
   * @param from - An object of the state that is left.
   * @param to - Which it is in the other one.
   */
  replaceObject(from: ObjectReference, to: ObjectReference): void {
    this.#objects.set(from.id, to);
  }

  /**
   * @param value - A value of the state that is left.
   * @returns The same value in the other one.
   */
  value(value: Value): Value {
    const resolved = this.#options.from.resolve(value);
    return resolved.kind === 'choice' ? oneOf(alternatives(resolved).map((single) => this.#single(single))) : this.#single(resolved);
  }

  #single(single: Single): Single {
    if (single.kind === 'constant') return this.#options.constant(single);
    if (single.kind === 'object') return this.#reference(single);
    const known = this.#unknowns.get(single.id);
    if (known !== undefined) return known;
    // What it says about other values of the state that is left is said of none here.
    const { predicate, typeOf, ...rest } = single;
    const subject = predicate === undefined ? undefined : this.#subject(predicate.subject);
    const typed = typeOf === undefined ? undefined : this.#subject(typeOf);
    const copy = this.#options.unknown({
      ...rest,
      ...(predicate === undefined || subject === undefined ? {} : { predicate: { ...predicate, subject } }),
      ...(typed === undefined ? {} : { typeOf: typed }),
    });
    this.#unknowns.set(single.id, copy);
    return copy;
  }

  #subject(subject: Value): Value | undefined {
    return subject.kind === 'unknown' ? this.#unknowns.get(subject.id) : undefined;
  }

  #reference(reference: ObjectReference): ObjectReference {
    const { from, to, isShared } = this.#options;
    const known = this.#objects.get(reference.id);
    if (known !== undefined) return known;
    if (isShared(reference.id)) return reference;
    const copy: ObjectReference = { kind: 'object', id: newId() };
    this.#objects.set(reference.id, copy);
    to.set(copy.id, this.object(from.object(reference)));
    return copy;
  }

  /**
   * @param property - A property of an object of the state that is left.
   * @returns The same property in the other one.
   */
  property({ value, getter, setter }: Property): Property {
    return {
      value: this.value(value),
      ...(getter === undefined ? {} : { getter: this.value(getter) }),
      ...(setter === undefined ? {} : { setter: this.value(setter) }),
    };
  }

  /**
   * @param heap - An object of the state that is left.
   * @returns The same object in the other one.
   */
  object(heap: HeapObject): HeapObject {
    const members = new Map<string, Property>();
    for (const [key, property] of heap.members) members.set(key, this.property(property));
    const { prototype } = heap;
    return {
      ...heap,
      members,
      payload: this.#payload(heap.payload),
      ...(prototype === undefined || prototype === null ? {} : { prototype: this.value(prototype) }),
    };
  }

  #payload(payload: Payload): Payload {
    switch (payload.type) {
      case 'array':
        return { ...payload, elements: payload.elements.map((element) => this.value(element)) };
      case 'collection':
        // Objects that are taken over are newer here than the collection knows.
        return { type: 'collection', entries: payload.entries.map(([key, value]) => [this.value(key), this.value(value)] as const), open: payload.open };
      case 'promise': {
        const { failure } = payload;
        return {
          ...payload,
          value: this.value(payload.value),
          ...(failure === undefined ? {} : { failure: { ...failure, via: this.#options.via(failure.via) } }),
        };
      }
      case 'bound':
        return { ...payload, target: this.value(payload.target), thisValue: this.value(payload.thisValue), args: payload.args.map((arg) => this.value(arg)) };
      case 'closure':
        return payload.lexicalThis === undefined ? payload : { ...payload, lexicalThis: this.value(payload.lexicalThis) };
      default:
        return payload;
    }
  }
}
