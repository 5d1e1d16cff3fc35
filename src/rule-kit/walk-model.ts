/** The order in which rules look at a model: routes first, then the handlers that no route names. */

import { frameworkTitle } from '../analysis/framework-title.js';
import type { HttpModel } from '../model/http-model.js';
import type { Response } from '../model/response.js';
import type { HandlerReference, Outcome, Route } from '../model/route.js';

/** What is answered to one method, and where that is said: a route, or a handler that branches on the method itself. */
export interface Branch extends Pick<Route, 'method' | 'path' | 'place'> {
  /** The handler that no route in its file names. */
  readonly handler?: HandlerReference;
}

/** What a handler or a chain of them answers, and where it is registered. */
export interface Handled {
  /** The framework as it begins a sentence. */
  readonly framework: string;
  /** The route; undefined for a handler that no route in its file names, and that does not branch on the method. */
  readonly route: Branch | undefined;
  /** Upper case; `ALL` for every method, but those that the same handlers answer apart; null when not known. */
  readonly method: string | null;
  readonly outcome: Outcome;
}

/** A response and where it is registered. */
export interface Answer extends Handled {
  readonly response: Response;
}

/**
 * @param model - A file's model.
 * @returns Everything that answers in it.
 */
export function* eachHandled({ routes, handlers }: HttpModel): Iterable<Handled> {
  for (const route of routes) {
    yield { framework: frameworkTitle(route.framework), route, method: route.method, outcome: route.outcome };
  }
  for (const { framework, handler, method, place, outcome } of handlers) {
    yield { framework: frameworkTitle(framework), route: method === null ? undefined : { method, path: null, place, handler }, method, outcome };
  }
}

/**
 * @param model - A file's model.
 * @returns Every response in it, with its route; a response of two routes comes twice.
 */
export function* eachAnswer(model: HttpModel): Iterable<Answer> {
  for (const handled of eachHandled(model)) {
    for (const response of handled.outcome.responses) yield { ...handled, response };
  }
}
