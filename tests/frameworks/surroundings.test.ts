/** What runs around the handlers of file routes and is not followed: the inventory prints it for each of their routes. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

interface Route {
  readonly manifest: object;
  readonly name: string;
  readonly text: string;
  readonly version?: number;
}

const listing = (...names: readonly string[]): object => ({ name: 'p', dependencies: Object.fromEntries(names.map((name) => [name, '*'])) });
const GET = "export const GET = () => new Response('x');";

const routes = {
  'Next.js, app router': { manifest: listing('next'), name: 'app/api/x/route.ts', text: GET },
  'Next.js, pages API': { manifest: listing('next'), name: 'pages/api/x.ts', text: "export default function handler(req, res) { res.status(200).send('x'); }" },
  SvelteKit: { manifest: listing('@sveltejs/kit'), name: 'src/routes/x/+server.ts', text: GET },
  Astro: { manifest: listing('astro'), name: 'src/pages/x.ts', text: GET },
  'Astro without a body': { manifest: listing('astro'), name: 'src/pages/x.ts', text: 'export const GET = () => new Response(null, { status: 404 });' },
  Nitro: { manifest: listing('nitropack'), name: 'server/api/x.get.ts', text: "export default defineEventHandler(() => 'x');", version: 1 },
  Nuxt: { manifest: listing('nuxt'), name: 'server/api/x.get.ts', text: "export default defineEventHandler(() => 'x');", version: 1 },
  Medusa: { manifest: listing('@medusajs/framework'), name: 'src/api/x/route.ts', text: "export const GET = async (req, res) => { res.send('x'); };" },
  'React Router': { manifest: listing('@react-router/dev'), name: 'app/routes/x.ts', text: "export const loader = () => new Response('x');" },
  'React Router with middleware': { manifest: listing('@react-router/dev'), name: 'app/routes/x.ts', text: "export const middleware = [];\nexport const loader = () => new Response('x');" },
} satisfies Readonly<Record<string, Route>>;

function says({ manifest, name, text, version = 5 }: Route, files: Readonly<Record<string, string>>): string {
  const project = createProject({ 'package.json': manifest, ...files, [name]: text });
  return modelInProject(project, name, text, {}, version).routes.map(({ outcome }) => sayResponses(outcome)).join('; ');
}

describe('what runs around the handlers of a file route', () => {
  it.each<[keyof typeof routes, string, string, string]>([
    ['Next.js, app router', 'middleware.ts', 'export function middleware() {}', "200 yes, {what 'middleware.ts' answers before a handler is not known}"],
    ['Next.js, app router', 'middleware.ts', "export const config = { matcher: ['/admin/:path*', '/((?!api|_next/static|.*\\\\.png$).*)'] };\nexport function middleware() {}", '200 yes'],
    ['Next.js, app router', 'middleware.ts', "export const config = { matcher: '/((?!_next|favicon.ico).*)' };\nexport function middleware() {}", "200 yes, {what 'middleware.ts' answers before a handler is not known}"],
    ['Next.js, app router', 'middleware.ts', "const paths = load();\nexport const config = { matcher: paths };\nexport function middleware() {}", "200 yes, {what 'middleware.ts' answers before a handler is not known}"],
    ['Next.js, pages API', 'proxy.ts', "export const config = { matcher: [{ source: '/dashboard/:path*', missing: [] }] } as const;\nexport function proxy() {}", '200 yes'],
    ['Next.js, app router', 'src/proxy.js', 'export function proxy() {}', "200 yes, {what 'src/proxy.js' answers before a handler is not known}"],
    ['Next.js, app router', 'next.config.mjs', 'export default { async rewrites() { return []; } };', "200 yes, {what 'next.config.mjs' answers before a handler is not known}"],
    ['Next.js, app router', 'next.config.js', 'module.exports = {};', '200 yes'],
    ['Next.js, pages API', 'src/middleware.ts', 'export function middleware() {}', "200 yes, {what 'src/middleware.ts' answers before a handler is not known}"],
    ['SvelteKit', 'src/hooks.server.ts', 'export const handle = ({ event, resolve }) => resolve(event);', "200 yes, {what 'src/hooks.server.ts' answers around a handler is not known}"],
    ['SvelteKit', 'src/hooks.server.js', 'export const handleError = () => undefined;', '200 yes'],
    ['Astro', 'src/middleware.ts', 'export const onRequest = () => {};', "200 yes, {what 'src/middleware.ts' answers around an endpoint is not known}"],
    ['Astro', 'src/middleware/index.ts', 'export const onRequest = () => {};', "200 yes, {what 'src/middleware/index.ts' answers around an endpoint is not known}"],
    ['Astro', 'src/pages/404.astro', '<p></p>', '200 yes'],
    ['Astro without a body', 'src/pages/404.astro', '<p></p>', "404 no, {what 'src/pages/404.astro' puts in the place of an answer without a body is not known}"],
    ['Astro without a body', 'src/pages/500.astro', '<p></p>', '404 no'],
    ['Nitro', 'server/middleware/auth.ts', 'export default defineEventHandler(() => {});', "200 yes, {what 'server/middleware/' answers before a handler is not known}"],
    ['Nitro', 'nitro.config.ts', "export default defineNitroConfig({ errorHandler: '~/error' });", "200 yes, {what 'nitro.config.ts' makes of errors is not known}"],
    ['Nuxt', 'nuxt.config.ts', "export default defineNuxtConfig({ nitro: { errorHandler: '~/error' } });", "200 yes, {what 'nuxt.config.ts' makes of errors is not known}"],
    ['Nuxt', 'nuxt.config.ts', 'export default defineNuxtConfig({});', '200 yes'],
    ['Medusa', 'src/api/middlewares.ts', 'export default {};', "200 yes, {what 'src/api/middlewares.ts' answers before a handler and to errors is not known}"],
    ['React Router', 'app/root.tsx', 'export const middleware = [];\nexport default function Root() { return null; }', "200 yes, {what 'app/root.tsx' answers around a handler is not known}"],
    ['React Router', 'app/root.tsx', 'export default function Root() { return null; }', '200 yes'],
    ['React Router with middleware', 'x.txt', '', "200 yes, {what 'middleware' answers around a handler is not known}"],
  ])('%s: %s, %s', (route, file, text, expected) => {
    expect(says(routes[route], { [file]: text })).toBe(expected);
  });

  it.each(Object.entries(routes).filter(([name]) => name !== 'React Router with middleware'))('%s: nothing where there is no such file', (_name, route) => {
    expect(says(route, {})).toMatch(/^(?:200 yes|404 no)$/u);
  });
});
