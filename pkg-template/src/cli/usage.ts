/** The texts of `--help`. */

import { DIALECT_NAMES } from "../generated/protocol.js";
import { formatFlagUsage } from "./error-flags.js";

const [DEFAULT_DIALECT, ...OTHER_DIALECTS] = DIALECT_NAMES;

const EXITS = `Exit codes:
  0  success
  1  the status is unknown, the input is empty, or, with --fail, the response is an error
  2  a wrong argument, or a file that cannot be read

Results go to standard output, and everything else to standard error. Colours appear only in a
terminal, and not if NO_COLOR is set.`;

/** The help of each command; "status" has the general one. */
export const USAGE: { readonly [command: string]: string } = {
  status: `Looks up HTTP statuses, shows error responses, and explains those of other servers.

  httpexc <status> [--json]       explain a status: 429, "404 Not Found", HTTPGone
  httpexc <range> [--json]        list a range: 4xx, 5xx
  httpexc list [--json]           list every status
  httpexc render <status> [...]   show the response that an error becomes
  httpexc explain [file] [...]    explain an error response from a file or a pipe
  httpexc problems <file> [...]   list the problems that a module declares

  -h, --help                      show this help, or the options of a command
  --version                       show the version

Examples:
  httpexc 429
  httpexc render 405 --allow GET,HEAD --accept text/html
  curl -si https://api.example/songs/7 | httpexc explain

${EXITS}`,

  list: `httpexc list [range] [--json]

Lists every status that is registered or that servers are known to send. A range is 1xx to 5xx.

  --json   show everything that is known of each status`,

  render: `httpexc render <status> [options]

Shows the response for an error: status line, headers and body. Lines end with a line feed, and the
headers that a server adds itself (Date, Content-Length) are missing.

Request:
  --accept TYPES           its Accept header; default: none
  --method METHOD          its method; default: GET. The response to HEAD has no body
  --url URL                its URL, which decides if a redirect stays on its origin;
                           default: http://localhost/

Output:
  --dialect NAME           ${DEFAULT_DIALECT} (default), ${OTHER_DIALECTS.join(", ")}
  --body                   show only the body

Error:
${formatFlagUsage("every status")}

Options of some statuses:
${formatFlagUsage("some statuses")}

Separate the items of a list by commas. A repeatable option can be given several times.`,

  explain: `httpexc explain [file] [options]
curl -si URL | httpexc explain [options]

Explains an error response of any server: the output of \`curl -i\` or \`curl -v\`, or a body alone.
If there are several responses (100 Continue, redirects), the last one counts.

  --file PATH      the same as the argument; - is standard input
  --json           show the report as JSON, with isError, className and retry
  --fail           exit with code 1 if the response is an error
  --status N       the status, if the input has no status line
  --method METHOD  the method of the request, for the advice about a retry; default: GET
  --policy NAME    which errors are retryable: default, discord

${EXITS}`,

  problems: `httpexc problems <file> [options]

Lists the problems that a module declares with defineProblems of httpexc/problems. This Node must be
able to import the module: TypeScript needs Node 22.18, or a loader.

  --out DIR    write the documentation into this folder: HTML, Markdown and JSON
  --lock FILE  compare the problems with this file, which has what clients rely on, and add new
               ones to it. If a type or code is gone, or a status or a member has changed, the exit
               code is 1
  --check      with --lock, for CI: write nothing. If the file would change, the exit code is 1
  --update     with --lock: accept every change
  --json       show the documentation and the declarations as JSON`,
};
