/** What ESLint hands a formatter, as far as the formatters here read it; alike in ESLint 8, 9 and 10. */

/** An edit: characters (UTF-16 code units) of the file, from 0, and what replaces them. */
export interface Edit {
  readonly range: readonly [number, number];
  readonly text: string;
}

export interface Suggestion {
  readonly desc: string;
  readonly fix: Edit;
}

/** A message; lines and columns from 1, and 0 for none. */
export interface Message {
  /** Null for what no rule says: a file that cannot be parsed. */
  readonly ruleId: string | null;
  readonly severity: 0 | 1 | 2;
  readonly message: string;
  readonly fatal?: boolean;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly fix?: Edit;
  readonly suggestions?: readonly Suggestion[];
}

/** A message that a comment or the suppressions file keeps from being told. */
export interface SuppressedMessage extends Message {
  readonly suppressions: readonly { readonly kind: string; readonly justification?: string }[];
}

export interface FileReport {
  /** Absolute. */
  readonly filePath: string;
  readonly messages: readonly Message[];
  readonly suppressedMessages?: readonly SuppressedMessage[];
}

/** What holds for the whole run. */
export interface ReportContext {
  /** Absolute path of the folder that ESLint ran in. */
  readonly cwd: string;
  readonly rulesMeta?: Readonly<Record<string, { readonly docs?: { readonly description?: string; readonly url?: string } } | undefined>>;
}
