/** Functions that are handed the response and no request: they answer where others call them. */

import { describe, expect, it } from 'vitest';
import { router, sayRoutes } from '../kit/say-routes.js';
import { createProject } from '../modules/create-project.js';

const base = `import type { Request, Response } from 'express';
export abstract class Controller {
  abstract run(req: Request, res: Response): void;
  static answer(res: Response, code: number, message: string) { return res.status(code).json({ message }); }
  tooMany(res: Response) { return Controller.answer(res, 429, 'Too many requests'); }
  gone(res: Response) { return Controller.answer(res, 410, 'Gone'); }
}
export const refuse = (response: Response) => response.status(402).end();
export const handle = (req: Request, res: Response) => res.status(418).end();
const fail = (res: Response) => { res.status(507).end(); };
export const failing = () => [fail];
`;

describe('a function that is handed the response alone', () => {
  it('is told of when another file calls it', () => {
    const project = createProject({
      'package.json': { name: 'p' },
      'base.ts': base,
      'controller.ts': `${router}import { Controller, refuse } from './base.js';\nclass List extends Controller { run(req, res) { if (req.query.a) return refuse(res); this.gone(res); } }`,
    });
    expect(sayRoutes(project, 'base.ts', base)).toEqual(['handler gone -> 410 base.ts:4', 'handler refuse -> 402 base.ts:8', 'handler handle -> 418 base.ts:9']);
  });

  it('is not told of when none does', () => {
    const project = createProject({ 'package.json': { name: 'p' }, 'base.ts': base });
    expect(sayRoutes(project, 'base.ts', base)).toEqual(['handler handle -> 418 base.ts:9']);
  });
});
