/** Sends what the framework makes of what a decorated member has returned. */

import { construct } from '../evaluator/construct.js';
import type { Outcome } from '../evaluator/outcome.js';
import { raise } from '../evaluator/raise.js';
import type { State } from '../evaluator/state.js';
import type { Site } from '../evaluator/syntax.js';
import { alternatives, constant, type ObjectReference, type Single, type Value } from '../evaluator/value.js';
import type { ActionTable, Sent } from '../frameworks/actions.js';
import { memberOf } from '../frameworks/shared/error-class.js';
import type { DecoratorRole } from '../frameworks/decorator-role.js';
import type { Running } from './action.js';
import { applicationOption } from './application-option.js';
import { argumentSite } from './argument-site.js';
import type { DecoratorNote } from './decorator-notes.js';
import { ownSite } from './own-site.js';
import { answerByPackage, noteUnknownAnswer } from './package-answer.js';
import { calleeSite } from './place-of.js';
import { changeResponse, responseData } from './response-data.js';
import { runOf } from './response-object.js';
import { setStatus } from './set-status.js';

type Answer = Extract<Sent, { kind: 'answer' }>;

/**
 * @param running - A request.
 * @param sent - What the framework makes of a value.
 * @param outcome - What the member has returned.
 * @returns The states after it.
 */
export function replySent(running: Running, sent: NonNullable<ActionTable['sent']>, { state, value }: Outcome): readonly State[] {
  const { action, activation, handed } = running;
  const self = state.resolve(handed.response);
  const run = self.kind === 'object' ? runOf(state, self) : undefined;
  // What the member has answered itself is the answer.
  if (run === undefined || self.kind !== 'object' || responseData(state, self).phase !== 'open') return [state];
  const site = calleeSite(action.route.site);
  const controller = action.ofClass.find(({ role }) => role.kind === 'controller')?.role;
  const sends = controller?.kind === 'controller' ? (controller.sends ?? 'json') : 'json';
  return alternatives(state.resolve(value)).flatMap((single, way, { length }): readonly State[] => {
    const path = way === length - 1 ? state : state.fork();
    const what = sent({
      state: path,
      value: single,
      member: (name) => memberOf(path, path.resolve(action.controller) as Single, name),
      said: (kind) => noteOf(running, kind)?.argument,
      option: (...names) => applicationOption(path, handed.response, names),
      sends,
    });
    switch (what.kind) {
      case 'unknown':
        noteUnknownAnswer(path, handed.response, what.reason, site);
        return [path];
      case 'error':
        raise(activation, path, what.make(path), site);
        return [];
      case 'error-of':
        for (const made of construct(activation, path, what.class, [], site)) raise(activation, made.state, made.value, site);
        return [];
      case 'answer':
        return statusSet(running, path, self, what, site).flatMap((own) => answerByPackage(activation, own, handed.response, { status: undefined, body: what.body, format: what.format, site, isHarmless: true }));
    }
  });
}

/** Of the member, else of its class; the decorators of one kind are read from the last one of the source. */
function noteOf({ action }: Running, kind: DecoratorRole['kind']): DecoratorNote | undefined {
  const isOne = ({ role, parameter }: DecoratorNote): boolean => role.kind === kind && parameter === undefined;
  return action.ofMember.findLast(isOne) ?? action.ofClass.findLast(isOne);
}

function statusSet(running: Running, state: State, self: ObjectReference, { status }: Answer, site: Site): readonly State[] {
  const { activation } = running;
  const run = runOf(state, self);
  if (status === undefined || run === undefined) return [state];
  if (typeof status === 'number') {
    changeResponse(state, self, { statuses: [{ value: constant(status), site, how: 'call', isDefault: true }] });
    return [state];
  }
  if (typeof status === 'object') return setStatus(run, activation, state, self, status, siteOf(status) ?? site, 'call');
  const note = noteOf(running, status);
  if (note === undefined) return [state];
  return setStatus(run, activation, state, self, note.argument, ownSite(note.site, argumentSite(note.made, 0)), 'call');
}

function siteOf(value: Value): Site | undefined {
  return value.kind === 'constant' || value.kind === 'unknown' ? value.site : undefined;
}
