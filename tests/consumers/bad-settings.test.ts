/** A bad setting, a bad contract and a missing contract give one clear message per file, and no stack trace. */

import { afterEach, describe, expect, it } from 'vitest';

import type { LintRun } from './consumer.js';
import { Consumer } from './consumer.js';

let consumer: Consumer | undefined;

afterEach(() => {
  consumer?.remove();
});

/** Lints a project with these settings; `files` are written first. */
async function lintWith(
  major: 8 | 9 | 10,
  settings: unknown,
  files: Readonly<Record<string, string>> = {},
): Promise<LintRun> {
  consumer = new Consumer(major, 'esm');
  for (const [name, text] of Object.entries(files)) consumer.write(name, text);
  consumer.write(
    'eslint.config.mjs',
    `import httpContract from 'eslint-plugin-http-contract';
export default [
  httpContract.configs.recommended,
  { files: ['src/**/*.js'], settings: { 'http-contract': ${JSON.stringify(settings)} } },
];
`,
  );
  return consumer.lint();
}

/** Expects one message in the file with handlers, which holds every one of these words. */
function expectOneMessage(run: LintRun, ...words: readonly string[]): void {
  expect(run.stderr).toBe('');
  const messages = run.messages['app.js'] ?? [];
  expect(messages.map(({ message }) => message)).toHaveLength(1);
  const text = messages[0]?.message ?? '';
  for (const word of words) expect(text).toContain(word);
  expect(text).not.toMatch(/\n\s+at /u);
  expect(messages[0]?.fatal ?? false).toBe(false);
}

describe.each([8, 9, 10] as const)('ESLint %i', (major) => {
  it('names an unknown setting', async () => {
    const run = await lintWith(major, { contrakt: 'return-code' });
    expectOneMessage(run, 'http-contract', 'contrakt');
  });

  it('names a setting of the wrong type', async () => {
    const run = await lintWith(major, { versions: { express: 'five' } });
    expectOneMessage(run, 'versions.express');
  });

  it('names an error handler that is not there', async () => {
    const run = await lintWith(major, { errorHandler: './src/errors.js#handle' });
    expectOneMessage(run, 'errorHandler', './src/errors.js#handle');
  });

  it('names a contract file that is not there', async () => {
    const run = await lintWith(major, { contract: './contracts/missing.json' });
    expectOneMessage(run, 'contracts/missing.json');
  });

  it('names the bad key of a contract file', async () => {
    const run = await lintWith(
      major,
      { contract: './contract.json' },
      {
        'contract.json': JSON.stringify({
          name: 'ours',
          success: { 200: { type: 'OK', methods: 'GET' } },
          errors: {},
        }),
      },
    );
    expectOneMessage(run, 'contract.json', 'success.200.methods');
  });

  it('names the place of a syntax error in a YAML contract', async () => {
    const run = await lintWith(
      major,
      { contract: './contract.yaml' },
      { 'contract.yaml': 'name: ours\nsuccess: [1, 2\nerrors: {}\n' },
    );
    expectOneMessage(run, 'contract.yaml');
  });
});

const contract = `name: ours
extends: return-code
success:
  "200": { type: OK, methods: [GET, POST, PUT] }
  "201": null
`;

it('holds code against a YAML contract of the project', async () => {
  const run = await lintWith(10, { contract: './contract.yaml' }, { 'contract.yaml': contract });
  expect(run.messages['app.js']?.map(({ line }) => line)).toEqual([13, 17, 21]);
});

it('does so from CommonJS too, where the parser is loaded in another way', async () => {
  consumer = new Consumer(10, 'cjs');
  consumer.write('contract.yaml', contract);
  consumer.write(
    'eslint.config.cjs',
    `const httpContract = require('eslint-plugin-http-contract');
module.exports = [
  httpContract.configs.recommended,
  { settings: { 'http-contract': { contract: './contract.yaml' } } },
];
`,
  );
  const run = await consumer.lint();
  expect(run.messages['app.js']?.map(({ line }) => line)).toEqual([13, 17, 21]);
});
