/** How functions of packages do their part in what a framework's handlers answer: what they are handed errors and answers with. */

import type { FileRouteAdapter } from '../frameworks/file-route-adapter.js';
import { methodMemberOf, type FrameworkAdapter } from '../frameworks/framework-adapter.js';
import { NO_KNOWN_PACKAGES, type KnownPackages } from '../frameworks/known-packages.js';

export interface PackageUse {
  /** What is known of packages for the framework. */
  readonly packages: KnownPackages;
  /** The member of a request that is its method. */
  readonly methodMember: string;
  /** Whether an error is handed on by calling `next` with it, or by throwing it. */
  readonly errors: 'next' | 'thrown';
  /** Whether handlers answer on a response that they are handed, or by returning one; `otherwise`: what a package answers there is not known. */
  readonly answers: 'on-response' | 'returned' | 'otherwise';
  /** Whether a handler passes on by calling `next`, or by giving nothing. */
  readonly passes: 'next' | 'nothing';
}

const ON_RESPONSE = { answers: 'on-response', passes: 'next' } as const;

/**
 * @param adapter - A framework.
 * @returns How packages are used with it.
 */
export function packageUse(adapter: FrameworkAdapter | FileRouteAdapter): PackageUse {
  // File routes have nothing behind a handler, so there is no `next`.
  if ('files' in adapter) {
    const own = { packages: NO_KNOWN_PACKAGES, methodMember: 'method', errors: 'thrown' } as const;
    return 'responding' in adapter ? { ...own, ...ON_RESPONSE } : { ...own, answers: 'returned', passes: 'nothing' };
  }
  const own = { packages: adapter.packages, methodMember: methodMemberOf(adapter) };
  if ('responding' in adapter) return { ...own, ...ON_RESPONSE, errors: 'next' };
  const { takesResponse = false, order } = adapter.returning;
  return { ...own, errors: 'thrown', answers: takesResponse ? 'returned' : 'otherwise', passes: order === 'next' ? 'next' : 'nothing' };
}
