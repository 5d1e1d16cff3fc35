/** Handlers that a class and the name of a member say: `[UsersController, 'index']`, also with a function that loads the class. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import { heapObject, type Property } from '../evaluator/heap-object.js';
import { findProperty } from '../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../evaluator/native-function.js';
import type { Outcome } from '../evaluator/outcome.js';
import { awaitValue } from '../evaluator/promise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { unknown, UNDEFINED, type Value } from '../evaluator/value.js';
import { instanceOf, joinOutcomes } from './instance-of.js';

/**
 * @param activation - Registers the handler.
 * @param state - The path; it is taken over.
 * @param given - A handler as it is registered.
 * @param defaultMember - The member of a class that is named without one.
 * @param site - Where.
 * @returns The function that handles requests; what is no class and no array is given back as it is.
 */
export function memberHandler(activation: Activation, state: State, given: Value, defaultMember: string, site: Site): Outcome {
  const single = state.resolve(given);
  const payload = single.kind === 'object' ? state.object(single).payload : undefined;
  if (payload?.type !== 'array') return { state, value: single };
  const [owner = UNDEFINED, name = UNDEFINED] = payload.elements;
  const member = state.resolve(name);
  const key = member.kind === 'constant' && typeof member.value === 'string' ? member.value : defaultMember;
  return memberOfClass(activation, state, owner, key, site);
}

/**
 * `UsersController`, `() => import('#controllers/users_controller')`
 *
 * @param activation - Makes an object of the class.
 * @param state - The path; it is taken over.
 * @param owner - The class, or a function that gives a promise of a module whose default export it is.
 * @param member - The name of the member.
 * @param site - Where.
 * @returns The member, bound to an object of the class.
 */
export function memberOfClass(activation: Activation, state: State, owner: Value, member: string, site: Site): Outcome {
  const loaded = classOf(activation, state, owner, site);
  const { state: path, value } = loaded;
  if (value.kind !== 'object' || path.object(value).payload.type !== 'class') return { state: path, value: unknown(`the class of '${member}' is not known`, { site }) };
  const made = instanceOf(activation, path, value, site);
  const found = made.value.kind === 'object' ? findProperty(made.state, made.value, member) : undefined;
  if (found === undefined || found === 'unknown' || found.value.kind !== 'object') return { state: made.state, value: unknown(`the member '${member}' is not known`, { site }) };
  return { state: made.state, value: made.state.allocate(heapObject({ type: 'bound', target: found.value, thisValue: made.value, args: [] })) };
}

/**
 * `router.named({ auth: () => import('#middleware/auth_middleware') })`
 *
 * @param call - The call; its state is taken over.
 * @param member - The member of each class that handles requests.
 * @returns An object with a function by each name that gives the handler: what it is handed is the third argument.
 */
export function namedHandlers({ state, args, site }: NativeCall, member: string): readonly Outcome[] {
  const given = state.resolve(args[0] ?? UNDEFINED);
  if (given.kind !== 'object') return [{ state, value: unknown('the named handlers are not known', { site }) }];
  const members = [...state.object(given).members].map(([name, { value: owner }]): [string, Property] => {
    const make: NativeFunction = ({ activation, state: start, args: [options = UNDEFINED], site: place }) => {
      const made = memberOfClass(activation, start, owner, member, place);
      if (made.value.kind !== 'object') return [made];
      const handler = made.value;
      const handle: NativeFunction = ({ activation: running, state: path, args: [context = UNDEFINED, next = UNDEFINED], site: own }) => callFunction(running, path, handler, UNDEFINED, [context, next, options], own);
      return [{ state: made.state, value: made.state.allocate(heapObject({ type: 'native', name, call: handle, made: { site: place, args: [] } })) }];
    };
    return [name, { value: state.allocate(heapObject({ type: 'native', name, call: make })) }];
  });
  return [{ state, value: state.allocate(heapObject({ type: 'plain' }, new Map(members), { complete: state.object(given).complete })) }];
}

function classOf(activation: Activation, state: State, owner: Value, site: Site): Outcome {
  const single = state.resolve(owner);
  const payload = single.kind === 'object' ? state.object(single).payload : undefined;
  if (payload?.type !== 'closure') return { state, value: single };
  const before = state.fork();
  const { result } = activation.collect(() => callFunction(activation, state, single, UNDEFINED, [], site).flatMap((made) => awaitValue(activation, made.state, made.value, site)));
  if (result.length === 0) return { state: before, value: unknown('what is loaded is not known', { site }) };
  const joined = joinOutcomes(result);
  const module = joined.state.resolve(joined.value);
  const exported = module.kind === 'object' ? findProperty(joined.state, module, 'default') : undefined;
  return { state: joined.state, value: exported === undefined || exported === 'unknown' ? module : joined.state.resolve(exported.value) };
}
