/** What a handler that runs for itself leaves for the handlers behind it. */

import type { State } from '../evaluator/state.js';
import type { HandlerRun, Hosts } from './handler-run.js';
import { describeLeft, leftMembers } from './left-members.js';
import type { Passing } from './middleware-answers.js';
import { isSameData, responseData, UNTOUCHED } from './response-data.js';

/**
 * @param run - The run of the handler.
 * @param paths - The paths on which the handler passes on.
 * @param hosts - Its request and its response.
 * @returns The statuses and the members that are left set, each way once; null when something else is left on the response, or a status that only its own path knows.
 */
export function passingOf(run: HandlerRun, paths: readonly State[], hosts: Hosts): Passing | null {
  const ways: Passing[number][] = [];
  for (const path of paths) {
    const data = responseData(path, hosts.response);
    const isOpen = data.phase === 'open' && data.begun === null && data.failures.length === 0;
    if (!isOpen || data.statuses.some((slot) => slot?.value.kind === 'object')) return null;
    const { statuses } = data;
    const left = leftMembers(run, path, hosts);
    const told = describeLeft(left);
    const isKnown = ways.some((way) => describeLeft(way.left) === told && isSameData({ ...UNTOUCHED, statuses: way.statuses }, { ...UNTOUCHED, statuses }));
    if (!isKnown) ways.push({ statuses, left });
  }
  return ways;
}
