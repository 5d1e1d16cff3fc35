/** Every program of the list answers with the real Restify what the analysis says. */

import createError from 'http-errors';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases, failing } from './cases.js';

/** What of a server is used here; the package has no types. */
interface Server {
  readonly url: string;
  listen(port: number, host: string, done: () => void): void;
  close(done: () => void): void;
}

const require = createRequire(import.meta.url);
const restify = require('restify') as { createServer: (options: object) => Server };
const errs: unknown = require('restify-errors');

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { restify: '^11.0.0' } },
  version: 11,
  head: `const restify = require('restify');
const errs = require('restify-errors');
const createError = require('http-errors');
const { find } = require('elsewhere');
const server = restify.createServer();`,
  foot: 'server.listen(3000);',
};

const find = async (): Promise<object> => Promise.resolve({ a: 1 });

async function answerWithRestify(statements: string, request: string | undefined): Promise<Response> {
  const server = restify.createServer({});
  await runStatements(statements, { server, restify, errs, createError, find });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    const [method, path] = partsOf(request);
    return await fetch(`${server.url}${path}`, { method, redirect: 'manual' });
  } finally {
    server.close(() => undefined);
  }
}

/** Bytes that are handed over with a code that has none are dropped; those with 205 are sent, but `fetch` does not read them. */
const onWire = (said: string): string => said.replaceAll(/\b(204|205|304) yes/g, '$1 no').replaceAll(' unknown', ' yes');

describe('Restify', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    expect(await answerAmong(onWire(expected), await answerWithRestify(statements, request))).toBeDefined();
  });

  it.each(failing)('has no answer of %s', async (handler) => {
    expect(inferredOf(file, [`server.get('/c', ${handler});`, ''])).toBe('{an error leaves the handler, which ends the process: the client gets no response}');
    const program = `const errs = require('restify-errors');
      const server = require('restify').createServer({});
      server.get('/c', ${handler});
      server.listen(0, '127.0.0.1', () => require('node:http').get(server.url + '/c', ({ statusCode }) => console.log(statusCode)).on('error', () => {}));`;
    const child = spawn(process.execPath, ['--eval', program], { stdio: ['ignore', 'pipe', 'ignore'], cwd: fileURLToPath(new URL('.', import.meta.url)) });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toStrictEqual({ code: 1, said: '' });
  });

  it('says nothing of the answers to errors that listeners get', () => {
    const statements = "server.on('NotFound', (req, res, error, done) => done()); server.get('/c', (req, res, next) => next(new errs.NotFoundError('x')));";
    expect(inferredOf(file, [statements, ''])).toBe('!? yes');
  });
});
