/** The shape of a contract: as the parts of the plugin read it, and as people write it down. */

import type { EvidenceMatcher } from './evidence-matcher.js';

/** The return-code table of an API. */
export interface Contract {
  readonly name: string;
  /** The rows from 100 to 399, by code, in ascending order. */
  readonly success: ReadonlyMap<number, SuccessRow>;
  /** The rows from 400 to 599, by code, in ascending order. */
  readonly errors: ReadonlyMap<number, ErrorRow>;
  /** The exceptions, in the order in which they are laid over the rows. */
  readonly overrides: readonly Override[];
}

/** An exception: rows that hold for some routes in place of the contract's. */
export interface Override extends OverriddenRoutes {
  /** Where it is written: `api.yaml: overrides[0]`. */
  readonly at: string;
  readonly reason: string;
  /** The methods whose success codes it says: of these the rows of the contract say nothing for its routes. */
  readonly answered: ReadonlySet<string>;
  /** By code; null where the routes have no such row. */
  readonly success: ReadonlyMap<number, SuccessRow | null>;
  readonly errors: ReadonlyMap<number, ErrorRow | null>;
}

/** The routes that an exception is about; without a list, all. */
export interface OverriddenRoutes {
  /** In upper case. */
  readonly methods?: readonly string[] | undefined;
  /** Globs of whole paths, mounted prefixes among them. */
  readonly paths?: readonly string[] | undefined;
  /** Globs of the files that register the routes or hold their handlers, relative to the folder that ESLint runs in. */
  readonly files?: readonly string[] | undefined;
}

export interface SuccessRow {
  readonly code: number;
  /** The reason phrase: `Created`. */
  readonly type: string;
  /** The methods that answer with this code, in upper case; HEAD is not judged. */
  readonly methods: ReadonlySet<string>;
  readonly body: 'allowed' | 'forbidden';
}

export interface ErrorRow {
  readonly code: number;
  /** The reason phrase: `Not Found`. */
  readonly type: string;
  /** The methods that may answer with this code; null when every method may. */
  readonly methods: ReadonlySet<string> | null;
  /** Empty when the contract does not say which causes the code has; then no cause is judged. */
  readonly causes: readonly CauseRow[];
}

/** Lists of evidence, as written in the contract. */
export interface EvidenceLists {
  /** Machine-readable codes. */
  readonly tokens: readonly string[];
  /** Names of error classes. */
  readonly errors: readonly string[];
  /** Texts for people, and patterns between slashes. */
  readonly messages: readonly string[];
}

/** One reason for an error code, and what counts as evidence of it. */
export interface CauseRow extends EvidenceLists {
  readonly id: string;
  readonly description: string;
  /** Evidence that fits the cause under its own code, but that is no reason to call another code wrong. */
  readonly accepts: EvidenceLists;
  /** Whether evidence names this cause. */
  readonly isNamedBy: EvidenceMatcher;
  /** Whether evidence fits this cause where it stands, without naming it. */
  readonly isFitFor: EvidenceMatcher;
}

/** A contract as people write it: JSON, YAML or an object in a configuration file. */
export interface ContractSource {
  readonly $schema?: string | undefined;
  readonly name?: string | undefined;
  /** Where the rules of the table come from, for people. */
  readonly source?: string | undefined;
  /** A built-in's name, a path to a contract file, or a contract: its rows hold where this one says nothing else. */
  readonly extends?: string | ContractSource | undefined;
  /** By code; null removes a row of the contract that this one extends. */
  readonly success?: SuccessRowSources | undefined;
  readonly errors?: ErrorRowSources | undefined;
  /** What holds for some routes instead; added to the exceptions of the contract that this one extends. */
  readonly overrides?: readonly OverrideSource[] | undefined;
}

type SuccessRowSources = Readonly<Record<string, SuccessRowSource | null>>;
type ErrorRowSources = Readonly<Record<string, ErrorRowSource | null>>;

/** Its rows are laid over those of the contract; null removes a row for the routes. Its methods are those of success rows that name none. */
export interface OverrideSource extends OverriddenRoutes {
  readonly reason: string;
  readonly success?: SuccessRowSources | undefined;
  readonly errors?: ErrorRowSources | undefined;
}

export interface SuccessRowSource {
  readonly type?: string | undefined;
  readonly methods?: readonly string[] | undefined;
  readonly body?: 'allowed' | 'forbidden' | undefined;
}

export interface ErrorRowSource {
  readonly type?: string | undefined;
  readonly methods?: readonly string[] | undefined;
  /** By id; null removes a cause of the contract that this one extends. */
  readonly causes?: Readonly<Record<string, CauseSource | null>> | undefined;
}

export interface EvidenceListsSource {
  readonly tokens?: readonly string[] | undefined;
  readonly errors?: readonly string[] | undefined;
  readonly messages?: readonly string[] | undefined;
}

export interface CauseSource extends EvidenceListsSource {
  readonly description?: string | undefined;
  readonly accepts?: EvidenceListsSource | undefined;
}
