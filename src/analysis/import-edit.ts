/** How a file gets a name of a package that it imports other names of. */

import { isNode, type SourceModule } from '../evaluator/syntax.js';
import type { Edit } from '../model/response.js';

/** What the file calls it, and what has to be changed for that. */
export interface ImportedName {
  readonly local: string;
  readonly edits: readonly Edit[];
}

/**
 * `import { Post } from '@nestjs/common'` -> `import { Post, HttpCode } from '@nestjs/common'`
 *
 * @param module - The file.
 * @param name - The name that the package exports.
 * @param from - The package.
 * @returns How the file gets it; undefined when it imports no name of the package, or means something else by this one.
 */
export function importedName({ program, text }: SourceModule, name: string, from: string): ImportedName | undefined {
  let place: number | undefined;
  for (const statement of program.body) {
    if (!isNode(statement, 'ImportDeclaration') || statement.source.value !== from || statement.importKind === 'type') continue;
    for (const specifier of statement.specifiers) {
      if (!isNode(specifier, 'ImportSpecifier') || specifier.importKind === 'type') continue;
      const imported = isNode(specifier.imported, 'Identifier') ? specifier.imported.name : specifier.imported.value;
      if (imported === name) return { local: specifier.local.name, edits: [] };
      place = specifier.range[1];
    }
  }
  if (place === undefined || new RegExp(`(?<![\\w$.])${name}(?![\\w$])`).test(text)) return undefined;
  return { local: name, edits: [{ range: [place, place], text: `, ${name}` }] };
}
