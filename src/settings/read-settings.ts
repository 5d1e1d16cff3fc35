/** From ESLint's settings to the plugin's. */

import { loadContract } from '../contract/load-contract.js';
import { parseSettings, SETTINGS_KEY } from './parse-settings.js';
import type { Settings, WrittenSettings } from './settings.js';

/** ESLint freezes its settings and hands the same object to every rule and file of a configuration. */
const written = new WeakMap<object, WrittenSettings>();
const complete = new WeakMap<WrittenSettings, Settings>();

/**
 * Reads the plugin's settings. They are checked once for each settings object; a contract that comes from a file is
 * loaded again when the file has changed.
 *
 * @param settings - ESLint's settings.
 * @param cwd - Absolute path of the folder that a contract's path is relative to.
 * @returns The plugin's settings, the same object as long as nothing changes.
 * @throws SettingsError when the settings are bad, ContractError when the contract is.
 */
export function readSettings(settings: Readonly<Record<string, unknown>>, cwd: string): Settings {
  let parsed = written.get(settings);
  if (parsed === undefined) written.set(settings, (parsed = parseSettings(settings[SETTINGS_KEY])));
  const contract = loadContract(parsed.contract, cwd);
  const known = complete.get(parsed);
  if (known?.contract === contract) return known;
  const current = { contract, versions: parsed.versions ?? {} };
  complete.set(parsed, current);
  return current;
}
