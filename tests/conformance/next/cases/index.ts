/** All cases. */

import type { NextCase } from '../next-case.js';
import { appAnswers } from './app-answers.js';
import { appControlFlow } from './app-control-flow.js';
import { nextConnectCases } from './next-connect.js';
import { pagesApi } from './pages-api.js';

export const nextCases: readonly NextCase[] = [...appAnswers, ...appControlFlow, ...pagesApi, ...nextConnectCases];
