/** One walk over a file: which functions look like handlers, and which register routes. */

import { forEachChild } from '../evaluator/for-each-child.js';
import { isFunctionNode, isNode, type ClassNode, type FunctionNode, type Node, type NodeByName, type SourceModule } from '../evaluator/syntax.js';
import { CallGraph } from './call-graph.js';
import { documentedRoles } from './documented-roles.js';
import type { FrameworkAdapter, ParameterRole } from '../frameworks/framework-adapter.js';

/** What the walk found out about a function. */
export interface IndexedFunction {
  readonly node: FunctionNode;
  /** What it is declared, assigned or kept under. */
  readonly name: string | null;
  /** The function around it. */
  readonly parent: FunctionNode | null;
  /** The class whose method or field it is. */
  readonly owner: ClassNode | null;
  /** The roles of its parameters when it is a handler by its shape or its types; null when it is none. */
  roles: readonly ParameterRole[] | null;
  /** Whether it holds a call that looks like a registration, or a handler, in itself or deeper. */
  leadsToHandlers: boolean;
  /** Whether it works with a router that a variable of the file holds, itself or in a function that it calls. */
  usesRouter: boolean;
  /** Whether another function calls it by its name; told of those that lead to handlers. */
  isCalled: boolean;
  /** Whether it registers with its first parameter, where functions are handed a router for that. */
  registersWithFirst: boolean;
}

export interface ProgramIndex {
  readonly functions: ReadonlyMap<FunctionNode, IndexedFunction>;
}

interface TypeNames {
  /** What a local type name means: from `import { Response } from 'express'`. */
  readonly local: ReadonlyMap<string, ParameterRole | 'handler' | 'router'>;
  /** Local names of the whole module: from `import express from 'express'`, for `express.Response`. */
  readonly namespaces: ReadonlySet<string>;
}

/**
 * @param module - A file.
 * @param adapter - The framework whose handlers are looked for.
 * @returns The functions of the file.
 */
export function indexProgram(module: SourceModule, adapter: FrameworkAdapter): ProgramIndex {
  const known = indexes.get(module.program)?.get(adapter);
  if (known !== undefined) return known;
  const index = makeIndex(module, adapter);
  const ofProgram = indexes.get(module.program) ?? new Map<FrameworkAdapter, ProgramIndex>();
  indexes.set(module.program, ofProgram.set(adapter, index));
  return index;
}

const indexes = new WeakMap<Node, Map<FrameworkAdapter, ProgramIndex>>();

