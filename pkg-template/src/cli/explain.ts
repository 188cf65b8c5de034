/** `httpexc explain`: reads an error response of any server and says what it means. */

import { readFileSync } from "node:fs";
import process from "node:process";
import { findCatalogueRow } from "../catalogue/find-row.js";
import {
  fromResponse,
  isRetryable,
  type PolicyName,
  parseError,
  type Report,
  retryDelay,
} from "../client.js";
import { RETRY_POLICIES } from "../generated/retries.js";
import type { OptionTypes, ParsedArguments } from "./arguments.js";
import { escapeControls, formatSafeJson, formatTable, type Style } from "./style.js";
import { findHeader, findLastResponse, type TranscribedResponse } from "./transcript.js";
import { formatSuggestion, MissingInputError, UsageError } from "./wrong-use.js";

/** The options of the command. */
export const EXPLAIN_OPTIONS: OptionTypes = {
  file: { type: "string" },
  json: { type: "boolean" },
  fail: { type: "boolean" },
  status: { type: "string" },
  method: { type: "string" },
  policy: { type: "string" },
};

/** The most bytes of input. A transcript that a person looks at has fewer. */
const MOST_INPUT_BYTES = 1 << 26;

/** Returns why a file cannot be read, and what helps. */
function describeReadFailure(file: string, error: unknown): string {
  if (/^https?:/i.test(file)) return `it is a URL. Use \`curl -si ${file} | httpexc explain\``;
  const { code } = error as { readonly code?: string };
  if (code === "ENOENT") return "no such file";
  if (code === "EISDIR") return "it is a folder";
  return code ?? String(error);
}

/**
 * Returns the file that the user named, or undefined if there is none.
 *
 * @throws UsageError if there is more than one
 */
function findFile(args: ParsedArguments): string | undefined {
  const [first, second] = [...args.all("file"), ...args.words];
  if (second !== undefined) throw new UsageError(`Unexpected argument: ${second}. Give one file`);
  return first;
}

/** Returns the bytes of a file, or of the standard input. */
async function readInput(file: string | undefined): Promise<Uint8Array> {
  if (file !== undefined && file !== "-") {
    try {
      return readFileSync(file);
    } catch (error) {
      throw new UsageError(`Cannot read ${file}: ${describeReadFailure(file, error)}`);
    }
  }
  if (process.stdin.isTTY) {
    throw new UsageError(
      "Nothing to read. Pipe a response in, as in `curl -si URL | httpexc explain`, or name a file",
    );
  }
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of process.stdin) {
    parts.push(part);
    size += part.length;
    if (size > MOST_INPUT_BYTES) throw new UsageError("The input has more than 64 MiB");
  }
  return Buffer.concat(parts);
}

/** Returns the report of a response, or undefined if it is no error. */
async function readReport(transcribed: TranscribedResponse): Promise<Report | undefined> {
  const { status, headers, body } = transcribed;
  if (status === 0 || status >= 400) return parseError(transcribed);
  if (status < 200 || status > 299) return undefined;
  const hasNoContent = status === 204 || status === 205;
  let response: Response;
  try {
    const pairs = headers.map(([name, value]): [string, string] => [name, value]);
    response = new Response(hasNoContent ? null : (body as BodyInit), { status, headers: pairs });
  } catch {
    // Fetch refuses one of the headers, so the report comes from the body alone.
    response = new Response(hasNoContent ? null : (body as BodyInit), { status });
  }
  // GraphQL, Slack and others report errors in a 200.
  const error = await fromResponse(response, { errorsInOk: true, maxBytes: 1 << 20 });
  return error?.report;
}

/** Whether and when to send the request again. */
interface Advice {
  readonly retryable: boolean;
  /** The delay in seconds that the response states, or undefined if it states none. */
  readonly after: number | undefined;
  /** The advice as a sentence. */
  readonly words: string;
}

/** Returns advice about another try, or undefined if there is no status. */
function createAdvice(report: Report, args: ParsedArguments): Advice | undefined {
  const policy = (args.one("policy") ?? "default") as PolicyName;
  const policies = Object.keys(RETRY_POLICIES);
  if (!policies.includes(policy)) {
    const hint = formatSuggestion(policy, policies) || ".";
    throw new UsageError(`Unknown policy ${policy}${hint} Policies: ${policies.join(", ")}`);
  }
  if (report.status === 0) return undefined;
  const method = (args.one("method") ?? "GET").toUpperCase();
  const retryable = isRetryable(report, { policy, method });
  // With a backoff of 0, a delay above 0 is one that the response states.
  const stated = retryDelay(report, { base: 0, jitter: false });
  const after = stated > 0 || report.retryAfter === 0 ? stated : undefined;
  const when = after === undefined ? "with increasing delays" : `in ${formatSeconds(after)}`;
  const words = retryable
    ? `yes, ${when}`
    : isRetryable(report, { policy, anyMethod: true })
      ? `only if sending the ${escapeControls(method)} twice does no harm; then ${when}`
      : "no, the same request would fail again";
  return { retryable, after, words };
}

