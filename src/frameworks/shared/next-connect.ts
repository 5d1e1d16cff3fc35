/** next-connect, which gives routes of Next.js a handler for each method: how its routers run handlers, and what they answer themselves. Read from dist/esm/node.js and edge.js (1.0) and dist/index.js (0.13); measured by tests/conformance/next. */

import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import { readMember, writeMember } from '../../evaluator/member-access.js';
import type { NativeCall } from '../../evaluator/native-function.js';
import { chain, type Outcome } from '../../evaluator/outcome.js';
import { awaitValue, callToPromise, continueWith } from '../../evaluator/promise.js';
import { isImplicit, raiseTypeError } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { branch } from '../../evaluator/truth.js';
import { constant, UNDEFINED, unknown, type ObjectReference, type Value } from '../../evaluator/value.js';
import { METHODS } from './method-exports.js';
import { findHandlers, nextConnectRouters, routerDataOf, type NextConnectKind, type Registered } from './next-connect-router.js';
import { allocateWebResponse } from './web-response.js';

type Call = Pick<NativeCall, 'activation' | 'state' | 'args' | 'site'>;
type Step = (call: Call) => readonly Outcome[];

const VERBS = { all: '', get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE' };

function native(state: State, name: string, call: Step): ObjectReference {
  return state.allocate(heapObject({ type: 'native', name, call }));
}

/** The option, or what stands in its place when it is falsy. */
function optionOr(call: Call, options: Value, name: string, otherwise: Step): readonly Outcome[] {
  const { activation, state, site } = call;
  const given = state.resolve(options);
  if (given.kind === 'constant') return [{ state, value: native(state, name, otherwise) }];
  return readMember(activation, state, given, name, site).flatMap(({ state: read, value }): readonly Outcome[] => {
    const { whenTrue, whenFalse } = branch(read, value);
    return [...(whenTrue === undefined ? [] : [{ state: whenTrue, value }]), ...(whenFalse === undefined ? [] : [{ state: whenFalse, value: native(whenFalse, name, otherwise) }])];
  });
}

/** `res.statusCode = code; res.end(text)` */
function answer({ activation, state, site }: Call, response: Value, code: Value, text: Value): readonly Outcome[] {
  return chain(writeMember(activation, state, response, 'statusCode', code, site), (written) =>
    chain(readMember(activation, written, response, 'end', site), ({ state: read, value }) => callFunction(activation, read, value, response, [text], site, 'end')),
  );
}

/** An error of a call that is not known may be none: no answer follows from it. */
function unlessImplicit({ activation }: Call, error: Value, run: () => readonly Outcome[]): readonly Outcome[] {
  if (!isImplicit(error)) return run();
  activation.evaluation.mayThrow = true;
  return [];
}

/** Runs a handler whose last argument runs the one behind it. What is not known may do that too. */
function callHandler(call: Call, handler: Value, next: Step | undefined): readonly Outcome[] {
  const { activation, state, args, site } = call;
  const resolved = state.resolve(handler);
  const passed = resolved.kind === 'unknown' && next !== undefined ? next({ ...call, state: state.fork(), args: [] }) : [];
  const last = native(state, 'next', next ?? (({ activation: inner, state: path, site: at }) => {
    raiseTypeError(inner, path, at);
    return [];
  }));
  return [...passed, ...callFunction(activation, state, handler, UNDEFINED, [...args, last], (resolved.kind === 'unknown' ? resolved.site : undefined) ?? site)];
}

/** `Router.exec`: `next()` gives what the handler behind gives; behind the last one there is none. */
function execute(call: Call, handlers: readonly Registered[], index = 0): readonly Outcome[] {
  const current = handlers[index];
  if (current === undefined) return [{ state: call.state, value: UNDEFINED }];
  const hasNext = index + 1 < handlers.length;
  return callHandler(call, current.handler, hasNext ? (inner) => execute({ ...inner, args: call.args }, handlers, index + 1) : undefined);
}

/** `router.run(request, response)` */
function run(router: ObjectReference, call: Call): readonly Outcome[] {
  return chain(findHandlers(call, router), ({ state, handlers }) =>
    callToPromise(call.activation, state, native(state, 'run', (inner) => execute({ ...inner, args: call.args }, handlers)), [], call.site),
  );
}

/** What a router answers when no handler does, and to errors. */
interface Defaults {
  readonly missing: Step;
  readonly failed: Step;
}

/** `router.handler({ onNoMatch, onError })` */
function handlerOf(router: ObjectReference, { missing, failed }: Defaults): (call: Call) => readonly Outcome[] {
  return ({ state: made, args: [options = UNDEFINED] }) => {
    const handle: Step = (call) => {
      const { activation, args, site } = call;
      return chain(findHandlers(call, router), ({ state, handlers }) => {
        const isMissing = handlers.every(({ isMiddleware }) => isMiddleware);
        const answers: Step = (inner) => {
          const own = { ...inner, args };
          if (!isMissing) return chain(execute(own, handlers), ({ state: path, value }) => awaitValue(activation, path, value, site));
          return chain(optionOr(own, options, 'onNoMatch', missing), ({ state: path, value }) =>
            chain(callFunction(activation, path, value, UNDEFINED, args, site), (given) => awaitValue(activation, given.state, given.value, site)),
          );
        };
        const fails: Step = (inner) =>
          chain(optionOr(inner, options, 'onError', failed), ({ state: path, value }) => callFunction(inner.activation, path, value, UNDEFINED, [...inner.args, ...args], site));
        return chain(callToPromise(activation, state, native(state, 'handler', answers), [], site), ({ state: path, value }) =>
          continueWith(activation, path, value, UNDEFINED, native(path, 'onError', fails), site),
        );
      });
    };
    return [{ state: made, value: native(made, 'handler', handle) }];
  };
}

const text = (reason: string, written?: string): Value => unknown(reason, { type: 'string', truthiness: true, ...(written === undefined ? {} : { text: written }) });
const NOT_FOUND = text('it names the request', 'Route … not found');

const onNode: Defaults = {
  missing: (call) => answer(call, call.args[1] ?? UNDEFINED, constant(404), NOT_FOUND),
  failed: (call) => unlessImplicit(call, call.args[0] ?? UNDEFINED, () => answer(call, call.args[2] ?? UNDEFINED, constant(500), constant('Internal Server Error'))),
};

function webAnswer({ activation, state, site }: Call, defaultCode: number, value: Value): readonly Outcome[] {
  return [{ state, value: allocateWebResponse(state, { status: null, defaultCode, body: { value, format: 'text', node: undefined }, site, via: activation.via, isPlain: true }) }];
}

const onEdge: Defaults = {
  missing: (call) => webAnswer(call, 404, NOT_FOUND),
  failed: (call) => unlessImplicit(call, call.args[0] ?? UNDEFINED, () => webAnswer(call, 500, constant('Internal Server Error'))),
};

const version1 = (defaults: Defaults, more: Pick<NextConnectKind, 'methods'> = {}): Value =>
  nextConnectRouters({
    verbs: VERBS,
    everyPath: ['', '*'],
    mounts: 'registered',
    members: { handler: (router, call) => handlerOf(router, defaults)(call), run },
    ...more,
  });

/** 0.13: `(err) => (res.statusCode = err.status || 500) && res.end(err.message)` */
const failedBefore1: Step = (call) => {
  const { activation, args: [error = UNDEFINED, , response = UNDEFINED], site } = call;
  return unlessImplicit(call, error, () =>
    chain(readMember(activation, call.state, error, 'status', site), ({ state, value }) => {
      const { whenTrue, whenFalse } = branch(state, value);
      const ways = [...(whenTrue === undefined ? [] : [{ state: whenTrue, code: value }]), ...(whenFalse === undefined ? [] : [{ state: whenFalse, code: constant(500) }])];
      return chain(ways, ({ state: path, code }) =>
        chain(readMember(activation, path, error, 'message', site), (message) => answer({ ...call, state: message.state }, response, code, message.value)),
      );
    }),
  );
};

const missingBefore1: Step = (call) => answer(call, call.args[1] ?? UNDEFINED, constant(404), constant('not found'));

/** 0.13, `nc.handle`: each handler is caught, `next(error)` and what is thrown go to `onError`, and what passes the last handler without an answer to `onNoMatch`. */
function handleBefore1(router: ObjectReference, call: Call): readonly Outcome[] {
  const { args, site } = call;
  const [, response = UNDEFINED] = args;
  const options = routerDataOf(call.state, router)?.options ?? UNDEFINED;
  const noMatch: Step = (inner) =>
    chain(optionOr(inner, options, 'onNoMatch', missingBefore1), ({ state, value }) => callFunction(inner.activation, state, value, UNDEFINED, args, site));
  const nothing = (outcomes: readonly Outcome[]): readonly Outcome[] => outcomes.map(({ state }) => ({ state, value: UNDEFINED }));
  return chain(findHandlers(call, router), ({ state: start, handlers }) => {
    /** `next()` behind a number of handlers. */
    const goOn = (index: number): Step => (inner) => {
      const current = handlers[index];
      const { activation, state } = inner;
      if (current !== undefined) {
        const called = callToPromise(activation, state, native(state, 'loop', (loop) => callHandler({ ...loop, args }, current.handler, next(index + 1))), [], site);
        // What fails in the function that gets the error is lost.
        const caught: Step = (failing) => nothing(callToPromise(failing.activation, failing.state, native(failing.state, 'next', next(index + 1)), failing.args, site));
        return nothing(chain(called, (outcome) => continueWith(activation, outcome.state, outcome.value, UNDEFINED, native(outcome.state, 'next', caught), site)));
      }
      return chain(readMember(activation, state, response, 'headersSent', site), ({ state: read, value }) => {
        const { whenTrue, whenFalse } = branch(read, value);
        const sent = whenTrue === undefined ? [] : [{ state: whenTrue, value: UNDEFINED }];
        return [...sent, ...(whenFalse === undefined ? [] : nothing(noMatch({ ...inner, state: whenFalse })))];
      });
    };
    /** `next(error)` */
    const next = (index: number): Step => (inner) => {
      const [error = UNDEFINED] = inner.args;
      const { whenTrue, whenFalse } = branch(inner.state, error);
      const passed = whenFalse === undefined ? [] : goOn(index)({ ...inner, state: whenFalse });
      if (whenTrue === undefined) return passed;
      const failed = chain(optionOr({ ...inner, state: whenTrue }, options, 'onError', failedBefore1), ({ state, value }) =>
        callFunction(inner.activation, state, value, UNDEFINED, [error, ...args, native(state, 'next', goOn(index))], site),
      );
      return [...passed, ...nothing(failed)];
    };
    const isMissing = handlers.every(({ isMiddleware }) => isMiddleware);
    const begin = { ...call, state: start };
    return nothing(isMissing ? noMatch(begin) : goOn(0)(begin));
  });
}

const before1 = nextConnectRouters({
  verbs: { ...VERBS, options: 'OPTIONS', trace: 'TRACE' },
  everyPath: ['*'],
  mounts: 'router',
  members: {},
  call: handleBefore1,
});

/** The default export is that of 0.13, the others are those of 1.0. */
export const nextConnect: Readonly<Record<string, Value>> = { default: before1, createRouter: version1(onNode), createEdgeRouter: version1(onEdge, { methods: METHODS }) };
