/** Which statuses decorators and schemas declare for a route, and how that compares with what the route answers. */

import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, type Single, type Value } from '../evaluator/value.js';
import { findProperty } from '../evaluator/member-access.js';
import type { DeclaredStatus, DeclaredStatuses } from '../model/declared-statuses.js';
import type { Outcome } from '../model/route.js';
import { calleePlace } from './place-of.js';
import type { DecoratorNote } from './decorator-notes.js';

/** One status that is declared. */
interface Declaration {
  /** A code, a range such as `2XX`, or `default`. */
  readonly status: string;
  /** Where; undefined for what the documentation says without being told. */
  readonly site: Site | undefined;
}

/** The statuses that are declared for a route. */
export interface Declarations {
  readonly all: readonly Declaration[];
  /** False when others may be declared, too. */
  readonly isComplete: boolean;
}

/** OpenAPI, "Responses Object": a code, a range of codes, or `default`; letters of ranges are small in Fastify. */
const DECLARED = /^(?:[1-5](?:\d\d|XX)|DEFAULT)$/;
const DEFAULT = 'default';
/** What servers answer by themselves, which is not listed among the answers of a route: to bodies that cannot be read, and to conditional requests. */
const NOT_LISTED = new Set(['304', '400', '413', '415', '3XX', '4XX', DEFAULT]);

/**
 * `@ApiResponse({ status: 404 })`, `@ApiNotFoundResponse()`
 *
 * @param state - The path.
 * @param ofClass - The decorators of the controller: what they declare is declared for each of its members.
 * @param ofMember - The decorators of the member. When none of them declares a status, the documentation has one for its success.
 * @returns What they declare; undefined when they declare nothing.
 */
export function declaredByDecorators(state: State, ofClass: readonly DecoratorNote[], ofMember: readonly DecoratorNote[]): Declarations | undefined {
  const [outer, own] = [ofClass, ofMember].map((notes) => notes.flatMap((note) => declarationsOf(state, note)));
  const all = [...(outer ?? []), ...(own ?? [])];
  if (all.length === 0) return undefined;
  const implied = own?.length === 0 ? [{ status: '2XX', site: undefined }] : [];
  return { all: [...implied, ...all.flatMap(({ status, site }) => (status === null ? [] : [{ status, site }]))], isComplete: all.every(({ status }) => status !== null) };
}

/** What one decorator declares: null for a status that is not known. */
function declarationsOf(state: State, { role, argument, site }: DecoratorNote): readonly { readonly status: string | null; readonly site: Site }[] {
  if (role.kind !== 'declares') return [];
  const given = role.status === undefined ? memberOf(state, argument, role.option) : constant(role.status);
  return alternatives(state.resolve(given)).flatMap((single) => {
    if (single.kind !== 'constant') return [{ status: null, site }];
    return [{ status: single.value ? (statusOf(String(single.value)) ?? null) : DEFAULT, site }];
  });
}

/**
 * `{ 200: schema, '4xx': schema, default: schema }`
 *
 * @param state - The path.
 * @param value - An object whose keys are statuses.
 * @param site - What registers the route.
 * @returns What it declares; undefined when it declares nothing that is known.
 */
export function declaredByKeys(state: State, value: Value, site: Site): Declarations | undefined {
  const object = state.resolve(value);
  if (object.kind !== 'object') return undefined;
  const heap = state.object(object);
  if (heap.payload.type !== 'plain') return undefined;
  const statuses = [...heap.members.keys()].map(statusOf);
  const all = statuses.flatMap((status) => (status === undefined ? [] : [{ status, site }]));
  return all.length === 0 ? undefined : { all, isComplete: heap.complete && all.length === statuses.length };
}

function statusOf(written: string): string | undefined {
  const upper = written.toUpperCase();
  if (!DECLARED.test(upper)) return undefined;
  return upper === DEFAULT.toUpperCase() ? DEFAULT : upper;
}

function memberOf(state: State, value: Value, name: string): Value {
  const single = state.resolve(value) as Single;
  const found = single.kind === 'object' ? findProperty(state, single, name) : undefined;
  if (found !== undefined && found !== 'unknown') return found.value;
  return single.kind === 'object' && found === undefined ? UNDEFINED : single;
}

/**
 * @param declarations - What is declared for a route.
 * @param outcome - What its handlers answer.
 * @returns The one held against the other. That a status is never answered is said only where every answer is known.
 */
export function compareDeclared({ all, isComplete }: Declarations, { responses, invalidStatuses, unresolved, mayThrow }: Outcome): DeclaredStatuses {
  const codes = [...new Set(responses.flatMap(({ status }) => (status.kind === 'known' ? [status.code] : [])))].sort((a, b) => a - b);
  const isAllKnown = !mayThrow && unresolved.length + invalidStatuses.length === 0 && responses.length > 0 && responses.every(({ status }) => status.kind === 'known');
  const declared = new Set(all.map(({ status }) => status));
  const covering = new Map(codes.map((code) => [code, [String(code), `${String(code)[0] ?? ''}XX`, DEFAULT].find((status) => declared.has(status))]));
  const answered = new Set(covering.values());
  const statuses = new Map<string, DeclaredStatus>();
  for (const { status, site } of all) {
    if (site === undefined || statuses.has(status)) continue;
    const isNever = isAllKnown && !NOT_LISTED.has(status);
    statuses.set(status, { status, place: calleePlace(site), answered: answered.has(status) ? 'yes' : isNever ? 'no' : 'unknown' });
  }
  return { statuses: [...statuses.values()].sort((one, other) => (one.status < other.status ? -1 : 1)), undeclared: isComplete ? codes.filter((code) => covering.get(code) === undefined) : [] };
}
