/** Every program of the lists answers with the real Fastify, in both major versions, what the analysis says. */

import createErrorClass from '@fastify/error';
import sensible from '@fastify/sensible';
import fastify5 from 'fastify';
import fp from 'fastify-plugin';
import fastify4 from 'fastify-v4';
import createError from 'http-errors';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases, casesOf4, casesOf5 } from './cases.js';

/** What of an instance is used here: the types of the two versions are not the same. */
interface Served {
  register(plugin: unknown): unknown;
  listen(options: { readonly port: number; readonly host: string }): Promise<string>;
  close(): Promise<void>;
}

const versions = [
  { version: 5, own: casesOf5, make: fastify5 as unknown as () => Served },
  { version: 4, own: casesOf4, make: fastify4 as unknown as () => Served },
] as const;

const fileOf = (version: number): ServedFile => ({
  manifest: { name: 'p', dependencies: { fastify: `^${String(version)}.0.0` } },
  version,
  head: `import createErrorClass from '@fastify/error';
import sensible from '@fastify/sensible';
import Fastify from 'fastify';
import fp from 'fastify-plugin';
import createError from 'http-errors';
import { answer, find } from 'elsewhere';
const app = Fastify();
app.register(sensible);`,
  foot: 'app.listen({ port: 3000 });',
});

const find = async (): Promise<object> => Promise.resolve({ a: 1 });
const answer = async (reply: { send: (value: string) => unknown }): Promise<void> => {
  await reply.send('x');
};

async function answerWithFastify(make: () => Served, statements: string, request: string | undefined): Promise<Response> {
  const app = make();
  // The version of the package is for Fastify 5; what it adds is the same.
  await app.register(Object.assign((...args: Parameters<typeof sensible>) => (sensible as (...all: typeof args) => void)(...args), { [Symbol.for('skip-override')]: true }));
  await runStatements(statements, { app, fp, createError, createErrorClass, find, answer });
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  try {
    const [method, path] = partsOf(request);
    return await fetch(`${address}${path}`, { method, redirect: 'manual' });
  } finally {
    await app.close();
  }
}

/** Bytes that are handed over with a code that has none are dropped, and so are those for HEAD; those with 205 are sent, but `fetch` does not read them. */
const onWire = (said: string, request: string | undefined): string =>
  (request?.startsWith('HEAD') === true ? said.replaceAll(/ yes/g, ' no') : said.replaceAll(/\b(204|205|304) yes/g, '$1 no')).replaceAll(' unknown', ' yes');

describe.each(versions)('Fastify $version', ({ version, own, make }) => {
  it.each([...cases, ...own].map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(fileOf(version), served)).toBe(expected);
    const answered = await answerWithFastify(make, statements, request);
    if (/\d/.test(expected)) expect(await answerAmong(onWire(expected, request), answered)).toBeDefined();
  });
});
