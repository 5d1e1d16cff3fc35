/** What middleware of packages leaves on the request for the handlers behind it. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const imports = "import express from 'express';\nimport session from 'express-session';\nimport passport from 'passport';\nconst app = express();\n";
const logout = (prefix: string): string => `${prefix}.delete('/', (req, res) => { if (!req.sessionID) return res.status(200).send('not-logged-in'); res.status(204).end(); });`;

const inOneFile = (middleware: string): readonly string[] => {
  const app = `${imports}${middleware}\n${logout('app')}\n`;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': app }), 'app.js', app);
};

const inAnotherFile = (middleware: string): readonly string[] => {
  const users = `${router}${logout('router')}\nexport default router;`;
  const app = `import users from './users.js';\n${imports}${middleware}\napp.use('/users', users);`;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': app, 'users.js': users }), 'users.js', users);
};

describe('the id of a session', () => {
  it.each([
    'app.use(session({}), passport.initialize(), passport.session());',
    'app.use(session({})); app.use(passport.initialize()); app.use(passport.session()); app.use((req, res, next) => { req.at = Date.now(); next(); });',
  ])('is there behind %s', (middleware) => {
    expect(inOneFile(middleware)).toEqual(['DELETE / -> 204 app.js:6']);
    expect(inAnotherFile(middleware)).toEqual(['DELETE /users -> 204 users.js:3']);
  });

  it.each([
    'app.use(session({}));',
    'app.use(session({}), passport.initialize());',
    "app.use('/other', passport.session());",
    'app.use(session({}), passport.session(), (req, res, next) => { req.sessionID = req.query.id; next(); });',
    'app.use(session({}), passport.session(), (req, res, next) => { if (req.query.id) req.sessionID = undefined; next(); });',
  ])('may be missing behind %s', (middleware) => {
    expect(inOneFile(middleware)).toEqual(['DELETE / -> 200 app.js:6, 204 app.js:6']);
    expect(inAnotherFile(middleware)).toEqual(['DELETE /users -> 200 users.js:3, 204 users.js:3']);
  });
});

describe('a session', () => {
  it('is there behind what says so', () => {
    const app = `${imports}app.use(passport.session());\napp.get('/', (req, res) => { if (!req.session) return res.sendStatus(503); if (!req.session.user) return res.sendStatus(401); res.sendStatus(200); });`;
    expect(sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': app }), 'app.js', app)).toEqual(['GET / -> 401 app.js:6, 200 app.js:6']);
  });
});
