/** The one lint configuration of this project, for ESLint 8 and 9; ESLint 10 reads it through FlatCompat. */

'use strict';

const { mayImport } = require('./tests/kit/layers.cjs');

const layers = Object.keys(mayImport);

/** The import directions of one layer as a `no-restricted-imports` option. */
function restrictImports(layer) {
  const allowed = mayImport[layer];
  const patterns = layers
    // Every folder may have an `index.js` of its own; the test of the layers tells them apart.
    .filter((other) => other !== layer && other !== 'index' && !allowed.includes(other))
    .map((other) => {
      const files = allowed.filter((path) => path.startsWith(`${other}/`));
      return {
        group: [
          `**/${other}.js`,
          `**/${other}/**`,
          ...files.map((path) => `!**/${path}.js`),
        ],
        message: `src/${layer} may import only ${allowed.join(', ') || 'its own files'}.`,
      };
    });
  return ['error', { patterns }];
}

module.exports = {
  root: true,
  noInlineConfig: true,
  reportUnusedDisableDirectives: true,
  parser: '@typescript-eslint/parser',
  parserOptions: { ecmaVersion: 2024, sourceType: 'module' },
  env: { es2022: true, node: true },
  extends: ['eslint:recommended', 'plugin:http-contract/legacy-recommended'],
  ignorePatterns: ['dist', 'coverage', 'node_modules', 'examples', 'tests/fixtures'],
  rules: {
    curly: ['error', 'multi-line'],
    eqeqeq: 'error',
    'no-console': 'error',
    // Texts are searched for such characters on purpose.
    'no-control-regex': 'off',
    'no-duplicate-imports': ['error', { includeExports: false }],
    'no-restricted-syntax': [
      'error',
      { selector: 'TSAnyKeyword', message: 'Use a real type, or unknown and a check.' },
    ],
    'no-var': 'error',
    'no-warning-comments': [
      'error',
      { terms: ['todo', 'fixme', 'xxx', '@ts-ignore', '@ts-expect-error', '@ts-nocheck'] },
    ],
    'object-shorthand': 'error',
    'prefer-const': 'error',
  },
  overrides: [
    {
      files: ['*.ts'],
      rules: {
        // TypeScript knows these better.
        'no-redeclare': 'off',
        'no-undef': 'off',
        'no-unused-vars': 'off',
        // `import type` stands beside `import` of the same module.
        'no-duplicate-imports': 'off',
      },
    },
    { files: ['*.cjs'], parserOptions: { sourceType: 'script' } },
    {
      files: ['src/**/*.ts'],
      // Data.
      excludedFiles: ['src/contract/built-in/*', 'src/frameworks/status-constants-data.ts'],
      rules: { 'max-lines': ['warn', { max: 400 }] },
    },
    // What `==` means is told by `==`.
    { files: ['src/evaluator/operator.ts'], rules: { eqeqeq: 'off' } },
    { files: ['benchmarks/**/*.{ts,cjs}', 'scripts/**'], rules: { 'no-console': 'off' } },
    ...layers.map((layer) => ({
      files: [`src/${layer}.ts`, `src/${layer}/**/*.ts`],
      rules: { 'no-restricted-imports': restrictImports(layer) },
    })),
  ],
};
