/** A function that fails at many places of a handler fails in the same way at each, so that every other error of the handler stays what it is. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const errors = `export class Failed extends Error {
  constructor(status, message) { super(message); this.status = status; }
}
export function use() { if (process.env.DOWN) throw new Failed(503, 'Down'); }
export async function open() { if (process.env.DOWN) throw new Failed(503, 'Down'); }
`;

/** So many that errors are joined where each call throws one of its own. */
const CALLS = 60;

function says(body: string): readonly string[] {
  const code = `${router}import { Failed, open, use } from './errors.js';\nrouter.get('/', async (req, res) => {\n${body}\n});`;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'errors.js': errors, 'routes.js': code }), 'routes.js', code);
}

const first = "if (req.query.name) throw new Failed(412, 'Name it');\n";
const calls = (line: string): string => Array.from({ length: CALLS }, () => line).join('\n');
const last = CALLS + 6;

describe('an error that many calls throw alike', () => {
  it('is one error in a catch', () => {
    const caught = '} catch (error) { res.status(error.status).end(); }';
    expect(says(`try { ${first}${calls('use();')}\n${caught}`)).toEqual([`GET / -> 412 routes.js:${String(last)}, 503 routes.js:${String(last)}`]);
    expect(says(`try { ${first}${calls('await open();')}\n${caught}`)).toEqual([`GET / -> 412 routes.js:${String(last)}, 503 routes.js:${String(last)}`]);
  });

  it('is told apart by what was done to the response before', () => {
    const some = Array.from({ length: 10 }, () => 'use();').join('\n');
    const text = `try { ${some}\nres.status(299);\n${some}\n} catch (error) { if (error.status === 503) res.end(); }`;
    expect(says(text)).toEqual(['GET / -> 200 routes.js:26, 299 routes.js:26']);
  });

  it('is told apart by where its text is written', () => {
    const lines = Array.from({ length: 10 }, (_, index) => `if (req.query.a${String(index)}) throw new Failed(503, 'Down');`).join('\n');
    expect(says(lines)[0]?.match(/!503 routes\.js:\d+/g)?.length).toBe(10);
  });
});
