/** Programs of tsoa: the members of a controller, and what is inferred of the answer to a request. */

import { modelInProject } from '../../kit/say-routes.js';
import { createProject } from '../../modules/create-project.js';
import { sayAnswers } from '../web/say-answers.js';
import { partsOf } from '../web/served-case.js';

export interface TsoaCase {
  /** The members of the controller. */
  readonly text: string;
  /** The codes, each with whether there is a body; errors are marked with `!`. */
  readonly inferred: string;
  /** `POST /a/c`; `GET /a/c` when there is none. */
  readonly request?: string | undefined;
  /** The decorators of the class besides its route. */
  readonly decorators?: string | undefined;
  /** `extends Controller`, unless another thing is said. */
  readonly heritage?: string | undefined;
}

export const head =
  "import { Body, Controller, Delete, Get, Head, Middlewares, Patch, Path, Post, Put, Query, Request, Res, Response, Route, Security, SuccessResponse, Tags, type TsoaResponse } from 'tsoa';";

/**
 * @param tsoa - A case.
 * @param name - The name of the class, and what its route begins with.
 * @returns The class.
 */
export function classOf({ text, decorators = '', heritage = 'extends Controller' }: TsoaCase, name: string): string {
  return `@Route('${name}')\n${decorators}\nexport class ${name} ${heritage} {\n${text}\n}\n`;
}

/** What the users of tsoa write beside their controllers: the routes that it imports are generated. */
const application = `import express from 'express';
import { RegisterRoutes } from '../build/routes';
const app = express();
RegisterRoutes(app);
app.listen(3000);
`;

/**
 * @param tsoa - A case.
 * @returns What is inferred of the route that the request reaches.
 */
export function inferredOf(tsoa: TsoaCase): string {
  const [method, path] = partsOf(tsoa.request ?? 'GET /a/c');
  const text = `${head}\n${classOf(tsoa, 'a')}`;
  const project = createProject({ 'package.json': { name: 'p', dependencies: { tsoa: '^6.6.0', express: '^4.0.0' } }, 'src/app.ts': application, 'src/controller.ts': text });
  const routes = modelInProject(project, 'src/controller.ts', text, {}, 6).routes.filter((route) => route.path === path && route.method === method);
  return routes.map(({ outcome }) => sayAnswers(outcome)).join('; ');
}
