/** The small language of the random handlers: what a handler does, without the words of any framework. */

/** A status code as a handler writes it. */
export type Code =
  | { readonly kind: 'literal'; readonly code: number }
  /** `query.q0 ? 201 : 409` */
  | { readonly kind: 'conditional'; readonly then: number; readonly otherwise: number }
  /** `codes.a`, of a table at the top of the file. */
  | { readonly kind: 'table'; readonly code: number }
  /** `pick(query.q0)`, a function of the file with a branch in it. */
  | { readonly kind: 'function'; readonly then: number; readonly otherwise: number }
  /** The variable that {@link Statement} `set` gives a value. */
  | { readonly kind: 'variable' }
  /** `error.status ?? 500` where an error is caught. */
  | { readonly kind: 'caught' };

export type Block = readonly Statement[];

export type Statement =
  /** An answer; `form` chooses among the ways in which a framework lets one write it. */
  | { readonly kind: 'answer'; readonly code: Code; readonly body: boolean; readonly form: number; readonly throughHelper: boolean }
  | { readonly kind: 'branch'; readonly test: number; readonly then: Block; readonly otherwise: Block | null }
  /** A `switch` over a query value; a case that falls through has no `break`. */
  | { readonly kind: 'switch'; readonly cases: readonly { readonly block: Block; readonly falls: boolean }[]; readonly otherwise: Block | null }
  | { readonly kind: 'try'; readonly block: Block; readonly handler: Block; readonly last: Block | null }
  /** A throw; `status` null for an error of the language. */
  | { readonly kind: 'throw'; readonly status: number | null; readonly again: boolean }
  | { readonly kind: 'loop'; readonly form: number; readonly block: Block; readonly leaves: 'break' | 'continue' | null }
  /** A function of the file that throws an error when a query value is there. */
  | { readonly kind: 'guard'; readonly status: number; readonly awaits: boolean }
  /** A function of the file that gives a record or null; the handler answers when there is none. */
  | { readonly kind: 'find'; readonly missing: number; readonly awaits: boolean }
  /** The status variable. */
  | { readonly kind: 'set'; readonly code: Code };

export interface HandlerProgram {
  /** The block ends with this answer, so that each path has one. */
  readonly block: Block;
  readonly last: Extract<Statement, { kind: 'answer' }>;
  readonly wrapped: boolean;
  readonly initial: number;
}
