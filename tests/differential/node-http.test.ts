/** Random handlers in the words of node:http, held against the real one. An error that leaves a handler there ends the process, so all are caught. */

import { createServer, type RequestListener, type Server } from 'node:http';
import { runStatements } from '../conformance/web/served-case.js';
import { compareWithAnalysis } from './compare-with-analysis.js';
import { serveOnLoopback } from './serve-on-loopback.js';

compareWithAnalysis({
  name: 'node:http',
  file: { manifest: { name: 'p' }, head: "import { createServer } from 'node:http';" },
  route: '/*',
  parameters: 'req, res, query',
  returns: false,
  takesRejections: true,
  handed: 'res',
  query: (name) => `query.get('${name}')`,
  answer: (code, body, form) =>
    (body
      ? [`res.statusCode = ${code};\nres.end('text')`, `res.writeHead(${code}, { 'content-type': 'text/plain' });\nres.end('text')`, `res.writeHead(${code}).end('text')`, `res.statusCode = ${code};\nres.write('te');\nres.end('xt')`]
      : [`res.statusCode = ${code};\nres.end()`, `res.writeHead(${code});\nres.end()`, `res.writeHead(${code}).end()`, `res.statusCode = ${code};\nres.end('')`])[form % 4] ?? '',
  error: (status) => `Object.assign(new Error('no'), { status: ${status} })`,
  caught: '(error.status ?? 500)',
  register: (handler) =>
    `const handle = ${handler};\ncreateServer(async (req, res) => {\nconst query = new URLSearchParams(String(req.url.split('?')[1]));\ntry {\nawait handle(req, res, query);\n} catch (error) {\nif (!res.headersSent) {\nres.statusCode = error.status ?? 500;\nres.end('text');\n}\n}\n}).listen(3000);`,
  async serve(statements, use) {
    const made: Server[] = [];
    const create = (listener: RequestListener) => ({ listen: () => made.push(createServer(listener)) });
    await runStatements(statements, { createServer: create });
    const [server] = made;
    if (server !== undefined) await serveOnLoopback(server, use);
  },
});
