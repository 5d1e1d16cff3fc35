/** Which responses may have a body. */

import { describe, expect, it } from 'vitest';
import { judgeBody } from '../../src/contract/judge-body.js';
import { loadContract } from '../../src/contract/load-contract.js';
import type { Body } from '../../src/model/response.js';

const contract = loadContract(undefined, '/');
const quiet = loadContract({ name: 'quiet', success: { 202: { type: 'Accepted', methods: ['POST'], body: 'forbidden' } } }, '/');

function judge(method: string | null, code: number, body: Body = 'yes', judged = contract): string {
  const verdict = judgeBody(judged, method, code, body);
  if (verdict.kind === 'forbidden-by-http') return `http ${verdict.code}`;
  return verdict.kind === 'ok' ? 'ok' : `contract ${verdict.row.code}`;
}

describe('judgeBody', () => {
  it.each([
    ['GET', 100, 'http 100'],
    ['GET', 199, 'http 199'],
    ['DELETE', 204, 'http 204'],
    [null, 204, 'http 204'],
    ['POST', 205, 'http 205'],
    ['GET', 304, 'http 304'],
    ['HEAD', 204, 'ok'],
    ['HEAD', 200, 'ok'],
    ['GET', 200, 'ok'],
    ['DELETE', 200, 'contract 204'],
    ['DELETE', 202, 'contract 204'],
    ['DELETE', 302, 'ok'],
    ['DELETE', 404, 'ok'],
    ['ALL', 200, 'ok'],
    [null, 200, 'ok'],
    ['OPTIONS', 200, 'ok'],
  ])('%s %s: %s', (method, code, verdict) => {
    expect(judge(method, code)).toBe(verdict);
  });

  it('lets pass what has no body, or one that is not known', () => {
    expect(judge('DELETE', 204, 'no')).toBe('ok');
    expect(judge('DELETE', 204, 'unknown')).toBe('ok');
    expect(judge('DELETE', 200, 'unknown')).toBe('ok');
  });

  it('forbids a body where the row of the code does, whatever the method', () => {
    expect(judge('POST', 202, 'yes', quiet)).toBe('contract 202');
    expect(judge(null, 202, 'yes', quiet)).toBe('contract 202');
  });
});
