/** What every generated source file is made of: names, a language, a random choice here and there. */

import type { Random } from './random.js';

export type Language = 'js' | 'ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Writes types only where the language has them. */
export type Typed = (type: string) => string;

/** Writes the source text of one file of a resource. */
export type Writer = (names: Names, t: Typed, random: Random) => string;

const resources = [
  'user', 'order', 'invoice', 'product', 'customer', 'payment', 'shipment', 'review', 'comment',
  'article', 'tag', 'team', 'project', 'task', 'ticket', 'session', 'address', 'coupon', 'report', 'device',
] as const;

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** What a resource is called. */
export interface Names {
  /** `order17`. */
  readonly one: string;
  /** `orders17`. */
  readonly many: string;
  /** `Order17`. */
  readonly type: string;
}

/**
 * @param index - The number of the resource.
 * @returns The names of the resource: the words come round again, the numbers do not.
 */
export function createNames(index: number): Names {
  const resource = resources[index % resources.length] ?? 'item';
  return { one: `${resource}${index}`, many: `${resource}s${index}`, type: `${capitalize(resource)}${index}` };
}
