/** What settings declare of code that is not followed: helpers, wrappers and middleware of packages. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

function say(written: object, routes: string, files: Readonly<Record<string, unknown>> = {}): readonly string[] {
  return sayRoutes(createProject({ 'package.json': { name: 'app' }, ...files }), 'routes.ts', router + routes, written);
}

describe('helpers', () => {
  const fail = { module: '@acme/reply', name: 'fail', response: { status: { argument: 1 }, body: { argument: 2 } } };

  it('answer with the status and the body of their arguments', () => {
    const routes = "import { fail } from '@acme/reply';\nrouter.get('/', (req, res) => fail(res, 404, { error: 'x' }));\nrouter.put('/', (req, res) => fail(res, req.body.code));";
    expect(say({ helpers: [fail] }, routes)).toEqual(['GET / -> 404 routes.ts:4', 'PUT / -> ? routes.ts:5']);
    expect(say({}, routes)).toEqual([
      "GET / -> {'fail' is handed the response, and its source is not known}",
      "PUT / -> {'fail' is handed the response, and its source is not known}",
    ]);
  });

  it('answer with a code of their own, on the response at another position', () => {
    const created = { module: '@acme/reply', name: 'reply.created', response: { argument: 1, status: 201, body: 'yes' } };
    const routes = "import { reply } from '@acme/reply';\nrouter.post('/', (req, res) => { reply.created({}, res); });";
    expect(say({ helpers: [created] }, routes)).toEqual(['POST / -> 201 routes.ts:4']);
  });

  it('leave the status that was set', () => {
    const send = { module: '@acme/reply', name: 'default', response: {} };
    const routes = "import send from '@acme/reply';\nrouter.post('/', (req, res) => { res.status(202); send(res); });\nrouter.get('/', (req, res) => send(res));";
    expect(say({ helpers: [send] }, routes)).toEqual(['POST / -> 202 routes.ts:4', 'GET / -> 200 routes.ts:5']);
  });

  it('are found by what a container is asked for', () => {
    const ok = { module: 'awesome-container', name: "container.get('reply').ok", response: { status: 200, body: { argument: 1 } } };
    const routes =
      "import { container } from 'awesome-container';\nconst reply = container.get('reply');\nconst other = container.get('other');\nrouter.get('/', (req, res) => reply.ok(res, []));\nrouter.put('/', (req, res) => other.ok(res, []));";
    expect(say({ helpers: [ok] }, routes)).toEqual([
      'GET / -> 200 routes.ts:6',
      "PUT / -> {'other.ok' is handed the response, and its source is not known}",
    ]);
  });

  it('are seen through files of the project', () => {
    const files = { 'answer.js': "const { fail } = require('@acme/reply');\nexports.missing = (res) => fail(res, 404, { error: 'x' });", 'again.js': "export { fail } from '@acme/reply';" };
    const routes = "import { missing } from './answer';\nimport { fail } from './again';\nrouter.get('/', (req, res) => missing(res));\nrouter.put('/', (req, res) => fail(res, 409));";
    expect(say({ helpers: [fail] }, routes, files)).toEqual(['GET / -> 404 answer.js:2', 'PUT / -> 409 routes.ts:6']);
  });
});

describe('wrappers', () => {
  const routes =
    "import { route, withLog } from '@acme/http';\nrouter.get('/', route('users', async (req, res) => {\n  if (!req.body) throw Object.assign(new Error('gone'), { status: 410 });\n  res.json([]);\n}));\nrouter.put('/', withLog('info')((req, res) => { if (req.body) throw new Error('x'); res.end(); }));";
  const wrappers = (errors: unknown) => ({
    wrappers: [
      { module: '@acme/http', name: 'route', handler: 1, errors },
      { module: '@acme/http', name: 'withLog()', errors },
    ],
  });
  const handled = { 'app.js': "const express = require('express');\nconst app = express();\napp.use(require('./routes'));\napp.use((error, req, res, next) => res.status(error.status || 500).end());" };

  it('hand errors on', () => {
    expect(say(wrappers('next'), `${routes}\nexport default router;`, handled)).toEqual(['GET / -> 200 routes.ts:6, !410 routes.ts:5', 'PUT / -> 200 routes.ts:8, !500 routes.ts:8']);
  });

  it('swallow errors', () => {
    expect(say(wrappers('swallowed'), routes)).toEqual(['GET / -> 200 routes.ts:6', 'PUT / -> 200 routes.ts:8']);
  });

  it('answer errors', () => {
    expect(say(wrappers({ status: 503, body: 'no' }), routes)).toEqual(['GET / -> 200 routes.ts:6, 503 routes.ts:4', 'PUT / -> 200 routes.ts:8, 503 routes.ts:8']);
  });

  it('that are not declared are unresolved, and the handler in them is not', () => {
    expect(say({}, routes)).toEqual([
      "GET / -> 200 routes.ts:6, !? routes.ts:5, {what 'route' does around the handler is not known}",
      "PUT / -> 200 routes.ts:8, !? routes.ts:8, {what 'withLog' does around the handler is not known}",
    ]);
  });
});

describe('middleware', () => {
  const routes =
    "import { requireUser, limit } from '@acme/http';\nrouter.post('/', requireUser, limit(5), (req, res) => res.status(201).end());\nrouter.get('/', limit(5), (req, res) => res.json([]));";

  it('answers, hands on errors and passes on', () => {
    const middleware = [
      { module: '@acme/http', name: 'requireUser', errors: [{ name: 'UserError', status: 401, message: 'No user' }] },
      { module: '@acme/http', name: 'limit()', answers: [{ status: 429, methods: ['POST'] }] },
    ];
    expect(say({ middleware }, routes)).toEqual(['POST / -> !401 routes.ts:4, 429 routes.ts:4, 201 routes.ts:4', 'GET / -> 200 routes.ts:5']);
  });

  it('may pass nothing on', () => {
    const middleware = [{ module: '@acme/http', name: 'limit()', answers: [{ status: 410 }], passes: false }];
    expect(say({ middleware }, routes)[1]).toBe('GET / -> 410 routes.ts:5');
  });

  it('replaces what is known of a package', () => {
    const middleware = [{ module: 'express-rate-limit', name: 'default()', answers: [{ status: 503 }] }];
    const limited = "import limit from 'express-rate-limit';\nrouter.get('/', limit({}), (req, res) => res.json([]));";
    expect(say({ middleware }, limited)).toEqual(['GET / -> 503 routes.ts:4, 200 routes.ts:4']);
    expect(say({}, limited)).toEqual(['GET / -> 429 routes.ts:4, 200 routes.ts:4']);
  });
});
