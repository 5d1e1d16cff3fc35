'use strict';
/** Serves the routes of a Next.js project by Next.js' own classes of routes, in a process of its own, without a build. */

const { AsyncLocalStorage } = require('node:async_hooks');
const fs = require('node:fs');
const http = require('node:http');
const Module = require('node:module');
const path = require('node:path');
const ts = require('typescript');

const [root] = process.argv.slice(2);

/** The routes are written as ES modules, and their packages are those of this repository. */
const loadCommonJs = require.extensions['.js'];
require.extensions['.js'] = (module, file) => {
  if (!file.startsWith(root + path.sep)) return loadCommonJs(module, file);
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true } });
  return module._compile(outputText, file);
};
const resolveFilename = Module._resolveFilename;
Module._resolveFilename = function (request, parent, ...rest) {
  const isOfProject = parent?.filename?.startsWith(root + path.sep) === true && !request.startsWith('.');
  return isOfProject ? require.resolve(request) : resolveFilename.call(this, request, parent, ...rest);
};

process.env.NODE_ENV = 'production';
process.env.NEXT_RUNTIME = 'nodejs';
globalThis.AsyncLocalStorage = AsyncLocalStorage;
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());

const { AppRouteRouteModule } = require('next/dist/server/route-modules/app-route/module.js');
const { PagesAPIRouteModule } = require('next/dist/server/route-modules/pages-api/module.js');
const { NodeNextRequest, NodeNextResponse } = require('next/dist/server/base-http/node.js');
const { NextRequestAdapter, signalFromNodeResponse } = require('next/dist/server/web/spec-extension/adapters/next-request.js');
const { sendResponse } = require('next/dist/server/send-response.js');

const previewProps = { previewModeId: 'x'.repeat(32), previewModeEncryptionKey: 'y'.repeat(64), previewModeSigningKey: 'z'.repeat(64) };

/** What build/templates/app-route.js does with a request that nothing is cached of. */
async function answerAppRoute(file, pathname, request, response) {
  const routeModule = new AppRouteRouteModule({
    definition: { kind: 'APP_ROUTE', page: `${pathname}/route`, pathname, filename: 'route', bundlePath: `app${pathname}/route` },
    distDir: '.next',
    relativeProjectDir: '',
    resolvedPagePath: file,
    nextConfigOutput: undefined,
    userland: () => require(file),
  });
  await routeModule.ensureUserland();
  const nextRequest = new NodeNextRequest(request);
  const nextResponse = new NodeNextResponse(response);
  const context = {
    params: {},
    previewProps,
    renderOpts: { experimental: { authInterrupts: false }, cacheComponents: false, isDraftMode: false, waitUntil: undefined, onClose: () => {}, onAfterTaskError: undefined },
    sharedContext: { buildId: 'build', deploymentId: '' },
  };
  try {
    const made = await routeModule.handle(NextRequestAdapter.fromNodeNextRequest(nextRequest, signalFromNodeResponse(response)), context);
    await sendResponse(nextRequest, nextResponse, made);
  } catch {
    if (response.headersSent) response.end();
    else await sendResponse(nextRequest, nextResponse, new Response(null, { status: 500 }));
  }
}

/** What build/templates/pages-api.js does with a request. */
async function answerApiRoute(file, pathname, request, response) {
  const routeModule = new PagesAPIRouteModule({
    definition: { kind: 'PAGES_API', page: pathname, pathname, filename: 'route', bundlePath: '' },
    distDir: '.next',
    relativeProjectDir: '',
    userland: require(file),
  });
  const query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  await routeModule.render(request, response, { query, previewProps, trustHostHeader: false, dev: false, propagateError: false, page: pathname });
}

const server = http.createServer((request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost');
  const appRoute = path.join(root, 'app', pathname, 'route.js');
  const answer = fs.existsSync(appRoute) ? answerAppRoute(appRoute, pathname, request, response) : answerApiRoute(path.join(root, 'pages', `${pathname}.js`), pathname, request, response);
  answer.catch(() => response.destroy());
});
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
