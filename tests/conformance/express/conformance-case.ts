/** A small Express module, the requests that it is sent, and what each of them was seen to get. */

export type ExpressVersion = 4 | 5;

/** What came over the wire: the status code, and whether at least one byte of a body followed. */
export interface WireAnswer {
  readonly status: number;
  readonly body: boolean;
}

/** An answer as it was measured. */
export interface RecordedAnswer extends WireAnswer {
  /** No handler wrote it (the 404 after `next()`, the automatic OPTIONS and 304): it is not held against the analysis. */
  readonly fallthrough?: true;
}

/** Null when no answer came: the request hangs or the connection is closed. */
export type Recorded = RecordedAnswer | null;

export interface RecordedPerVersion {
  readonly v4: Recorded;
  readonly v5: Recorded;
}

export interface ConformanceRequest {
  readonly method: string;
  /** The request target, with its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expect: Recorded | RecordedPerVersion;
}

export interface ConformanceCase {
  readonly name: string;
  /** A CommonJS module that exports an Express application. */
  readonly source: string;
  readonly requests: readonly ConformanceRequest[];
  /** The versions that the case runs on; both by default. */
  readonly versions?: readonly ExpressVersion[];
  /** The handlers branch on something that the source does not tell (a query, a header, a file). */
  readonly unknownInputs?: true;
  /** The requests drive every branch all the same, so the inferred answers must be exactly the measured ones. */
  readonly exhaustive?: true;
  /** Answers come from handlers mounted with `use`, which belong to no route: the whole file's answers count. */
  readonly compareWith?: 'file';
  /** The analysis may say that it does not know (generators, streams piped into the response). */
  readonly mayBeUnresolved?: true;
}

/**
 * What one request was seen to get.
 *
 * @param request - The request.
 * @param version - The major version of Express.
 * @returns The recorded answer, or null for none.
 */
export function recordedFor(request: ConformanceRequest, version: ExpressVersion): Recorded {
  const { expect } = request;
  if (expect === null || 'status' in expect) return expect;
  return version === 4 ? expect.v4 : expect.v5;
}
