/** What the analysis infers is what Express 4 and Express 5 were seen to answer (`wire.test.ts` measures them). */

import { describe, expect, it } from 'vitest';
import { inferOutcome } from '../infer.js';
import { casesOfVersion } from './cases-of-version.js';
import type { ExpressVersion } from './conformance-case.js';
import { findMismatches } from './find-mismatches.js';

const versions: readonly ExpressVersion[] = [4, 5];

describe.each(versions)('the analysis of Express %i', (version) => {
  for (const each of casesOfVersion(version)) {
    it(each.name, () => {
      expect(findMismatches(inferOutcome(each.source, version), each, version)).toEqual([]);
    });
  }
});
