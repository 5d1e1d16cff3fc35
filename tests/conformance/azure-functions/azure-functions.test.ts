/** Every function of the list answers with the worker's part of Azure Functions what the analysis says, and what the host adds is that of its documentation. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';
import { inferredOf, partsOf, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';
import { answerWithWorker } from './worker.js';

const manifest = { name: 'p', dependencies: { '@azure/functions': '^4.0.0' } };
const file: ServedFile = { manifest, head: "import { app, HttpResponse } from '@azure/functions';" };

function model(text: string) {
  const name = 'src/functions/a.ts';
  return modelInProject(createProject({ 'package.json': manifest, [name]: text }), name, text);
}

describe('Azure Functions', () => {
  it.each(cases.map((served) => ({ served, name: `${served[0]} ${served[2] ?? ''}` })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const [method, path] = partsOf(request);
    const real = await answerWithWorker(statements, method);
    expect(real.methods).toContain(method);
    expect(real.path.replaceAll(/\{\*?(\w+)[^}]*\}/g, ':$1')).toBe(path);
    const said = real.hasBody === undefined ? 'unknown' : real.hasBody ? 'yes' : 'no';
    expect(expected.split(', ').map((one) => one.replace('!', ''))).toContain(`${String(real.status)} ${said}`);
  });

  it('hands a body over with a code that has none, and it is not sent', async () => {
    const statements = "app.get('c', async () => ({ status: 204, jsonBody: { a: 1 } }));";
    expect(inferredOf(file, [statements, ''])).toBe('204 yes');
    expect(await answerWithWorker(statements, 'GET')).toMatchObject({ status: 204, hasBody: false });
  });

  it('leaves open what a function with another output answers', () => {
    expect(inferredOf({ ...file, head: "import { app, output } from '@azure/functions';" }, ["app.http('c', { methods: ['GET'], return: output.storageQueue({}), handler: async () => ({ status: 201 }) });", ''])).toContain("{a handler is not known: 'return' says what becomes of its result}");
  });

  it.each([
    ["import { app, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';\nasync function list(request: HttpRequest, context: InvocationContext): Promise<HttpResponseInit> { context.log('x'); return { status: 206 }; }\napp.http('list', { methods: ['GET'], authLevel: 'anonymous', handler: list });", ['GET /list 206 no']],
    ["import * as azure from '@azure/functions';\nazure.app.get('list', async () => ({ status: 206 }));", ['GET /list 206 no']],
    ["const { app } = require('@azure/functions');\napp.timer('t', { schedule: '', handler: async () => ({ status: 206 }) });", []],
  ])('%s', (text, expected) => {
    expect(model(text).routes.map(({ method, path, outcome }) => `${String(method)} ${String(path)} ${sayAnswers(outcome)}`)).toEqual(expected);
  });

  it('analyses handlers that another file registers', () => {
    const text = "import type { HttpHandler, HttpRequest } from '@azure/functions';\nexport const a: HttpHandler = async () => ({ status: 206 });\nexport async function b(request: HttpRequest) { return { status: 207 }; }\nexport const other = (x) => ({ status: 208 });\n";
    expect(model(text).handlers.map(({ outcome }) => sayAnswers(outcome)).sort()).toEqual(['206 no', '207 no']);
  });

  it.each([
    ["() => ({ statusCode: 201, body: 'x' })", ["201 | Azure Functions does not read 'statusCode' and answers 200; write it as 'status'."]],
    ["(request) => ({ statusCode: request.code, body: 'x' })", ["request.code | Azure Functions does not read 'statusCode' and answers 200; write it as 'status'."]],
    ["() => ({ status: 201, statusCode: 201, body: 'x' })", []],
    ["() => ({ status: 999 })", ['999 | Azure Functions throws a RangeError for it, and the client gets 500.']],
  ])('knows which statuses are not sent: %s', (handler, expected) => {
    const [route] = model(`import { app } from '@azure/functions';\napp.get('c', ${handler});`).routes;
    expect(route?.outcome.invalidStatuses.map(({ value, consequence }) => `${value} | ${consequence}`)).toEqual(expected);
  });
});
