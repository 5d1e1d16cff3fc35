/** The edits that a response offers, applied to the source, give the code that a person would write. */

import { describe, expect, it } from 'vitest';
import type { Edit } from '../../src/model/response.js';
import { modelOf, printModel } from '../kit/print-model.js';

const head = "const app = require('express')();\n";

function apply(source: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.range[0] - a.range[0])
    .reduce((text, { range, text: added }) => text.slice(0, range[0]) + added + text.slice(range[1]), source);
}

interface Applied {
  readonly setStatus: string | undefined;
  readonly setStatusWithoutBody: string | undefined;
}

/** The statements of a handler after the edits of its only response, with the code that each edit is asked for. */
function applied(statements: string, imports = ''): Applied {
  const start = `${imports}${head}app.post('/a', async (req, res) => { `;
  const source = `${start}${statements} });`;
  const [route] = modelOf(source).routes;
  const [response] = route?.outcome.responses ?? [];
  const text = (edits: readonly Edit[] | undefined): string | undefined => (edits === undefined ? undefined : apply(source, edits).slice(start.length, -4));
  return {
    setStatus: text(response?.edits.setStatus?.(201)),
    setStatusWithoutBody: text(response?.edits.setStatusWithoutBody?.(204)),
  };
}

describe('the edits of a response', () => {
  it.each([
    ['res.json({});', 'res.status(201).json({});', 'res.status(204).end();'],
    ["res.type('json').send('x');", "res.type('json').status(201).send('x');", "res.type('json').status(204).end();"],
    ['res.status(200).json({});', 'res.status(201).json({});', 'res.status(204).end();'],
    ['res.status(200); res.json({});', 'res.status(201); res.json({});', 'res.status(204); res.end();'],
    ['res.sendStatus(200);', 'res.sendStatus(201);', 'res.sendStatus(204);'],
    ['res.statusCode = 200; res.end();', 'res.statusCode = 201; res.end();', 'res.statusCode = 204; res.end();'],
    ['res.json(await remove(req.params.id));', 'res.status(201).json(await remove(req.params.id));', undefined],
    ['const code = 200; res.status(code).json({});', undefined, undefined],
    ['res.status(other()).json({});', undefined, undefined],
    ["res.redirect('/b');", undefined, undefined],
  ])('%s', (statements, setStatus, setStatusWithoutBody) => {
    expect(applied(statements)).toEqual({ setStatus, setStatusWithoutBody });
  });

  it('write the code as the imports of the file do', () => {
    const imports = "import { StatusCodes } from 'http-status-codes';\n";
    expect(applied('res.json({});', imports).setStatus).toBe('res.status(StatusCodes.CREATED).json({});');
    expect(applied('res.status(StatusCodes.OK).json({});', imports).setStatus).toBe('res.status(StatusCodes.CREATED).json({});');
    const required = "const httpStatus = require('http-status');\n";
    expect(applied('res.json({});', required).setStatus).toBe('res.status(httpStatus.CREATED).json({});');
  });

  it('change the literal of one branch only', () => {
    const source = `${head}app.post('/a', (req, res) => { res.status(req.query.a ? 200 : 404).json({}); });`;
    const [route] = modelOf(source).routes;
    const ok = route?.outcome.responses.find(({ status }) => status.kind === 'known' && status.code === 200);
    expect(apply(source, ok?.edits.setStatus?.(201) ?? [])).toContain('res.status(req.query.a ? 201 : 404).json({});');
  });

  it.each(['res.json({});', 'res.status(200).json({});', 'res.sendStatus(200);', "res.send('x');"])('make the response carry the code: %s', (statements) => {
    const source = `${head}app.post('/a', (req, res) => { ${statements} });`;
    const [response] = modelOf(source).routes[0]?.outcome.responses ?? [];
    expect(printModel(apply(source, response?.edits.setStatus?.(201) ?? []))[0]).toMatch(/^POST \/a -> 201 yes @2/);
    expect(printModel(apply(source, response?.edits.setStatusWithoutBody?.(204) ?? []))[0]).toMatch(/^POST \/a -> 204 (no|yes) @2/);
  });
});
