// The adapter of SvelteKit in an application that Vite has built for Node.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ask, entriesOf, suite } from "./adapter-suite.mjs";
import { startApp } from "./app-runner.mjs";
import { BEFORE, CASES, PRIVATE } from "./cases.mjs";

const entries = await entriesOf("sveltekit");
const usual = await startApp({ after }, "sveltekit", { adapter: "usual" });
const configured = await startApp({ after }, "sveltekit", { adapter: "configured" });
const { port } = usual;

const cookie = "a=1; Path=/; HttpOnly; Secure; SameSite=Lax";
suite(
  "sveltekit",
  {
    isFetch: true,
    // SvelteKit makes an Error of whatever else was thrown before it asks a hook.
    errorsOnly: true,
    before: { ...BEFORE, stays: { ...BEFORE.stays, "set-cookie": cookie } },
  },
  { usual: port, configured: configured.port },
  usual.log,
  entries,
);

/** Gives what the page of an error was given. */
function shownBy(html) {
  const [, status, error] = /<output title="(\d+)">(.*?)<\/output>/.exec(html) ?? [];
  return { status: Number(status), error: JSON.parse(error) };
}

for (const [name, { status, fields, shown }] of Object.entries(CASES)) {
  test(`${name}: the page of an error has its status, its fields and the problem`, async () => {
    const came = await ask(port, `/page/${name}`, { headers: { accept: "text/html" } });
    assert.equal(came.status, status);
    assert.match(came.fields.get("content-type"), /^text\/html/);
    const page = shownBy(came.body);
    assert.equal(page.error.status, status);
    assert.equal(page.error.detail, shown);
    assert.equal(page.error.message, shown ?? page.error.title);
    for (const key of Object.keys(fields)) assert.match(came.fields.get(key), fields[key]);
    assert.notEqual(came.fields.get("cache-control"), "max-age=60");
    for (const secret of Object.values(PRIVATE)) assert.ok(!came.text.includes(secret));
  });

  test(`${name}: who asks a page for JSON gets the problem`, async () => {
    const came = await ask(port, `/page/${name}`, { headers: { accept: "application/json" } });
    assert.equal(came.status, status);
    assert.equal(came.fields.get("content-type"), "application/json");
    assert.equal(came.fields.get("link"), null);
    assert.equal(JSON.parse(came.body).detail, shown);
    for (const secret of Object.values(PRIVATE)) assert.ok(!came.text.includes(secret));
  });

  test(`${name}: what SvelteKit's own code reads in the browser has the status`, async () => {
    const came = await ask(port, `/page/${name}/__data.json`);
    assert.equal(came.status, 200);
    const node = JSON.parse(came.body).nodes.at(-1);
    assert.deepEqual([node.type, node.status, node.error.detail], ["error", status, shown]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!came.text.includes(secret));
  });
}

test("an enhanced form is told the error as its code reads it, and a plain one as a page", async () => {
  const asked = {
    method: "POST",
    headers: {
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded",
      origin: `https://127.0.0.1:${port}`,
      "x-sveltekit-action": "true",
    },
  };
  const enhanced = await ask(port, "/form", asked);
  assert.equal(enhanced.status, 429);
  assert.equal(enhanced.fields.get("retry-after"), "30");
  const { type, error } = JSON.parse(enhanced.body);
  assert.deepEqual([type, error.detail], ["error", CASES[429].shown]);
  const { "x-sveltekit-action": _, ...headers } = asked.headers;
  const plain = await ask(port, "/form", {
    ...asked,
    headers: { ...headers, accept: "text/html" },
  });
  assert.equal(plain.status, 429);
  assert.equal(shownBy(plain.body).error.detail, CASES[429].shown);
});

test("an unknown route is a page or a problem, as Accept asks", async () => {
  const page = await ask(port, "/no/such/route", { headers: { accept: "text/html" } });
  assert.equal(page.status, 404);
  assert.deepEqual(shownBy(page.body), {
    status: 404,
    error: { type: "about:blank", title: "Not Found", status: 404, message: "Not Found" },
  });
  const problem = await ask(port, "/no/such/route", { headers: { accept: "application/json" } });
  assert.equal(problem.status, 404);
  assert.equal(JSON.parse(problem.body).title, "Not Found");
  assert.equal(problem.fields.get("content-security-policy"), null);
});

test("what a hook behind the first throws is answered", async () => {
  assert.equal((await ask(port, "/hook")).status, 500);
  assert.equal((await ask(configured.port, "/hook")).status, 410);
});

test("a page that has begun stays, whatever becomes of a promise in it", async () => {
  const came = await ask(port, "/lazy", { headers: { accept: "text/html" } });
  assert.equal(came.status, 200);
  assert.match(came.body, /A page that has begun/);
});

test("what error() and redirect() throw stays SvelteKit's", async () => {
  const own = await ask(port, "/own", { headers: { accept: "application/json" } });
  assert.deepEqual([own.status, own.body], [409, '{"message":"A text of its own."}']);
  const moved = await ask(port, "/own?moved");
  assert.deepEqual([moved.status, moved.fields.get("location")], [302, "/404"]);
});
