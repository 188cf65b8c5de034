// The tests of every adapter: each response must equal the one of `createErrors`.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createProject } from "../lib/project.mjs";
import { CASES, createConfiguration, EARLIER_HEADERS, PRIVATE } from "./cases.mjs";
import { PLAIN_VALUES, SDK_ERRORS, UPSTREAM_TEXT } from "./upstream-errors.mjs";

/** Imports the entries that a test needs, from a project with that name or in that folder. */
export async function importEntries(name, folder = createProject(name)) {
  const file = join(folder, "entries.mjs");
  const lines = [
    'export * as httpexc from "httpexc";',
    'export * as next from "httpexc/next";',
    'export * as reactRouter from "httpexc/react-router";',
    'export { createErrors } from "httpexc/server";',
    'export { falcon } from "httpexc/dialects";',
  ];
  writeFileSync(file, lines.join("\n"));
  return import(pathToFileURL(file).href);
}

const agent = new http.Agent({ keepAlive: true });
after(() => agent.destroy());

/**
 * Sends a request, and returns status, headers and body of the response.
 *
 * @param where the port, or the port and a prefix of the path
 */
export function sendRequest(where, target, { method = "GET", headers = {}, content } = {}) {
  const { port, prefix } = typeof where === "number" ? { port: where, prefix: "" } : where;
  const path = `${prefix}${target}`;
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, method, headers, agent, timeout: 60_000 },
      (response) => {
        const chunks = [];
        const responseHeaders = new Headers();
        const { rawHeaders } = response;
        for (let at = 0; at < rawHeaders.length; at += 2) {
          responseHeaders.append(rawHeaders[at], rawHeaders[at + 1]);
        }
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString();
          const text = `${response.statusMessage}\n${[...responseHeaders].join("\n")}\n${body}`;
          resolve({ status: response.statusCode, headers: responseHeaders, body, text });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`No response to ${path}`)));
    request.on("error", reject);
    request.end(content);
  });
}

const ACCEPTS = ["*/*", "application/json", "application/xml", "text/html", "text/plain;q=0.5"];
const splitList = (value) =>
  (value ?? "")
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean)
    .sort();

/** Compares a response with the one that a configuration creates for an error. */
export async function checkResponse(
  response,
  error,
  errors,
  { method = "GET", headers = {} },
  { earlierHeaders = EARLIER_HEADERS, isFetch, drops = [], cookie = (text) => text },
) {
  const request = new Request("http://127.0.0.1/x", { method, headers });
  const expected = await errors.respond(error, request);
  assert.equal(response.status, expected.status);
  assert.equal(response.body, await expected.text());
  for (const [name, value] of expected.headers) {
    if (name === "vary" || name === "set-cookie" || drops.includes(name)) continue;
    assert.equal(response.headers.get(name), value, name);
  }
  assert.deepEqual(
    splitList(response.headers.get("vary")),
    splitList([earlierHeaders.vary, expected.headers.get("vary")].filter(Boolean).join()),
  );
  assert.deepEqual(
    response.headers.getSetCookie().sort(),
    [earlierHeaders.kept["set-cookie"], ...expected.headers.getSetCookie().map(cookie)].filter(
      Boolean,
    ),
  );
  for (const [name, value] of Object.entries(earlierHeaders.kept)) {
    if (name !== "set-cookie") assert.equal(response.headers.get(name), value, name);
  }
  const cached = (response.status === 304 && earlierHeaders.cached) || {};
  for (const name of [...Object.keys(earlierHeaders.removed), "content-type"]) {
    // A server of Fetch decides itself whether it sends chunks.
    if (isFetch && name === "transfer-encoding") continue;
    const value = expected.headers.get(name) ?? cached[name] ?? null;
    assert.equal(response.headers.get(name), value, name);
  }
  if (!isFetch && method === "GET" && expected.body) {
    assert.equal(response.headers.get("content-length"), String(Buffer.byteLength(response.body)));
  }
}

/**
 * Registers the tests of one adapter.
 *
 * @param file the name of the server
 * @param adapter the differences of this server
 * @param ports the ports of the servers with the default and with another configuration
 * @param readLog returns what the server has logged since the last call
 * @param entries the entries of the package
 * @param clientNames the names of HTTP clients whose errors the server throws, too
 */
