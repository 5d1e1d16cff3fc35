/** What the README's table of frameworks calls not recognised, the inventory prints as a reason. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';
import { notRecognised, type NotRecognised } from './not-recognised.js';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const table = readme.slice(readme.indexOf('| framework |'), readme.indexOf('## Quick start'));
const rows = table
  .split('\n')
  .map((line) => line.replace(/^\| | \|$/gu, '').split(' | '))
  .filter(([name = '', , , not]) => not !== undefined && name !== 'framework' && !name.startsWith('-'))
  .map(([name = '', , , not = '']) => [name, not.split('; ')] as const);
/** What the limits say, and what the settings do not. */
const ELSEWHERE = ['Express', 'Your own'];

function reasonsOf({ file, text, files = {}, version = 5 }: NotRecognised): readonly string[] {
  const project = createProject({ 'package.json': { name: 'p' }, ...files, [file]: text });
  const { routes } = modelInProject(project, file, text, {}, version);
  return routes.flatMap(({ outcome }) => [...outcome.unresolved.map(({ reason }) => reason), ...outcome.responses.flatMap(({ status }) => (status.kind === 'unknown' ? [status.reason] : []))]);
}

describe('what is not recognised', () => {
  it('has a program for each sentence of the table', () => {
    const said = Object.fromEntries(rows.filter(([name]) => !ELSEWHERE.includes(name)).map(([name, sentences]) => [name, [...sentences].sort()]));
    expect(Object.fromEntries(Object.entries(notRecognised).map(([name, cases]) => [name, Object.keys(cases).sort()]))).toEqual(said);
  });

  describe.each(Object.entries(notRecognised))('%s', (_name, cases) => {
    it.each(Object.entries(cases))('%s', (_sentence, program) => {
      expect(reasonsOf(program).join('|')).toContain(program.reason);
    });
  });
});
