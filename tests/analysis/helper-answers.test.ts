/** A function of another file that is handed the response is followed once for all calls that are alike. */

import { describe, expect, it } from 'vitest';
import { modelInProject, router } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const times = (count: number, line: (index: number) => string): string => Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** So many routes that running the function for each of them takes more steps than there are for a file. */
const COUNT = 60;

/** Answers after much work, which all depends on the response. */
const respond = (answer: string, start = ''): string => `export async function respond(res, code, message) {
  const details = [];${start}
${times(400, (index) => `  if (res.req.query.q${String(index)} === 'a') details.push('b${String(index)}');`)}
${answer}
}`;

function says(helper: string, route: (index: number) => string, start = ''): readonly string[] {
  const routes = `${router}import { respond } from './respond.js';\n${times(COUNT, (index) => `router.get('/${String(index)}', ${route(index)});`)}`;
  const project = createProject({ 'package.json': { name: 'p' }, 'respond.js': respond(helper, start), 'routes.js': routes });
  const { routes: found } = modelInProject(project, 'routes.js', routes);
  return found.map(({ path, outcome: { responses, unresolved } }) => {
    const answers = responses.map(({ status, statusPlace, evidence }) => {
      const code = status.kind === 'known' ? String(status.code) : '?';
      const place = `${statusPlace.file.slice(project.root.length + 1)}:${String(statusPlace.start.line)}`;
      return [code, place, ...evidence.map((piece) => `${piece.text} ${String(piece.place.start.line)}`)].join(' ');
    });
    return `GET ${path ?? '?'} -> ${[...answers, ...unresolved.map(({ reason }) => `{${reason}}`)].join(', ')}`;
  });
}

/** The first call is run, and what it has done is told of the others. */
const all = (answer: (line: string) => string): readonly string[] => Array.from({ length: COUNT }, (_, index) => `GET /${String(index)} -> ${answer(String(index + 4))}`);

describe('a function of another file that is handed the response', () => {
  it('answers where the code of each call is written', () => {
    const said = says('  res.status(code).json({ message, details });', () => `async (req, res) => respond(res, 404, 'User not found')`);
    expect(said).toEqual(all((line) => `404 routes.js:${line} User not found ${line}`));
  });

  it('answers each of the codes that calls hand over', () => {
    const said = says('  res.status(code).json({ message });', (index) => `async (req, res) => respond(res, ${index % 2 === 0 ? '404' : '409'}, 'x')`);
    expect(said).toEqual(all((line) => `${Number(line) % 2 === 0 ? '404' : '409'} routes.js:${line} x ${line}`));
  });

  it('leaves the response open where it does not answer', () => {
    const helper = '  if (details.length > 0) { res.status(code).json({ message }); return true; }\n  return false;';
    expect(says(helper, () => `async (req, res) => { if (await respond(res, 404)) return; res.send({}); }`)).toEqual(all((line) => `404 routes.js:${line}, 200 routes.js:${line}`));
  });

  it('leaves its status on the response', () => {
    expect(says('  res.status(code);', () => `async (req, res) => { await respond(res, 202); res.send({}); }`)).toEqual(all((line) => `202 routes.js:${line}`));
  });

  it('changes what it is handed', () => {
    const helper = '  message.code = code;\n  res.other = code + 1;';
    const route = 'async (req, res) => { const m = {}; await respond(res, 202, m); if (req.query.x) res.status(m.code).end(); else res.status(res.other).end(); }';
    expect(says(helper, () => route)).toEqual(all((line) => `202 routes.js:${line}, 203 routes.js:${line}`));
  });

  it('looks at what was left on the response before', () => {
    const helper = '  if (res.locals.isApi) res.status(code).json({});\n  else res.redirect(message);';
    const route = (index: number): string => `async (req, res) => { ${index % 2 === 0 ? 'res.locals.isApi = true; ' : 'res.locals.isApi = false; '}await respond(res, 404, '/'); }`;
    expect(says(helper, route)).toEqual(all((line) => (Number(line) % 2 === 0 ? `404 routes.js:${line}` : '302 respond.js:404')));
  });

  it('is followed once also when its first call is cheap', () => {
    const route = (index: number): string => `async (req, res) => respond(res, ${index === 0 ? '401' : '404'})`;
    expect(says('  res.status(code).json({});', route, ' if (code === 401) return res.status(code).json({});')).toEqual(all((line) => `${line === '4' ? '401' : '404'} routes.js:${line}`));
  });

  it('throws in each call', () => {
    const route = 'async (req, res) => { try { await respond(res, 404); } catch (error) { if (error instanceof RangeError) res.status(error.status).end(); else res.status(500).end(); } }';
    const said = says('  throw Object.assign(new RangeError(), { status: code });', () => route);
    expect(said.map((line) => line.replace(/^GET \/\d+ -> /, ''))).toEqual(all((line) => said[0]?.replace(/^GET \/\d+ -> /, '').replaceAll('routes.js:4', `routes.js:${line}`) ?? '').map((line) => line.replace(/^GET \/\d+ -> /, '')));
    expect(said[0]).toContain('404 routes.js:4');
  });
});
