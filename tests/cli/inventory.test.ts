/** What stands in an inventory: the records of routes, responses, causes and of what is unresolved. */

import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { createProject, root, run, takeInventory } from './command-line.js';

const app = (body: string): string => `const express = require('express');\nconst app = express();\n${body}\nmodule.exports = app;\n`;

/** The inventory of one file `app.js`, whose routes begin in line 3. */
const inventoryOf = (body: string) => takeInventory(createProject({ 'app.js': app(body) }), '--no-config');

describe('a route', () => {
  it('is described with its handlers and responses, across files', async () => {
    const cwd = createProject({
      'src/routes/users.js': `const router = require('express').Router();
const { createUser } = require('../controllers/users');
router.post('/users', createUser);
module.exports = router;
`,
      'src/controllers/users.js': `const reply = (res, user) => {
  res.status(200).json({ user });
};
function createUser(req, res) {
  reply(res, req.body);
}
module.exports = { createUser };
`,
    });
    const inventory = await takeInventory(cwd, '--no-config');
    expect(inventory).toEqual({
      version: 1,
      contract: 'return-code',
      summary: { files: 2, routes: 1, responses: 1, resolvedResponses: 1, unresolved: 0, findings: 1, unusedOverrides: 0 },
      overrides: [],
      routes: [
        {
          framework: 'express',
          method: 'POST',
          path: '/users',
          file: 'src/routes/users.js',
          line: 3,
          column: 8,
          handlers: [{ name: 'createUser', file: 'src/controllers/users.js', line: 4 }],
          overrides: [],
          responses: [
            {
              kind: 'response',
              status: [200],
              default: false,
              body: 'yes',
              causes: [],
              file: 'src/controllers/users.js',
              line: 2,
              column: 14,
              sentAt: { file: 'src/controllers/users.js', line: 2, column: 19 },
              via: [{ file: 'src/controllers/users.js', line: 5 }],
              findings: ['http-contract/method-status'],
            },
          ],
          unresolved: [],
        },
      ],
    });
  });

  it('is listed with the reason when nothing of its answers can be seen', async () => {
    const { routes, summary } = await inventoryOf("app.get('/a', (req, res) => { audit(req); });");
    expect(routes).toMatchObject([
      { path: '/a', responses: [], unresolved: [{ file: 'app.js', line: 3, column: 5, reason: 'no answer of its handlers could be seen' }] },
    ]);
    expect(summary).toMatchObject({ routes: 1, responses: 0, unresolved: 1 });
  });

  it('has the method ALL when every method reaches it', async () => {
    const { routes } = await inventoryOf("app.all('/a', (req, res) => res.status(204).end());");
    expect(routes).toMatchObject([{ method: 'ALL', responses: [{ status: [204], body: 'no' }] }]);
  });

  it('has a record for each method that its handler branches on, and one for all others', async () => {
    const { routes, summary } = await inventoryOf(
      "app.all('/a', (req, res) => {\n  switch (req.method) {\n    case 'GET': return res.json([]);\n    case 'POST': return res.json({});\n    default: return res.sendStatus(405);\n  }\n});",
    );
    expect(routes.map(({ method, line, responses }) => [method, line, responses.map(({ status, findings }) => [status, findings])])).toEqual([
      ['GET', 3, [[[200], []]]],
      ['POST', 3, [[[200], ['http-contract/method-status']]]],
      ['ALL', 3, [[[405], ['http-contract/no-unknown-status']]]],
    ]);
    expect(summary).toMatchObject({ routes: 3, responses: 3, findings: 2 });
  });

  it('comes in the order of files and lines', async () => {
    const cwd = createProject({
      'b.js': app("app.get('/b1', (req, res) => res.send('x'));\napp.get('/b2', (req, res) => res.send('x'));"),
      'a.js': app("app.get('/a', (req, res) => res.send('x'));"),
    });
    const { routes } = await takeInventory(cwd, '--no-config', 'b.js', 'a.js');
    expect(routes.map(({ path }) => path)).toEqual(['/a', '/b1', '/b2']);
  });

  it('is none for a handler that no route of its file names', async () => {
    const cwd = createProject({ 'a.js': 'exports.show = (req, res) => res.status(418).end();' });
    expect(await takeInventory(cwd, '--no-config')).toMatchObject({ summary: { files: 1, routes: 0, findings: 0 }, routes: [] });
  });
});

