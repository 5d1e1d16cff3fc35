/** Which findings are one report: one fault in one place is said once, however many routes and responses it concerns. */

import type { Place } from '../model/place.js';
import type { Change, Finding } from './finding.js';
import type { HttpFile } from './read-http-file.js';
import { countMore, describePlace, describeRoute } from './words.js';

/** A report about the file that is linted. */
export interface GroupedFinding<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly place: Place;
  /** The finding's own data, and `route`, `where` and `response`. */
  readonly data: Readonly<Record<string, string>>;
  readonly change: Change | undefined;
}

interface Group<MessageIds extends string> extends GroupedFinding<MessageIds> {
  readonly routes: Set<string>;
  readonly responses: Set<string>;
}

/**
 * Brings findings together.
 *
 * @param file - The file that is linted.
 * @param findings - What a rule found in it.
 * @returns One report for each message, its data and its place. A finding in another file is said at the registration
 *   of its route; one that has no route is left to the lint run of that file.
 */
export function groupFindings<MessageIds extends string>(
  file: HttpFile,
  findings: Iterable<Finding<MessageIds>>,
): readonly GroupedFinding<MessageIds>[] {
  const groups = new Map<string, Group<MessageIds>>();
  for (const { messageId, place: faultPlace, data = {}, route, response, change } of findings) {
    const isHere = faultPlace.file === file.path;
    const place = isHere ? faultPlace : route?.place;
    if (place?.file !== file.path) continue;
    const where = isHere ? 'here' : `(answered at ${describePlace(faultPlace, file.cwd)})`;
    const key = JSON.stringify([messageId, place.range, where, response === undefined, data]);
    let group = groups.get(key);
    if (group === undefined) {
      // The edits are those of the file in which the response is written.
      const own = { data: { ...data, where }, change: isHere ? change : undefined };
      groups.set(key, (group = { messageId, place, ...own, routes: new Set(), responses: new Set() }));
    }
    if (route !== undefined) group.routes.add(describeRoute(route));
    if (response !== undefined) group.responses.add(describeLine(response, file));
  }
  return [...groups.values()].map(finish);
}

function describeLine(response: Place, { path, cwd }: HttpFile): string {
  return response.file === path ? `in line ${response.start.line}` : `at ${describePlace(response, cwd)}`;
}

function finish<MessageIds extends string>({ routes, responses, ...group }: Group<MessageIds>): GroupedFinding<MessageIds> {
  const response = responses.size === 0 ? 'this response' : `the response ${countMore([...responses], 'response')}`;
  return {
    ...group,
    data: { ...group.data, route: countMore([...routes], 'route'), response },
    // It would change one of several responses only.
    change: responses.size > 1 ? undefined : group.change,
  };
}
