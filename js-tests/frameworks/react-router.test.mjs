// The adapter of React Router: what its loaders throw reaches the boundary, or is the answer.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { entriesOf } from "./adapter-suite.mjs";
import { CASES, PRIVATE } from "./cases.mjs";
import { prepare, serve } from "./measurement.mjs";

const folder = prepare("react-router");
const entries = await entriesOf("react-router", folder);
const started = await serve({ after }, folder, ["react-router:react-router"], {
  script: "adapter-servers.mjs",
  nodeEnv: "production",
});
const { usual, configured } = started.ports["react-router"];

async function ask(port, path, headers = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
  return { response, text: await response.text() };
}

/** Gives what a page's boundary was given. */
function boundary(html) {
  const [, status, statusText, data] =
    /<output status="(\d+)" title="([^"]*)">([^<]*)<\/output>/.exec(html) ?? [];
  return { status: Number(status), statusText, data: JSON.parse(data.replaceAll("&quot;", '"')) };
}

for (const [name, { status, fields, shown }] of Object.entries(CASES)) {
  test(`${name}: the boundary of a page is given the problem, and the fields go out`, async () => {
    const { response, text } = await ask(usual, `/${name}`, { accept: "text/html" });
    assert.equal(response.status, status);
    const given = boundary(text);
    assert.equal(given.status, status);
    assert.equal(given.data.status, status);
    assert.equal(given.data.title, given.statusText);
    assert.equal(given.data.detail, shown);
    for (const key of Object.keys(fields)) assert.match(response.headers.get(key), fields[key]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!text.includes(secret));
  });

  test(`${name}: a route without a page answers with the problem`, async () => {
    const { response, text } = await ask(usual, `/resource/${name}`);
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-type"), "application/json");
    const problem = JSON.parse(text);
    assert.equal(problem.detail, shown);
    for (const key of Object.keys(fields)) assert.match(response.headers.get(key), fields[key]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!text.includes(secret));
  });
}

test("the options of createErrors have their effect", async () => {
  const { response, text } = await ask(configured, "/resource/404", { "x-request-id": "id-7" });
  assert.equal(response.headers.get("x-request-id"), "id-7");
  assert.equal(response.headers.get("x-configured"), "yes");
  assert.equal(JSON.parse(text).title, "404 Not Found");
  assert.equal((await ask(configured, "/resource/handled")).response.status, 410);
});

test("redirects pass, its own and the package's, and so does data()", async () => {
  for (const path of ["/moved", "/resource/moved"]) {
    const { response } = await ask(usual, path);
    assert.deepEqual([response.status, response.headers.get("location")], [302, "/404"]);
  }
  for (const path of ["/redirect", "/resource/redirect"]) {
    const { response } = await ask(usual, path);
    assert.deepEqual([response.status, response.headers.get("location")], [303, "/songs"]);
  }
  const { response, text } = await ask(usual, "/data");
  assert.deepEqual([response.status, boundary(text).data], [409, "A text of its own."]);
});

test("an answer that was thrown passes, and an error of the network is a 500", async () => {
  const { response, text } = await ask(usual, "/resource/response");
  assert.deepEqual([response.status, text], [409, "A ready answer."]);
  for (const path of ["/resource/network-error", "/resource/stand-in"]) {
    const failed = await ask(usual, path);
    assert.equal(failed.response.status, 500, path);
    assert.equal(JSON.parse(failed.text).title, "Internal Server Error");
  }
});

test("the configuration is told of the request as it was made", async () => {
  const told = [];
  const onError = (_, { request }) => told.push(request);
  const loader = entries.reactRouter.errorHandler({ onError })(() => {
    throw new Error(PRIVATE.plain);
  });
  for (const method of ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "PROPFIND"]) {
    const body = ["GET", "HEAD"].includes(method) ? undefined : "a=1";
    const headers = { "x-own": "1", accept: "text/html" };
    const request = new Request("http://127.0.0.1/songs/7?a=b", { method, body, headers });
    if (body) await request.text();
    const thrown = await loader({ request }).catch((error) => error);
    assert.equal(thrown.status, 500);
    // A page is rendered with the problem, whatever the method.
    assert.equal((await thrown.json()).title, "Internal Server Error");
    const { method: seen, url, headers: given } = told.pop();
    assert.deepEqual([seen, url, given.get("x-own")], [method, request.url, "1"]);
  }
});

test("an action that throws reaches the boundary, too", async () => {
  const response = await fetch(`http://127.0.0.1:${usual}/404`, { method: "POST", body: "a=1" });
  assert.equal(response.status, 404);
  assert.equal(boundary(await response.text()).data.detail, CASES[404].shown);
});

test("the log has all of a 5xx, and nothing of a 4xx", async () => {
  await started.log("react-router");
  await ask(usual, "/404");
  assert.deepEqual(await started.log("react-router"), []);
  await ask(usual, "/plain");
  assert.ok((await started.log("react-router")).join().includes(PRIVATE.plain));
});
