/** The cases that run on one major version of Express. */

import { expressCases } from './cases/index.js';
import type { ConformanceCase, ExpressVersion } from './conformance-case.js';

/**
 * Picks the cases of one version.
 *
 * @param version - The major version of Express.
 * @returns Its cases.
 */
export function casesOfVersion(version: ExpressVersion): readonly ConformanceCase[] {
  return expressCases.filter(({ versions }) => versions?.includes(version) ?? true);
}
