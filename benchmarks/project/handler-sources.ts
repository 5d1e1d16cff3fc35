/** The source texts that answer requests: routes, controllers, the error middleware. */

import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

const handler = (t: Typed): string => `(req${t(': Request')}, res${t(': Response')})`;

/** The routes of a resource; `further` are registrations that stand behind them. */
export function writeRoutes({ one, many, type }: Names, t: Typed, random: Random, further = ''): string {
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

${further}export default router;
`;
}

/** The controller of a resource; `further` are methods that stand behind its own. */
export function writeController({ one, many, type }: Names, t: Typed, random: Random, further = ''): string {
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
${further}}

export const ${one}Controller = new ${type}Controller();
`;
}

/** The error middleware and the class of errors that it knows. */
export function writeErrors(t: Typed): string {
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
