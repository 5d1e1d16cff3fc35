/** What files of a package do around the handlers of its file routes, as far as there are such files: none of it is followed. */

import { basename, dirname, join } from 'node:path';
import type { Surrounding } from '../frameworks/file-route-adapter.js';
import type { Response } from '../model/response.js';
import type { ModuleLoader } from '../modules/module-loader.js';

/** A surrounding that is there. */
export interface FoundSurrounding {
  readonly reason: string;
  /**
   * @param responses - What a handler answers.
   * @returns Whether they may be others on the wire.
   */
  readonly concerns: (responses: readonly Response[]) => boolean;
}

/**
 * @param surroundings - What there may be.
 * @param folder - Absolute path of the package's folder.
 * @param loader - Where its files come from.
 * @param route - The path of the route that they may be around; null when it is not known.
 * @returns Those that are there, but for those that leave the route out.
 */
export function surroundingsOf(surroundings: readonly Surrounding[], folder: string, loader: ModuleLoader, route: string | null = null): readonly FoundSurrounding[] {
  const entries = new Map<string, ReturnType<ModuleLoader['list']>>();
  const filesIn = (inner: string): readonly string[] => {
    if (!entries.has(inner)) entries.set(inner, loader.list(join(folder, inner)));
    return (entries.get(inner) ?? []).flatMap(({ name, kind }) => (kind === 'file' ? [name] : []));
  };
  return surroundings.flatMap(({ path, shows, does, codes, leavesOut }): readonly FoundSurrounding[] => {
    const isFolder = path.endsWith('/');
    const inner = isFolder ? path : dirname(path);
    const found = filesIn(inner).find((name) => (isFolder ? /\.[cm]?[jt]s$/u.test(name) : name.replace(/\.[a-z]+$/u, '') === basename(path)));
    if (found === undefined || (shows !== undefined && !shows.test(textOf(join(folder, inner, found), loader)))) return [];
    const opened = leavesOut === undefined || route === null ? undefined : loader.open(join(folder, inner, found));
    if (route !== null && opened?.kind === 'module' && leavesOut?.(opened.module, route) === true) return [];
    const name = isFolder ? path : join(inner, found).replaceAll('\\', '/');
    return [{ reason: `what '${name}' ${does} is not known`, concerns: (responses) => codes === undefined || responses.some((response) => isAmong(response, codes)) }];
  });
}

function textOf(file: string, loader: ModuleLoader): string {
  const opened = loader.open(file);
  if (opened.kind === 'json') return JSON.stringify(opened.value);
  return opened.kind === 'module' ? opened.module.text : '';
}

function isAmong({ status, body }: Response, codes: readonly number[]): boolean {
  return body !== 'yes' && status.kind === 'known' && codes.includes(status.code);
}
