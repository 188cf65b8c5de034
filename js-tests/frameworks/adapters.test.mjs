// The adapters in their real frameworks: each answer is held to the one that `createErrors` gives.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import http from "node:http";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { BEFORE, CASES, configuration, PRIVATE } from "./cases.mjs";
import { prepare, serve } from "./measure.mjs";

/** What stands for the fields that were set before, where a framework has no way to set them. */
const NOTHING = { varies: "", stays: {}, goes: BEFORE.goes };

/** By server: the entry, and what is different there. */
const ADAPTERS = {
  express: { entry: "express" },
  express4: { entry: "express" },
  connect: { entry: "express" },
  koa: { entry: "koa" },
  fastify: { entry: "fastify" },
  hono: { entry: "hono", isFetch: true },
  h3: { entry: "h3", isFetch: true },
  h3v1: { entry: "h3" },
  elysia: { entry: "elysia", isFetch: true, before: { ...BEFORE, varies: "" }, runtime: "bun" },
  "itty-router": { entry: "itty", isFetch: true, before: NOTHING, methods: ["GET"] },
  nest: { entry: "nest" },
  "nest-fastify": { entry: "nest", methods: ["GET"] },
};

const folder = prepare("adapters");
writeFileSync(
  join(folder, "entries.mjs"),
  'export * as httpexc from "httpexc"; export { createErrors } from "httpexc/server";',
);
const { httpexc, createErrors } = await import(pathToFileURL(join(folder, "entries.mjs")).href);
const started = ["node", "bun"].map((wanted) => {
  const some = Object.entries(ADAPTERS).filter(([, { runtime = "node" }]) => runtime === wanted);
  const names = some.map(([file, { entry }]) => `${file}:${entry}`);
  const options = { script: "adapted.mjs", nodeEnv: "production", runtime: wanted };
  return serve({ after }, folder, names, options);
});
const processes = await Promise.all(started);
const ports = Object.assign({}, ...processes.map((process) => process.ports));

/** Gives what the log of a server has had since it was last read. */
function log(file) {
  const { log } = processes.find((process) => file in process.ports);
  return log(file);
}

const agent = new http.Agent({ keepAlive: true });
after(() => agent.destroy());

/** Sends a request; gives status, fields and content as they came. */
function ask(port, path, { method = "GET", headers = {}, content } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: "127.0.0.1", port, path, method, headers, agent, timeout: 5000 },
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
async function hold(
  came,
  error,
  errors,
  { method = "GET", headers = {} },
  { before = BEFORE, isFetch },
) {
  const request = new Request("http://127.0.0.1/x", { method, headers });
  const expected = await errors.respond(error, request);
  assert.equal(came.status, expected.status);
  assert.equal(came.body, await expected.text());
  for (const [name, value] of expected.headers) {
    if (name === "vary" || name === "set-cookie") continue;
    assert.equal(came.fields.get(name), value, name);
  }
  assert.deepEqual(
    members(came.fields.get("vary")),
    members([before.varies, expected.headers.get("vary")].filter(Boolean).join()),
  );
  assert.deepEqual(
    came.fields.getSetCookie().sort(),
    [before.stays["set-cookie"], ...expected.headers.getSetCookie()].filter(Boolean),
  );
  for (const [name, value] of Object.entries(before.stays)) {
    if (name !== "set-cookie") assert.equal(came.fields.get(name), value, name);
  }
  for (const name of [...Object.keys(before.goes), "content-type"]) {
    assert.equal(came.fields.get(name), expected.headers.get(name), name);
  }
  if (!isFetch && method === "GET" && expected.body) {
    assert.equal(came.fields.get("content-length"), String(Buffer.byteLength(came.body)));
  }
}

const usual = createErrors();
const configured = createErrors(configuration());

