/** Schemas of zod: what the package gives, and what the analysis takes a schema for that a handler was given. */

import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { schemaFunctions } from '../../src/frameworks/shared/schema-makers.js';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const text = z.string();
const part = z.object({ kind: z.literal('a') });
/** Arguments of the functions that need some. */
const ARGUMENTS: Readonly<Record<string, readonly unknown[]>> = {
  array: [text], discriminatedUnion: ['kind', [part]], enum: [['a']], intersection: [part, part], lazy: [() => text], literal: ['a'], map: [text, text],
  nativeEnum: [{ A: 'a' }], nullable: [text], object: [{}], optional: [text], preprocess: [(value: unknown) => value, text], promise: [text],
  record: [text], set: [text], strictObject: [{}], tuple: [[text]], union: [[text, part]],
};

describe('functions of zod', () => {
  it.each(schemaFunctions)('%s gives an object', (name) => {
    const make = (z as unknown as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>)[name];
    expect(typeof make?.(...(ARGUMENTS[name] ?? []))).toBe('object');
  });
});

describe('a schema', () => {
  const says = (line: string, schemas: string): readonly string[] => {
    const app = `${line}\nconst app = require('express')();
const run = (schemas, get) => (req, res) => {
  if (schemas.result) return res.json(schemas.result.parse(get(req)));
  res.status(202).json(get(req));
};
app.get('/a', run(${schemas}, (req) => req.query));`;
    return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': app }), 'app.js', app);
  };

  it.each([
    ["const { z } = require('zod');", '{ result: z.object({}) }'],
    ["const z = require('zod');", '{ result: z.array(z.string()) }'],
    ["import z from 'zod';", '{ result: z.any() }'],
    ["import * as zod from 'zod';", '{ result: zod.z.string() }'],
    ["import { object } from 'zod';", '{ result: object({}) }'],
  ])('is there: %s', (line, schemas) => {
    expect(says(line, schemas)).toEqual(['GET /a -> 200 app.js:4']);
  });

  it.each(["const { z } = require('zod');", "const z = require('yup');"])('is not there when none is given, and of another package may not be: %s', (line) => {
    expect(says(line, '{}')).toEqual(['GET /a -> 202 app.js:5']);
    expect(says(line, '{ result: z.load() }')).toEqual(['GET /a -> 200 app.js:4, 202 app.js:5']);
  });

  it('throws no error of a class of the project', () => {
    const app = `const { z } = require('zod');
const app = require('express')();
class Refused extends Error {}
app.get('/', (req, res) => {
  try {
    res.json(z.object({ id: z.string() }).parse(req.query));
  } catch (error) {
    if (error instanceof Refused) return res.status(418).end();
    res.status(400).end();
  }
});`;
    expect(sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': app }), 'app.js', app)).toEqual(['GET / -> 200 app.js:6, 400 app.js:9']);
  });
});
