/** From what a framework makes of a returned or thrown value to a response of the model. */

import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { isNullish } from '../evaluator/truth.js';
import type { Single } from '../evaluator/value.js';
import type { Answered } from '../frameworks/returning.js';
import type { WebResponse } from '../frameworks/shared/web-response.js';
import type { Body } from '../model/response.js';
import type { Status } from '../model/status.js';
import { bodyOf } from './body-of.js';
import type { CollectedOutcome } from './collected-outcome.js';
import { errorResponse } from './error-response.js';
import type { HandledError } from './handler-run.js';
import { evidenceOfBody, type FoundEvidence } from './evidence-of.js';
import { calleePlace, placeOf } from './place-of.js';
import { webEdits } from './web-edits.js';

/** Where a value left the handler. */
export interface LeavingPlace {
  readonly site: Site;
  readonly via: readonly Site[];
  /** The value, when it was thrown. */
  readonly error?: Single;
  readonly writeStatus: (code: number) => string;
  /** The error that is being handled: what is answered is its answer. */
  readonly handled?: HandledError;
}

const NOTHING: FoundEvidence = { evidence: [], complete: true };

/**
 * @param collected - What the handler answers; the answer is added.
 * @param state - The path.
 * @param answered - What the framework makes of the value.
 * @param leaving - Where it left the handler.
 */
export function addAnswer(collected: CollectedOutcome, state: State, answered: Answered, leaving: LeavingPlace): void {
  const { site, via, error } = leaving;
  if (answered.kind === 'unknown') {
    collected.addUnresolved(answered.reason, site);
    return;
  }
  if (answered.kind === 'missing') {
    collected.addUnresolved('what answers when no handler does is not known', site);
    return;
  }
  if (answered.kind === 'web') {
    addWebResponse(collected, state, answered.response, leaving);
    return;
  }
  const { code, body } = answered;
  if (error !== undefined) {
    collected.addResponse(errorResponse({ state, error, site, via }, { status: { kind: 'known', code, origin: 'error' }, body }));
    return;
  }
  const place = calleePlace(site);
  collected.addResponse({
    kind: 'response',
    status: { kind: 'known', code, origin: 'default' },
    body,
    evidence: [],
    evidenceComplete: true,
    statusPlace: place,
    sentPlace: place,
    via: via.slice(1).map(placeOf),
    edits: {},
  });
}

function addWebResponse(collected: CollectedOutcome, state: State, response: WebResponse, { writeStatus, handled }: LeavingPlace): void {
  const { status, defaultCode, body, site, via, emptyCode } = response;
  if (emptyCode !== undefined && body !== undefined && isNullish(state, body.value) === undefined) collected.addUnresolved(`whether the body is null, which is answered with ${String(emptyCode)}, is not known`, site);
  const sentPlace = calleePlace(site);
  const found = body === undefined ? NOTHING : evidenceOfBody(state, body.value, site);
  const { node } = body ?? {};
  if (handled !== undefined) {
    // What an error handler answers belongs to the place that the error left; nothing that is changed in the handler changes it alone.
    collected.addResponse({
      kind: 'error',
      status: statusOf(status, defaultCode),
      body: bodyOfWeb(state, response),
      evidence: found.evidence,
      evidenceComplete: found.complete,
      statusPlace: handled.place,
      sentPlace: handled.place,
      via: handled.via,
      edits: {},
    });
    return;
  }
  collected.addResponse({
    kind: 'response',
    status: statusOf(status, defaultCode),
    body: bodyOfWeb(state, response),
    evidence: found.evidence,
    evidenceComplete: found.complete,
    statusPlace: status === null ? sentPlace : placeOf(status.site),
    sentPlace,
    ...(node === undefined ? {} : { bodyPlace: placeOf({ module: site.module, node }) }),
    via: via.slice(1).map(placeOf),
    edits: webEdits(response, writeStatus),
  });
}

function statusOf(status: WebResponse['status'], defaultCode: number): Status {
  if (status === null) return { kind: 'known', code: defaultCode, origin: 'default' };
  const { value } = status;
  if (value.kind === 'constant') return { kind: 'known', code: Number(value.value), origin: 'written' };
  return { kind: 'unknown', reason: value.kind === 'unknown' ? value.reason : 'the status is an object' };
}

function bodyOfWeb(state: State, { body }: WebResponse): Body {
  if (body === undefined) return 'no';
  const found = bodyOf(state, body.value, { kind: 'argument', argument: 0, format: body.format });
  return found === 'throws' ? 'unknown' : found;
}