for (const [file, adapter] of Object.entries(ADAPTERS)) {
  const { usual: port, configured: other } = ports[file];

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

  test(`${file}: the log has all of a 5xx, and nothing of a 4xx`, async () => {
    await log(file);
    await ask(port, "/404");
    assert.deepEqual(await log(file), []);
    await ask(port, "/503");
    const busy = (await log(file)).join("\n");
    assert.ok(busy.includes(PRIVATE.detail), busy);
    await ask(port, "/plain");
    const plain = (await log(file)).join("\n");
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

for (const file of [
  "koa",
  "fastify",
  "hono",
  "h3",
  "h3v1",
  "itty-router",
  "nest",
  "nest-fastify",
]) {
  test(`${file}: an error of the framework's own keeps status and text`, async () => {
    const came = await ask(ports[file].usual, "/own");
    assert.equal(came.status, 409);
    assert.equal(came.fields.get("content-type"), "application/problem+json");
    assert.equal(JSON.parse(came.body).detail, "A text of its own.");
  });
}

for (const file of ["express", "express4", "fastify"]) {
  test(`${file}: JSON that cannot be read is a 400`, async () => {
    const came = await ask(ports[file].usual, "/json", {
      method: "POST",
      headers: { "content-type": "application/json" },
      content: '{"a":',
    });
    assert.equal(came.status, 400);
    assert.equal(came.fields.get("content-type"), "application/problem+json");
  });
}

for (const file of ["express", "express4", "koa", "fastify"]) {
  test(`${file}: an answer that has begun is cut`, async () => {
    await assert.rejects(ask(ports[file].usual, "/half"), /aborted|hang up|terminated/);
  });
}

for (const file of ["express", "express4"]) {
  test(`${file}: a path that cannot be decoded is a 400`, async () => {
    assert.equal((await ask(ports[file].usual, "/%ff")).status, 400);
  });
}

test("fastify: what fails validation is a 400 that says what", async () => {
  const came = await ask(ports.fastify.usual, "/validated?page=x");
  assert.equal(came.status, 400);
  assert.match(JSON.parse(came.body).detail, /page must be integer/);
});

test("hono: a ready answer goes out as it is", async () => {
  const came = await ask(ports.hono.usual, "/ready");
  assert.deepEqual([came.status, came.body], [401, "Ready."]);
});

test("hono: an error after the answer takes the answer's place", async () => {
  const came = await ask(ports.hono.usual, "/late/404");
  await hold(came, CASES[404].make(httpexc), usual, {}, ADAPTERS.hono);
});

for (const file of ["nest", "nest-fastify"]) {
  test(`${file}: a list of messages is one detail`, async () => {
    const came = await ask(ports[file].usual, "/invalid");
    assert.equal(came.status, 400);
    assert.equal(JSON.parse(came.body).detail, "a must be a number; b must be a text");
  });
}

test("elysia: an unknown route, a bad body, validation and a success", async () => {
  const { usual: port } = ports.elysia;
  const unknown = await ask(port, "/no/route");
  assert.deepEqual(JSON.parse(unknown.body), {
    type: "about:blank",
    title: "Not Found",
    status: 404,
  });
  const asked = { method: "POST", headers: { "content-type": "application/json" } };
  const bad = await ask(port, "/json", { ...asked, content: "{" });
  assert.equal(bad.status, 400);
  assert.equal(bad.fields.get("content-type"), "application/problem+json");
  const invalid = await ask(port, "/json", { ...asked, content: '{"a":"x"}' });
  assert.equal(invalid.status, 422);
  assert.match(invalid.body, /"type":"validation"/);
  const teapot = await ask(port, "/teapot");
  assert.deepEqual([teapot.status, teapot.body], [418, "A text of its own."]);
  const fine = await ask(port, "/fine");
  assert.deepEqual([fine.status, fine.body], [200, "Fine."]);
});

for (const file of ["express", "koa", "fastify", "h3v1", "nest", "nest-fastify"]) {
  test(`${file}: a 426 names the upgrade in Connection, too`, async () => {
    const came = await ask(ports[file].usual, "/upgrade");
    assert.equal(came.status, 426);
    assert.equal(came.fields.get("upgrade"), "websocket");
    assert.match(came.fields.get("connection"), /\bUpgrade\b/);
  });
}
