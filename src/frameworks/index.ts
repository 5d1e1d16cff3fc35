/** The registry of adapters. */

import type { FrameworkAdapter } from './framework-adapter.js';
import { expressAdapter } from './express.js';

export const adapters: readonly FrameworkAdapter[] = [expressAdapter];
