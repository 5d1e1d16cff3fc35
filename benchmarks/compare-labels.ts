/** How an inventory differs from what people read in the same code. */

import type { Inventory, ResponseRecord, RouteRecord } from '../src/cli/inventory-schema.js';
import type { ImplicitResponse, LabelledResponse, LabelledRoute, Labels } from './corpus-labels.js';

/** What the comparison counts. */
export interface Counts {
  readonly routes: number;
  readonly routesFound: number;
  readonly responses: number;
  readonly rightStatus: number;
  /** Of those with the right status. */
  readonly rightBody: number;
  /** Responses of the inventory whose known status or body contradicts the labels. */
  readonly wrong: number;
  /** Labelled responses of found routes that an entry without a known status may stand for. */
  readonly unresolved: number;
  /** Labelled responses of found routes of which there is no trace. */
  readonly missing: number;
  /** Labelled responses of routes that were not found. */
  readonly lost: number;
  /** Labelled responses with the right status and the right findings. */
  readonly rightVerdicts: number;
  readonly labelledFindings: number;
  readonly rightFindings: number;
  /** Findings on labelled routes that the labels do not have. */
  readonly falseAlarms: number;
  readonly missedFindings: number;
  /** Routes of the inventory, labelled or not. */
  readonly inventoryRoutes: number;
  /** Those with nothing unresolved. */
  readonly resolvedRoutes: number;
}

