/** Knows which error answers do not name a cause that the contract has for their code. */

import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import type { CauseRow, ErrorRow } from '../contract/contract.js';
import type { CauseVerdict } from '../contract/judge-causes.js';
import { isMissingCause, judgeCauses } from '../contract/judge-causes.js';
import type { Response } from '../model/response.js';
import { defineHttpRule } from '../rule-kit/define-http-rule.js';
import type { Finding } from '../rule-kit/finding.js';
import { offerStatus } from '../rule-kit/offer-change.js';
import { placeEvidence } from '../rule-kit/place-evidence.js';
import type { HttpFile } from '../rule-kit/read-http-file.js';
import { eachAnswer } from '../rule-kit/walk-model.js';
import { describeCausePlaces, describeRow, joinWords, quote } from '../rule-kit/words.js';

/** `all`: evidence of a cause of other codes, and evidence of no cause. `misplaced`: only the former. */
export type ReportedEvidence = 'all' | 'misplaced' | 'off';

export interface UnmappedCauseOptions {
  readonly tokens: ReportedEvidence;
  readonly classes: ReportedEvidence;
  readonly messages: ReportedEvidence;
  /** Answers that name nothing, where the code has several causes. */
  readonly missing: boolean;
}

type MessageIds = 'misplaced' | 'unmapped' | 'missing';

const defaults: UnmappedCauseOptions = { tokens: 'all', classes: 'all', messages: 'misplaced', missing: false };
const optionOf = { token: 'tokens', class: 'classes', message: 'messages' } as const;
const nounOf = { token: 'token', class: 'error class', message: 'text' } as const;
/** The firmest evidence first. */
const order = ['token', 'class', 'message'] as const;

function reportedSchema(description: string): JSONSchema4 {
  return { description, type: 'string', enum: ['all', 'misplaced', 'off'] };
}

export const noUnmappedCause = defineHttpRule<[UnmappedCauseOptions], MessageIds>({
  name: 'no-unmapped-cause',
  meta: {
    docs: {
      description: 'require error answers to name a cause that the contract has for their code',
      recommended: true,
      strict: [{ messages: 'all', missing: true }],
    },
    messages: {
      misplaced: '{{text}} names a cause of {{elsewhere}}, but {{response}} answers {{code}}.',
      unmapped: "The {{noun}} {{text}} names no cause of {{code}} in the contract '{{contract}}', and {{response}} answers {{code}}, whose {{causes}}.",
      missing: 'This response answers {{row}} without naming a cause, but the contract has {{count}} of them. Name one with a token, an error class or a text.',
    },
    schema: [
      {
        type: 'object',
        properties: {
          tokens: reportedSchema('Which machine-readable codes are reported.'),
          classes: reportedSchema('Which error classes are reported.'),
          messages: reportedSchema('Which texts are reported.'),
          missing: { description: 'Whether answers that name no cause at all are reported.', type: 'boolean' },
        },
        additionalProperties: false,
      },
    ],
    defaultOptions: [defaults],
    hasSuggestions: true,
  },
  *judge(file, options) {
    for (const { response, method } of eachAnswer(file.model)) {
      const { status, evidence, evidenceComplete, sentPlace: place } = response;
      const row = status.kind === 'known' ? file.contract.errors.get(status.code) : undefined;
      if (row === undefined) continue;
      const verdicts = judgeCauses(file.contract, row.code, method, evidence);
      // One piece of evidence that fits is enough, whatever the others say; but a class that a package gives to each
      // code says no more than the code.
      if (verdicts.some(({ kind, evidence: { ownClass } }) => kind === 'mapped' && ownClass !== false)) continue;
      yield* findFaults(file, response, row, verdicts, options);
      if (!options.missing || !isMissingCause(file.contract, row.code, evidence, evidenceComplete)) continue;
      yield { messageId: 'missing', place, data: { row: describeRow(row), count: String(row.causes.length) } };
    }
  },
});

/** One fault for each code that the evidence points to; where it points to none, one for all that it says. */
function* findFaults(
  { path, contract }: HttpFile,
  response: Response,
  { code, causes }: ErrorRow,
  verdicts: readonly CauseVerdict[],
  options: UnmappedCauseOptions,
): Iterable<Finding<MessageIds>> {
  const ordered = order.flatMap((kind) => verdicts.filter(({ evidence }) => evidence.kind === kind));
  const pointedTo = new Set<string>();
  for (const verdict of ordered) {
    const { evidence } = verdict;
    if (verdict.kind !== 'misplaced' || options[optionOf[evidence.kind]] === 'off') continue;
    const rows = [...new Set(verdict.elsewhere.map(({ row }) => row))];
    const codes = rows.map((row) => row.code).join();
    if (pointedTo.has(codes)) continue;
    pointedTo.add(codes);
    const [right, ...others] = rows;
    const change = right === undefined || others.length > 0 ? undefined : offerStatus(response, right);
    const data = { text: quote(evidence.text), elsewhere: describeCausePlaces(verdict.elsewhere), code: String(code) };
    yield { messageId: 'misplaced', ...placeEvidence(path, evidence, response), data, change };
  }
  if (pointedTo.size > 0 || verdicts.some(({ kind }) => kind === 'mapped')) return;
  const unmapped = ordered.find(
    ({ kind, evidence }) => kind === 'unmapped' && evidence.ownClass !== false && options[optionOf[evidence.kind]] === 'all',
  );
  if (unmapped === undefined) return;
  const { evidence } = unmapped;
  const data = { noun: nounOf[evidence.kind], text: quote(evidence.text), contract: contract.name, code: String(code) };
  yield { messageId: 'unmapped', ...placeEvidence(path, evidence, response), data: { ...data, causes: describeCauses(causes) } };
}

function describeCauses(causes: readonly CauseRow[]): string {
  const ids = causes.map(({ id }) => id);
  return ids.length === 1 ? `only cause is ${joinWords(ids)}` : `causes are ${joinWords(ids)}`;
}
