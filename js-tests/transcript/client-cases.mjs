// The client's side of the transcript: what answers of other servers are read as, in whichever form
// their bodies come, and what goes out for them. It runs wherever the package does.

const JSON_TYPE = { "content-type": "application/json" };

const bytes = (text) => new TextEncoder().encode(text);

/** A text in UTF-16, with a byte order mark. */
function utf16(text, littleEndian) {
  const made = new DataView(new ArrayBuffer(2 + 2 * text.length));
  made.setUint16(0, 0xfeff, littleEndian);
  for (let at = 0; at < text.length; at++) {
    made.setUint16(2 + 2 * at, text.charCodeAt(at), littleEndian);
  }
  return new Uint8Array(made.buffer);
}

const FORM = JSON.stringify({
  code: 50035,
  message: "This form cannot be taken",
  errors: {
    name: { _errors: [{ code: "REQUIRED", message: "Give it a name." }] },
    embeds: {
      0: { title: { _errors: [{ code: "TOO_LONG", message: "At most 256 characters." }] } },
    },
  },
});

/** Answers of other servers: name, status, header fields and body. */
const ANSWERS = [
  ["nothing", 404, {}, ""],
  ["nothing but a delay", 503, { "retry-after": "120" }, ""],
  [
    "a date to come back",
    503,
    { date: "Sat, 02 Jan 2027 03:04:05 GMT", "retry-after": "Sat, 02 Jan 2027 03:05:05 GMT" },
    "",
  ],
  [
    "problem details",
    410,
    { "content-type": "application/problem+json", "x-request-id": "req-7" },
    '{"type":"https://songs.example/gone","title":"Gone","detail":"Taken back.","instance":"/7","since":1959}',
  ],
  [
    "problem details in XML",
    403,
    { "content-type": "application/problem+xml" },
    '<?xml version="1.0"?><problem xmlns="urn:ietf:rfc:7807"><title>Not yours</title><detail>Fish &amp; chips &#x266b;</detail></problem>',
  ],
  ["a form", 400, JSON_TYPE, FORM],
  ["a form, in bytes", 400, JSON_TYPE, bytes(FORM)],
  ["a form in UTF-16", 400, JSON_TYPE, utf16(FORM, true)],
  ["a form in UTF-16, the other way round", 400, JSON_TYPE, utf16(FORM, false)],
  ["a form after a mark", 400, JSON_TYPE, bytes(`\ufeff${FORM}`)],
  [
    "a quota",
    429,
    { ...JSON_TYPE, "x-ratelimit-limit": "5", "x-ratelimit-remaining": "0" },
    '{"message": "Slow down.", "retry_after": 1.25, "global": true}',
  ],
  [
    "Latin-1",
    409,
    { "content-type": "text/plain; charset=iso-8859-1" },
    Uint8Array.of(0x44, 0xe9, 0x6a, 0xe0, 0x2e),
  ],
  [
    "a Cyrillic encoding by its name",
    404,
    { "content-type": "text/plain; charset=windows-1251" },
    Uint8Array.of(0xce, 0xf8, 0xe8, 0xe1, 0xea, 0xe0),
  ],
  ["no encoding at all", 500, JSON_TYPE, Uint8Array.of(0xff, 0xfe, 0xfd, 0x80, 0x22)],
  ["a page", 502, { "content-type": "text/html" }, "<title>502</title><h1>502 Bad Gateway</h1>"],
  [
    "a page under a wrong name",
    500,
    JSON_TYPE,
    "<!doctype html><title>Sorry</title><h1>Sorry</h1>",
  ],
  ["JSON that is cut off", 400, JSON_TYPE, '{"message": "No such song", "code": "unkno'],
  [
    "names of prototypes",
    400,
    JSON_TYPE,
    '{"__proto__": {"polluted": true}, "message": "m", "errors": {"__proto__": ["a"], "constructor": ["b"]}}',
  ],
  ["an error in a 200", 200, JSON_TYPE, '{"ok": false, "error": "channel_not_found"}'],
  ["a status that nobody knows", 499, JSON_TYPE, '{"message": "The client went away"}'],
  ["a status of a network in between", 522, { "content-type": "text/plain" }, "error code: 522"],
];

/** Gives the report as JSON; what is read of the body itself stands below it. */
function told({ raw, ...report }, { raw: body }) {
  return `${JSON.stringify({ ...report })}\nraw: ${JSON.stringify(body)}`;
}

async function goesOut(response) {
  const body = await response.text();
  return `${response.status} ${response.headers.get("content-type")} ${body}`;
}

/** Gives the client's side of the transcript. */
export async function clientTranscript(httpexc, client) {
  const { codes, fromResponse, isRetryable, parseError, retryDelay } = client;
  class NoChannel extends httpexc.HTTPNotFound {
    static name = "NoChannel";
  }
  const registry = codes({ channel_not_found: NoChannel });
  let text = "";
  for (const [name, status, headers, body] of ANSWERS) {
    const report = parseError({ status, headers, body });
    const response = new Response(body === "" ? null : body, { status, headers });
    const error = await fromResponse(response, { errorsInOk: true, codes: registry });
    const same = JSON.stringify({ ...error.report }) === JSON.stringify({ ...report });
    const advice = [
      isRetryable(error),
      isRetryable(error, { policy: "discord", method: "PUT" }),
      retryDelay(error, { attempt: 3, jitter: false }),
    ];
    text += [
      `## ${name}: ${status}`,
      told(report, report),
      `${error.name} ${error.status}, ${error instanceof httpexc.HTTPException}, the same report: ${same}`,
      error.toString(),
      `advice: ${advice.join(", ")}`,
      await goesOut(error.toResponse()),
      `polluted: ${{}.polluted}`,
      "",
      "",
    ].join("\n");
  }
  return text;
}
