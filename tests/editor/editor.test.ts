/** What a user sees in VS Code: the built plugin in the language server of its ESLint extension, under every ESLint version. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Consumer } from '../consumers/consumer.js';
import { applyEdits, LanguageServer, type Diagnostic } from './language-server.js';

const configurations = { 8: 'legacy', 9: 'esm', 10: 'esm' } as const;

/** The texts that are underlined, with what is said of them. */
const underlined = (text: string, diagnostics: readonly Diagnostic[]): readonly string[] =>
  diagnostics.map(({ range: { start, end }, code }) => {
    const line = text.split('\n')[start.line] ?? '';
    return `${code ?? 'no rule'}: ${line.slice(start.character, end.line === start.line ? end.character : undefined)}`;
  });

describe.each([8, 9, 10] as const)('ESLint %i', (major) => {
  let project: Consumer;
  let server: LanguageServer;

  beforeAll(async () => {
    project = new Consumer(major, configurations[major]);
    project.write('package.json', '{ "name": "project", "private": true }\n');
    server = await LanguageServer.start(project.folder);
  });

  afterAll(async () => {
    await server.stop();
    project.remove();
  });

  it('underlines the status, with a link to the page of the rule', async () => {
    const text = project.read('src/app.js');
    const diagnostics = await server.diagnostics(server.open('src/app.js', text));
    expect(underlined(text, diagnostics)).toEqual([
      'http-contract/method-status: json',
      'http-contract/no-unexpected-body: { deleted: true }',
      'http-contract/no-unknown-status: 418',
      "http-contract/no-unmapped-cause: 'User not found'",
    ]);
    expect(diagnostics.map(({ severity }) => severity)).toEqual([1, 1, 1, 1]);
    expect(diagnostics[0]?.codeDescription?.href).toMatch(/\/rules-docs\/method-status\.md$/u);
  });

  it('offers suggestions whose edits give code that lints clean', async () => {
    const text = "const express = require('express');\nconst app = express();\napp.post('/users', (req, res) => {\n  res.status(200).json({ name: req.body.name });\n});\n";
    const document = server.open('src/typed.js', text);
    const [finding] = await server.diagnostics(document);
    if (finding === undefined) throw new Error('nothing is found');
    expect(underlined(text, [finding])).toEqual(['http-contract/method-status: 200']);
    const offered = await server.actions(document, finding);
    expect(offered.map(({ title }) => title)).toContain('Answer 201 (Created). (http-contract/method-status)');
    const [suggestion] = offered.filter(({ title }) => title.startsWith('Answer'));
    if (suggestion === undefined) throw new Error('nothing is offered');
    const edited = applyEdits(text, await server.run(suggestion));
    expect(edited).toBe(text.replace('200', '201'));
    server.change(document, edited);
    expect(await server.diagnostics(document)).toEqual([]);
  });

  it('follows what is typed', async () => {
    const right = "const express = require('express');\nconst app = express();\napp.delete('/users/:id', (req, res) => {\n  res.sendStatus(204);\n});\n";
    const document = server.open('src/deleted.js', right);
    expect(await server.diagnostics(document)).toEqual([]);
    server.change(document, right.replace('204', '2'));
    expect(underlined(document.text, await server.diagnostics(document))).toEqual(['http-contract/no-unknown-status: 2']);
    // Half a statement is no finding, and no crash.
    server.change(document, right.replace('res.sendStatus(204);', 'res.'));
    expect((await server.diagnostics(document)).filter(({ code }) => code !== undefined)).toEqual([]);
    server.change(document, right);
    expect(await server.diagnostics(document)).toEqual([]);
  });

  it('sees that a helper in another file was saved, at the next change of the buffer', async () => {
    const helper = (status: number): void => {
      project.write('src/created.js', `exports.created = (res, body) => res.status(${String(status)}).json(body);\n`);
    };
    const text =
      "const express = require('express');\nconst { created } = require('./created');\nconst app = express();\napp.post('/books', (req, res) => created(res, req.body));\n";
    helper(200);
    const document = server.open('src/books.js', text);
    const [finding] = await server.diagnostics(document);
    expect(finding?.message).toContain('(answered at src/created.js:1)');
    helper(201);
    server.change(document, `${text}\n`);
    expect(await server.diagnostics(document)).toEqual([]);
    helper(200);
    server.change(document, text);
    expect(underlined(text, await server.diagnostics(document))).toHaveLength(1);
  });
});
