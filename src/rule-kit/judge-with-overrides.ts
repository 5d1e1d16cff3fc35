/** How a rule judges a file whose contract has exceptions: each route by the contract that holds for it. */

import { contractsOfRoute } from '../contract/contracts-of-route.js';
import type { RouteFacts } from '../contract/match-override.js';
import type { HttpModel } from '../model/http-model.js';
import type { Outcome, Route, StandaloneHandler } from '../model/route.js';
import type { Finding } from './finding.js';
import type { HttpFile } from './read-http-file.js';
import { relativePath } from '../model/relative-path.js';

type Judge<MessageIds extends string> = (file: HttpFile) => Iterable<Finding<MessageIds>>;

/**
 * Judges a file.
 *
 * @param file - The file.
 * @param judge - Judges a file by one contract, which has no exceptions.
 * @returns The findings. Where nobody knows whether an exception holds, only those that there are with it and without it.
 */
export function* judgeWithOverrides<MessageIds extends string>(file: HttpFile, judge: Judge<MessageIds>): Iterable<Finding<MessageIds>> {
  if (file.contract.overrides.length === 0) {
    yield* judge(file);
    return;
  }
  const { model } = file;
  if (model.routes.length + model.handlers.length === 0) yield* judge(file);
  for (const route of model.routes) {
    yield* judgeAlone(file, factsOfRoute(file, route), route.outcome, (outcome) => ({ ...model, routes: [{ ...route, outcome }], handlers: [] }), judge);
  }
  for (const handler of model.handlers) {
    yield* judgeAlone(file, factsOfHandler(file, handler), handler.outcome, (outcome) => ({ ...model, routes: [], handlers: [{ ...handler, outcome }] }), judge);
  }
}

/**
 * @param file - A file.
 * @param route - A route of it.
 * @returns What exceptions of a contract are matched with.
 */
export function factsOfRoute({ cwd }: HttpFile, { method, path, place, handlers }: Route): RouteFacts {
  const places = [place, ...handlers.slice(-1).map((handler) => handler.place)];
  return { method, path, files: places.map(({ file }) => relativePath(file, cwd)), isRegistered: true };
}

/**
 * @param file - A file.
 * @param handler - A handler in it that no route there names.
 * @returns What exceptions of a contract are matched with.
 */
export function factsOfHandler({ cwd }: HttpFile, { method, handler }: StandaloneHandler): RouteFacts {
  return { method, path: null, files: [relativePath(handler.place.file, cwd)], isRegistered: false };
}

function* judgeAlone<MessageIds extends string>(
  file: HttpFile,
  facts: RouteFacts,
  outcome: Outcome,
  modelOf: (outcome: Outcome) => HttpModel,
  judge: Judge<MessageIds>,
): Iterable<Finding<MessageIds>> {
  const [contract, ...others] = contractsOfRoute(file.contract, facts);
  // Findings of different contracts can be compared response by response only.
  const parts = others.length === 0 ? [outcome] : [{ ...outcome, responses: [] }, ...outcome.responses.map((response) => ({ ...NOTHING, responses: [response] }))];
  for (const part of parts) {
    const model = modelOf(part);
    const findings = [...judge({ ...file, model, contract })];
    const otherwise = findings.length === 0 ? [] : others.map((other) => [...judge({ ...file, model, contract: other })]);
    for (const finding of findings) {
      const twins = otherwise.map((list) => list.find((other) => isSame(finding, other)));
      if (twins.every((twin) => twin !== undefined)) {
        yield twins.every((twin) => twin.change?.answer === finding.change?.answer) ? finding : { ...finding, change: undefined };
      }
    }
  }
}

const NOTHING: Outcome = { responses: [], invalidStatuses: [], unresolved: [], mayThrow: false };

function isSame(one: Finding<string>, other: Finding<string>): boolean {
  return one.messageId === other.messageId && one.place.file === other.place.file && one.place.range.join() === other.place.range.join();
}
