/** Every program of the list answers with the real hapi what the analysis says. */

import Boom from '@hapi/boom';
import Hapi from '@hapi/hapi';
import createError from 'http-errors';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { '@hapi/hapi': '^21.0.0' } },
  version: 21,
  head: `import Boom from '@hapi/boom';
import Hapi from '@hapi/hapi';
import createError from 'http-errors';
import { find } from 'elsewhere';
const server = Hapi.server({ port: 3000 });`,
  foot: 'server.start();',
};

const find = async (): Promise<object> => Promise.resolve({ a: 1 });

async function answerWithHapi(statements: string, request: string | undefined): Promise<Response> {
  const server = Hapi.server({ port: 0, host: '127.0.0.1', debug: false });
  await runStatements(statements, { server, Boom, createError, find });
  await server.start();
  try {
    const [method, path] = partsOf(request);
    return await fetch(`${server.info.uri}${path}`, { method, redirect: 'manual' });
  } finally {
    await server.stop();
  }
}

/** Bytes that are handed over with a code that has none are dropped; those with 205 are sent, but `fetch` does not read them. */
const onWire = (said: string): string => said.replaceAll(/\b(204|205|304) yes/g, '$1 no').replaceAll(' unknown', ' yes');

describe('hapi', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    expect(await answerAmong(onWire(expected), await answerWithHapi(statements, request))).toBeDefined();
  });
});
