/** Which codes the contract gives to which methods. */

import { describe, expect, it } from 'vitest';
import { judgeStatus } from '../../src/contract/judge-status.js';
import { loadContract } from '../../src/contract/load-contract.js';

const contract = loadContract(undefined, '/');
const redirecting = loadContract(
  {
    extends: 'return-code',
    success: { 302: { type: 'Found', methods: ['GET', 'POST'] }, 303: { type: 'See Other', methods: ['COPY'] } },
  },
  '/',
);

function judge(method: string | null, code: number, judged = contract): string {
  const verdict = judgeStatus(judged, method, code);
  if (verdict.kind !== 'wrong-method') return verdict.kind;
  return `${verdict.kind} of ${verdict.row.code}: ${verdict.expected.map((row) => row.code).join(', ')}`;
}

describe('judgeStatus', () => {
  it.each([
    ['GET', 200, 'ok'],
    ['HEAD', 200, 'ok'],
    ['PUT', 200, 'ok'],
    ['PATCH', 200, 'ok'],
    ['POST', 201, 'ok'],
    ['DELETE', 204, 'ok'],
    ['POST', 200, 'wrong-method of 200: 201'],
    ['DELETE', 200, 'wrong-method of 200: 204'],
    ['HEAD', 201, 'ok'],
    ['HEAD', 409, 'ok'],
    ['PUT', 204, 'wrong-method of 204: 200'],
    ['OPTIONS', 204, 'not-judged'],
    ['OPTIONS', 202, 'unknown-code'],
    [null, 201, 'ok'],
    ['ALL', 201, 'ok'],
    ['GET', 202, 'unknown-code'],
    ['GET', 100, 'unknown-code'],
    ['GET', 304, 'unknown-code'],
    ['GET', 422, 'unknown-code'],
    ['GET', 999, 'unknown-code'],
    ['GET', 404, 'ok'],
    ['OPTIONS', 404, 'ok'],
    ['POST', 409, 'ok'],
    ['PATCH', 409, 'ok'],
    ['GET', 409, 'wrong-method of 409: '],
    ['DELETE', 409, 'wrong-method of 409: '],
    [null, 409, 'ok'],
    ['ALL', 409, 'ok'],
  ])('%s %s: %s', (method, code, verdict) => {
    expect(judge(method, code)).toBe(verdict);
  });

  it('expects a code of the same class where there is one', () => {
    expect(judge('POST', 200, redirecting)).toBe('wrong-method of 200: 201');
    expect(judge('DELETE', 302, redirecting)).toBe('wrong-method of 302: 204');
    expect(judge('COPY', 200, redirecting)).toBe('wrong-method of 200: 303');
  });
});
