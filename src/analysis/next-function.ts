/** The function by which a handler passes on, or hands an error on. */

import type { HostBehaviour } from '../evaluator/host.js';
import type { State } from '../evaluator/state.js';
import { alternatives, UNDEFINED, type ObjectReference, type Single } from '../evaluator/value.js';
import type { Escape, EscapeResult } from '../frameworks/framework-adapter.js';
import type { HandlerRun } from './handler-run.js';
import { changeResponse, type Failure, responseData } from './response-data.js';

/**
 * @param run - The run whose framework is asked.
 * @param response - The response that the handler may have answered with.
 * @param passed - Gets the states in which the handler passes on.
 * @returns What `next()` and `next(error)` do.
 */
export function nextBehaviour(run: HandlerRun, response: ObjectReference, passed: State[]): HostBehaviour {
  return {
    name: "'next'",
    escape: () => {
      run.mayLeave = true;
    },
    call: ({ activation, state, site, args }) => {
      const value = state.resolve(args[0] ?? UNDEFINED);
      return alternatives(value).flatMap((single) => {
        const path = state.fork();
        const fate = fateOf(run, single);
        if (fate === 'passes') passed.push(path.fork());
        else if (fate === 'skips') run.mayLeave = true;
        else {
          // Whatever threw it, it is the source that hands it on.
          const failure: Failure = { value: single, site, implicit: false, via: activation.via };
          const { failures } = responseData(path, response);
          changeResponse(path, response, { failures: [...failures, failure] });
        }
        return [{ state: path, value: UNDEFINED }];
      });
    },
    isSame: (a, b) => a === b,
    join: (a) => a,
  };
}

function fateOf({ adapter, version }: HandlerRun, value: Single): EscapeResult['kind'] | undefined {
  if (value.kind !== 'constant') return undefined;
  const escape: Escape = { member: () => undefined, primitive: value.value, isPrimitive: true, statusBefore: undefined, way: 'next' };
  return adapter.escape(escape, version).kind;
}
