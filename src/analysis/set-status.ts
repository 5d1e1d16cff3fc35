/** How the status of a response is set. */

import type { Activation } from '../evaluator/activation.js';
import { construct } from '../evaluator/construct.js';
import { errorGlobals } from '../evaluator/library/error.js';
import { setOwn } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, oneOf, unknown, type Constant, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import { raiseByFramework, type HandlerRun } from './handler-run.js';
import { changeResponse, responseData, type StatusSlot } from './response-data.js';

/**
 * Sets the status, as `response.status(value)` does.
 *
 * @param run - The run that collects its answers.
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param self - The response.
 * @param value - The status.
 * @param site - The expression that gives it.
 * @param how - Whether by a call or an assignment.
 * @returns One path for each value that it may be.
 */
export function setStatus(
  run: HandlerRun,
  activation: Activation,
  state: State,
  self: ObjectReference,
  value: Value,
  site: Site,
  how: StatusSlot['how'],
): readonly State[] {
  const singles = alternatives(givenStatus(state, value));
  return singles.flatMap((single, index) => {
    const path = index === singles.length - 1 ? state : state.fork();
    if (singles.length > 1) path.narrow(value, single);
    const written = writtenStatus(path, single);
    if (written !== undefined) {
      const check = run.adapter.checkStatus(written.value, how, run.version);
      if (check.kind === 'throws' && check.when === 'set') {
        run.addInvalid(written.value, check, site);
        raiseNew(activation, path, check.error, site);
        return [];
      }
    }
    if (responseData(path, self).phase === 'open') changeResponse(path, self, { statuses: [{ value: written ?? single, site, how }] });
    return [path];
  });
}

/** `switch (status) { case 204: … }` says which code the path is for, and not that anybody gives it that one. */
function givenStatus(state: State, value: Value): Value {
  return oneOf(alternatives(state.resolve(value)).map((single) => (single.kind === 'constant' ? (single.compared ?? single) : single)));
}

/** The constant that a status is; a list counts as its text, as everywhere in JavaScript. */
function writtenStatus(state: State, value: Single): Constant | undefined {
  if (value.kind === 'constant') return value;
  const { payload } = value.kind === 'object' ? state.object(value) : { payload: undefined };
  if (payload?.type !== 'array' || payload.open) return undefined;
  const texts = payload.elements.map((element) => state.resolve(element));
  return texts.every((text) => text.kind === 'constant') ? constant(texts.map((text) => text.value).join(',')) : undefined;
}

/**
 * Raises an error that the framework or Node makes.
 *
 * @param activation - The function in which it happens.
 * @param state - The path; it is taken over.
 * @param name - The name of its class.
 * @param site - Where.
 * @param code - Its `code`.
 */
export function raiseNew(activation: Activation, state: State, name: string, site: Site, code?: string): void {
  const maker = errorGlobals.get(name);
  if (maker === undefined) return;
  for (const { state: path, value } of construct(activation, state, maker, [unknown('the framework words it', { type: 'string' })], site)) {
    if (code !== undefined && value.kind === 'object') setOwn(path, value, 'code', constant(code));
    raiseByFramework(activation, path, value, site);
  }
}
