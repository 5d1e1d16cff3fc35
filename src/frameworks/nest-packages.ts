/** What packages for Nest give: guards and interceptors. Read at @nestjs/passport 11, @nestjs/throttler 6, @nestjs/cache-manager 3, @nestjs/platform-express 11, and nestjs-pino 4 and 5. */

import { callFunction } from '../evaluator/call-function.js';
import { findProperty, readMember } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import { awaitValue } from '../evaluator/promise.js';
import { mayRaise, raise } from '../evaluator/raise.js';
import { branch } from '../evaluator/truth.js';
import { constant, TRUE, UNDEFINED, unknown, type Value } from '../evaluator/value.js';
import type { ExportTable, ModuleTable } from './framework-adapter.js';
import { makeException } from './nest-exceptions.js';
import { nativeClass } from './nest-pipes.js';

/** `intercept(context, next)` that lets all pass. */
const pass: NativeFunction = ({ activation, state, args: [, next = UNDEFINED], site }) =>
  readMember(activation, state, next, 'handle', site).flatMap((handle) => callFunction(activation, handle.state, handle.value, next, [], site));

/** An interceptor that changes nothing of what is told here. */
export const passingInterceptor: Value = nativeClass('PassingInterceptor', 0, { intercept: pass });

/** `handleRequest(error, user, info, context, status)` of auth.guard.js: no user is refused. */
const handleRequest: NativeFunction = ({ activation, state, args: [, user = UNDEFINED], site }) => {
  const { whenTrue, whenFalse } = branch(state, user);
  if (whenFalse !== undefined) raise(activation, whenFalse, makeException(whenFalse, 401, UNDEFINED), site);
  return whenTrue === undefined ? [] : [{ state: whenTrue, value: user }];
};

/** `canActivate(context)` of auth.guard.js: the strategy finds a user or none, and `handleRequest` decides. */
const canActivate: NativeFunction = ({ activation, state, thisValue, args: [context = UNDEFINED], site }) => {
  const user = unknown('whom the strategy finds is not known', { site });
  const nothing = unknown('what the strategy says is not known', { site });
  return readMember(activation, state, thisValue, 'handleRequest', site)
    .flatMap((handle) => callFunction(activation, handle.state, handle.value, thisValue, [constant(null), user, nothing, context, nothing], site))
    .flatMap((outcome) => awaitValue(activation, outcome.state, outcome.value, site))
    .map((outcome) => ({ state: outcome.state, value: TRUE }));
};
const authGuard = nativeClass('AuthGuard', 0, { canActivate, handleRequest });

/** `canActivate(context)` of throttler.guard.js: a request too many is refused, unless a class that extends it decides that itself. */
const throttle: NativeFunction = ({ activation, state, thisValue, site }) => {
  const own = thisValue.kind === 'object' ? findProperty(state, thisValue, 'handleRequest') : undefined;
  if (own !== undefined) {
    mayRaise(activation, state, site);
    return [{ state, value: TRUE }];
  }
  const path = state.fork();
  raise(activation, path, makeException(path, 429, constant('ThrottlerException: Too Many Requests')), site);
  return [{ state, value: TRUE }];
};

const value = (name: string, given: Value): ExportTable => ({ gives: 'value', name, value: given });
const giving = (name: string, given: Value): ExportTable => ({ gives: 'function', name, call: ({ state }) => [{ state, value: given }] });
const files: ModuleTable = { members: Object.fromEntries(['FileInterceptor', 'FilesInterceptor', 'FileFieldsInterceptor', 'AnyFilesInterceptor', 'NoFilesInterceptor'].map((name) => [name, giving(name, passingInterceptor)])) };

export const nestPackages: Readonly<Record<string, ModuleTable>> = {
  '@nestjs/passport': { members: { AuthGuard: giving('AuthGuard', authGuard) } },
  '@nestjs/throttler': { members: { ThrottlerGuard: value('ThrottlerGuard', nativeClass('ThrottlerGuard', 0, { canActivate: throttle })) } },
  '@nestjs/cache-manager': { members: { CacheInterceptor: value('CacheInterceptor', passingInterceptor) } },
  '@nestjs/platform-express': files,
  // It notes the error for the log, and throws it again.
  'nestjs-pino': { members: { LoggerErrorInterceptor: value('LoggerErrorInterceptor', passingInterceptor) } },
};
