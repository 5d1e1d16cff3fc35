/** What is said of handlers of AWS Lambda, which cannot be run here: by the documentation of its proxy integrations and by @types/aws-lambda. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';
import { cases } from './cases.js';

function says(text: string, name = 'src/handler.ts'): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p' }, [name]: text });
  return modelInProject(project, name, text).routes.map(({ framework, method, path, outcome }) => `${framework} ${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`);
}

const handler = (body: string): string => `export const handler = async (event) => { ${body} };`;

describe('a handler of Lambda', () => {
  it.each(cases)('%s', (body, expected) => {
    expect(says(handler(body)).map((line) => line.replace(/^.* -> /, ''))).toEqual([expected]);
  });

  it.each([
    ["return { message: 'x' };", "{what is answered to a result without a status depends on the gateway}"],
    ["return 'x';", "{what is answered to a result without a status depends on the gateway}"],
    ["if (event.a) throw new Error('x'); return { statusCode: 200, body: 'x' };", '200 yes, {what is answered to an error depends on the gateway}'],
    ["if (event.a) return { statusCode: '200', body: 'x' }; return { statusCode: 201, body: 'x' };", '201 yes, {what is answered to a status that is no integer depends on the gateway}'],
  ])('leaves open: %s', (body, expected) => {
    const said = says(handler(body)).map((line) => line.replace(/^.* -> /, ''));
    expect(said).toEqual(expected.includes(' yes') ? [expected] : []);
  });

  it('may answer through its callback', () => {
    expect(says("exports.handler = (event, context, callback) => { callback(null, { statusCode: 201, body: 'x' }); };", 'src/handler.js')).toEqual(['lambda ALL ? -> 201 yes']);
  });

  it.each([
    ["export const handler = async (event) => { if (event.httpMethod === 'POST') return { statusCode: 201, body: 'x' }; return { statusCode: 405, body: 'x' }; };"],
    ["export const handler = async ({ requestContext }) => { if (requestContext.http.method === 'POST') return { statusCode: 201, body: 'x' }; return { statusCode: 405, body: 'x' }; };"],
    ["export const handler = async (event) => { switch (event.requestContext.http.method) { case 'POST': return { statusCode: 201, body: 'x' }; default: return { statusCode: 405, body: 'x' }; } };"],
  ])('has a record for each method that it tells apart: %s', (text) => {
    expect(says(text)).toEqual(['lambda POST ? -> 201 yes', 'lambda ALL ? -> 405 yes']);
  });

  it.each([
    ["import type { APIGatewayProxyEvent } from 'aws-lambda';\nexport const list = async (event: APIGatewayProxyEvent) => ({ statusCode: 206, body: 'x' });"],
    ["import type { APIGatewayProxyHandlerV2 } from 'aws-lambda';\nexport const list: APIGatewayProxyHandlerV2 = async () => ({ statusCode: 206, body: 'x' });"],
    ["export const list = async (event) => ({ statusCode: 206, body: event.pathParameters.id });"],
    ["export const list = async ({ queryStringParameters }) => ({ statusCode: 206, body: queryStringParameters.id });"],
    ["const list = async (event) => ({ statusCode: 206, body: event.pathParameters.id });\nexport { list };"],
    ["module.exports.list = async (event) => ({ statusCode: 206, body: event.pathParameters.id });"],
  ])('is known by its types or its shape: %s', (text) => {
    expect(says(text, 'src/list.ts').map((line) => line.replace(/ (yes|unknown)$/, ''))).toEqual(['lambda ALL ? -> 206']);
  });

  it('has the requests that a configuration names', () => {
    const text = 'export const create = async (event) => ({ statusCode: event.body ? 201 : 400 });\nexport const work = async () => ({ statusCode: 200 });';
    const configuration = "functions:\n  create: { handler: src/users.create, events: [{ http: POST users }, { httpApi: 'PUT /users/{id}' }] }\n  work: { handler: src/users.work, events: [{ sqs: arn }] }\n";
    const project = createProject({ 'package.json': { name: 'p' }, 'src/users.ts': text, 'serverless.yml': configuration });
    const said = modelInProject(project, 'src/users.ts', text).routes.map(({ method, path, outcome }) => `${String(method)} ${String(path)} -> ${sayAnswers(outcome)}`);
    expect(said).toEqual(['POST /users -> 201 no, 400 no', 'PUT /users/:id -> 201 no, 400 no']);
  });

  it('is no function that only makes results', () => {
    expect(says("export const ok = (body) => ({ statusCode: 200, body });\nexport const error = (code, message) => ({ statusCode: code, body: message });")).toEqual([]);
  });

  it('is analysed where a package wraps it, and what the package adds is open', () => {
    expect(says("import middy from '@middy/core';\nexport const handler = middy(async (event) => ({ statusCode: 206, body: 'x' })).use(other());")).toEqual([
      'lambda ALL ? -> 206 yes, {what is done around the handler is not known}',
    ]);
  });
});
