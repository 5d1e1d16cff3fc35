/** What messages call a framework. */

import { adapters, fileRouteAdapters } from '../frameworks/index.js';

/**
 * @param name - An adapter's name.
 * @returns The framework as it begins a sentence.
 */
export function frameworkTitle(name: string): string {
  const title = [...adapters, ...fileRouteAdapters].find((adapter) => adapter.name === name)?.title;
  return title ?? name.charAt(0).toUpperCase() + name.slice(1);
}
