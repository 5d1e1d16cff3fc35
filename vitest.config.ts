/** Which tests run, and the rule tests once under each major version of ESLint. */

import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

const eslintPackages = { 8: 'eslint-v8', 9: 'eslint-v9', 10: 'eslint' } as const;
const perMajor = ['tests/rules/**/*.test.ts', 'tests/kit/**/*.test.ts'];
/** Those of the built package, and of the scripts that need it. */
const built = ['tests/package.test.ts', 'tests/quality.test.ts', 'tests/consumers/**/*.test.ts', 'tests/ci/**/*.test.ts', 'tests/editor/**/*.test.ts', 'tests/hooks/**/*.test.ts', 'tests/oxlint/**/*.test.ts', 'tests/new-user/**/*.test.ts', 'tests/cli/run-command.test.ts'];
/** Those that share nothing but what they import: they run in the same processes, which import it once. */
const together = [
  ...['analysis', 'benchmarks', 'cli', 'contract', 'docs', 'evaluator', 'formatters', 'frameworks', 'modules', 'rule-kit', 'settings'].map((folder) => `tests/${folder}/**/*.test.ts`),
  'tests/layers.test.ts',
  'tests/docs.test.ts',
];
const redirect = fileURLToPath(new URL('tests/kit/eslint-major-redirect.cjs', import.meta.url));

/** What the build defines; a new object for each project, because vitest empties it. */
const createDefine = () => ({ PACKAGE_VERSION: JSON.stringify('0.0.0-test') });

export default defineConfig({
  test: {
    pool: 'forks',
    testTimeout: 30_000,
    hookTimeout: 120_000,
    // The default leaves one processor out, which is half of a small machine.
    maxWorkers: '100%',
    reporters: ['default', './tests/kit/count-reporter.ts'],
    projects: [
      ...Object.entries(eslintPackages).map(([major, eslintPackage]) => ({
        define: createDefine(),
        // For imports that vite resolves; the redirect does the same for `require`.
        resolve: { alias: [{ find: /^eslint(?=$|\/)/, replacement: eslintPackage }] },
        test: {
          name: `eslint${major}`,
          include: perMajor,
          pool: 'forks' as const,
          isolate: false,
          testTimeout: 30_000,
          execArgv: ['--require', redirect],
          env: { ESLINT_MAJOR: major, ESLINT_PACKAGE: eslintPackage },
        },
      })),
      {
        define: createDefine(),
        test: {
          name: 'together',
          include: together,
          exclude: built,
          pool: 'forks' as const,
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        define: createDefine(),
        test: {
          name: 'once',
          include: ['tests/**/*.test.ts'],
          exclude: [...perMajor, ...built, ...together],
          pool: 'forks' as const,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        define: createDefine(),
        test: {
          name: 'built',
          include: built,
          pool: 'forks' as const,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          globalSetup: ['tests/kit/build-when-stale.ts'],
        },
      },
    ],
  },
});
