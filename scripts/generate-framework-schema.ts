/** Writes the JSON schema of descriptions of frameworks from the schema that the plugin checks them with: `jiti scripts/generate-framework-schema.ts`. */

import { toJsonSchema } from '@valibot/to-json-schema';
import { ownFrameworkSchema } from '../src/settings/own-framework-schema.js';
import { writeWhenRun } from './write-when-run.js';

/**
 * Generates `schemas/framework.schema.json`. What two keys say of one another is beyond a JSON schema.
 *
 * @returns JSON.
 */
export function generateFrameworkSchema(): string {
  const { $schema, ...schema } = toJsonSchema(ownFrameworkSchema, { ignoreActions: ['check'] });
  const described = {
    $schema,
    title: 'Framework for eslint-plugin-http-contract',
    description: "A framework of the user's own: what its modules export, and what its routers, responses and errors do. Positions of arguments start at 0.",
    ...schema,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}

writeWhenRun(import.meta.url, '../schemas/framework.schema.json', generateFrameworkSchema);
