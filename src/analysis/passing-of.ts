/** What a handler that runs for itself leaves on the response for the handlers behind it. */

import type { Passing } from './middleware-answers.js';
import { isSameData, UNTOUCHED, type ResponseData } from './response-data.js';

/**
 * @param paths - The response on each path on which the handler passes on.
 * @returns The statuses that are left set, each once; null when something else is left, or a status that only its own path knows.
 */
export function passingOf(paths: readonly ResponseData[]): Passing | null {
  const statuses: ResponseData['statuses'][] = [];
  for (const data of paths) {
    const isOpen = data.phase === 'open' && data.begun === null && data.failures.length === 0;
    if (!isOpen || data.statuses.some((slot) => slot?.value.kind === 'object')) return null;
    const isKnown = statuses.some((known) => isSameData({ ...UNTOUCHED, statuses: known }, { ...UNTOUCHED, statuses: data.statuses }));
    if (!isKnown) statuses.push(data.statuses);
  }
  return statuses;
}
