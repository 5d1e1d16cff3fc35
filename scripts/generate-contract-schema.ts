/** Writes the JSON schema of contracts from the schema that the plugin checks them with: `jiti scripts/generate-contract-schema.ts`. */

import { toJsonSchema } from '@valibot/to-json-schema';
import { contractSchema } from '../src/contract/contract-schema.js';
import { writeWhenRun } from './write-when-run.js';

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

writeWhenRun(import.meta.url, '../schemas/contract.schema.json', generateContractSchema);
