/** Handlers of ts-rest 3.52, each with what is inferred of the answer that a platform gives: the code, and whether there are bytes of a body. */

/** What a case adds to the route, to the handlers of the file, or to the options of the router. */
export interface TsRestCase {
  readonly handler: string;
  readonly inferred: string;
  /** What the contract declares; a JSON body for 200, 201, 400, 404 and 409, and none for 204 and 410, without it. */
  readonly responses?: string;
  readonly method?: string;
  /** Other members of the route in the contract. */
  readonly route?: string;
  /** Options of the contract. */
  readonly contract?: string;
  /** Options of what serves it. */
  readonly options?: string;
  /** The path of the request. */
  readonly path?: string;
}

const given = (handler: string, inferred: string, more: Omit<TsRestCase, 'handler' | 'inferred'> = {}): TsRestCase => ({ handler, inferred, ...more });

/** Handlers that every platform answers alike. */
export const commonCases: readonly TsRestCase[] = [
  given('async () => ({ status: 200, body: { a: 1 } })', '200 yes'),
  given('() => ({ status: 201, body: { a: 1 } })', '201 yes', { method: 'POST' }),
  given('async () => ({ status: 404, body: { message: "no" } })', '404 yes'),
  given('async () => ({ status: 200, body: "s" })', '200 yes'),
  given('async () => ({ status: 200, body: null })', '200 yes'),
  given('async () => ({ status: 404, body: undefined })', '404 no'),
  given('async () => ({ status: 404 })', '404 no'),
  given('async () => ({ status: 204, body: undefined })', '204 no', { method: 'DELETE' }),
  given('async () => ({ status: 410, body: undefined })', '410 no', { method: 'DELETE' }),
  given('async () => ({ status: 410, body: { a: 1 } })', '410 no', { method: 'DELETE' }),
  given('async () => ({ status: 200, body: "t" })', '200 yes', { responses: '{ 200: c.otherResponse({ contentType: "text/plain", body: c.type() }) }' }),
  given('async () => ({ status: 200, body: "" })', '200 no', { responses: '{ 200: c.otherResponse({ contentType: "text/plain", body: c.type() }) }' }),
  // What the contract does not declare.
  given('async () => ({ status: 418, body: { a: 1 } })', '418 yes'),
  given('async () => ({ status: 418, body: { a: 1 } })', '418 yes', { route: 'strictStatusCodes: true' }),
  given('async () => ({ status: "201", body: { a: 1 } })', '201 yes'),
  // What says the status.
  given('async ({ query }) => ({ status: query.x ? 200 : 404, body: {} })', '200 yes, 404 yes'),
  given('async ({ query }) => { if (query.x) return { status: 409, body: {} }; return { status: 200, body: {} }; }', '409 yes, 200 yes'),
  given('async ({ query }) => { const found = query.x ? { status: 200, body: {} } : { status: 404, body: {} }; return found; }', '200 yes, 404 yes'),
  given('async () => { const result = { status: 200, body: {} }; result.status = 201; return result; }', '201 yes'),
  given('async () => ok({})', '200 yes'),
  given('async () => answer(409, {})', '409 yes'),
  given('guarded(async () => ({ status: 200, body: {} }))', '401 yes, 200 yes'),
  // Errors that stand for answers.
  given('async () => { throw new TsRestResponseError(contract.run, { status: 404, body: { message: "x" } }); }', '404 yes'),
  given('async () => { throw new TsRestResponseError(contract, { status: 409, body: {} }); }', '409 yes'),
  given('async ({ query }) => { if (query.x) throw new TsRestResponseError(contract.run, { status: 400, body: {} }); return { status: 200, body: {} }; }', '200 yes, 400 yes'),
  given('async () => { try { throw new TsRestResponseError(contract.run, { status: 404, body: {} }); } catch { return { status: 200, body: {} }; } }', '200 yes'),
  given('async () => deny()', '400 yes'),
  // Others.
  given('async () => { throw new Error("x"); }', '!500 yes'),
  given('async ({ query }) => { if (query.x) throw new Error("x"); return { status: 200, body: {} }; }', '!500 yes, 200 yes'),
  given('async () => {}', '!500 yes'),
  given('async () => null', '!500 yes'),
  given('async () => ({ body: {} })', '!500 yes'),
  given('async () => ({ status: 99, body: {} })', '!500 yes'),
  // The contract.
  given('async () => ({ status: 200, body: {} })', '200 yes', { contract: '{ pathPrefix: "/v1" }', path: '/v1/c' }),
  given('async () => ({ status: 409, body: { a: 1 } })', '409 no', { contract: '{ commonResponses: { 409: c.noBody() } }', responses: '{ 200: c.type() }' }),
  given('async () => ({ status: 409, body: { a: 1 } })', '409 yes', { contract: '{ commonResponses: { 409: c.noBody() } }', responses: '{ 409: c.type() }' }),
  given('async () => ({ status: 200, body: {} })', '200 yes', { method: 'PUT', route: 'body: c.type()' }),
  given('async () => ({ status: 200, body: {} })', '200 yes', { method: 'PATCH', route: 'body: null, summary: "s"' }),
];

