/** Functions of Node and of packages that call what they are handed once, and give what it gives: stores of a request, transactions of a database. */

import { nativeFunction } from '../../evaluator/built-in.js';
import { callFunction } from '../../evaluator/call-function.js';
import { callUnanswered } from '../../evaluator/call-unknown.js';
import { widen } from '../../evaluator/member-access.js';
import type { NativeCall, NativeFunction } from '../../evaluator/native-function.js';
import type { Outcome } from '../../evaluator/outcome.js';
import { callToPromise } from '../../evaluator/promise.js';
import { mayRaise } from '../../evaluator/raise.js';
import type { State } from '../../evaluator/state.js';
import { alternatives, constant, UNDEFINED, unknown, type KnownMembers, type Value } from '../../evaluator/value.js';
import type { ModuleTable } from '../framework-adapter.js';

/** `storage.run(store, callback, …)` and `storage.exit(callback, …)` give what the callback returns, and throw what it throws. */
const storage = new Map<string, Value>([
  ['run', nativeFunction('run', ({ activation, state, args: [store = UNDEFINED, callback = UNDEFINED, ...given], site }) => {
    mayChange(state, store);
    return callFunction(activation, state, callback, UNDEFINED, given, site);
  })],
  ['exit', nativeFunction('exit', ({ activation, state, args: [callback = UNDEFINED, ...given], site }) => callFunction(activation, state, callback, UNDEFINED, given, site))],
  ['getStore', nativeFunction('getStore', ({ state, site }) => [{ state, value: unknown('the store of a request is not known', { site }) }])],
  ['enterWith', nativeFunction('enterWith', ({ state, args: [store = UNDEFINED] }) => {
    mayChange(state, store);
    return [{ state, value: UNDEFINED }];
  })],
]);

/** What is kept in a storage is read and changed by others through the storage. */
function mayChange(state: State, store: Value): void {
  for (const single of alternatives(state.resolve(store))) {
    if (single.kind === 'object') widen(state, single, 'who reads it from a storage may have changed it');
  }
}

/** `database.transaction(callback, …)` */
const database = new Map<string, Value>([['transaction', nativeFunction('transaction', transaction)]]);

/** `client.$transaction(callback, …)`, also of an extended client; with a list it gives the results of the queries. */
const client = new Map<string, Value>([['$transaction', nativeFunction('$transaction', transaction)]]);
client.set('$extends', nativeFunction('$extends', making(client, ({ thisValue }) => thisValue)));

/** The promise is settled as that of the callback, or the database fails. */
function transaction(call: NativeCall): readonly Outcome[] {
  const { activation, state, thisValue, args, site } = call;
  const callback = state.resolve(args[0] ?? UNDEFINED);
  const callee = constant('transaction');
  const origin = { kind: 'call', callee: thisValue, args: [] } as const;
  if (callback.kind !== 'object' || state.object(callback).payload.type !== 'closure') {
    return callUnanswered(activation, state, callee, thisValue, args, site, { kind: 'call', callee: thisValue, args });
  }
  mayRaise(activation, state, site, 'foreign');
  return callToPromise(activation, state, callback, [unknown('what a transaction is made with is not known', { site, origin, truthiness: true })], site);
}

/** `startSegment(name, record, handler, callback)` gives what the handler returns, and throws what it throws. */
const startSegment: NativeFunction = ({ activation, state, args: [, , handler = UNDEFINED, callback = UNDEFINED], site }) => callFunction(activation, state, handler, UNDEFINED, [callback], site);

/** A module with one export, a function or a class, that makes what has these members among others. */
function moduleOf(specifiers: readonly string[], name: string, members: ReadonlyMap<string, Value>): Readonly<Record<string, ModuleTable>> {
  return Object.fromEntries(
    specifiers.map((specifier) => {
      const maker = ({ activation: { module } }: NativeCall): Value => unknown(`'${name}' comes from a package`, { origin: { kind: 'import', specifier, name, from: module } });
      return [specifier, { members: { [name]: { gives: 'function', name, call: making(members, maker) } } }];
    }),
  );
}

/** A function of a package of whose result some members are known; the others come from the package, and call nothing that it was made with. */
function making(named: ReadonlyMap<string, Value>, maker: (call: NativeCall) => Value): NativeFunction {
  const members: KnownMembers = { named, isComplete: false };
  return (native) => {
    const { activation, state, thisValue, args, site, isConstruct } = native;
    const callee = maker(native);
    return callUnanswered(activation, state, callee, thisValue, args, site, { kind: isConstruct ? 'construct' : 'call', callee, args }).map((outcome) =>
      outcome.value.kind === 'unknown' ? { ...outcome, value: { ...outcome.value, truthiness: true, members, isRunForeign: true } } : outcome,
    );
  };
}

/** By the name under which each is imported: Node's async_hooks, drizzle-orm 0.45.1 (read from its source), Prisma 6 (by its documentation), newrelic 13.20 (api.js). */
export const callbackRunners: Readonly<Record<string, ModuleTable>> = {
  ...moduleOf(['async_hooks', 'node:async_hooks'], 'AsyncLocalStorage', storage),
  ...moduleOf(
    ['aws-data-api/pg', 'better-sqlite3', 'bun-sql', 'bun-sqlite', 'd1', 'expo-sqlite', 'libsql', 'mysql2', 'neon-http', 'neon-serverless', 'node-postgres', 'pglite', 'planetscale-serverless', 'postgres-js', 'vercel-postgres']
      .map((driver) => `drizzle-orm/${driver}`),
    'drizzle',
    database,
  ),
  ...moduleOf(['@prisma/client', '@prisma/client/edge'], 'PrismaClient', client),
  newrelic: { members: { startSegment: { gives: 'function', name: 'startSegment', call: startSegment } } },
};
