/** Writes the JSON schema of inventories from the schema that the tests check them with: `jiti scripts/generate-inventory-schema.ts`. */

import { toJsonSchema } from '@valibot/to-json-schema';
import { inventorySchema } from '../src/cli/inventory-schema.js';
import { writeWhenRun } from './write-when-run.js';

/**
 * Generates `schemas/inventory.schema.json`.
 *
 * @returns JSON.
 */
export function generateInventorySchema(): string {
  const { $schema, ...schema } = toJsonSchema(inventorySchema);
  const described = {
    $schema,
    title: 'Inventory of eslint-plugin-http-contract',
    description: 'Every route that was found, every response of its handlers, and what could not be determined. Lines and columns start at 1.',
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

writeWhenRun(import.meta.url, '../schemas/inventory.schema.json', generateInventorySchema);
