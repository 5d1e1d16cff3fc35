/** Changes of the source that make a `Response` of the Fetch API another one. */

import { isNode, type Node, type NodeByName, type Site } from '../evaluator/syntax.js';
import type { WebResponse } from '../frameworks/shared/web-response.js';
import type { Edit, ResponseEdits } from '../model/response.js';
import { assignedEdits } from './assigned-edits.js';
import { replacedStatus } from './replaced-status.js';
import { hasEffect } from './returned-value.js';

/**
 * @param response - A response.
 * @param writeStatus - Writes a code in the file's style.
 * @returns What makes it another one; nothing where no change is known to be right.
 */
export function webEdits(response: WebResponse, writeStatus: (code: number) => string): ResponseEdits {
  const { status, defaultCode, site, writing, isPlain } = response;
  if (writing?.assigned !== undefined) return assignedEdits(response, writing.assigned.status, writeStatus);
  const call = site.node;
  if (!isNode(call, 'CallExpression') && !isNode(call, 'NewExpression')) {
    const change = status === null ? undefined : replacedStatus(status.site, site.module, writeStatus);
    return change === undefined ? {} : { setStatus: change };
  }
  const isRedirect = defaultCode >= 300 && defaultCode < 400;
  const setStatus = status === null ? (isRedirect || isPlain === true ? undefined : inserted(call, writing, writeStatus)) : replacedStatus(status.site, site.module, writeStatus);
  const emptied = status === null || setStatus === undefined || call.arguments.some(hasEffect) ? undefined : emptiedCall(call, writing);
  if (emptied !== undefined && setStatus !== undefined) return { setStatus, setStatusWithoutBody: (code) => [...setStatus(code), emptied] };
  const empty = isPlain === true || call.arguments.some(hasEffect) ? undefined : emptyAnswer(site, call, writing);
  return {
    ...(setStatus === undefined ? {} : { setStatus }),
    ...(empty === undefined ? {} : { setStatusWithoutBody: (code) => [{ range: call.range, text: empty(writeStatus(code)) }] }),
  };
}

/** `response.send(value)` -> `response.send(null)` */
function emptiedCall({ callee, range }: Call, writing: WebResponse['writing']): Edit | undefined {
  if (writing?.emptyCall === undefined || !isNode(callee, 'MemberExpression')) return undefined;
  return { range: [callee.property.range[0], range[1]], text: writing.emptyCall };
}

function inserted(call: Call, writing: WebResponse['writing'], writeStatus: (code: number) => string): ResponseEdits['setStatus'] {
  const append = writing?.append;
  if (append !== undefined) return (code): readonly Edit[] => [{ range: [call.range[1], call.range[1]], text: append(writeStatus(code)) }];
  const between = writing?.between;
  const { callee } = call;
  if (between !== undefined) {
    if (!isNode(callee, 'MemberExpression')) return undefined;
    const at = callee.object.range[1];
    return (code): readonly Edit[] => [{ range: [at, at], text: between(writeStatus(code)) }];
  }
  return insertion(call, writing?.init ?? ((code) => `{ status: ${code} }`), writeStatus);
}

type Call = NodeByName['CallExpression'] | NodeByName['NewExpression'];

/** `Response.json(body)` -> `Response.json(body, { status: 201 })` */
function insertion(call: Call, write: (status: string) => string, writeStatus: (code: number) => string): ResponseEdits['setStatus'] {
  const [body, init, ...others] = call.arguments;
  if (body === undefined || others.length > 0 || isNode(body, 'SpreadElement')) return undefined;
  if (init === undefined) return (code): readonly Edit[] => [{ range: [body.range[1], body.range[1]], text: `, ${write(writeStatus(code))}` }];
  if (!isNode(init, 'ObjectExpression')) return undefined;
  const [first] = init.properties;
  const at = init.range[0] + 1;
  return (code): readonly Edit[] => [{ range: [at, at], text: ` status: ${writeStatus(code)}${first === undefined ? ' ' : ','}` }];
}

/** What a call is replaced by that answers without a body, for a code as it is written. */
function emptyAnswer({ module }: Site, call: Call, writing: WebResponse['writing']): ((status: string) => string) | undefined {
  if (writing === undefined) {
    const maker = classOf(call);
    return maker === undefined ? undefined : (status) => `new ${maker}(null, { status: ${status} })`;
  }
  const { callee } = call;
  const { empty } = writing;
  if (!isNode(callee, 'MemberExpression') || empty === undefined) return undefined;
  const receiver = module.text.slice(...callee.object.range);
  return (status) => empty(receiver, status);
}

/** `Response` of `new Response(…)`, `Response.json(…)` and `json(…)`. */
function classOf(call: Call): string | undefined {
  const { callee } = call;
  if (isNode(call, 'NewExpression')) return isNode(callee, 'Identifier') ? callee.name : undefined;
  // `json(body)` makes a response of that class.
  if (isNode(callee, 'Identifier')) return 'Response';
  const isStatic = isNode(callee, 'MemberExpression') && isNode(callee.object, 'Identifier') && nameOfCallee(call) === 'json';
  return isStatic ? (callee.object as NodeByName['Identifier']).name : undefined;
}

function nameOfCallee({ callee }: Call): string | undefined {
  const name: Node = isNode(callee, 'MemberExpression') ? callee.property : callee;
  return isNode(name, 'Identifier') ? name.name : undefined;
}
