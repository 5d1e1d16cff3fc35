/** The published types fit `defineConfig` of ESLint 9 and 10, and check rule options and settings. */

import { basename, join } from 'node:path';

import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Consumer } from './consumer.js';

/** Type-checks a project together with the plugin's declarations; `file:line: message` for each error. */
function collectErrors(folder: string): readonly string[] {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile) as {
    config: unknown;
  };
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  const program = ts.createProgram(fileNames, options);
  return ts.getPreEmitDiagnostics(program).flatMap(({ file, start = 0, messageText }) => {
    // What other packages declare wrongly is not ours.
    if (file === undefined || !file.fileName.startsWith(folder)) return [];
    const { line } = file.getLineAndCharacterOfPosition(start);
    const message = ts.flattenDiagnosticMessageText(messageText, ' ');
    return [`${basename(file.fileName)}:${line + 1}: ${message}`];
  });
}

describe.each([9, 10] as const)('ESLint %i', (major) => {
  let consumer: Consumer;
  let errors: readonly string[];

  beforeAll(() => {
    consumer = new Consumer(major, 'typescript');
    errors = collectErrors(consumer.folder);
  });
  afterAll(() => {
    consumer.remove();
  });

  it('takes the presets and right options', () => {
    expect(errors.filter((error) => !error.startsWith('wrong-'))).toEqual([]);
  });

  it('refuses a wrong rule option', () => {
    expect(errors.filter((error) => error.startsWith('wrong-option'))).toEqual([
      expect.stringMatching(/^wrong-option\.ts:6: .*'ignored'/u),
    ]);
  });

  it('refuses a wrong setting, where the types of ESLint know settings', () => {
    expect(errors.filter((error) => error.startsWith('wrong-setting'))).toEqual(
      major === 9 ? [] : [expect.stringMatching(/^wrong-setting\.ts:6: /u)],
    );
  });
});
