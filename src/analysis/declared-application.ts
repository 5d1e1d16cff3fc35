/** What stands for an application that is not found: the error handler that settings name. */

import { dirname, relative } from 'node:path';
import { State } from '../evaluator/state.js';
import type { SourceModule } from '../evaluator/syntax.js';
import type { Value } from '../evaluator/value.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { SETTINGS_KEY } from '../settings/parse-settings.js';
import { SettingsError } from '../settings/settings-error.js';
import type { NamedExport } from '../settings/settings.js';
import type { Project } from './project.js';
import type { ProjectApplication } from './project-application.js';
import { rolesOf } from './roles-of.js';

/**
 * @param errorHandler - The error handler.
 * @param module - The file that is analysed.
 * @param adapter - The framework.
 * @param project - The project.
 * @returns An application that hands errors to it.
 * @throws {@link SettingsError} When it is no error handler.
 */
export function declaredApplication({ text, file, name }: NamedExport, module: SourceModule, adapter: FrameworkAdapter, project: Project): ProjectApplication {
  const imported = project.importedFor(adapter);
  const way = relative(dirname(module.file), file).replaceAll('\\', '/');
  const value = imported.valueOf(imported.importOf(module, way.startsWith('.') ? way : `./${way}`, name, false));
  if (!rolesOf(State.empty(imported.evaluation), value, adapter.parameters).includes('error')) {
    const path = `settings['${SETTINGS_KEY}'].errorHandler`;
    throw new SettingsError(path, `${path} should name an error handler, but ${JSON.stringify(text)} ${reasonOf(value, name)}.`);
  }
  return { errorHandlers: [value], behind: [], missing: [], after: [], around: () => [], prefixes: new Map(), collecting: [], handedTo: () => [], middlewareBefore: () => [], parametersOf: () => undefined };
}

function reasonOf(value: Value, name: string): string {
  if (value.kind !== 'unknown') return value.kind === 'constant' && value.value === undefined ? `has no export '${name}'` : 'is a function of other parameters, or none';
  return `cannot be followed: ${value.reason}`;
}
