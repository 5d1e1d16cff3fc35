/** Knows which answers have a code that the contract does not give to the method of their route. */

import type { SuccessRow } from '../contract/contract.js';
import { judgeStatus } from '../contract/judge-status.js';
import type { Response } from '../model/response.js';
import { defineHttpRule } from '../rule-kit/define-http-rule.js';
import type { Change } from '../rule-kit/finding.js';
import { offerStatus, offerStatusWithoutBody } from '../rule-kit/offer-change.js';
import { eachAnswer } from '../rule-kit/walk-model.js';
import { describeRow, joinWords } from '../rule-kit/words.js';

export const methodStatus = defineHttpRule({
  name: 'method-status',
  meta: {
    docs: {
      description: 'require the status code that the contract gives to the method of the route',
      recommended: true,
      strict: true,
    },
    messages: {
      wrongCode: "{{route}} answers {{code}} {{where}}, but the contract's {{expected}}.",
      wrongDefault:
        "{{route}} answers {{code}} {{where}}, because no status is set and {{framework}} sends {{code}} by default, but the contract's {{expected}}.",
      wrongErrorCode: '{{route}} answers {{code}} {{where}}, but the contract has {{row}} only for {{methods}}.',
    },
    schema: [],
    defaultOptions: [],
    hasSuggestions: true,
  },
  *judge({ model, contract }) {
    for (const { response, framework, route, method } of eachAnswer(model)) {
      const { status, statusPlace: place } = response;
      if (route === undefined || method === null || status.kind !== 'known') continue;
      const verdict = judgeStatus(contract, method, status.code);
      if (verdict.kind !== 'wrong-method') continue;
      const { row, expected } = verdict;
      const code = String(status.code);
      if (expected.length === 0) {
        const methods = joinWords([...(row.methods ?? [])]);
        yield { messageId: 'wrongErrorCode', place, route, data: { code, row: describeRow(row), methods } };
        continue;
      }
      yield {
        messageId: status.origin === 'default' ? 'wrongDefault' : 'wrongCode',
        place,
        route,
        data: { code, expected: describeExpected(method, expected), framework },
        change: findChange(response, status.code, expected),
      };
    }
  },
});

function describeExpected(method: string, rows: readonly SuccessRow[]): string {
  const codes = joinWords(rows.map(describeRow), 'or');
  return rows.length === 1 ? `code for ${method} is ${codes}` : `codes for ${method} are ${codes}`;
}

/** The right code, when there is exactly one; what answers a redirect is no answer with 200. */
function findChange(response: Response, code: number, [row, ...others]: readonly SuccessRow[]): Change | undefined {
  if (row === undefined || others.length > 0 || Math.floor(row.code / 100) !== Math.floor(code / 100)) return undefined;
  return row.body === 'forbidden' && response.body !== 'no'
    ? offerStatusWithoutBody(response, row)
    : offerStatus(response, row);
}
