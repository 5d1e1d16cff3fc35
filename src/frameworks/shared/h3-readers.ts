/** Functions of h3, in both versions, that only tell what the request says, or write headers: asking them does not fail. */

import { nativeFunction } from '../../evaluator/built-in.js';
import { UNDEFINED, unknown, type Value } from '../../evaluator/value.js';
import { telling } from './web-readers.js';

/** A function that gives an object of which nothing is known. */
const tellingAll = (name: string): Value => nativeFunction(name, ({ state, site }) => [{ state, value: unknown(`the result of '${name}' is not known`, { site, truthiness: true }) }]);

/** A function that gives nothing. */
const writing = (name: string): Value => nativeFunction(name, ({ state }) => [{ state, value: UNDEFINED }]);

const named = (names: readonly string[], make: (name: string) => Value): Readonly<Record<string, Value>> => Object.fromEntries(names.map((name) => [name, make(name)]));

export const h3Readers: Readonly<Record<string, Value>> = {
  ...named(['getQuery', 'getRouterParams', 'getRequestHeaders', 'getHeaders', 'parseCookies', 'getRequestURL'], tellingAll),
  ...named(['getRouterParam', 'getRequestHeader', 'getHeader', 'getCookie', 'getRequestIP', 'getRequestHost', 'getRequestProtocol', 'getRequestPath'], (name) => telling(name)),
  ...named(['setResponseHeader', 'setResponseHeaders', 'appendResponseHeader', 'appendResponseHeaders', 'removeResponseHeader', 'setHeader', 'setHeaders', 'appendHeader', 'setCookie', 'deleteCookie'], writing),
};
