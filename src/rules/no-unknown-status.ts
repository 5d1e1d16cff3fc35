/** Knows which answers have a code that the contract does not have, or that is no HTTP status at all, and which statuses are not sent. */

import type { Contract } from '../contract/contract.js';
import { judgeStatus } from '../contract/judge-status.js';
import type { StatusOrigin } from '../model/status.js';
import { defineHttpRule } from '../rule-kit/define-http-rule.js';
import { eachHandled } from '../rule-kit/walk-model.js';
import { joinWords } from '../rule-kit/words.js';

const CLASSES = ['1xx', '2xx', '3xx', '4xx', '5xx'] as const;

/** A class of codes, or one code. */
export type CodePattern = (typeof CLASSES)[number] | number;

export interface UnknownStatusOptions {
  readonly ignore: readonly CodePattern[];
}

const defaults: UnknownStatusOptions = { ignore: [] };
const FAULTS = { 'not-http': 'notSent', 'not-read': 'notRead', undeclared: 'undeclared' } as const;
/** Redirects and interim answers are outside of most tables. */
const presetOptions = [{ ignore: ['1xx', '3xx'] }];

export const noUnknownStatus = defineHttpRule<[UnknownStatusOptions], 'unknownCode' | 'unknownDefault' | 'unknownErrorCode' | 'notSent' | 'notRead' | 'undeclared' | 'notHttp'>({
  name: 'no-unknown-status',
  meta: {
    docs: {
      description: 'disallow status codes that are in no row of the contract',
      recommended: presetOptions,
      strict: presetOptions,
    },
    messages: {
      unknownCode: "The contract '{{contract}}' has no code {{code}}; {{known}}.",
      unknownDefault:
        "No status is set here and {{framework}} sends {{code}} by default, but the contract '{{contract}}' has no code {{code}}; {{known}}.",
      unknownErrorCode:
        "{{framework}} answers this error with {{code}}, but the contract '{{contract}}' has no code {{code}}; {{known}}.",
      notSent: '{{value}} is no HTTP status code (RFC 9110, section 15: 100 to 599). {{consequence}}',
      notRead: 'The status {{value}} is not sent. {{consequence}}',
      undeclared: 'The status {{value}} is not declared. {{consequence}} Answer a code that it declares, or add {{value}} to its responses.',
      notHttp:
        '{{code}} is no HTTP status code (RFC 9110, section 15: 100 to 599), but it is sent, and clients may take it for a server error. Answer a code of the contract.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          ignore: {
            description: 'Codes, and classes of codes, that are not reported.',
            type: 'array',
            items: { anyOf: [{ type: 'string', enum: [...CLASSES] }, { type: 'integer', minimum: 100, maximum: 599 }] },
            uniqueItems: true,
          },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [defaults],
    hasSuggestions: false,
  },
  *judge({ model, contract }, { ignore }) {
    for (const { framework, outcome } of eachHandled(model)) {
      for (const { kind, value, consequence, place } of outcome.invalidStatuses) {
        yield { messageId: FAULTS[kind], place, data: { value, consequence } };
      }
      for (const { status, statusPlace: place } of outcome.responses) {
        if (status.kind !== 'known' || isIgnored(status.code, ignore)) continue;
        const code = String(status.code);
        if (status.code > 599) yield { messageId: 'notHttp', place, data: { code } };
        else if (judgeStatus(contract, null, status.code).kind === 'unknown-code') {
          const data = { code, contract: contract.name, known: describeKnown(contract, status.code) };
          yield { messageId: messageOf(status.origin), place, data: { ...data, framework } };
        }
      }
    }
  },
});

function isIgnored(code: number, ignore: readonly CodePattern[]): boolean {
  return ignore.some((pattern) => pattern === code || pattern === `${Math.floor(code / 100)}xx`);
}

function messageOf(origin: StatusOrigin): 'unknownCode' | 'unknownDefault' | 'unknownErrorCode' {
  if (origin === 'default') return 'unknownDefault';
  return origin === 'error' ? 'unknownErrorCode' : 'unknownCode';
}

/** The codes that could be meant instead. */
function describeKnown({ success, errors }: Contract, code: number): string {
  const [kind, rows] = code >= 400 ? (['error', errors] as const) : (['success', success] as const);
  if (rows.size === 0) return `it has no ${kind} codes`;
  return `its ${kind} codes are ${joinWords([...rows.keys()].map(String))}`;
}
