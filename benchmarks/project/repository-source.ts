/** The source text of a repository. */

import { pickFields, writeFields } from './fields.js';
import type { Names, Typed } from './generated-file.js';
import type { Random } from './random.js';

const snakeCase = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A class that builds SQL, maps rows and runs transactions. */
export function writeRepository({ one, many, type }: Names, t: Typed, random: Random): string {
  const picked = pickFields(random);
  return `import { pool } from '../database/pool.js';
import { ${type}Model } from '../models/${one}.js';

const table = '${many}';
const columns = {
  id: 'id',
${writeFields(picked, ({ name }) => `  ${name}: '${snakeCase(name)}',`)}
  createdAt: 'created_at',
  updatedAt: 'updated_at',
}${t(' as const')};
${t(`
type Column = keyof typeof columns;
type Row = Record<string, unknown>;

interface Filter {
  readonly column: Column;
  readonly operator: '=' | '<' | '>' | 'like';
  readonly value: unknown;
}
`)}
const batchSize = ${random.pick(['50', '100', '250'])};
const retryable = new Set(['40001', '40P01', '55P03']);

const quote = (name${t(': string')}) => '"' + name.replaceAll('"', '""') + '"';

function toRow(values${t(`: Partial<${type}Model>`)})${t(': Row')} {
  const row${t(': Row')} = {};
  for (const [key, column] of Object.entries(columns)) {
    const value = values[key${t(` as keyof ${type}Model`)}];
    if (value === undefined) continue;
    row[column] = Array.isArray(value) ? JSON.stringify(value) : value;
  }
  return row;
}

function fromRow(row${t(': Row')}) {
  const values${t(': Record<string, unknown>')} = {};
  for (const [key, column] of Object.entries(columns)) {
    if (column in row) values[key] = row[column];
  }
${writeFields(picked.filter(({ type: kind }) => kind === 'Date' || kind === 'string[]'), ({ name, type: kind }) =>
  kind === 'Date'
    ? `  if (typeof values.${name} === 'string') values.${name} = new Date(values.${name});`
    : `  if (typeof values.${name} === 'string') values.${name} = JSON.parse(values.${name});`)}
  return new ${type}Model(values);
}

export class ${type}Repository {
  ${t('readonly ')}#pool${t(': typeof pool')};
  #statements = 0;

  constructor(connections = pool) {
    this.#pool = connections;
  }

  async findById(id${t(': string')}) {
    const [row] = await this.#query(\`SELECT * FROM \${table} WHERE \${quote(columns.id)} = $1\`, [id]);
    return row === undefined ? undefined : fromRow(row);
  }

  async findPage(filters${t(': readonly Filter[]')}, { page = 1, limit = ${random.pick(['20', '25', '50'])}, sort = 'createdAt' } = {}) {
    const values${t(': unknown[]')} = [];
    const conditions = filters.map(({ column, operator, value }) => {
      values.push(operator === 'like' ? '%' + String(value) + '%' : value);
      return \`\${quote(columns[column])} \${operator} $\${values.length}\`;
    });
    const where = conditions.length === 0 ? '' : \`WHERE \${conditions.join(' AND ')}\`;
    const offset = Math.max(0, page - 1) * limit;
    const [rows, counted] = await Promise.all([
      this.#query(\`SELECT * FROM \${table} \${where} ORDER BY \${quote(sort)} LIMIT \${limit} OFFSET \${offset}\`, values),
      this.#query(\`SELECT count(*) AS total FROM \${table} \${where}\`, values),
    ]);
    const total = Number(counted[0]?.total ?? 0);
    return { items: rows.map(fromRow), total, pages: Math.ceil(total / limit) };
  }

  async insert(${many}${t(`: readonly ${type}Model[]`)}) {
    let inserted = 0;
    for (let start = 0; start < ${many}.length; start += batchSize) {
      const rows = ${many}.slice(start, start + batchSize).map(toRow);
      const [first] = rows;
      if (first === undefined) break;
      const names = Object.keys(first);
      const values = rows.flatMap((row) => names.map((name) => row[name] ?? null));
      const tuples = rows.map((_, at) => \`(\${names.map((__, offset) => '$' + (at * names.length + offset + 1)).join(', ')})\`);
      await this.#query(\`INSERT INTO \${table} (\${names.map(quote).join(', ')}) VALUES \${tuples.join(', ')}\`, values);
      inserted += rows.length;
    }
    return inserted;
  }

  async update(id${t(': string')}, changes${t(`: Partial<${type}Model>`)}) {
    const row = toRow({ ...changes, updatedAt: new Date() });
    const names = Object.keys(row);
    const assignments = names.map((name, at) => \`\${quote(name)} = $\${at + 2}\`);
    const text = \`UPDATE \${table} SET \${assignments.join(', ')} WHERE id = $1 RETURNING *\`;
    const [updated] = await this.#query(text, [id, ...names.map((name) => row[name])]);
    if (updated === undefined) throw new RangeError(\`No row of \${table} has the id \${id}\`);
    return fromRow(updated);
  }

  async transaction${t('<Result>')}(work${t(': () => Promise<Result>')}, attempts = 3)${t(': Promise<Result>')} {
    for (let attempt = 1; ; attempt += 1) {
      await this.#query('BEGIN', []);
      try {
        const result = await work();
        await this.#query('COMMIT', []);
        return result;
      } catch (error) {
        await this.#query('ROLLBACK', []);
        const { code } = error${t(' as { code?: string }')};
        if (attempt >= attempts || !retryable.has(code ?? '')) throw error;
      }
    }
  }

  async *stream(filters${t(': readonly Filter[]')} = []) {
    for (let page = 1; ; page += 1) {
      const { items, pages } = await this.findPage(filters, { page, limit: batchSize });
      yield* items;
      if (page >= pages) return;
    }
  }

  async #query(text${t(': string')}, values${t(': readonly unknown[]')})${t(': Promise<Row[]>')} {
    this.#statements += 1;
    const { rows } = await this.#pool.query(text, values);
    return rows;
  }
}
`;
}
