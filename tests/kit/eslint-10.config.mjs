/** The project's lint configuration for ESLint 10, which reads no `.eslintrc`: the same rules through FlatCompat. */

import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

import { FlatCompat } from '@eslint/eslintrc';
import js from '@eslint/js';
import eslintPlugin from 'eslint-plugin-eslint-plugin';

const config = { ...createRequire(import.meta.url)('../../.eslintrc.cjs') };
// A flat configuration has no such key.
delete config.root;

const compat = new FlatCompat({
  baseDirectory: fileURLToPath(new URL('../..', import.meta.url)),
  recommendedConfig: js.configs.recommended,
});

export default [
  ...compat.config(config),
  // This plugin has no configuration for `.eslintrc`.
  { ...eslintPlugin.configs.recommended, files: ['src/rules/*.ts', 'src/rule-kit/*.ts'] },
];
