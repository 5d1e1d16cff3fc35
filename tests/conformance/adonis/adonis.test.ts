/** Every program of the list answers with the real AdonisJS what the analysis says. */

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppFactory } from '@adonisjs/application/factories';
import { errors } from '@adonisjs/http-server';
import { ServerFactory } from '@adonisjs/http-server/factories';
import { createError, Exception } from '@poppinss/utils';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { '@adonisjs/core': '^6.0.0' } },
  version: 6,
  head: `import router from '@adonisjs/core/services/router';
import { errors } from '@adonisjs/core';
import { createError, Exception } from '@adonisjs/core/exceptions';`,
  name: 'start/routes.ts',
};

async function answerWithAdonis(statements: string, request: string | undefined): Promise<Response> {
  const app = new AppFactory().create(new URL('./', import.meta.url));
  await app.init();
  const server = new ServerFactory().merge({ app }).create();
  await runStatements(statements, { router: server.getRouter(), errors, createError, Exception });
  await server.boot();
  const listening = createServer((req, res) => void server.handle(req, res)).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => listening.once('listening', resolve));
    const [method, path] = partsOf(request);
    return await fetch(`http://127.0.0.1:${String((listening.address() as AddressInfo).port)}${path}`, { method, redirect: 'manual' });
  } finally {
    listening.close();
  }
}

/** Bytes that are handed over with a code that has none are dropped. */
const onWire = (said: string): string => said.replaceAll(/\b(204|304) yes/g, '$1 no');

describe('AdonisJS', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const answer = await answerWithAdonis(statements, request);
    if (/\d/.test(expected)) expect(await answerAmong(onWire(expected), answer), `the real code is ${String(answer.status)}`).toBeDefined();
  });
});
