// The React Router adapter: the errors of loaders reach the error boundary, or become the response.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { importEntries } from "./adapter-suite.mjs";
import { CASES, PRIVATE } from "./cases.mjs";
import { createServerProject, startServers } from "./measurement.mjs";

const folder = createServerProject("react-router");
const entries = await importEntries("react-router", folder);
const servers = await startServers({ after }, folder, ["react-router:react-router"], {
  script: "adapter-servers.mjs",
  nodeEnv: "production",
});
const { default: port, configured: configuredPort } = servers.ports["react-router"];

async function fetchRoute(port, path, headers = {}) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers, redirect: "manual" });
  return { response, text: await response.text() };
}

/** Returns what the error boundary of a page shows. */
function readBoundary(html) {
  const [, status, statusText, data] =
    /<output status="(\d+)" title="([^"]*)">([^<]*)<\/output>/.exec(html) ?? [];
  return { status: Number(status), statusText, data: JSON.parse(data.replaceAll("&quot;", '"')) };
}

for (const [name, { status, headers, shown }] of Object.entries(CASES)) {
  test(`${name}: the error boundary gets the problem, and the headers are sent`, async () => {
    const { response, text } = await fetchRoute(port, `/${name}`, { accept: "text/html" });
    assert.equal(response.status, status);
    const page = readBoundary(text);
    assert.equal(page.status, status);
    assert.equal(page.data.status, status);
    assert.equal(page.data.title, page.statusText);
    assert.equal(page.data.detail, shown);
    for (const key of Object.keys(headers)) assert.match(response.headers.get(key), headers[key]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!text.includes(secret));
  });

  test(`${name}: a route without a page responds with the problem`, async () => {
    const { response, text } = await fetchRoute(port, `/resource/${name}`);
    assert.equal(response.status, status);
    assert.equal(response.headers.get("content-type"), "application/json");
    const problem = JSON.parse(text);
    assert.equal(problem.detail, shown);
    for (const key of Object.keys(headers)) assert.match(response.headers.get(key), headers[key]);
    for (const secret of Object.values(PRIVATE)) assert.ok(!text.includes(secret));
  });
}

test("the options of createErrors apply", async () => {
  const { response, text } = await fetchRoute(configuredPort, "/resource/404", {
    "x-request-id": "id-7",
  });
  assert.equal(response.headers.get("x-request-id"), "id-7");
  assert.equal(response.headers.get("x-configured"), "yes");
  assert.equal(JSON.parse(text).title, "404 Not Found");
  assert.equal((await fetchRoute(configuredPort, "/resource/handled")).response.status, 410);
});

test("redirects and data() pass unchanged", async () => {
  for (const path of ["/moved", "/resource/moved"]) {
    const { response } = await fetchRoute(port, path);
    assert.deepEqual([response.status, response.headers.get("location")], [302, "/404"]);
  }
  for (const path of ["/redirect", "/resource/redirect"]) {
    const { response } = await fetchRoute(port, path);
    assert.deepEqual([response.status, response.headers.get("location")], [303, "/songs"]);
  }
  const { response, text } = await fetchRoute(port, "/data");
  assert.deepEqual([response.status, readBoundary(text).data], [409, "A text of its own."]);
});

test("a thrown Response is sent unchanged, and a network error is a 500", async () => {
  const { response, text } = await fetchRoute(port, "/resource/response");
  assert.deepEqual([response.status, text], [409, "A ready answer."]);
  for (const path of ["/resource/network-error", "/resource/stand-in"]) {
    const failed = await fetchRoute(port, path);
    assert.equal(failed.response.status, 500, path);
    assert.equal(JSON.parse(failed.text).title, "Internal Server Error");
  }
});

test("onError gets the original request", async () => {
  const requests = [];
  const onError = (_, { request }) => requests.push(request);
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
    // A page is rendered with the problem for every method.
    assert.equal((await thrown.json()).title, "Internal Server Error");
    const reported = requests.pop();
    assert.deepEqual(
      [reported.method, reported.url, reported.headers.get("x-own")],
      [method, request.url, "1"],
    );
  }
});

test("an error of an action reaches the boundary", async () => {
  const response = await fetch(`http://127.0.0.1:${port}/404`, { method: "POST", body: "a=1" });
  assert.equal(response.status, 404);
  assert.equal(readBoundary(await response.text()).data.detail, CASES[404].shown);
});

test("the log has everything of a 5xx, and nothing of a 4xx", async () => {
  await servers.readLog("react-router");
  await fetchRoute(port, "/404");
  assert.deepEqual(await servers.readLog("react-router"), []);
  await fetchRoute(port, "/plain");
  assert.ok((await servers.readLog("react-router")).join().includes(PRIVATE.plain));
});
