/** Statuses that HTTP does not have, given to every member that takes one. */

import type { ConformanceCase, Recorded, RecordedPerVersion } from '../conformance-case.js';
import { handlerCase } from '../handler-case.js';
import { differs, empty, full, silence } from '../recorded-answers.js';

type Expected = Recorded | RecordedPerVersion;

const failing = full(500);
const loose = (code: number): Expected => differs(full(code), failing);

const status: Readonly<Record<string, Expected>> = {
  '0': failing,
  '-1': failing,
  '60': failing,
  '99': failing,
  '100': empty(100),
  '199': empty(199),
  '600': full(600),
  '999': full(999),
  '1000': failing,
  NaN: differs(silence, failing),
  "'201'": loose(201),
  "'abc'": failing,
  '201.5': loose(201),
  undefined: failing,
  null: failing,
  true: failing,
  '[201]': loose(201),
};

const redirect: Readonly<Record<string, Expected>> = {
  '0': failing,
  '100': empty(100),
  '600': full(600),
  '1000': failing,
  NaN: differs(silence, failing),
  "'201'": failing,
  '201.5': loose(201),
  undefined: failing,
  null: failing,
};

/** What node:http does with a status; Express has no say. A kept NaN also breaks the answer to the error. */
const nodeStatus: Readonly<Record<string, Expected>> = {
  '0': failing,
  '99': failing,
  '100': empty(100),
  '600': full(600),
  '999': full(999),
  '1000': failing,
  NaN: silence,
  "'201'": full(201),
  "'abc'": failing,
  '201.5': full(201),
  undefined: failing,
  null: failing,
};

function casesFor(member: string, handlerFor: (value: string) => string, answers: Readonly<Record<string, Expected>>): ConformanceCase[] {
  return Object.entries(answers).map(([value, expect]) => handlerCase(`${member} ${value}`, handlerFor(value), expect));
}

export const oddStatusCases: readonly ConformanceCase[] = [
  ...casesFor('odd status', (value) => `(req, res) => { res.status(${value}).send('x'); }`, status),
  ...casesFor('odd sendStatus', (value) => `(req, res) => { res.sendStatus(${value}); }`, status),
  ...casesFor('odd redirect', (value) => `(req, res) => { res.redirect(${value}, '/x'); }`, redirect),
  ...casesFor('odd statusCode', (value) => `(req, res) => { res.statusCode = ${value}; res.end('x'); }`, nodeStatus),
  ...casesFor('odd writeHead', (value) => `(req, res) => { res.writeHead(${value}); res.end('x'); }`, { ...nodeStatus, NaN: failing }),
  handlerCase('an odd status that is never sent', `(req, res) => { res.status(99); res.status(201).json({}); }`, differs(full(201), failing)),
  handlerCase('an odd status from a constant', `(req, res) => { const code = 0; res.status(code).json({}); }`, failing),
  handlerCase('a caught odd status', `(req, res) => { try { res.status(99).send('x'); } catch (error) { res.status(400).json({}); } }`, full(400)),
];
