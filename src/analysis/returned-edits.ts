/** Changes of the source that give another status to what a handler returns, where the framework sends that with its default. */

import { isNode, type FunctionNode, type Site, type SourceModule } from '../evaluator/syntax.js';
import type { ReturnedWriting } from '../frameworks/returned-writing.js';
import type { Edit, Response, ResponseEdits } from '../model/response.js';
import type { Outcome } from '../model/route.js';
import { importedName } from './import-edit.js';
import { calleePlace } from './place-of.js';
import { isOnlyValue, removal, returnedValueOf, separatorBefore, type ReturnedValue } from './returned-value.js';

/** A handler of a route. */
export interface ReturningHandler {
  /** The file that is analysed. */
  readonly module: SourceModule;
  /** The last of the route's handlers. */
  readonly source: Site & { readonly node: FunctionNode };
  /** What registers the route. */
  readonly registration: Site;
  readonly writeStatus: (code: number) => string;
}

/**
 * @param writing - How the framework is told the status.
 * @param handler - The handler.
 * @param outcome - What the route answers.
 * @returns The same, with the edits of what is returned when it is known which response that is.
 */
export function withReturnedEdits(writing: ReturnedWriting, handler: ReturningHandler, outcome: Outcome): Outcome {
  const candidates = outcome.responses.filter((response) => isDefaultOf(writing, handler, response));
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) return outcome;
  const edits = writing.kind === 'decorator' ? decoratedEdits(writing, handler, only) : returnedEdits(writing, handler);
  return { ...outcome, responses: outcome.responses.map((response) => (response === only ? { ...response, edits } : response)) };
}

/** Whether it is the framework's default, and nobody's call sends it. */
function isDefaultOf({ kind: writing }: ReturnedWriting, { module, registration }: ReturningHandler, { kind, status, edits, via, statusPlace, body }: Response): boolean {
  if (kind !== 'response' || status.kind !== 'known' || status.origin !== 'default' || Object.keys(edits).length > 0 || via.length > 0 || statusPlace.file !== module.file) return false;
  if (writing !== 'decorator') return body !== 'no' && status.code === 200;
  const place = calleePlace(registration);
  return place.range[0] === statusPlace.range[0] && place.range[1] === statusPlace.range[1];
}

/** What the text names, and what has to be imported for it. */
function namedBy(writing: ReturnedWriting, { module, source }: ReturningHandler): { readonly name: string; readonly parameter: string; readonly edits: readonly Edit[] } | undefined {
  const parameter = 'parameter' in writing ? parameterOf(source.node, writing.parameter, 'member' in writing ? writing.member : undefined) : '';
  if (parameter === undefined) return undefined;
  if (!('imported' in writing)) return { name: parameter, parameter, edits: [] };
  const imported = importedName(module, writing.imported, writing.from);
  return imported === undefined ? undefined : { name: imported.local, parameter, edits: imported.edits };
}

/** `reply`, `ctx.response`, `response` of `({ response })` */
function parameterOf({ params }: FunctionNode, index: number, member: string | undefined): string | undefined {
  const parameter = params[index];
  if (isNode(parameter, 'Identifier')) return member === undefined ? parameter.name : `${parameter.name}.${member}`;
  const properties = isNode(parameter, 'ObjectPattern') && member !== undefined ? parameter.properties : [];
  const [local] = properties.flatMap((property) => (isNode(property, 'Property') && isNode(property.key, 'Identifier') && property.key.name === member && isNode(property.value, 'Identifier') ? [property.value.name] : []));
  return local;
}

/** `@Post()` -> `@HttpCode(200) @Post()` */
function decoratedEdits(writing: Extract<ReturnedWriting, { kind: 'decorator' }>, handler: ReturningHandler, { body }: Response): ResponseEdits {
  const { module, registration, source, writeStatus } = handler;
  const named = namedBy(writing, handler);
  const at = registration.node.range[0] - 1;
  if (named === undefined || registration.module !== module || module.text[at] !== '@') return {};
  const isAlone = /^[^\S\n]*\r?\n/.test(module.text.slice(registration.node.range[1]));
  const separator = isAlone ? separatorBefore(module, at) : ' ';
  const setStatus = (code: number): readonly Edit[] => [...named.edits, { range: [at, at], text: writing.text(writeStatus(code), named.name) + separator }];
  if (body === 'no') return { setStatus, setStatusWithoutBody: setStatus };
  const returned = source.module === module ? returnedValueOf(source.node) : undefined;
  const dropped = returned === undefined ? undefined : writing.returnsNull === true ? replaceReturned(module, returned, 'null') : unreturned(module, returned);
  return dropped === undefined ? { setStatus } : { setStatus, setStatusWithoutBody: (code) => [...setStatus(code), ...dropped] };
}

