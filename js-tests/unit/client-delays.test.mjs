// When a response says that another try is worth it: Retry-After and its kin, and quotas.

import assert from "node:assert/strict";
import { test } from "node:test";
import { importPackage } from "./package-import.mjs";

const { client } = await importPackage();
const { isRetryable, parseError, retryDelay } = client;

/** 2026-10-21T07:28:00Z */
const NOW = 1_792_567_680_000;
const AT = NOW / 1000;

/** Reads a delay from a response with some headers; `null` if it states none. */
function readDelay(headers, { status = 503, body = "" } = {}) {
  const date = new Date(NOW).toUTCString();
  const pairs = Array.isArray(headers) ? headers : Object.entries(headers);
  return parseError({ status, headers: [["date", date], ...pairs], body }).retryAfter;
}

const RETRY_AFTER = [
  // RFC 9110, 10.2.3: delay-seconds is 1*DIGIT. Parts of a second are common.
  ["0", 0],
  ["30", 30],
  ["0.25", 0.25],
  ["  30  ", 30],
  ['"30"', 30],
  // Above 10^9 a moment in seconds since 1970, above 10^12 in milliseconds.
  ["999999999", 999_999_999],
  [`${AT + 30}`, 30],
  [`${AT + 30}.5`, 30.5],
  [`${AT - 30}`, 0],
  [`${NOW + 30_000}`, 30],
  [`${NOW - 30_000}`, 0],
  // A list, such as two proxies make of their lines.
  ["30, 60", 60],
  ["60,30", 60],
  ["30, soon", 30],
  ["Wed, 21 Oct 2026 07:28:30 GMT, Wed, 21 Oct 2026 07:29:00 GMT", 60],
  ["7, Wed, 21 Oct 2026 07:28:30 GMT", 30],
  // Durations.
  ["30s", 30],
  ["1m30s", 90],
  ["500ms", 0.5],
  ["1h", 3600],
  ["1.5s", 1.5],
  // RFC 9110, 5.6.7: the three forms of an HTTP-date.
  ["Wed, 21 Oct 2026 07:28:30 GMT", 30],
  ["Wednesday, 21-Oct-26 07:28:30 GMT", 30],
  ["Wed Oct 21 07:28:30 2026", 30],
  ["Wed, 21 Oct 2026 07:27:30 GMT", 0],
  // More than 50 years in the future is in the past.
  ["Friday, 21-Oct-77 07:28:30 GMT", 0],
  // Offsets, and the zones of RFC 5322, 4.3.
  ["Wed, 21 Oct 2026 07:28:30 +0000", 30],
  ["Wed, 21 Oct 2026 07:28:30 -0000", 30],
  ["Wed, 21 Oct 2026 09:28:30 +0200", 30],
  ["Wed, 21 Oct 2026 01:58:30 -05:30", 30],
  ["Wed, 21 Oct 2026 07:28:30 UTC", 30],
  ["Wed, 21 Oct 2026 07:28:30 Z", 30],
  ["Tue, 20 Oct 2026 23:28:30 PST", 30],
  ["Wed, 21 Oct 2026 00:28:30 PDT", 30],
  ["Wed, 21 Oct 2026 02:28:30 EST", 30],
  ["Wed, 21 Oct 2026 03:28:30 EDT", 30],
  ["Wed, 21 Oct 2026 01:28:30 CST", 30],
  ["Wed, 21 Oct 2026 00:28:30 MST", 30],
  ["Wed Oct 21 2026 09:28:30 GMT+0200 (Central European Summer Time)", 30],
  // RFC 3339.
  ["2026-10-21T07:28:30Z", 30],
  ["2026-10-21t07:28:30.5z", 30.5],
  ["2026-10-21T09:28:30+02:00", 30],
  ["2026-10-21T09:28:30+0200", 30],
  ["2026-10-21 07:28:30 UTC", 30],
  ["2026-10-21 07:28:30+00", 30],
  // Where the moment cannot be known, there is no number.
  ["Wed, 21 Oct 2026 09:28:30 CEST", null],
  ["Wed, 21 Oct 2026 12:58:30 IST", null],
  ["Wed, 21 Oct 2026 07:28:30 A", null],
  ["Wed, 21 Oct 2026 07:28:30 PM", null],
  ["Wed, 21 Okt 2026 07:28:30 GMT", null],
  ["Wed, 21 Oct 2026", null],
  ["2026-10-21", null],
  ["2026-10-21T25:00:00Z", null],
  ["1e3", null],
  ["+30", null],
  ["-30", null],
  ["0x1e", null],
  ["1_000", null],
  ["Infinity", null],
  ["NaN", null],
  ["soon", null],
  ["30 or more", null],
  ["90 s", 90],
  ["90sec", 90],
  ["90 seconds", 90],
  ["90 Seconds", 90],
  ["1 minute 30 seconds", 90],
  ["1min30s", 90],
  ["1.5 minutes", 90],
  ["2 hours", 7200],
  ["1 hr 1 min", 3660],
  ["500 milliseconds", 0.5],
  ["PT90S", 90],
  ["PT1M30S", 90],
  ["P1DT2H", 93_600],
  ["5 months", null],
  ["P1M", null],
  ["P", null],
  ["PT", null],
  ["1 30 s", null],
  ["", null],
  [",", null],
  ["9".repeat(400), null],
];

