/** Random handlers in the words of hapi, held against the real one. */

import Boom from '@hapi/boom';
import Hapi from '@hapi/hapi';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';

compareWithAnalysis({
  name: 'hapi',
  file: {
    manifest: { name: 'p', dependencies: { '@hapi/hapi': '^21.0.0', '@hapi/boom': '^10.0.0' } },
    version: 21,
    head: "import Boom from '@hapi/boom';\nimport Hapi from '@hapi/hapi';\nconst server = Hapi.server({ port: 3000 });",
    foot: 'server.start();',
  },
  parameters: 'request, h',
  returns: true,
  takesRejections: true,
  handed: 'h',
  query: (name) => `request.query.${name}`,
  answer: (code, body, form) =>
    (body
      ? [`h.response({ a: 1 }).code(${code})`, `h.response('text').code(${code})`, `h.response([]).type('application/json').code(${code})`, `Object.assign(h.response('text'), { statusCode: ${code} })`, `h.response({ a: 1 }).code(418).code(${code})`]
      : [`h.response().code(${code})`, `h.response('').code(${code})`, `h.response(null).code(${code})`])[form % (body ? 5 : 3)] ?? '',
  error: (status) => `new Boom.Boom('no', { statusCode: ${status} })`,
  caught: '(error.output?.statusCode ?? 500)',
  register: (handler) => `server.route({ method: 'GET', path: '/c', handler: ${handler} });`,
  async serve(statements, use) {
    const server = Hapi.server({ debug: false });
    await runStatements(statements, { server, Boom });
    await use(async (path) => {
      const { statusCode, rawPayload } = await server.inject(path);
      return `${String(statusCode)} ${rawPayload.length > 0 ? 'yes' : 'no'}`;
    });
  },
});
