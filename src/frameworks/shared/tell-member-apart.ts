/** What a handler has left in a member, on a path for each value that it may be. */

import { setOwn } from '../../evaluator/member-access.js';
import type { State } from '../../evaluator/state.js';
import { alternatives, type ObjectReference } from '../../evaluator/value.js';

/**
 * @param state - The path; it is taken over.
 * @param holder - The object.
 * @param name - The name of its member.
 * @returns Paths on which the member is not one of several values.
 */
export function tellMemberApart(state: State, holder: ObjectReference, name: string): readonly State[] {
  const value = state.object(holder).members.get(name)?.value;
  const singles = value === undefined ? [] : alternatives(state.resolve(value));
  if (singles.length < 2) return [state];
  return singles.map((single, way) => {
    const path = way === singles.length - 1 ? state : state.fork();
    setOwn(path, holder, name, single);
    return path;
  });
}
