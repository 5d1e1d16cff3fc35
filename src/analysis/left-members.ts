/** What a handler that ran for itself has set on the request and the response, told by itself so that other paths can have it too. */

import type { Activation } from '../evaluator/activation.js';
import { readMember } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, unknown, type Value } from '../evaluator/value.js';
import type { HandlerRun, Hosts } from './handler-run.js';

/** A member that was set to constants, or that a package has put there: `request.version = 1`, `response.locals.isApi = true`. */
export interface LeftMember {
  readonly host: keyof Hosts;
  /** The names that lead to it: of a member of the host, or of a member of that. */
  readonly path: readonly [string] | readonly [string, string];
  readonly value: Value;
}

/**
 * @param run - The run that the hosts belong to.
 * @param state - A path of it.
 * @param hosts - The request and the response.
 * @param before - What was left before the path began.
 * @returns The members that were set on it to constants or that a package has put there, and those of before that were set to what is not known.
 *   What was only found out of others is not among them.
 */
export function leftMembers(run: HandlerRun, state: State, hosts: Hosts, before: readonly LeftMember[] = []): readonly LeftMember[] {
  return (['request', 'response'] as const).flatMap((host) =>
    [...state.object(hosts[host]).members].flatMap(([key, { value }]): readonly LeftMember[] => {
      if (key === run.adapter.request.responseMember) return [];
      if (isConstant(value)) return [{ host, path: [key], value }];
      if (value.kind !== 'unknown') return [];
      if (isThere(value) && !run.adapter[host].present.includes(key)) return [{ host, path: [key], value }];
      if (before.some(({ host: own, path: [name, inner] }) => own === host && name === key && inner === undefined)) return [{ host, path: [key], value: unknown(value.reason) }];
      return [...state.membersOf(value)].flatMap(([name, member]) => (isConstant(member) ? [{ host, path: [key, name], value: member }] : []));
    }),
  );
}

/** Something that a package has put there. */
function isThere(value: Value): boolean {
  return value.kind === 'unknown' && value.truthiness === true && value.isForeign === true;
}

function isConstant(value: Value): boolean {
  return alternatives(value).every((single) => single.kind === 'constant');
}

/**
 * @param left - Members.
 * @returns What tells them from others.
 */
export function describeLeft(left: readonly LeftMember[]): string {
  const describe = (value: Value): string => alternatives(value).map((single) => (single.kind === 'constant' ? JSON.stringify(String(single.value)) : isThere(single) ? '!' : '?')).join('|');
  return left.map(({ host, path, value }) => `${host}.${path.join('.')}=${describe(value)}`).join();
}

/**
 * @param paths - What is left on each path.
 * @returns What is left on all of them.
 */
export function commonLeft([first = [], ...others]: readonly (readonly LeftMember[])[]): readonly LeftMember[] {
  return first.filter((member) => others.every((left) => left.some((other) => describeLeft([other]) === describeLeft([member]))));
}

/**
 * @param paths - What is left on each path.
 * @returns What is left on all of them, and nothing of the members that are something else on some.
 */
export function joinLeft(paths: readonly (readonly LeftMember[])[]): readonly LeftMember[] {
  const common = commonLeft(paths);
  const nameOf = ({ host, path }: LeftMember): string => [host, ...path].join('.');
  const others = new Map(paths.flat().map((member) => [nameOf(member), member]));
  for (const member of common) others.delete(nameOf(member));
  return [...common, ...[...others.values()].map((member) => ({ ...member, value: unknown(`'${nameOf(member)}' is set by a handler`) }))];
}

/**
 * Sets what a handler has left.
 *
 * @param activation - The chain of handlers.
 * @param state - The path; it is changed.
 * @param hosts - Its request and its response.
 * @param left - The members.
 * @param site - The registration.
 */
export function leaveMembers(activation: Activation, state: State, hosts: Hosts, left: readonly LeftMember[], site: Site): void {
  for (const { host, path, value } of left) {
    const [key, name] = path;
    if (name === undefined) {
      const heap = state.object(hosts[host]);
      state.set(hosts[host].id, { ...heap, members: new Map(heap.members).set(key, { value }) });
      continue;
    }
    const [outcome] = readMember(activation, state, hosts[host], key, site);
    const holder = outcome === undefined ? undefined : state.resolve(outcome.value);
    if (outcome?.state === state && holder?.kind === 'unknown') state.setMember(holder, name, value);
  }
}
