/** Programs of routing-controllers: the members of a controller, and what is inferred of the answer to a request. */

import type { ServedCase, ServedFile } from '../web/served-case.js';

export interface RoutingCase {
  /** The members of the controller; whole classes when there is a decorated one in it. */
  readonly text: string;
  /** The codes, each with whether there is a body; errors are marked with `!`. */
  readonly inferred: string;
  /** `POST /c`; `GET /c` when there is none. */
  readonly request?: string | undefined;
  /** What stands in front of the controller. */
  readonly before?: string | undefined;
  /** Options of the application besides its controllers. */
  readonly options?: string | undefined;
}

const NAMES = [
  'createExpressServer', 'useExpressServer', 'Controller', 'JsonController', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'All', 'HttpCode', 'OnUndefined', 'OnNull',
  'Redirect', 'Authorized', 'UseBefore', 'UseAfter', 'UseInterceptor', 'Middleware', 'Interceptor', 'Req', 'Res', 'Param', 'QueryParam', 'Body', 'Header', 'ContentType',
  'HttpError', 'BadRequestError', 'UnauthorizedError', 'ForbiddenError', 'NotFoundError', 'MethodNotAllowedError', 'NotAcceptableError', 'UnprocessableEntityError', 'InternalServerError',
] as const;

/**
 * @param routing - A case.
 * @returns The case as those of other frameworks are written, and what surrounds it.
 */
export function servedCase({ text, inferred, request, before = '', options = '' }: RoutingCase): { readonly file: ServedFile; readonly served: ServedCase } {
  const controller = /@(?:Json)?Controller\(/.test(text) ? text : `@JsonController()\nexport class C {\n${text}\n}`;
  return {
    file: {
      manifest: { name: 'p', dependencies: { 'routing-controllers': '^0.11.3', express: '^4.0.0' } },
      version: 0,
      head: `import 'reflect-metadata';\nimport { ${NAMES.join(', ')} } from 'routing-controllers';`,
      foot: `export const server = createExpressServer({ controllers: [C], ${options} });\nserver.listen(0);`,
      name: 'src/server.ts',
    },
    served: [`${before}\n${controller}`, inferred, request],
  };
}
