/** How the setting leads to a contract: names, files and objects, and what goes wrong on the way. */

import { mkdtempSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ContractError } from '../../src/contract/contract-error.js';
import { loadContract } from '../../src/contract/load-contract.js';

let cwd = '';

beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'contract-'));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(path: string, text: string): void {
  writeFileSync(join(cwd, path), text);
}

function refusal(setting: string | object): string {
  try {
    loadContract(setting, cwd);
  } catch (error) {
    if (error instanceof ContractError) return error.message.replaceAll(cwd, '<cwd>');
    throw error;
  }
  throw new Error('The contract was not refused.');
}

const API = '{ "name": "api", "success": { "200": { "type": "OK", "methods": ["GET"] } } }';

describe('loadContract', () => {
  it('gives the built-in contract by default and by name', () => {
    expect(loadContract(undefined, cwd).name).toBe('return-code');
    expect(loadContract('return-code', cwd)).toBe(loadContract(undefined, '/'));
  });

  it('reads JSON and YAML', () => {
    write('api.json', `\uFEFF${API}`);
    write('api.yaml', 'name: api\nsuccess:\n  200: { type: OK, methods: [GET] }\n');
    expect(loadContract('api.json', cwd)).toEqual(loadContract('./api.yaml', cwd));
  });

  it('reads a file again when its size or its time changes, and not before', () => {
    write('api.json', API);
    const first = loadContract('api.json', cwd);
    expect(loadContract('./api.json', cwd)).toBe(first);
    write('api.json', API.replace('GET', 'POST'));
    expect([...(loadContract('api.json', cwd).success.get(200)?.methods ?? [])]).toEqual(['POST']);
    write('api.json', API.replace('GET', 'COPY'));
    utimesSync(join(cwd, 'api.json'), 1, 1);
    expect([...(loadContract('api.json', cwd).success.get(200)?.methods ?? [])]).toEqual(['COPY']);
  });

  it('resolves extends relative to the file, and reads the file below again when it changes', () => {
    mkdirSync(join(cwd, 'contracts'));
    write('contracts/base.json', API);
    write('contracts/api.json', '{ "extends": "./base.json", "success": { "201": { "type": "Created", "methods": ["POST"] } } }');
    expect([...loadContract('contracts/api.json', cwd).success.keys()]).toEqual([200, 201]);
    write('contracts/base.json', API.replace('"200"', '"202" '));
    expect([...loadContract('contracts/api.json', cwd).success.keys()]).toEqual([201, 202]);
  });

  it('extends a file from an object, relative to the cwd, and parses an object once', () => {
    write('base.json', API);
    const setting = Object.freeze({ extends: './base.json', name: 'mine' });
    const contract = loadContract(setting, cwd);
    expect([contract.name, ...contract.success.keys()]).toEqual(['mine', 200]);
    expect(loadContract(setting, cwd)).toBe(contract);
    write('base.json', API.replace('"200"', '"202" '));
    expect([...loadContract(setting, cwd).success.keys()]).toEqual([202]);
  });

  it('recovers when a bad file is mended', () => {
    write('api.json', '{}');
    expect(refusal('api.json')).toBe('api.json: the contract has no row; it needs one under success or errors.');
    write('api.json', API);
    expect(loadContract('api.json', cwd).name).toBe('api');
  });

  it.each([
    [
      'retrun-code',
      `settings['http-contract'].contract: "retrun-code" is no contract; expected a built-in's name (return-code, rfc9110, zalando, azure, ibm-cloud, mongodb-ipa) or a path that ends in .json, .yaml or .yml.`,
    ],
    ['absent.json', 'absent.json: the contract file cannot be read; there is no file <cwd>/absent.json.'],
    [{ extends: 'absent.yml' }, 'absent.yml: the contract file cannot be read; there is no file <cwd>/absent.yml.'],
    [
      { errors: { 404: {} } },
      "settings['http-contract'].contract: errors.404.type is missing.",
    ],
  ])('refuses %j', (setting, message) => {
    expect(refusal(setting)).toBe(message);
  });

  it('refuses a folder', () => {
    mkdirSync(join(cwd, 'folder.json'));
    expect(refusal('folder.json')).toBe('folder.json: the contract file cannot be read; reading <cwd>/folder.json fails with EISDIR.');
  });

  it.each([
    ['{ "name": "api",\n  "success": { "200": }\n}', '2:23'],
    ['{ "name": "api", }', '1:18'],
    ["{ 'name': 1 }", '1:3'],
    ['{ "name": tru }', '1:11'],
    ['{ "name": "a\nb" }', '1:11'],
    ['{} {}', '1:4'],
    ['[1, 2', '1:6'],
    ['', '1:1'],
  ])('tells where %j stops being JSON', (text, place) => {
    write('api.json', text);
    expect(refusal('api.json')).toBe(`api.json:${place}: the contract file is not valid JSON from here on.`);
  });

  it('tells where a text stops being YAML, and refuses a key that stands there twice', () => {
    write('api.yaml', 'name: api\nsuccess: [\n');
    expect(refusal('api.yaml')).toMatch(/^api\.yaml:3:1: the contract file is not valid YAML \(.+\)\.$/u);
    write('twice.yaml', 'name: api\nname: api\n');
    expect(refusal('twice.yaml')).toMatch(/^twice\.yaml:2:1: the contract file is not valid YAML \(.*unique.*\)\.$/u);
  });

  it('refuses a file that extends itself', () => {
    write('api.json', '{ "extends": "./api.json" }');
    expect(refusal('api.json')).toBe('api.json: extends leads back to its own contract (api.json -> api.json).');
  });
});
