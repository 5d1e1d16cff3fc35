/** The built package finds the same in real projects, under every ESLint version and kind of configuration. */

import { afterAll, describe, expect, it } from 'vitest';

import type { EslintMajor } from './consumer.js';
import { Consumer, listFindings } from './consumer.js';

const javaScriptFindings = [
  '9 http-contract/method-status error',
  '13 http-contract/no-unexpected-body error',
  '17 http-contract/no-unknown-status error',
  '21 http-contract/no-unmapped-cause error',
];
const typeScriptFindings = ['7 http-contract/method-status error'];

const consumers: Consumer[] = [];

function createConsumer(major: EslintMajor, configuration: string): Consumer {
  const consumer = new Consumer(major, configuration);
  consumers.push(consumer);
  return consumer;
}

afterAll(() => {
  for (const consumer of consumers) consumer.remove();
});

describe.each([8, 9, 10] as const)('ESLint %i', (major) => {
  it('lints with a CommonJS flat configuration', async () => {
    const run = await createConsumer(major, 'cjs').lint();
    expect(run.stderr).toBe('');
    expect(listFindings(run, 'app.js')).toEqual(javaScriptFindings);
    expect(listFindings(run, 'sum.js')).toEqual([]);
    expect(run.exitCode).toBe(1);
  });

  it('lints with an ESM flat configuration, JavaScript and TypeScript', async () => {
    const run = await createConsumer(major, 'esm').lint();
    expect(run.stderr).toBe('');
    expect(listFindings(run, 'app.js')).toEqual(javaScriptFindings);
    expect(listFindings(run, 'users.ts')).toEqual(typeScriptFindings);
  });
});

// ESLint reads `eslint.config.ts` since 9.18.
it.each([9, 10] as const)('lints with a TypeScript configuration under ESLint %i', async (major) => {
  const run = await createConsumer(major, 'typescript').lint();
  expect(run.stderr).toBe('');
  expect(listFindings(run, 'app.js')).toEqual(
    javaScriptFindings.map((finding) =>
      finding.includes('no-unknown-status') ? finding.replace('error', 'warning') : finding,
    ),
  );
  expect(listFindings(run, 'users.ts')).toEqual(typeScriptFindings);
});

// ESLint 10 reads no `.eslintrc`.
it.each([8, 9] as const)('lints with a legacy configuration under ESLint %i', async (major) => {
  const consumer = createConsumer(major, 'legacy');
  const run = await consumer.lintLegacy();
  expect(listFindings(run, 'app.js')).toEqual(javaScriptFindings);
  expect(listFindings(run, 'users.ts')).toEqual(typeScriptFindings);
  expect(run.exitCode).toBe(1);
});
