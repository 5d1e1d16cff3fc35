/** The real SvelteKit's answer to a request: its own code for `+server` files, without the build. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

type Exports = Readonly<Record<string, unknown>>;

interface Endpoint {
  readonly render_endpoint: (event: object, eventState: object, exports: Exports, state: object) => Promise<Response>;
}

interface Failure {
  readonly handle_fatal_error: (event: object, eventState: object, options: object, error: unknown) => Promise<Response>;
}

const root = dirname(createRequire(import.meta.url).resolve('@sveltejs/kit/package.json'));

function load(path: string): Promise<unknown> {
  return import(/* @vite-ignore */ pathToFileURL(join(root, path)).href);
}

/**
 * @param exports - What the `+server` file exports.
 * @param method - The method of the request.
 * @returns The answer.
 */
export async function answerWithSvelteKit(exports: Exports, method: string): Promise<Response> {
  // The bundler defines it.
  Object.assign(globalThis, { __SVELTEKIT_DEV__: false });
  const { render_endpoint: renderEndpoint } = (await load('src/runtime/server/endpoint.js')) as Endpoint;
  const { handle_fatal_error: handleFatalError } = (await load('src/runtime/server/utils.js')) as Failure;
  const request = new Request('http://localhost/c', { method, headers: { accept: 'application/json' } });
  const event = { request, url: new URL(request.url), route: { id: '/c' }, isDataRequest: false, setHeaders: () => undefined };
  try {
    return await renderEndpoint(event, {}, exports, { prerender_default: false, depth: 0 });
  } catch (error) {
    const handleError = ({ message }: { readonly message: string }): object => ({ message });
    return handleFatalError(event, {}, { hooks: { handleError } }, error);
  }
}
