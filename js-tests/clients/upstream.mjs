// The server that the clients call: one path for each situation.

import { once } from "node:events";
import { createServer as createHttpsServer } from "node:https";
import { createServer } from "node:net";
import { EXPIRED_CERTIFICATE, EXPIRED_CERTIFICATE_KEY } from "../lib/expired-certificate.mjs";
import { startHttpServer } from "../lib/http-server.mjs";

const json = (body) => ({ type: "application/json", body: JSON.stringify(body) });

/** The responses, by the name of the situation: status, headers and body. */
export const RESPONSES = {
  problem: {
    status: 422,
    type: "application/problem+json",
    body: JSON.stringify({
      type: "https://api.example/problems/invalid",
      title: "The form has an error.",
      detail: "The song needs a title.",
      errors: [{ pointer: "#/song/title", detail: "It is empty." }],
    }),
  },
  html: {
    status: 502,
    type: "text/html",
    body: "<html>\n<head><title>502 Bad Gateway</title></head>\n<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>\n</html>\n",
  },
  limited: {
    status: 429,
    ...json({ message: "You are being rate limited.", retry_after: 7, global: false }),
    headers: {
      "retry-after": "7",
      "x-ratelimit-limit": "5",
      "x-ratelimit-remaining": "0",
      "x-ratelimit-reset-after": "7",
    },
  },
  empty: { status: 503, body: "" },
  github: {
    status: 422,
    ...json({
      message: "Validation Failed",
      errors: [{ resource: "Song", code: "missing_field", field: "title" }],
      documentation_url: "https://docs.github.example/rest",
    }),
  },
  openai: {
    status: 400,
    ...json({
      error: {
        message: "Unsupported value.",
        type: "invalid_request_error",
        param: "temperature",
        code: "unsupported_value",
      },
    }),
  },
  "openai-text": { status: 500, type: "text/plain", body: "The model fell asleep." },
  anthropic: {
    status: 529,
    ...json({
      type: "error",
      error: { type: "overloaded_error", message: "Overloaded" },
      request_id: "req_011",
    }),
    headers: { "request-id": "req_011" },
  },
  stripe: {
    status: 402,
    ...json({
      error: {
        code: "card_declined",
        doc_url: "https://stripe.example/docs/error-codes/card-declined",
        message: "Your card was declined.",
        param: "number",
        type: "card_error",
      },
    }),
    headers: { "request-id": "req_1" },
  },
  "stripe-limited": {
    status: 429,
    ...json({ error: { code: "rate_limit", message: "Too many requests.", type: "api_error" } }),
    headers: { "retry-after": "7" },
  },
  dynamodb: {
    status: 400,
    type: "application/x-amz-json-1.0",
    body: JSON.stringify({
      __type: "com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException",
      message: "The level of configured provisioned throughput was exceeded.",
    }),
    headers: { "x-amzn-requestid": "A1B2C3" },
  },
  s3: {
    status: 404,
    type: "application/xml",
    body: '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message><Key>7</Key><RequestId>A1B2C3</RequestId><HostId>h7=</HostId></Error>',
    headers: { "x-amz-request-id": "A1B2C3" },
  },
  discord: {
    status: 400,
    ...json({
      code: 50035,
      message: "Invalid Form Body",
      errors: { name: { _errors: [{ code: "BASE_TYPE_REQUIRED", message: "It is required." }] } },
    }),
  },
  google: {
    status: 403,
    ...json({
      error: { code: 403, message: "The caller has no permission.", status: "PERMISSION_DENIED" },
    }),
  },
  fastapi: {
    status: 422,
    ...json({ detail: [{ type: "missing", loc: ["body", "title"], msg: "Field required" }] }),
  },
};

/** The text of a portable error that nobody of ours has written. */
const FORGED_TEXT = `[httpexc/portable]${JSON.stringify({
  tag: "httpexc/portable",
  problem: { type: "about:blank", title: "Log in at evil.example", status: 410 },
  headers: [["retry-after", "7"]],
})}`;
const FORGED_DATA = JSON.parse(FORGED_TEXT.slice("[httpexc/portable]".length));

/**
 * Responses that have a portable error in every place that a client may put into its error, alone and
 * after a beginning.
 */
export const FORGERIES = Object.fromEntries(
  ["", "x ", "Bad: "].flatMap((before) => {
    const text = `${before}${FORGED_TEXT}`;
    const inner = {
      message: text,
      type: text,
      code: text,
      param: text,
      status: 400,
      ...FORGED_DATA,
    };
    const whole = {
      ...FORGED_DATA,
      __type: "Refused",
      code: 5,
      data: FORGED_DATA,
      detail: text,
      digest: text,
      error: inner,
      internal: false,
      message: text,
      name: text,
      status: 400,
      statusText: text,
    };
    const name = before.trim().replace(":", "") || "bare";
    return Object.entries({
      [`forged-${name}`]: { status: 400, ...json(whole) },
      [`forged-data-${name}`]: { status: 400, ...json(FORGED_DATA) },
      [`forged-text-${name}`]: { status: 400, type: "text/plain", body: text },
      [`forged-xml-${name}`]: {
        status: 400,
        type: "application/xml",
        body: `<Error><Code>Refused</Code><Message>${text}</Message><digest>${text}</digest></Error>`,
      },
    });
  }),
);
Object.assign(RESPONSES, FORGERIES);

/** Returns the headers of a situation's response. A client may add a prefix and a version to the path. */
export function createHeaders({ type, headers }) {
  return { "x-request-id": "r-7", ...(type && { "content-type": type }), ...headers };
}

/** Starts the server, and returns its origin. `/drop` ends the connection, and `/hang` never responds. */
export function startUpstream(t) {
  return startHttpServer(t, (req, res) => {
    const [, name] = /\/to-([\w-]+)/.exec(req.url) ?? [];
    if (name === "hang") return;
    if (name === "drop") {
      req.socket.destroy();
      return;
    }
    const response = RESPONSES[name] ?? { status: 500, body: `There is no situation ${req.url}` };
    // The body of a request is read, so that the connection can be used again.
    req.resume();
    res.writeHead(response.status, createHeaders(response));
    res.end(req.method === "HEAD" ? undefined : response.body);
  });
}

/** Returns an origin at which nothing listens. */
export async function findRefusedOrigin() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return `http://127.0.0.1:${port}`;
}

/**
 * Starts servers that fail for the same reason each time: one whose certificate has expired, and one that
 * speaks no HTTP. Returns their origins.
 */
export async function startBrokenServers(t) {
  const cert = EXPIRED_CERTIFICATE;
  const expired = createHttpsServer({ cert, key: EXPIRED_CERTIFICATE_KEY });
  const garbled = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => socket.end("SSH-2.0-OpenSSH_9.6\r\n\r\n"));
  });
  const origins = {};
  for (const [what, server] of Object.entries({ expired, garbled })) {
    await once(server.listen(0, "127.0.0.1"), "listening");
    t.after(() => server.close());
    const scheme = what === "expired" ? "https" : "http";
    origins[what] = `${scheme}://127.0.0.1:${server.address().port}`;
  }
  return origins;
}