for (const [value, expected] of RETRY_AFTER) {
  test(`Retry-After: ${value.slice(0, 70)} is ${expected} s`, () => {
    assert.equal(readDelay({ "retry-after": value }), expected);
  });
}

test("every line of Retry-After counts, and the longest delay wins", () => {
  for (const lines of [
    [
      ["retry-after", "30"],
      ["Retry-After", "60"],
    ],
    [["retry-after", ["60", "30"]]],
    new Headers([
      ["retry-after", "30"],
      ["retry-after", "Wed, 21 Oct 2026 07:29:00 GMT"],
    ]),
  ]) {
    assert.equal(readDelay([...lines]), 60);
  }
});

test("headers of single APIs that end like Retry-After are read", () => {
  for (const [headers, expected] of [
    [{ "x-ratelimit-retry-after": "7" }, 7],
    [{ "x-retry-after": "2026-10-21T07:28:30Z" }, 30],
    [{ "x-rate-limit-retry-after-seconds": "9" }, 9],
    [{ "retry-after-ms": "1500" }, 1.5],
    [{ "x-ms-retry-after-ms": "250" }, 0.25],
    [{ "retry-after-ms": `${NOW + 30_000}` }, 30],
    // The standard header comes first, unless it says nothing.
    [{ "retry-after": "3", "x-ratelimit-retry-after": "7" }, 3],
    [{ "retry-after": "soon", "x-ratelimit-retry-after": "7" }, 7],
  ]) {
    assert.equal(readDelay(headers), expected, JSON.stringify(headers));
  }
});

test("a delay in a body has the same forms", () => {
  const json = { "content-type": "application/json" };
  for (const [value, expected] of [
    [30, 30],
    [AT + 30, 30],
    [NOW + 30_000, 30],
    ["30s", 30],
    ["1m30s", 90],
    ["1 minute 30 seconds", 90],
    ["PT90S", 90],
    ["2026-10-21T07:28:30Z", 30],
    ["Wed, 21 Oct 2026 07:28:30 GMT", 30],
    [-1, null],
    ["soon", null],
  ]) {
    const body = JSON.stringify({ message: "Busy", retry_after: value });
    assert.equal(readDelay(json, { body }), expected, body);
  }
  const body = `{"message":"Busy","retryAfterMs":${NOW + 30_000}}`;
  assert.equal(readDelay(json, { body }), 30);
});

const soon = (seconds) => new Date(NOW + seconds * 1000).toISOString();

