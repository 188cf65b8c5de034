// What is asked of every adapter: each answer is held to the one that `createErrors` gives.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { project } from "../lib/project.mjs";
import { BEFORE, CASES, configuration, PRIVATE } from "./cases.mjs";

/** Gives what a test needs of the package, as a project of that name (or in that folder) has it. */
export async function entriesOf(name, folder = project(name)) {
  const file = join(folder, "entries.mjs");
  const lines = [
    'export * as httpexc from "httpexc";',
    'export * as next from "httpexc/next";',
    'export * as reactRouter from "httpexc/react-router";',
    'export { createErrors } from "httpexc/server";',
  ];
  writeFileSync(file, lines.join("\n"));
  return import(pathToFileURL(file).href);
}

const agent = new http.Agent({ keepAlive: true });
after(() => agent.destroy());

/**
 * Sends a request; gives status, fields and content as they came.
 *
 * @param where the port, or the port and what every path begins with
 */
export function ask(where, target, { method = "GET", headers = {}, content } = {}) {
  const { port, prefix } = typeof where === "number" ? { port: where, prefix: "" } : where;
  const path = `${prefix}${target}`;
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, method, headers, agent, timeout: 60_000 },
      (response) => {
        const chunks = [];
        const fields = new Headers();
        const { rawHeaders } = response;
        for (let at = 0; at < rawHeaders.length; at += 2) {
          fields.append(rawHeaders[at], rawHeaders[at + 1]);
        }
        response.on("data", (chunk) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          const body = Buffer.concat(chunks).toString();
          const text = `${response.statusMessage}\n${[...fields].join("\n")}\n${body}`;
          resolve({ status: response.statusCode, fields, body, text });
        });
      },
    );
    request.on("timeout", () => request.destroy(new Error(`No answer to ${path}`)));
    request.on("error", reject);
    request.end(content);
  });
}

const ACCEPTS = ["*/*", "application/json", "application/xml", "text/html", "text/plain;q=0.5"];
const members = (value) =>
  (value ?? "")
    .toLowerCase()
    .split(/\s*,\s*/)
    .filter(Boolean)
    .sort();

/** Holds what came to the answer that the configuration gives for an error. */
export async function hold(
  came,
  error,
  errors,
  { method = "GET", headers = {} },
  { before = BEFORE, isFetch, drops = [], cookie = (text) => text },
) {
  const request = new Request("http://127.0.0.1/x", { method, headers });
  const expected = await errors.respond(error, request);
  assert.equal(came.status, expected.status);
  assert.equal(came.body, await expected.text());
  for (const [name, value] of expected.headers) {
    if (name === "vary" || name === "set-cookie" || drops.includes(name)) continue;
    assert.equal(came.fields.get(name), value, name);
  }
  assert.deepEqual(
    members(came.fields.get("vary")),
    members([before.varies, expected.headers.get("vary")].filter(Boolean).join()),
  );
  assert.deepEqual(
    came.fields.getSetCookie().sort(),
    [before.stays["set-cookie"], ...expected.headers.getSetCookie().map(cookie)].filter(Boolean),
  );
  for (const [name, value] of Object.entries(before.stays)) {
    if (name !== "set-cookie") assert.equal(came.fields.get(name), value, name);
  }
  const cached = (came.status === 304 && before.cached) || {};
  for (const name of [...Object.keys(before.goes), "content-type"]) {
    const wanted = expected.headers.get(name) ?? cached[name] ?? null;
    assert.equal(came.fields.get(name), wanted, name);
  }
  if (!isFetch && method === "GET" && expected.body) {
    assert.equal(came.fields.get("content-length"), String(Buffer.byteLength(came.body)));
  }
}

/**
 * Registers the tests of one adapter.
 *
 * @param file the server
 * @param adapter what is different there
 * @param ports where it listens: as it comes, and with a configuration
 * @param log gives what its log has had since it was last read
 * @param entries the package, as a project has it installed
 */
