/** The texts of `--help`. */

import { DIALECT_NAMES } from "../generated/protocol.js";
import { formatFlagUsage } from "./error-flags.js";

const [DEFAULT_DIALECT, ...OTHER_DIALECTS] = DIALECT_NAMES;

const EXITS = `Exit codes: 0, it is done; 1, nothing is known of the status, the input is empty, or (with
--fail) the answer is an error; 2, wrong use. Results go to the standard output, all else to the
standard error. Colours are shown on a terminal alone, and not where NO_COLOR is set.`;

/** The help of each command; "status" has the general one. */
export const USAGE: { readonly [command: string]: string } = {
  status: `HTTP errors: what they mean, how they go out, what they say.

  httpexc <status> [--json]       what a status means: 429, "not found", HTTPGone
  httpexc list [--json]           all statuses
  httpexc render <status> [...]   an error's answer as it goes out
  httpexc explain [...]           an error answer that is piped in, or in a file
  httpexc problems <file> [...]   the problems that a module declares

  -h, --help                      this, or with a command its options
  --version                       the version

Examples:
  httpexc 429
  httpexc render 405 --allow GET,HEAD --accept text/html
  curl -si https://api.example/songs/7 | httpexc explain

${EXITS}`,

  list: `httpexc list [--json]

Lists every status that is registered, or that servers are known to send.

  --json   all that is known of each, as the catalogue of the package has it`,

  render: `httpexc render <status> [options]

Shows the answer for an error: status line, header fields and body as they go out. Lines end with a
line feed alone; what a server adds by itself (Date, Content-Length) is not there.

The request:
  --accept TYPES           its Accept field; default: none
  --method METHOD          default: GET; of a HEAD there is no content
  --url URL                against which a redirect is judged; default: http://localhost/
  --dialect NAME           ${DEFAULT_DIALECT} (default), ${OTHER_DIALECTS.join(", ")}
  --body                   only the body

The error:
${formatFlagUsage("every status")}

What a status must or may say:
${formatFlagUsage("some statuses")}

Items of a list are separated by commas.`,

  explain: `curl -si URL | httpexc explain [options]

Reads an error answer, whoever sent it: what \`curl -i\` or \`curl -v\` shows, or a body alone. Of
several answers (100 Continue, redirects that were followed) the last counts.

  --file PATH      read from a file
  --json           the report for scripts, with isError, className and retry
  --fail           exit with 1 where the answer is an error
  --status N       the status, where the input has no status line
  --method METHOD  the method of the request, for advice on another try; default: GET
  --policy NAME    which failures pass by themselves: default, discord

${EXITS}`,

  problems: `httpexc problems <file> [options]

Lists the problems that a module declares with defineProblems of httpexc/problems. The module is one
that this Node can import: TypeScript from Node 22.18 on, or with a loader.

  --out DIR    write the documentation there: HTML, Markdown and JSON
  --lock FILE  compare with what clients rely on, which this file holds, and add what is new. If
               a type or code is gone, or a status or a member has changed, the exit code is 1
  --check      with --lock, for CI: write nothing; if the file would change, the exit code is 1
  --update     with --lock: accept every change
  --json       the documentation and the declarations of all problems, for scripts`,
};
