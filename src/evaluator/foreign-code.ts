/** Who throws what an unknown call throws: what packages throw by themselves is no error of a class of the project. */

import { builtIns } from './built-in.js';
import { forEachChild } from './for-each-child.js';
import { arrayMethods } from './library/array.js';
import { stringMethods } from './library/string.js';
import type { Thrower } from './raise.js';
import type { State } from './state.js';
import { isNode, type Node } from './syntax.js';
import { alternatives, type Origin, type Value } from './value.js';

/** `./a`, `#a`, `~/a` and `@/a` are no names of packages. */
const NO_PACKAGE = /^(?:[./#~]|@\/)/u;

const NONE: ReadonlySet<number> = new Set();

/**
 * @param state - The path.
 * @param origin - Where an unknown value came from that is called, or that is awaited.
 * @param run - Functions that were run for it, as far as what they throw is known.
 * @returns Who throws what is thrown there: `foreign` when it comes from a package, from a global or from the language, and no function of the project was handed over on the way.
 */
export function throwerBehind(state: State, origin: Origin | undefined, run: ReadonlySet<number> = NONE): Thrower {
  switch (origin?.kind) {
    case 'global':
      return 'foreign';
    case 'import': {
      const { specifier, from, isRequire } = origin;
      const isPackage = from !== undefined && !NO_PACKAGE.test(specifier) && !state.imported.isOfProject(specifier, from, isRequire === true);
      return isPackage ? 'foreign' : 'any';
    }
    case 'parameter':
      return origin.isHanded === true ? 'foreign' : 'any';
    case 'member':
      return throwerOfValue(state, origin.of);
    case 'call':
    case 'construct':
      if (origin.args.some((arg) => holdsFunction(state, arg, 2, run))) return 'any';
      return isOfLanguage(state, origin.callee, origin.args) ? 'foreign' : throwerOfValue(state, origin.callee);
    default:
      return 'any';
  }
}

/**
 * @param state - The path.
 * @param value - A value that is called, awaited or gone through, or one of whose members is.
 * @returns Who throws what is thrown there.
 */
export function throwerOfValue(state: State, value: Value): Thrower {
  if (value.kind === 'unknown') return value.isRunForeign === true || value.isForeign === true ? 'foreign' : throwerBehind(state, value.origin);
  if (value.kind !== 'object') return 'foreign';
  if (builtIns.has(value.id)) return 'foreign';
  const { type } = state.object(value).payload;
  return ['native', 'array', 'collection', 'regexp'].includes(type) ? 'foreign' : 'any';
}

/**
 * @param state - The path.
 * @param list - A value that is gone through.
 * @returns Who throws what is thrown there: the language, unless a generator of the project makes the elements.
 */
export function throwerOfList(state: State, list: Value): Thrower {
  const resolved = state.resolve(list);
  return resolved.kind === 'unknown' && resolved.origin?.kind === 'call' ? throwerOfValue(state, resolved) : 'foreign';
}

/** `text.trim()`, `list.push(x)`: nobody knows what stands before the dot, but only JavaScript's own values have methods of these names. */
function isOfLanguage(state: State, callee: Value, [first]: readonly Value[]): boolean {
  const key = callee.kind === 'unknown' && callee.origin?.kind === 'member' ? callee.origin.key : undefined;
  if (key === undefined) return false;
  const isWalk = (key === 'filter' || key === 'find') && first?.kind === 'object' && state.object(first).payload.type === 'closure';
  return (isWalk || !OF_OTHERS_TOO.has(key)) && (stringMethods.has(key) || arrayMethods.has(key) || OF_DATES.has(key));
}

const OF_DATES = new Set(['toISOString', 'toLocaleString', 'toLocaleDateString', 'getTime', 'toFixed', 'toString', 'toJSON']);

/** Methods of texts and lists by whose names classes of a project have methods too. */
const OF_OTHERS_TOO = new Set(['entries', 'fill', 'filter', 'find', 'keys', 'match', 'normalize', 'replace', 'search', 'values', 'with']);

/** Whether it is a function of the project that can fail, or a plain object or a list that holds one. */
function holdsFunction(state: State, value: Value, depth: number, run: ReadonlySet<number>): boolean {
  return alternatives(state.resolve(value)).some((single) => {
    if (single.kind !== 'object' || run.has(single.id)) return false;
    const { payload, members } = state.object(single);
    if (payload.type === 'closure') return canFail(payload.node);
    if (payload.type === 'bound' || payload.type === 'class') return true;
    if (depth === 0 || (payload.type !== 'plain' && payload.type !== 'array')) return false;
    const held = [...members.values()].map((property) => property.value);
    return [...held, ...(payload.type === 'array' ? payload.elements : [])].some((one) => holdsFunction(state, one, depth - 1, run));
  });
}

const failing = new WeakMap<Node, boolean>();

/** Whether an error of a class of the project may leave a function: whether something is thrown or called in it. */
function canFail(node: Node): boolean {
  const known = failing.get(node);
  if (known !== undefined) return known;
  let fails = ['ThrowStatement', 'CallExpression', 'NewExpression', 'TaggedTemplateExpression', 'AwaitExpression', 'YieldExpression'].some((type) => isNode(node, type as 'ThrowStatement'));
  if (!fails) {
    forEachChild(node, (child) => {
      fails ||= canFail(child);
    });
  }
  failing.set(node, fails);
  return fails;
}
