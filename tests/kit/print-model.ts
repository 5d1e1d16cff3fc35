/** Prints what the analysis says of a module: one line for each route and handler, with everything that it can answer. */

import { parse } from '@typescript-eslint/typescript-estree';
import { analyze } from '../../src/analysis/analyze.js';
import type { HttpModel } from '../../src/model/http-model.js';
import type { Response } from '../../src/model/response.js';
import type { Outcome } from '../../src/model/route.js';
import { linkParents } from './link-parents.js';

interface PrintOptions {
  /** The major version of the framework; 5 by default. */
  readonly version?: number;
}

/**
 * @param source - A module's text.
 * @param options - How it is analysed.
 * @returns What the analysis says of it.
 */
export function modelOf(source: string, { version = 5 }: PrintOptions = {}): HttpModel {
  const program = parse(source, { range: true, loc: true, sourceType: 'module' });
  linkParents(program);
  return analyze({ text: source, file: '/app.ts', program }, { versionOf: () => version });
}

/**
 * @param source - A module's text.
 * @param options - How it is analysed.
 * @returns A line such as `POST /users -> 201 yes @3 | error 409 no @5 message:taken`: the code (`?` and the reason for an unknown
 * one), whether there is a body, the line of the sending call, the lines of the calls that lead there, the evidence. `throws?` ends
 * it where a call that is not known may throw.
 */
export function printModel(source: string, options?: PrintOptions): readonly string[] {
  const { routes, handlers } = modelOf(source, options);
  return [
    ...routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'} -> ${printOutcome(outcome)}`),
    ...handlers.map(({ handler, method, outcome }) => `handler ${handler.name ?? '?'}${method === null ? '' : ` on ${method}`} -> ${printOutcome(outcome)}`),
  ];
}

function printOutcome({ responses, invalidStatuses, unresolved, mayThrow }: Outcome): string {
  const parts = [
    ...responses.map(printResponse),
    ...invalidStatuses.map(({ value, place }) => `invalid ${value} @${place.start.line}`),
    ...unresolved.map(({ reason, place }) => `unresolved @${place.start.line} ${reason}`),
    ...(mayThrow ? ['throws?'] : []),
  ];
  return parts.join(' | ') || 'nothing';
}

function printResponse({ kind, status, body, sentPlace, via, evidence, evidenceComplete }: Response): string {
  return [
    ...(kind === 'error' ? ['error'] : []),
    status.kind === 'known' ? `${status.code}${status.origin === 'default' ? ' by default' : ''}` : `? (${status.reason})`,
    body,
    `@${sentPlace.start.line}`,
    ...via.map((place) => `via ${place.start.line}`),
    ...evidence.map((piece) => `${piece.kind}:${piece.text}`),
    ...(evidenceComplete ? [] : ['…']),
  ].join(' ');
}
