/** The methods and paths of Lambda functions that a configuration names. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const created = "export const create = async () => ({ statusCode: 201, body: '{}' });\nexport const other = async () => ({ statusCode: 200, body: '' });\n";

function says(configs: Readonly<Record<string, string | object>>, name = 'src/users.ts', text = created): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p' }, [name]: text, ...configs });
  return modelInProject(project, name, text).routes.map(({ framework, method, path }) => `${framework} ${method ?? '?'} ${path ?? '?'}`);
}

/** A configuration of the Serverless Framework with one function. */
const serverless = (events: string, handler = 'src/users.create'): string => `service: users\nfunctions:\n  create:\n    handler: ${handler}\n    events:\n${events}\n`;

describe('a configuration of the Serverless Framework', () => {
  it.each([
    ['      - http: POST users', ['lambda POST /users']],
    ["      - http: { path: 'users/{id}', method: put }", ['lambda PUT /users/:id']],
    ['      - http:\n          path: /files/{proxy+}\n          method: any', ['lambda ALL /files/:proxy+']],
    ["      - httpApi: 'POST /users'", ['lambda POST /users']],
    ["      - httpApi: '*'", ['lambda ALL /*']],
    ["      - httpApi: { method: '*', path: /users }", ['lambda ALL /users']],
    ['      - http: { path: users/{id}, method: put }', []],
    ['      - http: POST users\n      - httpApi: PUT /users', ['lambda POST /users', 'lambda PUT /users']],
    ['      - http: { path: "${self:custom.path}", method: post }', ['lambda POST ?']],
    ['      - http: { path: users, method: "${self:custom.method}" }', ['lambda ? /users']],
    ['      - alb: { listenerArn: !Ref Listener, priority: 1, conditions: { path: /users } }', ['lambda ALL ?']],
    ['      - sqs: arn', []],
    ['      - schedule: rate(1 hour)\n      - http: GET users', ['lambda GET /users']],
  ])('says %s', (events, expected) => {
    expect(says({ 'serverless.yml': serverless(events) })).toEqual(expected);
  });

  it('may say a URL of the function', () => {
    expect(says({ 'serverless.yml': 'functions:\n  create:\n    handler: src/users.create\n    url: true\n' })).toEqual(['lambda ALL ?']);
  });

  it('leaves functions alone that it does not name', () => {
    expect(says({ 'serverless.yml': serverless('      - http: POST users') })).toEqual(['lambda POST /users']);
    expect(says({ 'serverless.yml': serverless('      - http: POST users', 'src/orders.create') })).toEqual([]);
    expect(says({ 'serverless.yml': serverless('      - http: POST users', 'src/other.create') }, 'src/users.ts', created.replace('create', 'handler'))).toEqual(['lambda ALL ?']);
  });

  it('is looked for above the file, with paths from its folder', () => {
    expect(says({ 'api/serverless.yml': serverless('      - http: POST users', './handlers/users.create') }, 'api/handlers/users.js')).toEqual(['lambda POST /users']);
    expect(says({ 'api/serverless.yml': serverless('      - http: POST users', 'users.create') }, 'users.ts')).toEqual([]);
  });

  it('may list its functions in several objects, and in JSON', () => {
    const functions = [{ other: { handler: 'src/x.y' } }, { create: { handler: 'src/users.create', events: [{ http: 'patch users' }] } }];
    expect(says({ 'serverless.json': { functions } })).toEqual(['lambda PATCH /users']);
  });

  it('may be a module', () => {
    const files = {
      'serverless.ts': "import type { AWS } from '@serverless/typescript';\nimport { create } from './src/functions';\nconst configuration: AWS = { service: 'p', functions: { create } };\nmodule.exports = configuration;\n",
      'src/functions.ts': "const path = 'users';\nexport const create = { handler: 'src/users.create', events: [{ http: { method: 'post', path } }] };\n",
    };
    expect(says(files)).toEqual(['lambda POST /users']);
    expect(says({ ...files, 'serverless.ts': files['serverless.ts'].replace('module.exports =', 'export default') })).toEqual(['lambda POST /users']);
  });

  it.each(['functions: ${file(functions.yml)}', 'functions: [', '- a', 'functions:\n  create: 1', 'functions:\n  create:\n    handler: ${self:custom.handler}', ''])('says nothing by %s', (text) => {
    expect(says({ 'serverless.yml': text })).toEqual([]);
  });
});

/** A template of SAM with one function. */
const template = (members: string): string => `AWSTemplateFormatVersion: '2010-09-09'
Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: nodejs20.x
Resources:
  Create:
    Type: AWS::Serverless::Function
    Properties:
${members}
  Table:
    Type: AWS::Serverless::SimpleTable
Outputs:
  Url:
    Value: !Sub "https://\${Api}.execute-api"
`;

describe('a template of SAM', () => {
  it.each([
    ['      CodeUri: src/\n      Handler: users.create\n      Events:\n        Post:\n          Type: Api\n          Properties: { Path: /users, Method: post }', ['lambda POST /users']],
    ['      Handler: src/users.create\n      Role: !GetAtt Role.Arn\n      Events:\n        Post:\n          Type: HttpApi\n          Properties:\n            Path: /users/{id}\n            Method: DELETE\n            ApiId: !Ref Api', ['lambda DELETE /users/:id']],
    ['      CodeUri: ./src\n      Handler: users.create\n      Events:\n        Any:\n          Type: Api\n          Properties: { Path: /users, Method: ANY }\n        Get:\n          Type: Api\n          Properties: { Path: /users, Method: get }', ['lambda ALL /users', 'lambda GET /users']],
    ['      Handler: src/users.create\n      Events:\n        All:\n          Type: HttpApi', ['lambda ALL ?']],
    ['      Handler: src/users.create\n      Events:\n        Post:\n          Type: Api\n          Properties: { Path: !Sub "/${Name}", Method: post }', ['lambda POST ?']],
    ['      Handler: src/users.create\n      Events:\n        Post:\n          Type: Api\n          Properties: { Path: /users, Method: !Ref Method }', ['lambda ? /users']],
    ['      Handler: src/users.create\n      FunctionUrlConfig:\n        AuthType: NONE', ['lambda ALL ?']],
    ['      Handler: src/users.create\n      Events:\n        Queue:\n          Type: SQS\n          Properties: { Queue: !GetAtt Queue.Arn }', []],
    ['      CodeUri: !Ref Bucket\n      Handler: users.create\n      Events:\n        Post:\n          Type: Api\n          Properties: { Path: /users, Method: post }', []],
  ])('says %s', (members, expected) => {
    expect(says({ 'template.yaml': template(members) })).toEqual(expected);
  });

  it('may say where the code of all functions is', () => {
    const text = template('      Handler: users.create\n      Events:\n        Post:\n          Type: Api\n          Properties: { Path: /users, Method: post }').replace('    Runtime: nodejs20.x', '    CodeUri: src/');
    expect(says({ 'template.yml': text })).toEqual(['lambda POST /users']);
  });
});

it('reads a configuration again when it has changed', () => {
  const project = createProject({ 'package.json': { name: 'p' }, 'src/users.ts': created, 'serverless.yml': serverless('      - http: POST users') });
  const routes = (): readonly string[] => modelInProject(project, 'src/users.ts', created).routes.map(({ method, path }) => `${String(method)} ${String(path)}`);
  expect(routes()).toEqual(['POST /users']);
  project.write({ 'serverless.yml': serverless('      - http: DELETE users/{id}') });
  expect(routes()).toEqual(['DELETE /users/:id']);
});