/** `return await remove();` -> `await remove();`; a value that does nothing goes. */
function unreturned(module: SourceModule, { value, statement }: ReturnedValue): readonly Edit[] | undefined {
  if (statement === undefined) return undefined;
  if (isOnlyValue(value)) return [removal(module, statement)];
  return isStatement(module, value) ? [{ range: [statement.range[0], value.range[0]], text: '' }] : undefined;
}

/** Whether an expression can stand where a statement can, whatever stands before. */
function isStatement({ text }: SourceModule, value: ReturnedValue['value']): boolean {
  return (isNode(value, 'CallExpression') || isNode(value, 'AwaitExpression')) && /^(?!function\b|class\b|let\b|async\b)[\w$]/.test(text.slice(...value.range));
}

function returnedEdits(writing: Exclude<ReturnedWriting, { kind: 'decorator' }>, handler: ReturningHandler): ResponseEdits {
  const { module, source, writeStatus } = handler;
  const returned = source.module === module ? returnedValueOf(source.node) : undefined;
  const named = returned === undefined ? undefined : namedBy(writing, handler);
  if (returned === undefined || named === undefined || isNode(returned.value, 'SequenceExpression')) return {};
  const { name, parameter, edits } = named;
  const write = (code: number, isEmpty: boolean): readonly Edit[] | undefined => {
    const status = writeStatus(code);
    if (writing.kind === 'statement') return precede(handler, returned, writing.text(status, name, parameter), isEmpty);
    const { value } = returned;
    if (isEmpty) return replaceReturned(module, returned, writing.empty(status, name));
    const [before, after] = writing.text(status, name);
    return [{ range: [value.range[0], value.range[0]], text: before }, { range: [value.range[1], value.range[1]], text: after }];
  };
  const canSet = write(200, false) !== undefined;
  const canEmpty = write(204, true) !== undefined;
  return {
    ...(canSet ? { setStatus: (code) => [...edits, ...(write(code, false) ?? [])] } : {}),
    ...(canEmpty ? { setStatusWithoutBody: (code) => [...edits, ...(write(code, true) ?? [])] } : {}),
  };
}

/** `return { ok: true };` -> `return reply.code(204).send();`; what the value does is still done. */
function replaceReturned(module: SourceModule, { value, statement }: ReturnedValue, text: string): readonly Edit[] | undefined {
  if (isOnlyValue(value)) return [{ range: value.range, text }];
  if (statement === undefined || !isStatement(module, value)) return undefined;
  const [start, end] = statement.range;
  return [
    { range: [start, value.range[0]], text: '' },
    { range: [value.range[1], end], text: `;${separatorBefore(module, start)}return ${text};` },
  ];
}

/** `return value;` -> `setResponseStatus(event, 201); return value;` */
function precede({ module, source }: ReturningHandler, { value, statement }: ReturnedValue, text: string, isEmpty: boolean): readonly Edit[] | undefined {
  const written = module.text.slice(...value.range);
  if (isEmpty && !isOnlyValue(value) && !isStatement(module, value)) return undefined;
  if (statement !== undefined) {
    const at = statement.range[0];
    const separator = separatorBefore(module, at);
    const first: Edit = { range: [at, at], text: `${text}${separator}` };
    return isEmpty ? [first, ...(replaceReturned(module, { value, statement }, 'null') ?? [])] : [first];
  }
  const { node } = source;
  const arrow = /^[\s)]*=>\s*/.exec(module.text.slice(endOfHead(node)));
  if (!isNode(node, 'ArrowFunctionExpression') || arrow === null) return undefined;
  const body = isEmpty ? `${isOnlyValue(value) ? '' : `${written}; `}return null;` : `return ${written};`;
  return [{ range: [endOfHead(node) + arrow[0].length, node.range[1]], text: `{ ${text} ${body} }` }];
}

/** Where the parameters end, or the type of what is returned. */
function endOfHead({ params, returnType, range }: FunctionNode): number {
  return returnType?.range[1] ?? params.at(-1)?.range[1] ?? range[0];
}