/** Quotas as APIs send them, and the seconds to wait; `undefined` if none is used up. */
const QUOTAS = {
  "Anthropic's tokens": [
    {
      "anthropic-ratelimit-requests-limit": "50",
      "anthropic-ratelimit-requests-remaining": "4",
      "anthropic-ratelimit-requests-reset": soon(1),
      "anthropic-ratelimit-tokens-limit": "40000",
      "anthropic-ratelimit-tokens-remaining": "0",
      "anthropic-ratelimit-tokens-reset": soon(60),
    },
    60,
  ],
  "Anthropic's input and output tokens, of which the later ends last": [
    {
      "anthropic-ratelimit-requests-remaining": "4",
      "anthropic-ratelimit-input-tokens-remaining": "0",
      "anthropic-ratelimit-input-tokens-reset": soon(20),
      "anthropic-ratelimit-output-tokens-remaining": "0",
      "anthropic-ratelimit-output-tokens-reset": soon(45),
    },
    45,
  ],
  "OpenAI's tokens": [
    {
      "x-ratelimit-limit-requests": "60",
      "x-ratelimit-limit-tokens": "150000",
      "x-ratelimit-remaining-requests": "59",
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-requests": "1s",
      "x-ratelimit-reset-tokens": "6m0s",
    },
    360,
  ],
  "OpenAI's requests": [
    {
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "1s",
      "x-ratelimit-remaining-tokens": "149984",
      "x-ratelimit-reset-tokens": "6m0s",
    },
    1,
  ],
  "both of OpenAI's": [
    {
      "x-ratelimit-remaining-tokens": "0",
      "x-ratelimit-reset-tokens": "6m0s",
      "x-ratelimit-remaining-requests": "0",
      "x-ratelimit-reset-requests": "1s",
    },
    360,
  ],
  "HubSpot's per second and per day": [
    {
      "x-hubspot-ratelimit-secondly-remaining": "0",
      "x-hubspot-ratelimit-secondly-reset": "1",
      "x-hubspot-ratelimit-daily-remaining": "249000",
      "x-hubspot-ratelimit-daily-reset": "3000",
    },
    1,
  ],
  "Kong's, which share a reset": [
    {
      "x-ratelimit-remaining-minute": "0",
      "x-ratelimit-limit-minute": "5",
      "x-ratelimit-remaining-hour": "95",
      "ratelimit-reset": "42",
    },
    42,
  ],
  "X's, of the application and of the user": [
    {
      "x-rate-limit-remaining": "10",
      "x-rate-limit-reset": `${AT + 900}`,
      "x-user-limit-24hour-remaining": "0",
      "x-user-limit-24hour-reset": `${AT + 5000}`,
      "x-app-limit-24hour-remaining": "20",
      "x-app-limit-24hour-reset": `${AT + 9000}`,
    },
    5000,
  ],
  "Anthropic's tokens of the priority tier, whose names have no limit": [
    {
      "anthropic-ratelimit-requests-remaining": "4",
      "anthropic-ratelimit-requests-reset": soon(1),
      "anthropic-priority-input-tokens-limit": "10000",
      "anthropic-priority-input-tokens-remaining": "0",
      "anthropic-priority-input-tokens-reset": soon(25),
    },
    25,
  ],
  "those by size": [
    {
      "x-ratelimit-remaining-req-minute": "5",
      "x-ratelimitbysize-remaining-minute": "0",
      "x-ratelimitbysize-reset-minute": "17",
    },
    17,
  ],
  "something else that remains is no quota": [
    { "x-items-remaining": "0", "x-ratelimit-remaining": "3", "x-ratelimit-reset": "9" },
    undefined,
  ],
  "those of the drafts, with another beside them": [
    {
      ratelimit: '"requests";r=9;t=1, "tokens";r=0;t=33',
      "x-ratelimit-remaining": "7",
      "x-ratelimit-reset": "2",
    },
    33,
  ],
  "two lines of one header": [{ "x-ratelimit-remaining": "0, 9", "x-ratelimit-reset": "5, 7" }, 7],
  "none is used up": [
    {
      "x-ratelimit-remaining-requests": "4",
      "x-ratelimit-remaining-tokens": "9",
      "x-ratelimit-reset-tokens": "6m0s",
    },
    undefined,
  ],
};

for (const [name, [headers, expected]] of Object.entries(QUOTAS)) {
  test(`the quota that is used up counts: ${name}`, () => {
    const date = new Date(NOW).toUTCString();
    for (const pairs of [Object.entries(headers), Object.entries(headers).reverse()]) {
      const response = { status: 429, headers: [["date", date], ...pairs] };
      const delay = retryDelay(response, { base: 0.125, jitter: false });
      assert.equal(delay, expected ?? 0.125);
    }
  });
}

test("the report shows the quota that counts, and its name", () => {
  const [headers] = QUOTAS["Anthropic's tokens"];
  const dated = { ...headers, date: new Date(NOW).toUTCString() };
  const { limit, remaining, reset, bucket } = parseError({ status: 429, headers: dated }).rateLimit;
  assert.deepEqual([limit, remaining, reset, bucket], [40_000, 0, 60, "tokens"]);
});

test("names and parameters of structured fields are those of RFC 9651, 4.2", () => {
  const read = (ratelimit) => {
    const { remaining, reset, bucket } = parseError({
      status: 429,
      headers: { ratelimit },
    }).rateLimit;
    return [remaining, reset, bucket];
  };
  assert.deepEqual(read('"a\\"b\\\\c";r=0;t=5'), [0, 5, 'a"b\\c']);
  // Of repeated parameters the last one counts.
  assert.deepEqual(read('"a";r=9;t=7;r=0;t=5'), [0, 5, "a"]);
  assert.deepEqual(read('"a;r=9";r=0;t=5'), [0, 5, "a;r=9"]);
});

test("a 403 whose quota is used up is worth another try, and a 404 is not", () => {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "7" };
  assert.equal(isRetryable({ status: 403, headers }), true);
  assert.equal(retryDelay({ status: 403, headers }), 7);
  assert.equal(isRetryable({ status: 404, headers }), false);
  assert.equal(isRetryable({ status: 403, headers: { "x-ratelimit-remaining": "7" } }), false);
});
