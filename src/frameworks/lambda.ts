/** Handlers of AWS Lambda behind API Gateway: what a proxy integration makes of their results. From the documentation of AWS ("Set up Lambda proxy integrations") and @types/aws-lambda 8.10; the service cannot be run here. */

import { heapObject } from '../evaluator/heap-object.js';
import type { HostBehaviour } from '../evaluator/host.js';
import { readMember, setOwn } from '../evaluator/member-access.js';
import type { NativeFunction } from '../evaluator/native-function.js';
import type { State } from '../evaluator/state.js';
import { UNDEFINED, unknown, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ParameterRole, ReturningFramework } from './framework-adapter.js';
import { NO_KNOWN_PACKAGES } from './known-packages.js';
import { lambdaDeployments } from './lambda-deployments.js';
import type { Answered, Leaving } from './returning.js';
import { resultMember } from './shared/result-object.js';

/** What `callback(null, result)` has given. */
const GIVEN = '[[given]]';

/** An object whose members are the method of the request, or lead to it. */
function leadsToMethod(name: string, method: string, inner: Readonly<Record<string, HostBehaviour>> = {}): HostBehaviour {
  return {
    name,
    isData: true,
    get({ activation, state, self, site }, key) {
      const { payload, members } = state.object(self);
      if (members.has(key) || payload.type !== 'host') return undefined;
      const request = payload.data as ObjectReference;
      if (key === method) return readMember(activation, state, request, 'method', site);
      const behaviour = Object.hasOwn(inner, key) ? inner[key] : undefined;
      return behaviour === undefined ? undefined : [{ state, value: state.allocate(heapObject({ type: 'host', behaviour, data: request }, new Map(), { complete: false })) }];
    },
    isSame: (a, b) => a === b,
  };
}

/** `event.httpMethod` (REST, payload 1.0), `event.requestContext.http.method` (payload 2.0) */
const event = leadsToMethod('the event', 'httpMethod', {
  requestContext: leadsToMethod('the context of the request', 'httpMethod', { http: leadsToMethod('the request of HTTP', 'method') }),
});

function hand(state: State, request: ObjectReference): Partial<Record<ParameterRole, Value>> {
  const given = state.allocate(heapObject({ type: 'host', behaviour: event, data: request }, new Map(), { complete: false }));
  // Of each request its own: what exists before any code runs is never forgotten.
  const answer: NativeFunction = (call) => {
    const [error = UNDEFINED, result = UNDEFINED] = call.args;
    const failed = call.state.resolve(error);
    const isNone = failed.kind === 'constant' && !failed.value;
    setOwn(call.state, given, GIVEN, isNone ? result : unknown('what becomes of an error depends on the gateway'));
    return [{ state: call.state, value: UNDEFINED }];
  };
  return { request: given, callback: state.allocate(heapObject({ type: 'native', name: 'callback', call: answer })) };
}

/** `{ statusCode, body }`; what has no status is JSON with 200 in payload 2.0, and malformed elsewhere. */
function returned({ state, value, handed, site }: Leaving): Answered {
  const [first] = handed;
  const given = first?.kind === 'object' ? state.object(first).members.get(GIVEN)?.value : undefined;
  const isNothing = value.kind === 'constant' && value.value === undefined;
  const result = isNothing && given !== undefined ? state.resolve(given) : value;
  if (result.kind === 'choice') return { kind: 'unknown', reason: 'what the callback was given is not known' };
  if (result.kind === 'unknown') return { kind: 'unknown', reason: result.reason };
  const status = resultMember(state, result, 'statusCode');
  if (status === undefined) return { kind: 'unknown', reason: 'what is answered to a result without a status depends on the gateway' };
  const code: Single = status.kind === 'choice' ? unknown('the status is not known') : status;
  if (code.kind === 'constant' && !Number.isInteger(code.value)) return { kind: 'unknown', reason: 'what is answered to a status that is no integer depends on the gateway' };
  const body = resultMember(state, result, 'body');
  const written = (code.kind === 'object' ? undefined : code.site) ?? site;
  return {
    kind: 'web',
    response: { status: { value: code, site: written }, defaultCode: 200, body: body === undefined ? undefined : { value: body, format: 'text', node: undefined }, site: written, via: [] },
  };
}

/** REST APIs answer 502, HTTP APIs 500. */
function thrown(): Answered {
  return { kind: 'unknown', reason: 'what is answered to an error depends on the gateway' };
}

export const lambdaAdapter: ReturningFramework = {
  name: 'lambda',
  title: 'AWS Lambda',
  signs: /\bstatusCode\b[^]*\bexports?\b|\bexports?\b[^]*\bstatusCode\b|['"]aws-lambda['"]/,
  package: 'aws-lambda',
  defaultVersion: 1,
  modules: {},
  packages: NO_KNOWN_PACKAGES,
  rejectionSign: /(?!)/,
  router: { applicationSign: /(?!)/, verbs: {}, mounts: [], chained: [], isExclusive: true },
  parameters: { 1: ['request'], 2: ['request', 'other'], 3: ['request', 'other', 'callback'] },
  handlerSigns: ['httpMethod', 'requestContext', 'pathParameters', 'queryStringParameters', 'multiValueHeaders', 'isBase64Encoded'],
  types: {
    APIGatewayProxyEvent: 'request',
    APIGatewayProxyEventV2: 'request',
    APIGatewayEvent: 'request',
    LambdaFunctionURLEvent: 'request',
    ALBEvent: 'request',
    APIGatewayProxyHandler: 'handler',
    APIGatewayProxyHandlerV2: 'handler',
    LambdaFunctionURLHandler: 'handler',
    ALBHandler: 'handler',
  },
  returning: {
    handed: ['request', 'other', 'callback'],
    handedErrors: ['error'],
    hand,
    order: 'first',
    catchesInside: false,
    returned,
    thrown,
    serving: { handler: 'handler', isExported: false, exportsFunctions: true, deployments: lambdaDeployments },
  },
  unsupported: ['configurations other than those of the Serverless Framework and of SAM (CDK, Terraform, SST), and what stands in the place of variables', 'errors that leave a handler, and results without a status, whose answer depends on the kind of API', 'middleware of packages around a handler (middy)'],
};
