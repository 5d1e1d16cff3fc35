/** What makes schemas in zod: each function gives an object, so that a schema that a handler was given is there. */

import { callUnanswered } from '../../evaluator/call-unknown.js';
import type { NativeFunction } from '../../evaluator/native-function.js';
import { unknown } from '../../evaluator/value.js';
import type { ExportTable, ModuleTable } from '../framework-adapter.js';

/** Functions of zod 3.25 that give a schema. */
export const schemaFunctions: readonly string[] = [
  'any', 'array', 'bigint', 'boolean', 'custom', 'date', 'discriminatedUnion', 'enum', 'intersection', 'lazy', 'literal', 'map', 'nativeEnum', 'never',
  'null', 'nullable', 'number', 'object', 'optional', 'preprocess', 'promise', 'record', 'set', 'strictObject', 'string', 'tuple', 'undefined', 'union',
  'unknown', 'void',
];

const members: Readonly<Record<string, ExportTable>> = Object.fromEntries(
  schemaFunctions.map((name) => [name, { gives: 'function', name, call: maker(name) } as const]),
);

export const schemaMakers: Readonly<Record<string, ModuleTable>> = { zod: { members: { ...members, z: { gives: 'object', members } } } };

/** `z.object({ … })` */
function maker(name: string): NativeFunction {
  const callee = unknown(`'${name}' of 'zod' is not known`, { isRunForeign: true, origin: { kind: 'import', specifier: 'zod', name } });
  return ({ activation, state, thisValue, args, site }) =>
    callUnanswered(activation, state, callee, thisValue, args, site, { kind: 'call', callee, args }).map((outcome) => ({
      ...outcome,
      value: outcome.value.kind === 'unknown' ? { ...outcome.value, truthiness: true } : outcome.value,
    }));
}
