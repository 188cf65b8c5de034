// Starts the example Worker in workerd with the packed tarball, sends it requests over HTTP, and
// prints the responses. It fails if a response is not the expected one.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createExampleProject, startExample } from "./examples/example-servers.mjs";
import { findWorkerd } from "./lib/runtime-binaries.mjs";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const SECRET = /ECONNREFUSED|charts\.internal|opensesame/;

/** The headers that are printed, without those of the connection. */
const PRINTED_HEADERS = [
  "content-type",
  "content-security-policy",
  "allow",
  "retry-after",
  "www-authenticate",
  "cache-control",
  "vary",
  "x-content-type-options",
];

/** The requests, a note on each, and the expected responses. */
const EXCHANGES = [
  {
    note: "A client that asks for JSON gets JSON, with a code that it can switch on.",
    request: { path: "/songs/7", accept: "application/json" },
    status: 404,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: /^\{"type":"about:blank","title":"Not Found","status":404,.*"code":"no_such_song"\}$/,
  },
  {
    note: "The same error for an XML client: only the format is another.",
    request: { path: "/songs/7", accept: "application/xml" },
    status: 404,
    headers: { "content-type": "application/xml", vary: "Accept" },
    body: /<problem xmlns="urn:ietf:rfc:7807">.*<code>no_such_song<\/code><\/problem>/,
  },
  {
    note: "A browser gets a small page: its own text comes back escaped, and a policy lets nothing in.",
    request: { path: "/songs/7&8", accept: BROWSER },
    status: 404,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": /^default-src 'none'; style-src 'sha256-/,
      vary: "Accept",
    },
    body: /<h1>Not Found<\/h1>\n<p>There is no song at \/songs\/7&amp;8/,
  },
  {
    note: "A 422 as a problem (RFC 9457) says what is wrong with each field.",
    request: {
      method: "POST",
      path: "/songs",
      accept: "application/problem+json",
      headers: { authorization: "Bearer let-me-sing" },
      content: '{"title":"","year":"soon"}',
    },
    status: 422,
    headers: { "content-type": "application/problem+json" },
    body: /"errors":\[\{.*"pointer":"#\/title".*\{.*"pointer":"#\/year"/,
  },
  {
    note: "Without a token the 401 carries its challenge.",
    request: { method: "POST", path: "/songs", accept: "*/*", content: "{}" },
    status: 401,
    headers: { "www-authenticate": 'Bearer realm="songs"' },
    body: /"status":401/,
  },
  {
    note: "A HEAD has the headers of the GET and no content.",
    request: { method: "HEAD", path: "/songs/7", accept: "application/json" },
    status: 404,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: /^$/,
  },
  {
    note: "A 405 names the methods that the resource has.",
    request: { method: "DELETE", path: "/songs", accept: "*/*" },
    status: 405,
    headers: { "content-type": "application/problem+json", allow: "GET, HEAD, POST" },
    body: /"title":"Method Not Allowed"/,
  },
  {
    note: "A 429 says how long to wait, and no cache may keep it.",
    request: { path: "/songs/random", accept: "*/*" },
    status: 429,
    headers: { "retry-after": "10", "cache-control": "no-store" },
    body: /"title":"Too Many Requests"/,
  },
  {
    note: "The Worker threw an Error with a password in its message: the client reads none of it.",
    request: { path: "/charts", accept: "*/*" },
    status: 500,
    headers: { "content-type": "application/problem+json" },
    body: /^\{"type":"about:blank","title":"Internal Server Error","status":500\}$/,
  },
];

const hasColors = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (hasColors ? `\x1b[${code}m${text}\x1b[0m` : text);
const [bold, dim, red, green, cyan] = [1, 2, 31, 32, 36].map(paint);

async function sendRequest(origin, { method = "GET", path, accept, headers, content }) {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, accept },
    ...(content && { body: content }),
  });
  return { response, text: await response.text() };
}

/** Returns what is wrong with a response, as a list of texts. */
function findMistakes({ response, text }, { status, headers, body }) {
  const found = [];
  const check = (what, actual, expected) => {
    const holds = expected instanceof RegExp ? expected.test(actual) : actual === expected;
    if (!holds) found.push(`${what} is ${actual}, not ${expected}`);
  };
  check("status", response.status, status);
  for (const [name, value] of Object.entries(headers)) {
    check(name, response.headers.get(name) ?? "missing", value);
  }
  check("x-content-type-options", response.headers.get("x-content-type-options"), "nosniff");
  check("the body", text, body);
  if (SECRET.test([...response.headers].join() + text)) found.push("it contains a secret");
  return found;
}

/** Shortens a line that is too long. */
function shorten(line) {
  return line.length > 96 ? `${line.slice(0, 95)}…` : line;
}

/** Returns the lines of a body, with JSON and XML indented. */
function formatBody(text, type) {
  if (text === "") return [dim("(no content)")];
  let formatted = text.trimEnd();
  if (type.endsWith("json")) formatted = JSON.stringify(JSON.parse(text), null, 2);
  if (type.endsWith("xml"))
    formatted = formatted.replaceAll(/><(?!\/)/g, ">\n  <").replace("></", ">\n</");
  return formatted.split("\n").map(shorten);
}

function printExchange(number, { note, request }, { response, text }, found) {
  const { method = "GET", path, accept, headers = {}, content } = request;
  const printLine = (mark, line) => console.log(`   ${dim(mark)} ${line}`);
  console.log(`${bold(`${number}. ${note}`)}\n`);
  printLine(">", cyan(`${method} ${path} HTTP/1.1`));
  printLine(">", `accept: ${accept}`);
  for (const [name, value] of Object.entries(headers)) printLine(">", `${name}: ${value}`);
  if (content) printLine(">", content);
  console.log();
  printLine(
    "<",
    (found.length > 0 ? red : green)(`HTTP/1.1 ${response.status} ${response.statusText}`),
  );
  for (const name of PRINTED_HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) printLine("<", `${dim(`${name}:`)} ${shorten(value)}`);
  }
  printLine("<", "");
  for (const line of formatBody(text, response.headers.get("content-type") ?? ""))
    printLine("<", line);
  for (const mistake of found) console.log(`   ${red(`✗ ${mistake}`)}`);
  console.log();
}

const ends = [];
const start = Date.now();
let failures = 0;
try {
  const folder = createExampleProject("worker", "demo");
  const origin = await startExample({ after: (end) => ends.push(end) }, "worker", folder);
  const manifest = readFileSync(join(folder, "node_modules", "httpexc", "package.json"), "utf8");
  const { version } = JSON.parse(manifest);
  console.log(
    `httpexc ${version} in workerd ${findWorkerd().version}: examples/worker on ${origin}\n`,
  );

  for (const [index, exchange] of EXCHANGES.entries()) {
    let received = await sendRequest(origin, exchange.request);
    // A rate limit serves the first request of its window.
    for (let tries = 0; received.response.status === 200 && tries < 5; tries++) {
      received = await sendRequest(origin, exchange.request);
    }
    const found = findMistakes(received, exchange);
    if (found.length > 0) failures++;
    printExchange(index + 1, exchange, received, found);
  }
} finally {
  for (const end of ends) await end();
}
const seconds = ((Date.now() - start) / 1000).toFixed(1);
if (failures === 0) {
  console.log(green(`All ${EXCHANGES.length} responses are as expected (${seconds} s).`));
} else {
  console.log(red(`${failures} of ${EXCHANGES.length} responses are not as expected.`));
  process.exitCode = 1;
}
