/** Every program of the list answers with the real Hono, on Node's server, what the analysis says. */

import { serve } from '@hono/node-server';
import { sValidator } from '@hono/standard-validator';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { cors } from 'hono/cors';
import { createFactory, createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { validator } from 'hono/validator';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { hono: '^4.0.0' } },
  head: `import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { basicAuth } from 'hono/basic-auth';
import { cors } from 'hono/cors';
import { createFactory, createMiddleware } from 'hono/factory';
import { HTTPException } from 'hono/http-exception';
import { sValidator } from '@hono/standard-validator';
import { validator } from 'hono/validator';
const schema = other();
const app = new Hono();`,
  foot: 'serve(app);',
};

/** Refuses everything. */
const schema = { '~standard': { version: 1 as const, vendor: 'test', validate: () => ({ issues: [{ message: 'no' }] }) } };

async function answerWithHono(statements: string, request: string | undefined): Promise<Response> {
  const app = new Hono();
  await runStatements(statements, { app, Hono, basicAuth, cors, createFactory, createMiddleware, HTTPException, validator, sValidator, schema });
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' });
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const [method, path] = partsOf(request);
    const { port } = server.address() as AddressInfo;
    const headers = { authorization: `Basic ${btoa('a:b')}` };
    return await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, redirect: 'manual', headers });
  } finally {
    server.close();
  }
}

describe('Hono', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    expect(await answerAmong(expected, await answerWithHono(statements, request))).toBeDefined();
  });
});
