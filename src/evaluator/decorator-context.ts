/** Decorators of the language's own kind: their second argument tells of the member, and takes what runs for each new object. */

import type { Activation } from './activation.js';
import { callFunction } from './call-function.js';
import { heapObject } from './heap-object.js';
import type { HostBehaviour } from './host.js';
import { setOwn } from './member-access.js';
import type { NativeFunction } from './native-function.js';
import { mergeStates } from './paths.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import { constant, FALSE, UNDEFINED, unknown, type ObjectReference, type Value } from './value.js';

/** The member of a prototype that keeps what runs for each new object. */
const SLOT = '[[Initializers]]';

const initializers: HostBehaviour = { name: 'the initializers of a class', isSame: (a, b) => a === b, join: (a) => a };

/** The second argument of a decorator, and whether the decorator has taken it for what it is. */
export interface DecoratorContext {
  readonly value: ObjectReference;
  readonly isRead: () => boolean;
}

/**
 * @param state - The path on which the decorator is called; it is changed.
 * @param prototype - Of the class that the decorated method belongs to.
 * @param name - The method's name.
 * @returns `{ kind: 'method', name, addInitializer, … }`
 */
export function makeDecoratorContext(state: State, prototype: ObjectReference, name: string): DecoratorContext {
  let isRead = false;
  const addInitializer: NativeFunction = ({ state: path, args: [initializer = UNDEFINED] }) => {
    const all = [...initializersOf(path, prototype), initializer];
    setOwn(path, prototype, SLOT, path.allocate(heapObject({ type: 'host', behaviour: initializers, data: all })));
    return [{ state: path, value: UNDEFINED }];
  };
  const behaviour: HostBehaviour = {
    name: "a decorator's context",
    get: ({ state: path }, key) => {
      const value = memberOf(path, key);
      if (value === undefined) return undefined;
      isRead = true;
      return [{ state: path, value }];
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
  const memberOf = (path: State, key: string): Value | undefined => {
    if (key === 'kind') return constant('method');
    if (key === 'name') return constant(name);
    if (key === 'static' || key === 'private') return FALSE;
    if (key === 'addInitializer') return path.allocate(heapObject({ type: 'native', name: key, call: addInitializer }));
    return key === 'access' || key === 'metadata' ? unknown(`'${key}' of a decorator's context is not evaluated`, { truthiness: true }) : undefined;
  };
  return { value: state.allocate(heapObject({ type: 'host', behaviour, data: null })), isRead: () => isRead };
}

function initializersOf(state: State, prototype: ObjectReference): readonly Value[] {
  const kept = state.object(prototype).members.get(SLOT)?.value;
  const payload = kept?.kind === 'object' ? state.object(kept).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === initializers ? (payload.data as readonly Value[]) : [];
}

/**
 * Runs what decorators have added to a class, for a new object.
 *
 * @param activation - The constructor's caller.
 * @param state - The path; it is taken over.
 * @param prototype - The prototype of the class.
 * @param instance - The object.
 * @param site - Where it is made.
 * @returns The states after it.
 */
export function runInitializers(activation: Activation, state: State, prototype: ObjectReference, instance: ObjectReference, site: Site): readonly State[] {
  let states: readonly State[] = [state];
  for (const initializer of initializersOf(state, prototype)) {
    states = mergeStates(states.flatMap((path) => callFunction(activation, path, initializer, instance, [], site).map((outcome) => outcome.state)));
  }
  return states;
}
