// An error that was read from another server, in a framework without an adapter: its status may pass,
// and its texts and headers may not.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import express from "express";
import Fastify from "fastify";
import Koa from "koa";
import { createProject } from "../lib/project.mjs";

const folder = createProject("read-errors-in-frameworks", {
  "entries.mjs": 'export { fromResponse } from "httpexc/client";',
});
const { fromResponse } = await import(pathToFileURL(join(folder, "entries.mjs")).href);

const SECRET = "The owner of songs is mia@example.com";

const readError = () =>
  fromResponse(
    Response.json(
      { code: "no_owner", message: SECRET, errors: [{ field: "owner", message: SECRET }] },
      {
        status: 403,
        headers: { "set-cookie": "a=b", "www-authenticate": `Basic realm="${SECRET}"` },
      },
    ),
  );

const HANDLERS = {
  express() {
    const app = express();
    app.set("env", "production");
    return app.get("/", async () => {
      throw await readError();
    });
  },
  koa() {
    const app = new Koa();
    app.silent = true;
    return app.use(async () => {
      throw await readError();
    });
  },
  async fastify() {
    const app = Fastify();
    app.get("/", async () => {
      throw await readError();
    });
    await app.ready();
    return { listen: (...options) => app.server.listen(...options) };
  },
};

for (const [name, createHandler] of Object.entries(HANDLERS)) {
  test(`${name} without an adapter sends no text and no header of a read error`, async (t) => {
    const app = await createHandler();
    const server = await new Promise((resolve) => {
      const listening = app.listen(0, "127.0.0.1", () => resolve(listening));
    });
    t.after(() => server.close());
    const response = await fetch(`http://127.0.0.1:${server.address().port}/`);
    assert.equal(response.status, 403);
    assert.equal(response.headers.get("set-cookie"), null);
    assert.equal(response.headers.get("www-authenticate"), null);
    assert.ok(!(await response.text()).includes("mia"));
  });
}
