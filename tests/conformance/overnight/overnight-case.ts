/** Programs of Overnight: the members of a controller, and what is inferred of the answer to a request. */

import type { ServedCase, ServedFile } from '../web/served-case.js';

export interface OvernightCase {
  /** The members of the controller; whole classes when there is a decorated one in it. */
  readonly text: string;
  /** The codes, each with whether there is a body; errors are marked with `!`. */
  readonly inferred: string;
  /** `POST /a/c`; `GET /a/c` when there is none. */
  readonly request?: string | undefined;
  /** What stands in front of the controller. */
  readonly before?: string | undefined;
  /** What the server does before and behind its controllers. */
  readonly setup?: string | undefined;
  readonly behind?: string | undefined;
}

const NAMES = [
  'Server', 'Controller', 'Children', 'ChildControllers', 'Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options', 'All', 'Search',
  'Middleware', 'ClassMiddleware', 'ErrorMiddleware', 'ClassErrorMiddleware', 'Wrapper', 'ClassWrapper',
] as const;

/**
 * @param overnight - A case.
 * @returns The case as those of other frameworks are written, and what surrounds it.
 */
export function servedCase({ text, inferred, request = 'GET /a/c', before = '', setup = '', behind = '' }: OvernightCase): { readonly file: ServedFile; readonly served: ServedCase } {
  const controller = text.includes('@Controller(') ? text : `@Controller('a')\nexport class C {\n${text}\n}`;
  return {
    file: {
      manifest: { name: 'p', dependencies: { '@overnightjs/core': '^1.7.6', express: '^4.0.0' } },
      version: 4,
      head: `import { ${NAMES.join(', ')} } from '@overnightjs/core';`,
      foot: `class App extends Server {
  constructor() {
    super();
    ${setup}
    this.addControllers([new C()]);
    ${behind}
  }
}
export const server = new App();
server.app.listen(0);`,
      name: 'src/server.ts',
    },
    served: [`${before}\n${controller}`, inferred, request],
  };
}
