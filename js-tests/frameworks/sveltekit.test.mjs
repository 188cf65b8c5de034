// The SvelteKit adapter in an application that Vite builds for Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importEntries, sendRequest, testAdapter } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { CASES, EARLIER_HEADERS, PRIVATE } from "./cases.mjs";

const entries = await importEntries("sveltekit");
const app = await startApp({ after }, "sveltekit", { adapter: "default" });
const configuredApp = await startApp({ after }, "sveltekit", { adapter: "configured" });
const { port } = app;

const cookie = "a=1; Path=/; HttpOnly; Secure; SameSite=Lax";
testAdapter(
  "sveltekit",
  {
    isFetch: true,
    // SvelteKit converts any other thrown value to an Error before it calls a hook.
    errorsOnly: true,
    earlierHeaders: {
      ...EARLIER_HEADERS,
      kept: { ...EARLIER_HEADERS.kept, "set-cookie": cookie },
    },
  },
  { default: port, configured: configuredApp.port },
  app.readLog,
  entries,
);

/** Returns what an error page shows. */
function readErrorPage(html) {
  const [, status, error] = /<output title="(\d+)">(.*?)<\/output>/.exec(html) ?? [];
  return { status: Number(status), error: JSON.parse(error) };
}

for (const [name, { status, headers, shown }] of Object.entries(CASES)) {
  test(`${name}: the error page has the status, the headers and the problem`, async () => {
    const response = await sendRequest(port, `/page/${name}`, { headers: { accept: "text/html" } });
    assert.equal(response.status, status);
    assert.match(response.headers.get("content-type"), /^text\/html/);
    const page = readErrorPage(response.body);
    assert.equal(page.error.status, status);
    assert.equal(page.error.detail, shown);
    assert.equal(page.error.message, shown ?? page.error.title);
    for (const key of Object.keys(headers)) assert.match(response.headers.get(key), headers[key]);
    assert.notEqual(response.headers.get("cache-control"), "max-age=60");
    for (const secret of Object.values(PRIVATE)) assert.ok(!response.text.includes(secret));
  });

  test(`${name}: a request for JSON gets the problem`, async () => {
    const response = await sendRequest(port, `/page/${name}`, {
      headers: { accept: "application/json" },
    });
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-type"), "application/json");
    assert.equal(response.headers.get("link"), null);
    assert.equal(JSON.parse(response.body).detail, shown);
    for (const secret of Object.values(PRIVATE)) assert.ok(!response.text.includes(secret));
  });

  test(`${name}: the data for SvelteKit's code in the browser has the status`, async () => {
    const response = await sendRequest(port, `/page/${name}/__data.json`);
    assert.equal(response.status, 200);
    const node = JSON.parse(response.body).nodes.at(-1);
    assert.deepEqual([node.type, node.status, node.error.detail], ["error", status, shown]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!response.text.includes(secret));
  });
}

test("an enhanced form gets the error as data, and a plain form gets a page", async () => {
  const request = {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      origin: `https://127.0.0.1:${port}`,
      "x-sveltekit-action": "true",
    },
  };
  const enhanced = await sendRequest(port, "/form", request);
  assert.equal(enhanced.status, 429);
  assert.equal(enhanced.headers.get("retry-after"), "30");
  const { type, error } = JSON.parse(enhanced.body);
  assert.deepEqual([type, error.detail], ["error", CASES[429].shown]);
  const { "x-sveltekit-action": _, ...headers } = request.headers;
  const plain = await sendRequest(port, "/form", {
    ...request,
    headers: { ...headers, accept: "text/html" },
  });
  assert.equal(plain.status, 429);
  assert.equal(readErrorPage(plain.body).error.detail, CASES[429].shown);
});

test("an unknown route is a page or a problem, depending on Accept", async () => {
  const page = await sendRequest(port, "/no/such/route", { headers: { accept: "text/html" } });
  assert.equal(page.status, 404);
  assert.deepEqual(readErrorPage(page.body), {
    status: 404,
    error: { type: "about:blank", title: "Not Found", status: 404, message: "Not Found" },
  });
  const problem = await sendRequest(port, "/no/such/route", {
    headers: { accept: "application/json" },
  });
  assert.equal(problem.status, 404);
  assert.equal(JSON.parse(problem.body).title, "Not Found");
  assert.equal(problem.headers.get("content-security-policy"), null);
});

test("an error of a later hook gets a response", async () => {
  assert.equal((await sendRequest(port, "/hook")).status, 500);
  assert.equal((await sendRequest(configuredApp.port, "/hook")).status, 410);
});

test("a page that has begun is kept if a promise in it rejects", async () => {
  const response = await sendRequest(port, "/lazy", { headers: { accept: "text/html" } });
  assert.equal(response.status, 200);
  assert.match(response.body, /A page that has begun/);
});

test("error() and redirect() of SvelteKit pass unchanged", async () => {
  const own = await sendRequest(port, "/own", { headers: { accept: "application/json" } });
  assert.deepEqual([own.status, own.body], [409, '{"message":"A text of its own."}']);
  const moved = await sendRequest(port, "/own?moved");
  assert.deepEqual([moved.status, moved.headers.get("location")], [302, "/404"]);
});
