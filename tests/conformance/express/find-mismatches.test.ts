/** The comparison finds what is missing and what is too much. */

import { describe, expect, it } from 'vitest';
import type { HttpModel } from '../../../src/model/http-model.js';
import type { Place } from '../../../src/model/place.js';
import type { Body, Response } from '../../../src/model/response.js';
import type { Outcome, Route } from '../../../src/model/route.js';
import type { ConformanceCase } from './conformance-case.js';
import { findMismatches } from './find-mismatches.js';
import { differs, empty, full, silence, unwritten } from './recorded-answers.js';

const place: Place = { file: '/app.js', start: { line: 1, column: 0 }, end: { line: 1, column: 1 }, range: [0, 1] };

function response(code: number | null, body: Body, kind: Response['kind'] = 'response'): Response {
  return {
    kind,
    status: code === null ? { kind: 'unknown', reason: 'it is a parameter' } : { kind: 'known', code, origin: 'written' },
    body,
    evidence: [],
    evidenceComplete: true,
    statusPlace: place,
    sentPlace: place,
    via: [],
    edits: {},
  };
}

function outcomeOf(responses: readonly Response[], more: Partial<Outcome> = {}): Outcome {
  return { responses, invalidStatuses: [], unresolved: [], mayThrow: false, ...more };
}

function modelOf(outcome: Outcome, { method = 'GET', path = '/' }: Partial<Pick<Route, 'method' | 'path'>> = {}): HttpModel {
  const route: Route = { framework: 'express', method, path, place, handlers: [], outcome };
  return { routes: [route], handlers: [], writeStatus: String };
}

function caseOf(expected: ConformanceCase['requests'][number]['expect'], more: Partial<ConformanceCase> = {}): ConformanceCase {
  return { name: 'a case', source: '', requests: [{ method: 'GET', path: '/?q=1', expect: expected }], ...more };
}

const exactly201 = modelOf(outcomeOf([response(201, 'yes')]));
const either = modelOf(outcomeOf([response(201, 'yes'), response(404, 'yes')]));

