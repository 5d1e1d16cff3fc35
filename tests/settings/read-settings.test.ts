/** Which settings are refused, and what they become. */

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
    expect(settings.frameworks).toEqual({});
    expect(settings.root).toBeUndefined();
    expect(settings.errorHandler).toBeUndefined();
    expect(settings.packages).toEqual({ helpers: [], wrappers: [], middleware: [] });
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

  it('reads paths relative to the folder that ESLint runs in', () => {
    const read = (root: string, errorHandler: string) => readSettings({ 'http-contract': { root, errorHandler } }, '/a/b/c');
    expect(read('../..', './src/errors.ts#handle')).toMatchObject({ root: '/a', errorHandler: { file: '/a/b/c/src/errors.ts', name: 'handle' } });
    expect(read('.', '../errors.js')).toMatchObject({ root: '/a/b/c', errorHandler: { file: '/a/b/errors.js', name: 'default' } });
    expect(() => read('../d', 'x')).toThrow(SettingsError);
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
    [5, '', "settings['http-contract'] should be an object with any of contract, versions, frameworks, errorHandler, root, helpers, wrappers, middleware, but it is 5."],
    [
      { contrakt: 'x' },
      '.contrakt',
      "settings['http-contract'].contrakt is not known; the keys known here are: contract, versions, frameworks, errorHandler, root, helpers, wrappers, middleware.",
    ],
    [
      { errorHandler: 5 },
      '.errorHandler',
      "settings['http-contract'].errorHandler should be a path relative to the folder that ESLint runs in and an export, such as ./src/errors.ts#handle, but it is 5.",
    ],
    [{ root: '' }, '.root', `settings['http-contract'].root should be a path relative to the folder that ESLint runs in, but it is "".`],
    [{ root: './src' }, '.root', `settings['http-contract'].root should be the folder that ESLint runs in or a folder above it, but it is "./src".`],
    [{ helpers: {} }, '.helpers', "settings['http-contract'].helpers should be a list of helpers, but it is an object."],
    [{ helpers: [{ module: 'a', name: 'b' }] }, '.helpers[0].response', "settings['http-contract'].helpers[0].response is missing."],
    [
      { helpers: [{ module: 'a', name: 'b c', response: {} }] },
      '.helpers[0].name',
      `settings['http-contract'].helpers[0].name should be a name in the module, such as fail, reply.ok, createLimiter() or container.get('reply').ok, but it is "b c".`,
    ],
    [
      { helpers: [{ module: 'a', name: 'b', response: { status: { argument: -1 } } }] },
      '.helpers[0].response.status.argument',
      "settings['http-contract'].helpers[0].response.status.argument should be the position of an argument, a whole number from 0, but it is -1.",
    ],
    [
      { helpers: [{ module: 'a', name: 'b', response: { status: 99 } }] },
      '.helpers[0].response.status',
      "settings['http-contract'].helpers[0].response.status should be a status code from 100 to 599, but it is 99.",
    ],
    [
      { wrappers: [{ module: 'a', name: 'b', errors: 'lost' }] },
      '.wrappers[0].errors',
      `settings['http-contract'].wrappers[0].errors should be "next", "swallowed", or an object with status, but it is "lost".`,
    ],
    [
      { middleware: [{ module: 'a', name: 'b()', answers: [{ status: 429, text: 'x' }] }] },
      '.middleware[0].answers[0].text',
      "settings['http-contract'].middleware[0].answers[0].text is not known; the keys known here are: status, body, message, methods.",
    ],
    [
      { middleware: [{ module: 'a', name: 'b()', errors: [{ methods: ['post'] }] }] },
      '.middleware[0].errors[0].methods[0]',
      `settings['http-contract'].middleware[0].errors[0].methods[0] should be a method in upper case, such as POST, but it is "post".`,
    ],
    [{ contract: 5 }, '.contract', "settings['http-contract'].contract should be a built-in contract's name, a path or a contract, but it is 5."],
    [{ contract: [] }, '.contract', "settings['http-contract'].contract should be a built-in contract's name, a path or a contract, but it is an empty list."],
    [{ frameworks: 'express' }, '.frameworks', `settings['http-contract'].frameworks should be an object of true, false and descriptions by framework's name, but it is "express".`],
    [{ frameworks: { express: 'no' } }, '.frameworks.express', `settings['http-contract'].frameworks.express should be true, false or an object that describes a framework, but it is "no".`],
    [{ frameworks: { acme: {} } }, '.frameworks.acme.modules', "settings['http-contract'].frameworks.acme.modules is missing."],
    [{ frameworks: { acme: { modules: { '@acme/web': { Router: 'rooter' } } } } }, ".frameworks.acme.modules['@acme/web'].Router", `settings['http-contract'].frameworks.acme.modules['@acme/web'].Router should be "application", "router", or an object with answer or error, but it is "rooter".`],
    [{ frameworks: { acme: { modules: { web: { 'respond.ok': { answer: { status: 99 } } } } } } }, ".frameworks.acme.modules.web['respond.ok'].answer.status", "settings['http-contract'].frameworks.acme.modules.web['respond.ok'].answer.status should be a status code from 100 to 599, but it is 99."],
    [{ frameworks: { acme: { modules: { web: { 'a b': 'router' } } } } }, ".frameworks.acme.modules.web['a b']", `settings['http-contract'].frameworks.acme.modules.web['a b'] should be a name in the module, such as Router, respond.created or default, but it is "a b".`],
    [{ frameworks: { acme: { modules: {}, handler: ['req'] } } }, '.frameworks.acme.handler[0]', `settings['http-contract'].frameworks.acme.handler[0] should be one of "request", "response", "context", "next", "other", but it is "req".`],
    [{ frameworks: { acme: { modules: {}, response: { calls: { json: { body: { argument: 0, format: 'xml' } } } } } } }, '.frameworks.acme.response.calls.json.body.format', `settings['http-contract'].frameworks.acme.response.calls.json.body.format should be "json", "text" or "mixed", but it is "xml".`],
    [{ frameworks: { acme: { modules: {}, router: { verbs: { get: 'get' } } } } }, '.frameworks.acme.router.verbs.get', `settings['http-contract'].frameworks.acme.router.verbs.get should be a method in upper case, such as POST, or ALL, but it is "get".`],
    [{ frameworks: { acme: { modules: {}, respond: {} } } }, '.frameworks.acme.respond', "settings['http-contract'].frameworks.acme.respond is not known; the keys known here are: $schema, modules, signs, handler, errorHandler, router, response, returned, errors, types."],
    [{ frameworks: { acme: { modules: {}, response: { calls: {} }, returned: {} } } }, '.frameworks.acme', "settings['http-contract'].frameworks.acme should be an object with response or returned, and not with both, but it is an object."],
    [{ frameworks: { acme: { modules: {}, response: { calls: {} }, errorHandler: ['error', 'request', 'response'] } } }, '.frameworks.acme', "settings['http-contract'].frameworks.acme should be an object whose errorHandler has another number of parameters than its handler, or whose router names the member that registers errors, but it is an object."],
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