export const expressCases: readonly TsRestCase[] = [
  given('async () => ({ status: 204, body: { a: 1 } })', '204 yes', { responses: '{ 200: c.type() }' }),
  given('async () => { const error = new Error("x"); error.status = 422; throw error; }', '!422 yes'),
  given('async ({ res }) => { res.status(202); return { status: 200, body: {} }; }', '200 yes'),
  given('async () => ({ status: 1000, body: {} })', '!500 yes'),
  given('{ middleware: [(req, res, next) => next()], handler: async () => ({ status: 200, body: {} }) }', '200 yes'),
  given('{ middleware: [(req, res, next) => res.status(401).json({})], handler: async () => ({ status: 200, body: {} }) }', '401 yes'),
  given('{ middleware: [(req, res, next) => { if (req.query.x) return res.status(403).end(); next(); }], handler: async () => ({ status: 200, body: {} }) }', '403 no, 200 yes'),
  given('{ handler: async () => ({ status: 201, body: {} }) }', '201 yes', { method: 'POST' }),
  given('async ({ req }) => ({ status: req.query.x ? 404 : 200, body: {} })', '404 yes, 200 yes'),
  given('async () => ({ status: 200, body: {} })', '200 yes', { options: '{ globalMiddleware: [(req, res, next) => next()] }' }),
];

export const serverlessCases: readonly TsRestCase[] = [
  // A Response refuses a body with these.
  given('async () => ({ status: 204, body: { a: 1 } })', '!500 yes', { responses: '{ 200: c.type() }' }),
  given('async () => ({ status: 304, body: null })', '!500 yes'),
  given('async () => ({ status: 600, body: {} })', '!500 yes'),
  given('async () => { throw new TsRestHttpError(403, { message: "no" }); }', '403 yes'),
  given('async () => { class Gone extends TsRestHttpError { constructor() { super(410, {}); } } throw new Gone(); }', '410 yes'),
  given('async () => { const error = new Error("x"); error.status = 422; throw error; }', '!500 yes'),
  given('async () => { throw new Error("x"); }', '!502 yes', { options: '{ errorHandler: () => TsRestResponse.fromJson({}, { status: 502 }) }' }),
  given('async () => { throw new TsRestHttpError(403, {}); }', '403 yes', { options: '{ errorHandler: () => undefined }' }),
  given('async () => { throw new Error("x"); }', '!500 yes', { options: '{ errorHandler: async (error) => { if (error instanceof TsRestHttpError) return TsRestResponse.fromText("t", { status: 409 }); } }' }),
  given('{ middleware: [async () => {}], handler: async () => ({ status: 200, body: {} }) }', '200 yes'),
  given('{ middleware: [async () => TsRestResponse.fromJson({}, { status: 401 })], handler: async () => ({ status: 200, body: {} }) }', '401 yes'),
  given('async () => ({ status: 200, body: {} })', '200 yes', { options: '{ requestMiddleware: [() => {}] }' }),
  given('async () => ({ status: 200, body: {} })', '200 yes', { options: '{ basePath: "/base" }', path: '/base/c' }),
  given('async (args, { request }) => ({ status: request.headers.get("x") === "y" ? 404 : 200, body: {} })', '404 yes, 200 yes'),
];

export const pagesCases: readonly TsRestCase[] = [
  given('async () => ({ status: 204, body: { a: 1 } })', '204 yes', { responses: '{ 200: c.type() }' }),
  given('async () => { const error = new Error("x"); error.status = 422; throw error; }', '!500 yes'),
  given('async () => ({ status: 1000, body: {} })', '!500 yes'),
];
