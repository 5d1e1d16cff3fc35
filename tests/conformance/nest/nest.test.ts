/** Every program of the lists answers with the real Nest, on Express and on Fastify, what the analysis says. */

import { describe, expect, it } from 'vitest';
import { inferredOf } from '../web/served-case.js';
import { answerAmong } from '../web/say-answers.js';
import { answerWithNest, type Platform } from './answer-with-nest.js';
import { cases } from './cases/index.js';
import { servedCase } from './nest-case.js';

/** Bytes that are handed over with a code that has none are dropped, and what is not known is either. */
function onWire(said: string): string {
  return said
    .replaceAll(/\b(204|304) yes/g, '$1 no')
    .replaceAll(/(\d{3}) unknown/g, '$1 yes, $1 no');
}

describe.each<Platform>(['express', 'fastify'])('Nest on %s', (platform) => {
  it.each(cases.filter(({ only = platform }) => only === platform).map((nest) => ({ nest, name: `${nest.before ?? ''}${nest.text}` })))('$name', async ({ nest }) => {
    const answer = await answerWithNest(nest, platform);
    // What is said to be unknown is no answer.
    if (/\d/.test(nest.inferred)) expect(await answerAmong(onWire(nest.inferred), answer)).toBeDefined();
  });
});

describe('what is inferred', () => {
  it.each(cases.map((nest) => ({ nest, name: `${nest.before ?? ''}${nest.text}` })))('$name', ({ nest }) => {
    const { file, served } = servedCase(nest);
    expect(inferredOf(file, served)).toBe(nest.inferred);
  });
});