function makeIndex({ program, text }: SourceModule, adapter: FrameworkAdapter): ProgramIndex {
  const functions = new Map<FunctionNode, IndexedFunction>();
  const types = importedTypes(program, adapter);
  const signs = new Set(adapter.handlerSigns);
  const uses = new Map<FunctionNode, Map<string, number>>();
  const calls = new CallGraph(text, adapter);

  const visit = (node: Node, current: FunctionNode | null, owner: ClassNode | null, typed: boolean, name: string | null): void => {
    let inside = current;
    let ownerInside = owner;
    calls.visit(node, current);
    if (isFunctionNode(node)) {
      functions.set(node, { node, name: node.id?.name ?? name, parent: current, owner, roles: typed ? rolesByCount(node, adapter) : null, leadsToHandlers: false, usesRouter: false, isCalled: false, registersWithFirst: false });
      inside = node;
      ownerInside = null;
    } else if (isNode(node, 'ClassDeclaration') || isNode(node, 'ClassExpression')) ownerInside = node;
    else if (isNode(node, 'MemberExpression')) noteUse(node, current);
    else if (isNode(node, 'CallExpression') && current !== null && looksLikeRegistration(node, adapter)) {
      markUp(current);
      if (adapter.router.plugins !== undefined) notePlugin(receiverOf(node), current);
    }
    const isTyped = declaresHandler(node, types, adapter);
    forEachChild(node, (child, key) => {
      visit(child, inside, ownerInside, isTyped && (key === 'init' || key === 'value' || key === 'expression'), key === 'init' || key === 'value' ? nameGivenBy(node) : null);
    });
  };

  /** `res.status`: how often a function uses a member of each name, for the names that are signs of a response. */
  const noteUse = (node: NodeByName['MemberExpression'], current: FunctionNode | null): void => {
    const { object, property } = node;
    if (!isNode(object, 'Identifier') || node.computed || !isNode(property, 'Identifier') || !signs.has(property.name)) return;
    for (let holder = current; holder !== null; holder = functions.get(holder)?.parent ?? null) {
      const names = uses.get(holder) ?? new Map<string, number>();
      names.set(object.name, (names.get(object.name) ?? 0) + 1);
      uses.set(holder, names);
      if (holder.params.some((parameter) => isNode(parameter, 'Identifier') && parameter.name === object.name)) return;
    }
  };

  /** `fastify.get(…)` in a function whose first parameter is `fastify`. */
  const notePlugin = (name: string | undefined, current: FunctionNode): void => {
    for (let holder: FunctionNode | null = current; holder !== null && name !== undefined; holder = functions.get(holder)?.parent ?? null) {
      if (!holder.params.some((parameter) => nameOf(parameter) === name)) continue;
      const entry = functions.get(holder);
      const [first] = holder.params;
      if (entry !== undefined && first !== undefined && nameOf(first) === name) entry.registersWithFirst = true;
      return;
    }
  };

  const markUp = (from: FunctionNode | null): void => {
    for (let node = from; node !== null; ) {
      const entry = functions.get(node);
      if (entry === undefined || entry.leadsToHandlers) return;
      entry.leadsToHandlers = true;
      node = entry.parent;
    }
  };

  visit(program, null, null, false, null);
  const hasDocumentedTypes = /@(?:param|type)\s*\{/.test(text);
  for (const entry of functions.values()) {
    const documented = hasDocumentedTypes ? documentedRoles(text, entry.node, adapter) : null;
    entry.roles ??= rolesByType(entry.node, types, adapter) ?? documented ?? rolesByShape(entry.node, adapter, uses.get(entry.node));
    if (entry.roles !== null) markUp(entry.parent);
  }
  const users = new Set(calls.routerUsers());
  for (const node of users) {
    markUp(node);
    const entry = functions.get(node);
    if (entry !== undefined) entry.usesRouter = true;
    for (const caller of calls.callersOf(node)) users.add(caller);
  }
  // Both sets grow while they are walked over.
  const leading = new Set([...functions.values()].filter((entry) => entry.leadsToHandlers && entry.roles === null));
  for (const entry of leading) {
    const callers = calls.callersOf(entry.node);
    entry.isCalled = callers.length > 0;
    for (const caller of callers) {
      markUp(caller);
      for (let node: FunctionNode | null = caller; node !== null; node = functions.get(node)?.parent ?? null) {
        const outer = functions.get(node);
        if (outer?.roles === null) leading.add(outer);
      }
    }
  }
  return { functions };
}

/** `const name = …`, `name: …`, `name() {…}` */
function nameGivenBy(node: Node): string | null {
  if (isNode(node, 'VariableDeclarator')) return isNode(node.id, 'Identifier') ? node.id.name : null;
  const hasKey = isNode(node, 'MethodDefinition') || isNode(node, 'Property') || isNode(node, 'PropertyDefinition');
  return hasKey && !node.computed && isNode(node.key, 'Identifier') ? node.key.name : null;
}

/** `x.get('/path', handler)`, `x.route('/path')`, `x.use(handler)`, `x[method](path, handler)` */
function looksLikeRegistration(node: NodeByName['CallExpression'], adapter: FrameworkAdapter): boolean {
  const { callee } = node;
  const [first] = node.arguments;
  const last = node.arguments.at(-1);
  if (!isNode(callee, 'MemberExpression')) return false;
  const { verbs, chain, mounts, on, objects, plugins, groups = [], hooks = {}, errors, missing, decorators = {}, takesValues, changed, listed } = adapter.router;
  const name = !callee.computed && isNode(callee.property, 'Identifier') ? callee.property.name : null;
  if (name !== null && serves(name, adapter)) return true;
  if (first === undefined || last === undefined) return false;
  if (name !== null && mounts.includes(name)) return mayBeHandler(last);
  if (name !== null && [chain, on, objects?.member, plugins?.member, ...groups.map(({ member }) => member), ...Object.keys(hooks), listed, changed?.group, ...(changed?.resources ?? [])].includes(name)) return true;
  if (name !== null && plugins !== undefined && [errors, missing, ...Object.keys(decorators)].includes(name)) return mayBeHandler(last);
  if (!callee.computed && (name === null || !Object.hasOwn(verbs, name))) return false;
  // `x.route('/path').get(handler)`
  if (node.arguments.length === 1) return isNode(callee.object, 'CallExpression') && mayBeHandler(first);
  return mayBePath(first) && (takesValues === true || mayBeHandler(last));
}

/** The variable that a chain of calls begins with: `fastify` of `fastify.withTypeProvider().get(…)`. */
function receiverOf(node: NodeByName['CallExpression']): string | undefined {
  let current: Node = node.callee;
  while (isNode(current, 'MemberExpression') || isNode(current, 'CallExpression')) current = isNode(current, 'CallExpression') ? current.callee : current.object;
  return isNode(current, 'Identifier') ? current.name : undefined;
}

function nameOf(parameter: Node): string | undefined {
  return isNode(parameter, 'Identifier') ? parameter.name : undefined;
}

/** `app.listen(3000)`, `app.useGlobalFilters(filter)`: an application that is put together of modules registers them then. */
function serves(name: string, { moduleApplication }: FrameworkAdapter): boolean {
  return moduleApplication !== undefined && (moduleApplication.serve.includes(name) || Object.hasOwn(moduleApplication.around, name));
}

function mayBePath(node: Node): boolean {
  if (isNode(node, 'Literal')) return 'regex' in node || (typeof node.value === 'string' && /^(?:[/*(]|$)/.test(node.value));
  if (isNode(node, 'TemplateLiteral')) return /^(?:\/|$)/.test(node.quasis[0]?.value.raw ?? '');
  return !isNode(node, 'ObjectExpression') && !isFunctionNode(node);
}

function mayBeHandler(node: Node): boolean {
  return !isNode(node, 'Literal') && !isNode(node, 'TemplateLiteral') && !isNode(node, 'ObjectExpression') && !isNode(node, 'BinaryExpression');
}

function importedTypes(program: NodeByName['Program'], adapter: FrameworkAdapter): TypeNames {
  const local = new Map<string, ParameterRole | 'handler' | 'router'>();
  const namespaces = new Set<string>();
  for (const statement of program.body) {
    if (!isNode(statement, 'ImportDeclaration') || !isTypesModule(statement.source.value, adapter)) continue;
    for (const specifier of statement.specifiers) {
      if (!isNode(specifier, 'ImportSpecifier')) namespaces.add(specifier.local.name);
      else if (isNode(specifier.imported, 'Identifier')) {
        const meaning = adapter.types[specifier.imported.name];
        if (meaning !== undefined) local.set(specifier.local.name, meaning);
      }
    }
  }
  return { local, namespaces };
}

function isTypesModule(specifier: string, adapter: FrameworkAdapter): boolean {
  return specifier === adapter.package || specifier === `${adapter.package}-serve-static-core` || adapter.typesFrom?.includes(specifier) === true;
}

/** What a type annotation says: `Response`, `express.Response`, `RequestHandler<P>`. */
function meaningOf(annotation: Node | undefined, types: TypeNames, adapter: FrameworkAdapter): ParameterRole | 'handler' | 'router' | undefined {
  const type = isNode(annotation, 'TSTypeAnnotation') ? annotation.typeAnnotation : annotation;
  if (!isNode(type, 'TSTypeReference')) return undefined;
  const { typeName } = type;
  if (isNode(typeName, 'Identifier')) return types.local.get(typeName.name);
  if (isNode(typeName, 'TSQualifiedName') && isNode(typeName.left, 'Identifier') && types.namespaces.has(typeName.left.name)) {
    return adapter.types[typeName.right.name];
  }
  return undefined;
}

/** `const h: RequestHandler = …`, `h: RequestHandler = …` in a class, `… as RequestHandler`, `… satisfies RequestHandler` */
function declaresHandler(node: Node, types: TypeNames, adapter: FrameworkAdapter): boolean {
  if (isNode(node, 'VariableDeclarator')) return meaningOf(node.id.typeAnnotation, types, adapter) === 'handler';
  if (isNode(node, 'PropertyDefinition')) return meaningOf(node.typeAnnotation, types, adapter) === 'handler';
  if (isNode(node, 'TSAsExpression') || isNode(node, 'TSSatisfiesExpression')) return meaningOf(node.typeAnnotation, types, adapter) === 'handler';
  return false;
}

function rolesByCount(node: FunctionNode, adapter: FrameworkAdapter): readonly ParameterRole[] | null {
  return adapter.parameters[Math.max(node.params.length, 2)] ?? null;
}

/** `(req: Request, res: Response)`: a function with a typed response is a handler, or a part of one. */
function rolesByType(node: FunctionNode, types: TypeNames, adapter: FrameworkAdapter): readonly ParameterRole[] | null {
  if (types.local.size === 0 && types.namespaces.size === 0) return null;
  const roles = node.params.map((parameter): ParameterRole => {
    const target = isNode(parameter, 'TSParameterProperty') ? parameter.parameter : parameter;
    const annotation = isNode(target, 'AssignmentPattern') ? target.left.typeAnnotation : target.typeAnnotation;
    const meaning = meaningOf(annotation, types, adapter);
    return meaning === undefined || meaning === 'handler' || meaning === 'router' ? 'other' : meaning;
  });
  const telling: readonly ParameterRole[] = 'returning' in adapter ? adapter.returning.handed.filter((role) => ['request', 'context', 'response'].includes(role)) : ['response'];
  if (!roles.some((role) => telling.includes(role))) return null;
  return roles.length === 4 && roles[2] === 'response' ? ['error', 'request', 'response', 'next'] : roles;
}

/** `(req, res, next)` that uses `res` as a response; never an error-first callback. */
function rolesByShape(node: FunctionNode, adapter: FrameworkAdapter, uses: ReadonlyMap<string, number> | undefined): readonly ParameterRole[] | null {
  if ('returning' in adapter) return rolesByRequest(node, adapter, uses);
  const roles = node.params.length < 2 ? undefined : adapter.parameters[node.params.length];
  if (roles === undefined || uses === undefined) return null;
  const response = node.params[roles.indexOf('response')];
  if (!isNode(response, 'Identifier') || !uses.has(response.name)) return null;
  const [first] = node.params;
  const isErrorFirst = isNode(first, 'Identifier') && /^_?(?:e|er|err|error|ex|exception)$/i.test(first.name);
  return isErrorFirst && roles[0] !== 'error' ? null : roles;
}

/** `(event) => …` that reads members which only a request has, also as `({ pathParameters }) => …`. */
function rolesByRequest(node: FunctionNode, adapter: FrameworkAdapter, uses: ReadonlyMap<string, number> | undefined): readonly ParameterRole[] | null {
  const roles = adapter.parameters[node.params.length];
  const [first] = node.params;
  if (roles === undefined || first === undefined || adapter.handlerSigns.length === 0) return null;
  if (isNode(first, 'Identifier')) return uses?.has(first.name) === true ? roles : null;
  const names = isNode(first, 'ObjectPattern') ? first.properties.map((property) => (isNode(property, 'Property') && isNode(property.key, 'Identifier') ? property.key.name : '')) : [];
  return names.some((name) => adapter.handlerSigns.includes(name)) ? roles : null;
}
