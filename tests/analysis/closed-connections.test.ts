/** What is answered when the connection may be closed already. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const says = (handler: string): string => {
  const code = `${router}router.post('/', ${handler});`;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'one.js': code }), 'one.js', code)[0] ?? '';
};

const CLOSED = '{the connection may be closed before this is answered}';

describe('an answer to a request', () => {
  it.each([
    ['(req, res) => { if (req.query.a) { req.destroy(); return res.status(413).end(); } res.status(201).end(); }', `201 one.js:3, ${CLOSED}`],
    ['(req, res) => { if (req.query.a) { res.destroy(); return res.status(413).json({}); } res.status(201).end(); }', `201 one.js:3, ${CLOSED}`],
    ['(req, res) => { res.status(201).end(); req.destroy(); }', '201 one.js:3'],
    ['async (req, res) => { const fail = (error) => { req.destroy(); throw error; }; try { if (req.query.a) fail(new Error()); } catch { return res.status(413).end(); } res.status(201).end(); }', `201 one.js:3, ${CLOSED}`],
  ])('is not known to get there when it was destroyed before: %s', (handler, said) => {
    expect(says(handler)).toBe(`POST / -> ${said}`);
  });
});
