/** Writes the JSON schema of contracts from the schema that the plugin checks them with: `jiti scripts/generate-contract-schema.ts`. */

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { toJsonSchema } from '@valibot/to-json-schema';
import { contractSchema } from '../src/contract/contract-schema.js';

/**
 * Generates `schemas/contract.schema.json`. Whether a pattern is a valid regular expression is beyond a JSON schema.
 *
 * @returns JSON.
 */
export function generateContractSchema(): string {
  const { $schema, ...schema } = toJsonSchema(contractSchema, {
    definitions: { contract: contractSchema },
    ignoreActions: ['check'],
  });
  const described = {
    $schema,
    title: 'Contract of eslint-plugin-http-contract',
    description: 'The return-code table of an API: success codes by method, error codes with their causes.',
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

const file = fileURLToPath(import.meta.url);
if (process.argv[1] !== undefined && pathToFileURL(process.argv[1]).href === import.meta.url) {
  writeFileSync(join(dirname(file), '../schemas/contract.schema.json'), generateContractSchema());
}
