/** Every program of the list answers with the real h3 1, on Node's server, what the analysis says. */

import { createServer } from 'node:http';
import * as h3 from 'h3-v1';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedCase, type ServedFile } from '../web/served-case.js';
import { cases, madeCases } from './cases-v1.js';

const names = Object.keys(h3).filter((name) => /^[a-zA-Z]\w+$/.test(name) && name !== 'default');
const file = (made: string): ServedFile => ({
  manifest: { name: 'p', dependencies: { h3: '^1.0.0' } },
  version: 1,
  head: `import { ${names.join(', ')} } from 'h3';\nimport { createServer } from 'node:http';\n${made}`,
  foot: 'createServer(toNodeListener(app)).listen(3000);',
});

async function answerOf(statements: string, request: string | undefined): Promise<Response> {
  let app: h3.App | undefined;
  const take = (made: h3.App): void => {
    app = made;
  };
  await runStatements(`${statements}\ntake(app);`, { ...h3, take });
  const server = createServer(h3.toNodeListener(app as h3.App)).listen(0, '127.0.0.1');
  try {
    await new Promise((resolve) => server.once('listening', resolve));
    const [method, path] = partsOf(request);
    return await fetch(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}${path}`, { method, redirect: 'manual' });
  } finally {
    server.close();
  }
}

async function expectAlike(made: string, served: ServedCase): Promise<void> {
  const [statements, expected, request] = served;
  expect(inferredOf(file(made), served)).toBe(expected);
  const answer = await answerOf(`${made}\n${statements}`, request);
  if (!expected.includes('{')) expect(await answerAmong(expected, answer), `the real code is ${String(answer.status)}`).toBeDefined();
}

describe('h3 1', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    await expectAlike('const app = createApp();', served);
  });

  it.each(madeCases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    await expectAlike('', served);
  });
});
