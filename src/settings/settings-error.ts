/** The error that bad settings give. */

/** Settings that cannot be used. The message is one line: where, what was expected there, and what stands there. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  /** @param path - The bad key: `settings['http-contract'].versions.express`. */
  constructor(
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}
