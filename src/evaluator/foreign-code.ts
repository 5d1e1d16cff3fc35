/** Who throws what an unknown call throws: what packages throw by themselves is no error of a class of the project. */

import type { Evaluation } from './evaluation.js';
import type { Thrower } from './raise.js';
import type { State } from './state.js';
import { alternatives, type Origin, type Value } from './value.js';

/** `./a`, `#a`, `~/a` and `@/a` are no names of packages. */
const NO_PACKAGE = /^(?:[./#~]|@\/)/u;

/**
 * @param evaluation - The evaluation.
 * @param state - The path.
 * @param origin - Where an unknown value came from that is called, or that is awaited.
 * @returns Who throws what is thrown there: `foreign` when it comes from a package or from a global, and no function of the project was handed over on the way.
 */
export function throwerBehind(evaluation: Evaluation, state: State, origin: Origin | undefined): Thrower {
  switch (origin?.kind) {
    case 'global':
      return 'foreign';
    case 'import': {
      const { specifier, from, isRequire } = origin;
      const isPackage = from !== undefined && !NO_PACKAGE.test(specifier) && !evaluation.imported.isOfProject(specifier, from, isRequire === true);
      return isPackage ? 'foreign' : 'any';
    }
    case 'member':
      return throwerBehind(evaluation, state, originOf(origin.of));
    case 'call':
    case 'construct':
      return origin.args.some((arg) => holdsFunction(state, arg, 2)) ? 'any' : throwerBehind(evaluation, state, originOf(origin.callee));
    default:
      return 'any';
  }
}

function originOf(value: Value): Origin | undefined {
  return value.kind === 'unknown' ? value.origin : undefined;
}

/** Whether it is a function of the project, or a plain object or a list that holds one. */
function holdsFunction(state: State, value: Value, depth: number): boolean {
  return alternatives(state.resolve(value)).some((single) => {
    if (single.kind !== 'object') return false;
    const { payload, members } = state.object(single);
    if (payload.type === 'closure' || payload.type === 'bound' || payload.type === 'class') return true;
    if (depth === 0 || (payload.type !== 'plain' && payload.type !== 'array')) return false;
    const held = [...members.values()].map((property) => property.value);
    return [...held, ...(payload.type === 'array' ? payload.elements : [])].some((one) => holdsFunction(state, one, depth - 1));
  });
}
