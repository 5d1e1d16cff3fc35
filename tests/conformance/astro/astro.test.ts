/** What the analysis says of endpoints of Astro, against what they were measured to answer. */

import { describe, expect, it } from 'vitest';
import type { Route } from '../../../src/model/route.js';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';
import { files, handlers } from './measured.js';

const file = 'src/pages/c.js';

function routesOf(text: string): readonly Route[] {
  return modelInProject(createProject({ 'package.json': { name: 'p', dependencies: { astro: '*' } }, [file]: text }), file, text).routes;
}

/** What a request gets: the record of its method, of every method, and for HEAD that of GET without the body. */
function answersTo(routes: readonly Route[], method: string): readonly string[] {
  const names = [method, 'ALL', ...(method === 'HEAD' ? ['GET'] : [])];
  const route = names.map((name) => routes.find((one) => one.method === name)).find((one) => one !== undefined);
  const said = route === undefined ? [] : sayAnswers(route.outcome).replaceAll('!', '').split(', ');
  return method === 'HEAD' ? said.map((answer) => answer.replace('yes', 'no')) : said;
}

describe('an endpoint of Astro', () => {
  it.each(handlers.map(([source, answer, inferred = answer]) => ({ source, inferred })))('$source', ({ source, inferred }) => {
    expect(answersTo(routesOf(`export const GET = ${source};\n`), 'GET')).toEqual([inferred]);
  });

  it.each(files.map(([text, answers]) => ({ text, answers })))('$text', ({ text, answers }) => {
    const routes = routesOf(text);
    const measured = Object.entries(answers);
    const codes = measured.map(([, answer]) => answer.slice(0, 3));
    for (const [method, answer] of measured) {
      const said = answersTo(routes, method);
      // A method without an export is answered by the page for what is not found.
      if (answer === '404 yes') expect(said, method).toEqual([]);
      else expect(said, method).toContain(answer);
      expect(said.filter((one) => !codes.includes(one.slice(0, 3)))).toEqual([]);
    }
  });
});
