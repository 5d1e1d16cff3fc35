/** Knows which responses the analysis could not determine: where the other rules are silent. */

import type { Place } from '../model/place.js';
import { defineHttpRule } from '../rule-kit/define-http-rule.js';
import { eachHandled } from '../rule-kit/walk-model.js';

export const noUnresolvedResponse = defineHttpRule({
  name: 'no-unresolved-response',
  meta: {
    docs: {
      description: 'disallow responses that cannot be determined, and so are not judged',
      recommended: false,
      strict: false,
      all: false,
    },
    messages: {
      unknownStatus: 'The status of this response is not known, because {{reason}}; no rule judges it.',
      unknownResponse: 'What is answered here is not known, because {{reason}}; no rule judges it.',
      notAnalysed: 'This file could not be analysed ({{reason}}), so no rule judges it. Please report it as a bug of http-contract.',
    },
    schema: [],
    defaultOptions: [],
    hasSuggestions: false,
  },
  *judge({ path, model, failure }) {
    if (failure !== undefined) yield { messageId: 'notAnalysed', place: startOf(path), data: { reason: failure } };
    for (const { outcome } of eachHandled(model)) {
      for (const { status, statusPlace: place } of outcome.responses) {
        if (status.kind === 'unknown') yield { messageId: 'unknownStatus', place, data: { reason: status.reason } };
      }
      for (const { reason, place } of outcome.unresolved) yield { messageId: 'unknownResponse', place, data: { reason } };
    }
  },
});

function startOf(file: string): Place {
  const start = { line: 1, column: 0 };
  return { file, start, end: start, range: [0, 0] };
}
