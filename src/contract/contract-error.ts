/** The error that a bad contract gives. */

/** A contract that cannot be used. The message is one line: where, what was expected there, and what stands there. */
export class ContractError extends Error {
  override readonly name = 'ContractError';

  /** @param path - The bad key (`errors.404.causes.resource-not-found.messages[1]`), or an empty text for the contract as a whole. */
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
