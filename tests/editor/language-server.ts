/** A client of the language server that VS Code's ESLint extension runs, for one project. */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const LANGUAGES: Readonly<Record<string, string>> = { '.js': 'javascript', '.mjs': 'javascript', '.cjs': 'javascript', '.ts': 'typescript', '.tsx': 'typescriptreact' };
const server = join(dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json')), 'bin/vscode-eslint-language-server');

/** Lines and characters from 0. */
interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  readonly message: string;
  /** Undefined for a text that cannot be parsed. */
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  /** 1 for an error, 2 for a warning. */
  readonly severity: number;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface Command {
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly command?: Command;
}

interface Received {
  readonly id?: number;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A document that is open in the editor. */
export interface OpenDocument {
  readonly uri: string;
  text: string;
  version: number;
}

/**
 * @param text - A text.
 * @param edits - Edits of it that do not overlap.
 * @returns The text with the edits.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number => lines.slice(0, line).reduce((sum, { length }) => sum + length + 1, character);
  return [...edits]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)), text);
}

export class LanguageServer {
  readonly #folder: { readonly uri: string; readonly name: string };
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #waiting = new Map<number, Waiting>();
  readonly #settings: object;
  #received = Buffer.alloc(0);
  #lastId = 0;
  #appliedEdit: WorkspaceEdit | undefined;

  private constructor(private readonly cwd: string) {
    this.#folder = { uri: pathToFileURL(cwd).href, name: basename(cwd) };
    // The whole answer to a question for settings; with `nodePath: undefined` the server fails.
    this.#settings = {
      validate: 'on',
      packageManager: 'npm',
      useESLintClass: true,
      experimental: {},
      codeAction: { disableRuleComment: { enable: true, location: 'separateLine' }, showDocumentation: { enable: true } },
      codeActionOnSave: { mode: 'all' },
      format: false,
      quiet: false,
      onIgnoredFiles: 'off',
      options: {},
      rulesCustomizations: [],
      run: 'onType',
      problems: { shortenToSingleLine: false },
      nodePath: null,
      workspaceFolder: this.#folder,
      workingDirectory: { mode: 'location' },
    };
    this.#process = spawn(process.execPath, [server, '--stdio'], { cwd });
    this.#process.stdout.on('data', (data: Buffer) => {
      this.#received = Buffer.concat([this.#received, data]);
      for (let message = this.#take(); message !== undefined; message = this.#take()) this.#answer(message);
    });
  }

  /**
   * Starts a server.
   *
   * @param cwd - Absolute path of the project, which is the only folder of the workspace.
   * @returns The server, when it is ready.
   */
  static async start(cwd: string): Promise<LanguageServer> {
    const client = new LanguageServer(cwd);
    const codeActionKind = { valueSet: ['', 'quickfix'] };
    await client.#request('initialize', {
      processId: process.pid,
      rootUri: client.#folder.uri,
      workspaceFolders: [client.#folder],
      capabilities: {
        textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind } }, diagnostic: {}, publishDiagnostics: { codeDescriptionSupport: true } },
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
      },
    });
    client.#send({ method: 'initialized', params: {} });
    return client;
  }

  /**
   * Opens a file of the project.
   *
   * @param file - Its path in the project.
   * @param text - What stands in the buffer.
   */
  open(file: string, text: string): OpenDocument {
    const document = { uri: pathToFileURL(join(this.cwd, file)).href, text, version: 1 };
    this.#send({ method: 'textDocument/didOpen', params: { textDocument: { uri: document.uri, languageId: LANGUAGES[extname(file)], version: 1, text } } });
    return document;
  }

  /** Types: the buffer has another text, and the file on the disk is as it was. */
  change(document: OpenDocument, text: string): void {
    document.text = text;
    document.version += 1;
    this.#send({ method: 'textDocument/didChange', params: { textDocument: { uri: document.uri, version: document.version }, contentChanges: [{ text }] } });
  }

  /** @returns What the editor underlines in the buffer. */
  async diagnostics({ uri }: OpenDocument): Promise<readonly Diagnostic[]> {
    return ((await this.#request('textDocument/diagnostic', { textDocument: { uri } })) as { readonly items: readonly Diagnostic[] }).items;
  }

  /** @returns What the lightbulb offers at a diagnostic. */
  async actions({ uri }: OpenDocument, diagnostic: Diagnostic): Promise<readonly CodeAction[]> {
    const context = { diagnostics: [diagnostic] };
    return (await this.#request('textDocument/codeAction', { textDocument: { uri }, range: diagnostic.range, context })) as readonly CodeAction[];
  }

  /** @returns The edits of the buffer that an action of the lightbulb makes. */
  async run({ command }: CodeAction): Promise<readonly TextEdit[]> {
    this.#appliedEdit = undefined;
    await this.#request('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
    // It came while the command ran.
    const applied = this.#appliedEdit as WorkspaceEdit | undefined;
    return applied?.documentChanges?.flatMap(({ edits }) => edits) ?? [];
  }

  async stop(): Promise<void> {
    await this.#request('shutdown', null);
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#send({ method: 'exit' });
    await ended;
  }

  #send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${String(Buffer.byteLength(text))}\r\n\r\n${text}`);
  }

  #request(method: string, params: unknown): Promise<unknown> {
    this.#lastId += 1;
    const id = this.#lastId;
    this.#send({ id, method, params });
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** The next whole message. */
  #take(): Received | undefined {
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return undefined;
    const start = end + 4;
    const length = Number(/Content-Length: (\d+)/iu.exec(this.#received.subarray(0, end).toString())?.[1]);
    if (this.#received.length < start + length) return undefined;
    const message = JSON.parse(this.#received.subarray(start, start + length).toString()) as Received;
    this.#received = this.#received.subarray(start + length);
    return message;
  }

  #answer({ id, method, params, result, error }: Received): void {
    if (id === undefined) return;
    if (method !== undefined) {
      this.#send({ id, result: this.#resultFor(method, params) });
      return;
    }
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }

  #resultFor(method: string, params: unknown): unknown {
    switch (method) {
      case 'workspace/configuration':
        return (params as { readonly items: readonly unknown[] }).items.map(() => this.#settings);
      case 'workspace/workspaceFolders':
        return [this.#folder];
      case 'workspace/applyEdit':
        this.#appliedEdit = (params as { readonly edit: WorkspaceEdit }).edit;
        return { applied: true };
      default:
        return null;
    }
  }
}
