/** The example API: what the plugin finds in it, right and wrong answers apart. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { ESLint } from 'eslint';
import { expect, it } from 'vitest';

import plugin from '../src/index.js';

const cwd = fileURLToPath(new URL('../examples/express-api', import.meta.url));

it('is linted with its contract', () => {
  expect(readFileSync(join(cwd, 'eslint.config.js'), 'utf8')).toContain("{ settings: { 'http-contract': { contract: './contract.yaml' } } }");
});

it('has these findings, each below a comment that says what is wrong', async () => {
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      { files: ['src/**/*.js'], languageOptions: { sourceType: 'commonjs' } },
      plugin.configs.recommended,
      { settings: { 'http-contract': { contract: './contract.yaml' } } },
    ],
  });
  const results = await eslint.lintFiles(['src']);
  const findings = results.flatMap(({ filePath, messages }) =>
    messages.map(
      ({ line, ruleId, message }) =>
        `${filePath.slice(join(cwd, 'src/').length)}:${line} ${ruleId ?? ''}: ${message}`,
    ),
  );
  expect(findings).toMatchSnapshot();
  const found = new Set(findings.map((finding) => finding.replace(/^.*? http-contract\/(.*?): .*$/u, '$1')));
  expect([...found].sort()).toEqual([
    'method-status',
    'no-unexpected-body',
    'no-unknown-status',
    'no-unmapped-cause',
  ]);
});
