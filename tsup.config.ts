/** How the package is built: one bundle and its declarations for each module system, the command, and the formatters. */

import { readFileSync } from 'node:fs';

import type { Options } from 'tsup';
import { defineConfig } from 'tsup';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

const shared: Options = {
  entry: ['src/index.ts'],
  target: 'node20',
  platform: 'node',
  define: { PACKAGE_VERSION: JSON.stringify(version) },
  splitting: false,
  shims: true,
  removeNodeProtocol: false,
};
// tsup's declaration build sets `baseUrl`, which TypeScript 6 deprecates.
const compilerOptions = { ignoreDeprecations: '6.0' };

export default defineConfig([
  {
    ...shared,
    format: 'esm',
    dts: {
      compilerOptions,
      // ESLint's own types are those of CommonJS: only there can the types of a configuration be extended.
      banner: '/// <reference path="./index.d.cts" />',
    },
  },
  {
    ...shared,
    format: 'cjs',
    cjsInterop: true,
    // cjsInterop alone leaves `require()` with `{ default }`.
    footer: { js: 'module.exports = module.exports.default;' },
    dts: { compilerOptions },
  },
  { ...shared, entry: { cli: 'src/cli/main.ts' }, format: 'esm' },
  // Without `shims`, which nothing here needs.
  { ...shared, entry: { sarif: 'src/formatters/sarif.ts', github: 'src/formatters/github.ts' }, format: 'esm', shims: false },
]);
