/** The published JSON schema is the one that the tests hold inventories to. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateInventorySchema } from '../../scripts/generate-inventory-schema.js';

it('is published as the script generates it', () => {
  const file = new URL('../../schemas/inventory.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(generateInventorySchema());
});
