/** What the comparison with labels counts as right, wrong, unresolved and missing. */

import { expect, it } from 'vitest';

import { compareLabels } from '../../benchmarks/compare-labels.js';
import type { ImplicitResponse, LabelledResponse } from '../../benchmarks/corpus-labels.js';
import type { Inventory, ResponseRecord, RouteRecord } from '../../src/cli/inventory-schema.js';

const label = (status: number, line: number, more: Partial<LabelledResponse> = {}): LabelledResponse => ({
  kind: 'response', status, default: false, body: 'yes', file: 'a.js', line, contract: [], ...more,
});

const response = (status: number | null, line: number, more: Partial<ResponseRecord> = {}): ResponseRecord => ({
  kind: 'response', status: status === null ? null : [status], default: false, body: 'yes', causes: [],
  file: 'a.js', line, column: 1, sentAt: { file: 'a.js', line, column: 9 }, via: [], findings: [], ...more,
});

const unresolved: RouteRecord['unresolved'] = [{ file: 'a.js', line: 1, column: 1, reason: 'the handler is a parameter' }];

/** Compares the labels of `POST /x` in line 1 with such a record of it. */
function compare(labels: readonly LabelledResponse[], record: Partial<RouteRecord> | null, more: { readonly all?: readonly ImplicitResponse[]; readonly own?: readonly ImplicitResponse[] } = {}) {
  const routes: RouteRecord[] =
    record === null
      ? []
      : [{ framework: 'express', method: 'POST', path: '/v1/x', file: 'a.js', line: 1, column: 1, handlers: [], overrides: [], responses: [], unresolved: [], ...record }];
  const inventory = { routes } as unknown as Inventory;
  const route = { file: 'a.js', line: 1, method: 'POST', path: '/x', responses: labels, ...(more.own === undefined ? {} : { implicit: more.own }) };
  return compareLabels({ repository: 'o/r', commit: '', routes: [route], ...(more.all === undefined ? {} : { implicit: more.all }) }, inventory);
}

it('counts the right ones, by line, or by code when the place is another', () => {
  const { counts, disagreements } = compare([label(201, 5), label(404, 7, { kind: 'error' }), label(404, 8, { kind: 'error' })], {
    responses: [response(201, 5), response(404, 30, { kind: 'error' })],
  });
  expect(counts).toMatchObject({ routes: 1, routesFound: 1, responses: 3, rightStatus: 3, rightBody: 3, rightVerdicts: 3, wrong: 0 });
  expect(disagreements).toEqual([]);
});

it('lets one answer stand for one labelled answer of its code', () => {
  expect(compare([label(201, 5), label(201, 6)], { responses: [response(201, 30)] }).counts).toMatchObject({ rightStatus: 1, missing: 1 });
});

it('counts as wrong a code that no label of the route has, and a body that the labels contradict', () => {
  expect(compare([label(201, 5)], { responses: [response(200, 5)] }).counts).toMatchObject({ wrong: 1, rightStatus: 0, missing: 1 });
  expect(compare([label(201, 5)], { responses: [response(201, 5, { body: 'no' })] }).counts).toMatchObject({ wrong: 1, rightStatus: 1, rightBody: 0 });
  expect(compare([label(201, 5)], { responses: [response(201, 5, { body: 'unknown' })] }).counts).toMatchObject({ wrong: 0, rightBody: 0 });
});

it('tells what is unresolved from what is missing without a word', () => {
  expect(compare([label(201, 5)], { responses: [response(null, 5)], unresolved }).counts).toMatchObject({ unresolved: 1, missing: 0 });
  expect(compare([label(201, 5)], {}).counts).toMatchObject({ unresolved: 0, missing: 1 });
  expect(compare([label(201, 5, { contract: ['method-status'] })], null).counts).toMatchObject({ routesFound: 0, lost: 1, missing: 0, missedFindings: 1 });
});

it('judges findings: right ones, false alarms and missed ones; those of causes are not labelled', () => {
  const findings = ['http-contract/method-status', 'http-contract/no-unmapped-cause'];
  const wrongCode = label(200, 5, { contract: ['method-status'] });
  expect(compare([wrongCode], { responses: [response(200, 5, { findings })] }).counts).toMatchObject({ rightFindings: 1, falseAlarms: 0, rightVerdicts: 1 });
  expect(compare([label(200, 5)], { responses: [response(200, 5, { findings })] }).counts).toMatchObject({ rightFindings: 0, falseAlarms: 1, rightVerdicts: 0 });
  expect(compare([wrongCode], { responses: [response(200, 5)] }).counts).toMatchObject({ missedFindings: 1, rightVerdicts: 0 });
});

it('takes the errors that leave at one line for as many as the inventory tells apart', () => {
  const error = (line: number) => label(500, line, { kind: 'error' });
  const causes = [{ evidence: 'message' as const, text: 'Sorry', cause: null }];
  const two = [response(500, 9, { kind: 'error' }), response(500, 9, { kind: 'error', causes })];
  expect(compare([error(9), error(20)], { responses: two }).counts).toMatchObject({ rightStatus: 2, missing: 0 });
  expect(compare([error(9), error(20), error(21)], { responses: two }).counts).toMatchObject({ rightStatus: 2, missing: 1 });
  expect(compare([error(9), error(20)], { responses: [...two.slice(1), ...two.slice(1)] }).counts).toMatchObject({ rightStatus: 1, missing: 1 });
  expect(compare([error(9), label(500, 20)], { responses: two }).counts).toMatchObject({ rightStatus: 1, missing: 1 });
  const both = response(500, 9, { kind: 'error', status: [404, 500] });
  expect(compare([error(9), label(404, 20, { kind: 'error' })], { responses: [both] }).counts).toMatchObject({ rightStatus: 2, missing: 0 });
});

it('neither asks for the answers to errors of packages nor calls them wrong', () => {
  const implicit: readonly ImplicitResponse[] = [{ status: 500, body: 'yes', file: 'errors.js', line: 3, contract: ['no-unknown-status'] }];
  const labels = [label(201, 5)];
  const error = response(500, 9, { kind: 'error', findings: ['http-contract/no-unknown-status'] });
  const answer = response(500, 9, { sentAt: { file: 'errors.js', line: 3, column: 1 } });
  expect(compare(labels, { responses: [response(201, 5)] }, { all: implicit }).counts).toMatchObject({ responses: 1, rightStatus: 1, missing: 0, missedFindings: 0 });
  for (const found of [error, answer]) {
    expect(compare(labels, { responses: [response(201, 5), found] }, { all: implicit }).counts).toMatchObject({ rightStatus: 1, wrong: 0, falseAlarms: 0 });
    expect(compare(labels, { responses: [response(201, 5), found] }, { own: implicit }).counts).toMatchObject({ wrong: 0, falseAlarms: 0 });
    expect(compare(labels, { responses: [response(201, 5), found] }, { all: implicit, own: [] }).counts).toMatchObject({ wrong: 1 });
  }
  expect(compare(labels, { responses: [response(500, 9)] }, { all: implicit }).counts).toMatchObject({ wrong: 1 });
  expect(compare(labels, { responses: [response(503, 9, { kind: 'error' })] }, { all: implicit }).counts).toMatchObject({ wrong: 1 });
});
