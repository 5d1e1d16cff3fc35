/** Annotations of GitHub Actions: one command a line, whatever a message holds. */

import { expect, it } from 'vitest';

import formatForGithub from '../../src/formatters/github.js';

const context = { cwd: '/project' };

it('writes a command for each message', () => {
  const message = { ruleId: 'http-contract/method-status', severity: 2, message: 'a\n100 %', line: 3, column: 5, endLine: 3, endColumn: 9 } as const;
  const fatal = { ruleId: null, severity: 2, fatal: true, message: 'Parsing error', line: 1, column: 1 } as const;
  const reports = [
    { filePath: '/project/src/a, b.js', messages: [message, { ...message, severity: 1, message: 'c' } as const] },
    { filePath: '/project/c.js', messages: [fatal] },
  ];
  expect(formatForGithub(reports, context).split('\n')).toEqual([
    '::error file=src/a%2C b.js,line=3,col=5,endLine=3,endColumn=9,title=http-contract/method-status::a%0A100 %25',
    '::warning file=src/a%2C b.js,line=3,col=5,endLine=3,endColumn=9,title=http-contract/method-status::c',
    '::error file=c.js,line=1,col=1,title=eslint::Parsing error',
    '3 problems',
  ]);
});

it('says nothing of a run that found nothing', () => {
  expect(formatForGithub([{ filePath: '/project/a.js', messages: [] }], context)).toBe('');
});
