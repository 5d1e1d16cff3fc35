/** Every program of the list answers through the routes that the real tsoa generates, on Express 4, what the analysis says. */

import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateRoutes } from 'tsoa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDecorated } from '../web/decorated-program.js';
import { answerAmong } from '../web/say-answers.js';
import { partsOf } from '../web/served-case.js';
import { cases } from './cases.js';
import { classOf, head, inferredOf } from './tsoa-case.js';

const load = createRequire(import.meta.url);
const nameOf = (index: number): string => `c${String(index)}`;

/** Bytes with 204 are dropped. */
const onWire = (said: string): string => said.replaceAll(/\b204 yes/g, '204 no');

/** All controllers, behind the routes that are generated for them. */
async function listener(folder: string): Promise<RequestListener> {
  const controllers = `${head}\n${cases.map((tsoa, index) => classOf(tsoa, nameOf(index))).join('')}`;
  const file = join(folder, 'controllers.ts');
  writeFileSync(file, controllers);
  const types = join(fileURLToPath(new URL('../../..', import.meta.url)), 'node_modules/tsoa/dist');
  await generateRoutes({ entryFile: file, controllerPathGlobs: [file], routesDir: folder, middleware: 'express', noImplicitAdditionalProperties: 'ignore', bodyCoercion: true }, { baseUrl: folder, paths: { tsoa: [types] }, types: [] });
  const made = runDecorated(controllers, load);
  const { RegisterRoutes } = runDecorated(readFileSync(join(folder, 'routes.ts'), 'utf8'), (name) => (name.endsWith('controllers') ? made : load(name))) as { RegisterRoutes: (app: RequestListener) => void };
  const app = (load('express-v4') as () => RequestListener)();
  RegisterRoutes(app);
  return app;
}

describe('the generated routes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tsoa-'));
  let server: Server;

  beforeAll(async () => {
    server = createServer(await listener(folder)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  }, 120_000);

  afterAll(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  it.each(cases.map((tsoa, index) => ({ tsoa, index, name: tsoa.text })))('$index: $name', async ({ tsoa, index }) => {
    const [method, path] = partsOf(tsoa.request ?? 'GET /a/c');
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path.replace('/a', `/${nameOf(index)}`)}`;
    // What is said to be unknown is no answer.
    if (/\d/.test(tsoa.inferred)) expect(await answerAmong(onWire(tsoa.inferred), await fetch(url, { method }))).toBeDefined();
  });
});

describe('what is inferred', () => {
  it.each(cases.map((tsoa) => ({ tsoa, name: tsoa.text })))('$name', ({ tsoa }) => {
    expect(inferredOf(tsoa)).toBe(tsoa.inferred);
  });
});
