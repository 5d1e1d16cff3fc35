/** What registrations answer, where those that come first may get all requests of a later one: a route of the same router, path and method. */

import { isNode, type Site } from '../evaluator/syntax.js';
import { holds, nodesAround } from './nodes-around.js';
import type { Registration } from './registration.js';

/** More routes of one path than this are not looked at. */
const MAXIMUM_ROUTES = 8;

export class AnswersInOrder<Answers extends { readonly keepsAll?: boolean }> {
  readonly #answer: (registration: Registration, isHidden: boolean) => Answers;
  readonly #answered = new Map<Registration, Answers>();
  readonly #byPath = new Map<string, Registration[]>();
  /** Routers with callbacks for the parameters of paths: those may leave a route before its handlers run. */
  readonly #withCallbacks = new Set<number>();

  /**
   * @param all - The registrations of the file, or of the application, in their order.
   * @param answer - What one of them answers, and whether it keeps all requests that reach it.
   */
  constructor(all: readonly Registration[], answer: (registration: Registration, isHidden: boolean) => Answers) {
    this.#answer = answer;
    for (const registration of all) {
      const { type, router, path, isProven, otherwise } = registration;
      if (type === 'parameter') this.#withCallbacks.add(router);
      if (type !== 'route' || path === null || !isProven || otherwise !== undefined) continue;
      const known = this.#byPath.get(keyOf(registration));
      if (known === undefined) this.#byPath.set(keyOf(registration), [registration]);
      else if (known.length < MAXIMUM_ROUTES) known.push(registration);
    }
  }

  /**
   * @param registration - A registration.
   * @returns What it answers.
   */
  of(registration: Registration): Answers {
    const answers = this.#answered.get(registration) ?? this.#answer(registration, this.isHidden(registration));
    this.#answered.set(registration, answers);
    return answers;
  }

  /**
   * @param registration - A registration.
   * @returns Whether a route that is registered wherever it is, and before it, gets all of its requests and passes none on.
   */
  isHidden(registration: Registration): boolean {
    return this.#before(registration).some((other) => this.of(other).keepsAll === true);
  }

  #before({ type, path, router, method, order, site }: Registration): readonly Registration[] {
    if (type !== 'route' || path === null || method === null || this.#withCallbacks.has(router)) return [];
    const others = this.#byPath.get(keyOf({ router, path })) ?? [];
    return others.filter((other) => other.order < order && (other.method === method || other.method === 'ALL') && leadsTo(other.site, site));
  }
}

function keyOf({ router, path }: Pick<Registration, 'router' | 'path'>): string {
  return `${String(router)} ${path ?? ''}`;
}

/** Whether a call is made wherever a later one is: it is a statement of its own in a block that the later one stands in. */
function leadsTo(earlier: Site, later: Site): boolean {
  if (earlier.module !== later.module || earlier.node === later.node) return false;
  const around = nodesAround(earlier.module, earlier.node.range).filter((node) => node !== earlier.node);
  const inner = around.findIndex((node) => !isNode(node, 'CallExpression') && !isNode(node, 'MemberExpression'));
  const [statement, block] = around.slice(inner);
  return isNode(statement, 'ExpressionStatement') && (isNode(block, 'Program') || isNode(block, 'BlockStatement')) && holds(block, later.node.range);
}
