/**
 * Every handler of the list answers with the real Express 4 what the analysis says of a route file of Medusa 2. The package itself needs a database to start: its loader
 * of routes (a handler is called within a promise, and what it fails with is handed on) and its error handler are written here as its source 2.21 has them.
 */

import { createServer, type RequestListener } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { compileHandler } from '../web/compile-handler.js';
import { answerAmong, sayAnswers } from '../web/say-answers.js';
import { handlers } from './handlers.js';

type Next = (error: unknown) => void;
type Application = RequestListener & {
  readonly get: (path: string, handler: (req: unknown, res: unknown, next: Next) => void) => void;
  readonly use: (handler: (...args: readonly unknown[]) => unknown) => void;
};

const express = createRequire(import.meta.url)('express-v4') as () => Application;

/** @medusajs/utils, common/errors.js */
class MedusaError extends Error {
  static readonly Types = {
    DB_ERROR: 'database_error', DUPLICATE_ERROR: 'duplicate_error', INVALID_ARGUMENT: 'invalid_argument', INVALID_DATA: 'invalid_data', UNAUTHORIZED: 'unauthorized', FORBIDDEN: 'forbidden',
    NOT_FOUND: 'not_found', NOT_ALLOWED: 'not_allowed', UNEXPECTED_STATE: 'unexpected_state', CONFLICT: 'conflict', PAYMENT_AUTHORIZATION_ERROR: 'payment_authorization_error',
  };
  readonly date = new Date();

  constructor(readonly type: string, message: string) {
    super(message);
  }
}

/** @medusajs/framework, http/middlewares/error-handler.js */
function statusOf(error: { readonly type?: string; readonly name?: string }): number {
  switch (error.type ?? error.name) {
    case 'QueryRunnerAlreadyReleasedError':
    case 'TransactionAlreadyStartedError':
    case 'TransactionNotStartedError':
    case 'conflict':
      return 409;
    case 'unauthorized':
      return 401;
    case 'forbidden':
      return 403;
    case 'payment_authorization_error':
    case 'duplicate_error':
      return 422;
    case 'not_allowed':
    case 'invalid_data':
      return 400;
    case 'not_found':
      return 404;
    default:
      return 500;
  }
}

const file = 'src/api/c/route.ts';

function inferred(source: string): string {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { '@medusajs/framework': '2.21.2' } } });
  const text = `import { MedusaError } from '@medusajs/framework/utils';\nexport const GET = ${source};`;
  return modelInProject(project, file, text).routes.map(({ outcome }) => sayAnswers(outcome)).join('; ');
}

async function answerOf(source: string): Promise<Response> {
  const handler = compileHandler(source, { MedusaError });
  const app = express();
  app.get('/c', (req, res, next) => {
    Promise.resolve()
      .then(() => handler(req, res, next))
      .catch(next);
  });
  // As a text, because it is no answer of this project.
  app.use(compileHandler('(error, req, res, next) => { res.status(statusOf(error)).json({ type: error.type, message: error.message }); }', { statusOf }));
  const server = createServer(app).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    return await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/c`, { redirect: 'manual' });
  } finally {
    server.close();
  }
}

describe('Medusa', () => {
  it.each(handlers)('%s', async (source, expected) => {
    expect(inferred(source)).toBe(expected);
    const answer = await answerOf(source);
    expect(await answerAmong(expected, answer), `the real code is ${String(answer.status)}`).toBeDefined();
  });
});
