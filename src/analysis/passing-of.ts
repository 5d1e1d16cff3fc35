/** What a handler that runs for itself leaves for the handlers behind it. */

import type { State } from '../evaluator/state.js';
import type { HandlerRun, Hosts } from './handler-run.js';
import { describeLeft, joinLeft, leftMembers, type LeftMember } from './left-members.js';
import type { Passing } from './middleware-answers.js';
import { isSameData, responseData, UNTOUCHED, type ResponseData } from './response-data.js';

/** More ways than this that differ in nothing but the members that they leave are one. */
const MAXIMUM_WAYS = 3;

/**
 * @param run - The run of the handler.
 * @param paths - The paths on which the handler passes on.
 * @param hosts - Its request and its response.
 * @param before - What was left before.
 * @returns The statuses and the members that are left set, each way once; null when something else is left on the response, or a status that only its own path knows.
 */
export function passingOf(run: HandlerRun, paths: readonly State[], hosts: Hosts, before: readonly LeftMember[]): Passing | null {
  const groups: { readonly statuses: ResponseData['statuses']; readonly left: (readonly LeftMember[])[] }[] = [];
  for (const path of paths) {
    const data = responseData(path, hosts.response);
    const isOpen = data.phase === 'open' && data.begun === null && data.failures.length === 0;
    if (!isOpen || data.statuses.some((slot) => slot?.value.kind === 'object')) return null;
    const { statuses } = data;
    const left = leftMembers(run, path, hosts, before);
    const told = describeLeft(left);
    const group = groups.find((one) => isSameData({ ...UNTOUCHED, statuses: one.statuses }, { ...UNTOUCHED, statuses }));
    if (group === undefined) groups.push({ statuses, left: [left] });
    else if (!group.left.some((other) => describeLeft(other) === told)) group.left.push(left);
  }
  return groups.flatMap(({ statuses, left }) => (left.length > MAXIMUM_WAYS ? [joinLeft(left)] : left).map((one) => ({ statuses, left: one })));
}
