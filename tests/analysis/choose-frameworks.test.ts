/** The setting that forces a framework, or excludes one. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { readModule } from '../../src/rule-kit/read-http-file.js';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const express = "import express from 'express';\nconst app = express();\napp.get('/a', (req, res) => res.status(206).end());\n";
const route = "export const GET = () => new Response('x', { status: 206 });\n";
const plain = 'export const handler = async (event) => build(event);\nfunction build() { return { [key]: 206 }; }\nconst key = `status${"Code"}`;\n';

function frameworks(name: string, text: string, written: object): readonly string[] {
  const { routes, handlers } = modelInProject(createProject({ 'package.json': { name: 'p' }, [name]: text }), name, text, written);
  return [...routes, ...handlers].map(({ framework }) => framework);
}

describe('the setting of frameworks', () => {
  it('excludes one', () => {
    expect(frameworks('a.js', express, {})).toEqual(['express']);
    expect(frameworks('a.js', express, { frameworks: { express: false } })).toEqual([]);
    expect(frameworks('a.js', express, { frameworks: { hono: false } })).toEqual(['express']);
  });

  it('forces one whose files are routes, where no package.json lists it', () => {
    expect(frameworks('app/x/route.js', route, {})).toEqual([]);
    expect(frameworks('app/x/route.js', route, { frameworks: { next: true } })).toEqual(['next']);
    expect(frameworks('app/x/other.js', route, { frameworks: { next: true } })).toEqual([]);
  });

  it('forces one of which a file shows no sign', () => {
    expect(frameworks('a.js', plain, {})).toEqual([]);
    expect(frameworks('a.js', plain, { frameworks: { lambda: true } })).toEqual(['lambda']);
  });

  it('refuses a name that is none, also in a file that shows no sign of a framework', () => {
    const text = 'export {};';
    const module = { file: '/p/a.js', text, program: parse(text, { range: true, loc: true }) };
    const reading = readModule(module, { 'http-contract': { frameworks: { expres: false } } }, '/p');
    expect(reading).toMatchObject({ kind: 'bad-settings' });
    expect('problem' in reading ? reading.problem : '').toMatch(/frameworks\.expres should be the name of a framework, one of express, hono, .*, but there is none of that name\.$/);
  });
});
