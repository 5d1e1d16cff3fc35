/** What Express 4 and Express 5 answer is still what was recorded. */

import express4 from 'express-v4/package.json' with { type: 'json' };
import express5 from 'express-v5/package.json' with { type: 'json' };
import { beforeAll, describe, expect, it } from 'vitest';
import { casesOfVersion } from './cases-of-version.js';
import { recordedFor } from './conformance-case.js';
import type { ConformanceCase, ExpressVersion, WireAnswer } from './conformance-case.js';
import { runOnWire } from './run-on-wire.js';
import type { WireAnswers } from './run-on-wire.js';

const versions: readonly ExpressVersion[] = [4, 5];
const installed: Readonly<Record<ExpressVersion, string>> = { 4: express4.version, 5: express5.version };

function recordedAnswers({ requests }: ConformanceCase, version: ExpressVersion): WireAnswers {
  return requests.map((request): WireAnswer | null => {
    const recorded = recordedFor(request, version);
    return recorded && { status: recorded.status, body: recorded.body };
  });
}

describe.each(versions)('Express %i on the wire', (version) => {
  const cases = casesOfVersion(version);
  let answers: Awaited<ReturnType<typeof runOnWire>>;

  beforeAll(async () => {
    answers = await runOnWire(version, cases);
  }, 60_000);

  it('measures that major version', () => {
    expect(installed[version].split('.')[0]).toBe(String(version));
  });

  it('runs at least 150 handlers, each under a name of its own', () => {
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    expect(cases.length).toBeGreaterThanOrEqual(150);
  });

  for (const each of cases) {
    it(each.name, () => {
      expect(answers.get(each.name)).toEqual(recordedAnswers(each, version));
    });
  }
});
