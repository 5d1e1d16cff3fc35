/** Which requests reach the exported functions of a file, by the configuration files beside it and above it, within the project. */

import { dirname, join, relative, sep } from 'node:path';
import type { ImportedModules } from '../evaluator/imported-modules.js';
import type { State } from '../evaluator/state.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { Value } from '../evaluator/value.js';
import type { DeployedRoute, Deployment } from '../frameworks/deployment.js';
import { isConfig, stampOf, type Config } from '../modules/read-config.js';
import type { Project } from './project.js';

/** Objects of a configuration are nested at most this deep. */
const MAXIMUM_DEPTH = 12;

/** By the name of the export: its requests, none for a function that answers none. */
export type DeployedRoutes = ReadonlyMap<string, readonly DeployedRoute[]>;

/** Where a file of functions stands. */
export interface DeployedFile {
  readonly module: SourceModule;
  readonly project: Project;
  /** The files that it may import. */
  readonly imported: ImportedModules;
}

/**
 * @param file - A file of functions.
 * @param deployments - The kinds of configuration that there are.
 * @param state - A state in which what the file imports is known.
 * @returns The requests of those of its exports that a configuration names.
 */
export function deployedRoutes({ module, project, imported }: DeployedFile, deployments: readonly Deployment[], state: State): DeployedRoutes {
  const routes = new Map<string, readonly DeployedRoute[]>();
  for (const folder of foldersAbove(module.file, project.loader.root)) {
    const path = relative(folder, module.file).split(sep).join('/').replace(/\.[cm]?[jt]sx?$/u, '');
    for (const { files, functionsOf } of deployments) {
      const [config] = files.flatMap((name) => {
        const found = configOf({ module, project, imported }, join(folder, name), state);
        return found === undefined ? [] : [found];
      });
      const own = config === undefined ? [] : functionsOf(config).filter((one) => one.module === path);
      for (const one of own) routes.set(one.name, [...(routes.get(one.name) ?? []), ...one.routes]);
    }
  }
  return routes;
}

/** The folder of a file and those above it, up to the root of the project. */
function foldersAbove(file: string, root: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(file); folder === root || folder.startsWith(root.endsWith(sep) ? root : root + sep); folder = dirname(folder)) {
    folders.push(folder);
    if (folder === dirname(folder)) break;
  }
  return folders;
}

function configOf({ module, project, imported }: DeployedFile, path: string, state: State): Config | undefined {
  if (!/\.[jt]s$/u.test(path)) return project.configOf(path) ?? undefined;
  if (path === module.file || stampOf(path) === '') return undefined;
  const specifier = `./${relative(dirname(module.file), path).split(sep).join('/')}`;
  const value = plainOf(state, imported.valueOf(imported.importOf(module, specifier, 'default', false)), MAXIMUM_DEPTH);
  return isConfig(value) ? value : undefined;
}

/** A value as JSON has it; null for what is not known. */
function plainOf(state: State, value: Value, depth: number): unknown {
  const single = state.resolve(value);
  if (single.kind === 'constant') return single.value;
  if (single.kind !== 'object' || depth === 0) return null;
  const { payload, members } = state.object(single);
  if (payload.type === 'array') return payload.elements.map((element) => plainOf(state, element, depth - 1));
  return payload.type === 'plain' ? Object.fromEntries([...members].map(([key, member]) => [key, plainOf(state, member.value, depth - 1)])) : null;
}
