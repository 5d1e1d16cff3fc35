/** The fields of a generated resource: which ones it has differs from resource to resource. */

import type { Random } from './random.js';

export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number' | 'boolean' | 'Date' | 'string[]';
}

const fields: readonly Field[] = [
  { name: 'title', type: 'string' },
  { name: 'email', type: 'string' },
  { name: 'amount', type: 'number' },
  { name: 'currency', type: 'string' },
  { name: 'isActive', type: 'boolean' },
  { name: 'dueAt', type: 'Date' },
  { name: 'labels', type: 'string[]' },
  { name: 'quantity', type: 'number' },
  { name: 'description', type: 'string' },
  { name: 'ownerId', type: 'string' },
  { name: 'isPublic', type: 'boolean' },
  { name: 'publishedAt', type: 'Date' },
  { name: 'weight', type: 'number' },
  { name: 'phone', type: 'string' },
  { name: 'watchers', type: 'string[]' },
  { name: 'priority', type: 'number' },
];

/** Five to nine fields, neighbours in the list above. */
export function pickFields(random: Random): readonly Field[] {
  const start = random.below(fields.length);
  const count = 5 + random.below(5);
  return Array.from({ length: count }, (_, at) => fields[(start + at) % fields.length]).filter((field) => field !== undefined);
}

/**
 * @param picked - The fields of a resource.
 * @param write - Writes what stands for one field.
 * @returns The texts, one below the other.
 */
export function writeFields(picked: readonly Field[], write: (field: Field) => string): string {
  return picked.map(write).join('\n');
}
