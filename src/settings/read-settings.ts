/** From ESLint's settings to the plugin's. */

import { relative, resolve } from 'node:path';
import { loadContract } from '../contract/load-contract.js';
import { parseSettings, SETTINGS_KEY } from './parse-settings.js';
import { SettingsError } from './settings-error.js';
import type { NamedExport, Settings, WrittenSettings } from './settings.js';

/** ESLint freezes its settings and hands the same object to every rule and file of a configuration. */
const written = new WeakMap<object, WrittenSettings>();
const complete = new WeakMap<WrittenSettings, Settings>();

/**
 * Reads the plugin's settings. They are checked once for each settings object; a contract that comes from a file is
 * loaded again when the file has changed.
 *
 * @param settings - ESLint's settings.
 * @param cwd - Absolute path of the folder that paths are relative to.
 * @returns The plugin's settings, the same object as long as nothing changes.
 * @throws SettingsError when the settings are bad, ContractError when the contract is.
 */
export function readSettings(settings: Readonly<Record<string, unknown>>, cwd: string): Settings {
  let parsed = written.get(settings);
  if (parsed === undefined) written.set(settings, (parsed = parseSettings(settings[SETTINGS_KEY])));
  const contract = loadContract(parsed.contract, cwd);
  const known = complete.get(parsed);
  if (known?.contract === contract) return known;
  const { versions = {}, frameworks = {}, errorHandler, root, helpers = [], wrappers = [], middleware = [] } = parsed;
  const current: Settings = {
    contract,
    versions,
    frameworks,
    errorHandler: errorHandler === undefined ? undefined : namedExport(errorHandler, cwd),
    root: root === undefined ? undefined : rootFolder(root, cwd),
    packages: { helpers, wrappers, middleware },
  };
  complete.set(parsed, current);
  return current;
}

/** `./src/errors.ts#handle` */
function namedExport(text: string, cwd: string): NamedExport {
  const [path = '', name = 'default'] = text.split('#');
  return { text, file: resolve(cwd, path), name: name === '' ? 'default' : name };
}

function rootFolder(text: string, cwd: string): string {
  const root = resolve(cwd, text);
  const way = relative(root, cwd).split(/[\\/]/);
  if (way[0] !== '..' && resolve(root, ...way) === cwd) return root;
  const path = `settings['${SETTINGS_KEY}'].root`;
  throw new SettingsError(path, `${path} should be the folder that ESLint runs in or a folder above it, but it is ${JSON.stringify(text)}.`);
}
