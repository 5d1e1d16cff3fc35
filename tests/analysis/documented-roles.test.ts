/** Handlers that only a JSDoc comment makes known, and errors of handlers whose framework is only believed. */

import { parse } from '@typescript-eslint/typescript-estree';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analysis/analyze.js';
import type { NodeByName } from '../../src/evaluator/syntax.js';

function statusesOf(text: string): readonly string[] {
  const program = parse(text, { range: true, loc: true }) as unknown as NodeByName['Program'];
  const { routes, handlers } = analyze({ file: '/app.js', text, program }, { versionOf: () => 5 });
  return [...routes, ...handlers].flatMap(({ outcome }) =>
    outcome.responses.map(({ status }) => (status.kind === 'known' ? String(status.code) : status.reason)),
  );
}

describe('types in JSDoc', () => {
  it('makes a handler of a documented variable', () => {
    expect(statusesOf("/** @type {import('express').RequestHandler} */\nconst list = (q, r) => { const answer = r; answer.status(206).end(); };")).toEqual(['206']);
  });

  it('finds the response among documented parameters', () => {
    const text = "/**\n * @param {number} n\n * @param {import('express').Response} answer\n */\nfunction send(n, answer) { const a = answer; a.status(207).end(); }";
    expect(statusesOf(text)).toEqual(['207']);
  });

  it('takes no handler from the types of another package', () => {
    expect(statusesOf("/** @type {import('koa').Middleware} */\nconst list = (q, r) => { const answer = r; answer.status(206).end(); };")).toEqual([]);
  });
});

describe('errors that leave a handler', () => {
  const handler = "module.exports = (req, res) => { if (!req.body) throw { statusCode: 405 }; res.status(200).json({}); };";

  it('have no known status where the framework is only believed', () => {
    expect(statusesOf(handler)).toEqual(expect.arrayContaining(['the framework that answers the error is not in this file', '200']));
  });

  it('have the status that the framework gives them where it is in the file', () => {
    expect(statusesOf(`const express = require('express');\n${handler}`)).toEqual(expect.arrayContaining(['405', '200']));
  });
});
