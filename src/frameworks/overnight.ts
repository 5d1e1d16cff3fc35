/**
 * `@overnightjs/core`: decorators for Express. The roles are those of its lib/Server.ts (1.7): a class has a router of its own,
 * and decorators of one kind count in the order of the source.
 */

import type { ExportTable, ModuleTable } from './framework-adapter.js';
import { decorator } from './shared/decorator.js';

const VERBS = [
  'Checkout', 'Copy', 'Delete', 'Get', 'Head', 'Lock', 'Merge', 'Mkactivity', 'Mkcol', 'Move', 'Notify', 'Options', 'Patch', 'Post', 'Purge',
  'Put', 'Report', 'Search', 'Subscribe', 'Trace', 'Unlock', 'Unsubscribe',
] as const;

const route = (method: string): ExportTable => decorator({ kind: 'route', method });
const children: ExportTable = decorator({ kind: 'children' });
const middleware: ExportTable = decorator({ kind: 'middleware' });
const wrapper: ExportTable = decorator({ kind: 'wrapper' });

export const overnight: ModuleTable = {
  members: {
    Server: { gives: 'controller-server', application: 'app', mount: 'addControllers' },
    Controller: decorator({ kind: 'controller' }),
    Children: children,
    ChildControllers: children,
    ...Object.fromEntries(VERBS.map((verb) => [verb, route(verb.toUpperCase())])),
    MSearch: route('M-SEARCH'),
    All: route('ALL'),
    Middleware: middleware,
    ClassMiddleware: middleware,
    ErrorMiddleware: decorator({ kind: 'error-middleware' }),
    ClassErrorMiddleware: decorator({ kind: 'error-middleware' }),
    Wrapper: wrapper,
    ClassWrapper: wrapper,
  },
};
