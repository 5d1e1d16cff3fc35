/** What `http-contract --help` prints. */

export const USAGE = `Usage: http-contract inventory [options] [paths...]

Prints every route that is found, every response that its handlers can send, what the contract says of each, and
everything that could not be determined. Without paths: the working directory.

Options:
  --json                    the whole inventory as JSON (schemas/inventory.schema.json)
  --markdown                the API's return codes as a page
  --check                   exit with 1 when the contract refuses a response, and when nothing uses one of its
                            exceptions; the latter is known only when no paths are named
  --contract NAME_OR_FILE   hold the responses against this contract instead of the configured one
  --no-config               do not use the project's ESLint configuration: every JavaScript and TypeScript file below
                            the paths, except node_modules, declaration files and what git ignores
  -h, --help                print this
  -v, --version             print the version

Exit codes: 0 it ran; 1 --check was given and found something; 2 it could not run.
`;