export function suite(file, adapter, ports, log, { httpexc, createErrors }) {
  const { usual: port, configured: other } = ports;
  const usual = createErrors();
  const configured = createErrors(configuration());

  test(`${file}: each case in each format is what createErrors gives`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      for (const accept of ACCEPTS) {
        for (const method of adapter.methods ?? ["GET", "HEAD"]) {
          const asked = { method, headers: { accept } };
          const came = await ask(port, `/${name}`, asked);
          await hold(came, make(httpexc), usual, asked, adapter);
          for (const text of Object.values(PRIVATE)) assert.ok(!came.text.includes(text));
        }
      }
    }
  });

  test(`${file}: the options of createErrors have their effect`, async () => {
    for (const [name, { make }] of Object.entries(CASES)) {
      const asked = { headers: { accept: "application/json", "x-request-id": "id-7" } };
      const came = await ask(other, `/${name}`, asked);
      await hold(came, make(httpexc), configured, asked, adapter);
      assert.equal(came.fields.get("x-configured"), "yes");
      assert.equal(came.fields.get("x-request-id"), "id-7");
    }
    const came = await ask(other, "/handled");
    assert.equal(came.status, 410);
    assert.equal((await ask(port, "/handled")).status, 500);
  });

  test(`${file}: what another package throws keeps its status, and its text where that is public`, async () => {
    const conflict = await ask(port, "/http-errors");
    assert.equal(conflict.status, 409);
    assert.equal(JSON.parse(conflict.body).detail, "A text of http-errors.");
    assert.equal(conflict.fields.get("x-own"), "1");
    const busy = await ask(port, "/http-errors-503");
    assert.equal(busy.status, 503);
    assert.ok(!busy.text.includes(PRIVATE.detail));
    const unknown = await ask(port, "/http-errors-401");
    assert.equal(unknown.status, 401);
    assert.equal(JSON.parse(unknown.body).title, "Unauthorized");
    assert.equal(JSON.parse(unknown.body).detail, undefined);
    for (const path of ["/upstream", "/text"]) {
      const came = await ask(port, path);
      assert.equal(came.status, 500, path);
      assert.ok(!came.text.includes(PRIVATE.plain));
    }
  });

  test(`${file}: an answer that was thrown stays what it is, and an error of the network is a 500`, async () => {
    const carried = await ask(port, "/carried");
    assert.deepEqual([carried.status, carried.body], [404, "A carried answer."]);
    // Bun tells of a length of 0 wherever it is handed no content.
    if ((adapter.methods ?? ["HEAD"]).includes("HEAD") && adapter.runtime !== "bun") {
      // RFC 9110, 8.6: the length of what GET has, or none.
      const head = await ask(port, "/carried", { method: "HEAD" });
      const length = carried.fields.get("content-length");
      assert.equal(head.status, 404);
      assert.ok([null, length].includes(head.fields.get("content-length")), head.text);
    }
    const failed = await ask(port, "/network-error");
    assert.equal(failed.status, 500);
    if (adapter.errorsOnly) return;
    assert.equal(JSON.parse(failed.body).title, "Internal Server Error");
    const came = await ask(port, "/response");
    assert.deepEqual([came.status, came.body], [409, "A ready answer."]);
    assert.equal(came.fields.get("x-own"), "1");
  });

  // Elysia and h3 1 read what they catch before the adapter is asked, and fail at a proxy themselves.
  const skip = adapter.readsFirst ? "the framework fails at it before the adapter is asked" : false;
  test(`${file}: what stands in for an error is a 500 that tells nothing`, { skip }, async () => {
    const came = await ask(port, "/stand-in");
    assert.equal(came.status, 500);
    assert.ok(!came.text.includes(PRIVATE.detail));
    assert.equal(JSON.parse(came.body).title, "Internal Server Error");
  });

  test(`${file}: a bare status ${adapter.isBare ? "counts" : "does not count"}`, async () => {
    const came = await ask(port, "/bare-status");
    assert.equal(came.status, adapter.isBare ? 404 : 500);
    assert.equal(JSON.parse(came.body).detail, adapter.isBare ? "A bare status." : undefined);
  });

  test(`${file}: the log has all of a 5xx, and nothing of a 4xx`, async () => {
    await log();
    await ask(port, "/404");
    assert.deepEqual(await log(), []);
    await ask(port, "/503");
    const busy = (await log()).join("\n");
    assert.ok(busy.includes(PRIVATE.detail), busy);
    await ask(port, "/plain");
    const plain = (await log()).join("\n");
    assert.ok(plain.includes(PRIVATE.plain), plain);
  });

  test(`${file}: answers without content and with several cookies`, async () => {
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
      await hold(await ask(port, path), error, usual, {}, adapter);
    }
  });
}
