/** The shape of functions that the evaluator knows without their source. */

import type { Evaluation } from './evaluation.js';
import type { Activation } from './activation.js';
import type { Outcome } from './outcome.js';
import type { State } from './state.js';
import type { Site } from './syntax.js';
import type { Value } from './value.js';

export interface NativeCall {
  readonly evaluation: Evaluation;
  /** The function that calls, where errors are raised. */
  readonly activation: Activation;
  readonly state: State;
  readonly thisValue: Value;
  readonly args: readonly Value[];
  readonly site: Site;
  /** Whether it is called with `new`. */
  readonly isConstruct: boolean;
}

export type NativeFunction = (call: NativeCall) => readonly Outcome[];
