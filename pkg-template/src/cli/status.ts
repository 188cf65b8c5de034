/** `httpexc <status>`: what a status means, and `httpexc list`: all of them, or those of a range. */

import { type CatalogueRow, catalogue } from "../catalogue.js";
import { DUTY_HEADERS } from "../generated/option-details.js";
import { createSampleOptions } from "../options/samples.js";
import type { ParsedArguments } from "./arguments.js";
import { findTypedRow, listRange, parseStatusRange } from "./statuses.js";
import { formatSafeJson, formatTable, type Style } from "./style.js";
import { UsageError } from "./wrong-use.js";

/** Returns the headers that satisfy a duty: `Accept, Accept-Encoding or Accept-Patch`. */
function formatDutyHeaders(duty: string): string {
  const names = (DUTY_HEADERS[duty] ?? []).map(({ name, qualifier }) =>
    qualifier === undefined ? name : `${name} ${qualifier}`,
  );
  const last = names.pop() ?? duty;
  return names.length === 0 ? last : `${names.join(", ")} or ${last}`;
}

const CACHE = {
  heuristic: "caches may store the response, even without Cache-Control",
  explicit: "caches may store the response only if its headers allow it",
  never: "caches must not store the response",
};

const STANDING = {
  registered: "yes, by IANA",
  temporary: "yes, by IANA, temporarily",
  unused: "reserved by IANA, and not used",
  unregistered: "no, but servers send it",
};

const RETRY = {
  later: "yes, the same request may succeed later",
  never: "no, the same request would fail again",
};

const SYSTEMS = {
  falcon: "falcon",
  falcon1: "falcon 1.2",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

/** Returns the URL of a specification, or undefined if it is neither an RFC nor a draft. */
function createSpecLink(spec: string): string | undefined {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
  return spec.startsWith("draft-") ? `https://datatracker.ietf.org/doc/html/${spec}` : undefined;
}

/** What each range of statuses is (RFC 9110, 15). */
const RANGES: { readonly [digit: number]: string } = {
  1: "interim responses: the final response follows",
  2: "success",
  3: "redirects: another request is needed",
  4: "client errors: the request is wrong",
  5: "server errors: the server failed, and the request may be right",
};

/** Returns a reference such as `RFC 9110, 15.5.5` in words. */
const formatSpec = (spec: string) => spec.replace(/^(RFC \d+), (?=\d)/, "$1, section ");

/** Returns a value as it is written in code. */
function formatLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${name}: ${formatLiteral(member)}`,
  );
  return `{ ${members.join(", ")} }`;
}

/** Returns a line of code that uses a status, or undefined if no error can have it. */
export function createExampleCode(row: CatalogueRow): string | undefined {
  const { status, className, duties } = row;
  if (status < 200 || row.standing === "unused") return undefined;
  const options = Object.entries(createSampleOptions(status, duties))
    .map(([name, value]) => `${name}: ${formatLiteral(value)}`)
    .join(", ");
  if (className === null) return `throw new HTTPError(${status}, { title: "${row.phrase}" });`;
  if (status < 300) return `return new ${className}(${options && `{ ${options} }`}).toResponse();`;
  return `throw new ${className}(${options && `{ ${options} }`});`;
}

/** Returns what the catalogue knows of a status, as lines. */
function formatRow(row: CatalogueRow, style: Style): string {
  const rows: [string, string][] = [];
  const put = (name: string, value: string) => value !== "" && rows.push([name, value]);
  put("Class", row.className === null ? "" : style.cyan(row.className));
  put("Registered", STANDING[row.standing]);
  put("Defined in", formatSpec(row.spec));
  put("", createSpecLink(row.spec) ?? "");
  for (const { field, required } of row.duties) {
    put(
      "Header",
      `${formatDutyHeaders(field)}${required ? style.bold(" (required)") : " (optional)"}`,
    );
  }
  put("Body", row.body === "never" ? "none" : "allowed");
  put("Caching", CACHE[row.cache]);
  if (row.status >= 400) put("Retry", RETRY[row.retry]);
  for (const { system, name } of [...row.titles, ...row.aliases]) {
    put("Also called", `${name} (${SYSTEMS[system]})`);
  }
  const colour = row.status >= 500 ? style.red : row.status >= 400 ? style.yellow : style.green;
  const lines = [
    style.bold(colour(`${row.status} ${row.phrase}`)),
    "",
    `  ${row.explanation}`,
    "",
    ...formatTable(rows, style),
  ];
  const code = createExampleCode(row);
  if (code !== undefined) lines.push("", `  ${code}`);
  return lines.join("\n");
}

/**
 * Returns the explanation of the status that the user typed, or the list of a range.
 *
 * @param commands - other words that the user may have meant
 */
export function formatStatus(
  args: ParsedArguments,
  style: Style,
  commands: readonly string[],
): string {
  // A name of several words needs no quotes.
  const typed = args.words.join(" ");
  if (typed.trim() === "") throw new UsageError("Missing argument: a status or a command");
  const digit = parseStatusRange(typed);
  if (digit !== undefined) return formatRange(digit, args, style);
  const row = findTypedRow(typed, commands);
  return args.has("json") ? formatSafeJson(row, 2) : formatRow(row, style);
}

/** Returns the statuses of a range, and what they have in common. */
function formatRange(digit: number, args: ParsedArguments, style: Style): string {
  const rows = listRange(digit);
  if (args.has("json")) return formatSafeJson(rows, 2);
  return [style.bold(`${digit}xx ${RANGES[digit]}`), "", ...formatRows(rows, style)].join("\n");
}

/** Returns a line for each row. */
function formatRows(rows: readonly CatalogueRow[], style: Style): readonly string[] {
  const width = Math.max(...rows.map(({ phrase }) => phrase.length));
  const classWidth = Math.max(...rows.map(({ className }) => (className ?? "-").length));
  return rows.map(({ status: number, phrase, className, spec }) => {
    const source = spec === "" ? "not registered" : formatSpec(spec);
    return `${style.bold(`${number}`)}  ${phrase.padEnd(width)}  ${style.cyan((className ?? "-").padEnd(classWidth))}  ${style.dim(source)}`;
  });
}

/** Returns the list of all statuses, or of the range that the user typed. */
export function formatList(args: ParsedArguments, style: Style): string {
  const [word] = args.words;
  if (word !== undefined) {
    const digit = args.words.length === 1 ? parseStatusRange(word) : undefined;
    if (digit === undefined) {
      throw new UsageError(
        `Unexpected argument: ${word}. A range is 1xx to 5xx; for one status: httpexc <status>`,
      );
    }
    return formatRange(digit, args, style);
  }
  return args.has("json") ? formatSafeJson(catalogue, 2) : formatRows(catalogue, style).join("\n");
}
