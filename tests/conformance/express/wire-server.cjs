'use strict';
/** Runs the modules of conformance cases on loopback, in a process of its own that survives what they throw. */

const http = require('node:http');
const path = require('node:path');

const page = path.join(__dirname, 'fixtures', 'page.txt');
const servers = new Map();

// A handler that throws where nobody catches would end the process; the client sees silence either way.
process.on('uncaughtException', () => {});
process.on('unhandledRejection', () => {});
process.on('disconnect', () => process.exit());

function load(source, version) {
  const aliases = { express: `express-v${version}` };
  const requireForCase = (name) => require(aliases[name] ?? name);
  const module = { exports: {} };
  const run = new Function('require', 'module', 'exports', '__filename', '__dirname', source);
  run(requireForCase, module, module.exports, page, path.dirname(page));
  return module.exports;
}

process.on('message', ({ id, kind, source, version }) => {
  if (kind === 'stop') {
    const server = servers.get(id);
    servers.delete(id);
    server.close();
    server.closeAllConnections();
    return;
  }
  try {
    const server = http.createServer(load(source, version));
    servers.set(id, server);
    server.listen(0, '127.0.0.1', () => process.send({ id, port: server.address().port }));
  } catch (error) {
    process.send({ id, failure: String(error) });
  }
});
