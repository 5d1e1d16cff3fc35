/** The words for the routes that an exception of a contract is about. */

import type { OverrideRecord } from './inventory-schema.js';

/**
 * @param override - The exception.
 * @returns `POST /login`, `GET or PUT /a or /b in src/legacy/**`, `every method in src/legacy/**`.
 */
export function describeOverriddenRoutes({ methods, paths, files }: Pick<OverrideRecord, 'methods' | 'paths' | 'files'>): string {
  const words = [methods?.join(' or ') ?? 'every method', ...(paths === null ? [] : [paths.join(' or ')]), ...(files === null ? [] : [`in ${files.join(' or ')}`])];
  return words.join(' ');
}
