/** Knows which answers have a body that HTTP or the contract forbids. */

import type { Contract } from '../contract/contract.js';
import { judgeBody } from '../contract/judge-body.js';
import type { Response } from '../model/response.js';
import { defineHttpRule } from '../rule-kit/define-http-rule.js';
import { offerStatusWithoutBody } from '../rule-kit/offer-change.js';
import { eachAnswer } from '../rule-kit/walk-model.js';
import { describeRow } from '../rule-kit/words.js';

export const noUnexpectedBody = defineHttpRule({
  name: 'no-unexpected-body',
  meta: {
    docs: {
      description: 'disallow a body where HTTP or the contract forbids one',
      recommended: true,
      strict: true,
    },
    messages: {
      bodyNotSent:
        'This body never reaches the client: an answer with {{code}} ends after its headers (RFC 9110). Drop the body, or answer another code.',
      bodyWithReset:
        'An answer with 205 has no content (RFC 9110, section 15.3.6), and whether this body is sent depends on the call. Drop the body, or answer another code.',
      bodyOnWire: 'An answer with {{code}} has no body. {{onWire}} Drop the body, or answer another code.',
      bodyForbidden: 'This body is sent, but the contract wants {{row}} without a body.',
      bodyOnMethod: '{{route}} answers {{code}} with a body {{where}}, and it is sent, but the contract wants {{row}} without a body.',
    },
    schema: [],
    defaultOptions: [],
    hasSuggestions: true,
  },
  *judge({ model, contract }) {
    for (const { response, route, method } of eachAnswer(model)) {
      const { status, bodyPlace, sentPlace } = response;
      if (status.kind !== 'known') continue;
      const verdict = judgeBody(contract, method, status.code, response.body);
      const place = bodyPlace ?? sentPlace;
      const code = String(status.code);
      if (verdict.kind === 'forbidden-by-http') {
        const change = offerStatusWithoutBody(response, { code: status.code, type: typeOf(contract, status.code) });
        yield { ...describeOnWire(response, code), place, change };
      } else if (verdict.kind === 'forbidden-by-contract') {
        const { row } = verdict;
        const change = offerStatusWithoutBody(response, row);
        const data = { code, row: describeRow(row) };
        if (row.code === status.code) yield { messageId: 'bodyForbidden', place, data, change };
        // Without a body of the author's, the right code is all that is missing: that is for `method-status` to say.
        else if (route !== undefined && !isPhrase(response)) yield { messageId: 'bodyOnMethod', place, data, route, change };
      }
    }
  },
});

/** Which message says what really goes over the wire. */
function describeOnWire({ bodyOnWire: onWire }: Response, code: string) {
  if (onWire !== undefined) return { messageId: 'bodyOnWire', data: { code, onWire } } as const;
  return code === '205' ? ({ messageId: 'bodyWithReset' } as const) : ({ messageId: 'bodyNotSent', data: { code } } as const);
}

/** A call that takes the code and no body sends the reason phrase: `sendStatus(200)`. */
function isPhrase({ body, bodyPlace, statusPlace, sentPlace }: Response): boolean {
  const isStatusOfCall = statusPlace.file === sentPlace.file && statusPlace.range[0] >= sentPlace.range[1];
  return body === 'yes' && bodyPlace === undefined && isStatusOfCall;
}

function typeOf(contract: Contract, code: number): string | undefined {
  return contract.success.get(code)?.type;
}
