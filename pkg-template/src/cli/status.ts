/** `httpexc <status>`: what a status means, and `httpexc list`: all of them. */

import { type CatalogueRow, catalogue } from "../catalogue.js";
import { DUTY_HEADERS } from "../generated/option-details.js";
import { createSampleOptions } from "../options/samples.js";
import { type ParsedArguments, refuseWords, requireOneWord } from "./arguments.js";
import { findTypedRow } from "./statuses.js";
import { formatSafeJson, formatTable, type Style } from "./style.js";
import { UsageError } from "./wrong-use.js";

/** Returns the headers that keep a duty: `Accept, Accept-Encoding or Accept-Patch`. */
function formatDutyHeaders(duty: string): string {
  const names = (DUTY_HEADERS[duty] ?? []).map(({ name, qualifier }) =>
    qualifier === undefined ? name : `${name} ${qualifier}`,
  );
  const last = names.pop() ?? duty;
  return names.length === 0 ? last : `${names.join(", ")} or ${last}`;
}

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
  put("Standing", STANDING[row.standing]);
  put("Defined in", row.spec);
  put("", createSpecLink(row.spec) ?? "");
  for (const { field, required } of row.duties) {
    put(
      "Header",
      `${formatDutyHeaders(field)}${required ? style.bold(", required") : ", if known"}`,
    );
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

/** Returns the explanation of the status that the user typed. */
export function formatStatus(
  args: ParsedArguments,
  style: Style,
  commands: readonly string[],
): string {
  const [first = ""] = args.words;
  // A name of several words needs no quotes.
  const name = /^\d/.test(first) ? requireOneWord(args, "a status") : args.words.join(" ");
  if (name === "") throw new UsageError("Missing: a status or a command");
  const row = findTypedRow(name, commands);
  return args.has("json") ? formatSafeJson(row, 2) : formatRow(row, style);
}

/** Returns the list of all statuses. */
export function formatList(args: ParsedArguments, style: Style): string {
  refuseWords(args, ". For one status: httpexc <status>");
  if (args.has("json")) return formatSafeJson(catalogue, 2);
  const width = Math.max(...catalogue.map(({ phrase }) => phrase.length));
  const lines = catalogue.map((row) => {
    const { status: number, phrase, className, spec } = row;
    const source = spec === "" ? "in no registry" : spec;
    return `${style.bold(`${number}`)}  ${phrase.padEnd(width)}  ${style.cyan((className ?? "-").padEnd(width + 4))}  ${style.dim(source)}`;
  });
  return lines.join("\n");
}
