/** The error that a command ends with when it cannot do what it was asked. */

/** A command that could not run. The message is one line that says why. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