describe('a response', () => {
  it('tells a default from a code in the source', async () => {
    const route = "app.get('/a', (req, res) => { if (req.query.x) return res.send('x'); res.status(200).send('y'); });";
    const { routes } = await inventoryOf(route);
    expect(routes[0]?.responses.map((response) => ({ default: response.default, column: response.column }))).toEqual([
      { default: true, column: route.indexOf('send') + 1 },
      { default: false, column: route.indexOf('200') + 1 },
    ]);
  });

  it('holds all codes that it can have', async () => {
    const { routes } = await inventoryOf("app.get('/a', (req, res) => { let code = 404; if (req.query.x) code = 400; res.status(code).end(); });");
    expect(routes[0]?.responses.map(({ status }) => status)).toEqual([[400, 404]]);
  });

  it('is apart for codes with other findings', async () => {
    const { routes } = await inventoryOf("app.get('/a', (req, res) => { let code = 404; if (req.query.x) code = 418; res.status(code).end(); });");
    const responses = routes[0]?.responses.map(({ status, findings }) => ({ status, findings }));
    expect(responses).toHaveLength(2);
    expect(responses).toEqual(
      expect.arrayContaining([
        { status: [404], findings: [] },
        { status: [418], findings: ['http-contract/no-unknown-status'] },
      ]),
    );
  });

  it('has no status when it is not known, and the reason stands under unresolved', async () => {
    const { routes, summary } = await inventoryOf("app.get('/a', (req, res) => { res.status(req.row.code).end(); });");
    expect(routes[0]?.responses).toMatchObject([{ status: null, findings: [] }]);
    expect(routes[0]?.unresolved).toEqual([{ file: 'app.js', line: 3, column: 42, reason: expect.stringContaining('req.row') as unknown }]);
    expect(summary).toMatchObject({ responses: 1, resolvedResponses: 0, unresolved: 1 });
  });

  it('has the causes that the contract knows for its code', async () => {
    const { routes } = await inventoryOf(
      "app.get('/a', (req, res) => { res.status(404).json({ code: 'RESOURCE_NOT_FOUND', message: 'The moon is blue' }); });\n" +
        "app.get('/b', (req, res) => { res.status(200).json({ message: 'User not found' }); });",
    );
    expect(routes.map(({ responses }) => responses[0]?.causes)).toEqual([
      [
        { evidence: 'token', text: 'RESOURCE_NOT_FOUND', cause: 'resource-not-found' },
        { evidence: 'message', text: 'The moon is blue', cause: null },
      ],
      [],
    ]);
  });

  it('that leaves the handler is an error', async () => {
    const { routes } = await inventoryOf("app.get('/a', () => { throw new Error('x'); });");
    expect(routes[0]?.responses).toMatchObject([{ kind: 'error', status: [500], default: false }]);
  });

  it('has the findings of each rule, with redirects left out', async () => {
    const { routes } = await inventoryOf(`app.post('/a', (req, res) => res.status(200).json({}));
app.delete('/b', (req, res) => res.status(204).json({}));
app.get('/c', (req, res) => res.status(418).end());
app.get('/d', (req, res) => res.redirect('/e'));
app.get('/f', (req, res) => res.status(500).json({ code: 'RESOURCE_NOT_FOUND' }));
app.get('/g', (req, res) => res.status(0).end());`);
    expect(routes.map(({ path, responses }) => [path, responses.flatMap(({ findings }) => findings)])).toEqual([
      ['/a', ['http-contract/method-status']],
      ['/b', ['http-contract/no-unexpected-body']],
      ['/c', ['http-contract/no-unknown-status']],
      ['/d', []],
      ['/f', ['http-contract/no-unmapped-cause']],
      ['/g', ['http-contract/no-unknown-status']],
    ]);
  });
});

describe('what a route declares', () => {
  const files = {
    'app.js': `const fastify = require('fastify')();
const schema = { response: { 200: { type: 'object' }, 404: { type: 'object' } } };
fastify.post('/a', { schema }, async (request, reply) => reply.code(201).send({}));
fastify.get('/b', async () => ({}));
fastify.listen({ port: 3000 });
`,
  };

  it('stands in its record, held against what it answers; others have no such member', async () => {
    const { routes } = await takeInventory(createProject(files), '--no-config');
    const at = { file: 'app.js', line: 3, column: 9 };
    expect(routes.map(({ declared }) => declared)).toEqual([
      { statuses: [{ status: '200', answered: 'no', ...at }, { status: '404', answered: 'no', ...at }], undeclared: [201] },
      undefined,
    ]);
  });

  it('is told where it differs, in the table and on the page', async () => {
    const cwd = createProject(files);
    const differences = 'declared but never answered: 200, 404; answered but not declared: 201';
    expect((await run(cwd, ['inventory', '--no-config'])).stdout).toContain(`  3  POST  /a  201  ${differences}\n`);
    expect((await run(cwd, ['inventory', '--no-config', '--markdown'])).stdout).toContain(`## Declared otherwise\n\n| Route | What its documentation says |\n| --- | --- |\n| POST /a | ${differences} |\n`);
  });
});

