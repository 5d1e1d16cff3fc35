/** A small route of Next.js, and the requests that it is sent. */

export interface NextRequest {
  /** GET by default. */
  readonly method?: string;
  /** Without `?`. */
  readonly query?: string;
  readonly body?: string;
}

export interface NextCase {
  readonly name: string;
  readonly router: 'app' | 'pages';
  /** The file of the route. */
  readonly source: string;
  readonly requests: readonly NextRequest[];
  /** The requests do not drive every branch, or the analysis may say that it does not know: what is measured has to be among what is inferred. */
  readonly isOpen?: true;
  /** No answer comes. */
  readonly isSilent?: true;
  /** The names that packages have which the route imports by others. */
  readonly installedAs?: Readonly<Record<string, string>>;
  /** Run by a built application too. */
  readonly isBuilt?: true;
}

const head = `import { NextResponse } from 'next/server';
import { forbidden, notFound, permanentRedirect, redirect, unauthorized } from 'next/navigation';
import { cookies, headers } from 'next/headers';
import { ApiError, byMethod, fail, ok, withAuth, withErrors } from '../../lib/http';
`;

/** What a case says beside its handler. */
type Options = Partial<Pick<NextCase, 'isOpen' | 'isSilent' | 'isBuilt' | 'requests'>> & {
  /** Declarations ahead of the handler. */
  readonly before?: string;
};

const GET: readonly NextRequest[] = [{}];

/**
 * @param handler - The text of a handler of GET requests.
 * @param options - What it is sent, GET by default, and what stands ahead of it.
 * @returns A route of the app router.
 */
export function appCase(handler: string, { before = '', requests = GET, ...rest }: Options = {}): NextCase {
  return { name: `${before} ${handler}`.trim(), router: 'app', source: `${head}${before}\nexport const GET = ${handler};\n`, requests, ...rest };
}

/**
 * @param name - The name.
 * @param source - The text of a route's file behind the imports.
 * @param requests - What it is sent.
 * @returns A route of the app router.
 */
export function appFile(name: string, source: string, requests: readonly NextRequest[]): NextCase {
  return { name, router: 'app', source: `${head}${source}\n`, requests };
}

/**
 * @param handler - The text of a handler.
 * @param options - What it is sent, GET by default, and what stands ahead of it.
 * @returns A route of the pages router.
 */
export function pagesCase(handler: string, { before = '', requests = GET, ...rest }: Options = {}): NextCase {
  const source = `import { ApiError, byMethod, fail, ok, withAuth, withErrors } from '../../lib/api';\n${before}\nexport default ${handler};\n`;
  return { name: `${before} ${handler}`.trim(), router: 'pages', source, requests, ...rest };
}

/**
 * @param queries - Query strings.
 * @returns A GET request with each.
 */
export function gets(...queries: readonly string[]): readonly NextRequest[] {
  return queries.map((query) => ({ query }));
}

/**
 * @param methods - Methods.
 * @returns A request of each.
 */
export function each(...methods: readonly string[]): readonly NextRequest[] {
  return methods.map((method) => ({ method }));
}
