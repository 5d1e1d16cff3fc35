/** From a route of a model to its record in the inventory. */

import { contractsOfRoute, overridesOfRoute } from '../contract/contracts-of-route.js';
import { judgeCauses } from '../contract/judge-causes.js';
import type { DeclaredStatuses } from '../model/declared-statuses.js';
import type { Place } from '../model/place.js';
import type { Response } from '../model/response.js';
import type { Outcome, Route } from '../model/route.js';
import type { InvalidStatus } from '../model/status.js';
import { factsOfRoute } from '../rule-kit/judge-with-overrides.js';
import type { HttpFile } from '../rule-kit/read-http-file.js';
import { methodStatus } from '../rules/method-status.js';
import { noUnexpectedBody } from '../rules/no-unexpected-body.js';
import { noUnknownStatus } from '../rules/no-unknown-status.js';
import { noUnmappedCause } from '../rules/no-unmapped-cause.js';
import type { ResponseRecord, RouteRecord } from './inventory-schema.js';
import { relativePath } from '../model/relative-path.js';

/** The rules that hold responses against the contract. */
const contractRules = {
  'http-contract/method-status': methodStatus,
  'http-contract/no-unexpected-body': noUnexpectedBody,
  'http-contract/no-unknown-status': noUnknownStatus,
  'http-contract/no-unmapped-cause': noUnmappedCause,
};

/**
 * @param file - The file of the route.
 * @param route - The route.
 * @returns Its record.
 */
export function describeRouteRecord(file: HttpFile, route: Route): RouteRecord {
  const { framework, method, path, place, handlers, outcome, declared } = route;
  return {
    framework,
    method,
    path,
    ...positionOf(file, place),
    handlers: handlers.map((handler) => ({ name: handler.name, ...lineOf(file, handler.place) })),
    overrides: overridesOfRoute(file.contract, factsOfRoute(file, route)).map(({ at, reason }) => ({ at, reason })),
    responses: joinStatuses(outcome.responses.map((response) => describeResponse(file, route, response))),
    unresolved: describeUnresolved(file, route),
    ...(declared === undefined ? {} : { declared: describeDeclared(file, declared) }),
  };
}

function describeResponse(file: HttpFile, route: Route, response: Response): ResponseRecord {
  const { kind, status, body, statusPlace, sentPlace, via } = response;
  return {
    kind,
    status: status.kind === 'known' ? [status.code] : null,
    default: status.kind === 'known' && status.origin === 'default',
    body,
    causes: describeCauses(file, route, response),
    ...positionOf(file, statusPlace),
    sentAt: positionOf(file, sentPlace),
    via: via.map((place) => lineOf(file, place)),
    findings: findingsOf(file, route, response),
  };
}

/** What a success says about itself is no cause. */
function describeCauses(file: HttpFile, route: Route, { kind, status, evidence }: Response): ResponseRecord['causes'] {
  const code = status.kind === 'known' ? status.code : null;
  if (kind === 'response' && code !== null && code < 400) return [];
  const [contract] = contractsOfRoute(file.contract, factsOfRoute(file, route));
  const verdicts = code === null ? [] : judgeCauses(contract, code, route.method, evidence);
  return evidence.map((piece) => {
    const verdict = verdicts.find((candidate) => candidate.evidence === piece);
    return { evidence: piece.kind, text: piece.text, cause: verdict?.kind === 'mapped' ? verdict.cause.id : null };
  });
}

/** The rules that refuse the response when it is the only one of its route. */
function findingsOf(file: HttpFile, route: Route, response: Response): string[] {
  const invalidStatuses = route.outcome.invalidStatuses.filter(({ place }) => isSame(place, response.statusPlace));
  const outcome: Outcome = { ...route.outcome, responses: [response], invalidStatuses };
  const alone = { ...file, model: { ...file.model, routes: [{ ...route, outcome }], handlers: [] } };
  return Object.entries(contractRules).flatMap(([id, rule]) => {
    const [finding] = rule.judgeAsRecommended(alone);
    return finding === undefined ? [] : [id];
  });
}

function describeUnresolved(file: HttpFile, { place, outcome }: Route): RouteRecord['unresolved'] {
  const { responses, unresolved, invalidStatuses } = outcome;
  const entries = [
    ...responses.flatMap(({ status, statusPlace }) => (status.kind === 'unknown' ? [{ reason: status.reason, place: statusPlace }] : [])),
    ...unresolved,
    ...invalidStatuses
      .filter((invalid) => !responses.some(({ statusPlace }) => isSame(statusPlace, invalid.place)))
      .map((invalid) => ({ reason: reasonOf(invalid), place: invalid.place })),
  ];
  if (responses.length + entries.length === 0) entries.push({ reason: 'no answer of its handlers could be seen', place });
  const records = entries.map((entry) => ({ ...positionOf(file, entry.place), reason: entry.reason }));
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()];
}

function describeDeclared(file: HttpFile, { statuses, undeclared }: DeclaredStatuses): NonNullable<RouteRecord['declared']> {
  return { statuses: statuses.map(({ status, place, answered }) => ({ status, answered, ...positionOf(file, place) })), undeclared: [...undeclared] };
}

/** Responses that differ in nothing but their known codes are one. */
function joinStatuses(responses: readonly ResponseRecord[]): ResponseRecord[] {
  const joined = new Map<string, ResponseRecord>();
  for (const response of responses) {
    const { status } = response;
    const key = JSON.stringify({ ...response, status: status === null });
    const known = joined.get(key)?.status ?? [];
    joined.set(key, { ...response, status: status && [...new Set([...known, ...status])].sort((a, b) => a - b) });
  }
  return [...joined.values()];
}

function reasonOf({ kind, value }: InvalidStatus): string {
  if (kind === 'not-http') return `${value} is no HTTP status code`;
  return kind === 'not-read' ? `the status ${value} is not read` : `the route does not declare the status ${value}`;
}

function isSame(one: Place, other: Place): boolean {
  return one.file === other.file && one.range[0] === other.range[0] && one.range[1] === other.range[1];
}

function lineOf({ cwd }: HttpFile, { file, start }: Place): { file: string; line: number } {
  return { file: relativePath(file, cwd), line: start.line };
}

function positionOf(file: HttpFile, place: Place): { file: string; line: number; column: number } {
  return { ...lineOf(file, place), column: place.start.column + 1 };
}
