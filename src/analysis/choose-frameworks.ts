/** Which frameworks a file may hold handlers of: by the signs in its text and by its path, and by what the settings say. */

import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { FileRouteAdapter } from '../frameworks/file-route-adapter.js';
import { adapters, fileRouteAdapters } from '../frameworks/index.js';
import { ownFramework } from '../frameworks/own-framework.js';
import { SettingsError } from '../settings/settings-error.js';
import type { FrameworkSettings } from '../settings/settings.js';

export interface ChosenFrameworks {
  /** Those with which code registers its handlers. */
  readonly registering: readonly FrameworkAdapter[];
  /** Those whose files are the routes, and that the file may be one of. */
  readonly ofFiles: readonly FileRouteAdapter[];
}

/**
 * @param module - The file.
 * @param choice - What the settings say.
 * @returns The frameworks.
 * @throws SettingsError when the settings name a framework that there is not, or describe one that the plugin knows.
 */
export function chooseFrameworks({ file, text }: SourceModule, choice: FrameworkSettings): ChosenFrameworks {
  const own: FrameworkAdapter[] = [];
  for (const [name, chosen] of Object.entries(choice)) {
    if (typeof chosen === 'boolean' && !names.has(name)) refuse(name, `should be the name of a framework, one of ${[...names].join(', ')}, but there is none of that name`);
    if (typeof chosen === 'object' && names.has(name)) refuse(name, `should be true or false, but it is an object, and ${name} is a framework that the plugin knows`);
    if (typeof chosen === 'object') own.push(ownFramework(name, chosen));
  }
  const isShown = ({ name, signs }: FrameworkAdapter | FileRouteAdapter): boolean => (Object.hasOwn(choice, name) && typeof choice[name] === 'boolean' ? choice[name] : signs.test(text));
  const path = file.replaceAll('\\', '/');
  const shown = [...own, ...adapters].filter(isShown);
  const imported = new Set(shown.filter((adapter) => isImported(adapter, text)));
  const isClaimed = shown.some((adapter) => adapter.claims === true && (imported.has(adapter) || imported.size === 0));
  const isOwn = (adapter: FrameworkAdapter): boolean => (isClaimed ? adapter.claims === true : adapter.claims !== true);
  const registering = shown.filter((adapter) => isOwn(adapter) || choice[adapter.name] === true || imported.has(adapter));
  return { registering, ofFiles: fileRouteAdapters.filter((adapter) => adapter.files.test(path) && adapter.leaves?.test(text) !== true && isShown(adapter)) };
}

function isImported({ modules }: FrameworkAdapter, text: string): boolean {
  return Object.keys(modules).some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`));
}

const names: ReadonlySet<string> = new Set([...adapters, ...fileRouteAdapters].map(({ name }) => name));

function refuse(name: string, clause: string): never {
  const path = `settings['http-contract'].frameworks.${name}`;
  throw new SettingsError(path, `${path} ${clause}.`);
}
