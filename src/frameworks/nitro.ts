/** The file routes of Nitro and Nuxt: which files are routes. What they answer is what h3 makes of it. */

import { constant, UNDEFINED, type Value } from '../evaluator/value.js';
import type { FileRoute, ReturningAdapter } from './file-route-adapter.js';
import type { Leaving, Returned } from './returning.js';
import { answerOf, apartV1, functionsV1, makeEventV1, returnedV1, thrownV1 } from './shared/h3-v1.js';
import { apartV2, functionsV2, makeEventV2, returnedV2, thrownV2 } from './shared/h3-v2.js';

/** `server/api/users/[id].get.ts`, `server/routes/feed.ts` */
const ROUTE_FILE = /(?:^|\/)server\/(?<kind>api|routes)\/(?<path>.+?)(?:\.(?<method>get|head|patch|post|put|delete|connect|options|trace))?(?:\.(?:dev|prod|prerender))?\.[cm]?[jt]s$/;

function routeOf(file: string): FileRoute | undefined {
  const match = ROUTE_FILE.exec(file);
  if (match?.groups === undefined) return undefined;
  const { kind, path = '', method } = match.groups;
  const segments = path.split('/').filter((segment, index, { length }) => !(index === length - 1 && segment === 'index') && !/^\(.*\)$/.test(segment));
  const route = [...(kind === 'api' ? ['api'] : []), ...segments.map(segmentOf)];
  return { path: `/${route.join('/')}`, ...(method === undefined ? {} : { method: method.toUpperCase() }) };
}

/** `[id]`, `[...slug]`, `[...]` */
function segmentOf(segment: string): string {
  return segment.replaceAll(/\[(\.\.\.)?([^\]]*)\]/g, (_, rest: string | undefined, name: string) => (rest === undefined ? `:${name}` : `:${name || 'rest'}+`));
}

const functionsOfNitro2: Readonly<Record<string, Value>> = { ...functionsV1, defineCachedEventHandler: defineCached(functionsV1), cachedEventHandler: defineCached(functionsV1) };
const functionsOfNitro3: Readonly<Record<string, Value>> = { ...functionsV2, defineCachedHandler: defineCached(functionsV2), defineCachedEventHandler: defineCached(functionsV2) };

/** What is cached is what the handler answers. */
function defineCached({ defineEventHandler }: Readonly<Record<string, Value>>): Value {
  return defineEventHandler ?? UNDEFINED;
}

/** A handler that gives nothing answers: the routers of Nitro 2 are preemptive. */
const endsV1 = (leaving: Leaving): Returned => answerOf({ ...leaving, value: constant(null) });

const files = {
  files: /\/server\/(?:api|routes)\/.*\.[cm]?[jt]s$/,
  routeOf,
  exports: { default: 'ALL' },
  parameters: ['event'],
  surroundings: [
    { path: 'server/middleware/', does: 'answers before a handler' },
    ...['nitro.config', 'nuxt.config'].map((path) => ({ path, shows: /\berrorHandler\b/, does: 'makes of errors' })),
  ],
  aliases: { '#server/': 'server/', '#shared/': 'shared/', '~~/': '', '@@/': '' },
  autoImports: ['server/utils', 'shared/utils', 'shared/types'],
} as const;

/** Nitro 2 and Nuxt 3 and 4. */
export const nitro2: ReturningAdapter = {
  name: 'nitro',
  signs: /[eE]ventHandler/,
  package: 'h3',
  listed: ['nuxt', 'nitropack', 'nuxt-nightly', 'nitropack-nightly'],
  defaultVersion: 1,
  version: 1,
  ...files,
  event: makeEventV1,
  apart: apartV1,
  globals: functionsOfNitro2,
  modules: { h3: functionsOfNitro2, 'nitropack/runtime': functionsOfNitro2, '#imports': functionsOfNitro2 },
  returned: (leaving) => returnedV1(leaving, endsV1),
  thrown: thrownV1,
  unsupported: ['middleware of server/middleware, which runs before a handler'],
};

/** Nitro 3. */
export const nitro3: ReturningAdapter = {
  name: 'nitro',
  signs: /(?:[eE]vent|define|Cached)Handler/,
  package: 'h3',
  listed: ['nitro', 'nitro-nightly'],
  defaultVersion: 2,
  version: 2,
  ...files,
  event: makeEventV2,
  apart: apartV2,
  globals: functionsOfNitro3,
  modules: { h3: functionsOfNitro3, 'nitro/h3': functionsOfNitro3, nitro: functionsOfNitro3, 'nitro/runtime': functionsOfNitro3, '#imports': functionsOfNitro3 },
  returned: returnedV2,
  thrown: thrownV2,
  unsupported: ['middleware of a handler and of server/middleware, which runs before it'],
};

/** Nuxt on Nitro 3: on h3 2 only where that is installed. */
export const nuxtOnNitro3: ReturningAdapter = { ...nitro3, listed: nitro2.listed, defaultVersion: nitro2.defaultVersion };
