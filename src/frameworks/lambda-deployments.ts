/** The methods and paths of Lambda functions, as the Serverless Framework (serverless.com/framework/docs/providers/aws/events) and SAM (AWS::Serverless::Function) write them. */

import { isConfig, type Config } from '../modules/read-config.js';
import type { DeployedFunction, DeployedRoute, Deployment } from './deployment.js';

/** `src/users.create`: the file without its extension, and the export. */
const HANDLER = /^(?:\.\/)?(?<module>[^$]+)\.(?<name>[^./$]+)$/;

const ANY: DeployedRoute = { method: 'ALL', path: null };

/** A text that holds no variable: `${self:custom.path}`, `${Stage}`. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' && !value.includes('${') ? value : null;
}

/** `/users/{id}` as `/users/:id`. */
function routeOf(method: unknown, path: unknown): DeployedRoute {
  const [verb, own] = [textOf(method)?.trim().toUpperCase() ?? null, textOf(path)?.trim() ?? null];
  const pattern = own === '*' || own === '$default' ? '/*' : own?.replace(/^\/?/, '/').replaceAll(/\{(\w+)(\+?)\}/g, ':$1$2');
  return { method: verb === 'ANY' || verb === '*' ? 'ALL' : verb, path: pattern ?? null };
}

function functionOf(handler: unknown, folder: string, routes: readonly DeployedRoute[]): readonly DeployedFunction[] {
  const { module, name } = HANDLER.exec(textOf(handler) ?? '')?.groups ?? {};
  if (module === undefined || name === undefined) return [];
  const path = `${folder}/${module}`.split('/').filter((part) => part !== '' && part !== '.');
  return [{ module: path.join('/'), name, routes }];
}

/** `http: 'POST users'`, `httpApi: { method, path }`; undefined for an event that is no request of HTTP. */
function routeOfEvent(event: unknown): readonly DeployedRoute[] {
  if (event === 'httpApi' || event === 'http') return [ANY];
  if (!isConfig(event)) return [];
  for (const kind of ['http', 'httpApi']) {
    const said = event[kind];
    if (said === undefined) continue;
    if (isConfig(said)) return [routeOf(said['method'] ?? null, said['path'] ?? null)];
    const text = textOf(said);
    if (text === null) return [{ method: null, path: null }];
    const [method = '', path] = text.trim().split(/\s+/);
    return [path === undefined ? routeOf('*', method) : routeOf(method, path)];
  }
  return event['alb'] === undefined ? [] : [ANY];
}

/** `functions`: an object, or a list of such objects. */
function functionsOfServerless({ functions }: Config): readonly DeployedFunction[] {
  const lists: readonly unknown[] = Array.isArray(functions) ? functions : [functions];
  return lists.flatMap((list) =>
    Object.values(isConfig(list) ? list : {}).flatMap((one) => {
      if (!isConfig(one)) return [];
      const { events, url, handler } = one;
      const routes = (Array.isArray(events) ? events : []).flatMap(routeOfEvent);
      return functionOf(handler, '', url === undefined || url === false ? routes : [...routes, ANY]);
    }),
  );
}

/** `Events: { Name: { Type: Api, Properties: { Path, Method } } }` */
function routesOfSam({ Events: events, FunctionUrlConfig: url }: Config): readonly DeployedRoute[] {
  const routes = Object.values(isConfig(events) ? events : {}).flatMap((event): readonly DeployedRoute[] => {
    if (!isConfig(event) || (event['Type'] !== 'Api' && event['Type'] !== 'HttpApi')) return [];
    const said = isConfig(event['Properties']) ? event['Properties'] : {};
    // An HTTP API without a path has the function for all requests that fit nothing else.
    return [said['Path'] === undefined && event['Type'] === 'HttpApi' ? ANY : routeOf(said['Method'] ?? null, said['Path'] ?? null)];
  });
  return url === undefined ? routes : [...routes, ANY];
}

function functionsOfSam({ Resources: resources, Globals: globals }: Config): readonly DeployedFunction[] {
  const common = isConfig(globals) && isConfig(globals['Function']) ? globals['Function'] : {};
  return Object.values(isConfig(resources) ? resources : {}).flatMap((resource) => {
    if (!isConfig(resource) || resource['Type'] !== 'AWS::Serverless::Function') return [];
    const own: Config = { ...common, ...(isConfig(resource['Properties']) ? resource['Properties'] : {}) };
    const folder = own['CodeUri'] === undefined ? '' : textOf(own['CodeUri']);
    return folder === null ? [] : functionOf(own['Handler'], folder, routesOfSam(own));
  });
}

export const lambdaDeployments: readonly Deployment[] = [
  { files: ['serverless.yml', 'serverless.yaml', 'serverless.json', 'serverless.ts', 'serverless.js'], functionsOf: functionsOfServerless },
  { files: ['template.yaml', 'template.yml', 'template.json'], functionsOf: functionsOfSam },
];
