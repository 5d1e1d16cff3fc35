/** What can be told of a value without the state that it lives in: values of the same shape act alike. */

import { builtIns } from './built-in.js';
import { throwerOfValue } from './foreign-code.js';
import type { HeapObject, Payload } from './heap-object.js';
import type { State, Surroundings } from './state.js';
import type { Node } from './syntax.js';
import { alternatives, type Constant, type KnownMembers, type ObjectReference, type Unknown, type Value } from './value.js';

/** More objects, constants and unknown values than this make no shape. */
const MAXIMUM_PARTS = 150;

/** The parts of a value that are other ones in another value of the same shape, in the order in which they are met. */
export interface Parts {
  readonly constants: readonly Constant[];
  readonly unknowns: readonly Unknown[];
  /** Objects that only the state knows. */
  readonly objects: readonly ObjectReference[];
}

export class ValueShape implements Parts {
  readonly constants: Constant[] = [];
  readonly unknowns: Unknown[] = [];
  readonly objects: ObjectReference[] = [];
  readonly #state: State;
  readonly #imported: Surroundings['imported'];
  readonly #names: ReadonlyMap<number, string>;
  readonly #seen = new Map<number, number>();
  #key: string | undefined = '';

  /**
   * @param state - The state that the values live in.
   * @param imported - The files that objects may come from which are the same in every state.
   * @param names - Objects by their ids that are known by a name, whatever they hold.
   */
  constructor(state: State, imported: Surroundings['imported'], names: ReadonlyMap<number, string> = new Map()) {
    this.#state = state;
    this.#imported = imported;
    this.#names = names;
  }

  /** @returns What the shapes of equal values have in common; undefined when one of the values belongs to its state alone. */
  get key(): string | undefined {
    return this.#key;
  }

  /**
   * @param value - A value that is looked at after those before it.
   * @returns This.
   */
  add(value: Value): this {
    this.#write(this.#value(value));
    this.#write(';');
    return this;
  }

  /**
   * @param name - What the next value is to the values.
   * @returns This.
   */
  name(name: string): this {
    this.#write(JSON.stringify(name));
    return this;
  }

