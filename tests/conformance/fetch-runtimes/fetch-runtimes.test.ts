/** What the analysis says of servers of Bun, Deno and Cloudflare Workers, against what they were measured to answer. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';
import { measured } from './measured.js';

function records(text: string): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p' }, 'src/server.js': text });
  return modelInProject(project, 'src/server.js', text).routes.map(({ method, path, outcome }) => `${method ?? '?'} ${path ?? '?'} -> ${sayAnswers(outcome)}`);
}

const runtimes = {
  Bun: [1, (handler: string) => `Bun.serve({ port: 0, fetch: ${handler} });`],
  Deno: [2, (handler: string) => `Deno.serve({ port: 0 }, ${handler});`],
  Workers: [3, (handler: string) => `export default { fetch: ${handler} };`],
} as const;

describe.each(Object.entries(runtimes))('%s', (_name, [column, write]) => {
  it.each(measured.map((row) => ({ row, source: row[0] })))('$source', ({ row }) => {
    const [source] = row;
    const said = records(write(source));
    const ofGet = said.filter((record) => record.startsWith('GET '));
    const answers = (ofGet.length > 0 ? ofGet : said).flatMap((record) => record.replace(/^.* -> /, '').split(', '));
    // What branches on the path may answer in more than one way; what a handler throws leaves it as an error; a body may be handed over and dropped.
    const real = row[column];
    const isDropped = real === '204 no' || real === '205 no' || real === '304 no';
    // What a body that is handed on holds is not known.
    const isHandedOn = source.includes('r.body');
    const expected = [real, `!${real}`, ...(isDropped ? [real.replace('no', 'yes')] : []), ...(isHandedOn ? [real.replace('yes', 'unknown')] : [])];
    expect(answers.some((answer) => expected.includes(answer))).toBe(true);
    if (!source.includes('pathname')) expect(answers).toHaveLength(1);
  });
});

describe('a server', () => {
  it('has routes by path and by method under Bun', () => {
    const text = `Bun.serve({ routes: { '/a': () => Response.json({}, { status: 201 }), '/b/:id': { GET: () => new Response('b'), DELETE: () => new Response(null, { status: 204 }) }, '/c': new Response('c', { status: 203 }) }, fetch: () => new Response('n', { status: 404 }) });`;
    expect(records(text)).toEqual(['ALL /a -> 201 yes', 'GET /b/:id -> 200 yes', 'DELETE /b/:id -> 204 no', 'ALL /c -> 203 yes', 'ALL /* -> 404 yes']);
  });

  it('may have an error handler', () => {
    const failing = "() => { throw new Error('x'); }";
    expect(records(`Bun.serve({ fetch: ${failing}, error: () => new Response('e', { status: 503 }) });`)).toEqual(['ALL /* -> !503 yes']);
    expect(records(`Bun.serve({ error(error) { return new Response(error.message); }, fetch: ${failing} });`)).toEqual(['ALL /* -> !200 yes']);
    expect(records(`Deno.serve({ onError: () => new Response('e', { status: 502 }) }, ${failing});`)).toEqual(['ALL /* -> !502 yes']);
  });

  it('answers nothing that is known when its handler is not', () => {
    expect(records("import { handle } from 'elsewhere';\nBun.serve({ fetch: handle() });")).toEqual(["ALL /* -> {a handler is not known: the result of 'handle' is not known}"]);
  });

  it('may be handed its handler alone, or as a member, under Deno', () => {
    expect(records("Deno.serve(() => new Response('x', { status: 201 }));")).toEqual(['ALL /* -> 201 yes']);
    expect(records("Deno.serve({ handler: () => new Response('x', { status: 201 }) });")).toEqual(['ALL /* -> 201 yes']);
  });

  it('may be a variable that is exported, of a type', () => {
    expect(records("const worker = { async fetch(request) { return new Response('x', { status: 201 }); } };\nexport default worker;")).toEqual(['ALL /* -> 201 yes']);
  });

  it('has a record for each method that it tells apart', () => {
    expect(records("export default { fetch(request) { if (request.method === 'POST') return new Response('p', { status: 201 }); return new Response('x', { status: 405 }); } };")).toEqual([
      'POST /* -> 201 yes',
      'ALL /* -> 405 yes',
    ]);
  });

  it('is none where nothing is answered with a Response', () => {
    expect(records('export default { fetch(url) { return load(url); } };')).toEqual([]);
    expect(records("import { app } from './app.js';\nexport default { fetch: app.fetch };")).toEqual([]);
  });
});
