/** An error as attributes by the semantic conventions of OpenTelemetry (1.45), HTTP and exceptions. */

import { isHTTPException } from "../index.js";
import { readMember } from "../values/safe-read.js";
import { ErrorRecorder } from "./error-recorder.js";
import type { FingerprintOptions } from "./fingerprint.js";
import {
  findFirstThrown,
  findMethod,
  findReceivedStatus,
  findSentStatus,
  findUrl,
  readMemberText,
  splitUrl,
  type TelemetryKind,
} from "./telemetry-source.js";

/** The options of `otelAttributes`. The context of `onError` or of `onResponse` is valid as options. */
export interface OtelOptions extends FingerprintOptions {
  /** Whether there is a stack, with those of the causes. Default: true, if the error has one. */
  readonly stack?: boolean | undefined;
}

/** Attributes of a span or of a log record. */
export interface OtelAttributes {
  /** An attribute by its name, such as `error.type`. */
  readonly [name: string]: string | number;
}

/** The methods that the conventions know. Any other is `_OTHER`, so that there are few. */
const KNOWN_METHODS: ReadonlySet<string> = new Set(
  "CONNECT DELETE GET HEAD OPTIONS PATCH POST PUT QUERY TRACE".split(" "),
);

const DEFAULT_PORTS: { readonly [scheme: string]: number | undefined } = { http: 80, https: 443 };

/** The most causes whose stacks are in the stack of an error. */
const MAX_CAUSES = 8;

type Attributes = [name: string, value: string | number | undefined][];

/** Returns the error that says what happened: the cause of an HTTP error that has no text of its own. */
function findDescribedError(error: unknown): unknown {
  let described = error;
  for (let left = MAX_CAUSES; left > 0 && isHTTPException(described); left--) {
    const cause = readMember(described, "cause");
    if (readMemberText(described, "detail") !== undefined || typeof cause !== "object") break;
    described = cause;
  }
  return described;
}

/** Returns the stacks of a record and of its causes, from the outside in. */
function joinStacks(record: object): string | undefined {
  const stacks: string[] = [];
  let current: unknown = record;
  while (stacks.length <= MAX_CAUSES && typeof current === "object" && current !== null) {
    const summary = `${readMember(current, "name")}: ${readMember(current, "message")}`;
    stacks.push(readMemberText(current, "stack") ?? summary);
    current = readMember(current, "cause");
  }
  const hasStack = readMemberText(record, "stack") !== undefined || stacks.length > 1;
  return hasStack ? stacks.join("\nCaused by: ") : undefined;
}

/** Returns what kind of failure it was, in few different words, or undefined if it was none. */
function findErrorType(
  error: unknown,
  kind: TelemetryKind,
  status: number | undefined,
): string | undefined {
  const origin = findFirstThrown(error);
  if (kind === "server") {
    // A server has done its work if the request was wrong.
    if (status === undefined || status < 500) return undefined;
    return isHTTPException(error)
      ? String(status)
      : (readMemberText(error, "name") ?? String(status));
  }
  // What the caller ended is no failure.
  if (readMember(origin, "name") === "AbortError") return undefined;
  if (status !== undefined && status >= 400) return String(status);
  return readMemberText(origin, "code") ?? readMemberText(origin, "name") ?? "_OTHER";
}

function listExceptionAttributes(
  error: unknown,
  recorder: ErrorRecorder,
  hasStack: boolean,
): Attributes {
  const record = recorder.recordThrown(findDescribedError(error));
  const message = readMemberText(record, "detail") ?? readMemberText(record, "message");
  return [
    ["exception.type", readMemberText(record, "name")],
    ["exception.message", message],
    ["exception.stacktrace", hasStack ? joinStacks(record) : undefined],
  ];
}

function listRequestAttributes(
  error: unknown,
  kind: TelemetryKind,
  { request, route }: OtelOptions,
  recorder: ErrorRecorder,
): Attributes {
  // The request to another server is none that this server got.
  const sent = kind === "client" ? error : undefined;
  const method = findMethod(sent, request);
  const isKnown = method === undefined || KNOWN_METHODS.has(method);
  const url = findUrl(sent, request);
  const { scheme, host, port } = splitUrl(url ?? "");
  const redactText = (name: string, text: string | undefined) =>
    text === undefined ? undefined : String(recorder.redactMember(name, text));
  const redacted = redactText("url", url);
  const { path, query } = splitUrl(redacted ?? "");
  const attributes: Attributes = [
    ["http.request.method", isKnown ? method : "_OTHER"],
    ["http.request.method_original", isKnown ? undefined : redactText("method", method)],
    ["server.address", host],
    ["server.port", host === undefined ? undefined : (port ?? DEFAULT_PORTS[scheme ?? ""])],
  ];
  if (kind === "client") return [...attributes, ["url.full", redacted]];
  return [
    ...attributes,
    ["http.route", redactText("route", route)],
    ["url.scheme", scheme],
    ["url.path", path],
    ["url.query", query],
  ];
}

/** Returns the attributes of an error. */
export function createOtelAttributes(
  error: unknown,
  kind: TelemetryKind,
  options: OtelOptions,
): OtelAttributes {
  const recorder = new ErrorRecorder(options.redact, options.stack);
  const status =
    kind === "server" ? findSentStatus(error, options.status) : findReceivedStatus(error);
  const type = findErrorType(error, kind, status);
  const all: Attributes = [
    // A code or a name may be any text.
    ["error.type", type === undefined ? undefined : String(recorder.redactMember("type", type))],
    ["http.response.status_code", status],
    ...listRequestAttributes(error, kind, options, recorder),
    ...listExceptionAttributes(error, recorder, options.stack ?? true),
  ];
  return Object.fromEntries(
    all.filter((attribute): attribute is [string, string | number] => {
      return attribute[1] !== undefined && attribute[1] !== "";
    }),
  );
}
