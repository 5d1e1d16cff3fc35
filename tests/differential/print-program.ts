/** From a random handler to its text in the words of a framework. */

import type { Dialect } from './dialect.js';
import type { Block, Code, HandlerProgram, Statement } from './program.js';

/** With more, a program is asked too often: each has two values, and that of a `switch` three. */
const MAXIMUM_QUERIES = 5;

/** A program in the words of a framework. */
export interface PrintedProgram {
  readonly text: string;
  /** The query values that it reads, each with the values that drive every branch on it; undefined for its absence. */
  readonly queries: ReadonlyMap<string, readonly (string | undefined)[]>;
}

/** Each branch reads a query value of its own, so that no branch on one decides another one, and every path can be driven. */
class Printer {
  readonly queries = new Map<string, readonly (string | undefined)[]>();
  readonly declarations: string[] = [];
  private caught = 0;
  private tables = 0;

  constructor(private readonly dialect: Dialect) {}

  private read(values: readonly (string | undefined)[] = ['1', undefined]): string | undefined {
    if (this.queries.size >= MAXIMUM_QUERIES) return undefined;
    const name = `q${String(this.queries.size)}`;
    this.queries.set(name, values);
    return this.dialect.query(name);
  }

  private test(form: number): string | undefined {
    const query = this.read();
    if (query === undefined) return undefined;
    return [query, `!${query}`, `${query} === '1'`, `Boolean(${query})`, `${query} !== '1'`][form];
  }

  private code(code: Code): string {
    switch (code.kind) {
      case 'literal': {
        return String(code.code);
      }
      case 'conditional': {
        const query = this.read();
        return query === undefined ? String(code.then) : `${query} ? ${String(code.then)} : ${String(code.otherwise)}`;
      }
      case 'table': {
        this.tables += 1;
        const name = `codes${String(this.tables)}`;
        this.declarations.push(`const ${name} = { a: ${String(code.code)}, b: 418 };`);
        return `${name}.a`;
      }
      case 'function': {
        const query = this.read();
        if (query === undefined) return String(code.then);
        const name = `pick${String(this.declarations.length)}`;
        this.declarations.push(`function ${name}(value) {\n  if (value) return ${String(code.then)};\n  return ${String(code.otherwise)};\n}`);
        return `${name}(${query})`;
      }
      case 'variable': {
        return 'status';
      }
      case 'caught': {
        return this.caught > 0 ? this.dialect.caught : '500';
      }
    }
  }

  private answer({ code, body, form, throughHelper }: Extract<Statement, { kind: 'answer' }>): string {
    const { dialect } = this;
    const printed = this.code(code);
    if (!throughHelper) return this.sent(dialect.answer(printed, body, form));
    const name = `send${String(this.declarations.length)}`;
    const statement = dialect.answer('code', body, form);
    this.declarations.push(`function ${name}(${dialect.handed}, code) {\n  ${dialect.returns ? `return ${statement}` : statement};\n}`);
    return this.sent(`${name}(${dialect.handed}, ${printed})`);
  }

  private sent(statement: string): string {
    return this.dialect.returns ? `return ${statement};` : `${statement};\nreturn;`;
  }

