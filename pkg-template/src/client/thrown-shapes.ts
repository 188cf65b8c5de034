/**
 * The shapes in which HTTP clients and SDKs throw a response: where its status, its headers and its body
 * are. A shape is recognised by its members, so no client is imported. js-tests/clients proves each with the
 * packages that its row names, against a real server.
 */

import { createRecord } from "../values/own-record.js";
import { readMember, readSafely } from "../values/safe-read.js";

/** The status and the headers of a response, as a client has them. */
export interface ThrownHead {
  readonly status: unknown;
  readonly headers: unknown;
}

/** One shape. A path is the names of members with dots between them; the thrown value's is empty. */
export interface ResponseShape {
  /** The members that tell the shape. */
  readonly marks: readonly string[];
  /** The path of what has `status` or `statusCode`, and `headers`; or a function that returns them. */
  readonly head: string | ((thrown: object) => ThrownHead);
  /** The paths at which the body may be. The first that has content counts. */
  readonly bodies: readonly string[];
  /** Returns the body as the server sent it, from what the client made of it. */
  readonly restoreBody?: (thrown: object, body: unknown) => unknown;
}

/** The shapes. The first whose marks and status are there counts. */
export const RESPONSE_SHAPES: readonly ResponseShape[] = [
  // A response as a member: axios 1, @octokit/core 7, gaxios 7 and 8 and openapi-fetch 0.17 with a parsed
  // body, ofetch 1 and ky 2 with that and a response that was read, ky 1 with one that was not,
  // superagent 10 and got 14 and 16 with a text.
  {
    marks: ["response"],
    head: "response",
    bodies: ["data", "error", "response.data", "response._data", "response.text", "response.body"],
  },
  // AWS SDK 3: the body is the text if it could not be parsed, otherwise the members of the error.
  {
    marks: ["$response"],
    head: "$response",
    bodies: ["$responseBodyText"],
    restoreBody: (thrown, body) => body ?? restoreAwsBody(thrown),
  },
  // Stripe 23: the object below `error` of the body, with the headers and the status in it.
  {
    marks: ["raw", "statusCode"],
    head: "",
    bodies: [],
    restoreBody: (thrown) => ({ error: omitHead(readMember(thrown, "raw")) }),
  },
  // A response of any fetch: that of the platform, undici 7, node-fetch 2 and 3, cross-fetch 4.
  { marks: ["bodyUsed"], head: "", bodies: ["_data"] },
  // undici 7 with interceptors.responseError, undici 6 with throwOnError
  { marks: ["body"], head: "", bodies: ["body"] },
  // What axios and gaxios return if `validateStatus` accepts the status.
  { marks: ["data"], head: "", bodies: ["data"] },
  // OpenAI 7 and Anthropic 1: the body, or the object below `error` of it, or a text in the message.
  { marks: ["error"], head: "", bodies: ["error"], restoreBody: restoreModelBody },
  // @discordjs/rest 2, which keeps no header. Of a 5xx it keeps no body either.
  {
    marks: ["requestBody", "url"],
    head: (thrown) => ({ status: readMember(thrown, "status"), headers: {} }),
    bodies: ["rawError"],
  },
  // @discordjs/rest 2 with `rejectOnRateLimit`
  { marks: ["timeToReset"], head: restoreDiscordHead, bodies: [] },
];

/** What the AWS SDK writes for a code, and for a message, that the body does not have. */
const AWS_UNKNOWN: readonly unknown[] = ["Unknown", "UnknownError"];

/** Returns the members of the error that the AWS SDK took from the body, with the code as `__type`. */
function restoreAwsBody(thrown: object): object | undefined {
  // An error of the parser has no fault, and none of its texts is the server's.
  if (readMember(thrown, "$fault") === undefined) return undefined;
  const members: { [name: string]: unknown } = {};
  for (const name of readSafely(() => Object.keys(thrown)) ?? []) {
    if (!/^(\$|name$)/.test(name)) members[name] = readMember(thrown, name);
  }
  const code = readMember(thrown, "name");
  const message = readMember(thrown, "message");
  if (!AWS_UNKNOWN.includes(code)) members["__type"] = code;
  members["message"] = AWS_UNKNOWN.includes(message) ? undefined : message;
  return members;
}

/** Returns an object without the parts of the response that Stripe adds to it. */
function omitHead(raw: unknown): object {
  const members = readSafely(() => createRecord(raw as object)) ?? {};
  return { ...members, headers: undefined, statusCode: undefined, requestId: undefined };
}

/** What OpenAI and Anthropic write in place of a body that is missing. */
const NO_BODY = "status code (no body)";

/** Returns the body of a response of OpenAI or Anthropic. A text that is no JSON is in the message alone. */
function restoreModelBody(thrown: object, body: unknown): unknown {
  if (body !== undefined) {
    // OpenAI keeps what is below `error` of the body. Its API writes all of these members.
    const isInner = ["type", "param", "code"].every((name) => readMember(body, name) !== undefined);
    return isInner ? { error: body } : body;
  }
  const message = readMember(thrown, "message");
  const [, text] = (typeof message === "string" && /^\d{3} (.*)$/s.exec(message)) || [];
  return text === NO_BODY ? undefined : text;
}

/** Returns the head of the 429 that a `RateLimitError` describes, with the headers that Discord sends. */
function restoreDiscordHead(thrown: object): ThrownHead {
  const milliseconds = readMember(thrown, "retryAfter");
  if (typeof milliseconds !== "number") return { status: undefined, headers: undefined };
  const headers = {
    "retry-after": milliseconds / 1000,
    "x-ratelimit-limit": readMember(thrown, "limit"),
    "x-ratelimit-remaining": 0,
    "x-ratelimit-scope": readMember(thrown, "scope"),
    "x-ratelimit-global": readMember(thrown, "global") === true ? "true" : undefined,
  };
  return { status: 429, headers };
}