describe('the example API', () => {
  const cwd = join(root, 'examples/express-api');

  it('fits the schema, and its counts are those of its routes', async () => {
    const { routes, summary } = await takeInventory(cwd, '--no-config', '--contract', 'contract.yaml', 'src');
    const responses = routes.flatMap((route) => route.responses);
    expect(summary).toEqual({
      files: 11,
      routes: 12,
      responses: responses.length,
      resolvedResponses: responses.filter(({ status }) => status !== null).length,
      unresolved: routes.flatMap(({ unresolved }) => unresolved).length,
      findings: responses.flatMap(({ findings }) => findings).length,
      unusedOverrides: 0,
    });
    expect(summary.findings).toBeGreaterThan(0);
  });

  it('is a table', async () => {
    const { code, stdout, stderr } = await run(cwd, ['inventory', '--no-config', '--contract', 'contract.yaml', 'src/routes/users.js']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "src/routes/users.js
         9  GET     /users      200
        14  POST    /users      200! 400
        23  GET     /users/:id  200 400!
        31  PATCH   /users/:id  200 404
        40  DELETE  /users/:id  200!

      1 file, 5 routes, 8 of 8 responses with a known status, 0 unresolved; the contract 'return-code' refuses 3 (marked with !).
      "
    `);
  });

  it('has its exception, with the reason', async () => {
    const { code, stdout, stderr } = await run(cwd, ['inventory', '--no-config', '--contract', 'contract.yaml', 'src/routes/login.js']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "src/routes/login.js
        10  POST  /login  200 401  exception: A log-in creates nothing that has an address.

      1 file, 1 route, 2 of 2 responses with a known status, 0 unresolved; the contract 'return-code' refuses none.
      "
    `);
  });

  it('is a page', async () => {
    const { code, stdout, stderr } = await run(cwd, ['inventory', '--markdown', '--no-config', 'src/routes/users.js']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatchInlineSnapshot(`
      "# Return codes

      What 5 routes answer, beside the contract \`return-code\`. Not determined: 0.

      ## Normal return codes

      | Code | Type | Methods in the contract | Answered by |
      | --- | --- | --- | --- |
      | 200 | OK | GET, PATCH, PUT | DELETE 1 (1 refused), GET 2, PATCH 1, POST 1 (1 refused) |
      | 201 | Created | POST | – |
      | 204 | No Content | DELETE | – |

      ## Error return codes

      | Code | Type | Cause in the contract | Causes in the code | Answered by |
      | --- | --- | --- | --- | --- |
      | 400 | Bad Request | Incorrect request URI or body format. (\`incorrect-request-format\`) | – | – |
      | 400 | Bad Request | Invalid request management status. (\`invalid-request-status\`) | – | – |
      | 400 | Bad Request | Authentication failed. (\`authentication-failed\`) | – | – |
      | 400 | Bad Request | Missing required attributes. (\`missing-required-attribute\`) | \`Name and email are required.\` | POST 1 |
      | 400 | Bad Request | Invalid value. (\`invalid-value\`) | \`VALIDATION_ERROR\` | POST 1 |
      | 400 | Bad Request | The batch operation is not allowed. (\`batch-not-allowed\`) | – | – |
      | 400 | Bad Request | Invalid request body, for example, the request attempt to update attributes that can be specified only during the creation. (\`invalid-request-body\`) | – | – |
      | 400 | Bad Request | The specified attribute is not allowed, for example, an ID in a POST request in the basic CRUD operations. (\`attribute-not-allowed\`) | – | – |
      | 400 | Bad Request | An unexpected data type attribute is specified. (\`unexpected-data-type\`) | – | – |
      | 400 | Bad Request | none of them | \`User not found\` | GET 1 (1 refused) |
      | 401 | Unauthorized | No identity authentication performed. (\`not-authenticated\`) | – | – |
      | 401 | Unauthorized | Invalid X-Auth-Token header. (\`invalid-token\`) | – | – |
      | 401 | Unauthorized | Invalid authentication credentials. (\`invalid-credentials\`) | – | – |
      | 403 | Forbidden | You have no permission to perform the requested operation. (\`no-permission\`) | – | – |
      | 404 | Not Found | The URI does not exist. (\`uri-not-found\`) | – | – |
      | 404 | Not Found | Failed to complete the request because the reference entity could not be found by ID. The reference entity in POST requests may be specified in the request body instead of in the resource path. (\`reference-not-found\`) | – | – |
      | 404 | Not Found | The requested resource was not found. (\`resource-not-found\`) | \`User not found\` | PATCH 1 |
      | 409 | Conflict | POST or PATCH operation failed. (\`operation-failed\`) | – | – |
      | 500 | Internal Server Error | Internal OpenStack identity error. (\`internal-error\`) | – | – |
      | 503 | Service Unavailable | Failed to complete the request because the service is unavailable. (\`service-unavailable\`) | – | – |
      "
    `);
  });
});
