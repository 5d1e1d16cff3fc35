/** How what a route declares differs from what it answers, for people. */

import type { RouteRecord } from './inventory-schema.js';

/**
 * @param declared - What a route declares; undefined when it declares nothing.
 * @returns A phrase for each kind of difference.
 */
export function describeDeclared(declared: RouteRecord['declared']): readonly string[] {
  if (declared === undefined) return [];
  const never = declared.statuses.filter(({ answered }) => answered === 'no').map(({ status }) => status);
  return [
    ...(never.length === 0 ? [] : [`declared but never answered: ${never.join(', ')}`]),
    ...(declared.undeclared.length === 0 ? [] : [`answered but not declared: ${declared.undeclared.join(', ')}`]),
  ];
}
