/** Writes status codes as the file's own imports do. */

import { isNode, type Node, type NodeByName } from '../evaluator/syntax.js';
import { constantNameOf, statusConstants } from '../frameworks/status-constants.js';

/**
 * @param program - A file's syntax.
 * @returns A function that writes a code: `StatusCodes.CREATED` in a file that imports status constants, else `201`.
 */
export function statusWriter(program: NodeByName['Program']): (code: number) => string {
  const table = importedTable(program);
  return (code) => {
    const name = table === undefined ? undefined : constantNameOf(table.specifier, table.path, code);
    return table === undefined || name === undefined ? String(code) : `${table.local}.${name}`;
  };
}

interface ImportedTable {
  readonly specifier: string;
  readonly path: readonly string[];
  /** What the file calls the table. */
  readonly local: string;
}

function importedTable(program: NodeByName['Program']): ImportedTable | undefined {
  for (const statement of program.body) {
    for (const { specifier, name, local } of isNode(statement, 'ImportDeclaration') ? imports(statement) : requires(statement)) {
      const path = name === '*' ? [] : [name];
      if (Object.hasOwn(statusConstants, specifier) && constantNameOf(specifier, path, 200) !== undefined) return { specifier, path, local };
    }
  }
  return undefined;
}

interface ImportedName {
  readonly specifier: string;
  readonly name: string;
  readonly local: string;
}

function imports(node: NodeByName['ImportDeclaration']): readonly ImportedName[] {
  const specifier = node.source.value;
  return node.specifiers.map((imported) => {
    const local = imported.local.name;
    if (isNode(imported, 'ImportDefaultSpecifier')) return { specifier, name: 'default', local };
    if (!isNode(imported, 'ImportSpecifier')) return { specifier, name: '*', local };
    return { specifier, name: isNode(imported.imported, 'Identifier') ? imported.imported.name : imported.imported.value, local };
  });
}

/** `const { StatusCodes } = require('http-status-codes')`, `const httpStatus = require('http-status')` */
function requires(statement: Node): readonly ImportedName[] {
  if (!isNode(statement, 'VariableDeclaration')) return [];
  return statement.declarations.flatMap(({ id, init }): readonly ImportedName[] => {
    if (!isNode(init, 'CallExpression') || !isNode(init.callee, 'Identifier') || init.callee.name !== 'require') return [];
    const [argument] = init.arguments;
    if (!isNode(argument, 'Literal') || typeof argument.value !== 'string') return [];
    const specifier = argument.value;
    if (isNode(id, 'Identifier')) return [{ specifier, name: '*', local: id.name }];
    if (!isNode(id, 'ObjectPattern')) return [];
    return id.properties.flatMap((property) =>
      isNode(property, 'Property') && isNode(property.key, 'Identifier') && isNode(property.value, 'Identifier')
        ? [{ specifier, name: property.key.name, local: property.value.name }]
        : [],
    );
  });
}
