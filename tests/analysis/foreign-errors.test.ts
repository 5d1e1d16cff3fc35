/** Which errors that no `throw` of the source makes may be of a class of the project: only those of code that belongs to it. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const files = {
  'package.json': { name: 'p', dependencies: { next: '16' } },
  'lib/failure.ts': 'export class Failure extends Error {}',
  'lib/schema.ts': "import { pgTable, text } from 'drizzle-orm/pg-core';\nexport const users = pgTable('users', { id: text('id') });\nexport const now = () => users.now();",
  'lib/db.ts': "import { drizzle } from 'drizzle-orm/postgres-js';\nimport postgres from 'postgres';\nimport * as schema from './schema';\nexport const db = drizzle(postgres('x', { onnotice: () => {} }), { schema });",
  'lib/rows.ts': `import { client } from 'somewhere';
import { db } from './db';
import { users } from './schema';
import { Failure } from './failure';
export const select = async (executor = db) => { const [row] = await executor.select().from(users).limit(1); return row; };
export const lower = (text) => text.trim().split(',').map((part) => part.toLowerCase());
export const names = async () => (await client.load()).map(({ name }) => name.trim());
export const each = async () => { const rows = await client.load(); return Promise.all(rows.map((row) => db.select({ id: row.id }))); };
export const spread = async () => { const all = []; for (const row of await client.load()) all.push(...row.parts); return all; };
export const quietly = () => client.load({ onnotice: () => {} });
export const check = async () => (await client.load()).map((row) => { if (!row.name) throw new Failure(); return row; });
export const checkAll = async () => { const rows = await client.load(); return Promise.all(rows.map(async (row) => { if (!row.name) throw new Failure(); return row; })); };
export const run = () => client.run(() => { throw new Failure(); });
export const read = (source) => source.get('x');
export function* walk() { throw new Failure(); }`,
};

function says(call: string): string {
  const text = `import { ${/^\w+/.exec(call)?.[0] ?? ''} } from '../../../lib/rows';
import { Failure } from '../../../lib/failure';
export const GET = async (request, context) => {
  try {
    const found = await ${call};
    for (const one of found) use(one);
    return new Response('x');
  } catch (error) {
    return new Response('y', { status: error instanceof Failure ? 418 : 500 });
  }
};`;
  const project = createProject({ ...files, 'app/api/x/route.ts': text });
  return modelInProject(project, 'app/api/x/route.ts', text).routes.map(({ outcome }) => sayResponses(outcome)).join('; ');
}

describe('an error that no source shows', () => {
  it.each([
    ['select()', 'a database that was made with functions'],
    ['lower(request.headers.get("x"))', 'methods of texts, on a value that is not known'],
    ['names()', 'a callback of a list that is not known'],
    ['each()', 'promises that such a callback gives'],
    ['spread()', 'lists that are gone through'],
    ['quietly()', 'a function that does nothing'],
  ])('is of no class of the project where only others fail: %s (%s)', (call) => {
    expect(says(call)).toBe('200 yes, 500 yes');
  });

  it.each([
    ['check()', 'a callback of a list'],
    ['checkAll()', 'the promises of a callback'],
    ['run()', 'a callback of a package'],
    ['read(context)', 'a value that may be an object of the project'],
    ['walk()', 'a generator'],
  ])('may be of one where code of the project fails: %s (%s)', (call) => {
    expect(says(call)).toBe('200 yes, 418 yes, 500 yes');
  });
});
