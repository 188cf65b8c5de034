// Code that a consumer of the client may write, and mistakes that the compiler must refuse. It is
// compiled and never run.

import {
  HTTPBadRequest,
  HTTPConflict,
  type HTTPException,
  HTTPNotFound,
  HTTPUnauthorized,
  toResponse,
} from "httpexc";
import {
  type AnswerLike,
  type Client,
  type Codes,
  codes,
  createClient,
  type FailedRequest,
  type FailedTry,
  fetchOrThrow,
  fromError,
  fromResponse,
  isReadError,
  isRetryable,
  NoResponse,
  parseError,
  type ReadError,
  type ReadOptions,
  type ReadResponse,
  Report,
  type ReportedChallenge,
  type ReportedError,
  type ReportedRateLimit,
  type RetryPolicy,
  raiseForStatus,
  retryDelay,
  withRetries,
} from "httpexc/client";

class InvalidForm extends HTTPBadRequest {}

// Every form of a response's parts.
const responseParts: AnswerLike[] = [
  {},
  { status: 404, headers: new Headers(), body: "text" },
  { status: 404, headers: [["a", "b"]], body: new Uint8Array() },
  { status: 404, headers: new Map([["a", "b"]]), body: new ArrayBuffer(4) },
  { status: 404, headers: { a: "b", c: ["d"], e: 7, f: undefined }, body: null },
  // A body that a client has parsed.
  { status: 404, body: { detail: "No." } },
  { status: 404, body: [{ message: "No." }] },
];
for (const parts of responseParts) {
  const report: Report = parseError(parts, { maxBytes: 1000 });
  const code: string | number | null = report.code;
  const detail: string | null = report.detail;
  const errors: readonly ReportedError[] = report.errors;
  const limit: ReportedRateLimit | null = report.rateLimit;
  const challenges: readonly ReportedChallenge[] = report.challenges;
  const { realm }: { readonly [name: string]: string } = challenges[0]?.params ?? {};
  const raw: unknown = report.raw;
  for (const { path, in: place, message, ...more } of errors) {
    const segments: readonly (string | number)[] = path;
    const where: "body" | "query" | "path" | "header" | "cookie" | undefined = place;
    console.log(segments, where, message, more, code, detail, limit, realm, raw);
  }
  // @ts-expect-error a report is read-only
  report.code = 7;
}
// @ts-expect-error a body is no number
parseError({ body: 7 });
// @ts-expect-error only reading a response creates a report
new Report();

// An error that was read, before and after the check of its class.
const response = new Response();
const error: ReadError | null = await fromResponse(response, { errorsInOk: true, relay: true });
if (error) {
  const base: HTTPException = error;
  const status: number = error.status;
  const code: string | number | undefined = error.code;
  const detail: string | undefined = error.detail;
  const first: ReportedError | undefined = error.errors[0];
  const seconds: number | undefined = error.retryAfter;
  const id: string | undefined = error.requestId;
  const challenges: readonly ReportedChallenge[] = error.challenges;
  const metadata: string | undefined = challenges[0]?.params["resource_metadata"];
  const token: string | undefined = challenges[0]?.token68;
  // A challenge that was read is one of an error of this program.
  new HTTPUnauthorized({ challenges });
  console.log(metadata, token);
  const from: ReadResponse = error.response;
  const url: string = error.response.url;
  const header: string | null = error.response.headers.get("x-a");
  console.log(base, status, code, detail, first, seconds, id, from, url, header, error.report.raw);
  toResponse(error);
  if (error instanceof HTTPNotFound) {
    const found: 404 = error.status;
    const report: Report = error.report;
    console.log(found, report);
  }
}

// An error that was thrown: its class, and whether it was read, checked in either order.
try {
  await fetchOrThrow("https://api.example/");
} catch (thrown) {
  if (thrown instanceof HTTPNotFound) {
    // @ts-expect-error an error of this program has no request id of another server
    console.log(thrown.requestId);
  }
  if (thrown instanceof HTTPNotFound && isReadError(thrown)) {
    const found: 404 = thrown.status;
    const id: string | undefined = thrown.requestId;
    const seconds: number | undefined = thrown.retryAfter;
    const report: Report = thrown.report;
    const raw: unknown = thrown.raw;
    console.log(found, id, seconds, report, raw);
  }
  if (isReadError(thrown)) {
    const read: ReadError = thrown;
    const base: HTTPException = thrown;
    const dialect: string = thrown.dialect;
    console.log(read, base, dialect);
    if (thrown instanceof InvalidForm) {
      const own: InvalidForm = thrown;
      const wrong: readonly ReportedError[] = thrown.errors;
      console.log(own, wrong);
    }
  }
}