const formatSeconds = (number: number) => `${Math.round(number * 1000) / 1000} s`;

/** Returns a challenge as a header has it. */
function describeChallenge({ scheme, params, token68 = "" }: Report["challenges"][number]): string {
  const list = Object.entries(params).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${scheme} ${token68}${list.join(", ")}`.trim();
}

/** Returns how many requests are left of how many, as far as it is known. */
function formatRequestCount(remaining: number | null, most: number | null): string {
  if (remaining === null) return most === null ? "" : `${most} requests`;
  return most === null ? `${remaining} requests left` : `${remaining} of ${most} requests left`;
}

/** Returns what is known of a rate limit. */
function formatRateLimit(limit: NonNullable<Report["rateLimit"]>): string {
  const { limit: most, remaining, reset, scope, global, bucket } = limit;
  const parts = [
    formatRequestCount(remaining, most),
    reset === null ? "" : `resets in ${formatSeconds(reset)}`,
    global ? "for the whole API" : "",
    scope === null ? "" : `scope ${scope}`,
    bucket === null ? "" : `bucket ${bucket}`,
  ];
  return escapeControls(parts.filter(Boolean).join(", "));
}

/** Returns a path as it is written in code. */
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
  // More than a person reads; `--json` has all of them.
  const lines = formatTable(rows.slice(0, 50), style).map((line) => `  ${line}`);
  if (rows.length > 50) lines.push(`    and ${rows.length - 50} more`);
  return lines;
}

/** Returns a status and its phrase: the one of the response, or that of the catalogue. */
function formatHead({ status, phrase }: TranscribedResponse): string {
  if (status === 0) return "No status line";
  const row = findCatalogueRow(status);
  const shown = escapeControls(phrase || (row?.phrase ?? ""));
  return `${status} ${shown}`.trimEnd();
}

function formatReport(
  transcribed: TranscribedResponse,
  report: Report,
  advice: Advice | undefined,
  style: Style,
) {
  const { status } = transcribed;
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
  if (report.rateLimit) put("Rate limit", formatRateLimit(report.rateLimit) || null);
  for (const challenge of report.challenges) put("Challenge", describeChallenge(challenge));
  put("Retry", advice?.words);
  put("Format", report.dialect);
  for (const [name, value] of Object.entries(report.extensions).slice(0, 20)) {
    const json = formatSafeJson(value);
    rows.push([escapeControls(name), json.length > 200 ? `${json.slice(0, 200)}…` : json]);
  }
  const { className } = findCatalogueRow(status) ?? {};
  const colour =
    status >= 500 ? style.red : status >= 400 || status === 0 ? style.yellow : style.green;
  const lines = [
    style.bold(colour(formatHead(transcribed))) + (className ? `  ${style.cyan(className)}` : ""),
    "",
    ...formatTable(rows, style),
  ];
  const { errors } = report;
  if (errors.length > 0) lines.push("", "  Errors", ...formatErrors(errors, style));
  return lines.join("\n");
}

/** The result of {@link explain}: the output, and whether the response is an error. */
export interface Explanation {
  readonly output: string;
  readonly note: string | undefined;
  readonly isError: boolean;
}

/** Explains the response in a file or in the standard input. */
export async function explain(args: ParsedArguments, style: Style): Promise<Explanation> {
  const file = findFile(args);
  const givenStatus = args.one("status");
  if (givenStatus !== undefined && !/^[1-5]\d\d$/.test(givenStatus)) {
    throw new UsageError(`--status is not a status code: ${givenStatus}`);
  }
  const input = await readInput(file);
  if (input.every((byte) => byte <= 32)) {
    throw new MissingInputError("The input is empty. If curl failed, `curl -S` shows why.");
  }
  const found = findLastResponse(input);
  const isBare = found.status === 0;
  const transcribed =
    givenStatus === undefined ? found : { ...found, status: Number(givenStatus), phrase: "" };
  const note =
    isBare && givenStatus === undefined
      ? "The input has no status line, so only the body is read. Use `curl -i`, or add --status."
      : undefined;
  const report = await readReport(transcribed);
  if (report === undefined) {
    const location = findHeader(transcribed.headers, "location");
    const leads = location === undefined ? "" : ` It redirects to ${escapeControls(location)}`;
    const output = args.has("json")
      ? formatSafeJson({ isError: false, status: transcribed.status }, 2)
      : `${style.bold(style.green(formatHead(transcribed)))}\n\n  This response is not an error.${leads}`;
    return { output, note, isError: false };
  }
  const advice = createAdvice(report, args);
  if (!args.has("json")) {
    return { output: formatReport(transcribed, report, advice, style), note, isError: true };
  }
  const retry = advice ? { retryable: advice.retryable, after: advice.after ?? null } : null;
  const className = findCatalogueRow(transcribed.status)?.className ?? null;
  const output = formatSafeJson({ isError: true, className, ...report, retry }, 2);
  return { output, note, isError: true };
}
