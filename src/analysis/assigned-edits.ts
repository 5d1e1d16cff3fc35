/** Changes of the source where the status and the body of an answer are assigned to members of one object. */

import { isNode, type NodeByName, type Site } from '../evaluator/syntax.js';
import type { WebResponse } from '../frameworks/shared/web-response.js';
import type { Edit, ResponseEdits } from '../model/response.js';
import { nodesAround } from './nodes-around.js';
import { replacedStatus } from './replaced-status.js';
import { isOnlyValue, removal, separatorBefore } from './returned-value.js';

/** RFC 9110: codes of which a body is dropped that was assigned. */
const WITHOUT_CONTENT = [204, 205, 304];

/** `ctx.body = value;` in a block. */
interface Assignment {
  readonly statement: NodeByName['ExpressionStatement'];
  readonly value: NodeByName['AssignmentExpression']['right'];
  /** What stands before the name of the member. */
  readonly receiver: string;
}

/**
 * @param response - An answer; its site is what was assigned for the body, or for the status when there is no body.
 * @param member - The member that is the status.
 * @param writeStatus - Writes a code in the file's style.
 * @returns What makes it another one; nothing where no change is known to be right.
 */
export function assignedEdits({ status, defaultCode, body, site }: WebResponse, member: string, writeStatus: (code: number) => string): ResponseEdits {
  const isBody = body?.node !== undefined;
  const assignment = isBody ? assignmentOf(site) : undefined;
  const set = ({ receiver }: Assignment, code: number): string => `${receiver}.${member} = ${writeStatus(code)};`;
  if (status === null) {
    if (assignment === undefined || defaultCode !== 200) return {};
    const { statement, value } = assignment;
    const at = statement.range[0];
    const separator = separatorBefore(site.module, at);
    const isKept = !isOnlyValue(value);
    return {
      setStatus: (code) => [{ range: [at, at], text: `${set(assignment, code)}${separator}` }],
      ...withoutContent((code) => [{ range: isKept ? [at, value.range[0]] : statement.range, text: isKept ? `${set(assignment, code)}${separator}` : set(assignment, code) }]),
    };
  }
  const setStatus = replacedStatus(status.site, site.module, writeStatus);
  if (setStatus === undefined) return {};
  if (!isBody) return { setStatus, ...withoutContent(setStatus) };
  if (assignment === undefined) return { setStatus };
  const { statement, value } = assignment;
  const dropped: Edit = isOnlyValue(value) ? removal(site.module, statement) : { range: [statement.range[0], value.range[0]], text: '' };
  return { setStatus, ...withoutContent((code) => [...setStatus(code), dropped]) };
}

/** Edits for codes that have no content; of another code a text is sent. */
function withoutContent(edits: (code: number) => readonly Edit[]): Pick<ResponseEdits, 'setStatusWithoutBody'> {
  return { setStatusWithoutBody: (code) => (WITHOUT_CONTENT.includes(code) ? edits(code) : []) };
}

function assignmentOf({ module, node }: Site): Assignment | undefined {
  const around = nodesAround(module, node.range);
  const at = around.findIndex((one) => isNode(one, 'AssignmentExpression') && one.right === node);
  const [assignment, statement, holder] = at === -1 ? [] : around.slice(at, at + 3);
  if (!isNode(assignment, 'AssignmentExpression') || !isNode(statement, 'ExpressionStatement') || !isNode(holder, 'BlockStatement')) return undefined;
  const { left } = assignment;
  return isNode(left, 'MemberExpression') && !left.computed ? { statement, value: assignment.right, receiver: module.text.slice(...left.object.range) } : undefined;
}
