// Hazard 31: no request is sent again that must not be, whatever a server, a policy or a caller says.

import * as undici from "undici";
import { testHazard } from "../lib/hazard-tally.mjs";
import { importPackageCopy } from "../unit/package-import.mjs";

const { client } = await importPackageCopy("hazards-retries");
const { isRetryable, withRetries } = client;

const URL_TEXT = "https://api.example/songs";

const STATUSES = [400, 403, 404, 408, 409, 413, 425, 429, 500, 501, 502, 503, 504, 507, 522, 529];

/** What servers say of another try. */
const WORDS = [
  [{}, undefined],
  [{ "retry-after": "0" }, undefined],
  [{ "x-should-retry": "true" }, undefined],
  [{ "x-should-retry": "true", "retry-after": "0" }, '{"retryable":true}'],
  [{ "content-type": "application/problem+json" }, '{"type":"about:blank","retryable":true}'],
  [{ "content-type": "application/json" }, '{"message":"Busy","retry_after":0}'],
  [{ "x-ratelimit-remaining": "0", "x-ratelimit-reset-after": "0" }, undefined],
];

/** What callers may set, other than `anyMethod`. */
const POLICIES = [
  {},
  { policy: "discord" },
  { accepted: true },
  { retryOn: STATUSES },
  { retryOn: () => true },
  { failedRequests: true, budget: 60 },
];

/** Requests that must be sent once: those that are not idempotent, and those that are not understood. */
const REQUESTS = [
  ["POST", () => [URL_TEXT, { method: "POST", body: "x" }]],
  ["post", () => [URL_TEXT, { method: "post" }]],
  ["PATCH", () => [URL_TEXT, { method: "PATCH" }]],
  ["LOCK", () => [URL_TEXT, { method: "LOCK" }]],
  ["CONNECT", () => [URL_TEXT, { method: "CONNECT" }]],
  ["a Request", () => [new Request(URL_TEXT, { method: "POST", body: "x" })]],
  ["a Request as init", () => [URL_TEXT, new Request(URL_TEXT, { method: "POST", body: "x" })]],
  ["a Request of undici", () => [new undici.Request(URL_TEXT, { method: "POST", body: "x" })]],
  ["a PUT of undici", () => [new undici.Request(URL_TEXT, { method: "PUT", body: "x" })]],
  ["a String object", () => [URL_TEXT, { method: Object("POST") }]],
  ["an unknown object", () => [{ address: URL_TEXT }]],
  ["a stream", () => [URL_TEXT, { method: "PUT", body: new Blob(["x"]).stream() }]],
];

testHazard(31, "requests that must be sent once", async ({ check }) => {
  for (const [name, createRequest] of REQUESTS) {
    for (const status of STATUSES) {
      for (const [headers, body] of WORDS) {
        for (const options of POLICIES) {
          let tries = 0;
          const fetch = async () => {
            tries++;
            return new Response(body, { status, headers });
          };
          await withRetries(fetch, { base: 0, ...options })(...createRequest());
          check(tries === 1, `${name}, ${status}, ${JSON.stringify([headers, options])}: ${tries}`);
        }
      }
    }
  }
});

/** Requests that are sent once in spite of `idempotencyKey`: other methods, and bodies that are gone. */
const UNKEYED_REQUESTS = REQUESTS.filter(
  ([name]) => !["POST", "post", "PATCH", "a Request", "a String object"].includes(name),
);

