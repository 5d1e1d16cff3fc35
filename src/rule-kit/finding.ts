/** What a rule finds: it says what is wrong and where; how that becomes a report of ESLint is not its concern. */

import type { Edit } from '../model/response.js';
import type { Place } from '../model/place.js';
import type { Branch } from './walk-model.js';

/** A change that a finding offers. */
export interface Change {
  /** The answer after the change, for people: `201 (Created)`, `204 (No Content) without a body`. */
  readonly answer: string;
  readonly edits: readonly Edit[];
}

/** Something that a rule has against a response. */
export interface Finding<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly place: Place;
  readonly data?: Readonly<Record<string, string>>;
  /**
   * The route on which it is wrong, when that depends on the method. The message then has `{{route}}` (`POST /users`)
   * and `{{where}}` (`here`), and the finding is reported in the file of the route.
   */
  readonly route?: Branch;
  /**
   * The response that is wrong, when the finding is placed apart from it. The message has `{{response}}`
   * (`this response`, or `the response in line 12`).
   */
  readonly response?: Place | undefined;
  readonly change?: Change | undefined;
}
