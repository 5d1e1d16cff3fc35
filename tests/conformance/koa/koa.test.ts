/** Every program of the list answers with the real Koa what the analysis says. */

import Router from '@koa/router';
import createError from 'http-errors';
import Koa from 'koa';
import compose from 'koa-compose';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { koa: '^3.0.0' } },
  head: `import Router from '@koa/router';
import createError from 'http-errors';
import Koa from 'koa';
import compose from 'koa-compose';
import { other, send, transaction } from 'elsewhere';
const app = new Koa();
const router = new Router();`,
  foot: 'app.use(router.routes());\napp.listen(3000);',
};

const send = async (): Promise<void> => {};
const transaction = async (run: () => Promise<void>): Promise<void> => {
  await run();
};

const other = () => (_ctx: unknown, next: () => Promise<void>) => next();

async function answerWithKoa(statements: string, request: string | undefined): Promise<Response> {
  const app = new Koa();
  app.silent = true;
  const router = new Router();
  await runStatements(statements, { app, router, Router, createError, compose, send, transaction, other });
  app.use(router.routes());
  const server = app.listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const [method, path] = partsOf(request);
    const { port } = server.address() as AddressInfo;
    return await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, redirect: 'manual' });
  } finally {
    server.close();
  }
}

/** Bytes that are handed over with a code that has none are dropped. */
const onWire = (said: string): string => said.replaceAll(/\b(204|205|304) yes/g, '$1 no');

describe('Koa', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const answer = await answerWithKoa(statements, request);
    if (/\d/.test(expected)) expect(await answerAmong(onWire(expected), answer)).toBeDefined();
  });
});
