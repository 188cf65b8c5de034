/** `httpexc explain`: what an error answer says, whoever sent it. */

import { readFileSync } from "node:fs";
import process from "node:process";
import {
  fromResponse,
  isRetryable,
  type PolicyName,
  parseError,
  type Report,
  retryDelay,
} from "../client.js";
import { noWords, type OptionKinds, type ParsedArguments } from "./arguments.js";
import { findRow } from "./statuses.js";
import { escapeControls, formatSafeJson, formatTable, type Style } from "./style.js";
import { findHeader, findLastResponse, type TranscribedResponse } from "./transcript.js";
import { formatSuggestion, MissingInputError, UsageError } from "./wrong-use.js";

/** The options of the command. */
export const EXPLAIN: OptionKinds = {
  file: { type: "string" },
  json: { type: "boolean" },
  fail: { type: "boolean" },
  status: { type: "string" },
  method: { type: "string" },
  policy: { type: "string" },
};

const POLICIES: readonly PolicyName[] = ["default", "discord"];

/** A transcript beyond this many bytes is none that a person looks at. */
const MOST = 1 << 26;

/** Gives the bytes of a file, or of the standard input. */
async function readInput(file: string | undefined): Promise<Uint8Array> {
  if (file !== undefined && file !== "-") {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new UsageError(
        `Cannot read ${file}: ${(error as { code?: string }).code ?? "no file"}`,
      );
    }
  }
  if (process.stdin.isTTY) {
    throw new UsageError(
      "Nothing to read: pipe an answer in, as in `curl -si URL | httpexc explain`",
    );
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    size += part.length;
    if (size > MOST) throw new UsageError("The input has more than 64 MiB");
  }
  return Buffer.concat(parts);
}

/** Gives what an answer says where it is an error; nothing where it is none. */
async function readReport(answer: TranscribedResponse): Promise<Report | undefined> {
  const { status, headers, body } = answer;
  if (status === 0 || status >= 400) return parseError(answer);
  if (status < 200 || status > 299) return undefined;
  const isSilent = status === 204 || status === 205;
  let response: Response;
  try {
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    response = new Response(isSilent ? null : (body as BodyInit), { status, headers: pairs });
  } catch {
    // A field that Fetch refuses: the body has to do.
    response = new Response(isSilent ? null : (body as BodyInit), { status });
  }
  // GraphQL, Slack and others say in a 200 that it is an error.
  const error = await fromResponse(response, { errorsInOk: true, maxBytes: 1 << 20 });
  return error?.report;
}

/** What is advised on another try. */
interface Advice {
  readonly retryable: boolean;
  /** Seconds that the answer says; nothing where it does not say. */
  readonly after: number | undefined;
  /** What that means for a person. */
  readonly words: string;
}

/** Gives advice by the status; nothing where none is known. */
function createAdvice(report: Report, given: ParsedArguments): Advice | undefined {
  const policy = (given.one("policy") ?? "default") as PolicyName;
  if (!POLICIES.includes(policy)) {
    const hint = formatSuggestion(policy, POLICIES) || ".";
    throw new UsageError(`Unknown policy ${policy}${hint} There are ${POLICIES.join(", ")}`);
  }
  if (report.status === 0) return undefined;
  const method = (given.one("method") ?? "GET").toUpperCase();
  const retryable = isRetryable(report, { policy, method });
  // A backoff of none tells what the answer says from what a client makes up.
  const stated = retryDelay(report, { base: 0, jitter: false });
  const after = stated > 0 || report.retryAfter === 0 ? stated : undefined;
  const when = after === undefined ? "after a growing pause" : `in ${formatSeconds(after)}`;
  const words = retryable
    ? `yes, ${when}`
    : isRetryable(report, { policy, anyMethod: true })
      ? `not by itself, as a ${escapeControls(method)} must not be sent twice; else ${when}`
      : "no, the same request would fail again";
  return { retryable, after, words };
}

const formatSeconds = (number: number) => `${Math.round(number * 1000) / 1000} s`;

/** Says of a quota what is known. */
function formatQuota(limit: NonNullable<Report["rateLimit"]>): string {
  const { limit: most, remaining, reset, scope, global, bucket } = limit;
  const parts = [
    remaining === null ? "" : `${remaining} left`,
    most === null ? "" : `of ${most}`,
    reset === null ? "" : `anew in ${formatSeconds(reset)}`,
    global ? "for all of the API" : "",
    scope === null ? "" : `for ${scope}`,
    bucket === null ? "" : `called ${bucket}`,
  ];
  return escapeControls(parts.filter(Boolean).join(", ").replace("left, of", "left of"));
}

