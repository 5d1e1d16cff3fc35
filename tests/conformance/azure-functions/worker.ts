/** Runs functions as the worker of Azure Functions does: with its package, and a stub of the module that only the host has. */

import Module from 'node:module';
import { runStatements } from '../web/served-case.js';

interface Metadata {
  readonly name: string;
  readonly bindings: Readonly<Record<string, { readonly type: string; readonly methods?: readonly string[]; readonly route?: string }>>;
}

interface Invocation {
  readonly invokeFunction: (context: unknown, inputs: readonly unknown[], handler: unknown) => Promise<unknown>;
  readonly getResponse: (context: unknown, result: unknown) => Promise<{ readonly returnValue?: { readonly http: { readonly statusCode: string; readonly body: { readonly bytes?: Uint8Array; readonly string?: string } } } | null }>;
}

interface ProgrammingModel {
  readonly getInvocationModel: (context: object) => Invocation;
}

interface Registered {
  readonly metadata: Metadata;
  readonly handler: unknown;
}

interface Package {
  readonly app: object;
  readonly HttpRequest: new (init: object) => unknown;
  readonly HttpResponse: unknown;
  readonly InvocationContext: new (init: object) => unknown;
  readonly output: { readonly http: (options: object) => unknown };
}

const registered: Registered[] = [];
let model: ProgrammingModel | undefined;
const core = {
  registerFunction: (metadata: Metadata, handler: unknown) => registered.push({ metadata, handler }),
  setProgrammingModel: (given: ProgrammingModel) => {
    model = given;
  },
  log: () => undefined,
};

interface Loader {
  _load: (request: string, ...more: readonly unknown[]) => unknown;
}
const loader = Module as unknown as Loader;
const load = loader._load;
loader._load = (request, ...more) => (request === '@azure/functions-core' ? core : load(request, ...more));
const azure = (await import('@azure/functions')) as unknown as Package;

/** What the worker hands the host. */
export interface WorkerAnswer {
  readonly methods: readonly string[];
  readonly path: string;
  /** The host answers 500 when the worker fails, and 204 when it hands over nothing. */
  readonly status: number;
  /** Undefined where only the host knows. */
  readonly hasBody: boolean | undefined;
}

/**
 * @param statements - They register one function.
 * @param method - The method of the request.
 * @returns What becomes of the request.
 */
export async function answerWithWorker(statements: string, method: string): Promise<WorkerAnswer> {
  registered.length = 0;
  const { app, HttpRequest, HttpResponse, InvocationContext, output } = azure;
  await runStatements(statements, { app, HttpResponse, output });
  const [only] = registered;
  if (only === undefined || model === undefined) throw new Error('no function is registered');
  const { metadata, handler } = only;
  const trigger = Object.values(metadata.bindings).find(({ type }) => type === 'httpTrigger');
  const route = { methods: trigger?.methods ?? [], path: `/${trigger?.route ?? metadata.name}` };
  const invocation = model.getInvocationModel({ invocationId: 'i', metadata, request: {}, log: () => undefined });
  const context = new InvocationContext({ invocationId: 'i', functionName: metadata.name, logHandler: () => undefined });
  try {
    const result = await invocation.invokeFunction(context, [new HttpRequest({ method, url: 'http://localhost/api/c', body: {} })], handler);
    const { returnValue } = await invocation.getResponse(context, result);
    if (returnValue === undefined || returnValue === null) return { ...route, status: 204, hasBody: false };
    const { statusCode, body } = returnValue.http;
    return { ...route, status: Number(statusCode), hasBody: (body.bytes?.length ?? body.string?.length ?? 0) > 0 };
  } catch {
    return { ...route, status: 500, hasBody: undefined };
  }
}
