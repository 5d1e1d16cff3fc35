/** Asks the framework what becomes of an error that leaves a handler. */

import type { Activation } from '../evaluator/activation.js';
import { readMember } from '../evaluator/member-access.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, type Primitive, type Single } from '../evaluator/value.js';
import { NOT_CONSTANT, type Escape, type EscapeResult, type NotConstant } from '../frameworks/framework-adapter.js';
import type { HandlerRun } from './handler-run.js';
import type { StatusSlot } from './response-data.js';

/** An error on its way out of a handler. */
export interface Leaving {
  readonly state: State;
  readonly error: Single;
  readonly way: Escape['way'];
  /** The status that the response has by then. */
  readonly slot: StatusSlot | null | undefined;
  readonly site: Site;
}

/**
 * @param run - The run whose framework is asked.
 * @param activation - Reads the members of the error.
 * @param leaving - The error.
 * @returns What the framework makes of it.
 */
export function errorFate(run: HandlerRun, activation: Activation, leaving: Leaving): EscapeResult {
  const fate = fateOf(run, activation, leaving);
  if (leaving.way !== 'rejection' || fate.kind !== 'none' || !run.handsOnRejections()) return fate;
  return fateOf(run, activation, { ...leaving, way: 'next' });
}

function fateOf({ adapter, version }: HandlerRun, activation: Activation, { state, error, way, slot, site }: Leaving): EscapeResult {
  const statusBefore: Primitive | NotConstant =
    slot === undefined || slot === null ? undefined : slot.value.kind === 'constant' ? slot.value.value : NOT_CONSTANT;
  if (error.kind === 'unknown' && error.type === undefined) {
    const fate = adapter.escape({ member: () => NOT_CONSTANT, primitive: NOT_CONSTANT, isPrimitive: false, statusBefore, way }, version);
    return fate.kind === 'status' ? fate : { kind: 'unknown', reason: `the error is not known: ${error.reason}` };
  }
  if (error.kind !== 'object') {
    const primitive = error.kind === 'constant' ? error.value : NOT_CONSTANT;
    return adapter.escape({ member: () => undefined, primitive, isPrimitive: true, statusBefore, way }, version);
  }
  const member = (name: string): Primitive | NotConstant => {
    const outcomes = readMember(activation, state.fork(), error, name, site);
    const values = outcomes.flatMap((outcome) => alternatives(outcome.state.resolve(outcome.value)));
    const [only] = values;
    return values.length === 1 && only?.kind === 'constant' ? only.value : NOT_CONSTANT;
  };
  return adapter.escape({ member, primitive: undefined, isPrimitive: false, statusBefore, way }, version);
}
