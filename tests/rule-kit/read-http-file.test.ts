/** A file is analysed once for all rules, with the settings and the framework version that hold for it, or not at all. */

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Linter, SourceCode } from 'eslint';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';

import * as analysis from '../../src/analysis/analyze.js';
import type { Rule } from '../../src/rule-kit/create-rule.js';
import { rules } from '../../src/rules/index.js';
import * as readSettings from '../../src/settings/read-settings.js';

const root = realpathSync(mkdtempSync(join(tmpdir(), 'http-contract-file-')));
const linter = new Linter({ configType: 'flat', cwd: root });
const everyRule: Readonly<Record<string, Rule>> = rules;

const analyze = vi.spyOn(analysis, 'analyze');
const settingsReader = vi.spyOn(readSettings, 'readSettings');

beforeEach(() => {
  vi.clearAllMocks();
});

afterAll(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

interface Options {
  readonly settings?: unknown;
  readonly filename?: string;
  readonly names?: readonly string[];
}

function lint(code: string | SourceCode, { settings, filename = 'src/app.js', names = Object.keys(everyRule) }: Options = {}) {
  const config = {
    plugins: { 'http-contract': { rules: everyRule } },
    rules: Object.fromEntries(names.map((name) => [`http-contract/${name}`, 'error'])),
    settings: settings === undefined ? {} : { 'http-contract': settings },
  };
  return linter.verify(code, config as unknown as Linter.Config, { filename: join(root, filename) });
}

const app = "const app = require('express')();\n";
/** Express 4 answers 201 with the phrase, Express 5 the body `201` with 200. */
const byVersion = `${app}app.get('/a', (req, res) => { res.send(201); });`;

describe('the analysis', () => {
  it('runs once for all rules', () => {
    lint(`${app}app.get('/a', (req, res) => { res.json({}); });`);
    expect(analyze).toHaveBeenCalledTimes(1);
    expect(settingsReader).toHaveBeenCalledTimes(1);
  });

  it('reads no settings for a file without a sign of a framework', () => {
    const messages = lint('export const sum = (a, b) => a + b;', { settings: { contrakt: 1 } });
    expect(messages).toEqual([]);
    expect(settingsReader).not.toHaveBeenCalled();
  });

  it('runs again when the same source code is linted with other settings', () => {
    const text = `${app}app.get('/a', (req, res) => { res.sendStatus(200); });`;
    const ast = linter.verify(text, {}, { filename: 'a.js' });
    expect(ast).toEqual([]);
    const sourceCode = linter.getSourceCode();
    expect(lint(sourceCode)).toEqual([]);
    const contract = { extends: 'return-code', success: { 200: { methods: ['PUT'] }, 206: { type: 'Partial', methods: ['GET'] } } };
    expect(lint(sourceCode, { settings: { contract } }).map(({ ruleId }) => ruleId)).toEqual(['http-contract/method-status']);
  });

  it('that fails is no exception, and only the rule for the unknown speaks of it', () => {
    analyze.mockImplementationOnce((_module, { versionOf }) => {
      versionOf({ name: 'express', package: 'express', defaultVersion: 5 } as never);
      throw new TypeError('it broke');
    });
    const messages = lint(`${app}app.post('/a', (req, res) => { res.json({}); });`);
    expect(messages.map(({ ruleId, line, column, message }) => ({ ruleId, line, column, message }))).toEqual([
      {
        ruleId: 'http-contract/no-unresolved-response',
        line: 1,
        column: 1,
        message: 'This file could not be analysed (it broke), so no rule judges it. Please report it as a bug of http-contract.',
      },
    ]);
  });
});

describe('the version of the framework', () => {
  const codesIn = (options: Options): readonly string[] =>
    lint(byVersion, { ...options, names: ['method-status'] }).map(({ message }) => message);

  it('is what is installed nearest to the file', () => {
    for (const [folder, version] of [
      ['four', '4.21.0'],
      ['five', '5.1.0'],
    ] as const) {
      mkdirSync(join(root, folder, 'node_modules/express'), { recursive: true });
      writeFileSync(join(root, folder, 'node_modules/express/package.json'), JSON.stringify({ version }));
    }
    expect(codesIn({ filename: 'four/src/app.js' })).toEqual([
      "GET /a answers 201 here, but the contract's code for GET is 200 (OK).",
    ]);
    expect(codesIn({ filename: 'five/src/app.js' })).toEqual([]);
  });

  it('is the newest when nothing is installed, and what the settings say', () => {
    expect(codesIn({ filename: 'none/app.js' })).toEqual([]);
    expect(codesIn({ filename: 'none/app.js', settings: { versions: { express: 4 } } })).toHaveLength(1);
    expect(codesIn({ filename: 'four/src/app.js', settings: { versions: { express: 5 } } })).toEqual([]);
  });
});

describe('bad settings', () => {
  const code = `${app}app.post('/a', (req, res) => { res.status(418).json({ error: 'x' }); });`;

  it.each([
    ['an unknown key', { contrakt: 'return-code' }, "settings['http-contract'].contrakt is not known"],
    ['a wrong type', { versions: { express: 'five' } }, "settings['http-contract'].versions.express should be a major version"],
    ['no object', 5, "settings['http-contract'] should be an object"],
    ['a contract that is not there', { contract: './none.json' }, 'none.json: the contract file cannot be read'],
    ['a contract with a bad key', { contract: { success: { 200: { methods: 'GET' } } } }, 'success.200.methods should be'],
  ])('with %s are one message for all rules', (_title, settings, start) => {
    for (const names of [Object.keys(everyRule), ['no-unknown-status', 'no-unmapped-cause']]) {
      const messages = lint(code, { settings, names });
      expect(messages).toHaveLength(1);
      const [{ line, column, message, ruleId, fatal } = { line: 0, column: 0, message: '', ruleId: '' }] = messages;
      expect({ line, column, ruleId, fatal }).toEqual({ line: 1, column: 1, ruleId: `http-contract/${names[0]}`, fatal: undefined });
      expect(message).toContain(`This file cannot be judged, because of the settings of http-contract: `);
      expect(message).toContain(start);
      expect(message).toMatch(/\.$/u);
    }
  });

  it('that cannot be read for a reason of another kind are one message too', () => {
    settingsReader.mockImplementationOnce(() => {
      throw new TypeError('a getter of the settings broke');
    });
    const messages = lint(code).map(({ message }) => message);
    expect(messages).toEqual(['This file cannot be judged, because of the settings of http-contract: a getter of the settings broke.']);
  });

  it('are reported each time that the same source code is linted', () => {
    linter.verify(code, {}, { filename: 'a.js' });
    const sourceCode = linter.getSourceCode();
    expect(lint(sourceCode, { settings: 5 })).toHaveLength(1);
    expect(lint(sourceCode, { settings: 5 })).toHaveLength(1);
    expect(lint(sourceCode)).not.toHaveLength(0);
  });
});
