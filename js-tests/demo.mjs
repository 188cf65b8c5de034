// Starts the example Worker in workerd, from the packed tarball, asks it over HTTP, and prints what
// was said. It fails where an answer is not what it must be.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createExampleProject, startExample } from "./examples/example-servers.mjs";
import { findWorkerd } from "./lib/runtime-binaries.mjs";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
const SECRET = /ECONNREFUSED|charts\.internal|opensesame/;

/** The headers that an answer is about; what the connection needs is left out. */
const TOLD = [
  "content-type",
  "content-security-policy",
  "allow",
  "retry-after",
  "www-authenticate",
  "cache-control",
  "vary",
  "x-content-type-options",
];

/** What is asked, what to look at, and what the answer must be. */
const EXCHANGES = [
  {
    look: "A client that asks for JSON gets JSON, with a code that it can switch on.",
    request: { path: "/songs/7", accept: "application/json" },
    status: 404,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: /^\{"type":"about:blank","title":"Not Found","status":404,.*"code":"no_such_song"\}$/,
  },
  {
    look: "The same error for an XML client: only the format is another.",
    request: { path: "/songs/7", accept: "application/xml" },
    status: 404,
    headers: { "content-type": "application/xml", vary: "Accept" },
    body: /<problem xmlns="urn:ietf:rfc:7807">.*<code>no_such_song<\/code><\/problem>/,
  },
  {
    look: "A browser gets a small page: its own text comes back escaped, and a policy lets nothing in.",
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
    look: "A 422 as a problem (RFC 9457) says what is wrong with each field.",
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
    look: "Without a token the 401 carries its challenge.",
    request: { method: "POST", path: "/songs", accept: "*/*", content: "{}" },
    status: 401,
    headers: { "www-authenticate": 'Bearer realm="songs"' },
    body: /"status":401/,
  },
  {
    look: "A HEAD has the headers of the GET and no content.",
    request: { method: "HEAD", path: "/songs/7", accept: "application/json" },
    status: 404,
    headers: { "content-type": "application/json", vary: "Accept" },
    body: /^$/,
  },
  {
    look: "A 405 names the methods that the resource has.",
    request: { method: "DELETE", path: "/songs", accept: "*/*" },
    status: 405,
    headers: { "content-type": "application/problem+json", allow: "GET, HEAD, POST" },
    body: /"title":"Method Not Allowed"/,
  },
  {
    look: "A 429 says how long to wait, and no cache may keep it.",
    request: { path: "/songs/random", accept: "*/*" },
    status: 429,
    headers: { "retry-after": "10", "cache-control": "no-store" },
    body: /"title":"Too Many Requests"/,
  },
  {
    look: "The Worker threw an Error with a password in its message: the client reads none of it.",
    request: { path: "/charts", accept: "*/*" },
    status: 500,
    headers: { "content-type": "application/problem+json" },
    body: /^\{"type":"about:blank","title":"Internal Server Error","status":500\}$/,
  },
];

const colours = process.stdout.isTTY && !process.env.NO_COLOR;
const paint = (code) => (text) => (colours ? `\x1b[${code}m${text}\x1b[0m` : text);
const [bold, dim, red, green, cyan] = [1, 2, 31, 32, 36].map(paint);

async function ask(origin, { method = "GET", path, accept, headers, content }) {
  const response = await fetch(origin + path, {
    method,
    headers: { ...headers, accept },
    ...(content && { body: content }),
  });
  return { response, text: await response.text() };
}

/** Gives what is wrong with an answer: nothing, if it is what it must be. */
function faults({ response, text }, { status, headers, body }) {
  const found = [];
  const hold = (what, actual, expected) => {
    const holds = expected instanceof RegExp ? expected.test(actual) : actual === expected;
    if (!holds) found.push(`${what} is ${actual}, not ${expected}`);
  };
  hold("status", response.status, status);
  for (const [name, value] of Object.entries(headers)) {
    hold(name, response.headers.get(name) ?? "missing", value);
  }
  hold("x-content-type-options", response.headers.get("x-content-type-options"), "nosniff");
  hold("the body", text, body);
  if (SECRET.test([...response.headers].join() + text)) found.push("it tells a secret");
  return found;
}

/** Cuts what is too long for a line. */
function cut(line) {
  return line.length > 96 ? `${line.slice(0, 95)}…` : line;
}

/** Gives the lines of a body, with JSON and XML laid out. */
function legible(text, type) {
  if (text === "") return [dim("(no content)")];
  let laidOut = text.trimEnd();
  if (type.endsWith("json")) laidOut = JSON.stringify(JSON.parse(text), null, 2);
  if (type.endsWith("xml"))
    laidOut = laidOut.replaceAll(/><(?!\/)/g, ">\n  <").replace("></", ">\n</");
  return laidOut.split("\n").map(cut);
}

function print(number, { look, request }, { response, text }, found) {
  const { method = "GET", path, accept, headers = {}, content } = request;
  const say = (mark, line) => console.log(`   ${dim(mark)} ${line}`);
  console.log(`${bold(`${number}. ${look}`)}\n`);
  say(">", cyan(`${method} ${path} HTTP/1.1`));
  say(">", `accept: ${accept}`);
  for (const [name, value] of Object.entries(headers)) say(">", `${name}: ${value}`);
  if (content) say(">", content);
  console.log();
  say("<", (found.length > 0 ? red : green)(`HTTP/1.1 ${response.status} ${response.statusText}`));
  for (const name of TOLD) {
    const value = response.headers.get(name);
    if (value !== null) say("<", `${dim(`${name}:`)} ${cut(value)}`);
  }
  say("<", "");
  for (const line of legible(text, response.headers.get("content-type") ?? "")) say("<", line);
  for (const fault of found) console.log(`   ${red(`✗ ${fault}`)}`);
  console.log();
}

const ends = [];
const began = Date.now();
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
    let answer = await ask(origin, exchange.request);
    // A rate limit serves the first request of its window.
    for (let tries = 0; answer.response.status === 200 && tries < 5; tries++) {
      answer = await ask(origin, exchange.request);
    }
    const found = faults(answer, exchange);
    if (found.length > 0) failures++;
    print(index + 1, exchange, answer, found);
  }
} finally {
  for (const end of ends) await end();
}
const seconds = ((Date.now() - began) / 1000).toFixed(1);
if (failures === 0) {
  console.log(green(`All ${EXCHANGES.length} answers are what they must be (${seconds} s).`));
} else {
  console.log(red(`${failures} of ${EXCHANGES.length} answers are not what they must be.`));
  process.exitCode = 1;
}
