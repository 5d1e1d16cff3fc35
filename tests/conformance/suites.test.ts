/** The table of CONTRIBUTING.md says of each suite no more programs than it has. */

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { cases as adonis } from './adonis/cases.js';
import { files as astroFiles, handlers as astroHandlers } from './astro/measured.js';
import { cases as azureFunctions } from './azure-functions/cases.js';
import { cases as elysia } from './elysia/cases.js';
import { measured } from './fetch-runtimes/measured.js';
import { cases as h3v1, madeCases as madeWithH3v1 } from './h3/cases-v1.js';
import { cases as h3v2, madeCases as madeWithH3v2 } from './h3/cases-v2.js';
import { cases as ittyRouter } from './itty-router/cases.js';
import { cases as lambda } from './lambda/cases.js';
import { handlers as medusa } from './medusa/handlers.js';
import { appAnswers } from './next/cases/app-answers.js';
import { appControlFlow } from './next/cases/app-control-flow.js';
import { nextConnectCases } from './next/cases/next-connect.js';
import { pagesApi } from './next/cases/pages-api.js';
import { handlers as nitro } from './nitro/handlers.js';
import { cases as payload } from './payload/cases.js';
import { handlers as reactRouter } from './react-router/handlers.js';
import { handlers as svelteKit } from './svelte-kit/handlers.js';
import { commonCases, expressCases, pagesCases, serverlessCases } from './ts-rest/cases.js';

const suites: Readonly<Record<string, number>> = {
  'next, app router': appAnswers.length + appControlFlow.length,
  'next, pages API': pagesApi.length,
  'next-connect': nextConnectCases.length,
  'react-router': reactRouter.length,
  'svelte-kit': svelteKit.length,
  'h3, version 1': h3v1.length + madeWithH3v1.length,
  'h3, version 2': h3v2.length + madeWithH3v2.length,
  nitro: nitro.length,
  medusa: medusa.length,
  astro: astroHandlers.length + astroFiles.length,
  'itty-router': ittyRouter.length,
  elysia: elysia.length,
  'fetch-runtimes': measured.length,
  'azure-functions': azureFunctions.length,
  lambda: lambda.length,
  payload: payload.length,
  'ts-rest': commonCases.length + expressCases.length + serverlessCases.length + pagesCases.length,
  adonis: adonis.length,
};

const rows = [...readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8').matchAll(/^\| (?<name>[a-z0-9-]+(?:, [\w ]+)?) \| (?<count>\d+) \|$/gmu)].map(
  ({ groups }) => [groups?.['name'] ?? '', Number(groups?.['count'])] as const,
);

describe('the suites of programs', () => {
  it('are those of the table', () => {
    expect(rows.map(([name]) => name)).toEqual(Object.keys(suites));
  });

  it.each(rows)('%s has at least %d', (name, count) => {
    expect(suites[name]).toBeGreaterThanOrEqual(count);
  });
});
