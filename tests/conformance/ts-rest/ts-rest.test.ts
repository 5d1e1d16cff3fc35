/** Every handler of the lists is answered by the real ts-rest, in Express, by the Fetch API and in Next.js, with what the analysis says. */

import { initContract, TsRestResponseError } from '@ts-rest/core';
import { createExpressEndpoints, initServer } from '@ts-rest/express';
import { createNextRoute, createNextRouter } from '@ts-rest/next';
import { createFetchHandler, TsRestHttpError, TsRestResponse, tsr } from '@ts-rest/serverless/fetch';
import { apiResolver } from 'next/dist/server/api-utils/node/api-resolver.js';
import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { answerAmong, sayAnswers } from '../web/say-answers.js';
import { runStatements } from '../web/served-case.js';
import { commonCases, expressCases, pagesCases, serverlessCases, type TsRestCase } from './cases.js';

const express = createRequire(import.meta.url)('express-v5') as () => RequestListener;

const RESPONSES = '{ 200: c.type(), 201: c.type(), 400: c.type(), 404: c.type(), 409: c.type(), 204: c.noBody(), 410: c.noBody() }';

/** What handlers of the cases call. */
const HELPERS = `const ok = (body) => ({ status: 200, body });
const answer = (status, body) => ({ status, body });
const deny = () => { throw new TsRestResponseError(contract.run, { status: 400, body: {} }); };
const guarded = (handler) => async (args, more) => {
  if (args.headers.authorization === 'no') return { status: 401, body: {} };
  return await handler(args, more);
};`;

const contractOf = ({ method = 'GET', responses = RESPONSES, route = '', contract = 'undefined' }: TsRestCase): string => `const c = initContract();
const contract = c.router({ run: { method: '${method}', path: '/c', responses: ${responses}, ${method === 'GET' ? '' : 'body: null,'} ${route} } }, ${contract});
${HELPERS}`;

interface PlatformUnderTest {
  readonly name: string;
  /** The file that is analysed. */
  readonly file: string;
  readonly manifest: object;
  readonly head: string;
  /** Statements that leave the handler of requests in `serve(…)`. */
  readonly statements: (served: TsRestCase) => string;
  readonly answer: (statements: string, method: string, path: string) => Promise<Response>;
}

async function fetchFrom(listener: RequestListener, method: string, path: string): Promise<Response> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    return await fetch(`http://127.0.0.1:${String(port)}${path}`, { method });
  } finally {
    server.close();
  }
}

async function served<Given>(statements: string, names: Readonly<Record<string, unknown>>): Promise<Given> {
  let given: Given | undefined;
  const serve = (value: Given): void => {
    given = value;
  };
  await runStatements(statements, { initContract, TsRestResponseError, ...names, serve });
  return given as Given;
}

const platforms: readonly (PlatformUnderTest & { readonly cases: readonly TsRestCase[] })[] = [
  {
    name: 'Express',
    cases: [...commonCases, ...expressCases],
    file: 'src/server.js',
    manifest: { name: 'p', dependencies: { express: '^5.0.0' } },
    head: `import express from 'express';
import { initContract, TsRestResponseError } from '@ts-rest/core';
import { createExpressEndpoints, initServer } from '@ts-rest/express';
const app = express();`,
    statements: (one) => `${contractOf(one)}
const router = initServer().router(contract, { run: ${one.handler} });
createExpressEndpoints(contract, router, app, ${one.options ?? '{}'});
serve(app);`,
    answer: async (statements, method, path) => {
      const app = express();
      await served(statements, { app, createExpressEndpoints, initServer });
      return await fetchFrom(app, method, path);
    },
  },
  {
    name: 'serverless',
    cases: [...commonCases, ...serverlessCases],
    file: 'src/server.js',
    manifest: { name: 'p' },
    head: `import { initContract, TsRestResponseError } from '@ts-rest/core';
import { createFetchHandler, TsRestHttpError, TsRestResponse, tsr } from '@ts-rest/serverless/fetch';`,
    statements: (one) => `${contractOf(one)}
const router = tsr.router(contract, { run: ${one.handler} });
serve(createFetchHandler(contract, router, ${one.options ?? '{}'}));`,
    answer: async (statements, method, path) => {
      const handle = await served<(request: Request) => Promise<Response>>(statements, { createFetchHandler, tsr, TsRestHttpError, TsRestResponse });
      return await handle(new Request(`http://localhost${path}`, { method }));
    },
  },
  {
    name: 'Next.js',
    cases: [...commonCases, ...pagesCases],
    file: 'pages/api/[...ts-rest].js',
    manifest: { name: 'p', dependencies: { next: '16.0.0' } },
    head: `import { initContract, TsRestResponseError } from '@ts-rest/core';
import { createNextRoute, createNextRouter } from '@ts-rest/next';`,
    statements: (one) => `${contractOf(one)}
const router = createNextRoute(contract, { run: ${one.handler} });
serve(createNextRouter(contract, router, ${one.options ?? '{}'}));`,
    answer: async (statements, method, path) => {
      const handle = await served(statements, { createNextRoute, createNextRouter });
      const resolve = apiResolver as unknown as (...args: readonly unknown[]) => Promise<void>;
      const context = { previewModeId: 'a', previewModeEncryptionKey: 'b', previewModeSigningKey: 'c' };
      return await fetchFrom((request, response) => void resolve(request, response, { 'ts-rest': path.slice(1).split('/') }, { default: handle }, context, false), method, path);
    },
  },
];

describe.each(platforms)('ts-rest in $name', ({ name, file, manifest, head, cases, statements, answer }) => {
  beforeEach(() => {
    for (const name of ['error', 'warn', 'log'] as const) vi.spyOn(console, name).mockImplementation(() => {});
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it.each(cases)('$handler $contract $options', async (one) => {
    const { inferred, method = 'GET', path = '/c' } = one;
    const source = statements(one);
    const text = `${head}\n${source}\n`;
    const project = createProject({ 'package.json': manifest, [file]: text });
    const { routes } = modelInProject(project, file, text);
    const prefix = name === 'Next.js' ? '/api' : '';
    expect(routes.map((route) => `${String(route.method)} ${String(route.path)}`)).toEqual([`${method} ${prefix}${path}`]);
    // The platforms tell the answers in an order of their own.
    expect(routes.flatMap(({ outcome }) => sayAnswers(outcome).split(', ')).sort()).toEqual(inferred.split(', ').sort());
    // Bytes that are handed over with a code that has none are dropped.
    expect(await answerAmong(inferred.replace('204 yes', '204 no'), await answer(source, method, path)), text).toBeDefined();
  });
});
