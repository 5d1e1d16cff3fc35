/** Where what a decorator says is told of. */

import type { Site } from '../evaluator/syntax.js';

/**
 * @param site - A decorator.
 * @param argument - An argument of what makes it.
 * @returns The place of the argument, unless a function of another file makes the decorator.
 */
export function ownSite(site: Site, argument: Site): Site {
  return argument.module === site.module ? argument : site;
}
