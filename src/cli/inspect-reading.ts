/** What a command does with the reading of one file. */

import type { Reading } from '../rule-kit/read-http-file.js';
import { readSettings } from '../settings/read-settings.js';
import { CommandError } from './command-error.js';
import type { Inspector } from './inspection.js';
import { relativePath } from '../model/relative-path.js';

/**
 * @param inspector - Is told of the file.
 * @param reading - The reading.
 * @param settings - ESLint's settings for the file.
 * @param cwd - Absolute path of the folder that paths in the settings are relative to.
 * @throws CommandError, SettingsError or ContractError when the settings or the contract are bad.
 */
export function inspectReading(inspector: Inspector, reading: Reading, settings: Readonly<Record<string, unknown>>, cwd: string): void {
  if (reading.kind === 'bad-settings') throw new CommandError(reading.problem);
  if (reading.kind === 'nothing') {
    inspector.inspect(readSettings(settings, cwd).contract);
    return;
  }
  const { file } = reading;
  if (file.failure !== undefined) {
    const path = relativePath(file.path, cwd);
    inspector.warn(`${path} could not be analysed (${file.failure}). Please report it as a bug of http-contract.`);
  }
  inspector.inspect(file.contract, file);
}
