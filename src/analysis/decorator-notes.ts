/** What a framework's decorators say of a class and its members: they are applied one by one, and the class is read as a whole. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { setOwn } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { DecoratorRole } from '../frameworks/decorator-role.js';

/** One decorator. */
export interface DecoratorNote {
  readonly role: DecoratorRole;
  /** The decorated member; undefined for the class. */
  readonly member: string | undefined;
  /** The position of the decorated parameter; undefined when it is none. */
  readonly parameter: number | undefined;
  /** The decorator's arguments. */
  readonly args: readonly Value[];
  /** The decorator's first argument. */
  readonly argument: Value;
  /** The decorator's expression. */
  readonly site: Site;
  /** What makes the value of a parameter of the first argument and the context; undefined when nothing does. */
  readonly factory: Value | undefined;
  /** The call that makes it: that expression, unless a function of the project makes it of others. */
  readonly made: Site;
}

/** A member of the decorated object that no source names keeps them. */
const SLOT = '[[Decorators]]';

const behaviour: HostBehaviour = { name: 'the decorators of a class', isSame: (a, b) => a === b, join: (a) => a };

/**
 * @param role - What a decorator says.
 * @returns A function that is handed the factory of a value, and gives one that gives the decorator.
 */
export function parameterDecoratorMaker(role: DecoratorRole): NativeFunction {
  return ({ state, args: [factory = UNDEFINED] }) => [{ state, value: state.allocate(heapObject({ type: 'native', name: 'decorator', call: decoratorMaker(role, factory) })) }];
}

/**
 * @param role - What a decorator says.
 * @param factory - What makes the value of a parameter.
 * @returns A function that gives the decorator.
 */
export function decoratorMaker(role: DecoratorRole, factory?: Value): NativeFunction {
  return ({ state, args: given, site: made }) => {
    const [argument = UNDEFINED] = given;
    const decorate: NativeFunction = ({ state: path, args, site }) => {
      const [target, key, position] = [args[0], args[1], args[2]].map((one) => path.resolve(one ?? UNDEFINED)) as [Value, Value, Value];
      if (target.kind === 'object') {
        const member = key.kind === 'constant' && key.value !== undefined ? String(key.value) : undefined;
        const parameter = position.kind === 'constant' && typeof position.value === 'number' ? position.value : undefined;
        const notes: readonly DecoratorNote[] = [...notesOf(path, target), { role, member, parameter, args: given, argument, factory, site, made }];
        setOwn(path, target, SLOT, path.allocate(heapObject({ type: 'host', behaviour, data: notes })));
      }
      return [{ state: path, value: UNDEFINED }];
    };
    return [{ state, value: state.allocate(heapObject({ type: 'native', name: 'decorator', call: decorate })) }];
  };
}

/**
 * @param state - The path.
 * @param target - A class or its prototype.
 * @returns The decorators of its own that are known, in the order in which they were applied: the last one of each member first.
 */
export function notesOf(state: State, target: ObjectReference): readonly DecoratorNote[] {
  const kept = state.object(target).members.get(SLOT)?.value;
  const payload = kept?.kind === 'object' ? state.object(kept).payload : undefined;
  return payload?.type === 'host' && payload.behaviour === behaviour ? (payload.data as readonly DecoratorNote[]) : [];
}
