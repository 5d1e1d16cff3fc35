/** What a path knows of the members of the request and the response beyond that they are there: what handlers before have left on them. */

import type { State } from '../evaluator/state.js';
import type { ObjectReference, Unknown, Value } from '../evaluator/value.js';
import type { HandlerRun, Hosts } from './handler-run.js';

/** A member of a host of which something is told. */
export interface ToldMember {
  readonly key: string;
  readonly value: Value;
  /** `response.locals.isApi = true`: what is told of the members of a value that is not known. */
  readonly members: readonly (readonly [string, Value])[];
}

/**
 * @param run - The run that the host belongs to.
 * @param state - The path.
 * @param host - The request or the response.
 * @returns The members of which something is told.
 */
export function toldMembers(run: HandlerRun, state: State, host: ObjectReference): readonly ToldMember[] {
  const { request, response } = run.adapter;
  const { responseMember } = request;
  const present = [...request.present, ...response.present];
  return [...state.object(host).members].flatMap(([key, property]): readonly ToldMember[] => {
    if (key === responseMember || key === response.requestMember) return [];
    const value = state.resolve(property.value);
    const members = value.kind === 'unknown' ? membersOf(state, value) : [];
    const isTold = members.length > 0 || value.kind !== 'unknown' || value.members !== undefined || (value.truthiness !== undefined && !present.includes(key));
    return isTold ? [{ key, value, members }] : [];
  });
}

/**
 * @param run - The run that the hosts belong to.
 * @param state - The path.
 * @param hosts - The request and the response.
 * @param before - The values that were left on them before.
 * @returns Whether anything else is told of their members.
 */
export function tellsOfHosts(run: HandlerRun, state: State, { request, response }: Hosts, before: readonly Value[]): boolean {
  return [request, response].some((host) => toldMembers(run, state, host).some(({ value, members }) => members.length > 0 || value.kind === 'constant' || !before.includes(value)));
}

/**
 * @param state - The path.
 * @param value - An unknown value.
 * @returns Its members that are constants.
 */
export function membersOf(state: State, value: Unknown): readonly (readonly [string, Value])[] {
  return [...state.membersOf(value)].flatMap(([key, member]) => {
    const resolved = state.resolve(member);
    return resolved.kind === 'constant' ? [[key, resolved] as const] : [];
  });
}
