/** Handlers of Hono that check requests before the others run: @hono/zod-validator 0.9 and its kin, and the routes of @hono/zod-openapi 1.6, read from its source. */

import { properties } from '../../evaluator/built-in.js';
import { callFunction } from '../../evaluator/call-function.js';
import { heapObject } from '../../evaluator/heap-object.js';
import type { NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { awaitValue } from '../../evaluator/promise.js';
import type { State } from '../../evaluator/state.js';
import type { Site } from '../../evaluator/syntax.js';
import { alternatives, constant, UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../../evaluator/value.js';
import type { ExportTable } from '../framework-adapter.js';
import type { RouterTable } from '../router-table.js';
import { memberOf } from './error-class.js';
import { allocateWebResponse, webResponseOf } from './web-response.js';

/**
 * `zValidator(target, schema, hook?)` and its kin: what the hook answers, else 400 with what is wrong (`isStrict`), else it
 * passes on. `validator(target, check)` of Hono has only a function, which may answer.
 *
 * @param name - The function's name.
 * @param hookIndex - Which argument is the hook.
 * @param isStrict - Whether it answers by itself.
 * @returns The function.
 */
export function honoValidator(name: string, hookIndex: number, isStrict: boolean): ExportTable {
  return { gives: 'function', name, call: ({ state, args, site }) => [{ state, value: makeValidator(state, name, args[hookIndex], isStrict, site) }] };
}

function makeValidator(made: State, name: string, hook: Value | undefined, isStrict: boolean, maker: Site): ObjectReference {
  const handle: NativeFunction = ({ activation, state: start, args: [context = UNDEFINED, next = UNDEFINED], site }) => {
    const pass = (state: State): readonly Outcome[] => callFunction(activation, state, next, UNDEFINED, [], site);
    const refuse = (state: State): readonly Outcome[] => {
      const response = { status: null, defaultCode: 400, body: { value: unknown('what does not fit is not known', { site: maker, truthiness: true }), format: 'json', node: undefined }, site: maker, via: activation.via } as const;
      return [{ state, value: allocateWebResponse(state, response) }];
    };
    /** What the hook answers, else what follows. */
    const ask = (state: State, result: Value, follow: (path: State) => readonly Outcome[]): readonly Outcome[] => {
      if (hook === undefined) return follow(state);
      const asked = callFunction(activation, state, hook, UNDEFINED, [result, context], maker).flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, maker));
      return asked.flatMap(({ state: path, value }) => {
        const singles = alternatives(path.resolve(value));
        return singles.flatMap((single, way): readonly Outcome[] => {
          const own = way === singles.length - 1 ? path : path.fork();
          return webResponseOf(own, single) === undefined ? follow(own) : [{ state: own, value: single }];
        });
      });
    };
    if (!isStrict) return ask(start, unknown('what is validated is not known', { site: maker }), pass);
    const refused = start.fork();
    const result = (state: State, success: boolean, more: Readonly<Record<string, Value>>): Value =>
      state.allocate(heapObject({ type: 'plain' }, properties({ success: constant(success), ...more }), { complete: false }));
    return [
      ...ask(refused, result(refused, false, { error: unknown('what does not fit is not known', { site: maker, truthiness: true }) }), refuse),
      ...ask(start, result(start, true, { error: UNDEFINED }), pass),
    ];
  };
  return made.allocate(heapObject({ type: 'native', name, call: handle }));
}

/** The option of an application that is what requests get which do not fit its routes. */
const HOOK = 'defaultHook';

/** The parts of `request` that `openapi` of src/index.ts makes validators of. */
const CHECKED = ['query', 'params', 'headers', 'cookies', 'body'];

/** `app.openapi({ middleware, request, … }, handler, hook)`: requests that do not fit get what the hook answers, or that of the application, else 400. */
export const handlersOfDescribed: NonNullable<RouterTable['described']>['handlersOf'] = ({ state, site }, route, [handler = UNDEFINED, hook = UNDEFINED], options) => {
  if (route.kind !== 'object') return [handler];
  const middleware = memberOf(state, route, 'middleware');
  const before = isThere(middleware) ? [middleware] : [];
  const request = memberOf(state, route, 'request');
  const isChecked = isThere(request) && (request.kind === 'unknown' || CHECKED.some((part) => isThere(memberOf(state, request, part))));
  if (!isChecked) return [...before, handler];
  const [own, common] = [hook, memberOf(state, options, HOOK)].map((value) => singleOf(state, value));
  const used = isThere(own) ? own : common;
  // An application without a hook takes that of the one that it is mounted in.
  const isElsewhere = !isThere(used) && site.module.text.includes(HOOK);
  const check = isElsewhere || used?.kind === 'unknown' ? unknown('what requests get that do not fit the route is not known', { site }) : makeValidator(state, 'validate', isThere(used) ? used : undefined, true, site);
  return [...before, check, handler];
};

function singleOf(state: State, value: Value | undefined): Single | undefined {
  const single = value === undefined ? undefined : state.resolve(value);
  return single?.kind === 'choice' ? unknown('which of several it is, is not known') : single;
}

function isThere(value: Single | undefined): value is Single {
  return value !== undefined && !(value.kind === 'constant' && !value.value);
}
