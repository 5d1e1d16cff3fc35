/** Every configuration of the list answers with the real Payload, on a database that does nothing, what the analysis says. */

import * as payload from 'payload';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases } from './cases.js';

const names = [
  'APIError', 'AuthenticationError', 'FileUploadError', 'Forbidden', 'InvalidConfiguration', 'Locked', 'MissingFile', 'NotFound', 'QueryError', 'UnauthorizedError',
  'ValidationError', 'buildConfig',
] as const;

const HELPERS = `const fail = (status) => Response.json({}, { status });
const guarded = (handler) => async (req) => { if (req.nothing) return fail(401); return await handler(req); };`;

const file: ServedFile = {
  manifest: { name: 'p', dependencies: { payload: '^3.0.0' } },
  version: 3,
  head: `import { ${names.join(', ')} } from 'payload';
import { database } from 'elsewhere';
const serve = (config) => buildConfig({ ...config, secret: 's', db: database });
${HELPERS}`,
};

const database = {
  defaultIDType: 'text',
  init: () => ({ name: 'none', packageName: 'none', defaultIDType: 'text', init: async () => {}, connect: async () => {}, destroy: async () => {}, find: async () => ({ docs: [] }), findOne: async () => null }),
};

let count = 0;

async function answerOfPayload(statements: string, request: string | undefined): Promise<Response> {
  let config: unknown;
  const serve = (given: object): void => {
    config = payload.buildConfig({ ...given, secret: 's', db: database, telemetry: false, typescript: { autoGenerate: false }, logger: { options: { level: 'silent' } } } as unknown as payload.Config);
  };
  await runStatements(`${HELPERS}\n${statements}`, { ...payload, serve });
  const [method, path] = partsOf(request);
  count += 1;
  return await payload.handleEndpoints({
    config: config as Promise<payload.SanitizedConfig>,
    request: new Request(`http://localhost${path.replaceAll(/:\w+/g, '1')}`, { method }),
    payloadInstanceCacheKey: `case ${String(count)}`,
  });
}

describe('Payload', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    const answer = await answerOfPayload(statements, request);
    if (/\d/.test(expected)) expect(await answerAmong(expected, answer), `the real code is ${String(answer.status)}`).toBeDefined();
  });
});
