// The client's transcript: the errors that upstream responses are read as, for each form of a body,
// and the responses that these errors become. This runs on every runtime.

const JSON_TYPE = { "content-type": "application/json" };

const encodeUtf8 = (text) => new TextEncoder().encode(text);

/** Returns a text in UTF-16, with a byte order mark. */
function encodeUtf16(text, isLittleEndian) {
  const bytes = new DataView(new ArrayBuffer(2 + 2 * text.length));
  bytes.setUint16(0, 0xfeff, isLittleEndian);
  for (let at = 0; at < text.length; at++) {
    bytes.setUint16(2 + 2 * at, text.charCodeAt(at), isLittleEndian);
  }
  return new Uint8Array(bytes.buffer);
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

/** Upstream responses: name, status, headers and body. */
const RESPONSES = [
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
  ["a form, in bytes", 400, JSON_TYPE, encodeUtf8(FORM)],
  ["a form in UTF-16", 400, JSON_TYPE, encodeUtf16(FORM, true)],
  ["a form in UTF-16, the other way round", 400, JSON_TYPE, encodeUtf16(FORM, false)],
  ["a form after a mark", 400, JSON_TYPE, encodeUtf8(`\ufeff${FORM}`)],
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

/** Returns a report as JSON, and the body that was read in the next line. */
function formatReport({ raw, ...report }, { raw: body }) {
  return `${JSON.stringify({ ...report })}\nraw: ${JSON.stringify(body)}`;
}

async function formatResponse(response) {
  const body = await response.text();
  return `${response.status} ${response.headers.get("content-type")} ${body}`;
}

/** Returns the client's transcript. */
export async function createClientTranscript(httpexc, client) {
  const { codes, fromResponse, isRetryable, parseError, retryDelay } = client;
  class NoChannel extends httpexc.HTTPNotFound {
    static name = "NoChannel";
  }
  const registry = codes({ channel_not_found: NoChannel });
  let text = "";
  for (const [name, status, headers, body] of RESPONSES) {
    const report = parseError({ status, headers, body });
    const response = new Response(body === "" ? null : body, { status, headers });
    const error = await fromResponse(response, { errorsInOk: true, codes: registry });
    const isSame = JSON.stringify({ ...error.report }) === JSON.stringify({ ...report });
    const advice = [
      isRetryable(error),
      isRetryable(error, { policy: "discord", method: "PUT" }),
      retryDelay(error, { attempt: 3, jitter: false }),
    ];
    text += [
      `## ${name}: ${status}`,
      formatReport(report, report),
      `${error.name} ${error.status}, ${error instanceof httpexc.HTTPException}, the same report: ${isSame}`,
      error.toString(),
      `advice: ${advice.join(", ")}`,
      await formatResponse(error.toResponse()),
      `polluted: ${{}.polluted}`,
      "",
      "",
    ].join("\n");
  }
  return text;
}
