/** The rule testers, bound to vitest and to the ESLint version under test. */

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { RuleTester } from '@typescript-eslint/rule-tester';
import { afterAll, describe, it } from 'vitest';

RuleTester.afterAll = afterAll;
RuleTester.describe = describe;
RuleTester.describeSkip = describe.skip;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.itSkip = it.skip;

const requireHere = createRequire(import.meta.url);
/** The parser that ESLint itself would take: each major version depends on its own espree. */
const espree = createRequire(requireHere.resolve('eslint/package.json'))('espree') as {
  parse: (text: string, options?: object) => unknown;
};

// ESLint 8 finds no configuration for a relative file name.
const file = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/project/src/${name}`, import.meta.url));

/** Runs cases as JavaScript modules (`app.js`), parsed by espree. CommonJS code is read as well. */
export const ruleTester = new RuleTester({
  languageOptions: { parser: espree, ecmaVersion: 2024, sourceType: 'module' },
  defaultFilenames: { ts: file('app.js'), tsx: file('app.jsx') },
});

/** Runs cases as TypeScript modules (`app.ts`), without type information. */
export const typescriptRuleTester = new RuleTester({
  defaultFilenames: { ts: file('app.ts'), tsx: file('app.tsx') },
});
