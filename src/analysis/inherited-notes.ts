/** What decorators say of a class and its members, those of the classes that it extends among them. */

import type { State } from '../evaluator/state.js';
import type { ObjectReference } from '../evaluator/value.js';
import { notesOf, type DecoratorNote } from './decorator-notes.js';

/** Classes that are derived from one another are followed at most this far. */
const MAXIMUM_PARENTS = 20;

/**
 * @param state - The path.
 * @param self - A class.
 * @param inherits - Whether what it extends counts.
 * @returns Its decorators in the order of the source: of each kind those of the nearest class that has any.
 */
export function classNotes(state: State, self: ObjectReference, inherits: boolean): readonly DecoratorNote[] {
  const found: DecoratorNote[] = [];
  for (const one of chainOf(state, self, inherits)) {
    const kinds = new Set(found.map(({ role }) => role.kind));
    found.push(...notesOf(state, one).toReversed().filter(({ role }) => !kinds.has(role.kind)));
  }
  return found;
}

/**
 * @param state - The path.
 * @param prototype - The prototype of a class.
 * @param inherits - Whether what it extends counts.
 * @returns The decorators of each member in the order of the source; a member that is defined anew has lost those of the class that is extended.
 */
export function memberNotes(state: State, prototype: ObjectReference, inherits: boolean): ReadonlyMap<string, readonly DecoratorNote[]> {
  const found = new Map<string, DecoratorNote[]>();
  const hidden = new Set<string>();
  for (const one of chainOf(state, prototype, inherits)) {
    const own = new Map<string, DecoratorNote[]>();
    for (const note of notesOf(state, one)) {
      if (note.member === undefined || hidden.has(note.member)) continue;
      own.set(note.member, [note, ...(own.get(note.member) ?? [])]);
    }
    for (const [member, notes] of own) found.set(member, notes);
    for (const key of [...state.object(one).members.keys(), ...own.keys()]) hidden.add(key);
  }
  return found;
}

/** An object and what it inherits from. */
function chainOf(state: State, start: ObjectReference, inherits: boolean): readonly ObjectReference[] {
  const chain = [start];
  if (!inherits) return chain;
  for (let next = state.object(start).prototype; next?.kind === 'object' && chain.length < MAXIMUM_PARENTS; next = state.object(next).prototype) chain.push(next);
  return chain;
}
