/** Evidence for tests of the contract. */

import type { Evidence, EvidenceKind } from '../../src/model/evidence.js';

/** Evidence whose place does not matter. */
export function evidence(kind: EvidenceKind, text: string): Evidence {
  const start = { line: 1, column: 0 };
  return { kind, text, place: { file: 'app.js', start, end: start, range: [0, 0] } };
}
