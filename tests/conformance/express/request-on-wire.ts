/** Sends one request on a raw socket and reads the status and whether body bytes came. */

import { connect } from 'node:net';
import type { ConformanceRequest, WireAnswer } from './conformance-case.js';

/**
 * Sends a request to a server on loopback. A raw socket is used because HTTP clients hide 1xx answers.
 *
 * @param port - The server's port.
 * @param request - What to send.
 * @param timeout - Milliseconds after which silence counts as no answer.
 * @returns The answer, or null when none came or it broke off.
 */
export function requestOnWire(port: number, request: ConformanceRequest, timeout: number): Promise<WireAnswer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(requestText(request)));
    socket.setTimeout(timeout, () => socket.destroy());
    socket.on('data', (chunk) => chunks.push(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(parseAnswer(Buffer.concat(chunks).toString('latin1'))));
  });
}

function requestText({ method, path, headers = {}, body = '' }: ConformanceRequest): string {
  const all = {
    Host: 'localhost',
    Connection: 'close',
    ...(body !== '' && { 'Content-Length': String(Buffer.byteLength(body)) }),
    ...headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`;
}

function parseAnswer(text: string): WireAnswer | null {
  const headEnd = text.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1];
  if (headEnd === -1 || status === undefined) return null;
  const rest = text.slice(headEnd + 4);
  const chunked = /^transfer-encoding: *chunked$/im.test(text.slice(0, headEnd));
  // The last chunk alone is no body, and chunks without the last one are a broken answer (RFC 9112, sections 7.1 and 8).
  if (chunked && rest !== '' && !rest.endsWith('0\r\n\r\n')) return null;
  return { status: Number(status), body: rest !== '' && !(chunked && rest.startsWith('0\r\n')) };
}