  private statement(statement: Statement): string {
    switch (statement.kind) {
      case 'answer': {
        return this.answer(statement);
      }
      case 'branch': {
        const test = this.test(statement.test);
        if (test === undefined) return this.block(statement.then);
        const otherwise = statement.otherwise === null ? '' : ` else {\n${this.block(statement.otherwise)}\n}`;
        return `if (${test}) {\n${this.block(statement.then)}\n}${otherwise}`;
      }
      case 'switch': {
        const query = this.read(['1', '2', undefined].slice(statement.cases.length > 1 ? 0 : 1));
        if (query === undefined) return statement.cases.map(({ block }) => `{\n${this.block(block)}\n}`).at(0) ?? '';
        const first = statement.cases.length > 1 ? 1 : 2;
        const cases = statement.cases.map(({ block, falls }, index) => `case '${String(first + index)}': {\n${this.block(block)}\n${falls ? '' : 'break;\n'}}`);
        const otherwise = statement.otherwise === null ? [] : [`default: {\n${this.block(statement.otherwise)}\n}`];
        return `switch (${query}) {\n${[...cases, ...otherwise].join('\n')}\n}`;
      }
      case 'try': {
        const block = this.block(statement.block);
        this.caught += 1;
        const handler = this.block(statement.handler);
        this.caught -= 1;
        const last = statement.last === null ? '' : ` finally {\n${this.block(statement.last)}\n}`;
        return `try {\n${block}\n} catch (error) {\n${handler}\n}${last}`;
      }
      case 'throw': {
        if (statement.again && this.caught > 0) return 'throw error;';
        return `throw ${statement.status === null ? "new Error('it broke')" : this.dialect.error(String(statement.status))};`;
      }
      case 'loop': {
        const query = statement.leaves === null ? undefined : this.read();
        const leaves = query === undefined ? '' : `if (${query}) ${statement.leaves ?? ''};\n`;
        const index = `i${String(this.declarations.length)}`;
        const head = [`for (const ${index} of [1, 2])`, `for (let ${index} = 0; ${index} < 2; ${index} += 1)`, `for (const ${index} of ['a'])`, `for (const ${index} in { a: 1, b: 2 })`][statement.form] ?? '';
        return `${head} {\n${leaves}${this.block(statement.block)}\n}`;
      }
      case 'guard': {
        const query = this.read();
        if (query === undefined) return '';
        const name = `check${String(this.declarations.length)}`;
        const awaits = statement.awaits && this.dialect.takesRejections;
        this.declarations.push(`${awaits ? 'async ' : ''}function ${name}(value) {\n  if (value) throw ${this.dialect.error(String(statement.status))};\n}`);
        return `${awaits ? 'await ' : ''}${name}(${query});`;
      }
      case 'find': {
        const query = this.read();
        if (query === undefined) return '';
        const awaits = statement.awaits && this.dialect.takesRejections;
        const number = String(this.declarations.length);
        this.declarations.push(`${awaits ? 'async ' : ''}function find${number}(value) {\n  return value ? { id: value } : null;\n}`);
        const answer = this.answer({ kind: 'answer', code: { kind: 'literal', code: statement.missing }, body: true, form: 0, throughHelper: false });
        return `const found${number} = ${awaits ? 'await ' : ''}find${number}(${query});\nif (!found${number}) {\n${answer}\n}`;
      }
      case 'set': {
        return `status = ${this.code(statement.code)};`;
      }
    }
  }

  private block(block: Block): string {
    const printed: string[] = [];
    for (const statement of block) {
      printed.push(this.statement(statement));
      // What stands behind these is never reached, and no request drives it.
      if (statement.kind === 'answer' || statement.kind === 'throw') break;
    }
    return printed.join('\n');
  }

  program({ block, last, wrapped, initial }: HandlerProgram): string {
    const { dialect } = this;
    const body = this.block([...block, last]);
    const asynchronous = dialect.takesRejections ? 'async ' : '';
    const handler = `${asynchronous}(${dialect.parameters}) => {\nlet status = ${String(initial)};\n${body}\n}`;
    const parameters = dialect.parameters;
    const wrapper = `const wrap = (run) => ${asynchronous}(${parameters}) => {\n  ${dialect.takesRejections ? 'await Promise.resolve();\n  ' : ''}return run(${parameters});\n};`;
    return [...this.declarations, ...(wrapped ? [wrapper] : []), dialect.register(wrapped ? `wrap(${handler})` : handler)].join('\n');
  }
}

/**
 * @param program - A random handler.
 * @param dialect - The words of a framework.
 * @returns Its text.
 */
export function printProgram(program: HandlerProgram, dialect: Dialect): PrintedProgram {
  const printer = new Printer(dialect);
  return { text: printer.program(program), queries: printer.queries };
}