export interface Disagreement {
  readonly kind: 'lost' | 'wrong' | 'wrong-body' | 'unresolved' | 'missing' | 'false-alarm' | 'missed-finding';
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Comparison {
  readonly counts: Counts;
  readonly disagreements: readonly Disagreement[];
}

const NO_COUNTS: Counts = {
  routes: 0, routesFound: 0, responses: 0, rightStatus: 0, rightBody: 0, wrong: 0, unresolved: 0, missing: 0, lost: 0, rightVerdicts: 0,
  labelledFindings: 0, rightFindings: 0, falseAlarms: 0, missedFindings: 0, inventoryRoutes: 0, resolvedRoutes: 0,
};

const LABELLED_RULES = new Set(['method-status', 'no-unexpected-body', 'no-unknown-status']);

/**
 * @param all - Counts.
 * @returns Their sums.
 */
export function addCounts(all: readonly Counts[]): Counts {
  const sums: Record<string, number> = { ...NO_COUNTS };
  for (const counts of all) for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + Number(count);
  return sums as unknown as Counts;
}

/**
 * Compares labels with an inventory of the same checkout.
 *
 * @param labels - The labels.
 * @param inventory - The inventory, its paths relative to the checkout.
 * @returns What was counted, and each disagreement.
 */
export function compareLabels(labels: Labels, inventory: Inventory): Comparison {
  const comparisons = labels.routes.map((route) => compareRoute({ implicit: labels.implicit ?? [], ...route }, findRecords(route, inventory)));
  const own: Counts = {
    ...NO_COUNTS,
    inventoryRoutes: inventory.routes.length,
    resolvedRoutes: inventory.routes.filter(({ unresolved }) => unresolved.length === 0).length,
  };
  return {
    counts: addCounts([own, ...comparisons.map(({ counts }) => counts)]),
    disagreements: comparisons.flatMap(({ disagreements }) => disagreements),
  };
}

/** The records of a labelled route: several when its router is mounted several times. */
function findRecords(label: LabelledRoute, { routes }: Inventory): readonly RouteRecord[] {
  const atPlace = routes.filter(({ file, line, method }) => file === label.file && line === label.line && (method ?? 'ALL') === label.method);
  const withPath = atPlace.filter(({ path }) => path !== null && label.path !== null && (path === label.path || path.endsWith(label.path)));
  return withPath.length > 0 ? withPath : atPlace;
}

function compareRoute(label: LabelledRoute, records: readonly RouteRecord[]): Comparison {
  const disagreements: Disagreement[] = [];
  const note = (kind: Disagreement['kind'], place: { readonly file: string; readonly line: number }, text: string): void => {
    disagreements.push({ kind, file: place.file, line: place.line, text: `${label.method} ${label.path ?? '?'}: ${text}` });
  };
  const labelledFindings = label.responses.flatMap(({ contract }) => contract).length;
  const counts = { ...NO_COUNTS, routes: 1, responses: label.responses.length, labelledFindings };
  if (records.length === 0) {
    note('lost', label, 'the route is not in the inventory');
    return { counts: { ...counts, lost: counts.responses, missedFindings: labelledFindings }, disagreements };
  }
  const responses = records.flatMap((record) => record.responses);
  const matches = matchResponses(label, responses);
  const reasons = records.flatMap(({ unresolved }) => unresolved);
  let [rightStatus, rightBody, rightVerdicts, unresolved, missing, missedFindings] = [0, 0, 0, 0, 0, 0];
  for (const response of label.responses) {
    const matched = matches.get(response) ?? [];
    const found = new Set(matched.flatMap(findingsOf));
    const missed = response.contract.filter((rule) => !found.has(rule));
    missedFindings += missed.length;
    for (const rule of missed) note('missed-finding', response, `${rule} on ${describeLabel(response)}`);
    if (matched.length > 0) {
      rightStatus += 1;
      if (response.body === 'unknown' || matched.some(({ body }) => body === response.body)) rightBody += 1;
      if (missed.length === 0 && [...found].every((rule) => response.contract.includes(rule))) rightVerdicts += 1;
    } else if (reasons.length > 0) {
      unresolved += 1;
      note('unresolved', response, `${describeLabel(response)}; not known: ${[...new Set(reasons.map(({ reason }) => reason))].join('; ')}`);
    } else {
      missing += 1;
      note('missing', response, describeLabel(response));
    }
  }
  let [wrong, rightFindings, falseAlarms] = [0, 0, 0];
  for (const response of uniqueBy(responses, (record) => JSON.stringify(record))) {
    const contradiction = findContradiction(label, response);
    if (contradiction !== undefined) {
      wrong += 1;
      note(contradiction.kind, response.sentAt, contradiction.text);
    }
    for (const rule of findingsOf(response)) {
      if (labelsFor(label, response).some(({ contract }) => contract.includes(rule))) rightFindings += 1;
      else if (!implicitFor(label, response).some(({ contract }) => contract.includes(rule))) {
        falseAlarms += 1;
        note('false-alarm', response, `${rule} on ${String(response.status)}`);
      }
    }
  }
  return {
    counts: { ...counts, routesFound: 1, rightStatus, rightBody, wrong, unresolved, missing, rightVerdicts, rightFindings, falseAlarms, missedFindings },
    disagreements,
  };
}

/**
 * The responses of the inventory that a labelled one is: with the same code, at the same line where there are such. The
 * inventory may place an answer where the error is answered, and the label where it is thrown; so what is at no labelled
 * line fits an error of its code anywhere, and one answer of its code. Errors that are answered at one line are as many as
 * the inventory tells apart: each may be another label's.
 */
function matchResponses({ responses: labels }: LabelledRoute, responses: readonly ResponseRecord[]): ReadonlyMap<LabelledResponse, readonly ResponseRecord[]> {
  const matches = new Map<LabelledResponse, readonly ResponseRecord[]>();
  for (const label of labels) {
    const atLine = responses.filter((response) => hasCode(response, label.status) && isAtLine(response, label));
    if (atLine.length > 0) matches.set(label, atLine);
  }
  const codeOf = new Map<number, Set<ResponseRecord>>();
  for (const [{ status }, matched] of matches) codeOf.set(status, new Set([...(codeOf.get(status) ?? []), ...matched]));
  for (const label of labels) {
    if (matches.has(label)) continue;
    const taken = codeOf.get(label.status) ?? new Set();
    const ofCode = responses.filter((response) => hasCode(response, label.status));
    const free = ofCode.filter((response) => !taken.has(response));
    const [first] = free;
    if (label.kind === 'error') {
      const shared = first === undefined ? sharedErrors(ofCode, [...matches.keys()].filter(({ status }) => status === label.status)) : free;
      if (shared.length > 0) matches.set(label, shared);
    } else if (first !== undefined) {
      matches.set(label, [first]);
      codeOf.set(label.status, taken.add(first));
    }
  }
  return matches;
}

/** The errors of a code that are more than the labels which have some of them already. */
function sharedErrors(ofCode: readonly ResponseRecord[], matched: readonly LabelledResponse[]): readonly ResponseRecord[] {
  const errors = uniqueBy(ofCode.filter(({ kind }) => kind === 'error'), (record) => JSON.stringify(record));
  const having = matched.filter((label) => label.kind === 'error');
  return errors.length > having.length ? errors : [];
}

/** The labels that speak of a response: those of its code, at its line where there are such. */
function labelsFor({ responses }: LabelledRoute, response: ResponseRecord): readonly LabelledResponse[] {
  const ofCode = responses.filter(({ status }) => hasCode(response, status));
  const atLine = ofCode.filter((label) => isAtLine(response, label));
  return atLine.length > 0 ? atLine : ofCode;
}

/** What the labels say of errors that the route's source does not speak of, as far as the response is such an answer. */
function implicitFor({ implicit = [] }: LabelledRoute, response: ResponseRecord): readonly ImplicitResponse[] {
  return implicit.filter((one) => hasCode(response, one.status) && (response.kind === 'error' || isAtLine(response, one)));
}

function findContradiction(label: LabelledRoute, response: ResponseRecord): { kind: 'wrong' | 'wrong-body'; text: string } | undefined {
  const { status, body } = response;
  if (status === null) return undefined;
  const labelled = [...label.responses, ...implicitFor(label, response)];
  const foreign = status.filter((code) => !labelled.some((other) => other.status === code));
  if (foreign.length > 0) return { kind: 'wrong', text: `${foreign.join(', ')} is in no label of the route` };
  const same = labelsFor(label, response).filter((other) => isAtLine(response, other));
  const isContradicted = body !== 'unknown' && same.length > 0 && same.every((other) => other.body !== 'unknown' && other.body !== body);
  return isContradicted ? { kind: 'wrong-body', text: `${status.join(', ')} has the body '${body}', and the label says otherwise` } : undefined;
}

function findingsOf({ findings }: ResponseRecord): readonly string[] {
  return findings.map((id) => id.slice(id.indexOf('/') + 1)).filter((rule) => LABELLED_RULES.has(rule));
}

function hasCode({ status }: ResponseRecord, code: number): boolean {
  return status?.includes(code) === true;
}

function isAtLine(response: ResponseRecord, { file, line }: ImplicitResponse): boolean {
  return [response, response.sentAt, ...response.via].some((place) => place.file === file && place.line === line);
}

function describeLabel({ kind, status, contract }: LabelledResponse): string {
  return `${kind} ${status}${contract.length === 0 ? '' : ` (${contract.join(', ')})`}`;
}

function uniqueBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item), item])).values()];
}
