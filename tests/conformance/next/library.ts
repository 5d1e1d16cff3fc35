/** What the routes of the cases import: helpers and wrappers as projects have them. */

const errors = `export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}
`;

/** Texts by their path in the project. */
export const library: Readonly<Record<string, string>> = {
  'lib/http.js': `import { NextResponse } from 'next/server';
${errors}
export const ok = (body, status = 200) => NextResponse.json(body, { status });
export function fail(status, message) {
  return NextResponse.json({ error: message }, { status });
}
export const withAuth = (handler) => async (request, context) => {
  if (request.nextUrl.searchParams.get('anonymous')) return fail(401, 'Unauthorized');
  return handler(request, context);
};
export function withErrors(handler) {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      if (error instanceof ApiError) return fail(error.status, error.message);
      return fail(500, 'Internal error');
    }
  };
}
export const byMethod = (handlers) => (request) => handlers[request.method]?.(request) ?? fail(405, 'Method not allowed');
`,
  'lib/api.js': `${errors}
export const ok = (response, body, status = 200) => response.status(status).json(body);
export function fail(response, status, message) {
  response.status(status).json({ error: message });
}
export const withAuth = (handler) => async (request, response) => {
  if (request.query.anonymous) return fail(response, 401, 'Unauthorized');
  return handler(request, response);
};
export function withErrors(handler) {
  return async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      if (error instanceof ApiError) return fail(response, error.status, error.message);
      return fail(response, 500, 'Internal error');
    }
  };
}
export const byMethod = (handlers) => (request, response) => {
  const handler = handlers[request.method];
  if (handler) return handler(request, response);
  response.setHeader('Allow', Object.keys(handlers));
  return fail(response, 405, 'Method not allowed');
};
`,
};