const same: Response = await raiseForStatus(response, { signal: AbortSignal.timeout(7) });
const fetched: Response = await fetchOrThrow(new URL("https://api.example/"), {
  method: "POST",
  headers: { a: "b" },
  signal: AbortSignal.timeout(7),
  codes: { 50035: InvalidForm },
  maxBytes: 7,
});
const options: ReadOptions = { codes: codes({ taken: HTTPConflict }).and({ 7: InvalidForm }) };
await fromResponse(response, options);
await fromResponse({ status: 404, headers: new Headers() });
// @ts-expect-error a number is no response
await fromResponse(404);
// @ts-expect-error a code has a class, not its name
codes({ 7: "InvalidForm" });
// @ts-expect-error the class of a code creates errors
codes({ 7: Date });
// @ts-expect-error there is no such option
await fromResponse(response, { bytes: 7 });

// Retries.
const policy: RetryPolicy = {
  policy: "discord",
  base: 1,
  cap: 60,
  budget: 120,
  jitter: () => 0.5,
  onRetry: ({ attempt, delay }: FailedTry) => console.log(attempt, delay),
};
withRetries(fetch, { onRetry: async ({ attempt }) => attempt < 2 });
// @ts-expect-error there is no such option
withRetries(fetch, { retries: 3 });
const patient: typeof fetch = withRetries(fetch, policy);
withRetries(fetch, "default");
withRetries(async (url: string) => new Response(url));
// @ts-expect-error there is no such policy
withRetries(fetch, "azure");
const again: boolean = isRetryable(error, { policy: "discord", method: "POST", anyMethod: true });
// What the server says, and what the caller adds.
const word: boolean | undefined = error?.retryable;
const reportedWord: boolean | null | undefined = error?.report.retryable;
const ownWord: boolean | undefined = new HTTPConflict({ retryable: true }).retryable;
const isBroken = ({ status, method, delay, retryable, failure }: FailedRequest) =>
  status === 500 && method !== "TRACE" && delay !== 0 && retryable !== false && failure !== null;
isRetryable(error, { retryOn: [500] });
isRetryable(error, { retryOn: isBroken });
withRetries(fetch, { policy: "discord", retryOn: ({ status }) => status === 503 || undefined });
createClient({ retry: { retryOn: [500, 503] as const } });
// @ts-expect-error a status is a number
isRetryable(error, { retryOn: ["500"] });
// @ts-expect-error a predicate decides at once
isRetryable(error, { retryOn: async () => true });
// @ts-expect-error it is true or false
new HTTPConflict({ retryable: "yes" });
console.log(word, reportedWord, ownWord);

const wait: number = retryDelay(error, { attempt: 3, base: 1, cap: 60, jitter: false, now: 7 });

// What another client has thrown.
const fromAny: ReadError | NoResponse | null = await fromError(error as unknown, {
  codes: { 50035: InvalidForm },
  method: "POST",
  signal: null,
});
if (fromAny instanceof NoResponse) {
  const noStatus: undefined = fromAny.status;
  const cause: unknown = fromAny.cause;
  console.log(noStatus, cause);
} else if (fromAny) {
  const requestId: string | undefined = fromAny.requestId;
  console.log(requestId, fromAny.report, fromAny instanceof HTTPNotFound);
  // @ts-expect-error an error that was read is not null
  const none: null = fromAny;
  console.log(none);
}
// @ts-expect-error it is a promise
const early: ReadError | NoResponse | null = fromError(error);
// @ts-expect-error there is no such option
await fromError(error, { retry: 3 });
// @ts-expect-error null is no status
fromAny.status;
console.log(early);

// A client.
const client: Client = createClient({ retry: policy, fetch: patient })
  .codes({ 50035: InvalidForm })
  .codes({ taken: HTTPConflict });
const read: Response = await client.fetchOrThrow("https://api.example/", { method: "PUT" });
const noCodes: Codes = codes({});
// @ts-expect-error there is no such option
createClient({ retries: 3 });

export { again, fetched, noCodes, read, same, wait };
