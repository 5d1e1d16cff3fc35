/** All programs of Nest. */

import type { NestCase } from '../nest-case.js';
import { answers } from './answers.js';
import { around } from './around.js';
import { exceptions } from './exceptions.js';
import { middleware } from './middleware.js';
import { routes } from './routes.js';

export const cases: readonly NestCase[] = [...answers, ...exceptions, ...around, ...middleware, ...routes];
