/** Every handler of the list answers with the real React Router and the real Remix what the analysis says. */

import * as remixRuntime from '@remix-run/server-runtime';
import * as router from 'react-router';
import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { compileHandler } from '../web/compile-handler.js';
import { answerAmong, sayAnswers } from '../web/say-answers.js';
import { answerOfRouteModule, type CreateRequestHandler } from './answer-of-route-module.js';
import { handlers } from './handlers.js';

const file = 'app/routes/c.js';

function inferred(source: string, dependency: string, runtime: string): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p', dependencies: { [dependency]: '*' } } });
  const text = `import { data, json, redirect, redirectDocument, replace } from '${runtime}';
export const loader = ${source};
export const action = ${source};`;
  return modelInProject(project, file, text).routes.map(({ outcome }) => sayAnswers(outcome));
}

const { data, redirect, redirectDocument, replace } = router;
const ofRouter = { data, redirect, redirectDocument, replace };
const { json } = remixRuntime;
const ofRemix = { data: remixRuntime.data, json, redirect: remixRuntime.redirect, redirectDocument: remixRuntime.redirectDocument, replace: remixRuntime.replace };

async function check(expected: string, handler: unknown, create: unknown, future: object): Promise<void> {
  for (const [name, method] of [['loader', 'GET'], ['action', 'POST']] as const) {
    const response = await answerOfRouteModule(create as CreateRequestHandler, { [name]: handler }, method, future);
    expect(await answerAmong(expected, response), method).toBeDefined();
  }
}

describe('React Router', () => {
  it.each(handlers.map(([source, expected]) => [source, expected] as const))('%s', async (source, expected) => {
    expect(inferred(source, '@react-router/dev', 'react-router')).toEqual([expected, expected]);
    await check(expected, compileHandler(source, ofRouter), router.createRequestHandler, {});
  });
});

const moreOfRemix: readonly (readonly [source: string, inferred: string])[] = [
  ['() => json({ a: 1 })', '200 yes'],
  ['() => json({ a: 1 }, 201)', '201 yes'],
  ['() => json({ a: 1 }, { status: 201 })', '201 yes'],
  ['() => json(null)', '200 yes'],
  ['() => json(undefined)', '200 no'],
  ['() => json(null, 204)', '!500 yes'],
  ['() => json({}, 999)', '!500 yes'],
  ["() => { throw json({ error: 'x' }, 403); }", '403 yes'],
];

describe('Remix', () => {
  const cases = [...handlers.map(([source, inReactRouter, inRemix]) => [source, inRemix ?? inReactRouter] as const), ...moreOfRemix];

  it.each(cases)('%s', async (source, expected) => {
    expect(inferred(source, '@remix-run/dev', '@remix-run/node')).toEqual([expected, expected]);
    const handler = compileHandler(source, ofRemix);
    await check(expected, handler, remixRuntime.createRequestHandler, {});
    await check(expected, handler, remixRuntime.createRequestHandler, { v3_singleFetch: true });
  });
});
