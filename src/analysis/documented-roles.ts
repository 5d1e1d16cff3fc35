/** Roles of parameters that a JSDoc comment says. */

import type { FunctionNode } from '../evaluator/syntax.js';
import type { FrameworkAdapter, ParameterRole } from '../frameworks/framework-adapter.js';
import { isNode } from '../evaluator/syntax.js';

/** The comment in front of a function, with what may stand between them. */
const COMMENT = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(?:(?:export|default|async|const|let|var|static|public|private|protected)\s+|[\w$.]+\s*[=:]\s*)*$/;
/** A comment that is further away than this (UTF-16 code units) belongs to something else. */
const REACH = 2000;

/**
 * @param text - The file's text.
 * @param node - A function.
 * @param adapter - The framework.
 * @returns The roles that a `@type` tag with the type of a handler, or `@param` tags with the type of a response give;
 * null when no comment gives any.
 */
export function documentedRoles(text: string, node: FunctionNode, adapter: FrameworkAdapter): readonly ParameterRole[] | null {
  const end = node.range[0];
  const comment = COMMENT.exec(text.slice(Math.max(0, end - REACH), end))?.[1];
  if (comment === undefined) return null;
  const type = meaningOf(/@type\s*\{([^}]*)\}/.exec(comment)?.[1], adapter);
  if (type === 'handler') return adapter.parameters[Math.max(node.params.length, 2)] ?? null;
  const documented = new Map<string, ParameterRole>();
  for (const [, written, name] of comment.matchAll(/@param\s*\{([^}]*)\}\s*\[?([\w$]+)/g)) {
    const role = meaningOf(written, adapter);
    if (name !== undefined && role !== undefined && role !== 'handler' && role !== 'router') documented.set(name, role);
  }
  const roles = node.params.map((parameter) => (isNode(parameter, 'Identifier') ? documented.get(parameter.name) : undefined) ?? 'other');
  return roles.includes('response') ? roles : null;
}

/** `import('express').Response<T>`, `express.Response` */
function meaningOf(written: string | undefined, adapter: FrameworkAdapter): ParameterRole | 'handler' | 'router' | undefined {
  const match = /^(?:import\(['"]([^'"]+)['"]\)|(\w+))\.(\w+)/.exec(written?.trim() ?? '');
  if (match === null || (match[1] ?? match[2]) !== adapter.package) return undefined;
  return adapter.types[match[3] ?? ''];
}