testHazard(31, "requests with a key", async ({ check }) => {
  const countTries = async (createRequest, answer, options) => {
    const keys = [];
    const fetch = async (input, init) => {
      const headers = new Headers(init?.headers ?? input.headers);
      keys.push(headers.get("idempotency-key"));
      return answer();
    };
    await withRetries(fetch, { base: 0, idempotencyKey: true, ...options })(...createRequest());
    return keys;
  };
  const keyed = REQUESTS.filter((request) => !UNKEYED_REQUESTS.includes(request));
  for (const status of STATUSES) {
    for (const [headers, body] of WORDS) {
      for (const options of POLICIES) {
        const what = `${status}, ${JSON.stringify([headers, options])}`;
        const answer = () => new Response(body, { status, headers });
        for (const [name, createRequest] of UNKEYED_REQUESTS) {
          const keys = await countTries(createRequest, answer, options);
          check(keys.length === 1, `${name}, ${what}: ${keys}`);
        }
        // A request with a key is sent as often as a PUT, with one key.
        const put = await countTries(
          () => [URL_TEXT, { method: "PUT", body: "x" }],
          answer,
          options,
        );
        check(new Set(put).size === 1 && put[0] === null, `PUT, ${what}: ${put}`);
        for (const [name, createRequest] of keyed) {
          const keys = await countTries(createRequest, answer, options);
          const isOne = new Set(keys).size === 1 && /^"[\da-f-]{36}"$/.test(keys[0]);
          check(isOne && keys.length === put.length, `${name}, ${what}: ${keys}`);
        }
      }
    }
  }
});

/** Errors that come again with each try. */
const ERRORS = [
  ...[TypeError, RangeError, SyntaxError, Error].map((Class) => new Class("a bug")),
  new TypeError("Request with GET/HEAD method cannot have body."),
  new TypeError("fetch failed", { cause: new Error("bad port") }),
  new TypeError("fetch failed", { cause: new Error("unexpected redirect") }),
  new TypeError("fetch failed", { cause: new TypeError("fetch failed", { cause: 7 }) }),
  ...[
    "CERT_HAS_EXPIRED",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "ERR_TLS_CERT_ALTNAME_INVALID",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "SELF_SIGNED_CERT_IN_CHAIN",
    "ERR_INVALID_URL",
    "ERR_INVALID_ARG_TYPE",
    "ERR_INVALID_CHAR",
    "EPROTO",
    "EACCES",
    "EINVAL",
    "HPE_INVALID_CONSTANT",
    "UND_ERR_INVALID_ARG",
    "UND_ERR_ABORTED",
    "UND_ERR_NOT_SUPPORTED",
    "UND_ERR_REQ_CONTENT_LENGTH_MISMATCH",
    "ABORT_ERR",
    "ERR_CANCELED",
    "ERR_BAD_REQUEST",
  ].flatMap((code) => {
    const cause = Object.assign(new Error(code), { code });
    return [cause, new TypeError("fetch failed", { cause })];
  }),
  new DOMException("aborted", "AbortError"),
  null,
  undefined,
  "ECONNREFUSED",
  { code: 7 },
];

testHazard(31, "errors that come again", async ({ check }) => {
  for (const error of ERRORS) {
    check(!isRetryable(error), `${error} is retryable`);
    for (const options of POLICIES) {
      let tries = 0;
      const fetch = async () => {
        tries++;
        throw error;
      };
      await withRetries(fetch, { base: 0, ...options })(URL_TEXT).catch(() => {});
      check(tries === 1, `${error}: ${tries} tries`);
    }
  }
});

/** Codes of errors that say that the network failed. */
const NETWORK_CODES = [
  "ECONNREFUSED",
  "ECONNRESET",
  "ETIMEDOUT",
  "EAI_AGAIN",
  "ENOTFOUND",
  "EPIPE",
  "UND_ERR_SOCKET",
  "UND_ERR_CONNECT_TIMEOUT",
  "UND_ERR_HEADERS_TIMEOUT",
];

testHazard(31, "failures of the network are still repeated", async ({ check }) => {
  for (const code of NETWORK_CODES) {
    const cause = Object.assign(new Error(code), { code });
    const inner = Object.assign(new Error(""), { errors: [cause] });
    for (const error of [
      cause,
      new TypeError("fetch failed", { cause }),
      new TypeError("fetch failed", { cause: inner }),
    ]) {
      check(isRetryable(error), `${code} is not retryable`);
      check(!isRetryable(error, { method: "POST" }), `${code} is retryable for a POST`);
    }
  }
  for (const message of [
    "Failed to fetch",
    "Failed to fetch (api.example)",
    "NetworkError when attempting to fetch resource.",
    "Load failed",
    "Network request failed",
    "Network connection lost.",
    "error sending request for url (https://a.example/): client error (Connect)",
  ]) {
    check(isRetryable(new TypeError(message)), message);
  }
});
