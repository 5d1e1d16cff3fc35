/** The published JSON schema is the one that the plugin checks contracts with. */

import { readFileSync } from 'node:fs';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { generateContractSchema } from '../../scripts/generate-contract-schema.js';
import { builtInContracts } from '../../src/contract/built-in/index.js';
import { contractSchema } from '../../src/contract/contract-schema.js';

describe('the schema', () => {
  it('is published as the script generates it', () => {
    const file = new URL('../../schemas/contract.schema.json', import.meta.url);
    expect(readFileSync(file, 'utf8')).toBe(generateContractSchema());
  });

  it.each([...builtInContracts])('fits the built-in contract %s', (name, source) => {
    expect(source.name).toBe(name);
    expect(safeParse(contractSchema, source).success).toBe(true);
  });
});
