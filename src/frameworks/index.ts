/** The registry of adapters. */

import type { FrameworkAdapter } from './framework-adapter.js';
import { adonisAdapter } from './adonis.js';
import { astro } from './astro.js';
import { azureFunctionsAdapter } from './azure-functions.js';
import { elysiaAdapter } from './elysia.js';
import { expressAdapter } from './express.js';
import { bunAdapter, denoAdapter, workersAdapter } from './fetch-runtimes.js';
import { fastifyAdapter } from './fastify.js';
import type { FileRouteAdapter } from './file-route-adapter.js';
import { h3V1, h3V2 } from './h3.js';
import { hapiAdapter } from './hapi.js';
import { honoAdapter } from './hono.js';
import { ittyRouter } from './itty-router.js';
import { koaAdapter } from './koa.js';
import { lambdaAdapter } from './lambda.js';
import { medusaAdapter } from './medusa.js';
import { nestAdapter } from './nest.js';
import { nextAppRouter } from './next-app-router.js';
import { nextPagesApi } from './next-pages-api.js';
import { nitro2, nitro3, nuxtOnNitro3 } from './nitro.js';
import { nodeHttpAdapter } from './node-http.js';
import { payloadAdapter } from './payload.js';
import { reactRouter, remix } from './react-router.js';
import { restifyAdapter } from './restify.js';
import { routingControllers } from './routing-controllers.js';
import { svelteKit } from './svelte-kit.js';
import { tsRestAdapter } from './ts-rest.js';
import { tsoaAdapter } from './tsoa.js';

export const adapters: readonly FrameworkAdapter[] = [expressAdapter, honoAdapter, fastifyAdapter, koaAdapter, nestAdapter, routingControllers, tsoaAdapter, h3V1, h3V2, ittyRouter, elysiaAdapter, denoAdapter, bunAdapter, workersAdapter, lambdaAdapter, azureFunctionsAdapter, tsRestAdapter, payloadAdapter, nodeHttpAdapter, hapiAdapter, restifyAdapter, adonisAdapter];

/** Those whose files are the routes. */
export const fileRouteAdapters: readonly FileRouteAdapter[] = [nextAppRouter, nextPagesApi, medusaAdapter, nitro2, nitro3, nuxtOnNitro3, svelteKit, reactRouter, remix, astro];
