/** A route whose requests all go to one that is registered before it, and which routes only look as if they were such. */

import { describe, expect, it } from 'vitest';
import { sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const start = `const app = require('express')();
const list = (req, res, next) => { load().then((users) => res.json(users), next); };
const find = (req, res) => { if (!req.params.id) return res.status(412).end(); res.json({}); };
`;
const HIDDEN = '{a route that is registered before it answers each of its requests}';

/** What the routes behind the first one answer. */
function behind(statements: string): readonly string[] {
  const text = start + statements;
  return sayRoutes(createProject({ 'package.json': { name: 'p' }, 'app.js': text }), 'app.js', text)
    .slice(1)
    .map((line) => line.replaceAll(/ app\.js:\d+/gu, ''));
}

describe('a route behind one that gets all of its requests', () => {
  it.each([
    ['of the same path', "app.get('/a', list);\napp.get('/a', find);", [`GET /a -> ${HIDDEN}`]],
    ['of one path of a list', "app.get('/a', list);\napp.get(['/a', '/a/:id'], find);", [`GET /a -> ${HIDDEN}`, 'GET /a/:id -> 200']],
    ['of all methods', "app.all('/a', list);\napp.get('/a', find);", [`GET /a -> ${HIDDEN}`]],
    ['of the same chain', "app.route('/a').get(list).get(find);", [`GET /a -> ${HIDDEN}`]],
    ['inside of a block behind it', "app.get('/a', list);\nif (process.env.NEW) app.get('/a', find);", [`GET /a -> ${HIDDEN}`]],
  ])('answers nothing: %s', (_, statements, says) => {
    expect(behind(statements)).toStrictEqual(says);
  });

  it.each([
    ['passes on', "app.get('/a', (req, res, next) => (req.query.all ? res.json([]) : next()));\napp.get('/a', find);"],
    ['leaves its route', "app.get('/a', (req, res, next) => (req.query.all ? res.json([]) : next('route')), list);\napp.get('/a', find);"],
    ['hands on what passes on to code that is not known', "app.get('/a', (req, res, next) => { serve(req, res, next); });\napp.get('/a', find);"],
    ['has a handler that is not known', "app.get('/a', require('./missing'));\napp.get('/a', find);"],
    ['has a handler in a wrapper that is not known', "const wrap = require('./missing');\napp.get('/a', wrap(list));\napp.get('/a', find);"],
    ['may be left by a callback for a parameter', "app.param('id', (req, res, next) => next('route'));\napp.get('/a', list);\napp.get('/a', find);"],
    ['is registered under a condition', "if (process.env.OLD) app.get('/a', list);\napp.get('/a', find);"],
    ['is for another method', "app.post('/a', list);\napp.get('/a', find);"],
    ['has a path that fits fewer requests', "app.get('/a/b', list);\napp.get('/a', find);"],
    ['belongs to another router', "const router = require('express').Router();\nrouter.get('/a', list);\napp.get('/a', find);"],
  ])('answers when the one before it %s', (_, statements) => {
    expect(behind(statements)).toContain('GET /a -> 412');
  });
});
