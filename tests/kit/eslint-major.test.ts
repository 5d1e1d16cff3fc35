/** Proves that the process runs the ESLint major version that its vitest project names. */

import { createRequire } from 'node:module';

import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';

const major = Number(process.env['ESLINT_MAJOR']);
const requireHere = createRequire(import.meta.url);

/** What each major version's rule context still has: an alias that failed silently shows here. */
const contextMethods: Readonly<Record<number, { getScope: string; getFilename: string }>> = {
  8: { getScope: 'function', getFilename: 'function' },
  9: { getScope: 'undefined', getFilename: 'function' },
  10: { getScope: 'undefined', getFilename: 'undefined' },
};

interface EslintModule {
  readonly Linter: typeof Linter;
}

describe(`ESLint ${major}`, () => {
  it('is the version that an import gives', () => {
    expect(Linter.version.split('.')[0]).toBe(String(major));
  });

  it('is the version that a require gives', () => {
    const required = requireHere('eslint') as EslintModule;
    expect(required.Linter.version).toBe(Linter.version);
  });

  it('is the version that the rule tester requires', () => {
    const fromRuleTester = createRequire(requireHere.resolve('@typescript-eslint/rule-tester'));
    expect((fromRuleTester('eslint') as EslintModule).Linter.version).toBe(Linter.version);
  });

  it('gives rules the context of that version', () => {
    const seen: Record<string, string> = {};
    const linter = new Linter({ configType: 'flat' });
    const messages = linter.verify('a', [
      {
        plugins: {
          probe: {
            rules: {
              context: {
                create(context) {
                  seen['getScope'] = typeof Reflect.get(context, 'getScope');
                  seen['getFilename'] = typeof Reflect.get(context, 'getFilename');
                  return {};
                },
              },
            },
          },
        },
        rules: { 'probe/context': 'error' },
      },
    ]);
    expect(messages).toEqual([]);
    expect(seen).toEqual(contextMethods[major]);
  });
});
