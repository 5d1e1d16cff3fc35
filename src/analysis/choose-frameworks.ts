/** Which frameworks a file may hold handlers of: by the signs in its text and by its path, and by what the settings say. */

import type { SourceModule } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';
import type { FileRouteAdapter } from '../frameworks/file-route-adapter.js';
import { adapters, fileRouteAdapters } from '../frameworks/index.js';
import { SettingsError } from '../settings/settings-error.js';

/** By a framework's name: whether files are analysed for it whatever they show, or never. */
export type FrameworkChoice = Readonly<Record<string, boolean>>;

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
 * @throws SettingsError when the settings name a framework that there is not.
 */
export function chooseFrameworks({ file, text }: SourceModule, choice: FrameworkChoice): ChosenFrameworks {
  for (const name of Object.keys(choice)) if (!names.has(name)) refuse(name);
  const isShown = ({ name, signs }: FrameworkAdapter | FileRouteAdapter): boolean => (Object.hasOwn(choice, name) ? choice[name] === true : signs.test(text));
  const path = file.replaceAll('\\', '/');
  const shown = adapters.filter(isShown);
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

function refuse(name: string): never {
  const path = `settings['http-contract'].frameworks.${name}`;
  throw new SettingsError(path, `${path} should be the name of a framework, one of ${[...names].join(', ')}, but there is none of that name.`);
}
