/** Shows that both rule testers run a rule under the ESLint version under test. */

import { ESLintUtils } from '@typescript-eslint/utils';

import { ruleTester, typescriptRuleTester } from './rule-tester.js';

const noAnswer = ESLintUtils.RuleCreator.withoutDocs({
  meta: {
    type: 'problem',
    docs: { description: 'reports calls of answer' },
    messages: { answer: 'Call of answer in {{file}}.' },
    schema: [],
  },
  create(context) {
    return {
      'CallExpression[callee.name="answer"]'() {
        const name = context.filename.split(/[\\/]/u).at(-1);
        context.report({ loc: { line: 1, column: 0 }, messageId: 'answer', data: { file: name } });
      },
    };
  },
});

ruleTester.run('espree', noAnswer, {
  valid: [{ name: 'says nothing', code: 'question();' }],
  invalid: [
    {
      name: 'reports in a JavaScript file',
      code: 'answer();',
      errors: [{ messageId: 'answer', data: { file: 'app.js' }, line: 1, column: 1 }],
    },
  ],
});

typescriptRuleTester.run('typescript', noAnswer, {
  valid: [{ name: 'says nothing', code: 'const value: number = question() as number;' }],
  invalid: [
    {
      name: 'reports in a TypeScript file',
      code: 'answer<string>();',
      errors: [{ messageId: 'answer', data: { file: 'app.ts' }, line: 1, column: 1 }],
    },
  ],
});
