/** The answer of the real server runtime to a request to one route module. */

/** `createRequestHandler(build, mode)` of React Router and of Remix. */
export type CreateRequestHandler = (build: unknown, mode: string) => (request: Request) => Promise<Response>;

/**
 * @param create - Makes the handler of a build.
 * @param module - What the route module exports.
 * @param method - The method of the request.
 * @param future - The flags of the configuration.
 * @returns The answer.
 */
export function answerOfRouteModule(create: CreateRequestHandler, module: object, method: string, future: object): Promise<Response> {
  const build = {
    routes: { c: { id: 'c', path: 'c', module } },
    entry: { module: { default: () => undefined, handleError: () => undefined } },
    assets: { routes: {}, entry: { imports: [], module: '' }, url: '', version: '1' },
    publicPath: '/',
    basename: '/',
    assetsBuildDirectory: '',
    future,
    ssr: true,
    isSpaMode: false,
    prerender: [],
    routeDiscovery: { mode: 'initial' },
  };
  return create(build, 'production')(new Request('http://localhost/c', { method }));
}
