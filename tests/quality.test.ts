/** The checks that a change must pass beside the tests: types, lint under three ESLint versions, docs, package. */

import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Runs a script of package.json; resolves with what it printed when it fails, and with nothing when it passes. */
function collectComplaints(script: string): Promise<string> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', script], { cwd: root }, (error, stdout, stderr) => {
      resolve(error === null ? '' : `${stdout}${stderr}`);
    });
  });
}

it.each([
  ['typecheck', 'the types are right'],
  ['lint:eslint8', 'ESLint 8 finds nothing'],
  ['lint:eslint9', 'ESLint 9 finds nothing'],
  ['lint:eslint10', 'ESLint 10 finds nothing'],
  ['docs:check', 'the generated parts of the docs are up to date'],
  ['check:package', 'the package resolves, with its types, from every kind of module'],
  ['check:unused', 'nothing is unused'],
])('npm run %s: %s', async (script) => {
  expect(await collectComplaints(script)).toBe('');
});
