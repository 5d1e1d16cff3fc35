/** Writes the JSON schema of inventories from the schema that the tests check them with: `jiti scripts/generate-inventory-schema.ts`. */

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { inventorySchema } from '../src/cli/inventory-schema.js';

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

const file = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  writeFileSync(join(dirname(file), '../schemas/inventory.schema.json'), generateInventorySchema());
}
