/** What a file exports of its own, when its top level has run. */

import { functionOf } from '../evaluator/call-function.js';
import type { Environment } from '../evaluator/environment.js';
import { exportsOf } from '../evaluator/module-exports.js';
import type { State } from '../evaluator/state.js';
import type { Node, SourceModule } from '../evaluator/syntax.js';
import type { Single, Value } from '../evaluator/value.js';

export interface ExportedValue {
  readonly name: string;
  readonly value: Value;
  readonly node: Node;
}

function valueOf(environment: Environment, state: State, name: string): Value | undefined {
  const id = environment.find(name);
  const cell = id === undefined ? undefined : state.get(id);
  return cell === undefined || cell.kind === 'heap' ? undefined : state.resolve(cell);
}

function namedValues(environment: Environment, state: State, { program }: SourceModule): readonly ExportedValue[] {
  return [...exportsOf(program).named].flatMap(([name, entry]): readonly ExportedValue[] => {
    const value = entry.kind === 'local' ? valueOf(environment, state, entry.name) : undefined;
    return value === undefined ? [] : [{ name, value, node: entry.node }];
  });
}

/** `module.exports` */
function exportedObject(environment: Environment, state: State): Value | undefined {
  const holder = valueOf(environment, state, 'module');
  return holder?.kind === 'object' ? state.object(holder).members.get('exports')?.value : undefined;
}

/**
 * @param environment - The scope of the file.
 * @param state - The state after its top level.
 * @param module - The file.
 * @returns What it exports by name, or the functions among the members of `module.exports`.
 */
export function exportedFunctions(environment: Environment, state: State, module: SourceModule): readonly ExportedValue[] {
  const named = namedValues(environment, state, module);
  const exported = exportedObject(environment, state);
  if (named.length > 0 || exported?.kind !== 'object') return named;
  return [...state.object(exported).members].flatMap(([name, member]) => {
    const value = state.resolve(member.value);
    const source = functionOf(state, value);
    return source === undefined ? [] : [{ name, value, node: source.node }];
  });
}

/**
 * @param environment - The scope of the file.
 * @param state - The state after its top level.
 * @param module - The file.
 * @param defaultExport - Its default export.
 * @returns The objects that it exports, also those in arrays and among the members of `module.exports`.
 */
export function exportedObjects(environment: Environment, state: State, module: SourceModule, defaultExport: Value | undefined): readonly Single[] {
  const exported = exportedObject(environment, state);
  const members = exported?.kind === 'object' && state.object(exported).payload.type === 'plain' ? [...state.object(exported).members.values()].map(({ value }) => value) : [];
  const values = [...(defaultExport === undefined ? [] : [defaultExport]), ...namedValues(environment, state, module).map(({ value }) => value), ...(exported === undefined ? [] : [exported]), ...members];
  const objects = values.flatMap((value) => elementsOf(state, value));
  return objects.filter((object, index) => object.kind === 'object' && objects.findIndex((other) => other.kind === 'object' && other.id === object.id) === index);
}

function elementsOf(state: State, value: Value): readonly Single[] {
  const single = state.resolve(value);
  if (single.kind !== 'object') return [];
  const { payload } = state.object(single);
  return payload.type === 'array' ? payload.elements.flatMap((element) => elementsOf(state, element)) : [single];
}
