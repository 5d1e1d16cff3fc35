/** Every program of the list answers with the real h3 2, on Node's server, what the analysis says. */

import * as h3 from 'h3';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedCase, type ServedFile } from '../web/served-case.js';
import { cases, madeCases } from './cases-v2.js';

const names = Object.keys(h3).filter((name) => /^[a-zA-Z]\w+$/.test(name) && name !== 'default');
const file = (made: string): ServedFile => ({
  manifest: { name: 'p', dependencies: { h3: '^2.0.0' } },
  version: 2,
  head: `import { ${names.join(', ')} } from 'h3';\n${made}`,
  foot: 'serve(app);',
});

async function answerOf(statements: string, request: string | undefined): Promise<Response> {
  let app: h3.H3 | undefined;
  const take = (made: h3.H3): void => {
    app = made;
  };
  await runStatements(`${statements}\ntake(app);`, { ...h3, take });
  const server = h3.serve(app as h3.H3, { port: 0, hostname: '127.0.0.1', silent: true });
  try {
    await server.ready();
    const [method, path] = partsOf(request);
    return await fetch(new URL(path, server.url), { method, redirect: 'manual' });
  } finally {
    await server.close(true);
  }
}

async function expectAlike(made: string, served: ServedCase): Promise<void> {
  const [statements, expected, request] = served;
  expect(inferredOf(file(made), served)).toBe(expected);
  const answer = await answerOf(`${made}\n${statements}`, request);
  expect(await answerAmong(expected, answer), `the real code is ${String(answer.status)}`).toBeDefined();
}

describe('h3 2', () => {
  it.each(cases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    await expectAlike('const app = new H3();', served);
  });

  it.each(madeCases.map((served) => ({ served, name: served[0] })))('$name', async ({ served }) => {
    await expectAlike('', served);
  });
});
