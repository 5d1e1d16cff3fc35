/** How a rule over finished routes and responses is made: it gives findings, and they become reports of ESLint. */

import { applyDefault } from '@typescript-eslint/utils/eslint-utils';
import type { JSONSchema4 } from '@typescript-eslint/utils/json-schema';
import type { RuleContext, RuleModule, SourceCode } from '@typescript-eslint/utils/ts-eslint';
import type { RuleDocs } from './create-rule.js';
import { createRule } from './create-rule.js';
import type { Change, Finding } from './finding.js';
import { groupFindings } from './group-findings.js';
import { judgeWithOverrides } from './judge-with-overrides.js';
import type { HttpFile } from './read-http-file.js';
import { mayHoldHandlers, readHttpFile } from './read-http-file.js';

const sharedMessages = {
  badSettings: 'This file cannot be judged, because of the settings of http-contract: {{problem}}',
  answerWith: 'Answer {{answer}}.',
};

type SharedMessageIds = keyof typeof sharedMessages;

export interface HttpRule<Options extends readonly unknown[], MessageIds extends string> {
  readonly name: string;
  readonly meta: {
    readonly docs: RuleDocs & { readonly description: string };
    readonly messages: Readonly<Record<MessageIds, string>>;
    readonly schema: readonly JSONSchema4[];
    readonly defaultOptions: Options;
    /** Whether its findings offer changes. */
    readonly hasSuggestions: boolean;
  };
  /**
   * Judges a file by a contract without exceptions.
   *
   * @param file - The file.
   * @param options - The rule's options, with the defaults filled in.
   * @returns What is wrong. The same finding may come more than once.
   */
  readonly judge: (file: HttpFile, ...options: Options) => Iterable<Finding<MessageIds>>;
}

/** What a rule over routes and responses can say without ESLint. */
export interface Judge<MessageIds extends string> {
  /**
   * @param file - A file.
   * @returns What the rule has against it with the options of the preset `recommended`. The same finding may come more than once.
   */
  readonly judgeAsRecommended: (file: HttpFile) => Iterable<Finding<MessageIds>>;
}

/** The rule that speaks of bad settings, for each source code: one message per file, however many rules there are. */
const settingsReporters = new WeakMap<Readonly<SourceCode>, string>();

/**
 * Makes a rule that judges what handlers answer.
 *
 * @param rule - The rule.
 * @returns The rule as ESLint takes it, and what it says without ESLint.
 */
export function defineHttpRule<const Options extends readonly unknown[], MessageIds extends string>(
  rule: HttpRule<Options, MessageIds>,
): RuleModule<MessageIds | SharedMessageIds, Options, RuleDocs> & Judge<MessageIds> {
  const { name, meta, judge } = rule;
  const { recommended } = meta.docs;
  const recommendedOptions = applyDefault<readonly unknown[], Options>(
    meta.defaultOptions,
    typeof recommended === 'boolean' ? null : recommended,
  );
  const made = createRule<Options, MessageIds | SharedMessageIds>({
    name,
    meta: { ...meta, type: 'problem', messages: { ...meta.messages, ...sharedMessages } },
    create: (context, options) => {
      // Most files hold no handlers; they get no listeners, so that they cost nothing.
      if (!mayHoldHandlers(context.filename, context.sourceCode.text, context.settings)) return {};
      return {
        Program() {
          const reading = readHttpFile(context);
          if (reading.kind === 'bad-settings') reportBadSettings(context, reading.problem);
          if (reading.kind === 'file') reportFindings(context, reading.file, judgeWithOverrides(reading.file, (file) => judge(file, ...options)));
        },
      };
    },
  });
  return { ...made, judgeAsRecommended: (given) => judgeWithOverrides(given, (file) => judge(file, ...recommendedOptions)) };
}

type Context<MessageIds extends string> = Readonly<RuleContext<MessageIds | SharedMessageIds, readonly unknown[]>>;

function reportBadSettings(context: Context<never>, problem: string): void {
  const { id, sourceCode } = context;
  const reporter = settingsReporters.get(sourceCode) ?? id;
  settingsReporters.set(sourceCode, reporter);
  if (reporter === id) context.report({ loc: { line: 1, column: 0 }, messageId: 'badSettings', data: { problem } });
}

function reportFindings<MessageIds extends string>(
  context: Context<MessageIds>,
  file: HttpFile,
  findings: Iterable<Finding<MessageIds>>,
): void {
  for (const { messageId, place, data, change } of groupFindings(file, findings)) {
    context.report({
      loc: { start: place.start, end: place.end },
      messageId,
      data,
      suggest: changesOf(context.sourceCode.text, change).map(({ answer, edits }) => ({
        messageId: 'answerWith',
        data: { answer },
        fix: (fixer) => edits.map(({ range, text }) => fixer.replaceTextRange(range, text)),
      })),
    });
  }
}

/** ESLint takes no suggestion that leaves the text as it is. */
function changesOf(source: string, change: Change | undefined): readonly Change[] {
  return change?.edits.some(({ range, text }) => source.slice(...range) !== text) === true ? [change] : [];
}
