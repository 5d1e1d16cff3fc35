/** Links each node of a tree to the one around it. */

/**
 * As ESLint does before it hands a tree to a rule.
 *
 * @param root - The tree.
 */
export function linkParents(root: object): void {
  const pending: object[] = [root];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const [key, value] of Object.entries(node)) {
      if (key === 'parent') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (typeof child !== 'object' || child === null || !('type' in child)) continue;
        Object.defineProperty(child, 'parent', { value: node, writable: true, configurable: true, enumerable: true });
        pending.push(child as object);
      }
    }
  }
}
