/** The source texts of a generated Express project: routes, controllers, services, models, middleware. */

import { Random } from './random.js';

export type Language = 'js' | 'ts';

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** Writes types only where the language has them. */
type Typed = (type: string) => string;

const resources = [
  'user', 'order', 'invoice', 'product', 'customer', 'payment', 'shipment', 'review', 'comment',
  'article', 'tag', 'team', 'project', 'task', 'ticket', 'session', 'address', 'coupon', 'report', 'device',
] as const;

const capitalize = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

interface Names {
  /** `order17`. */
  readonly one: string;
  /** `orders17`. */
  readonly many: string;
  /** `Order17`. */
  readonly type: string;
}

function createNames(index: number): Names {
  const resource = resources[index % resources.length] ?? 'item';
  return { one: `${resource}${index}`, many: `${resource}s${index}`, type: `${capitalize(resource)}${index}` };
}

const handler = (t: Typed): string => `(req${t(': Request')}, res${t(': Response')})`;

function writeRoutes({ one, many, type }: Names, t: Typed, random: Random): string {
  const missing = random.pick(["{ error: 'Not found' }", "{ code: 'NOT_FOUND', message: `No such item: ${req.params.id}` }"]);
  const created = random.pick([`res.status(201).json(${one})`, `res.status(201).send({ data: ${one} })`, `res.json(${one})`]);
  return `import { Router } from 'express';
${t("import type { NextFunction, Request, Response } from 'express';")}
import { ${one}Service } from '../services/${one}.js';
import { validate${type} } from '../models/${one}.js';

const router = Router();

router.use((req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')}) => {
  if (!req.headers.authorization) {
    return res.status(401).json({ error: 'Authentication required' });
  }
  return next();
});

router.get('/${many}', async ${handler(t)} => {
  const page = Number(req.query.page ?? 1);
  const limit = Math.min(Number(req.query.limit ?? 20), 100);
  const ${many} = await ${one}Service.list({ page, limit });
  res.json({ data: ${many}, page, limit });
});

router.get('/${many}/:id', async (req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')}) => {
  try {
    const ${one} = await ${one}Service.find(req.params.id${t(' as string')});
    if (!${one}) {
      return res.status(404).json(${missing});
    }
    return res.status(200).json(${one});
  } catch (error) {
    return next(error);
  }
});

router.post('/${many}', async ${handler(t)} => {
  const problems = validate${type}(req.body);
  if (problems.length > 0) {
    return res.status(400).json({ error: 'Validation failed', problems });
  }
  const ${one} = await ${one}Service.create(req.body);
  return ${created};
});

router.put('/${many}/:id', async ${handler(t)} => {
  const status = (await ${one}Service.exists(req.params.id${t(' as string')})) ? 200 : 404;
  if (status === 404) {
    res.status(status).json(${missing});
    return;
  }
  const ${one} = await ${one}Service.update(req.params.id${t(' as string')}, req.body);
  res.status(status).json(${one});
});

router.delete('/${many}/:id', async ${handler(t)} => {
  await ${one}Service.remove(req.params.id${t(' as string')});
  ${random.pick(['res.status(204).end();', 'res.sendStatus(204);', 'res.json({ deleted: true });'])}
});

export default router;
`;
}

function writeController({ one, many, type }: Names, t: Typed, random: Random): string {
  return `${t("import type { NextFunction, Request, Response } from 'express';")}
import { ${one}Service } from '../services/${one}.js';
import { AppError } from '../middleware/errors.js';

const ok = (res${t(': Response')}, data${t(': unknown')}, status = 200) => res.status(status).json({ data });

export class ${type}Controller {
  ${t('private readonly ')}service${t(`: typeof ${one}Service`)};

  constructor(service = ${one}Service) {
    this.service = service;
  }

  list = async (req${t(': Request')}, res${t(': Response')}) => {
    const ${many} = await this.service.list(req.query);
    ok(res, ${many});
  };

  async get(req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')}) {
    const ${one} = await this.service.find(req.params.id${t(' as string')});
    if (!${one}) {
      next(new AppError('${type} not found', 404));
      return;
    }
    ok(res, ${one});
  }

  async create(req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')}) {
    try {
      const ${one} = await this.service.create(req.body);
      ok(res, ${one}, 201);
    } catch (error) {
      switch (${t('(error as { code?: string })') || 'error'}.code) {
        case 'DUPLICATE':
          res.status(409).json({ error: 'The ${one} already exists' });
          break;
        case 'INVALID':
          res.status(${random.pick(['400', '422'])}).json({ error: 'The ${one} is not valid' });
          break;
        default:
          next(error);
      }
    }
  }

  async archive(req${t(': Request')}, res${t(': Response')}) {
    const ids${t(': string[]')} = req.body.ids ?? [];
    const results${t(': unknown[]')} = [];
    for (const id of ids) {
      const ${one} = await this.service.find(id);
      if (${one} === undefined) continue;
      results.push(await this.service.update(id, { archived: true }));
    }
    if (results.length === 0) {
      return res.status(404).json({ error: 'None of the ${many} exists' });
    }
    return ok(res, results);
  }
}

export const ${one}Controller = new ${type}Controller();
`;
}

