/**
 * Prints as JSON what modules export of status codes, their names and reason phrases, as Node itself loads them:
 * `node scripts/read-constants.mjs http-status axios`. Loaders of TypeScript see other default exports.
 */

import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Members that hold constants or lead to them. */
const GROUPS = new Set(['default', 'status', 'StatusCodes', 'ReasonPhrases', 'HttpStatus', 'HttpStatusCode', 'constants']);

/** A module that is its own `default` is followed once. */
function readTree(value, above) {
  const tree = {};
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return tree;
  if (above.filter((ancestor) => ancestor === value).length > 1) return tree;
  for (const [key, member] of Object.entries(value)) {
    if (isConstant(key, member)) tree[key] = member;
    const group = GROUPS.has(key) ? readTree(member, [...above, value]) : {};
    if (Object.keys(group).length > 0) tree[key] = group;
  }
  return tree;
}

function isConstant(key, value) {
  if (typeof value === 'number') {
    return Number.isInteger(value) && value >= 100 && value <= 599 && /^(?!NGHTTP2_)[A-Z]/u.test(key);
  }
  const isPhrase = typeof value === 'string' && /^[A-Z]/u.test(value);
  return isPhrase && (/^[1-5]\d\d$/u.test(key) || /^(?!VERSION$)[A-Z]+(?:_[A-Z]+)*$/u.test(key));
}

const modules = {};
for (const name of process.argv.slice(2)) {
  modules[name] = { imported: readTree(await import(name), []), required: readTree(require(name), []) };
}
process.stdout.write(JSON.stringify(modules));