/** Gives a path as it is written in code. */
function formatPath(path: readonly (string | number)[]): string {
  return path
    .map((step, at) =>
      typeof step === "number"
        ? `[${step}]`
        : /^[A-Za-z_$][\w$-]*$/.test(step)
          ? `${at > 0 ? "." : ""}${step}`
          : `[${JSON.stringify(step)}]`,
    )
    .join("");
}

function formatErrors(errors: Report["errors"], style: Style): string[] {
  const rows = errors.map(({ path, in: part, code, message }) => {
    const where = formatPath(path) || "the request";
    return [
      escapeControls(part === undefined ? where : `${where} (${part})`),
      [code === null ? "" : style.cyan(escapeControls(`${code}`)), escapeControls(message ?? "")]
        .filter(Boolean)
        .join("  "),
    ] as const;
  });
  // What a person can take in; all of them are in the JSON.
  const lines = formatTable(rows.slice(0, 50), style).map((line) => `  ${line}`);
  if (rows.length > 50) lines.push(`    and ${rows.length - 50} more`);
  return lines;
}

/** Gives a status and its name, as the answer gives it or as it is known. */
function formatHead({ status, phrase }: TranscribedResponse): string {
  if (status === 0) return "No status line";
  const row = findRow(status);
  const said = escapeControls(phrase || (row?.phrase ?? ""));
  return `${status} ${said}`.trimEnd();
}

function formatReport(
  answer: TranscribedResponse,
  report: Report,
  advice: Advice | undefined,
  style: Style,
) {
  const { status } = answer;
  const rows: [string, string][] = [];
  const put = (name: string, value: unknown) =>
    value !== null && value !== undefined && rows.push([name, escapeControls(String(value))]);
  put("Detail", report.detail);
  put("Code", report.code);
  put("Title", report.title);
  put("Type", report.type);
  put("Instance", report.instance);
  put("Help", report.help);
  put("Request id", report.requestId);
  if (report.rateLimit) put("Quota", formatQuota(report.rateLimit) || null);
  put("Again", advice?.words);
  put("Format", report.dialect);
  for (const [name, value] of Object.entries(report.extensions).slice(0, 20)) {
    const json = formatSafeJson(value);
    rows.push([escapeControls(name), json.length > 200 ? `${json.slice(0, 200)}…` : json]);
  }
  const { className } = findRow(status) ?? {};
  const colour =
    status >= 500 ? style.red : status >= 400 || status === 0 ? style.yellow : style.green;
  const lines = [
    style.bold(colour(formatHead(answer))) + (className ? `  ${style.cyan(className)}` : ""),
    "",
    ...formatTable(rows, style),
  ];
  const { errors } = report;
  if (errors.length > 0) lines.push("", "  Errors", ...formatErrors(errors, style));
  return lines.join("\n");
}

/** What was found, and whether it is an error. */
export interface Explanation {
  readonly output: string;
  readonly note: string | undefined;
  readonly isError: boolean;
}

/** Explains the answer that was piped in, or stands in a file. */
export async function explain(given: ParsedArguments, style: Style): Promise<Explanation> {
  noWords(given, ". An answer is piped in, or stands in a file: --file PATH");
  const told = given.one("status");
  if (told !== undefined && !/^[1-5]\d\d$/.test(told)) {
    throw new UsageError(`--status is no status: ${told}`);
  }
  const input = await readInput(given.one("file"));
  if (input.every((byte) => byte <= 32)) {
    throw new MissingInputError("The input is empty. Did curl fail? `curl -S` says why.");
  }
  let answer = findLastResponse(input);
  const isBare = answer.status === 0;
  if (told !== undefined) answer = { ...answer, status: Number(told), phrase: "" };
  const note =
    isBare && told === undefined
      ? "There is no status line, so this is read from the body alone. `curl -i` shows it; --status tells it."
      : undefined;
  const report = await readReport(answer);
  if (report === undefined) {
    const location = findHeader(answer.headers, "location");
    const leads = location === undefined ? "" : ` It leads to ${escapeControls(location)}`;
    const output = given.has("json")
      ? formatSafeJson({ isError: false, status: answer.status }, 2)
      : `${style.bold(style.green(formatHead(answer)))}\n\n  This is no error.${leads}`;
    return { output, note, isError: false };
  }
  const advice = createAdvice(report, given);
  if (!given.has("json")) {
    return { output: formatReport(answer, report, advice, style), note, isError: true };
  }
  const retry = advice ? { retryable: advice.retryable, after: advice.after ?? null } : null;
  const className = findRow(answer.status)?.className ?? null;
  const output = formatSafeJson({ isError: true, className, ...report, retry }, 2);
  return { output, note, isError: true };
}
