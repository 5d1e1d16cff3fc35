/** Writes the table of all settings into the page about settings, from the schema that checks them: `jiti scripts/generate-settings-table.ts`. */

import { settingsSchema } from '../src/settings/settings-schema.js';
import { markdownTable, replaceGenerated } from './replace-generated.js';
import { writeWhenRun } from './write-when-run.js';

const PAGE = '../rules-docs/reference/settings.md';

/** What this script reads of a schema of valibot. */
interface Schema {
  readonly type: string;
  readonly message?: string | ((issue: { readonly expected: string }) => string) | undefined;
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly wrapped?: Schema;
  readonly item?: Schema;
  readonly key?: Schema;
  readonly value?: Schema;
  readonly options?: readonly Schema[];
}

interface Row {
  readonly path: string;
  readonly takes: string;
  readonly isNeeded: boolean;
}

/**
 * Generates `rules-docs/reference/settings.md`: the page as it is, with the table of all keys as the schema has them now.
 *
 * @returns Markdown.
 */
export function generateSettingsPage(): string {
  const rows = keysOf(settingsSchema as unknown as Schema, '').map(({ path, takes, isNeeded }) => [`\`${path}\``, takes, isNeeded ? 'yes' : '']);
  return replaceGenerated(new URL(PAGE, import.meta.url), 'table of settings', markdownTable(['key', 'takes', 'needed'], rows));
}

function keysOf(schema: Schema, path: string): Row[] {
  const parts = [
    ...Object.entries(schema.entries ?? {}).flatMap(([key, entry]) => rowsOf(entry, path === '' ? key : `${path}.${key}`)),
    ...(schema.item === undefined ? [] : keysOf(schema.item, `${path}[]`)),
    ...(schema.value === undefined ? [] : rowsOf(schema.value, `${path}.*`, false)),
    ...(schema.options ?? []).flatMap((option) => keysOf(option, path)),
  ];
  return [...new Map(parts.map((row) => [row.path, row])).values()];
}

function rowsOf(entry: Schema, path: string, canBeNeeded = true): Row[] {
  const schema = entry.wrapped ?? entry;
  return [{ path, takes: expectedOf(schema), isNeeded: canBeNeeded && entry.wrapped === undefined }, ...keysOf(schema, path)];
}

/** The words of the message that a value of another kind gets. */
function expectedOf({ message }: Schema): string {
  return typeof message === 'function' ? message({ expected: 'Object' }) : (message ?? 'a text');
}

writeWhenRun(import.meta.url, PAGE, generateSettingsPage);
