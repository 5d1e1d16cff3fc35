/** Which functions of a file call one another by name, and which of them work with a router; read from the syntax, as a hint of what to run. */

import { isFunctionNode, isNode, type FunctionNode, type Node, type NodeByName } from '../evaluator/syntax.js';
import type { FrameworkAdapter } from '../frameworks/framework-adapter.js';

export class CallGraph {
  readonly #text: string;
  readonly #makers: ReadonlySet<string>;
  readonly #applicationSign: RegExp;
  /** By the name of what is called: the functions that call it. */
  readonly #callers = new Map<string, FunctionNode[]>();
  /** By the name of what is handed to a call, or has a member that is called: the functions that call. */
  readonly #using = new Map<string, FunctionNode[]>();
  readonly #named = new Map<FunctionNode, string>();
  readonly #routers = new Set<string>();

  /**
   * @param text - The file's text.
   * @param adapter - The framework.
   */
  constructor(text: string, adapter: FrameworkAdapter) {
    this.#text = text;
    this.#makers = routerMakers(adapter);
    this.#applicationSign = adapter.router.applicationSign;
  }

  /**
   * @param node - A node of the file.
   * @param current - The function that it stands in.
   */
  visit(node: Node, current: FunctionNode | null): void {
    if (isNode(node, 'CallExpression')) {
      if (current !== null) this.#noteCall(node, current);
    } else if (isNode(node, 'FunctionDeclaration')) {
      if (node.id !== null) this.#named.set(node, node.id.name);
    } else if (isNode(node, 'VariableDeclarator') && isNode(node.id, 'Identifier')) {
      const init = node.init as Node | null;
      if (isFunctionNode(init)) this.#named.set(init, node.id.name);
      else if (this.#makesRouter(init)) this.#routers.add(node.id.name);
    }
  }

  /** @returns The functions that work with a router: `setUp(router, 'get', '/')`, `routes.reload({ router })`, `router.get('/', list)` */
  *routerUsers(): Iterable<FunctionNode> {
    for (const name of this.#routers) yield* this.#using.get(name) ?? [];
  }

  /**
   * @param node - A function.
   * @returns The other functions that call it.
   */
  callersOf(node: FunctionNode): readonly FunctionNode[] {
    const name = this.#named.get(node);
    return name === undefined ? [] : (this.#callers.get(name) ?? []).filter((caller) => caller !== node);
  }

  #noteCall({ callee, arguments: args }: NodeByName['CallExpression'], caller: FunctionNode): void {
    if (isNode(callee, 'Identifier')) push(this.#callers, callee.name, caller);
    if (isNode(callee, 'MemberExpression') && isNode(callee.object, 'Identifier')) push(this.#using, callee.object.name, caller);
    for (const arg of args) {
      const handed = isNode(arg, 'ObjectExpression') ? arg.properties.flatMap((property) => (isNode(property, 'Property') ? [property.value as Node] : [])) : [arg];
      for (const value of handed) if (isNode(value, 'Identifier')) push(this.#using, value.name, caller);
    }
  }

  /** `Router()`, `express.Router()`, `express()` */
  #makesRouter(init: Node | null): boolean {
    if (!isNode(init, 'CallExpression') && !isNode(init, 'NewExpression')) return false;
    const { callee } = init;
    const last = isNode(callee, 'MemberExpression') && !callee.computed ? callee.property : callee;
    return (isNode(last, 'Identifier') && this.#makers.has(last.name)) || this.#applicationSign.test(this.#text.slice(...init.range));
  }
}

function push(lists: Map<string, FunctionNode[]>, name: string, node: FunctionNode): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [node]);
  else list.push(node);
}

/** The names of the framework's exports that make routers. */
function routerMakers({ modules }: FrameworkAdapter): ReadonlySet<string> {
  const members = Object.values(modules).flatMap((table) => Object.entries(table.members));
  return new Set(members.flatMap(([name, { gives }]) => (gives === 'router' ? [name] : [])));
}
