/** Every handler of the list answers with the real SvelteKit what the analysis says. */

import * as kit from '@sveltejs/kit';
import { describe, expect, it } from 'vitest';
import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { compileHandler } from '../web/compile-handler.js';
import { answerAmong, sayAnswers } from '../web/say-answers.js';
import { answerWithSvelteKit } from './answer-with-svelte-kit.js';
import { handlers } from './handlers.js';

const { error, fail, isActionFailure, isHttpError, isRedirect, json, redirect, text } = kit;
const names = { error, fail, isActionFailure, isHttpError, isRedirect, json, redirect, text };
const head = `import { ${Object.keys(names).join(', ')} } from '@sveltejs/kit';\n`;
const file = 'src/routes/c/+server.js';
const manifest = { name: 'p', devDependencies: { '@sveltejs/kit': '^2.0.0' } };

function inferred(source: string): string {
  const project = createProject({ 'package.json': manifest });
  const code = `${head}export const GET = ${source};`;
  return modelInProject(project, file, code)
    .routes.map(({ outcome }) => sayAnswers(outcome))
    .join('; ');
}

describe('SvelteKit', () => {
  it.each(handlers)('%s', async (source, expected) => {
    expect(inferred(source)).toBe(expected);
    const response = await answerWithSvelteKit({ GET: compileHandler(source, names) }, 'GET');
    expect(await answerAmong(expected, response)).toBeDefined();
  });
});
