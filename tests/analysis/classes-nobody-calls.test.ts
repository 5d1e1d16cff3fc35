/** Routes and handlers of classes that nobody instantiates in their file. */

import { parse } from '@typescript-eslint/typescript-estree';
import { expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.js';
import type { HttpModel } from '../../src/model/http-model.js';
import type { NodeByName } from '../../src/evaluator/syntax.js';

function modelOf(text: string): HttpModel {
  const program = parse(text, { range: true, loc: true }) as unknown as NodeByName['Program'];
  return analyze({ file: '/app.js', text, program }, { versionOf: () => 5 });
}

it('finds a route once that a method registers which the constructor calls', () => {
  const { routes } = modelOf(`const { Router } = require('express');
class Users { constructor() { this.router = Router(); this.init(); } init() { this.router.post('/u', (req, res) => { res.json({}); }); } }
module.exports = Users;`);
  expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /u']);
});

it('finds handlers in methods and in fields of one class', () => {
  const { handlers } = modelOf(`const express = require('express');
class Users { list = (req, res) => { res.status(206).json([]); }; show(req, res) { res.status(207).json({}); } }
module.exports = new Users();`);
  expect(handlers.flatMap(({ outcome }) => outcome.responses.map(({ status }) => status.kind === 'known' && status.code)).sort()).toEqual([206, 207]);
});
