/** The source texts that the routes and controllers call first: a service and a model, short as most of them are. */

import type { Names, Typed } from './generated-file.js';

/** A class with a cache. */
export function writeService({ one, many, type }: Names, t: Typed): string {
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

/** A class with fields, and a function that checks them. */
export function writeModel({ one, type }: Names, t: Typed): string {
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
