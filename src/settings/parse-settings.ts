/** How the value under `settings['http-contract']` is checked. */

import { safeParse } from 'valibot';
import { describeIssue } from '../contract/describe-issue.js';
import { SettingsError } from './settings-error.js';
import { settingsSchema } from './settings-schema.js';
import type { WrittenSettings } from './settings.js';

/** The key of the plugin's settings. */
export const SETTINGS_KEY = 'http-contract';

/**
 * Checks the plugin's settings.
 *
 * @param value - The value under `settings['http-contract']`; undefined when there is none.
 * @returns The settings. The contract in it is the very object that the user wrote.
 * @throws {@link SettingsError} with the first bad key, what was expected there and what stands there.
 */
export function parseSettings(value: unknown): WrittenSettings {
  if (value === undefined) return {};
  const result = safeParse(settingsSchema, value, { abortEarly: true });
  if (result.success) return result.output;
  const { path, clause } = describeIssue(result.issues[0]);
  const root = `settings['${SETTINGS_KEY}']`;
  const fullPath = path === '' || path.startsWith('[') ? root + path : `${root}.${path}`;
  throw new SettingsError(fullPath, `${fullPath} ${clause}.`);
}
