/** Every program of the lists answers with the real node:http, or node:http2, what the analysis says. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import type { AddressInfo } from 'node:net';
import url from 'node:url';
import { describe, expect, it } from 'vitest';
import { answerAmong } from '../web/say-answers.js';
import { inferredOf, partsOf, runStatements, type ServedFile } from '../web/served-case.js';
import { cases, failing } from './cases.js';

const file: ServedFile = {
  manifest: { name: 'p' },
  head: `import http from 'node:http';
import http2 from 'node:http2';
import url from 'node:url';`,
};

/** Runs statements that make one server, which is given back. */
async function serverOf(statements: string): Promise<http.Server> {
  const made: http.Server[] = [];
  const keep = <T extends http.Server | http2.Http2Server>(server: T): T => {
    made.push(server as http.Server);
    return server;
  };
  const ownHttp = {
    ...http,
    createServer: (...args: Parameters<typeof http.createServer>) => keep(http.createServer(...args)),
    Server: class extends http.Server {
      constructor(...args: [http.RequestListener]) {
        super(...args);
        keep(this);
      }
    },
  };
  const ownHttp2 = { ...http2, createServer: (...args: Parameters<typeof http2.createServer>) => keep(http2.createServer(...args)) };
  await runStatements(statements, { http: ownHttp, http2: ownHttp2, url });
  const [server] = made;
  if (server === undefined) throw new Error('no server is made');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function answerOf(statements: string, request: string | undefined): Promise<Response> {
  const server = await serverOf(statements);
  try {
    const [method, path] = partsOf(request);
    const { port } = server.address() as AddressInfo;
    return await fetch(`http://127.0.0.1:${String(port)}${path}`, { method, redirect: 'manual', ...(method === 'POST' ? { body: '{}' } : {}) });
  } finally {
    server.close();
  }
}

/** Bytes that are handed over with a code that has none are dropped; those with 205 are sent, but `fetch` does not read them. */
const onWire = (said: string): string => said.replaceAll(/\b(204|205|304) yes/g, '$1 no');

describe('node:http', () => {
  it.each(cases.map((served) => ({ served, name: `${served[2] ?? 'GET /c'} of ${served[0]}` })))('$name', async ({ served }) => {
    const [statements, expected, request] = served;
    expect(inferredOf(file, served)).toBe(expected);
    expect(await answerAmong(onWire(expected), await answerOf(statements, request))).toBeDefined();
  });

  it.each(failing)('has no answer of %s', async (handler) => {
    expect(inferredOf(file, [`http.createServer(${handler});`, '', 'GET /*'])).toBe('{an error leaves the handler, which ends the process: the client gets no response}');
    const program = `const server = require('node:http').createServer(${handler});
      server.listen(0, '127.0.0.1', () => require('node:http').get({ port: server.address().port, host: '127.0.0.1' }, ({ statusCode }) => console.log(statusCode)).on('error', () => {}));`;
    const child = spawn(process.execPath, ['--eval', program], { stdio: ['ignore', 'pipe', 'ignore'] });
    let said = '';
    child.stdout.on('data', (part: Buffer) => {
      said += part.toString();
    });
    const [code] = (await once(child, 'close')) as [number];
    expect({ code, said }).toStrictEqual({ code: 1, said: '' });
  });
});

describe('node:http2', () => {
  it.each([
    ['http2.createServer((req, res) => { res.statusCode = 201; res.end("x"); });', '201 yes'],
    ['http2.createServer((req, res) => { res.writeHead(202); res.end(); });', '202 no'],
    ['http2.createServer((req, res) => { if (req.url === "/c") return res.end("x"); res.statusCode = 404; res.end(); });', '200 yes'],
  ])('%s', async (statements, expected) => {
    const request = expected === '200 yes' ? 'GET /c' : 'GET /*';
    expect(inferredOf(file, [statements, expected, request])).toBe(expected);
    const server = await serverOf(statements);
    const client = http2.connect(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    try {
      const stream = client.request({ ':path': partsOf(request)[1] });
      const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
      let bytes = 0;
      for await (const part of stream as AsyncIterable<Buffer>) bytes += part.length;
      expect(`${String(headers[':status'])} ${bytes > 0 ? 'yes' : 'no'}`).toBe(expected);
    } finally {
      client.close();
      server.close();
    }
  });
});
