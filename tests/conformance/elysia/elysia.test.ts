/** Every program of the list answers with the real Elysia, on Node, what the analysis says. */

import * as elysia from 'elysia';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';
import { serveElysia } from './serve-elysia.js';

const { Elysia, InternalServerError, NotFoundError, ParseError, redirect, status, t } = elysia;
const file: ServedFile = {
  manifest: { name: 'p', dependencies: { elysia: '^1.4.0' } },
  version: 1,
  head: `import { Elysia, InternalServerError, NotFoundError, ParseError, redirect, status, t } from 'elysia';
import { node } from '@elysiajs/node';
import { find } from 'elsewhere';
const app = new Elysia({ adapter: node() });`,
  foot: 'app.listen(3000);',
};

const find = async (): Promise<object> => Promise.resolve({ a: 1 });

async function answerWithElysia(statements: string, request: string | undefined): Promise<Response> {
  const [method, path] = partsOf(request);
  return serveElysia(
    async (app) => runStatements(statements, { app, Elysia, InternalServerError, NotFoundError, ParseError, redirect, status, t, find }),
    async (origin) => {
      const response = await fetch(origin + path, { method, redirect: 'manual' });
      return new Response([101, 204, 205, 304].includes(response.status) ? null : await response.arrayBuffer(), { status: response.status });
    },
  );
}

/** Bytes that are handed over with a code that has none are dropped; those with 205 are sent, but `fetch` does not read them. */
const onWire = (said: string): string => said.replaceAll(/\b(204|205|304) yes/g, '$1 no').replaceAll(' unknown', ' yes');

describe('Elysia', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const isTold = expected !== '' && !/[{?]/.test(expected);
    const answer = await answerWithElysia(statements, request);
    if (isTold) expect(await answerAmong(onWire(expected), answer), `the real code is ${String(answer.status)}`).toBeDefined();
  });
});