export function testAdapter(file, adapter, ports, readLog, entries, clientNames = []) {
  const { httpexc, createErrors, falcon } = entries;
  const { default: port, configured: configuredPort } = ports;
  const defaultErrors = createErrors();
  const configuredErrors = createErrors(createConfiguration(falcon));

  test(`${file}: each case in each format equals the response of createErrors`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      for (const accept of ACCEPTS) {
        for (const method of adapter.methods ?? ["GET", "HEAD"]) {
          const request = { method, headers: { accept } };
          const response = await sendRequest(port, `/${name}`, request);
          await checkResponse(response, make(httpexc), defaultErrors, request, adapter);
          for (const text of Object.values(PRIVATE)) assert.ok(!response.text.includes(text));
        }
      }
    }
  });

  test(`${file}: the options of createErrors apply`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      const request = { headers: { accept: "application/json", "x-request-id": "id-7" } };
      const response = await sendRequest(configuredPort, `/${name}`, request);
      await checkResponse(response, make(httpexc), configuredErrors, request, adapter);
      assert.equal(response.headers.get("x-configured"), "yes");
      assert.equal(response.headers.get("x-request-id"), "id-7");
    }
    const response = await sendRequest(configuredPort, "/handled");
    assert.equal(response.status, 410);
    assert.equal((await sendRequest(port, "/handled")).status, 500);
  });

  test(`${file}: an error of another package keeps its status, and its text if that is public`, async () => {
    const conflict = await sendRequest(port, "/http-errors");
    assert.equal(conflict.status, 409);
    assert.equal(JSON.parse(conflict.body).detail, "A text of http-errors.");
    assert.equal(conflict.headers.get("x-own"), "1");
    const busy = await sendRequest(port, "/http-errors-503");
    assert.equal(busy.status, 503);
    assert.ok(!busy.text.includes(PRIVATE.detail));
    const unknown = await sendRequest(port, "/http-errors-401");
    assert.equal(unknown.status, 401);
    assert.equal(JSON.parse(unknown.body).title, "Unauthorized");
    assert.equal(JSON.parse(unknown.body).detail, undefined);
    for (const path of ["/upstream", "/text"]) {
      const response = await sendRequest(port, path);
      assert.equal(response.status, 500, path);
      assert.ok(!response.text.includes(PRIVATE.plain));
    }
  });

  test(`${file}: a thrown Response is sent unchanged, and a network error is a 500`, async () => {
    const carried = await sendRequest(port, "/carried");
    assert.deepEqual([carried.status, carried.body], [404, "A carried answer."]);
    if ((adapter.methods ?? ["HEAD"]).includes("HEAD")) {
      // RFC 9110, 8.6: the length of the response to GET, or none.
      const head = await sendRequest(port, "/carried", { method: "HEAD" });
      const length = carried.headers.get("content-length");
      assert.equal(head.status, 404);
      assert.ok([null, length].includes(head.headers.get("content-length")), head.text);
    }
    const failed = await sendRequest(port, "/network-error");
    assert.equal(failed.status, 500);
    if (adapter.errorsOnly) return;
    assert.equal(JSON.parse(failed.body).title, "Internal Server Error");
    const response = await sendRequest(port, "/response");
    assert.deepEqual([response.status, response.body], [409, "A ready answer."]);
    assert.equal(response.headers.get("x-own"), "1");
  });

  test(`${file}: a Response that was assigned to an error is not sent`, async () => {
    const response = await sendRequest(port, "/assigned");
    assert.equal(response.status, 502);
    assert.equal(response.headers.get("x-upstream"), null);
    for (const text of Object.values(PRIVATE)) assert.ok(!response.text.includes(text));
  });

  // Elysia and h3 1 read what they catch before they call the adapter, and fail at a proxy
  // themselves.
  const skip = adapter.readsFirst ? "the framework fails before it calls the adapter" : false;
  test(`${file}: an imitation of an error becomes a 500 without details`, { skip }, async () => {
    const response = await sendRequest(port, "/stand-in");
    assert.equal(response.status, 500);
    assert.ok(!response.text.includes(PRIVATE.detail));
    assert.equal(JSON.parse(response.body).title, "Internal Server Error");
  });

  test(`${file}: a proxy of an error and an object that inherits from one are the error`, async () => {
    for (const path of ["/proxy", "/derived"]) {
      // Hono and SvelteKit pass only instances of Error to a handler, and both are instances.
      const response = await sendRequest(port, path);
      assert.equal(response.status, 404, path);
      assert.equal(JSON.parse(response.body).detail, "No song has the id 7.");
    }
  });

  test(`${file}: nothing of another server's response passes, and the log has the error`, async () => {
    const names = [...Object.keys(SDK_ERRORS), ...clientNames];
    if (!adapter.errorsOnly) names.push(...Object.keys(PLAIN_VALUES));
    for (const name of names) {
      await readLog();
      const response = await sendRequest(port, `/${name}`);
      assert.equal(response.status, 500, name);
      assert.equal(JSON.parse(response.body).title, "Internal Server Error", name);
      assert.deepEqual(Object.keys(JSON.parse(response.body)), ["type", "title", "status"], name);
      assert.ok(!response.text.includes(UPSTREAM_TEXT), `${name}: ${response.text}`);
      const earlier = [adapter.earlierHeaders?.kept ?? EARLIER_HEADERS.kept].flat()[0][
        "set-cookie"
      ];
      assert.deepEqual(response.headers.getSetCookie(), earlier ? [earlier] : [], name);
      assert.ok((await readLog()).length > 0, name);
    }
    const configured = await sendRequest(configuredPort, "/openai");
    assert.equal(configured.headers.get("x-configured"), "yes");
  });

  test(`${file}: a status that the application gave counts, without the text of the cause`, async () => {
    for (const [path, status] of [
      // createError keeps the status of the error, which is that of the other server.
      ["/wrapped-403", 500],
      ["/wrapped-502", 502],
      ["/system-404", 404],
    ]) {
      const response = await sendRequest(port, path);
      assert.equal(response.status, status, path);
      assert.equal(JSON.parse(response.body).detail, undefined, path);
      for (const text of [UPSTREAM_TEXT, PRIVATE.plain, "403 Forbidden"]) {
        assert.ok(!response.body.includes(text), path);
      }
      assert.ok(!response.text.includes(UPSTREAM_TEXT), path);
      assert.equal(response.headers.get("retry-after"), path === "/wrapped-502" ? "7" : null);
    }
    const challenge = await sendRequest(port, "/own-challenge");
    assert.equal(challenge.headers.get("www-authenticate"), 'Basic realm="songs"');
    const bare = await sendRequest(port, "/bare-challenge");
    assert.equal(bare.status, adapter.isBare ? 401 : 500);
    assert.equal(bare.headers.get("www-authenticate"), adapter.isBare ? "Basic" : null);
    assert.equal(bare.headers.get("retry-after"), adapter.isBare ? "7" : null);
    assert.equal(bare.headers.get("x-own"), null);
  });

  test(`${file}: a bare status ${adapter.isBare ? "counts" : "does not count"}`, async () => {
    const response = await sendRequest(port, "/bare-status");
    assert.equal(response.status, adapter.isBare ? 404 : 500);
    assert.equal(JSON.parse(response.body).detail, undefined);
  });

  test(`${file}: the log has everything of a 5xx, and nothing of a 4xx`, async () => {
    await readLog();
    await sendRequest(port, "/404");
    assert.deepEqual(await readLog(), []);
    await sendRequest(port, "/503");
    const busy = (await readLog()).join("\n");
    assert.ok(busy.includes(PRIVATE.detail), busy);
    await sendRequest(port, "/plain");
    const plain = (await readLog()).join("\n");
    assert.ok(plain.includes(PRIVATE.plain), plain);
  });

  test(`${file}: a response that is never represented has no content type`, async () => {
    for (const method of adapter.methods ?? ["GET", "HEAD"]) {
      const request = { method, headers: { accept: "text/html" } };
      const { status, headers, body } = await sendRequest(port, "/never-represented", request);
      const facts = [headers.get("x-own"), headers.get("content-type")];
      assert.deepEqual([status, body, ...facts], [404, "", "1", null], method);
    }
  });

  test(`${file}: responses without content and with several cookies are right`, async () => {
    for (const [path, error] of [
      ["/redirect", new httpexc.HTTPSeeOther({ location: "/songs" })],
      ["/no-content", new httpexc.HTTPNoContent()],
      ["/not-modified", new httpexc.HTTPNotModified({ headers: { etag: '"7"' } })],
      [
        "/cookies",
        new httpexc.HTTPNotFound({
          headers: [
            ["set-cookie", "b=2"],
            ["set-cookie", "c=3"],
          ],
        }),
      ],
    ]) {
      await checkResponse(await sendRequest(port, path), error, defaultErrors, {}, adapter);
    }
  });
}