function writeService({ one, many, type }: Names, t: Typed): string {
  return `import { ${type}Model } from '../models/${one}.js';

const cache = new Map${t(`<string, ${type}Model>`)}();
const ttl = 60 * 1000;

class ${type}Service {
  #loadedAt = 0;

  async list(query${t(': Record<string, unknown>')} = {}) {
    const { page = 1, limit = 20 } = query${t(' as { page?: number; limit?: number }')};
    const ${many} = [...cache.values()].filter((${one}) => !${one}.archived);
    const start = (page - 1) * limit;
    return ${many}.slice(start, start + limit).map((${one}) => ${one}.toJSON());
  }

  async find(id${t(': string')}) {
    if (Date.now() - this.#loadedAt > ttl) {
      await this.reload();
    }
    return cache.get(id);
  }

  async exists(id${t(': string')}) {
    return (await this.find(id)) !== undefined;
  }

  async create(data${t(`: Partial<${type}Model>`)}) {
    const id = Math.random().toString(36).slice(2);
    const ${one} = new ${type}Model({ ...data, id });
    cache.set(id, ${one});
    return ${one};
  }

  async update(id${t(': string')}, changes${t(`: Partial<${type}Model>`)}) {
    const ${one} = await this.find(id);
    if (!${one}) {
      throw Object.assign(new Error(\`No ${one} with id \${id}\`), { code: 'MISSING' });
    }
    Object.assign(${one}, changes, { updatedAt: new Date() });
    return ${one};
  }

  async remove(id${t(': string')}) {
    return cache.delete(id);
  }

  async reload() {
    this.#loadedAt = Date.now();
    for (const [id, ${one}] of cache) {
      if (${one}.archived && ${one}.updatedAt.getTime() + ttl < this.#loadedAt) cache.delete(id);
    }
  }
}

export const ${one}Service = new ${type}Service();
`;
}

function writeModel({ one, type }: Names, t: Typed): string {
  return `const fields = ['name', 'email', 'amount', 'currency', 'notes']${t(' as const')};
const maximumLength = 255;

export class ${type}Model {
  ${t('id!: string;\n  name?: string;\n  email?: string;\n  amount = 0;\n  ')}archived = false;
  createdAt = new Date();
  updatedAt = new Date();

  constructor(data${t(`: Partial<${type}Model>`)}) {
    Object.assign(this, data);
  }

  get label() {
    return \`\${this.name ?? 'unnamed'} <\${this.email ?? 'no mail'}>\`;
  }

  toJSON() {
    const { id, name, email, amount, createdAt } = this;
    return { id, name, email, amount, createdAt: createdAt.toISOString() };
  }
}

export function validate${type}(${one}${t(': Record<string, unknown>')}) {
  const problems${t(': string[]')} = [];
  for (const field of fields) {
    const value = ${one}[field];
    if (value === undefined) {
      problems.push(\`\${field} is required\`);
    } else if (typeof value === 'string' && value.length > maximumLength) {
      problems.push(\`\${field} is longer than \${maximumLength} characters\`);
    }
  }
  if (typeof ${one}.email === 'string' && !/^[^@\\s]+@[^@\\s]+$/.test(${one}.email)) {
    problems.push('email is not an address');
  }
  return problems;
}
`;
}

function writeErrors(t: Typed): string {
  return `${t("import type { NextFunction, Request, Response } from 'express';")}

export class AppError extends Error {
  ${t('readonly status: number;')}

  constructor(message${t(': string')}, status = 500) {
    super(message);
    this.name = 'AppError';
    this.status = status;
  }
}

export function handleErrors(error${t(': AppError')}, req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')}) {
  if (res.headersSent) {
    next(error);
    return;
  }
  res.status(error.status || 500).json({ error: error.message });
}
`;
}

/**
 * Writes the files of an Express project: for each resource its routes, its controller, its service and its model.
 *
 * @param count - How many files; one of them is the error middleware.
 * @param language - JavaScript modules or TypeScript.
 * @returns The files, the same in every run.
 */
export function createExpressFiles(count: number, language: Language): GeneratedFile[] {
  const random = new Random(20_260_101);
  const t: Typed = (type) => (language === 'ts' ? type : '');
  const writers = [
    ['routes', writeRoutes],
    ['controllers', writeController],
    ['services', writeService],
    ['models', writeModel],
  ] as const;
  const files: GeneratedFile[] = [
    { path: `src/middleware/errors.${language}`, text: writeErrors(t) },
  ];
  for (let index = 0; files.length < count; index += 1) {
    const names = createNames(index);
    for (const [folder, write] of writers) {
      if (files.length === count) break;
      files.push({ path: `src/${folder}/${names.one}.${language}`, text: write(names, t, random) });
    }
  }
  return files;
}
