/** Each suggestion is applied: the text is what a person would write, the analysis of the result says what was asked for, and the real framework answers so. */

import { describe, expect, it } from 'vitest';
import { frameworks } from './frameworks.js';
import { inferredOf, suggestedPrograms } from './suggested-program.js';

describe.each(Object.entries(frameworks))('%s', (_name, framework) => {
  it.each(framework.cases.map(([statement, withStatus, withoutBody]) => ({ statement, withStatus, withoutBody })))('$statement', async ({ statement, withStatus, withoutBody }) => {
    const [created, empty] = suggestedPrograms(framework, statement);
    // The imports may have changed, too.
    const statementIn = (program: string | undefined): string | undefined => {
      const [before, after] = framework.programOf('|').split(/ *\|/);
      if (program === undefined) return undefined;
      const lines = (before ?? '').split('\n').length - 1;
      return program.split('\n').slice(lines).join('\n').slice(0, -(after ?? '').length).replaceAll(/^ {2}(?=.*)/gm, (indent) => (framework.programOf('x').includes('  x') ? '' : indent));
    };
    expect([statementIn(created), statementIn(empty)]).toEqual([withStatus, withoutBody]);
    if (created !== undefined) {
      expect(inferredOf(framework, created)).toMatch(/^201 \w+$/);
      expect((await framework.answer(created)).status).toBe(201);
    }
    if (empty !== undefined) {
      expect(inferredOf(framework, empty)).toBe('204 no');
      const answer = await framework.answer(empty);
      expect([answer.status, (await answer.arrayBuffer()).byteLength]).toEqual([204, 0]);
    }
  });
});