  #write(text: string | undefined): void {
    this.#key = text === undefined || this.#key === undefined ? undefined : this.#key + text;
  }

  #value(value: Value): string | undefined {
    const singles = alternatives(this.#state.resolve(value)).map((single) => {
      if (single.kind === 'constant') return this.#constant(single);
      return single.kind === 'unknown' ? this.#unknown(single) : this.#object(single);
    });
    return singles.includes(undefined) ? undefined : singles.join('|');
  }

  #constant(constant: Constant): string | undefined {
    if (this.constants.push(constant) > MAXIMUM_PARTS) return undefined;
    const { value, isLacked } = constant;
    if (isLacked === true) return 'lacked';
    return typeof value === 'string' ? JSON.stringify(value) : `${typeof value}:${String(value)}`;
  }

  #unknown(value: Unknown): string | undefined {
    const before = this.#seen.get(value.id);
    if (before !== undefined) return `^${String(before)}`;
    this.#seen.set(value.id, this.#seen.size);
    if (this.unknowns.push(value) > MAXIMUM_PARTS) return undefined;
    const { truthiness, type, types, text, file, origin, declared, members, isForeign, letters } = value;
    const isRunForeign = throwerOfValue(this.#state, value) === 'foreign';
    if (declared?.kind === 'class' && !isSharedObject(this.#state, this.#imported, declared.reference.id)) return undefined;
    const declaredAs = declared === undefined ? '' : `${declared.kind === 'class' ? `#${String(declared.reference.id)}` : identify(declared.node)}.${declared.path.join('.')}`;
    return `?${declaredAs}:${String(truthiness ?? '')}:${types?.join('/') ?? type ?? ''}:${text === undefined ? '' : JSON.stringify(text)}:${file === undefined ? '' : JSON.stringify(file)}:${origin?.kind === 'thrown' ? '!' : ''}${isForeign === true ? '~' : isRunForeign ? '^' : ''}${letters ?? ''}${members === undefined ? '' : this.#known(members)}`;
  }

  #known({ named, isComplete }: KnownMembers): string {
    const parts = [...named].map(([key, value]) => `${JSON.stringify(key)}${alternatives(value).length > 1 ? '?' : ''}`);
    return `{${isComplete ? '' : '~'}${parts.join()}}`;
  }

  #object(reference: ObjectReference): string | undefined {
    const { id } = reference;
    const name = this.#names.get(id);
    if (name !== undefined) return name;
    if (isSharedObject(this.#state, this.#imported, id)) return `#${String(id)}`;
    const before = this.#seen.get(id);
    if (before !== undefined) return `^${String(before)}`;
    this.#seen.set(id, this.#seen.size);
    if (this.objects.push(reference) > MAXIMUM_PARTS) return undefined;
    const heap = this.#state.object(reference);
    return join(this.#payload(heap.payload), this.#members(heap));
  }

  #members({ members, prototype, complete, frozen }: HeapObject): string | undefined {
    const parts: (string | undefined)[] = [complete ? '{' : '{~', frozen === true ? '=' : ''];
    if (prototype !== undefined) parts.push('<', prototype === null ? 'null' : this.#value(prototype), '>');
    for (const [key, property] of members) {
      parts.push(JSON.stringify(key), ':', this.#value(property.value));
      if (property.getter !== undefined) parts.push('g', this.#value(property.getter));
      if (property.setter !== undefined) parts.push('s', this.#value(property.setter));
      parts.push(',');
    }
    return join(...parts, '}');
  }

  #payload(payload: Payload): string | undefined {
    switch (payload.type) {
      case 'plain':
      case 'error':
        return payload.type;
      case 'array':
        return join('[', ...payload.elements.map((element) => join(this.#value(element), ',')), payload.open ? '…]' : ']');
      case 'collection':
        return join('(', ...payload.entries.flatMap(([key, value]) => [this.#value(key), ':', this.#value(value), ',']), payload.open ? '…)' : ')');
      case 'promise': {
        const { failure } = payload;
        const from = failure === undefined ? '' : `${String(failure.implicit)}@${identify(failure.site.node)}`;
        return join('promise ', payload.outcome, from, ' ', this.#value(payload.value));
      }
      case 'regexp':
        return `/${payload.source}/${payload.flags}`;
      case 'bound':
        return join('bound ', this.#value(payload.target), this.#value(payload.thisValue), ...payload.args.map((arg) => this.#value(arg)));
      case 'closure': {
        const { node, environment, lexicalThis, home } = payload;
        if (!this.#imported.isTopLevel(environment)) return undefined;
        if (home !== undefined && !isSharedObject(this.#state, this.#imported, home.id)) return undefined;
        return join('f', identify(node), lexicalThis === undefined ? '' : this.#value(lexicalThis), `#${String(home?.id ?? '')}`);
      }
      default:
        return undefined;
    }
  }
}

/**
 * @param state - A path.
 * @param imported - The files that the object may come from.
 * @param id - An object's id.
 * @returns Whether it is the same object in every state: a built-in one, or one that the top level of an imported file has made.
 */
export function isSharedObject(state: State, imported: Surroundings['imported'], id: number): boolean {
  const cell = state.get(id);
  return cell === undefined ? builtIns.has(id) : cell === imported.cell(id);
}

function join(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.includes(undefined) ? undefined : parts.join('');
}

const identities = new WeakMap<Node, string>();
let lastIdentity = 0;

function identify(node: Node): string {
  const known = identities.get(node);
  if (known !== undefined) return known;
  lastIdentity += 1;
  const identity = String(lastIdentity);
  identities.set(node, identity);
  return identity;
}
