/** Which settings are refused, and how they become contract and versions. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContractError } from '../../src/contract/contract-error.js';
import { readSettings } from '../../src/settings/read-settings.js';
import { SettingsError } from '../../src/settings/settings-error.js';

const inline = { name: 'mine', success: { 200: { type: 'OK', methods: ['GET'] } } };

describe('readSettings', () => {
  it('has defaults', () => {
    const settings = readSettings({}, '/');
    expect(settings.contract.name).toBe('return-code');
    expect(settings.versions).toEqual({});
  });

  it('reads contract and versions, once for a settings object, frozen or not', () => {
    const settings = { 'http-contract': { contract: inline, versions: { express: 4 } }, react: {} };
    Object.freeze(settings);
    Object.freeze(settings['http-contract']);
    Object.freeze(inline);
    const first = readSettings(settings, '/');
    expect(first.contract.name).toBe('mine');
    expect(first.versions).toEqual({ express: 4 });
    expect(readSettings(settings, '/')).toBe(first);
  });

  it('loads a contract file again when it has changed', () => {
    const cwd = mkdtempSync(join(tmpdir(), 'settings-'));
    const settings = { 'http-contract': { contract: 'api.json' } };
    writeFileSync(join(cwd, 'api.json'), JSON.stringify(inline));
    const first = readSettings(settings, cwd);
    expect(readSettings(settings, cwd)).toBe(first);
    writeFileSync(join(cwd, 'api.json'), JSON.stringify({ ...inline, name: 'changed' }));
    expect(readSettings(settings, cwd).contract.name).toBe('changed');
    rmSync(cwd, { recursive: true });
  });

  it.each([
    [5, '', "settings['http-contract'] should be an object with contract and versions, but it is 5."],
    [{ contrakt: 'x' }, '.contrakt', "settings['http-contract'].contrakt is not known; the keys known here are: contract, versions."],
    [{ contract: 5 }, '.contract', "settings['http-contract'].contract should be a built-in contract's name, a path or a contract, but it is 5."],
    [{ contract: [] }, '.contract', "settings['http-contract'].contract should be a built-in contract's name, a path or a contract, but it is an empty list."],
    [{ versions: 4 }, '.versions', "settings['http-contract'].versions should be an object of major versions by framework's name, but it is 4."],
    [
      { versions: { express: '4' } },
      '.versions.express',
      `settings['http-contract'].versions.express should be a major version, a whole number such as 4, but it is "4".`,
    ],
    [
      { versions: { express: 4.5 } },
      '.versions.express',
      "settings['http-contract'].versions.express should be a major version, a whole number such as 4, but it is 4.5.",
    ],
    [
      { versions: { 'a b': -1 } },
      "['a b']",
      "settings['http-contract'].versions['a b'] should be a major version, a whole number such as 4, but it is -1.",
    ],
  ])('refuses %j', (value, path, message) => {
    const read = () => readSettings({ 'http-contract': value }, '/');
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(message);
    try {
      read();
    } catch (error) {
      expect(error).toMatchObject({ path: `settings['http-contract']${path.startsWith('[') ? `.versions${path}` : path}` });
    }
  });

  it('refuses a bad contract with the path of the bad key', () => {
    const read = () => readSettings({ 'http-contract': { contract: { success: { 404: {} } } } }, '/');
    expect(read).toThrow(ContractError);
    expect(read).toThrow("settings['http-contract'].contract: success.404 should be a status code from 100 to 399");
  });
});
