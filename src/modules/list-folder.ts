/** What a folder of the project holds. */

import { readdirSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** Folders with more entries than this hold data. */
const MAXIMUM_ENTRIES = 500;

/**
 * @param folder - Absolute path.
 * @param root - The project's folder, as its real path; nothing outside of it is looked at, nor what is installed.
 * @returns What the folder holds, by name; undefined when that is not known. Never throws.
 */
export function listFolder(folder: string, root: string): readonly FolderEntry[] | undefined {
  try {
    const path = realpathSync.native(folder);
    if ((path !== root && !path.startsWith(root + sep)) || path.split(sep).includes('node_modules')) return undefined;
    const entries = readdirSync(path, { withFileTypes: true });
    if (entries.length > MAXIMUM_ENTRIES) return undefined;
    return entries
      .map((entry): FolderEntry => ({ name: entry.name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return undefined;
  }
}
