/** The published JSON schema is the one that the plugin checks descriptions of frameworks with. */

import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generateFrameworkSchema } from '../../scripts/generate-framework-schema.js';

it('is published as the script generates it', () => {
  const file = new URL('../../schemas/framework.schema.json', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(generateFrameworkSchema());
});
