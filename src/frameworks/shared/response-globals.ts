/** The global `Response` of Node (undici), Deno, Bun and Cloudflare Workers. Measured by tests/conformance. */

import { nativeFunction } from '../../evaluator/built-in.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { UNDEFINED, type ObjectReference } from '../../evaluator/value.js';
import {
  allocateWebResponse,
  argumentSite,
  checkedStatus,
  isAbsolute,
  jsonResponse,
  REDIRECT_STATUS,
  RESPONSE_INIT,
  responseOfBody,
  responsePrototype,
  throwNew,
  type InitRule,
  type JsonKind,
  type ResponseMaker,
} from './web-response.js';

/** What tells the global `Response` of runtimes apart. */
interface ResponseKind extends JsonKind {
  readonly init: InitRule;
  /** Whether `Response.redirect` takes a relative URL. */
  readonly takesRelative?: boolean;
}

const NODE_RESPONSE: ResponseKind = { init: RESPONSE_INIT };

/** `Response.redirect(url, status)`; the URL has to be absolute, but for Bun. */
function redirectResponse(call: NativeCall, takesRelative: boolean): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const url = state.resolve(args[0] ?? UNDEFINED);
  if (!takesRelative && url.kind === 'constant' && !isAbsolute(url.value)) {
    throwNew(call, state, 'TypeError');
    return [];
  }
  return checkedStatus(call, { state, value: args[1] ?? UNDEFINED }, argumentSite(site, 1), REDIRECT_STATUS).map((given) => ({
    state: given.state,
    value: allocateWebResponse(given.state, { status: given.status, defaultCode: 302, body: undefined, site, via: activation.via }),
  }));
}

const responseMaker: ResponseMaker = { name: 'Response' };

function makeResponseGlobal(kind: ResponseKind): ObjectReference {
  const { init, takesRelative = false } = kind;
  return nativeFunction('Response', (call) => responseOfBody(call, 'text', init), {
    prototype: responsePrototype,
    json: nativeFunction('json', (call) => jsonResponse(responseMaker, call, kind)),
    redirect: nativeFunction('redirect', (call) => redirectResponse(call, takesRelative)),
    error: nativeFunction('error', ({ activation, state, site }) => [
      { state, value: allocateWebResponse(state, { status: null, defaultCode: 0, body: undefined, site, via: activation.via, special: 'Response.error()' }) },
    ]),
  });
}

/** The global `Response`. */
export const responseGlobal: ObjectReference = makeResponseGlobal(NODE_RESPONSE);

/** That of Bun: it drops a body of a code that has none, and redirects to relative URLs. */
export const bunResponseGlobal: ObjectReference = makeResponseGlobal({ init: { ...RESPONSE_INIT, dropsBody: true }, takesRelative: true });

/** That of Cloudflare Workers: `Response.json(undefined)` has a body. */
export const workersResponseGlobal: ObjectReference = makeResponseGlobal({ init: RESPONSE_INIT, jsonOfUndefined: 'sent' });
