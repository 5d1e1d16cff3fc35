/** The steps of the README and nothing else, from an empty folder and with the package that npm would publish, lead to a finding. */

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { readCodeBlocks } from '../docs/code-blocks.js';
import { LanguageServer } from '../editor/language-server.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readCodeBlocks(new URL('../../README.md', import.meta.url)).filter(({ heading }) => heading === 'Quick start');
const folders: string[] = [];
let tarball: string;

function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'http-contract-new-user-')));
  folders.push(folder);
  return folder;
}

/** Runs a command as a user types it; its output, also when it fails. */
function type(cwd: string, command: string): { readonly exitCode: number; readonly output: string } {
  try {
    return { exitCode: 0, output: execFileSync('sh', ['-c', command], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, npm_config_prefer_offline: 'true', npm_config_audit: 'false', npm_config_fund: 'false' } }) };
  } catch (error) {
    const { status, stdout, stderr } = error as { readonly status: number; readonly stdout: string; readonly stderr: string };
    return { exitCode: status, output: stdout + stderr };
  }
}

beforeAll(() => {
  const folder = emptyFolder();
  // `prepack` would build again what is built.
  const { output } = type(root, `npm pack --ignore-scripts --silent --pack-destination ${folder}`);
  tarball = join(folder, output.trim().split('\n').at(-1) ?? '');
}, 120_000);

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}, 120_000);

interface Project {
  readonly name: string;
  /** What the user has installed before. */
  readonly packages: string;
  readonly isTypeScript: boolean;
  readonly file: string;
  readonly text: string;
  readonly finding: string;
}

const projects: readonly Project[] = [
  {
    name: 'JavaScript, CommonJS, Express',
    packages: 'express',
    isTypeScript: false,
    file: 'src/app.js',
    text: "const express = require('express');\nconst app = express();\napp.post('/users', (req, res) => {\n  res.json({ name: req.body.name });\n});\n",
    finding: 'POST /users answers 200 here, because no status is set and Express sends 200 by default',
  },
  {
    name: 'TypeScript, Nest',
    packages: '@nestjs/common @nestjs/core @nestjs/platform-express reflect-metadata rxjs',
    isTypeScript: true,
    file: 'src/users.controller.ts',
    text: "import { Controller, Delete, Param } from '@nestjs/common';\n\n@Controller('users')\nexport class UsersController {\n  @Delete(':id')\n  remove(@Param('id') id: string): { removed: string } {\n    return { removed: id };\n  }\n}\n",
    finding: 'DELETE /users/:id answers 200 here',
  },
  {
    name: 'TypeScript, Next.js',
    packages: 'next react react-dom',
    isTypeScript: true,
    file: 'app/api/users/route.ts',
    text: 'export async function POST(request: Request): Promise<Response> {\n  const { name } = await request.json();\n  return Response.json({ name });\n}\n',
    finding: 'POST /api/users answers 200 here',
  },
];

describe.each(projects)('$name', ({ packages, isTypeScript, file, text, finding }) => {
  it('finds something in the terminal and in the editor', async () => {
    const cwd = emptyFolder();
    expect(type(cwd, 'npm init --yes').exitCode).toBe(0);
    expect(type(cwd, `npm install ${packages}`)).toMatchObject({ exitCode: 0 });
    mkdirSync(join(cwd, dirname(file)), { recursive: true });
    writeFileSync(join(cwd, file), text);

    const [install] = readme.filter(({ language, text: command }) => language === 'sh' && command.includes('typescript') === isTypeScript);
    const configuration = readme.find(({ language, text: shown }) => language === 'js' && shown.includes('parser') === isTypeScript);
    expect(type(cwd, install?.text.replace('eslint-plugin-http-contract', tarball) ?? 'exit 9')).toMatchObject({ exitCode: 0 });
    writeFileSync(join(cwd, 'eslint.config.mjs'), configuration?.text ?? '');
    const [lint] = readme.filter(({ language, text: command }) => language === 'sh' && command.startsWith('npx eslint'));
    const { exitCode, output } = type(cwd, lint?.text.split('\n')[0] ?? 'exit 9');
    expect(output).toContain(finding);
    expect(exitCode).toBe(1);

    const server = await LanguageServer.start(cwd);
    const diagnostics = await server.diagnostics(server.open(file, readFileSync(join(cwd, file), 'utf8')));
    await server.stop();
    expect(diagnostics.map(({ message }) => message).join('\n')).toContain(finding);
  }, 300_000);
});
