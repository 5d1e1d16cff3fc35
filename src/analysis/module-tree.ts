/** The modules of an application: which controllers they name, under which paths, and what they provide for all of them. */

import type { Activation } from '../evaluator/activation.js';
import { callFunction } from '../evaluator/call-function.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, UNDEFINED, type ObjectReference, type Value } from '../evaluator/value.js';
import type { AroundKind, ModuleApplication } from '../frameworks/actions.js';
import { notesOf } from './decorator-notes.js';

export interface ModuleTree {
  /** The classes of the modules, the outermost first. */
  readonly modules: readonly ObjectReference[];
  /** The classes of the controllers, and the modules that name them. */
  readonly controllers: readonly { readonly controller: ObjectReference; readonly module: ObjectReference | undefined }[];
  /** What is provided for all controllers. */
  readonly provided: readonly { readonly kind: AroundKind | 'filter'; readonly value: Value }[];
}

/** Modules that import one another are followed at most to this number. */
const MAXIMUM_MODULES = 500;

/**
 * @param table - How modules are described.
 * @param activation - Calls what makes something.
 * @param state - The path.
 * @param root - The module of the application.
 * @param site - Where the application is made.
 * @returns What it and the modules hold that it imports.
 */
export function readModules({ metadata, provider }: ModuleApplication, activation: Activation, state: State, root: Value, site: Site): ModuleTree {
  const modules: ObjectReference[] = [];
  const controllers: ModuleTree['controllers'][number][] = [];
  const provided: ModuleTree['provided'][number][] = [];
  const seen = new Set<number>();
  const pending: Value[] = [root];

  /** The elements of a list, of each one that it may be. */
  const elementsOf = (value: Value): readonly Value[] =>
    alternatives(state.resolve(value)).flatMap((single) => {
      const payload = single.kind === 'object' ? state.object(single).payload : undefined;
      return payload?.type === 'array' ? payload.elements.flatMap(elementsOf) : [single];
    });
  const listOf = (description: ObjectReference, name: string): readonly Value[] => {
    const value = state.object(description).members.get(name)?.value;
    return value === undefined ? [] : elementsOf(value);
  };
  const read = (description: ObjectReference, module: ObjectReference | undefined): void => {
    pending.push(...listOf(description, metadata.imports));
    for (const controller of listOf(description, metadata.controllers)) if (controller.kind === 'object') controllers.push({ controller, module });
    for (const one of listOf(description, metadata.providers)) readProvider(one);
  };
  const readProvider = (value: Value): void => {
    if (value.kind !== 'object') return;
    const { members } = state.object(value);
    const token = state.resolve(members.get(provider.token)?.value ?? UNDEFINED);
    const kind = token.kind === 'constant' && Object.hasOwn(provider.kinds, String(token.value)) ? provider.kinds[String(token.value)] : undefined;
    if (kind === undefined) return;
    const given = provider.given.map((name) => members.get(name)?.value).find((one) => one !== undefined);
    const factory = members.get(provider.factory)?.value;
    if (given !== undefined) provided.push({ kind, value: given });
    else if (factory !== undefined) {
      const { result } = activation.collect(() => callFunction(activation, state, factory, UNDEFINED, [], site));
      for (const outcome of result) provided.push({ kind, value: outcome.value });
    }
  };

  for (let value = pending.pop(); value !== undefined && seen.size < MAXIMUM_MODULES; value = pending.pop()) {
    for (const single of alternatives(state.resolve(value))) {
      if (single.kind !== 'object' || seen.has(single.id)) continue;
      seen.add(single.id);
      const { payload, members } = state.object(single);
      if (payload.type === 'promise') pending.push(payload.value);
      else if (payload.type === 'class') {
        modules.push(single);
        const described = state.resolve(notesOf(state, single).find(({ role }) => role.kind === 'module')?.argument ?? UNDEFINED);
        if (described.kind === 'object') read(described, single);
      } else if (payload.type === 'plain') {
        const module = state.resolve(members.get(metadata.module)?.value ?? UNDEFINED);
        if (module.kind === 'object') pending.push(module);
        read(single, module.kind === 'object' ? module : undefined);
      }
    }
  }
  return { modules, controllers, provided };
}
