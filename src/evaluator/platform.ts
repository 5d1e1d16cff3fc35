/** What every platform gives to programs: globals that are always there, and functions of them that never fail. */

import { unknown, type Origin, type Unknown, type Value } from './value.js';

const objects: ReadonlySet<string> = new Set([
  'AbortController', 'AbortSignal', 'BigInt', 'Blob', 'Buffer', 'Date', 'Event', 'EventTarget', 'FormData', 'Function', 'Headers', 'Intl', 'Proxy', 'Request',
  'Response', 'RegExp', 'Symbol', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams', 'Uint8Array', 'WeakRef', 'atob', 'btoa', 'clearInterval',
  'clearTimeout', 'crypto', 'decodeURIComponent', 'encodeURIComponent', 'fetch', 'globalThis', 'performance', 'process', 'process.argv', 'process.env',
  'process.stderr', 'process.stdout', 'process.versions', 'setInterval', 'structuredClone',
]);

/** By their paths, what they give; none of them looks at its arguments in a way that fails (ECMA-262, section 21.4.3; W3C High Resolution Time; WHATWG HTML, timers). */
const functions: ReadonlyMap<string, Unknown['type']> = new Map([
  ['Buffer.isBuffer', 'boolean'],
  ['Date', 'string'],
  ['Date.UTC', 'number'],
  ['Date.now', 'number'],
  ['Date.parse', 'number'],
  ['clearInterval', undefined],
  ['clearTimeout', undefined],
  ['crypto.randomUUID', 'string'],
  ['performance.now', 'number'],
  ['process.hrtime', undefined],
  ['process.memoryUsage', undefined],
  ['process.uptime', 'number'],
]);

/** Classes whose constructors never fail without arguments; that of Date does not with any either. */
const classes: ReadonlySet<string> = new Set(['AbortController', 'Date', 'FormData', 'Headers', 'TextDecoder', 'TextEncoder', 'URLSearchParams']);

/** Methods of a date that fail for no date (ECMA-262, section 21.4.4); `toISOString` does for one that is invalid. */
const DATE_METHOD = /^(?:[gs]et(?:UTC)?(?:Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds|Time)|getTimezoneOffset|toDateString|toJSON|toString|toTimeString|toUTCString|valueOf)$/u;

/**
 * @param name - The name of a global variable.
 * @returns What it holds.
 */
export function platformGlobal(name: string): Unknown {
  return unknown(`'${name}' is a global`, { origin: { kind: 'global', name }, ...(objects.has(name) ? { truthiness: true } : {}) });
}

/**
 * @param of - What a member is read from.
 * @param key - The member's name.
 * @returns Whether it is a member that every platform has.
 */
export function isPlatformMember(of: Unknown, key: string): boolean {
  const path = pathOf(of);
  return path !== undefined && (objects.has(`${path}.${key}`) || functions.has(`${path}.${key}`));
}

/**
 * @param origin - A call.
 * @returns Whether it cannot fail, and the type of what it gives where there is one; undefined when it may fail.
 */
export function safeCall({ kind, callee, args }: Extract<Origin, { readonly kind: 'call' | 'construct' }>): Pick<Unknown, 'type'> | undefined {
  const path = pathOf(callee);
  if (kind === 'construct') return path !== undefined && classes.has(path) && (args.length === 0 || path === 'Date') ? {} : undefined;
  if (path !== undefined && functions.has(path)) {
    const type = functions.get(path);
    return type === undefined ? {} : { type };
  }
  return isDateMethod(callee) ? {} : undefined;
}

/** `new Date(…).getTime`, `new Date().toISOString` */
function isDateMethod(callee: Value): boolean {
  if (callee.kind !== 'unknown' || callee.origin?.kind !== 'member' || callee.origin.of.kind !== 'unknown') return false;
  const { key, of } = callee.origin;
  if (of.origin?.kind !== 'construct' || pathOf(of.origin.callee) !== 'Date') return false;
  return DATE_METHOD.test(key) || (key === 'toISOString' && of.origin.args.length === 0);
}

/** `process.env` */
function pathOf(value: Value): string | undefined {
  if (value.kind !== 'unknown') return undefined;
  const { origin } = value;
  if (origin?.kind === 'global') return origin.name;
  if (origin?.kind !== 'member') return undefined;
  const path = pathOf(origin.of);
  return path === undefined ? undefined : `${path}.${origin.key}`;
}
