/** More of what a routes file and a controller hold: sub-resources, searches, bulk changes, exports. */

import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

/** Registrations that stand in a routes file behind the plain ones. */
export function writeFurtherRoutes({ one, many, type }: Names, t: Typed, random: Random): string {
  const parameters = `(req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')})`;
  const id = `req.params.id${t(' as string')}`;
  return `const sortable = new Set(['createdAt', 'updatedAt', 'name']);

router.post('/${many}/search', async ${parameters} => {
  const { text = '', sort = 'createdAt', filters = {} } = req.body ?? {};
  if (!sortable.has(sort)) {
    return res.status(400).json({ error: \`${many} cannot be sorted by \${sort}\` });
  }
  const unknownFilters = Object.keys(filters).filter((name) => !(name in validate${type}({})));
  if (unknownFilters.length > 3) {
    return res.status(422).json({ error: 'Unknown filters', filters: unknownFilters });
  }
  try {
    const found = await ${one}Service.list({ text, filters });
    found.sort((left, right) => String(left[sort]).localeCompare(String(right[sort])));
    return res.${random.pick(['json', 'status(200).json'])}({ data: found, count: found.length });
  } catch (error) {
    return next(error);
  }
});

router
  .route('/${many}/:id/notes')
  .get(async ${parameters} => {
    const ${one} = await ${one}Service.find(${id});
    if (!${one}) return res.status(404).json({ error: '${type} not found' });
    return res.json(${one}.notes ?? []);
  })
  .post(async ${parameters} => {
    const text = String(req.body?.text ?? '').trim();
    if (text === '') return res.status(400).json({ error: 'The text is missing' });
    const ${one} = await ${one}Service.find(${id});
    if (!${one}) return next();
    const note = { text, at: new Date().toISOString(), by: req.headers['x-user'] ?? 'unknown' };
    await ${one}Service.update(${id}, { notes: [...(${one}.notes ?? []), note] });
    return res.status(201).json(note);
  });

router.patch('/${many}', async ${parameters} => {
  const changes${t(': { id: string; archived?: boolean }[]')} = req.body?.changes ?? [];
  if (!Array.isArray(changes) || changes.length > 100) {
    res.status(400).json({ error: 'Send a list of at most 100 changes' });
    return;
  }
  const failed${t(': string[]')} = [];
  for (const { id, ...change } of changes) {
    try {
      await ${one}Service.update(id, change);
    } catch (error) {
      if (${t('(error as { code?: string })') || 'error'}.code !== 'MISSING') return next(error);
      failed.push(id);
    }
  }
  res.status(${random.pick(['200', "failed.length > 0 ? 207 : 200"])}).json({ changed: changes.length - failed.length, failed });
});

`;
}

/** Methods that stand in a controller behind the plain ones. */
export function writeFurtherMethods({ one, many, type }: Names, t: Typed, random: Random): string {
  const parameters = `(req${t(': Request')}, res${t(': Response')}, next${t(': NextFunction')})`;
  const id = `req.params.id${t(' as string')}`;
  return `
  duplicate = async ${parameters} => {
    const source = await this.service.find(${id});
    if (source === undefined) {
      return next(new AppError('${type} not found', 404));
    }
    const { id: _id, createdAt: _createdAt, ...copied } = source.toJSON();
    const copy = await this.service.create({ ...copied, name: \`\${copied.name ?? '${one}'} (copy)\` });
    return ok(res, copy, 201);
  };

  async statistics${parameters} {
    const days = Number.parseInt(String(req.query.days ?? '${random.pick(['7', '30'])}'), 10);
    if (Number.isNaN(days) || days < 1 || days > 366) {
      res.status(400).json({ error: 'days has to be a number from 1 to 366' });
      return;
    }
    const since = Date.now() - days * 86_400_000;
    const buckets = new Map${t('<string, number>')}();
    for (const { createdAt, amount = 0 } of await this.service.list({ limit: 1000 })) {
      const at = new Date(createdAt);
      if (at.getTime() < since) continue;
      const key = at.toISOString().slice(0, 10);
      buckets.set(key, (buckets.get(key) ?? 0) + amount);
    }
    const series = [...buckets].sort(([left], [right]) => left.localeCompare(right)).map(([day, amount]) => ({ day, amount }));
    ok(res, { days, series, total: series.reduce((sum, { amount }) => sum + amount, 0) });
  }

  async export${parameters} {
    try {
      const ${many} = await this.service.list({ limit: 10_000 });
      const format = req.accepts(['text/csv', 'application/json']);
      if (format === 'application/json') {
        return ok(res, ${many});
      }
      if (format === false) {
        return res.status(406).json({ error: 'Only CSV and JSON are offered' });
      }
      const names = Object.keys(${many}[0] ?? {});
      res.type('text/csv').attachment('${many}.csv');
      return res.send([names.join(','), ...${many}.map((row) => names.map((name) => JSON.stringify(row[name] ?? '')).join(','))].join('\\n'));
    } catch (error) {
      return next(error);
    }
  }
`;
}