describe('findMismatches', () => {
  it('accepts equal sets', () => {
    expect(findMismatches(exactly201, caseOf(full(201)), 5)).toEqual([]);
  });

  it('finds a measured answer that is not inferred', () => {
    expect(findMismatches(exactly201, caseOf(full(200), { unknownInputs: true }), 5)).toEqual([
      'GET /?q=1 was answered with 200 and a body, which is not inferred. Inferred for GET: 201 (response, body: yes).',
    ]);
    expect(findMismatches(exactly201, caseOf(empty(201), { unknownInputs: true }), 5)).toHaveLength(1);
  });

  it('finds an inferred response that was not measured, where the case is exact', () => {
    const tooMuch = ['404 (response, body: yes) is inferred and was not measured.'];
    expect(findMismatches(either, caseOf(full(201)), 5)).toEqual(tooMuch);
    expect(findMismatches(either, caseOf(full(201), { unknownInputs: true, exhaustive: true }), 5)).toEqual(tooMuch);
    expect(findMismatches(either, caseOf(full(201), { unknownInputs: true }), 5)).toEqual([]);
    expect(findMismatches(exactly201, caseOf(silence), 5)).toHaveLength(1);
  });

  it('leaves handlers of no route out, unless the whole file is compared', () => {
    const model: HttpModel = {
      ...exactly201,
      handlers: [{ framework: 'express', handler: { name: null, place }, method: null, place, outcome: outcomeOf([response(400, 'yes')]) }],
    };
    expect(findMismatches(model, caseOf(full(201)), 5)).toEqual([]);
    expect(findMismatches(model, caseOf(full(201), { compareWith: 'file' }), 5)).toEqual(['400 (response, body: yes) is inferred and was not measured.']);
  });

  it('takes the recorded answer of the version', () => {
    expect(findMismatches(exactly201, caseOf(differs(full(201), full(200))), 4)).toEqual([]);
    expect(findMismatches(exactly201, caseOf(differs(full(201), full(200))), 5)).not.toEqual([]);
  });

  it('leaves out what no handler wrote', () => {
    expect(findMismatches(modelOf(outcomeOf([])), caseOf(unwritten(full(404))), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcomeOf([response(404, 'yes')])), caseOf(unwritten(full(404))), 5)).toHaveLength(1);
  });

  it('lets an unknown body match either, and an unknown status only where the case is not exact', () => {
    expect(findMismatches(modelOf(outcomeOf([response(201, 'unknown')])), caseOf(empty(201)), 5)).toEqual([]);
    const unknown = modelOf(outcomeOf([response(null, 'yes')]));
    expect(findMismatches(unknown, caseOf(full(418), { unknownInputs: true }), 5)).toEqual([]);
    expect(findMismatches(unknown, caseOf(full(418)), 5)).toEqual(['an unknown status (it is a parameter) (response, body: yes) is inferred and was not measured.']);
  });

  it('knows which bodies do not go over the wire', () => {
    for (const code of [100, 204, 304]) expect(findMismatches(modelOf(outcomeOf([response(code, 'yes')])), caseOf(empty(code)), 5)).toEqual([]);
    for (const answer of [empty(205), full(205)]) expect(findMismatches(modelOf(outcomeOf([response(205, 'yes')])), caseOf(answer), 5)).toEqual([]);
    const head = { ...caseOf(empty(201)), requests: [{ method: 'HEAD', path: '/', expect: empty(201) }] };
    expect(findMismatches(exactly201, head, 5)).toEqual([]);
  });

  it('takes the body of an error as the model has it', () => {
    expect(findMismatches(modelOf(outcomeOf([response(404, 'yes', 'error')])), caseOf(full(404)), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcomeOf([response(404, 'no', 'error')])), caseOf(full(404)), 5)).not.toEqual([]);
  });

  it('covers a 500 by an unknown call that may throw, where the case is not exact', () => {
    const mayThrow = modelOf(outcomeOf([], { mayThrow: true }));
    expect(findMismatches(mayThrow, caseOf(full(500), { unknownInputs: true }), 5)).toEqual([]);
    expect(findMismatches(mayThrow, caseOf(full(500)), 5)).toHaveLength(1);
    expect(findMismatches(mayThrow, caseOf(full(400), { unknownInputs: true }), 5)).toHaveLength(1);
  });

  it('accepts that the analysis does not know only where the case says so', () => {
    const unresolved = modelOf(outcomeOf([], { unresolved: [{ reason: 'it is a generator', place }] }));
    expect(findMismatches(unresolved, caseOf(full(200), { unknownInputs: true, mayBeUnresolved: true }), 5)).toEqual([]);
    expect(findMismatches(unresolved, caseOf(full(200), { unknownInputs: true }), 5)).toHaveLength(1);
    expect(findMismatches(unresolved, caseOf(silence), 5)).toEqual(['The case is exact, but the analysis does not know an answer because it is a generator.']);
  });

  it('holds a request against the routes that take it', () => {
    const outcome = outcomeOf([response(201, 'yes')]);
    const request = (method: string, path: string): ConformanceCase => ({ ...caseOf(null), requests: [{ method, path, expect: full(201) }] });
    expect(findMismatches(modelOf(outcome, { path: '/users/:id' }), request('GET', '/users/7'), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcome, { path: '/*rest' }), request('GET', '/a/b'), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcome, { path: null, method: 'ALL' }), request('PUT', '/x'), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcome, { path: '/users/' }), request('GET', '/users'), 5)).toEqual([]);
    expect(findMismatches(modelOf(outcome, { path: '/users' }), request('GET', '/other'), 5)).toContain('No route takes GET /other.');
    expect(findMismatches(modelOf(outcome, { method: 'POST' }), request('GET', '/'), 5)).toContain('No route takes GET /.');
    expect(findMismatches(modelOf(outcome, { path: '/users' }), { ...request('GET', '/other'), compareWith: 'file' }, 5)).toEqual([]);
  });
});
