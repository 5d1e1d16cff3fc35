/** Functions of Node and of packages that call what they are handed: what they give and throw is what that gives and throws. */

import { describe, expect, it } from 'vitest';
import { modelInProject, sayResponses } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const file = 'app/api/users/route.ts';

/** The answers of a handler, and what is not known. */
function answers(head: string, body: string): string {
  const text = `${head}\nexport async function GET(request: Request) {\n${body}\n}`;
  const project = createProject({ 'package.json': { name: 'p', dependencies: { next: '16.0.0' } }, [file]: text });
  return modelInProject(project, file, text).routes.map(({ outcome }) => sayResponses(outcome)).join('; ');
}

const asyncHooks = "import { AsyncLocalStorage } from 'node:async_hooks';\nconst storage = new AsyncLocalStorage<{ id: string }>();";
const drizzle = "import { drizzle } from 'drizzle-orm/postgres-js';\nimport postgres from 'postgres';\nconst db = drizzle(postgres(process.env.URL!), {});";
const prisma = "import { PrismaClient } from '@prisma/client';\nconst db = new PrismaClient();";

describe('a storage of Node', () => {
  it.each([
    ["return storage.run({ id: '1' }, () => Response.json({}, { status: 201 }));", '201 yes'],
    ["return storage.run({ id: '1' }, async (status: number) => Response.json({}, { status }), 202);", '202 yes'],
    ["return storage.exit(() => new Response(null, { status: 204 }));", '204 no'],
    ["try { return await storage.run({ id: '1' }, async () => { throw new Error('no'); }); } catch { return Response.json({}, { status: 503 }); }", '503 yes'],
    ["storage.enterWith({ id: '1' });\nreturn Response.json({ id: storage.getStore()?.id });", '200 yes'],
    ["const store = { status: 200 };\nreturn storage.run(store as never, () => Response.json({}, { status: store.status }));", '200 yes, ? yes'],
  ])('%s', (body, expected) => {
    expect(answers(asyncHooks, body)).toBe(expected);
  });

  it('is the same for those who require it', () => {
    expect(answers("const { AsyncLocalStorage } = require('async_hooks');\nconst storage = new AsyncLocalStorage();", 'return storage.run({}, () => Response.json({}, { status: 201 }));')).toBe('201 yes');
  });
});

describe('a segment of newrelic', () => {
  it.each([
    ["return startSegment('a', true, async () => Response.json({}, { status: 201 }));", '201 yes'],
    ["try { return await startSegment('a', true, async () => { throw new Error('no'); }); } catch { return Response.json({}, { status: 503 }); }", '503 yes'],
  ])('%s', (body, expected) => {
    expect(answers("import { startSegment } from 'newrelic';", body)).toBe(expected);
    expect(answers("import newrelic from 'newrelic';", body.replace('startSegment', 'newrelic.startSegment'))).toBe(expected);
    expect(answers("let nr; try { nr = require('newrelic'); } catch { nr = null; }", body.replace('startSegment', 'nr.startSegment'))).toBe(expected);
  });
});

/** A service whose result says a code in words, of which one never comes. */
const service = (run: string): string => `
const result = await ${run}(async (tx) => {
  const [found] = await tx.select();
  if (!found) return { code: 'missing' };
  return { code: 'done' };
});
if (result.code === 'missing') return Response.json({}, { status: 404 });
if (result.code === 'locked') return Response.json({}, { status: 423 });
return Response.json({});`;

describe('a transaction', () => {
  it.each([
    ['of drizzle', drizzle, 'db.transaction'],
    ['of Prisma', prisma, 'db.$transaction'],
    ['of a client that is made on two paths', drizzle.replace('const db', "if (process.env.ROLE) console.log('a role');\nconst db"), 'db.transaction'],
    ['of an extended client of Prisma', `${prisma}\nconst more = db.$extends({}).$extends({});`, 'more.$transaction'],
  ])('%s gives what its callback gives', (_name, head, run) => {
    expect(answers(head, service(run))).toBe('404 yes, 200 yes');
  });

  it('throws what its callback throws, or something of its own', () => {
    const body = (run: string): string => `
class Missing extends Error {}
class Other extends Error {}
try {
  await ${run}(async () => { throw new Missing('m'); });
} catch (error) {
  if (error instanceof Missing) return Response.json({}, { status: 404 });
  if (error instanceof Other) return Response.json({}, { status: 409 });
  return Response.json({}, { status: 500 });
}`;
    expect(answers(drizzle, body('db.transaction'))).toBe('500 yes, 404 yes');
    expect(answers(prisma, body('db.$transaction'))).toBe('500 yes, 404 yes');
  });

  it('of a list gives what is not known', () => {
    expect(answers(prisma, 'const result = await db.$transaction([db.user.count()]);\nreturn Response.json({}, { status: result[0] });')).toMatch(/^\? yes/u);
  });
});
