/** One fault in one place is one report. */

import { describe, expect, it } from 'vitest';

import { loadContract } from '../../src/contract/load-contract.js';
import type { Place } from '../../src/model/place.js';
import type { Route } from '../../src/model/route.js';
import type { Finding } from '../../src/rule-kit/finding.js';
import { groupFindings } from '../../src/rule-kit/group-findings.js';
import type { HttpFile } from '../../src/rule-kit/read-http-file.js';

const cwd = '/project';
const path = '/project/src/routes.js';

const file: HttpFile = {
  path,
  cwd,
  model: { routes: [], handlers: [], writeStatus: String },
  contract: loadContract(undefined, cwd),
};

function placeAt(line: number, inFile: string = path): Place {
  const offset = line * 100;
  return { file: inFile, start: { line, column: 2 }, end: { line, column: 9 }, range: [offset, offset + 7] };
}

function routeAt(line: number, method: string, routePath: string | null): Route {
  const outcome = { responses: [], invalidStatuses: [], unresolved: [], mayThrow: false };
  return { framework: 'express', method, path: routePath, place: placeAt(line), handlers: [], outcome };
}

const group = (...findings: readonly Finding<'fault'>[]) => groupFindings(file, findings);

describe('groupFindings', () => {
  it('says a finding of several routes once, and counts the other routes', () => {
    const findings = ['/a', '/b', '/b', '/c'].map((routePath, index): Finding<'fault'> => ({
      messageId: 'fault',
      place: placeAt(1),
      data: { code: '200' },
      route: routeAt(10 + index, 'POST', routePath),
    }));
    expect(group(...findings).map(({ data }) => data['route'])).toEqual(['POST /a (and 2 more routes)']);
    expect(group(...findings.slice(0, 2)).map(({ data }) => data['route'])).toEqual(['POST /a (and 1 more route)']);
    expect(group(...findings.slice(0, 1)).map(({ data }) => data['route'])).toEqual(['POST /a']);
  });

  it('names a handler that no route names, and says at its name what stands in another file', () => {
    const handler = { name: 'save', place: placeAt(10) };
    const branch = { method: 'POST', path: null, place: placeAt(10), handler };
    const [report] = group({ messageId: 'fault', place: placeAt(3, '/project/src/reply.js'), route: branch });
    expect(report).toMatchObject({ place: placeAt(10), data: { route: "On POST, the handler 'save'", where: '(answered at src/reply.js:3)' } });
    const [nameless] = group({ messageId: 'fault', place: placeAt(1), route: { ...branch, handler: { ...handler, name: null } } });
    expect(nameless?.data['route']).toBe('On POST, the handler');
  });

  it('names a route whose path is not known by its method', () => {
    const [report] = group({ messageId: 'fault', place: placeAt(1), route: routeAt(10, 'POST', null) });
    expect(report?.data['route']).toBe('A POST route');
  });

  it('keeps findings apart that say something else', () => {
    const route = routeAt(10, 'POST', '/a');
    const reports = group(
      { messageId: 'fault', place: placeAt(1), route, data: { code: '200' } },
      { messageId: 'fault', place: placeAt(1), route, data: { code: '204' } },
      { messageId: 'fault', place: placeAt(2), route, data: { code: '204' } },
    );
    expect(reports).toHaveLength(3);
  });

  it('places a finding in another file at the registration, and says where the answer is', () => {
    const change = { answer: '201 (Created)', edits: [{ range: [0, 1] as const, text: '201' }] };
    const [report, ...others] = group({
      messageId: 'fault',
      place: placeAt(42, '/project/src/controllers/users.ts'),
      route: routeAt(10, 'POST', '/a'),
      change,
    });
    expect(others).toEqual([]);
    expect(report?.place).toEqual(placeAt(10));
    expect(report?.data['where']).toBe('(answered at src/controllers/users.ts:42)');
    expect(report?.change).toBeUndefined();
  });

  it('offers the change in the file of the response', () => {
    const change = { answer: '201 (Created)', edits: [{ range: [0, 1] as const, text: '201' }] };
    const [report] = group({ messageId: 'fault', place: placeAt(1), route: routeAt(10, 'POST', '/a'), change });
    expect(report?.data['where']).toBe('here');
    expect(report?.change).toBe(change);
  });

  it('leaves a finding without a route in another file to the lint run of that file', () => {
    expect(group({ messageId: 'fault', place: placeAt(42, '/project/src/controllers/users.ts') })).toEqual([]);
  });

  it('names the response that a finding is apart from, and offers no change for several', () => {
    const change = { answer: '404 (Not Found)', edits: [{ range: [0, 1] as const, text: '404' }] };
    const apart = (line: number): Finding<'fault'> => ({ messageId: 'fault', place: placeAt(1), response: placeAt(line), change });
    const [one] = group(apart(12));
    expect(one?.data['response']).toBe('the response in line 12');
    expect(one?.change).toBe(change);
    const [several] = group(apart(12), apart(14), apart(16));
    expect(several?.data['response']).toBe('the response in line 12 (and 2 more responses)');
    expect(several?.change).toBeUndefined();
    const [within] = group({ messageId: 'fault', place: placeAt(1) });
    expect(within?.data['response']).toBe('this response');
  });
});
