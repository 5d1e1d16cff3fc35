/** What file routes of Medusa answer: Express' response, and the codes that its error handler gives. */

import { describe, expect, it } from 'vitest';
import { modelInProject } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const head = "import { MedusaError } from '@medusajs/framework/utils';\nimport createError from 'http-errors';\n";

/** One line for each route: its answers with the code and whether there is a body. */
function says(text: string, name = 'src/api/store/products/route.ts', manifest: object = { name: 'p', dependencies: { '@medusajs/framework': '2.21.2' } }): readonly string[] {
  const project = createProject({ 'package.json': manifest, [name]: text });
  return modelInProject(project, name, text).routes.map(({ method, path, outcome }) => {
    const answers = outcome.responses.map(({ kind, status, body }) => `${kind === 'error' ? '!' : ''}${status.kind === 'known' ? String(status.code) : '?'} ${body}`);
    return [`${method ?? '?'} ${path ?? '?'}`, ...answers, ...outcome.unresolved.map(({ reason }) => `{${reason}}`)].join(', ');
  });
}

describe('a handler of a Medusa route', () => {
  it.each([
    ['res.json({ products: [] });', '200 yes'],
    ['res.status(201).json({});', '201 yes'],
    ['res.sendStatus(204);', '204 no'],
    ["throw new MedusaError(MedusaError.Types.NOT_FOUND, 'Product not found');", '!404 yes'],
    ["throw new MedusaError('invalid_data', 'x');", '!400 yes'],
    ["throw new MedusaError(MedusaError.Types.DUPLICATE_ERROR, 'x');", '!422 yes'],
    ["throw new MedusaError(MedusaError.Types.CONFLICT, 'x');", '!409 yes'],
    ["throw new MedusaError(MedusaError.Types.UNEXPECTED_STATE, 'x');", '!500 yes'],
    ["throw new Error('x');", '!500 yes'],
    ["throw Object.assign(new Error('x'), { status: 404 });", '!500 yes'],
    ["throw createError(409, 'x');", '!409 yes'],
    ["throw 'x';", '!500 yes'],
    ["if (req.query.a) { throw new MedusaError(req.query.a, 'x'); } res.json({});", '200 yes, !? yes'],
  ])('%s', (body, expected) => {
    const [line = ''] = says(`${head}export const GET = async (req, res) => { ${body} };`);
    expect(line.replace('GET /store/products, ', '')).toBe(expected);
  });

  it('has a route for each exported method', () => {
    const text = 'export async function GET(req, res) { res.json({}); }\nexport const POST = (req, res) => { res.status(201).json({}); };\nexport const AUTHENTICATE = false;';
    expect(says(text, 'src/api/admin/products/[id]/variants/route.ts')).toEqual(['GET /admin/products/:id/variants, 200 yes', 'POST /admin/products/:id/variants, 201 yes']);
  });

  it.each(['src/api/_hidden/route.ts', 'src/app/route.ts', 'src/api/store/routes.ts'])('%s is none', (name) => {
    expect(says('export const GET = (req, res) => res.json({});', name)).toEqual([]);
  });

  it('is none in a package without Medusa', () => {
    expect(says('export const GET = (req, res) => res.json({});', undefined, { name: 'p', dependencies: { express: '4' } })).toEqual([]);
  });
});
