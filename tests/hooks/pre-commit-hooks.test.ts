/** The hook that the package gives to the pre-commit framework is the one that the documentation shows. */

import { readFileSync } from 'node:fs';

import { expect, it } from 'vitest';
import { parse } from 'yaml';

import { readCodeBlocks } from '../docs/code-blocks.js';

interface Hook {
  readonly id: string;
  readonly name: string;
  readonly entry: string;
}

it('is the same as the local hook', () => {
  const [published] = parse(readFileSync(new URL('../../.pre-commit-hooks.yaml', import.meta.url), 'utf8')) as readonly (Hook & { readonly description: string })[];
  const pages = readCodeBlocks(new URL('../../rules-docs/reference/hooks-and-ci.md', import.meta.url));
  const [used, local] = pages
    .filter(({ heading, language }) => heading === 'The pre-commit framework' && language === 'yaml')
    .map(({ text }) => (parse(text) as { readonly repos: readonly [{ readonly hooks: readonly [Hook] }] }).repos[0].hooks[0]);
  expect(published).toEqual({ ...local, description: published?.description });
  expect(used?.id).toBe(published?.id);
});
