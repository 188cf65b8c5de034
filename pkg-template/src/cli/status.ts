/** `httpexc <status>`: what a status means, and `httpexc list`: all of them. */

import { type CatalogueRow, catalogue } from "../catalogue.js";
import { createSampleOptions } from "../options/samples.js";
import { noWords, onlyWord, type ParsedArguments } from "./arguments.js";
import { findTypedRow } from "./statuses.js";
import { formatSafeJson, formatTable, type Style } from "./style.js";
import { UsageError } from "./wrong-use.js";

/** The header field of each duty. */
const FIELDS: { readonly [duty: string]: string } = {
  accept: "Accept, Accept-Encoding or Accept-Patch",
  allow: "Allow",
  blockedBy: 'Link with rel="blocked-by"',
  contentRange: "Content-Range",
  location: "Location",
  proxyAuthenticate: "Proxy-Authenticate",
  retryAfter: "Retry-After",
  upgrade: "Upgrade",
  wwwAuthenticate: "WWW-Authenticate",
};

const CACHE = {
  heuristic: "may keep it, for as long as it thinks right",
  explicit: "may keep it where the answer says so",
  never: "must not keep it",
};

const STANDING = {
  registered: "registered by IANA",
  temporary: "registered by IANA for a time",
  unused: "reserved by IANA and not used",
  unregistered: "in no registry, though servers send it",
};

const SYSTEMS = {
  falcon: "falcon",
  werkzeug: "Werkzeug",
  webob: "WebOb",
  httpErrors: "http-errors",
};

/** Gives where a specification can be read; nothing where it is no RFC. */
function createSpecLink(spec: string): string | undefined {
  const [, rfc, section] = /^RFC (\d+), ([\d.]+)$/.exec(spec) ?? [];
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}#section-${section}`;
  return spec.startsWith("draft-") ? `https://datatracker.ietf.org/doc/html/${spec}` : undefined;
}

/** Gives a value as it is written in code. */
function formatLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${name}: ${formatLiteral(member)}`,
  );
  return `{ ${members.join(", ")} }`;
}

/** Gives the line of code that makes an answer of a status; nothing for one that cannot be thrown. */
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

/** Says of a status what a person asks. */
function formatRow(row: CatalogueRow, style: Style): string {
  const rows: [string, string][] = [];
  const put = (name: string, value: string) => value !== "" && rows.push([name, value]);
  put("Class", row.className === null ? "" : style.cyan(row.className));
  put("Standing", STANDING[row.standing]);
  put("Defined in", row.spec);
  put("", createSpecLink(row.spec) ?? "");
  for (const { field, required } of row.duties) {
    put("Header", `${FIELDS[field] ?? field}${required ? style.bold(", required") : ", if known"}`);
  }
  put("Content", row.body === "never" ? "none" : "allowed");
  put("A cache", CACHE[row.cache]);
  put("Again", row.retry === "later" ? "the same request may work later" : "");
  for (const { system, name } of [...row.titles, ...row.aliases]) {
    put("Elsewhere", `${name} (${SYSTEMS[system]})`);
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

/** Explains the status that was typed. */
export function formatStatus(
  given: ParsedArguments,
  style: Style,
  commands: readonly string[],
): string {
  const [first = ""] = given.words;
  // A name of several words needs no quotes.
  const name = /^\d/.test(first) ? onlyWord(given, "a status") : given.words.join(" ");
  if (name === "") throw new UsageError("Missing: a status or a command");
  const row = findTypedRow(name, commands);
  return given.has("json") ? formatSafeJson(row, 2) : formatRow(row, style);
}

/** Lists all statuses. */
export function formatList(given: ParsedArguments, style: Style): string {
  noWords(given, ". For one status: httpexc <status>");
  if (given.has("json")) return formatSafeJson(catalogue, 2);
  const width = Math.max(...catalogue.map(({ phrase }) => phrase.length));
  const lines = catalogue.map((row) => {
    const { status: number, phrase, className, spec } = row;
    const source = spec === "" ? "in no registry" : spec;
    return `${style.bold(`${number}`)}  ${phrase.padEnd(width)}  ${style.cyan((className ?? "-").padEnd(width + 4))}  ${style.dim(source)}`;
  });
  return lines.join("\n");
}
